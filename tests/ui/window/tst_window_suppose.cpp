// SPDX-License-Identifier: MIT
// What if: predictions suppose something, drawn with the measurement behind them, kept with one key, and left as easily.
#include "window_under_test.h"

#include <QFile>

using namespace overlapse;

namespace {

/// Three small files, read and hashed once.
void measureFiles(const Window &w, const QTemporaryDir &folder)
{
    for (const char *name : {"a", "b", "c"}) {
        QFile file(folder.filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(QByteArray(200'000, name[0])), 200'000);
    }
    w.session.work()->setKind(int(FetchKind::File));
    w.session.work()->steps()->edit("sha256");
    w.session.work()->chooseFolder(QUrl::fromLocalFile(folder.path()));
    QTRY_COMPARE_WITH_TIMEOUT(w.session.document()->experiment().work.items, 3, patience);
    QTRY_VERIFY_WITH_TIMEOUT(w.session.idle(), patience);
    w.session.runner()->run();
    if (w.visible("runQuestion"))
        w.session.runner()->confirmRun();
    QVERIFY(w.settles());
    QVERIFY(w.panels()[2].run->clock == Clock::Live);
}

} // namespace

class TestWindowSuppose : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void coresOfSimulatedWork();
    void timesAndItemsOfRealWork();
    void itemsBeyondTheInputsAreTold();
    void whatIsKeptStays();
    void measuringEndsIt();
};

// Sixteen transforms of a second want sixteen cores.
void TestWindowSuppose::coresOfSimulatedWork()
{
    const Window w;
    w.session.work()->setItems(16);
    w.session.limits()->setFetchLimit(16);
    w.session.limits()->setTransformLimit(16);
    QVERIFY(!w.visible("supposedTransforms"));
    w.type("supposedCores", "16");
    QTRY_COMPARE(w.session.limits()->supposedCores(), 16);
    w.session.limits()->setThreads(16);
    QVERIFY(w.settles());
    QCOMPARE(w.makespan(2), QStringLiteral("2.000 s"));
    QVERIFY(w.visible("supposeNothing"));
    w.click("supposeNothing");
    QVERIFY(w.settles());
    QVERIFY(w.makespan(2) != QStringLiteral("2.000 s") || w.session.limits()->cores() >= 16);
    w.timeline()->forceActiveFocus();
    w.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(w.session.limits()->supposedCores(), 16);
}

void TestWindowSuppose::timesAndItemsOfRealWork()
{
    const QTemporaryDir folder;
    const Window w;
    measureFiles(w, folder);
    const Nanos measured = w.panels()[2].run->trace.end();
    w.session.limits()->setFetchTimes(10);
    w.session.limits()->setTransformTimes(10);
    QVERIFY(w.settles());
    const PanelInput &panel = w.panels()[2];
    QVERIFY(panel.run->clock == Clock::Virtual);
    QVERIFY(panel.run->trace.end() > measured);
    QVERIFY(panel.note.contains("fetches take 10 times as long, transforms take 10 times as long"));
    QVERIFY(panel.note.contains("behind it, grey"));
    QVERIFY(panel.ghost);
    w.session.limits()->setSupposedItems(300);
    QVERIFY(w.settles());
    QCOMPARE(w.panels()[2].run->trace.size(), 300);
    QVERIFY(w.panels()[2].note.contains("300 items, which repeat those that were measured"));
    // A recording has what was measured, and opens again.
    const QString path = folder.filePath("supposed.overlapse");
    w.session.files()->exportTo(QUrl::fromLocalFile(path));
    QTRY_VERIFY_WITH_TIMEOUT(w.session.files()->idle() && QFile::exists(path), patience);
    w.session.limits()->supposeNothing();
    QVERIFY(w.settles());
    QVERIFY(w.panels()[2].run->clock == Clock::Live);
    w.session.files()->openPath(path);
    QTRY_VERIFY_WITH_TIMEOUT(w.session.notices()->status().startsWith(QLatin1String("opened ")), patience);
    QVERIFY(w.settles());
    QCOMPARE(w.session.document()->experiment().work.items, 3);
}

// There are three files, and item 250 is one of them once more.
void TestWindowSuppose::itemsBeyondTheInputsAreTold()
{
    const QTemporaryDir folder;
    const Window w;
    measureFiles(w, folder);
    w.session.limits()->setSupposedItems(300);
    QVERIFY(w.settles());
    w.session.view()->touchMode(2);
    w.session.results()->setShown(true);
    w.session.view()->select(250, 2);
    QVERIFY(w.settles());
    QCOMPARE(w.session.results()->count(), 300.0);
    w.session.results()->setFilter(QStringLiteral("a"));
    QVERIFY(w.settles());
    w.session.results()->setFilter({});
    w.session.explainer()->explainMode(2);
    QVERIFY(w.settles());
    w.session.explainer()->stop();
    for (const char *suffix : {"svg", "html", "md", "csv", "json", "trace.json", "overlapse"}) {
        const QString path = folder.filePath(QStringLiteral("out.") + QLatin1String(suffix));
        w.session.files()->exportTo(QUrl::fromLocalFile(path));
        QTRY_VERIFY_WITH_TIMEOUT(w.session.files()->idle() && QFile(path).size() > 100, patience);
        QCOMPARE(w.session.notices()->problem(), QString());
    }
    QFile table(folder.filePath(QStringLiteral("out.csv")));
    QVERIFY(table.open(QIODevice::ReadOnly));
    QVERIFY(table.readAll().count('\n') >= 300);
}

void TestWindowSuppose::whatIsKeptStays()
{
    const QTemporaryDir folder;
    const Window w;
    measureFiles(w, folder);
    w.session.limits()->setSupposedItems(30);
    QVERIFY(w.settles());
    w.session.panels()->keep(2);
    QTRY_COMPARE(w.session.panels()->kept()->count(), 1);
    w.session.limits()->supposeNothing();
    QVERIFY(w.settles());
    const RunRecord &kept = *w.session.document()->state().kept().front();
    QCOMPARE(kept.run().trace.size(), 30);
    QCOMPARE(kept.work().items, 30);
    QCOMPARE(kept.facts.origin, Origin::WhatIf);
    QVERIFY(kept.facts.name.contains("what if"));
    // It stands for no mode, and goes through a file.
    QVERIFY(w.panels()[2].run->clock == Clock::Live);
    const QString path = folder.filePath("kept.overlapse");
    w.session.files()->exportTo(QUrl::fromLocalFile(path));
    QTRY_VERIFY_WITH_TIMEOUT(w.session.files()->idle() && QFile::exists(path), patience);
    w.session.files()->openPath(path);
    QTRY_VERIFY_WITH_TIMEOUT(w.session.notices()->status().startsWith(QLatin1String("opened ")), patience);
    QVERIFY(w.settles());
    QCOMPARE(w.session.panels()->kept()->count(), 1);
    QCOMPARE(w.session.document()->state().kept().front()->run().trace.size(), 30);
}

void TestWindowSuppose::measuringEndsIt()
{
    const Window w;
    w.makeQuick();
    w.session.limits()->setSupposedCores(64);
    QVERIFY(w.settles());
    w.session.runner()->run();
    QVERIFY(w.settles());
    QCOMPARE(w.session.limits()->supposedCores(), 0);
    QVERIFY(w.panels()[2].run->clock == Clock::Live);
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowSuppose>(argc, argv);
}
#include "tst_window_suppose.moc"
