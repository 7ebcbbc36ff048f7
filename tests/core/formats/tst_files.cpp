// SPDX-License-Identifier: MIT
#include "formats/files.h"

#include "core/formats/sample_recordings.h"

#include <QDir>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace overlapse;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writeText(QIODevice &device, const char *text)
{
    return device.write(text) == qint64(qstrlen(text));
}

} // namespace

class TestFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSuffixSaysTheFormat();
    void whatIsSavedCanBeOpened();
    void unknownSuffixesAreRefused();
    void aFailureLeavesTheOldFile();
    void noWriterHasToLookWhatWasTaken_data();
    void noWriterHasToLookWhatWasTaken();
    void nothingIsLeftBehind();
    void whatIsNotAFileIsLeftAlone();
    void openingSaysWhy();
};

void TestFiles::theSuffixSaysTheFormat()
{
    QCOMPARE(dataFormatOf(QStringLiteral("a/b.csv")), DataFormat::Csv);
    QCOMPARE(dataFormatOf(QStringLiteral("b.JSON")), DataFormat::Json);
    QCOMPARE(dataFormatOf(QStringLiteral("b.svg.overlapse")), DataFormat::Overlapse);
    QCOMPARE(dataFormatOf(QStringLiteral("b.trace.json")), DataFormat::ChromeTrace);
    QCOMPARE(dataFormatOf(QStringLiteral("b.Trace.JSON")), DataFormat::ChromeTrace);
    QCOMPARE(dataFormatOf(QStringLiteral("trace.json")), DataFormat::Json);
    QVERIFY(!dataFormatOf(QStringLiteral("csv")));
    QVERIFY(!dataFormatOf(QStringLiteral("a.csv/b")));
    QVERIFY(!dataFormatOf(QStringLiteral("b.svg")));
}

void TestFiles::whatIsSavedCanBeOpened()
{
    QTemporaryDir folder;
    const Recording recording = articleRecording();
    const QString path = folder.filePath(QStringLiteral("a b%1.overlapse"));
    QCOMPARE(exportData(path, recording), QString());
    const Checked<Recording> opened = openRecording(path);
    QVERIFY2(opened, qPrintable(opened.error));
    QCOMPARE(difference(recording, *opened), QString());
    QCOMPARE(exportData(folder.filePath(QStringLiteral("a.json")), recording), QString());
    QVERIFY(!QJsonDocument::fromJson(contentOf(folder.filePath(QStringLiteral("a.json"))))["runs"][0]["items"]
                 .isUndefined());
    QCOMPARE(exportData(folder.filePath(QStringLiteral("a.csv")), recording), QString());
    QVERIFY(contentOf(folder.filePath(QStringLiteral("a.csv"))).startsWith("run,mode,item,"));
    QCOMPARE(exportData(folder.filePath(QStringLiteral("a.trace.json")), recording), QString());
    QVERIFY(
        !QJsonDocument::fromJson(contentOf(folder.filePath(QStringLiteral("a.trace.json"))))["traceEvents"]
             .isUndefined());
}

void TestFiles::unknownSuffixesAreRefused()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.xls"));
    QCOMPARE(
        exportData(path, articleRecording()),
        path
            + QStringLiteral(
                ": the suffix says no format that is known here: .csv, .json, .trace.json or .overlapse"));
    QVERIFY(!QFile::exists(path));
}

void TestFiles::aFailureLeavesTheOldFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.txt"));
    QCOMPARE(saveAs(path, [](QIODevice &device) { return writeText(device, "old"); }), QString());
    const QString error = saveAs(path, [](QIODevice &device) {
        writeText(device, "half of the n");
        return false;
    });
    QCOMPARE(error, path + QStringLiteral(": it could not be written"));
    QCOMPARE(contentOf(path), QByteArray("old"));
    QCOMPARE(saveAs(path, [](QIODevice &device) { return writeText(device, "new"); }), QString());
    QCOMPARE(contentOf(path), QByteArray("new"));
}

void TestFiles::noWriterHasToLookWhatWasTaken_data()
{
    QTest::addColumn<QList<qsizetype>>("blocks");
    QTest::newRow("all at once") << QList<qsizetype>{5000};
    QTest::newRow("in pieces") << QList<qsizetype>(50, 100);
    QTest::newRow("a piece that fits behind one that does not") << QList<qsizetype>{600, 600, 1};
    QTest::newRow("larger than Qt's own blocks") << QList<qsizetype>{100'000, 100'000};
    QTest::newRow("the last byte") << QList<qsizetype>{1000, 1};
}

// Files may have 1,000 bytes here. The one that writes says in any case that all is well.
void TestFiles::noWriterHasToLookWhatWasTaken()
{
    QFETCH(const QList<qsizetype>, blocks);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.txt"));
    QCOMPARE(saveAs(path, [](QIODevice &device) { return writeText(device, "old"); }), QString());
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit small{1000, before.rlim_max};
    ::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const QString error = saveAs(path, [&blocks](QIODevice &device) {
        for (const qsizetype size : blocks)
            device.write(QByteArray(size, 'x'));
        return true;
    });
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    QCOMPARE(error, path + QStringLiteral(": File too large"));
    QCOMPARE(contentOf(path), QByteArray("old"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{"a.txt"});
}

void TestFiles::nothingIsLeftBehind()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.txt"));
    saveAs(path, [](QIODevice &device) { return !writeText(device, "x"); });
    QVERIFY(QDir(folder.path()).isEmpty());
    const QString missing = folder.filePath(QStringLiteral("missing/a.csv"));
    QCOMPARE(exportData(missing, articleRecording()),
             missing + QStringLiteral(": No such file or directory"));
}

void TestFiles::whatIsNotAFileIsLeftAlone()
{
    QTemporaryDir folder;
    const QString pipe = folder.filePath(QStringLiteral("pipe.csv"));
    if (mkfifo(QFile::encodeName(pipe).constData(), 0600) != 0)
        QSKIP("no pipes here");
    QCOMPARE(exportData(pipe, articleRecording()),
             pipe + QStringLiteral(": this is not a file, so it is not written over"));
    QVERIFY(QFileInfo(pipe).exists() && !QFileInfo(pipe).isFile());
    QCOMPARE(openRecording(pipe).error, pipe + QStringLiteral(": this is not a file"));
    QCOMPARE(openRecording(folder.path()).error, folder.path() + QStringLiteral(": this is not a file"));
    // Through a link the file it leads to is written, and the link stays.
    const QString link = folder.filePath(QStringLiteral("link.csv"));
    const QString target = folder.filePath(QStringLiteral("target"));
    saveAs(target, [](QIODevice &device) { return writeText(device, "old"); });
    QVERIFY(QFile::link(target, link));
    QCOMPARE(exportData(link, articleRecording()), QString());
    QVERIFY(QFileInfo(link).isSymLink());
    QVERIFY(contentOf(target).startsWith("run,mode"));
}

void TestFiles::openingSaysWhy()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.overlapse"));
    QCOMPARE(openRecording(path).error, path + QStringLiteral(": No such file or directory"));
    saveAs(path, [](QIODevice &device) { return writeText(device, "{}"); });
    QCOMPARE(openRecording(path).error, path + QStringLiteral(": this is not an Overlapse recording"));
}

QTEST_APPLESS_MAIN(TestFiles)
#include "tst_files.moc"
