// SPDX-License-Identifier: MIT
// What of the timeline is looked at more closely: a part of the time, items that are looked for, and states of an item.
#include "window_under_test.h"

#include "scene/hit_marks.h"
#include "scene/state_marks.h"

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

/// Where that time is on the timeline, in the middle of its height.
QPoint placeOfTime(const Window &w, Nanos at)
{
    const TimelineItem *timeline = w.timeline();
    const TimeRange shown = w.session.view()->shown();
    const double share =
        static_cast<double>((at - shown.begin).count()) / static_cast<double>(shown.length().count());
    const double x = timeline->plotLeft() + share * (timeline->plotRight() - timeline->plotLeft());
    return timeline->mapToScene({x, timeline->height() / 2}).toPoint();
}

void shiftDrag(const Window &w, QPoint from, QPoint to)
{
    constexpr int steps = 8;
    QTest::mousePress(w.window, Qt::LeftButton, Qt::ShiftModifier, from);
    for (int step = 1; step <= steps; ++step) {
        QMouseEvent move(QEvent::MouseMove, from + (to - from) * step / steps,
                         w.window->mapToGlobal(from + (to - from) * step / steps), Qt::NoButton,
                         Qt::LeftButton, Qt::ShiftModifier);
        QCoreApplication::sendEvent(w.window, &move);
    }
    QTest::mouseRelease(w.window, Qt::LeftButton, Qt::ShiftModifier, to);
}

bool isNear(Nanos a, Nanos b, Nanos by)
{
    return a - b <= by && b - a <= by;
}

void typeInto(const Window &w, const QString &text)
{
    w.press(Qt::Key_A, Qt::ControlModifier);
    for (const QChar c : text)
        QTest::keyClick(w.window, c.toLatin1());
}

const ViewState &state(const Window &w)
{
    return w.session.view()->state();
}

} // namespace

class TestWindowSeeing : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void aDragWithShiftSumsUpATime();
    void bracketsSelectTimeByKeyboard();
    void statesAndRunsAreChosen();
    void itsZoomAndItsPlace();
    void theRunsOfNowAreSummedUp();
    void slashFindsItems();
    void aNumberIsFound();
    void mistakesAreSaid();
    void dotAndCommaStepThroughItems();
    void arrowsWalkStates();
    void hoveringTellsLengthAndShare();
};

void TestWindowSeeing::aDragWithShiftSumsUpATime()
{
    const Window w;
    QVERIFY(w.settles());
    shiftDrag(w, placeOfTime(w, 4s), placeOfTime(w, 1s)); // to the left as well
    QTRY_VERIFY(w.visible("rangeDrawer"));
    QVERIFY(state(w).range.has_value());
    QVERIFY(isNear(state(w).range->begin, 1s, 20ms) && isNear(state(w).range->end, 4s, 20ms));
    QCOMPARE(state(w).selected, -1);
    QVERIFY(!w.session.view()->zoomed());
    QVERIFY(w.settles());
    const RangeFigures *figures = w.session.seeing()->range()->figures();
    QVERIFY(figures);
    QCOMPARE(figures->range, *state(w).range);
    QCOMPARE(figures->runs.size(), std::size_t(5));
    const Run *parallel = w.panels()[2].run;
    QCOMPARE(figures->runs[2].of.finished,
             rangeStatistics(*parallel, *w.panels()[2].waits, *state(w).range).finished);
    QTRY_VERIFY(w.visible("rangeColumn4") && w.visible("rangeRow0"));
    w.timeline()->forceActiveFocus();
    w.press(Qt::Key_Escape);
    QVERIFY(!state(w).range);
    QTRY_VERIFY(!w.visible("rangeDrawer"));
}

void TestWindowSeeing::bracketsSelectTimeByKeyboard()
{
    const Window w;
    QVERIFY(w.settles());
    w.timeline()->forceActiveFocus();
    w.session.view()->setRange(1s, 3s);
    w.press(Qt::Key_BracketLeft);
    QCOMPARE(*state(w).range, (TimeRange{1s, 3s})); // what is seen
    QTRY_VERIFY(w.visible("rangeDrawer"));
    // The second item of sequential is under way from 2 s to 4 s.
    w.session.view()->select(1, 0);
    w.press(Qt::Key_BracketLeft);
    QCOMPARE(*state(w).range, (TimeRange{2s, 3s}));
    w.press(Qt::Key_BracketRight);
    QCOMPARE(*state(w).range, (TimeRange{2s, 4s}));
    // From an item behind the other end on.
    w.session.view()->select(3, 0);
    w.press(Qt::Key_BracketLeft);
    QCOMPARE(*state(w).range, (TimeRange{6s, 8s}));
    w.click("rangeClose");
    QVERIFY(!state(w).range);
    QTRY_VERIFY(!w.visible("rangeDrawer"));
}

void TestWindowSeeing::statesAndRunsAreChosen()
{
    const Window w;
    QVERIFY(w.settles());
    w.session.view()->selectRange(0s, 8s);
    QVERIFY(w.settles());
    w.settleLayout();
    RangeView *range = w.session.seeing()->range();
    QCOMPARE(range->column(), 2); // the mode that was touched last
    w.click("rangeColumn0");
    QTRY_COMPARE(range->column(), 0);
    QTRY_VERIFY(w.visible("rangeRow2"));
    w.click("rangeRow1");
    QTRY_COMPARE(range->state(), static_cast<int>(Cause::FetchRunning));
    QTRY_COMPARE(w.property("histogram", "topic").toString(), QStringLiteral("fetch running"));
    w.press(Qt::Key_Up);
    QTRY_COMPARE(range->state(), latencyRow);
    w.press(Qt::Key_Right);
    QTRY_COMPARE(range->column(), 1);
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("rangeDrawer"));
    QVERIFY(w.timeline()->hasActiveFocus());
}

void TestWindowSeeing::itsZoomAndItsPlace()
{
    const Window w;
    QVERIFY(w.settles());
    w.session.view()->selectRange(2s, 4s);
    QVERIFY(w.settles());
    w.settleLayout();
    w.click("rangeZoom");
    QCOMPARE(w.session.view()->shown(), (TimeRange{2s, 4s}));
    // One place for it, the map and the results.
    w.timeline()->forceActiveFocus();
    w.press(Qt::Key_R);
    QTRY_VERIFY(w.visible("resultsDrawer") && !w.visible("rangeDrawer"));
    QVERIFY(state(w).range.has_value());
    w.timeline()->forceActiveFocus();
    w.press(Qt::Key_BracketLeft);
    QTRY_VERIFY(!w.visible("resultsDrawer") && w.visible("rangeDrawer"));
}

void TestWindowSeeing::theRunsOfNowAreSummedUp()
{
    const Window w;
    QVERIFY(w.settles());
    w.session.view()->selectRange(0s, 2s);
    QVERIFY(w.settles());
    const std::int64_t before = w.session.seeing()->range()->figures()->runs[2].of.touched;
    w.session.limits()->setFetchLimit(1);
    QVERIFY(w.settles());
    QTRY_VERIFY(!w.session.seeing()->range()->pending());
    QVERIFY(w.session.seeing()->range()->figures()->runs[2].of.touched < before);
    // One that is hidden has no column.
    w.timeline()->forceActiveFocus();
    w.press(Qt::Key_1);
    QVERIFY(w.settles());
    QTRY_COMPARE(w.session.seeing()->range()->figures()->runs.size(), std::size_t(4));
}

void TestWindowSeeing::slashFindsItems()
{
    const Window w;
    w.type("itemsField", "40");
    w.type("fetchField", "exp(50ms)");
    QVERIFY(w.settles());
    w.timeline()->forceActiveFocus();
    w.press(Qt::Key_Slash);
    QTRY_VERIFY(w.visible("hitBar"));
    QTRY_VERIFY(w.item("hitField")->hasActiveFocus());
    typeInto(w, "fetch > p50");
    QVERIFY(w.settles());
    const auto hits = state(w).hits;
    QVERIFY(hits);
    QCOMPARE(hits->panels.size(), std::size_t(5));
    const auto &items = hits->in(panelOfMode(Mode::Parallel))->items;
    QVERIFY(items.size() > 3);
    QTRY_COMPARE(w.text("hitFigures"), QStringLiteral("%1 in Parallel").arg(items.size()));
    w.press(Qt::Key_Return);
    QTRY_COMPARE(state(w).selected, items[0]);
    QTRY_COMPARE(w.text("hitFigures"), QStringLiteral("1 of %1 in Parallel").arg(items.size()));
    QVERIFY(w.item("hitField")->hasActiveFocus());
    w.press(Qt::Key_Return);
    QTRY_COMPARE(state(w).selected, items[1]);
    w.press(Qt::Key_Return, Qt::ShiftModifier);
    w.press(Qt::Key_Return, Qt::ShiftModifier);
    QTRY_COMPARE(state(w).selected, items.back()); // before the first comes the last
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("hitBar"));
    QVERIFY(!state(w).hits);
    QVERIFY(w.timeline()->hasActiveFocus());
    w.press(Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(w.visible("hitBar"));
}

void TestWindowSeeing::aNumberIsFound()
{
    const Window w;
    QVERIFY(w.settles());
    w.timeline()->forceActiveFocus();
    w.press(Qt::Key_Slash);
    QTRY_VERIFY(w.item("hitField")->hasActiveFocus());
    typeInto(w, "2");
    w.press(Qt::Key_Return); // before it is found
    QTRY_COMPARE_WITH_TIMEOUT(state(w).selected, 2, patience);
    typeInto(w, "4000");
    QVERIFY(w.settles());
    QTRY_COMPARE(w.text("hitFigures"),
                 QStringLiteral("there is no item of that number: the 4 items are 0 to 3"));
    QVERIFY(!w.property("hitForward", "enabled").toBool());
}

void TestWindowSeeing::mistakesAreSaid()
{
    const Window w;
    QVERIFY(w.settles());
    w.timeline()->forceActiveFocus();
    w.press(Qt::Key_Slash);
    QTRY_VERIFY(w.item("hitField")->hasActiveFocus());
    typeInto(w, "fetch > 2");
    QTRY_VERIFY(w.text("hitFigures").contains("no unit"));
    typeInto(w, "invoice");
    QTRY_VERIFY(w.text("hitFigures").contains("no names"));
    typeInto(w, "failed");
    QTRY_COMPARE(w.text("hitFigures"), QStringLiteral("none found"));
}

void TestWindowSeeing::dotAndCommaStepThroughItems()
{
    const Window w;
    QVERIFY(w.settles());
    w.timeline()->forceActiveFocus();
    w.press(Qt::Key_Period);
    QTRY_COMPARE(state(w).selected, 0);
    w.press(Qt::Key_Period);
    QTRY_COMPARE(state(w).selected, 1);
    w.press(Qt::Key_Comma);
    w.press(Qt::Key_Comma);
    QTRY_COMPARE(state(w).selected, 0); // there is none before
    // It comes into view.
    w.session.view()->touchMode(static_cast<int>(Mode::Sequential));
    w.session.view()->setRange(0s, 1s);
    for (int i = 0; i < 3; ++i)
        w.press(Qt::Key_Period);
    QTRY_COMPARE(state(w).selected, 3);
    QTRY_VERIFY(w.session.view()->shown().end > 6s);
    // While a walk is on, the keys are its own.
    w.press(Qt::Key_T);
    QTRY_VERIFY(w.session.lesson()->walk()->active());
    w.press(Qt::Key_Period);
    QCOMPARE(state(w).selected, 3);
}

void TestWindowSeeing::arrowsWalkStates()
{
    const Window w;
    QVERIFY(w.settles());
    w.timeline()->forceActiveFocus();
    w.session.view()->select(2, 1); // of concurrent
    const std::vector<CauseSpan> states = statesOf(w.panels()[1], 2);
    QVERIFY(states.size() > 2);
    w.press(Qt::Key_Right);
    QCOMPARE(*state(w).state, states[0]);
    w.press(Qt::Key_Right);
    QCOMPARE(*state(w).state, states[1]);
    QTRY_VERIFY(w.visible("itemState"));
    const QString words = stateWords(w.panels()[1], 2, states[1], Wording::onScreen());
    QVERIFY(w.text("itemState").contains(words.mid(1)));
    QAccessibleInterface *chart = QAccessible::queryAccessibleInterface(w.timeline());
    QVERIFY(chart);
    QVERIFY2(chart->text(QAccessible::Description).contains(words),
             qPrintable(chart->text(QAccessible::Description)));
    for (int i = 0; i < 20; ++i)
        w.press(Qt::Key_Right);
    QCOMPARE(*state(w).state, states.back());
    w.press(Qt::Key_Left);
    QCOMPARE(*state(w).state, states[states.size() - 2]);
    w.press(Qt::Key_Escape);
    QVERIFY(!state(w).state);
    QCOMPARE(state(w).selected, 2);
    QVERIFY(chart->text(QAccessible::Description).startsWith(QLatin1String("item 2, Concurrent")));
    w.press(Qt::Key_Escape);
    QCOMPARE(state(w).selected, -1);
    // Without an item they move in time.
    w.session.view()->setRange(1s, 2s);
    w.press(Qt::Key_Right);
    QVERIFY(w.session.view()->shown().begin > 1s);
}

void TestWindowSeeing::hoveringTellsLengthAndShare()
{
    const Window w;
    QVERIFY(w.settles());
    const TimelineView view = w.session.view()->onScreen();
    const TimelineLayout layout = layoutTimeline(w.session.view()->input(), view);
    const PanelArea &area = layout.panels[0];
    const QPointF at(layout.time.x(500ms), area.firstRowTop + 0.5 * area.rowHeight);
    QTest::mouseMove(w.window, w.placeOf("experimentTitle"));
    QTest::mouseMove(w.window, w.timeline()->mapToScene(at).toPoint());
    QTRY_VERIFY(w.visible("timelineTip"));
    QVERIFY2(w.text("timelineTip")
                 .startsWith(QStringLiteral("item 0 · fetch running 1.000 s, 50 % of its latency · at ")),
             qPrintable(w.text("timelineTip")));
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowSeeing>(argc, argv);
}
#include "tst_window_seeing.moc"
