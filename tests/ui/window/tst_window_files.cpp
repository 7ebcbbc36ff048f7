// SPDX-License-Identifier: MIT
// What the window reads and writes: exports, recordings, folders of files, settings.
#include "window_under_test.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

using namespace overlapse;

namespace {

const QStringList suffixes{"svg", "png", "pdf", "csv", "json", "trace.json", "overlapse"};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

void exportTo(Window &w, const QString &path)
{
    w.session.files()->exportTo(QUrl::fromLocalFile(path));
    QTRY_COMPARE_WITH_TIMEOUT(w.session.notices()->status(), QStringLiteral("saved %1").arg(path), patience);
    QTRY_VERIFY(w.session.notices()->problem().isEmpty());
    QVERIFY(!contentOf(path).isEmpty());
}

void exportAll(Window &w, const QString &stem)
{
    for (const QString &suffix : suffixes)
        exportTo(w, stem + u'.' + suffix);
}

void open(Window &w, const QString &path)
{
    w.session.files()->open(QUrl::fromLocalFile(path));
    QTRY_VERIFY_WITH_TIMEOUT(w.session.notices()->status().startsWith(QLatin1String("opened "))
                                 || !w.session.notices()->problem().isEmpty(),
                             patience);
    QTRY_VERIFY_WITH_TIMEOUT(w.session.idle(), patience);
}

// The content 'o': compressed by gzip, in which a byte may be stored as it is.
const QByteArray gzippedO = QByteArray::fromHex("1f8b08000000000000030101"
                                                "00feff6f"
                                                "44930f0f"
                                                "01000000");

} // namespace

class TestWindowFiles : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void aRecordingOpenedAgainGivesTheSameFiles_data();
    void aRecordingOpenedAgainGivesTheSameFiles();
    void whatCannotBeOpenedIsSaidAndChangesNothing();
    void whatCannotBeWrittenIsSaid();
    void filesAreListedRunAndDigested();
    void whatWasMeasuredPredictsTheOthers();
    void settingsAreRemembered();
    void anOpenedRecordingIsNotRemembered();
};

void TestWindowFiles::aRecordingOpenedAgainGivesTheSameFiles_data()
{
    QTest::addColumn<bool>("measured");
    QTest::newRow("predicted") << false;
    QTest::newRow("measured") << true;
}

void TestWindowFiles::aRecordingOpenedAgainGivesTheSameFiles()
{
    QFETCH(const bool, measured);
    const QTemporaryDir folder;
    const QString first = folder.filePath("first one");
    const QString second = folder.filePath("second");
    const QString third = folder.filePath("third");
    {
        Window w;
        w.makeQuick();
        w.press(Qt::Key_D, Qt::ControlModifier);
        QVERIFY(w.settles());
        if (measured) {
            w.click("runButton");
            QTRY_VERIFY_WITH_TIMEOUT(!w.session.runner()->running(), patience);
        }
        exportAll(w, first);
    }
    for (const auto &[from, to] : {std::pair(first, second), std::pair(second, third)}) {
        Window w;
        open(w, from + ".overlapse");
        QTRY_COMPARE(w.text("experimentTitle"), from.section(u'/', -1) + ".overlapse");
        QVERIFY(w.settles());
        QTRY_COMPARE(w.panels().size(), std::size_t(5));
        QTRY_VERIFY(!w.session.runner()->running());
        exportAll(w, to);
    }
    for (const QString &suffix : suffixes)
        QVERIFY2(contentOf(second + u'.' + suffix) == contentOf(third + u'.' + suffix), qPrintable(suffix));
    // The picture names the minute, and that of the first export may be another.
    for (const char *suffix : {".csv", ".json"})
        QVERIFY2(contentOf(first + suffix) == contentOf(second + suffix), suffix);
    QCOMPARE(contentOf(first + ".overlapse"), contentOf(second + ".overlapse"));
    QVERIFY(contentOf(second + ".svg").contains("<text"));
}

void TestWindowFiles::whatCannotBeOpenedIsSaidAndChangesNothing()
{
    const QTemporaryDir folder;
    const QString garbage = folder.filePath("garbage.overlapse");
    write(garbage, QByteArray("not a recording").repeated(100));
    Window w;
    w.makeQuick();
    QVERIFY(w.settles());
    const QStringList before = w.makespans();
    const QString title = w.session.document()->title();
    for (const QString &path : {garbage, folder.filePath("missing.overlapse"), folder.path()}) {
        open(w, path);
        QTRY_VERIFY(w.visible("errorBanner"));
        QTRY_VERIFY(w.text("problem").contains(path));
        QTRY_COMPARE(w.text("problem"), w.session.notices()->problem());
        QTRY_COMPARE(w.makespans(), before);
        QTRY_COMPARE(w.session.work()->items(), 6);
        QTRY_COMPARE(w.session.document()->title(), title);
        QTRY_VERIFY(w.item("errorBanner")->height() >= 36);
        w.click("dismissButton");
        QTRY_VERIFY(w.session.notices()->problem().isEmpty());
        QTRY_VERIFY(!w.visible("errorBanner"));
    }
}

void TestWindowFiles::whatCannotBeWrittenIsSaid()
{
    const QTemporaryDir folder;
    Window w;
    QVERIFY(w.settles());
    for (const char *name : {"a.doc", "nowhere/a.svg", "nowhere/a.csv"}) {
        w.session.files()->exportTo(QUrl::fromLocalFile(folder.filePath(QLatin1String(name))));
        QTRY_VERIFY_WITH_TIMEOUT(w.session.notices()->problem().contains(QLatin1String(name)), patience);
        QTRY_VERIFY(w.visible("errorBanner"));
        w.session.notices()->dismissProblem();
        QTRY_VERIFY(!w.visible("errorBanner"));
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
}

void TestWindowFiles::filesAreListedRunAndDigested()
{
    const QTemporaryDir folder;
    for (const char *name : {"a.gz", "b.gz", "c.gz"})
        write(folder.filePath(QLatin1String(name)), gzippedO);
    write(folder.filePath("d.gz"), "garbage");
    write(folder.filePath("plain"), "plain");
    Window w;
    w.click("workFiles");
    QTRY_COMPARE(w.session.work()->kind(), 1);
    QTRY_VERIFY(w.visible("chooseFolderButton"));
    QTRY_VERIFY(!w.visible("fetchField"));
    QTRY_VERIFY(!w.item("runButton")->isEnabled());
    w.session.work()->chooseFolder(QUrl::fromLocalFile(folder.path()));
    QTRY_VERIFY_WITH_TIMEOUT(w.session.work()->items() == 4, patience);
    QVERIFY2(w.text("listing").startsWith(QLatin1String("4 files, 1 ")), qPrintable(w.text("listing")));
    QVERIFY2(w.text("listing").endsWith(QLatin1String(" passed over")), qPrintable(w.text("listing")));
    w.click("runButton");
    QVERIFY(w.settles());
    const QByteArray digest = QCryptographicHash::hash("o", QCryptographicHash::Sha256);
    for (const PanelInput &panel : w.panels()) {
        QVERIFY(panel.run->clock == Clock::Live);
        for (int item = 0; item < 3; ++item)
            QCOMPARE(panel.run->trace.detail(item)->digest, digest);
        QVERIFY(!panel.run->trace.detail(3)->error.isEmpty());
        QCOMPARE(panel.alarms.value(0), QStringLiteral("1 failed"));
    }
    w.session.view()->select(3, 0);
    QTRY_VERIFY(w.visible("itemError"));
    QTRY_VERIFY(w.text("itemError").contains(QLatin1String("gunzip")));
    w.click("steps_sha256");
    QTRY_COMPARE_WITH_TIMEOUT(w.text("listing"), QStringLiteral("5 files"), patience);
    w.click("workSimulated");
    QVERIFY(w.settles());
    QTRY_COMPARE(w.makespan(0), QStringLiteral("8.000 s"));
}

void TestWindowFiles::whatWasMeasuredPredictsTheOthers()
{
    const QTemporaryDir folder;
    for (const char *name : {"a.gz", "b.gz", "c.gz"})
        write(folder.filePath(QLatin1String(name)), gzippedO);
    Window w;
    w.click("workFiles");
    w.session.work()->chooseFolder(QUrl::fromLocalFile(folder.path()));
    QTRY_VERIFY_WITH_TIMEOUT(w.session.work()->items() == 3, patience);
    for (const int key : {Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5})
        w.press(key);
    QTRY_COMPARE(w.panels().size(), std::size_t(1));
    QVERIFY(!w.panels().front().run); // nothing is known of these files yet
    w.click("runButton");
    QVERIFY(w.settles());
    QVERIFY(w.panels().front().run->clock == Clock::Live);
    QVERIFY(w.panels().front().ghost);
    w.press(Qt::Key_3);
    QVERIFY(w.settles());
    const PanelInput &parallel = w.panels().at(1);
    QVERIFY(parallel.run->clock == Clock::Virtual);
    QVERIFY2(parallel.note.contains(QLatin1String("measured in sequential")), qPrintable(parallel.note));
    const Trace &measured = w.panels().front().run->trace;
    const auto fetched = [](const Trace &trace, int item) {
        const ItemRow row = trace.row(item);
        return row.fetchFinished - row.fetchStarted;
    };
    // As long as alone, or longer where they share the cores.
    const Nanos all = fetched(measured, 0) + fetched(measured, 1) + fetched(measured, 2);
    for (int item = 0; item < 3; ++item) {
        QVERIFY(fetched(parallel.run->trace, item) >= fetched(measured, item));
        QVERIFY(fetched(parallel.run->trace, item) <= all);
    }
    w.click("steps_sha256"); // other work: nothing is known of that
    QTRY_VERIFY_WITH_TIMEOUT(!w.panels().at(1).run, patience);
}

void TestWindowFiles::settingsAreRemembered()
{
    bool dark = false;
    {
        Window w;
        w.makeQuick();
        w.type("fetchLimitField", "7");
        w.click("orderAny");
        w.click("modeCard0");
        w.click("themeButton");
        dark = w.session.appearance()->dark();
        w.window->resize(1222, 777);
        QTRY_COMPARE(w.item("legend")->width(), 1222.0);
        w.window->close();
    }
    Window w;
    QVERIFY(w.settles());
    QTRY_COMPARE(w.text("itemsField"), QStringLiteral("6"));
    QTRY_COMPARE(w.text("fetchField"), QStringLiteral("30ms"));
    QTRY_COMPARE(w.text("transformField"), QStringLiteral("cpu(10ms)"));
    QTRY_COMPARE(w.text("fetchLimitField"), QStringLiteral("7"));
    QTRY_VERIFY(!w.session.limits()->orderKept());
    QTRY_VERIFY(!w.property("modeCard0", "shown").toBool());
    QTRY_COMPARE(w.panels().size(), std::size_t(4));
    QTRY_COMPARE(w.session.appearance()->dark(), dark);
    QTRY_COMPARE(w.window->size(), QSize(1222, 777));
    QTRY_VERIFY(!w.session.document()->canUndo());
}

void TestWindowFiles::anOpenedRecordingIsNotRemembered()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.overlapse");
    {
        Window w;
        w.makeQuick();
        QVERIFY(w.settles());
        exportTo(w, path);
    }
    Window::forgetSettings();
    {
        Window w;
        open(w, path);
        QTRY_COMPARE(w.session.work()->items(), 6);
    }
    const Window w;
    QTRY_COMPARE(w.session.work()->items(), 4);
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowFiles>(argc, argv);
}
#include "tst_window_files.moc"
