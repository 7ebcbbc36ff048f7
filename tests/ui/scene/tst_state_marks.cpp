// SPDX-License-Identifier: MIT
// One state of the selected item: its frame and its words.
#include "scene_cases.h"

#include "scene/state_marks.h"

#include <QTest>

using namespace overlapse;

class TestStateMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFrameIsAroundTheState();
    void itIsDrawnInItsOwnPanelAlone();
    void words();
    void names();
};

namespace {

constexpr PanelId panel{7};

std::vector<QRectF> framesOf(const Scene &scene, const Theme &theme)
{
    std::vector<QRectF> frames;
    for (const SceneLayer &layer : scene.layers)
        for (const ScenePolygon &polygon : layer.polygons)
            if (!polygon.filled && polygon.colour == theme.text.rgba() && polygon.points.size() == 5)
                frames.emplace_back(polygon.points[0], polygon.points[2]);
    return frames;
}

} // namespace

void TestStateMarks::theFrameIsAroundTheState()
{
    Case shown({}, 4);
    shown.add({.mode = Mode::Concurrent});
    shown.input.panels[0].id = panel;
    const std::vector<CauseSpan> states = statesOf(shown.input.panels[0], 2);
    QVERIFY(states.size() >= 3);
    TimelineView view;
    view.selected = 2;
    view.stateIn = panel;
    for (const RowMode mode : {RowMode::Items, RowMode::Lanes})
        for (const CauseSpan &state : states) {
            view.rowMode = mode;
            view.state = state;
            const TimelineLayout layout = layoutTimeline(shown.input, view);
            const auto frames =
                framesOf(buildTimelineScene(shown.input, view, lightTheme(), layout), lightTheme());
            if (mode == RowMode::Lanes && frames.empty())
                continue; // it held no lane
            QCOMPARE(frames.size(), std::size_t(1));
            QVERIFY(std::abs(frames[0].left() - layout.time.x(state.begin)) <= 1);
            QVERIFY(std::abs(frames[0].right() - layout.time.x(state.end)) <= 4);
            if (mode == RowMode::Items) {
                const PanelArea &area = layout.panels[0];
                QVERIFY(frames[0].contains(frames[0].center().x(), area.firstRowTop + 2.5 * area.rowHeight));
            }
        }
}

void TestStateMarks::itIsDrawnInItsOwnPanelAlone()
{
    Case shown({}, 4);
    shown.addAll({Mode::Concurrent, Mode::Parallel}, 4, 4, 4);
    shown.input.panels[0].id = panel;
    shown.input.panels[1].id = PanelId(8);
    TimelineView view;
    view.selected = 2;
    view.stateIn = panel;
    view.state = statesOf(shown.input.panels[0], 2).front();
    QCOMPARE(framesOf(buildTimelineScene(shown.input, view, darkTheme()), darkTheme()).size(),
             std::size_t(1));
    view.stateIn = PanelId(9);
    QVERIFY(framesOf(buildTimelineScene(shown.input, view, darkTheme()), darkTheme()).empty());
    view.stateIn = panel;
    view.selected = 4'000; // of other work
    QVERIFY(framesOf(buildTimelineScene(shown.input, view, darkTheme()), darkTheme()).empty());
}

void TestStateMarks::words()
{
    Case shown({}, 4);
    shown.add({.mode = Mode::Concurrent});
    const PanelInput &input = shown.input.panels[0];
    const std::vector<CauseSpan> states = statesOf(input, 0);
    QCOMPARE(states.front().cause, Cause::FetchRunning);
    QCOMPARE(stateWords(input, 0, states.front(), {}),
             QStringLiteral("fetch running 1.000 s, 50 % of its latency"));
    QVERIFY(statesOf(input, -1).empty());
    QVERIFY(statesOf(input, 99).empty());
    QVERIFY(statesOf({}, 0).empty());
}

void TestStateMarks::names()
{
    Case shown({}, 4);
    shown.add({.mode = Mode::Parallel});
    PanelInput input = shown.input.panels[0];
    QCOMPARE(itemName(input, 1, {}), QStringLiteral("item 1"));
    WorkSpec work;
    InputList inputs;
    inputs.paths = {"a", "docs/report.pdf", QByteArray(300'000, 'x')};
    work.inputs = std::make_shared<const InputList>(inputs);
    input.names = std::make_shared<const WorkSpec>(work);
    QCOMPARE(itemName(input, 1, {}), QStringLiteral("item 1 · docs/report.pdf"));
    QVERIFY(itemName(input, 2, {}).size() < 100);
    QCOMPARE(itemName(input, 3, {}), QStringLiteral("item 3"));
}

QTEST_MAIN(TestStateMarks)
#include "tst_state_marks.moc"
