// SPDX-License-Identifier: MIT
// The critical path through the rows, and arrows from what released the selected item, as data.
#include "scene_cases.h"

#include <QTest>

#include <algorithm>

using namespace overlapse;

namespace {

constexpr QSizeF size(1000, 700);

/// A case of one panel with its reasons.
struct ReasonedCase
{
    ReasonedCase(const WorkSpec &work, Mode mode, int cores)
        : drawn(work, cores),
          run(drawn.add({.mode = mode, .fetchLimit = 4, .transformLimit = 4, .threads = 2})), waits(run),
          reasons(run, waits, work)
    {
        drawn.input.panels.front().reasons = &reasons;
        drawn.input.panels.front().id = panelOfMode(mode);
    }

    Case drawn;
    Run &run;
    WaitAccount waits;
    Reasons reasons;
};

TimelineView pathView()
{
    TimelineView view;
    view.size = size;
    view.path = true;
    return view;
}

std::vector<ScenePolygon> polygonsOf(const Scene &scene, const QColor &colour, bool filled)
{
    std::vector<ScenePolygon> found;
    for (const SceneLayer &layer : scene.layers)
        for (const ScenePolygon &polygon : layer.polygons)
            if (polygon.colour == colour.rgba() && polygon.filled == filled)
                found.push_back(polygon);
    return found;
}

bool hasLevelStep(const ScenePolygon &line, double from, double to, double top, double bottom)
{
    for (std::size_t i = 1; i < line.points.size(); ++i) {
        const QPointF a = line.points[i - 1];
        const QPointF b = line.points[i];
        if (a.y() == b.y() && a.x() <= from + 0.5 && b.x() >= to - 0.5 && a.y() > top && a.y() <= bottom)
            return true;
    }
    return false;
}

} // namespace

class TestChainMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePathGoesAlongItsPieces();
    void itIsDrawnWhereItIsWantedOnly();
    void aLongPathCostsNoMoreThanTheWidth();
    void inLanesItGoesAlongTheLanes();
    void thePieceThatWasGoneToStandsOut();
    void arrowsComeFromWhatReleased();
};

void TestChainMarks::thePathGoesAlongItsPieces()
{
    for (const Mode mode : allModes) {
        const ReasonedCase one(articleWork(), mode, 2);
        TimelineView view = pathView();
        const TimelineLayout layout = layoutTimeline(one.drawn.input, view);
        const Theme theme = lightTheme();
        const auto lines =
            polygonsOf(buildTimelineScene(one.drawn.input, view, theme, layout), theme.text, false);
        QCOMPARE(lines.size(), std::size_t(1));
        QVERIFY(!one.reasons.path.empty());
        for (const PathPiece &piece : one.reasons.path) {
            const double top = layout.panels[0].firstRowTop + double(piece.item) * layout.panels[0].rowHeight;
            QVERIFY(hasLevelStep(lines[0], layout.time.x(piece.begin), layout.time.x(piece.end), top,
                                 top + layout.panels[0].rowHeight));
        }
        // Level and upright: never aslant.
        for (std::size_t i = 1; i < lines[0].points.size(); ++i)
            QVERIFY(lines[0].points[i - 1].x() == lines[0].points[i].x()
                    || lines[0].points[i - 1].y() == lines[0].points[i].y());
    }
}

void TestChainMarks::itIsDrawnWhereItIsWantedOnly()
{
    ReasonedCase one(articleWork(), Mode::Parallel, 2);
    const Theme theme = lightTheme();
    TimelineView view = pathView();
    view.path = false;
    const auto count = [&] {
        return polygonsOf(buildTimelineScene(one.drawn.input, view, theme), theme.text, false).size();
    };
    QCOMPARE(count(), std::size_t(0));
    view.path = true;
    QCOMPARE(count(), std::size_t(1));
    one.drawn.input.panels.front().reasons = nullptr;
    QCOMPARE(count(), std::size_t(0));
}

void TestChainMarks::aLongPathCostsNoMoreThanTheWidth()
{
    const ReasonedCase one(crawlerWork(100'000), Mode::Sequential, 2);
    QVERIFY(one.reasons.path.size() > 100'000);
    const Theme theme = lightTheme();
    TimelineView view = pathView();
    const auto lines = polygonsOf(buildTimelineScene(one.drawn.input, view, theme), theme.text, false);
    QCOMPARE(lines.size(), std::size_t(1));
    QVERIFY(lines[0].points.size() > 100);
    QVERIFY(double(lines[0].points.size()) <= 4 * size.width());
    // Zoomed in, its pieces again.
    view.begin = one.run.trace.end() / 2;
    view.end = view.begin + 2s;
    const TimelineLayout layout = layoutTimeline(one.drawn.input, view);
    const auto near = polygonsOf(buildTimelineScene(one.drawn.input, view, theme, layout), theme.text, false);
    QCOMPARE(near.size(), std::size_t(1));
    for (const QPointF &point : near[0].points)
        QVERIFY(point.x() >= layout.time.left() - 1 && point.x() <= layout.time.right() + 1);
}

void TestChainMarks::inLanesItGoesAlongTheLanes()
{
    const ReasonedCase one(articleWork(), Mode::Parallel, 2);
    TimelineView view = pathView();
    view.rowMode = RowMode::Lanes;
    const TimelineLayout layout = layoutTimeline(one.drawn.input, view);
    const Theme theme = lightTheme();
    const auto lines =
        polygonsOf(buildTimelineScene(one.drawn.input, view, theme, layout), theme.text, false);
    QCOMPARE(lines.size(), std::size_t(1));
    for (const PathPiece &piece : one.reasons.path) {
        const ItemRow row = one.run.trace.row(piece.item);
        // Two threads, then four slots.
        const int lane = piece.cause == Cause::FetchRunning ? 2 + row.fetchLane : row.transformLane;
        const double top = layout.panels[0].firstRowTop + lane * layout.panels[0].rowHeight;
        QVERIFY(hasLevelStep(lines[0], layout.time.x(piece.begin), layout.time.x(piece.end), top,
                             top + layout.panels[0].rowHeight));
    }
}

void TestChainMarks::thePieceThatWasGoneToStandsOut()
{
    const ReasonedCase one(articleWork(), Mode::Parallel, 2);
    TimelineView view = pathView();
    view.piece = one.reasons.path.back();
    view.pieceOf = panelOfMode(Mode::Parallel);
    const Theme theme = lightTheme();
    const TimelineLayout layout = layoutTimeline(one.drawn.input, view);
    const auto marked = [&] {
        return polygonsOf(buildTimelineScene(one.drawn.input, view, theme, layout), theme.accent, false);
    };
    QCOMPARE(marked().size(), std::size_t(1));
    QCOMPARE(marked()[0].points[0].x(), layout.time.x(view.piece->begin));
    QCOMPARE(marked()[0].points[1].x(), layout.time.x(view.piece->end));
    view.pieceOf = panelOfMode(Mode::Concurrent); // another panel's
    QVERIFY(marked().empty());
}

// Four items on two threads: item 3's transform waits for the thread of item 1.
void TestChainMarks::arrowsComeFromWhatReleased()
{
    const ReasonedCase one(articleWork(), Mode::Parallel, 2);
    const std::vector<ReleasedWait> waits = releasedWaits(one.reasons, 3);
    QCOMPARE(waits.size(), std::size_t(1));
    QCOMPARE(waits[0].release, (Release{Release::Kind::ThreadFree, 1, 2s}));
    const Theme theme = lightTheme();
    TimelineView view = pathView();
    view.selected = 3;
    const TimelineLayout layout = layoutTimeline(one.drawn.input, view);
    const PanelArea &area = layout.panels[0];
    const auto heads = [&] {
        return polygonsOf(buildTimelineScene(one.drawn.input, view, theme, layout), theme.accent, true);
    };
    QCOMPARE(heads().size(), std::size_t(1));
    QCOMPARE(heads()[0].points[0], QPointF(layout.time.x(2s), area.firstRowTop + 3.5 * area.rowHeight));
    view.selected = 0; // nobody released it
    QVERIFY(heads().empty());
}

QTEST_MAIN(TestChainMarks)
#include "tst_chain_marks.moc"
