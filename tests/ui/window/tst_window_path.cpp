// SPDX-License-Identifier: MIT
// What hangs on what: the critical path piece by piece, links to what released an item, and why nothing was let in.
#include "window_under_test.h"

using namespace overlapse;

namespace {

// The article's four items, on two threads; the pointer rests where it points at nothing.
void begin(const Window &w)
{
    w.session.limits()->setThreads(2);
    QVERIFY(w.settles());
    w.pointAtNothing();
    w.session.view()->touchMode(static_cast<int>(Mode::Parallel));
    w.timeline()->forceActiveFocus();
    QVERIFY(w.settles());
}

const PanelInput &panelOf(const Window &w, Mode mode)
{
    for (const PanelInput &panel : w.panels())
        if (panel.id == panelOfMode(mode))
            return panel;
    qFatal("the mode has no panel");
}

/// The side panel's link to that item.
QQuickItem *linkTo(const Window &w, int item)
{
    QQuickItem *found = nullptr;
    Window::eachItem(w.window->contentItem(), [&](QQuickItem *candidate) {
        if (candidate->objectName() == QLatin1String("releasedBy") && candidate->isVisible()
            && candidate->parentItem()->property("item").toInt() == item)
            found = candidate;
    });
    return found;
}

} // namespace

class TestWindowPath : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void keysGoFromPieceToPiece();
    void codeThatWasClickedLeavesTheKeys();
    void theBarSaysHowMuchIsOfWhichCause();
    void allPanelsHaveOneWhileItIsShown();
    void aPieceComesIntoView();
    void aMeasuredRunHasOne();
    void whatReleasedAnItemIsALink();
    void enterFollowsAndBackspaceComesBack();
    void theStripSaysWhyNothingWasLetIn();
    void aKeyOverrulesAPointerThatRests();
    void whatReleasedIsFollowedByKeyAndBack();
    void anItemThatIsNoMoreIsNotSelected();
    void whatIsHiddenIsNotTold();
};

void TestWindowPath::keysGoFromPieceToPiece()
{
    const Window w;
    begin(w);
    QVERIFY(!w.visible("pathBar"));
    w.press(Qt::Key_C);
    QTRY_VERIFY(w.visible("pathBar"));
    QVERIFY(w.settles());
    QCOMPARE(w.text("pathTitle"), QStringLiteral("Critical path of Parallel"));
    QCOMPARE(w.text("pathCount"), QStringLiteral("3 pieces"));
    const std::vector<PathPiece> path = panelOf(w, Mode::Parallel).reasons->path;
    QCOMPARE(path.size(), std::size_t(3));
    for (std::size_t i = 0; i < path.size(); ++i) {
        w.press(Qt::Key_N);
        QTRY_COMPARE(w.text("pathCount"), QStringLiteral("%1 of 3").arg(i + 1));
        QCOMPARE(w.session.view()->state().piece, path[i]);
        QCOMPARE(w.session.view()->state().selected, path[i].item);
    }
    QVERIFY(w.text("pathWhat").contains("transform on the CPU"));
    QVERIFY(w.text("pathWhy").contains("the thread was free of item 1"));
    w.press(Qt::Key_N); // there is no further one
    QCOMPARE(w.text("pathCount"), QStringLiteral("3 of 3"));
    w.press(Qt::Key_N, Qt::ShiftModifier);
    QTRY_COMPARE(w.text("pathCount"), QStringLiteral("2 of 3"));
    w.click("pathBack");
    QTRY_COMPARE(w.text("pathCount"), QStringLiteral("1 of 3"));
    w.click("pathForward");
    QTRY_COMPARE(w.text("pathCount"), QStringLiteral("2 of 3"));
    w.click("pathClose");
    QTRY_VERIFY(!w.visible("pathBar"));
}

// It can be selected, and is typed into by nobody.
void TestWindowPath::codeThatWasClickedLeavesTheKeys()
{
    const Window w;
    begin(w);
    w.click("code");
    w.press(Qt::Key_C);
    QTRY_VERIFY(w.visible("pathBar"));
    w.press(Qt::Key_L);
    QTRY_VERIFY(w.session.view()->lanes());
}

void TestWindowPath::theBarSaysHowMuchIsOfWhichCause()
{
    const Window w;
    begin(w);
    w.press(Qt::Key_C);
    QTRY_VERIFY_WITH_TIMEOUT(w.settled() && !w.session.path()->shares().isEmpty(), patience);
    double sum = 0;
    QStringList texts;
    for (const QVariant &share : w.session.path()->shares()) {
        sum += share.toMap()["share"].toDouble();
        texts << share.toMap()["text"].toString();
    }
    QCOMPARE(sum, 1.0);
    QCOMPARE(texts, QStringList({"fetch running 1.000 s, 33 %", "transform on the CPU 2.000 s, 67 %"}));
}

void TestWindowPath::allPanelsHaveOneWhileItIsShown()
{
    const Window w;
    begin(w);
    const auto known = [&] {
        return std::count_if(w.panels().begin(), w.panels().end(), [](auto &panel) { return panel.reasons; });
    };
    QCOMPARE(known(), 1); // that of the run touched last
    w.press(Qt::Key_C);
    QTRY_VERIFY_WITH_TIMEOUT(w.settled() && known() == 5, patience);
    // Other limits, other paths.
    w.session.limits()->setThreads(4);
    QTRY_VERIFY_WITH_TIMEOUT(w.settled() && known() == 5, patience);
    for (const PanelInput &panel : w.panels())
        QCOMPARE(&panel.reasons->run, panel.run);
}

void TestWindowPath::aPieceComesIntoView()
{
    const Window w;
    begin(w);
    w.session.view()->setRange(Nanos(0), std::chrono::milliseconds(100));
    w.press(Qt::Key_C);
    QVERIFY(w.settles());
    for (int i = 0; i < 3; ++i)
        w.press(Qt::Key_N);
    const PathPiece last = panelOf(w, Mode::Parallel).reasons->path.back();
    const TimeRange seen = w.session.view()->shown();
    QVERIFY(seen.begin <= last.begin && seen.end > last.begin);
    QCOMPARE(seen.end - seen.begin, Nanos(std::chrono::milliseconds(100)));
}

void TestWindowPath::aMeasuredRunHasOne()
{
    const Window w;
    w.makeQuick();
    QVERIFY(w.settles());
    w.press(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(w.session.document()->state().runs.size() == 5 && w.settled(), patience);
    w.timeline()->forceActiveFocus();
    w.press(Qt::Key_C);
    QTRY_VERIFY_WITH_TIMEOUT(w.settled() && panelOf(w, Mode::Concurrent).reasons, patience);
    const PanelInput &panel = panelOf(w, Mode::Concurrent);
    QCOMPARE(panel.run->clock, Clock::Live);
    QCOMPARE(panel.reasons->path.back().end, panel.run->trace.end());
}

void TestWindowPath::whatReleasedAnItemIsALink()
{
    const Window w;
    begin(w);
    w.session.view()->select(3, 2);
    QTRY_VERIFY_WITH_TIMEOUT(w.settled() && linkTo(w, 1), patience);
    QCOMPARE(QAccessible::queryAccessibleInterface(linkTo(w, 1))->text(QAccessible::Name),
             QStringLiteral("the thread was free of item 1"));
    w.layOut();
    QTest::mouseClick(w.window, Qt::LeftButton, Qt::NoModifier,
                      w.placeOf(linkTo(w, 1), linkTo(w, 1)->boundingRect().center()));
    QTRY_COMPARE(w.session.view()->state().selected, 1);
}

void TestWindowPath::enterFollowsAndBackspaceComesBack()
{
    const Window w;
    begin(w);
    w.session.view()->select(3, 2);
    w.press(Qt::Key_Return);
    QCOMPARE(w.session.view()->state().selected, 1);
    w.press(Qt::Key_Return); // nobody released that one
    QCOMPARE(w.session.view()->state().selected, 1);
    w.press(Qt::Key_Backspace);
    QCOMPARE(w.session.view()->state().selected, 3);
    w.press(Qt::Key_Backspace); // where it began
    QCOMPARE(w.session.view()->state().selected, 3);
}

void TestWindowPath::theStripSaysWhyNothingWasLetIn()
{
    const Window w;
    w.session.limits()->setFetchLimit(2);
    begin(w);
    const TimelineLayout layout = layoutTimeline(w.session.view()->input(), w.session.view()->onScreen());
    const QRectF strip = layout.panels[2].counters;
    const auto pointAt = [&](Nanos at) {
        w.layOut();
        QTest::mouseMove(w.window, w.placeOf(w.timeline(), {layout.time.x(at), strip.center().y()}));
    };
    pointAt(std::chrono::milliseconds(500));
    QTRY_VERIFY2(
        w.timeline()->tip().contains("the fetches are full (N = 2): 2 being fetched; item 2 comes in"),
        qPrintable(w.timeline()->tip()));
    QVERIFY(w.timeline()->tip().contains("(item 0 made room among the fetches)"));
    pointAt(std::chrono::milliseconds(1500));
    QTRY_VERIFY2(w.timeline()->tip().contains("all items are in"), qPrintable(w.timeline()->tip()));
}

// The pointer is told of each frame that is drawn.
void TestWindowPath::aKeyOverrulesAPointerThatRests()
{
    const Window w;
    begin(w);
    w.press(Qt::Key_C);
    QTRY_VERIFY_WITH_TIMEOUT(w.settled() && w.session.path()->known(), patience);
    w.settleLayout();
    const TimelineLayout layout = layoutTimeline(w.session.view()->input(), w.session.view()->onScreen());
    const PanelArea &area = layout.panels[2];
    QTest::mouseMove(w.window, w.placeOf(w.timeline(), {layout.plot.center().x() / 2, area.firstRowTop + 2}));
    QTRY_COMPARE(w.session.inspector()->shownItem(), 0);
    while (w.session.view()->state().selected <= 0)
        w.press(Qt::Key_N);
    const auto gone = static_cast<int>(w.session.view()->state().selected);
    w.settleLayout();
    QCOMPARE(w.session.inspector()->shownItem(), gone);
    QCOMPARE(w.timeline()->tip(), QString());
    QTest::mouseMove(w.window,
                     w.placeOf(w.timeline(), {layout.plot.center().x() / 2 + 5, area.firstRowTop + 2}));
    QTRY_COMPARE(w.session.inspector()->shownItem(), 0);
}

void TestWindowPath::whatReleasedIsFollowedByKeyAndBack()
{
    const Window w;
    begin(w);
    w.session.view()->select(3, 2);
    QTRY_VERIFY_WITH_TIMEOUT(w.settled() && linkTo(w, 1), patience);
    linkTo(w, 1)->forceActiveFocus(Qt::TabFocusReason);
    w.press(Qt::Key_Return);
    QTRY_COMPARE(w.session.view()->state().selected, 1);
    w.press(Qt::Key_Backspace);
    QTRY_COMPARE(w.session.view()->state().selected, 3);
}

void TestWindowPath::anItemThatIsNoMoreIsNotSelected()
{
    const Window w;
    w.session.work()->setItems(20);
    begin(w);
    w.session.view()->select(15, 2);
    QTRY_VERIFY(!w.visible("comparePanel"));
    w.session.work()->setItems(4);
    QVERIFY(w.settles());
    QCOMPARE(w.session.view()->state().selected, -1);
    QVERIFY(w.visible("comparePanel"));
}

void TestWindowPath::whatIsHiddenIsNotTold()
{
    const Window w;
    begin(w);
    w.press(Qt::Key_C);
    QTRY_VERIFY(w.visible("pathBar"));
    w.press(Qt::Key_G);
    QTRY_VERIFY(w.session.lesson()->hidden());
    QTRY_VERIFY(!w.visible("pathBar"));
    QTRY_VERIFY(!w.session.path()->known());
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowPath>(argc, argv);
}
#include "tst_window_path.moc"
