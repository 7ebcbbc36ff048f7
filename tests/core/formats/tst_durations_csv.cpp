// SPDX-License-Identifier: MIT
#include "formats/durations_csv.h"

#include "analysis/measured_times.h"
#include "analysis/replay_fit.h"
#include "core/formats/sample_recordings.h"
#include "formats/csv.h"
#include "formats/overlapse_file.h"
#include "virtual/predict.h"
#include "workload/same_work.h"

#include <QBuffer>
#include <QTemporaryDir>
#include <QTest>

using namespace overlapse;

using Times = std::vector<qint64>;

namespace {

Checked<DurationTable> readText(const QByteArray &text, DurationsFor use = DurationsFor::Measuring)
{
    QBuffer buffer;
    buffer.setData(text);
    buffer.open(QIODevice::ReadOnly);
    return readDurations(buffer, QStringLiteral("latencies.csv"), use);
}

Times ns(const std::vector<Nanos> &times)
{
    Times result;
    for (const Nanos time : times)
        result.push_back(time.count());
    return result;
}

} // namespace

class TestDurationsCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatToolsWrite_data();
    void readsWhatToolsWrite();
    void millisecondsAreExact_data();
    void millisecondsAreExact();
    void readsWhatWasExported();
    void whatFailedInAnExportFailsAgain();
    void stampsOfRealWorkTellNothingOfServers();
    void errorsNameTheLineAndTheRemedy_data();
    void errorsNameTheLineAndTheRemedy();
    void piecesMayEndAnywhere();
    void filesAreNamedInErrors();
    void whatLiesBehindIsForPredictions();
    void ofSeveralRunsTheMostTellingIsTaken();
    void ofACutRecordingItIsKnown();
    void tooManyRowsAreRefused();
};

void TestDurationsCsv::readsWhatToolsWrite_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    row("plain", "fetch_ms,transform_ms\n1.5,20\n0,0.25\n");
    row("no last line end", "fetch_ms,transform_ms\n1.5,20\n0,0.25");
    row("CRLF", "fetch_ms,transform_ms\r\n1.5,20\r\n0,0.25\r\n");
    row("CRLF, the last missing", "fetch_ms,transform_ms\r\n1.5,20\r\n0,0.25\r");
    row("byte-order mark",
        "\xEF\xBB\xBF"
        "fetch_ms,transform_ms\n1.5,20\n0,0.25\n");
    row("byte-order mark and quotes",
        "\xEF\xBB\xBF"
        "\"fetch_ms\",\"transform_ms\"\n1.5,20\n0,0.25\n");
    row("empty lines at the end", "fetch_ms,transform_ms\n1.5,20\n0,0.25\n\n\r\n\n");
    row("other order", "transform_ms,fetch_ms\n20,1.5\n0.25,0\n");
    row("other columns", "host,fetch_ms,note,transform_ms,\na,1.5,x,20,\nb,0,,0.25,y\n");
    row("quotes",
        "note,\"fetch_ms\",\"transform_ms\"\n\"a, \"\"b\"\"\",\"1.5\",20\n\"two\r\nlines\",0,\"0.25\"\n");
    row("spaces", " fetch_ms , transform_ms\n 1.5 ,20 \n\t0, 0.25\n");
    row("a quote within a field", "fetch_ms,transform_ms,size\n1.5,20,5\"\n0,0.25,\n");
}

void TestDurationsCsv::readsWhatToolsWrite()
{
    QFETCH(QByteArray, text);
    const Checked<DurationTable> table = readText(text);
    QVERIFY2(table, qPrintable(table.error));
    QCOMPARE(ns(table->fetch), (Times{1'500'000, 0}));
    QCOMPARE(ns(table->transform), (Times{20'000'000, 250'000}));
    QCOMPARE(table->source, QStringLiteral("latencies.csv"));
}

void TestDurationsCsv::millisecondsAreExact_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("ns");
    const auto row = [](const char *text, qint64 ns) { QTest::newRow(text) << QByteArray(text) << ns; };
    row("0.1", 100'000);
    row("0.3", 300'000);
    row("1.000001", 1'000'001);
    row("123456789.123457", 123'456'789'123'457);
    row("0.0000004", 0);
    row("0.0000005", 1);
    row("0.00000049999999999999999999999999999999999999", 0);
    row("2.0000015", 2'000'002);
    row(".5", 500'000);
    row("5.", 5'000'000);
    row("+5", 5'000'000);
    row("000000000000000000000000000000000000000000000012.5", 12'500'000);
    row("1e3", 1'000'000'000);
    row("5e-05", 50);
    row("1.25E+2", 125'000'000);
    row("12345678901234567890e-15", 12'345'678'901);
    row("0e999999", 0);
    row("1e-99999", 0);
    row("10022400000", 10'022'400'000'000'000);
    row("0.000000000000000000000000000000000000000000000000000001e60", 1'000'000'000'000);
}

void TestDurationsCsv::millisecondsAreExact()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, ns);
    const Checked<DurationTable> table = readText("fetch_ms,transform_ms\n" + text + ",0\n");
    QVERIFY2(table, qPrintable(table.error));
    QCOMPARE(table->fetch[0].count(), ns);
}

void TestDurationsCsv::errorsNameTheLineAndTheRemedy_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("error");
    const auto row = [](const QByteArray &text, const char *error) {
        QTest::newRow(error) << text << QStringLiteral("latencies.csv:") + QString::fromUtf8(error);
    };
    const QByteArray header = "fetch_ms,transform_ms\n";
    row("",
        "1: there are no times, expected a header such as fetch_ms,transform_ms and a row such as 12.5,3");
    row(header,
        "2: there are no times, expected a header such as fetch_ms,transform_ms and a row such as 12.5,3");
    row("fetch,transform\n1,2\n",
        "1: no column is called fetch_ms, expected a header such as fetch_ms,transform_ms");
    row("fetch_ms;transform_ms\n1;2\n",
        "1: no column is called fetch_ms, expected a header such as fetch_ms,transform_ms");
    row("fetch_ms,TRANSFORM_MS\n1,2\n",
        "1: no column is called transform_ms, expected a header such as fetch_ms,transform_ms");
    row("fetch_ms,transform_ms,fetch_ms\n1,2,3\n", "1: two columns are called fetch_ms, expected one");
    row(header + "1,2\n\"abc\",3\n", "3: fetch_ms is 'abc', expected a number of milliseconds such as 12.5");
    row(header + "1,\n", "2: transform_ms is '', expected a number of milliseconds such as 12.5");
    row(header + "-1,2\n", "2: fetch_ms is '-1', expected a number of milliseconds such as 12.5");
    row(header + "1,5 ms\n", "2: transform_ms is '5 ms', expected a number of milliseconds such as 12.5");
    row(header + "\"1,5\",2\n", "2: fetch_ms is '1,5', expected a number of milliseconds such as 12.5");
    row(header + "1,nan\n", "2: transform_ms is 'nan', expected a number of milliseconds such as 12.5");
    row(header + "1,0x10\n", "2: transform_ms is '0x10', expected a number of milliseconds such as 12.5");
    row(header + "1,1e\n", "2: transform_ms is '1e', expected a number of milliseconds such as 12.5");
    row(header + "1,1 2\n", "2: transform_ms is '1 2', expected a number of milliseconds such as 12.5");
    row(header + "1,.\n", "2: transform_ms is '.', expected a number of milliseconds such as 12.5");
    row(header + "1,\x1b[31m\n",
        "2: transform_ms is '\xef\xbf\xbd[31m', expected a number of milliseconds such as 12.5");
    row(header + "1,20000000000\n",
        "2: transform_ms is '20000000000', which is too long: at most 10022400000 (116 days)");
    row(header + "1,1e99999\n",
        "2: transform_ms is '1e99999', which is too long: at most 10022400000 (116 days)");
    row(header + "12,5,3,0\n",
        "2: 4 fields where the header has 2; a decimal point is '.', and text with commas is quoted");
    row(header + "1,2\n7\n",
        "3: 1 field where the header has 2; a decimal point is '.', and text with commas is quoted");
    row(header + "1,2\n\n3,4\n", "3: an empty line, expected a row");
    row("fetch_ms,transform_ms,note\n1,2,\"a\nb\"\n3,x,\n",
        "4: transform_ms is 'x', expected a number of milliseconds such as 12.5");
    row("fetch_ms,transform_ms,note\n1,2,\"a\n\n3,4,b\n", "2: the quote that opens here is never closed");
    row(header + "\"1\"2,3\n", "2: text follows a closing quote, expected a comma or the end of the line");
    row(header + "1," + QByteArray(2000, '1') + "\n", "2: a field of more than 1000 characters");
    const QByteArray stamps = "run,item,stage,started_ns,finished_ns,cpu_ns\n";
    row("run,item,started_ns,finished_ns,cpu_ns\n",
        "1: no column is called stage, expected those that --export NAME.csv writes");
    row("run,item,stage,started_ns,finished_ns,cpu_ns,item\n",
        "1: two columns are called item, expected one");
    row(stamps, "2: nothing was measured in it");
    row(stamps + "0,0,fetch,1,2,\n", "3: nothing was measured in it");
    row(stamps + "0,0,fetch,2,1,\n", "2: finished_ns is 1, expected 2 or more: when it started");
    row(stamps + "0,0,fetch,1.5,2,\n",
        "2: started_ns is '1.5', expected a whole number from 0 to 9223372036854775807");
    row(stamps + "0,0,fetch,-1,2,\n",
        "2: started_ns is '-1', expected a whole number from 0 to 9223372036854775807");
    row(stamps + "0,10000000,fetch,1,2,\n",
        "2: item is '10000000', expected a whole number from 0 to 9999999");
    row(stamps + "0,,fetch,1,2,\n", "2: item is '', expected a whole number from 0 to 9999999");
    row(stamps + "0,0,wash,1,2,\n", "2: stage is 'wash', expected fetch or transform");
    row(stamps + "0,0,fetch,1,2\n",
        "2: 5 fields where the header has 6; a decimal point is '.', and text with commas is quoted");
}

// What waited in a server's line is in the times; a capacity that is given would have it wait once more.
void TestDurationsCsv::stampsOfRealWorkTellNothingOfServers()
{
    const QByteArray header = "run,item,stage,started_ns,finished_ns,cpu_ns,status,input\n";
    const QByteArray rows = "0,0,fetch,0,5,,ok,http://a/\n0,0,transform,5,25,,ok,http://a/\n";
    const Checked<DurationTable> real = readText(header + rows, DurationsFor::Predicting);
    QVERIFY2(real, qPrintable(real.error));
    QVERIFY(areOfStampsAlone(*real) && !real->stopped);
    const Run predicted{.spec = {}, .clock = Clock::Virtual, .trace = Trace(1), .facts = {}};
    QVERIFY(!isReliable(*real, predicted));
    QVERIFY(doubtSentence(*real, predicted).startsWith(QStringLiteral("stamps alone do not tell")));
    QVERIFY(readText(header + rows)->servers.empty()); // they are slept and burnt
    const Checked<DurationTable> simulated =
        readText(header + "0,0,fetch,0,5,,ok,\n0,0,transform,5,25,,ok,\n", DurationsFor::Predicting);
    QVERIFY(simulated && !areOfStampsAlone(*simulated) && doubtSentence(*simulated, predicted).isEmpty());
    const Checked<DurationTable> stopped =
        readText(header + rows + "0,1,fetch,3,7,,cancelled,\n0,1,transform,,,,,\n", DurationsFor::Predicting);
    QVERIFY(stopped && stopped->stopped);
    // Nor does another run's end or input tell of the first.
    const Checked<DurationTable> first =
        readText(header + "0,0,fetch,0,5,,ok,\n0,0,transform,5,25,,ok,\n1,0,fetch,3,7,,cancelled,b\n",
                 DurationsFor::Predicting);
    QVERIFY(first && !first->stopped && !areOfStampsAlone(*first));
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.csv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(header + rows) > 0);
    file.close();
    const Checked<DurationTable> given = readDurations(path, DurationsFor::Predicting, 5);
    QVERIFY2(given, qPrintable(given.error));
    QCOMPARE(given->servers.front().places, 5);
    QVERIFY(areOfStampsAlone(*given));
}

// What was exported is read as the run itself would be, but for what lies behind its times.
void TestDurationsCsv::readsWhatWasExported()
{
    Recording recording = realRecording();
    recording.runs.front().trace.putDetail(
        0,
        {.parts = {{Nanos(5), Nanos(7), 1, PartKind::Waiting, Status::Ok},
                   {Nanos(7), Nanos(10), 1, PartKind::Download, Status::Ok}}});
    for (const Recording &written :
         {articleRecording(), predicted(variedWork(70), {.cores = 2}), recording}) {
        const QByteArray csv =
            overlapse::written([&](QIODevice &device) { return writeCsv(device, written); });
        const Checked<DurationTable> read = readText(csv);
        QVERIFY2(read, qPrintable(read.error));
        const auto expected = measuredTimes(written.runs.front(), WorkSpec(), 1, {});
        QCOMPARE(ns(read->fetch), ns(expected->fetch));
        QCOMPARE(ns(read->transform), ns(expected->transform));
    }
    // By a spreadsheet, in another order and without what came later.
    const Checked<DurationTable> sorted =
        readText("cpu_ns,finished_ns,started_ns,stage,item,run\n"
                 ",30,10,transform,1,3\n,6,5,fetch,1,3\n9,30,10,transform,0,3\n"
                 ",9,5,fetch,0,3\n,900,5,fetch,0,4\n");
    QVERIFY2(sorted, qPrintable(sorted.error));
    QCOMPARE(ns(sorted->fetch), (Times{4, 1}));
    QCOMPARE(ns(sorted->transform), (Times{9, 20}));
}

// What failed fails again where it is predicted, and takes what it took; where it is measured, it is as long as the others.
void TestDurationsCsv::whatFailedInAnExportFailsAgain()
{
    const QByteArray csv = "run,item,stage,started_ns,finished_ns,cpu_ns,status\n"
                           "0,2,fetch,0,7,,failed\n0,2,transform,,,,\n"
                           "0,0,fetch,0,5,,ok\n0,0,transform,5,25,,ok\n"
                           "0,1,fetch,0,6,,ok\n0,1,transform,6,16,,failed\n"
                           "1,1,fetch,0,6,,failed\n";
    const Checked<DurationTable> predicting = readText(csv, DurationsFor::Predicting);
    QVERIFY2(predicting, qPrintable(predicting.error));
    QCOMPARE(predicting->fetchFailed, std::vector<std::int64_t>{2});
    QCOMPARE(predicting->transformFailed, std::vector<std::int64_t>{1});
    QCOMPARE(ns(predicting->fetch), (Times{5, 6, 7}));
    QCOMPARE(ns(predicting->transform), (Times{20, 10, 0}));
    const Checked<DurationTable> measuring = readText(csv);
    QVERIFY2(measuring, qPrintable(measuring.error));
    QVERIFY(measuring->fetchFailed.empty() && measuring->transformFailed.empty());
    QCOMPARE(ns(measuring->transform), (Times{20, 10, 15}));
}

void TestDurationsCsv::errorsNameTheLineAndTheRemedy()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, error);
    const Checked<DurationTable> table = readText(text);
    QVERIFY(!table);
    QCOMPARE(table.error, error);
}

// The file is read in blocks; a row may lie across two.
void TestDurationsCsv::piecesMayEndAnywhere()
{
    QByteArray text = "\xEF\xBB\xBF"
                      "note,fetch_ms,transform_ms\r\n";
    Times expected;
    for (int i = 0; i < 20'000; ++i) {
        text += R"("x, "")" + QByteArray::number(i) + R"(""",)" + QByteArray::number(i) + ".5,1\r\n";
        expected.push_back(i * qint64(1'000'000) + 500'000);
    }
    const Checked<DurationTable> table = readText(text);
    QVERIFY2(table, qPrintable(table.error));
    QCOMPARE(ns(table->fetch), expected);
}

void TestDurationsCsv::filesAreNamedInErrors()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.csv"));
    QCOMPARE(readDurations(path).error, path + QStringLiteral(": No such file or directory"));
    QVERIFY(readDurations(folder.path()).error.startsWith(folder.path() + QStringLiteral(": ")));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("fetch_ms,transform_ms\n1,2\nx,2\n");
    file.close();
    QCOMPARE(readDurations(path).error,
             path + QStringLiteral(":3: fetch_ms is 'x', expected a number of milliseconds such as 12.5"));
}

// Sleeping and burning does not bring a server's line or other commands at the cores back.
void TestDurationsCsv::whatLiesBehindIsForPredictions()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.overlapse"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(writeRecording(file, realRecording()));
    file.close();
    const Checked<DurationTable> measuring = readDurations(path);
    QVERIFY2(measuring, qPrintable(measuring.error));
    QVERIFY(!measuring->knowsBehind());
    const Checked<DurationTable> predicting = readDurations(path, DurationsFor::Predicting);
    QVERIFY2(predicting, qPrintable(predicting.error));
    QVERIFY(predicting->knowsBehind());
}

// A sequential run shows nothing of what waits for what.
void TestDurationsCsv::ofSeveralRunsTheMostTellingIsTaken()
{
    WorkSpec work;
    work.items = 20;
    work.fetchTime = {.a = std::chrono::milliseconds(20)};
    Recording recording;
    recording.work.items = 20;
    recording.work.fetch = FetchKind::Command;
    recording.work.command = QStringLiteral("sleep 0.02");
    recording.work.transform = TransformKind::Real;
    InputList inputs;
    inputs.paths.assign(20, "a");
    recording.work.inputs = finished(std::move(inputs));
    for (const Mode mode : {Mode::Sequential, Mode::Parallel, Mode::Concurrent}) {
        const PipelineSpec spec{.mode = mode, .fetchLimit = mode == Mode::Parallel ? 6 : 3};
        recording.runs.push_back({spec, Clock::Live, predict(spec, work, {.cores = 2})});
    }
    const QTemporaryDir folder;
    const auto mostSeenIn = [&folder](const Recording &written) {
        const QString path = folder.filePath(QStringLiteral("a.overlapse"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || !writeRecording(file, written))
            return std::int64_t(-1);
        file.close();
        const Checked<DurationTable> table = readDurations(path, DurationsFor::Predicting);
        return table ? table->mostInFlight : -1;
    };
    QCOMPARE(mostSeenIn(recording), 6);
    recording.runs[1].facts.disturbed = 0.3;
    QCOMPARE(mostSeenIn(recording), 3);
    recording.runs[1].facts.disturbed.reset();
    recording.runs[1].trace.setCancelled(true);
    QCOMPARE(mostSeenIn(recording), 3);
}

// The run with the most in flight may be among those that are lost.
void TestDurationsCsv::ofACutRecordingItIsKnown()
{
    Recording recording = realRecording();
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.overlapse"));
    const auto cutOf = [&path](const Recording &written) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || !writeRecording(file, written))
            return CutRecording{{}, -1, 0};
        file.close();
        const Checked<DurationTable> table = readDurations(path);
        return table ? table->cut : CutRecording{{}, -1, 0};
    };
    recording.lostRuns = 0;
    QCOMPARE(cutOf(recording).lostRuns, 0);
    recording.lostRuns = 2;
    const CutRecording cut = cutOf(recording);
    QCOMPARE(cut.lostRuns, 2);
    QCOMPARE(cut.keptRuns, std::ssize(recording.runs));
    QCOMPARE(cut.file, path);
}

void TestDurationsCsv::tooManyRowsAreRefused()
{
    QBuffer buffer;
    buffer.setData("fetch_ms,transform_ms\n1,2\n3,4\n5,6\n");
    buffer.open(QIODevice::ReadOnly);
    QVERIFY(readDurations(buffer, QStringLiteral("a.csv"), DurationsFor::Measuring, 3));
    buffer.seek(0);
    QCOMPARE(readDurations(buffer, QStringLiteral("a.csv"), DurationsFor::Measuring, 2).error,
             QStringLiteral("a.csv:4: more than 2 rows; that many is the most"));
}

QTEST_APPLESS_MAIN(TestDurationsCsv)
#include "tst_durations_csv.moc"
