// SPDX-License-Identifier: MIT
// The map of limits: shown by a key, pointed at, and a click on a cell makes its limits those of the experiment.
#include "window_under_test.h"

#include <QDir>
#include <QFile>

using namespace overlapse;

namespace {

const MapViewInput &mapOf(const Window &w)
{
    return w.session.map()->input();
}

/// By the key; of six items of 30 ms and 10 ms.
void show(const Window &w)
{
    w.makeQuick();
    w.timeline()->forceActiveFocus();
    w.press(Qt::Key_M);
    QTRY_VERIFY_WITH_TIMEOUT(w.visible("limitsMap"), patience);
    QVERIFY(w.settles());
    QVERIFY(w.session.map()->complete());
    w.settleLayout();
}

QPoint cellAt(const Window &w, std::int64_t fetchLimit, std::int64_t transformLimit)
{
    QQuickItem *item = w.item("limitsMap");
    const MapAxes &axes = mapOf(w).map->axes;
    const auto index = [](const std::vector<std::int64_t> &limits, std::int64_t limit) {
        return static_cast<std::size_t>(std::ranges::find(limits, limit) - limits.begin());
    };
    const std::size_t place =
        mapOf(w).map->place(index(axes.fetchLimits, fetchLimit), index(axes.transformLimits, transformLimit));
    return w.placeOf(item, layoutMapView(axes, item->size()).cells.cell(place).center());
}

} // namespace

class TestWindowMap : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void aClickTriesTheLimits();
    void keysLeadFromCellToCell();
    void itFollowsTheExperiment();
    void whatHasNoMapSaysWhy();
    void theSmallestGoodLimitsAreOffered();
    void onePlaceForMapAndResults();
    void itIsExported();
    void ofRealWorkItSaysWhatItIsFrom();
    void whatIsOutdatedGoes();
};

void TestWindowMap::aClickTriesTheLimits()
{
    const Window w;
    show(w);
    QVERIFY(w.text("mapTitle").contains("parallel"));
    QTest::mouseMove(w.window, cellAt(w, 2, 1));
    QTRY_VERIFY(w.text("mapFigures").startsWith("N = 2, M = 1: "));
    QTest::mouseClick(w.window, Qt::LeftButton, Qt::NoModifier, cellAt(w, 2, 1));
    QTRY_COMPARE(w.session.limits()->fetchLimit(), 2);
    QCOMPARE(w.session.limits()->transformLimit(), 1);
    QVERIFY(w.settles());
    // The panel is the run of that cell, and the map the same as before.
    const std::size_t place = marksOf(*mapOf(w).map).now.value();
    QCOMPARE(w.panels()[2].run->trace.end(), mapOf(w).map->cells[place].makespan);
    w.timeline()->forceActiveFocus();
    w.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(w.session.limits()->fetchLimit(), 4);
}

void TestWindowMap::keysLeadFromCellToCell()
{
    const Window w;
    show(w);
    w.pointAtNothing();
    w.item("limitsMap")->forceActiveFocus(Qt::TabFocusReason);
    w.press(Qt::Key_Left);
    w.press(Qt::Key_Up);
    QTRY_VERIFY(w.text("mapFigures").startsWith("N = 3, M = 5: "));
    w.press(Qt::Key_Return);
    QTRY_COMPARE(w.session.limits()->fetchLimit(), 3);
    QCOMPARE(w.session.limits()->transformLimit(), 5);
    for (int i = 0; i < 30; ++i)
        w.press(Qt::Key_Down);
    QTRY_VERIFY(w.text("mapFigures").startsWith("N = 3, M = 1: "));
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(w.text("mapFigures").startsWith("N = 3, M = 5: ")); // that of now
    QVERIFY(w.visible("limitsMap"));
}

void TestWindowMap::itFollowsTheExperiment()
{
    const Window w;
    show(w);
    const auto before = mapOf(w).map;
    w.session.limits()->setFetchLimit(5);
    QVERIFY(w.settles());
    QCOMPARE(mapOf(w).map->cells, before->cells);
    QCOMPARE(mapOf(w).map->base.fetchLimit, 5);
    w.type("fetchField", "60ms");
    QVERIFY(w.settles());
    QVERIFY(mapOf(w).map->cells != before->cells);
    w.session.view()->touchMode(static_cast<int>(Mode::Prefetching));
    QVERIFY(w.settles());
    QCOMPARE(mapOf(w).map->base.mode, Mode::Prefetching);
    w.session.map()->setMeasure(int(MapMeasure::P99));
    QCOMPARE(mapOf(w).measure, MapMeasure::P99);
}

void TestWindowMap::whatHasNoMapSaysWhy()
{
    const Window w;
    show(w);
    w.session.view()->touchMode(static_cast<int>(Mode::Blocking));
    QTRY_VERIFY(w.session.map()->message().contains("blocking"));
    QVERIFY(w.visible("mapMessage"));
    w.session.view()->touchMode(static_cast<int>(Mode::Concurrent));
    QVERIFY(w.settles());
    QVERIFY(!w.visible("mapMessage"));
    w.session.work()->setKind(int(FetchKind::File));
    QTRY_VERIFY(w.session.map()->message().contains("measurement"));
}

void TestWindowMap::theSmallestGoodLimitsAreOffered()
{
    const Window w;
    show(w);
    const PipelineSpec knee = mapOf(w).map->specAt(kneeOf(*mapOf(w).map).value());
    QVERIFY(w.visible("mapUse"));
    w.click("mapUse");
    QTRY_COMPARE(w.session.limits()->fetchLimit(), int(knee.fetchLimit));
    QCOMPARE(w.session.limits()->transformLimit(), int(knee.transformLimit));
    QTRY_VERIFY(!w.visible("mapUse"));
}

void TestWindowMap::onePlaceForMapAndResults()
{
    const Window w;
    show(w);
    QVERIFY(!w.visible("resultsDrawer"));
    w.click("resultsButton");
    QTRY_VERIFY(!w.visible("mapDrawer") && w.visible("resultsDrawer"));
    w.click("mapButton");
    QTRY_VERIFY(w.visible("mapDrawer") && !w.visible("resultsDrawer"));
    w.click("mapClose");
    QTRY_VERIFY(!w.visible("mapDrawer"));
    QVERIFY(w.timeline()->hasActiveFocus());
}

void TestWindowMap::itIsExported()
{
    const Window w;
    show(w);
    w.click("mapExport");
    QTRY_VERIFY_WITH_TIMEOUT(w.visible("mapExport:csv"), patience);
    w.press(Qt::Key_Escape);
    const QTemporaryDir folder;
    for (const char *suffix : {"svg", "png", "pdf", "csv", "json"}) {
        const QString path = folder.filePath(QStringLiteral("map.") + suffix);
        w.session.files()->exportMap(QUrl::fromLocalFile(path));
        QTRY_VERIFY_WITH_TIMEOUT(w.session.files()->idle() && QFile(path).size() > 100, patience);
    }
    QFile csv(folder.filePath("map.csv"));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    QCOMPARE(csv.readAll().count('\n'), qsizetype(mapOf(w).map->cells.size() + 1));
    w.session.files()->exportMap(QUrl::fromLocalFile(folder.filePath("map.txt")));
    QTRY_VERIFY(w.session.notices()->problem().contains("suffix"));
}

// As pictures and files do.
void TestWindowMap::ofRealWorkItSaysWhatItIsFrom()
{
    const QTemporaryDir folder;
    for (const char *name : {"a", "b", "c", "d", "e", "f"}) {
        QFile file(folder.filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(100'000, name[0])) == 100'000);
    }
    const Window w;
    w.session.work()->setKind(int(FetchKind::File));
    w.session.work()->steps()->edit("sha256");
    w.session.work()->chooseFolder(QUrl::fromLocalFile(folder.path()));
    QTRY_COMPARE_WITH_TIMEOUT(w.session.work()->items(), 6, patience);
    w.session.runner()->run();
    QVERIFY(w.settles());
    w.session.limits()->setTransformTimes(2);
    w.session.map()->setShown(true);
    QTRY_VERIFY_WITH_TIMEOUT(w.session.map()->complete() && w.settled(), patience);
    QVERIFY(w.session.map()->note().contains("from the times measured in "));
    QVERIFY(w.session.map()->note().contains("what if: transforms take 2 times as long"));
    const bool doubted = std::ranges::count(mapOf(w).map->cells, false, &MapCell::reliable) > 0;
    QTRY_COMPARE(!w.session.map()->doubt().isEmpty(), doubted);
    const QString path = folder.filePath(QStringLiteral("map.svg"));
    w.session.files()->exportMap(QUrl::fromLocalFile(path));
    QTRY_VERIFY_WITH_TIMEOUT(w.session.files()->idle() && QFile::exists(path), patience);
    QFile svg(path);
    QVERIFY(svg.open(QIODevice::ReadOnly));
    QVERIFY(svg.readAll().contains("what if: transforms take 2 times as long"));
}

// A map of other work is not seen for long, and never exported.
void TestWindowMap::whatIsOutdatedGoes()
{
    const Window w;
    show(w);
    w.session.map()->await();
    QVERIFY(!w.session.map()->complete());
    w.session.files()->exportMap(QUrl::fromLocalFile(QDir::temp().filePath("never.svg")));
    QTRY_VERIFY(w.session.notices()->problem().contains("not complete"));
    QTRY_VERIFY(!w.session.map()->known());
    QTRY_VERIFY(w.visible("mapMessage"));
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowMap>(argc, argv);
}
#include "tst_window_map.moc"
