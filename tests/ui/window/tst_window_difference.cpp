// SPDX-License-Identifier: MIT
// Two runs compared: opened by a key or from a menu, chosen, pointed at, walked along, selected and exported.
#include "window_under_test.h"

#include "scene/difference_scene.h"

#include <QDir>
#include <QFile>

using namespace overlapse;

namespace {

DifferenceView &viewOf(const Window &w)
{
    return *w.session.difference();
}

const RunDifference &differenceIn(const Window &w)
{
    return viewOf(w).compared()->difference;
}

/// By the key; of six items of 30 ms and 10 ms.
void show(const Window &w)
{
    w.makeQuick();
    w.timeline()->forceActiveFocus();
    w.press(Qt::Key_V);
    QTRY_VERIFY_WITH_TIMEOUT(w.visible("differenceChart"), patience);
    QVERIFY(w.settles());
    QTRY_VERIFY(viewOf(w).any());
    w.settleLayout();
}

void choose(const Window &w, const QString &button, int index)
{
    w.click(button);
    const QString entry = button + u':' + QString::number(index);
    QTRY_VERIFY_WITH_TIMEOUT(w.visible(entry), patience);
    w.click(entry);
    QTRY_VERIFY(!w.visible(entry));
    QVERIFY(w.settles());
}

/// In the middle of the column of that rank.
QPoint columnAt(const Window &w, std::size_t rank)
{
    QQuickItem *chart = w.item("differenceChart");
    const DifferenceLayout layout = layoutDifferenceView(differenceIn(w), chart->size(), 1);
    const std::size_t column = *layout.columnOf(rank);
    return w.placeOf(chart, {(layout.x(column) + layout.x(column + 1)) / 2, layout.plot.center().y()});
}

} // namespace

class TestWindowDifference : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void theRunsOfTwoPanelsAreCompared();
    void inANarrowBarNothingLiesOverAnother();
    void othersAreChosen();
    void bothChangePlaces();
    void aClickSelectsInEveryPanel();
    void keysWalkAlongTheChart();
    void aMeasureAndAThreshold();
    void fromTheMenuOfAMode();
    void itFollowsTheExperiment();
    void aListSelectsToo();
    void onePlaceForAllDrawers();
    void itIsExported();
    void twoAreNeeded();
};

void TestWindowDifference::theRunsOfTwoPanelsAreCompared()
{
    const Window w;
    show(w);
    QCOMPARE(w.text("runA"), "Sequential");
    QCOMPARE(w.text("runB"), "Parallel"); // the one touched last
    const Nanos inA = w.panels()[0].run->trace.end();
    const Nanos inB = w.panels()[2].run->trace.end();
    QCOMPARE(differenceIn(w).makespanA, inA);
    QCOMPARE(differenceIn(w).makespanB, inB);
    QVERIFY2(w.text("differenceWords").startsWith("B is "), qPrintable(w.text("differenceWords")));
    QVERIFY(w.text("differenceWords").contains(" shorter"));
    QCOMPARE(differenceIn(w).size(), 6);
    w.timeline()->forceActiveFocus();
    w.press(Qt::Key_V);
    QTRY_VERIFY(!w.visible("differenceDrawer"));
    QVERIFY(w.timeline()->hasActiveFocus());
}

void TestWindowDifference::inANarrowBarNothingLiesOverAnother()
{
    const Window w;
    show(w);
    QQuickItem *drawer = w.item("differenceDrawer");
    for (const int width : {1400, 960, 800}) {
        w.window->setMinimumSize({});
        w.window->resize(width, 600);
        QTRY_VERIFY(w.visible("runB") && drawer->width() < width);
        w.settleLayout();
        double taken = 0;
        for (const char *name :
             {"runA", "swapRuns", "runB", "differenceMeasure", "differenceThreshold", "differenceExport"}) {
            const QQuickItem *part = w.item(name);
            const double left = part->mapToItem(drawer, {}).x();
            QVERIFY2(left >= taken, name);
            taken = left + part->width();
        }
        QVERIFY(taken <= drawer->width());
    }
}

void TestWindowDifference::othersAreChosen()
{
    const Window w;
    show(w);
    choose(w, "runA", 1);
    QCOMPARE(w.text("runA"), "Concurrent");
    QTRY_COMPARE(differenceIn(w).makespanA, w.panels()[1].run->trace.end());
    choose(w, "runB", 4);
    QTRY_COMPARE(differenceIn(w).makespanB, w.panels()[4].run->trace.end());
}

void TestWindowDifference::bothChangePlaces()
{
    const Window w;
    show(w);
    const Nanos before = differenceIn(w).makespanA;
    w.click("swapRuns");
    QTRY_COMPARE(w.text("runB"), "Sequential");
    QVERIFY(w.settles());
    QTRY_COMPARE(differenceIn(w).makespanB, before);
    // The other is chosen for A: a run is not compared with itself.
    choose(w, "runA", 0);
    QCOMPARE(w.text("runA"), "Sequential");
    QCOMPARE(w.text("runB"), "Parallel");
}

void TestWindowDifference::aClickSelectsInEveryPanel()
{
    const Window w;
    show(w);
    const std::size_t last = differenceIn(w).size() - 1;
    QTest::mouseMove(w.window, columnAt(w, last));
    const QString name = QStringLiteral("item %1: ").arg(differenceIn(w).pairAt(last).b);
    QTRY_VERIFY2(w.text("differenceFigures").startsWith(name), qPrintable(w.text("differenceFigures")));
    QTest::mouseClick(w.window, Qt::LeftButton, Qt::NoModifier, columnAt(w, last));
    QTRY_COMPARE(w.session.view()->state().selected, differenceIn(w).pairAt(last).b);
    QCOMPARE(w.session.view()->state().resultsOf, panelOfMode(Mode::Parallel));
}

void TestWindowDifference::keysWalkAlongTheChart()
{
    const Window w;
    show(w);
    w.pointAtNothing();
    w.item("differenceChart")->forceActiveFocus(Qt::TabFocusReason);
    w.press(Qt::Key_Right);
    QTRY_COMPARE(viewOf(w).pointed(), std::size_t(0));
    w.press(Qt::Key_Right);
    w.press(Qt::Key_Down);
    QTRY_COMPARE(viewOf(w).pointed(), std::size_t(2));
    w.press(Qt::Key_Up);
    QTRY_COMPARE(viewOf(w).pointed(), std::size_t(1));
    w.press(Qt::Key_End);
    QTRY_COMPARE(viewOf(w).pointed(), differenceIn(w).size() - 1);
    w.press(Qt::Key_Return);
    QTRY_COMPARE(w.session.view()->state().selected, differenceIn(w).pairAt(differenceIn(w).size() - 1).b);
    w.item("differenceChart")->forceActiveFocus(Qt::TabFocusReason);
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!viewOf(w).pointed());
    QVERIFY(w.visible("differenceChart"));
}

void TestWindowDifference::aMeasureAndAThreshold()
{
    const Window w;
    show(w);
    choose(w, "differenceMeasure", 1);
    QTRY_VERIFY(differenceIn(w).causes == fetchCauses());
    QCOMPARE(differenceIn(w).same(), 6); // every fetch takes 30 ms
    choose(w, "differenceMeasure", 0);
    QTRY_VERIFY(differenceIn(w).causes.all());
    w.type("differenceThreshold", "10s");
    QVERIFY(w.settles());
    QTRY_COMPARE(differenceIn(w).threshold, std::chrono::seconds(10));
    QCOMPARE(differenceIn(w).same(), 6);
    w.click("differenceThreshold");
    w.press(Qt::Key_A, Qt::ControlModifier);
    for (const char letter : {'s', 'o', 'o', 'n'})
        QTest::keyClick(w.window, letter);
    QTRY_VERIFY(!viewOf(w).thresholdError().isEmpty());
    QCOMPARE(differenceIn(w).threshold, std::chrono::seconds(10));
    w.press(Qt::Key_A, Qt::ControlModifier);
    w.press(Qt::Key_Delete);
    QVERIFY(w.settles());
    QTRY_VERIFY(differenceIn(w).isUsual);
    QVERIFY(viewOf(w).thresholdError().isEmpty());
}

void TestWindowDifference::fromTheMenuOfAMode()
{
    const Window w;
    w.makeQuick();
    QVERIFY(w.settles());
    QTest::mouseClick(w.window, Qt::RightButton, Qt::NoModifier, w.placeOf("modeCard4"));
    QTRY_VERIFY_WITH_TIMEOUT(w.visible("compareMode"), patience);
    w.click("compareMode");
    QTRY_VERIFY_WITH_TIMEOUT(w.visible("differenceChart"), patience);
    QVERIFY(w.settles());
    QTRY_COMPARE(w.text("runB"), "Blocking");
    QVERIFY(w.text("runA") != "Blocking");
    QTRY_VERIFY(w.item("runA")->hasActiveFocus()); // which it is to be held against is asked next
}

void TestWindowDifference::itFollowsTheExperiment()
{
    const Window w;
    show(w);
    const Nanos before = differenceIn(w).makespanB;
    w.type("fetchField", "60ms");
    QVERIFY(w.settles());
    QTRY_VERIFY(differenceIn(w).makespanB > before);
    QTRY_COMPARE(differenceIn(w).makespanA, w.panels()[0].run->trace.end());
}

void TestWindowDifference::aListSelectsToo()
{
    const Window w;
    show(w);
    QTRY_VERIFY(viewOf(w).list()->count() > 0);
    w.item("differenceItems")->forceActiveFocus(Qt::TabFocusReason);
    const ItemPair first = viewOf(w).list()->pairAt(0);
    w.press(Qt::Key_Home);
    w.press(Qt::Key_Return);
    QTRY_COMPARE(w.session.view()->state().selected, first.b);
}

void TestWindowDifference::onePlaceForAllDrawers()
{
    const Window w;
    show(w);
    w.click("resultsButton");
    QTRY_VERIFY(!w.visible("differenceDrawer") && w.visible("resultsDrawer"));
    w.session.difference()->setShown(true);
    QTRY_VERIFY(w.visible("differenceDrawer") && !w.visible("resultsDrawer"));
    w.click("mapButton");
    QTRY_VERIFY(w.visible("mapDrawer") && !w.visible("differenceDrawer"));
    w.session.difference()->setShown(true);
    QTRY_VERIFY(w.visible("differenceDrawer") && !w.visible("mapDrawer"));
    w.click("differenceClose");
    QTRY_VERIFY(!w.visible("differenceDrawer"));
}

void TestWindowDifference::itIsExported()
{
    const Window w;
    show(w);
    w.click("differenceExport");
    QTRY_VERIFY_WITH_TIMEOUT(w.visible("differenceExport:csv"), patience);
    w.press(Qt::Key_Escape);
    const QTemporaryDir folder;
    for (const char *suffix : {"svg", "png", "pdf", "csv"}) {
        const QString path = folder.filePath(QStringLiteral("difference.") + QLatin1String(suffix));
        w.session.files()->exportDifference(QUrl::fromLocalFile(path));
        QTRY_VERIFY_WITH_TIMEOUT(w.session.files()->idle() && QFile(path).size() > 100, patience);
    }
    QFile csv(folder.filePath("difference.csv"));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    QCOMPARE(csv.readAll().count('\n'), qsizetype(differenceIn(w).size() + 1));
    w.session.files()->exportDifference(QUrl::fromLocalFile(folder.filePath("difference.txt")));
    QTRY_VERIFY(w.session.notices()->problem().contains("suffix"));
}

void TestWindowDifference::twoAreNeeded()
{
    const Window w;
    show(w);
    for (const int key : {Qt::Key_1, Qt::Key_2, Qt::Key_4, Qt::Key_5}) {
        w.timeline()->forceActiveFocus();
        w.press(key);
    }
    QTRY_VERIFY_WITH_TIMEOUT(w.visible("differenceMessage"), patience);
    QVERIFY(w.text("differenceMessage").startsWith("Comparing needs two runs"));
    w.timeline()->forceActiveFocus();
    w.press(Qt::Key_1);
    QTRY_VERIFY_WITH_TIMEOUT(!w.visible("differenceMessage"), patience);
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowDifference>(argc, argv);
}
#include "tst_window_difference.moc"
