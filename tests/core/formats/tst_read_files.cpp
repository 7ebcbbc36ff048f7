// SPDX-License-Identifier: MIT
// Which files an experiment reads, by whatever name they are written to.
#include "formats/experiment_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace overlapse;

class TestReadFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsReadIsKnown_data();
    void whatIsReadIsKnown();
};

void TestReadFiles::whatIsReadIsKnown_data()
{
    QTest::addColumn<QString>("work"); // of the experiment, in whose folder all names are
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("read");
    const QString files = R"("fetch": "file", "inputs": ["in"])";
    const QString list = R"("fetch": "file", "list": "list.txt")";
    const QString urls = R"("fetch": "http", "inputs": ["http://localhost/in/a"])";
    const QString served = R"("fetch": "http", "serve": "in")";
    const QString durations = R"("durations": "times.csv")";
    QTest::newRow("durations") << durations << "times.csv" << true;
    QTest::newRow("durations, by a link") << durations << "link" << true;
    QTest::newRow("durations, written otherwise") << durations << "in/../times.csv" << true;
    QTest::newRow("not the list") << durations << "list.txt" << false;
    QTest::newRow("a list") << list << "list.txt" << true;
    QTest::newRow("not the durations") << list << "times.csv" << false;
    QTest::newRow("in a folder of inputs") << files << "in/a" << true;
    QTest::newRow("deeper in it") << files << "in/deep/b" << true;
    QTest::newRow("beside a folder of inputs") << files << "in2" << false;
    QTest::newRow("new in a folder of inputs") << files << "in/new" << false;
    QTest::newRow("a URL is no file") << urls << "in/a" << false;
    QTest::newRow("served") << served << "in/a" << true;
    QTest::newRow("in no folder") << files << "nowhere/a" << false;
}

void TestReadFiles::whatIsReadIsKnown()
{
    QFETCH(const QString, work);
    QFETCH(const QString, path);
    QFETCH(const bool, read);
    QTemporaryDir folder;
    const QDir place(folder.path());
    QVERIFY(place.mkpath(QStringLiteral("in/deep")));
    const auto write = [&place](const char *name, const QByteArray &text) {
        QFile file(place.filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    };
    write("times.csv", "fetch_ms,transform_ms\n1,1\n");
    for (const char *name : {"list.txt", "in/a", "in/deep/b", "in2"})
        write(name, "in/a\n");
    QVERIFY(QFile::link(place.filePath(QStringLiteral("times.csv")), place.filePath(QStringLiteral("link"))));
    write("e.json",
          QStringLiteral(R"({"format": "overlapse-experiment", "version": 1, "work": {%1}})")
              .arg(work)
              .toUtf8());
    const Checked<ExperimentFile> file = openExperiment(place.filePath(QStringLiteral("e.json")));
    QVERIFY2(file, qPrintable(file.error));
    QCOMPARE(isRead(*file, place.filePath(path)), read);
}

QTEST_APPLESS_MAIN(TestReadFiles)
#include "tst_read_files.moc"
