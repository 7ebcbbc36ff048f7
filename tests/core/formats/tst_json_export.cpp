// SPDX-License-Identifier: MIT
// The JSON that scripts depend on: its exact text for small runs, and that it says what the stamps say.
#include "formats/json.h"
#include "formats/overlapse_file.h"

#include "analysis/figures.h"
#include "analysis/recording_cost.h"
#include "core/formats/sample_recordings.h"
#include "formats/json_writer.h"
#include "pipeline/words.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace overlapse;

namespace {

QByteArray jsonOf(const Recording &recording, bool withItems = true)
{
    return written([&](QIODevice &device) { return writeJson(device, recording, withItems); });
}

QJsonObject parsed(const QByteArray &json)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    return error.error == QJsonParseError::NoError ? document.object()
                                                   : QJsonObject{{"error", error.errorString()}};
}

QJsonObject firstRun(const Recording &recording)
{
    return parsed(jsonOf(recording))[QStringLiteral("runs")][0].toObject();
}

QJsonValue orNull(Nanos stamp)
{
    return stamp == absent ? QJsonValue() : QJsonValue(qint64(stamp.count()));
}

QByteArray writtenValue(const std::function<void(JsonWriter &)> &put)
{
    return written([&](QIODevice &device) {
        JsonWriter json(device);
        put(json);
        return json.finish();
    });
}

} // namespace

class TestJsonExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsAsPublished_data();
    void textIsAsPublished();
    void saysWhatTheStampsSay();
    void limitsThatDoNotApplyAreNull();
    void waitsAddUpToTheLatencies();
    void itemsStandInTheOrderOfEmission();
    void figuresAreThoseOfTheAnalysis();
    void inputsDigestsAndErrors();
    void whatIsARunsOwnIsSaidInIt();
    void whatRecordingTookIsSaidOfMeasuredRuns();
    void whatIsReadBackIsTheSameText();
    void integersAreExact();
    void textsAreEscaped();
    void numbersHaveNoLocale();
};

void TestJsonExport::textIsAsPublished_data()
{
    QTest::addColumn<Recording>("recording");
    QTest::addColumn<bool>("withItems");
    QTest::addColumn<QString>("file");
    QTest::newRow("article") << articleRecording() << true << "article.json";
    QTest::newRow("on the command line") << articleRecording() << false << "article-brief.json";
    QTest::newRow("real work") << realRecording() << true << "real.json";
}

void TestJsonExport::textIsAsPublished()
{
    QFETCH(Recording, recording);
    QFETCH(bool, withItems);
    QFETCH(QString, file);
    QFile expected(QStringLiteral(TEST_DATA "/formats/") + file);
    QVERIFY(expected.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = expected.readAll().split('\n');
    const QList<QByteArray> found = jsonOf(recording, withItems).split('\n');
    for (qsizetype i = 0; i < std::min(lines.size(), found.size()); ++i)
        QCOMPARE(found[i], lines[i]);
    QCOMPARE(found.size(), lines.size());
}

void TestJsonExport::saysWhatTheStampsSay()
{
    PredictOptions options{.cores = 2, .stopAt = std::chrono::seconds(1)};
    options.fetchFails = [](std::int64_t item) { return item % 5 == 1; };
    const Recording recording = predicted(variedWork(100), options, {.order = Order::Any});
    const QJsonObject root = parsed(jsonOf(recording));
    QCOMPARE(root[QStringLiteral("format")].toString(), QStringLiteral("overlapse-result"));
    const QJsonArray runs = root[QStringLiteral("runs")].toArray();
    QCOMPARE(std::size_t(runs.size()), recording.runs.size());
    for (qsizetype i = 0; i < runs.size(); ++i) {
        const Trace &trace = recording.runs[std::size_t(i)].trace;
        const QJsonArray items = runs[i][QStringLiteral("items")].toArray();
        QCOMPARE(items.size(), trace.size());
        for (const QJsonValue item : items) {
            const ItemRow row = trace.row(item[QStringLiteral("index")].toInteger());
            QCOMPARE(item[QStringLiteral("rank")],
                     row.rank < 0 ? QJsonValue() : QJsonValue(qint64(row.rank)));
            const QJsonValue fetch = item[QStringLiteral("stages")][0];
            const QJsonValue transform = item[QStringLiteral("stages")][1];
            QCOMPARE(fetch[QStringLiteral("name")].toString(), QStringLiteral("fetch"));
            QCOMPARE(fetch[QStringLiteral("admitted_ns")], orNull(row.fetchAdmitted));
            QCOMPARE(fetch[QStringLiteral("started_ns")], orNull(row.fetchStarted));
            QCOMPARE(fetch[QStringLiteral("finished_ns")], orNull(row.fetchFinished));
            QCOMPARE(fetch[QStringLiteral("yielded_ns")], orNull(row.fetchYielded));
            QCOMPARE(fetch[QStringLiteral("cpu_ns")], orNull(row.fetchCpu));
            QCOMPARE(fetch[QStringLiteral("attempts")].toInt(-1), int(row.attempts));
            QCOMPARE(transform[QStringLiteral("name")].toString(), QStringLiteral("transform"));
            QCOMPARE(transform[QStringLiteral("admitted_ns")], orNull(row.fetchYielded));
            QCOMPARE(transform[QStringLiteral("started_ns")], orNull(row.transformStarted));
            QCOMPARE(transform[QStringLiteral("finished_ns")], orNull(row.transformFinished));
            QCOMPARE(transform[QStringLiteral("yielded_ns")], orNull(row.transformYielded));
            QCOMPARE(transform[QStringLiteral("cpu_ns")], orNull(row.transformCpu));
            QCOMPARE(transform[QStringLiteral("status")].isNull(), row.transformStatus == Status::NotReached);
        }
    }
}

void TestJsonExport::limitsThatDoNotApplyAreNull()
{
    const QJsonArray runs = parsed(jsonOf(articleRecording()))[QStringLiteral("runs")].toArray();
    for (const QJsonValue run : runs) {
        const Mode mode = *modeFromName(run[QStringLiteral("mode")].toString());
        QCOMPARE(run[QStringLiteral("fetch_limit")].isNull(),
                 mode == Mode::Sequential || mode == Mode::Blocking);
        QCOMPARE(run[QStringLiteral("transform_limit")].isNull(),
                 mode == Mode::Sequential || mode == Mode::Blocking);
        QCOMPARE(run[QStringLiteral("threads")].isNull(),
                 mode == Mode::Sequential || mode == Mode::Concurrent);
        QCOMPARE(run[QStringLiteral("clock")].toString(), QStringLiteral("virtual"));
    }
}

void TestJsonExport::waitsAddUpToTheLatencies()
{
    const Recording recording = predicted(variedWork(100), {.cores = 2, .stopAt = std::chrono::seconds(2)});
    const QJsonArray runs = parsed(jsonOf(recording))[QStringLiteral("runs")].toArray();
    for (qsizetype i = 0; i < runs.size(); ++i) {
        const Trace &trace = recording.runs[std::size_t(i)].trace;
        const QJsonObject waits = runs[i][QStringLiteral("waits_ns")].toObject();
        QCOMPARE(waits.size(), causeCount);
        qint64 sum = 0;
        for (const QJsonValue wait : waits)
            sum += wait.toInteger();
        for (std::int64_t item = 0; item < trace.size(); ++item) {
            const ItemRow row = trace.row(item);
            sum -= ((row.transformYielded == absent ? trace.end() : row.transformYielded) - row.fetchAdmitted)
                       .count();
        }
        QCOMPARE(sum, 0);
    }
}

void TestJsonExport::itemsStandInTheOrderOfEmission()
{
    const Recording recording =
        predicted(variedWork(200), {.cores = 2, .stopAt = std::chrono::milliseconds(300)},
                  {.order = Order::Any, .fetchLimit = 20}, {Mode::Parallel});
    QVERIFY(recording.runs[0].trace.emittedCount() < recording.runs[0].trace.size() - 1);
    qint64 rank = 0;
    qint64 lastIndex = -1;
    bool reordered = false;
    const QJsonArray items = firstRun(recording)[QStringLiteral("items")].toArray();
    for (const QJsonValue item : items) {
        const qint64 index = item[QStringLiteral("index")].toInteger();
        if (rank < recording.runs[0].trace.emittedCount()) {
            QCOMPARE(item[QStringLiteral("rank")].toInteger(-1), rank++);
            reordered = reordered || index < lastIndex;
            lastIndex = rank == recording.runs[0].trace.emittedCount() ? -1 : index;
        } else {
            QVERIFY(item[QStringLiteral("rank")].isNull());
            QVERIFY(index > lastIndex);
            lastIndex = index;
        }
    }
    QVERIFY(reordered);
}

void TestJsonExport::figuresAreThoseOfTheAnalysis()
{
    const Recording recording = predicted(variedWork(100), {.cores = 2});
    const std::vector<Figures> figures = figuresOf(recording);
    const QJsonArray runs = parsed(jsonOf(recording))[QStringLiteral("runs")].toArray();
    for (qsizetype i = 0; i < runs.size(); ++i) {
        const Figures &own = figures[std::size_t(i)];
        QCOMPARE(runs[i][QStringLiteral("makespan_ns")].toInteger(), own.makespan.count());
        QCOMPARE(runs[i][QStringLiteral("lower_bound_ns")].toInteger(), own.lowerBound.count());
        QCOMPARE(runs[i][QStringLiteral("throughput_per_s")].toDouble(), own.throughput);
        QCOMPARE(runs[i][QStringLiteral("speedup")].toDouble(), own.speedup.value());
        QCOMPARE(runs[i][QStringLiteral("failed")].toInteger(-1), own.failed);
        QCOMPARE(runs[i][QStringLiteral("cancelled")], QJsonValue(false));
    }
    const Recording alone = predicted(variedWork(10), {.cores = 2}, {}, {Mode::Parallel});
    QVERIFY(firstRun(alone)[QStringLiteral("speedup")].isNull());
}

void TestJsonExport::whatIsARunsOwnIsSaidInIt()
{
    const QJsonArray runs = parsed(jsonOf(manifoldRecording()))[QStringLiteral("runs")].toArray();
    QCOMPARE(runs.size(), 4);
    const QStringList own{QStringLiteral("name"),     QStringLiteral("origin"),   QStringLiteral("basis"),
                          QStringLiteral("program"),  QStringLiteral("when"),     QStringLiteral("machine"),
                          QStringLiteral("workload"), QStringLiteral("disturbed")};
    for (const QString &key : own) {
        QVERIFY2(!runs[0].toObject().contains(key), qPrintable(key));
        QVERIFY2(runs[2].toObject().contains(key), qPrintable(key));
    }
    QCOMPARE(runs[0][QStringLiteral("id")].toInt(), 7);
    const QJsonValue run = runs[2];
    QCOMPARE(run[QStringLiteral("id")].toInt(), 12);
    QCOMPARE(run[QStringLiteral("name")].toString(), QStringLiteral("N=2 ü"));
    QCOMPARE(run[QStringLiteral("origin")].toString(), QStringLiteral("what-if"));
    QCOMPARE(runs[3][QStringLiteral("origin")].toString(), QStringLiteral("foreign"));
    QCOMPARE(run[QStringLiteral("basis")].toInt(), 2);
    QCOMPARE(run[QStringLiteral("program")].toString(), QStringLiteral("overlapse 0.2.0"));
    QCOMPARE(run[QStringLiteral("when")].toString(), QStringLiteral("2024-05-04T12:30:15.250Z"));
    QCOMPARE(run[QStringLiteral("machine")][QStringLiteral("cores")].toInt(), 8);
    QCOMPARE(run[QStringLiteral("workload")][QStringLiteral("items")].toInt(), 6);
    QCOMPARE(run[QStringLiteral("disturbed")].toDouble(), 0.125);
    // Of other work, so that a comparison with sequential would be false.
    QVERIFY(run[QStringLiteral("speedup")].isNull());
    QVERIFY(runs[1][QStringLiteral("speedup")].isDouble());
}

void TestJsonExport::whatRecordingTookIsSaidOfMeasuredRuns()
{
    const Recording recording = lookedAtRecording();
    const QJsonArray runs = parsed(jsonOf(recording))[QStringLiteral("runs")].toArray();
    QVERIFY(!runs[0].toObject().contains(QStringLiteral("recorder")));
    const QJsonValue recorder = runs[1][QStringLiteral("recorder")];
    QCOMPARE(recorder[QStringLiteral("clock_ns")].toDouble(), 23.25);
    QCOMPARE(recorder[QStringLiteral("thread_clock_ns")].toDouble(), 431.5);
    QCOMPARE(recorder[QStringLiteral("resolution_ns")].toInteger(), 31);
    const RecordingCost cost =
        recordingCostOf(recording.runs[1], recording.work, recording.machine.cores).value();
    QVERIFY(cost.time > Nanos(0));
    QCOMPARE(recorder[QStringLiteral("cost_ns")].toInteger(), cost.time.count());
    QCOMPARE(recorder[QStringLiteral("share")].toDouble(), cost.share);
}

// Ids that say nothing are left out: what a version wrote before there were any is what it would write now.
void TestJsonExport::whatIsReadBackIsTheSameText()
{
    for (const Recording &recording : {articleRecording(), realRecording(), manifoldRecording()}) {
        const QByteArray file = written([&](QIODevice &device) { return writeRecording(device, recording); });
        const Checked<Recording> back = readRecording(file);
        QVERIFY2(back, qPrintable(back.error));
        QCOMPARE(jsonOf(*back), jsonOf(recording));
    }
}

void TestJsonExport::inputsDigestsAndErrors()
{
    const QByteArray json = jsonOf(realRecording());
    QVERIFY(json.isValidUtf8());
    const QJsonArray items = firstRun(realRecording())[QStringLiteral("items")].toArray();
    QCOMPARE(items.size(), 4); // the fifth was never admitted
    QCOMPARE(items[0][QStringLiteral("index")].toInt(), 1);
    QCOMPARE(items[0][QStringLiteral("input")].toString().left(6), QStringLiteral("/data/"));
    QVERIFY(items[0][QStringLiteral("input")].toString().contains(QLatin1String("\\xFF")));
    QVERIFY(items[0][QStringLiteral("digest")].isNull());
    QCOMPARE(items[0][QStringLiteral("stages")][0][QStringLiteral("error")].toString(),
             QStringLiteral("No such file: \"\u00e4\"\u0001"));
    QVERIFY(items[0][QStringLiteral("stages")][1][QStringLiteral("error")].isUndefined());
    QCOMPARE(items[1][QStringLiteral("digest")].toString(), QStringLiteral("00ff10"));
    QVERIFY(items[1][QStringLiteral("stages")][0][QStringLiteral("error")].isUndefined());
    QCOMPARE(items[2][QStringLiteral("stages")][1][QStringLiteral("error")].toString(),
             QStringLiteral("not gzip"));
    QCOMPARE(items[2][QStringLiteral("stages")][1][QStringLiteral("lane")].toString(),
             QStringLiteral("driver"));
    QCOMPARE(items[3][QStringLiteral("stages")][0][QStringLiteral("status")].toString(),
             QStringLiteral("cancelled"));
    QVERIFY(items[3][QStringLiteral("stages")][1][QStringLiteral("status")].isNull());
}

void TestJsonExport::integersAreExact()
{
    WorkSpec work;
    work.seed = ~std::uint64_t(0);
    QVERIFY(jsonOf(predicted(work, {.cores = 1})).contains("\"seed\":18446744073709551615"));
    Recording recording = predicted(work, {.cores = 1}, {}, {Mode::Sequential});
    ItemRow row = recording.runs[0].trace.row(3);
    row.transformYielded = Nanos((std::int64_t(1) << 53) + 1);
    recording.runs[0].trace.put(row);
    QVERIFY(jsonOf(recording).contains("\"yielded_ns\":9007199254740993"));
}

void TestJsonExport::textsAreEscaped()
{
    QString every;
    for (char16_t c = 0; c < 0x180; ++c)
        every += QChar(c);
    every += QStringLiteral("\u2028\uffff") + QString::fromUcs4(U"\U0001F600");
    const QByteArray json = writtenValue([&](JsonWriter &writer) {
        writer.beginArray();
        writer.string(every);
        writer.string(QString());
        writer.endArray();
    });
    QCOMPARE(QJsonDocument::fromJson(json).array(), (QJsonArray{every, QString()}));
    const QByteArray lone = writtenValue([](JsonWriter &writer) {
        writer.beginArray();
        writer.string(QStringLiteral("a") + QChar(0xd800) + QStringLiteral("b"));
        writer.endArray();
    });
    QVERIFY(lone.isValidUtf8());
    QVERIFY(!QJsonDocument::fromJson(lone).isNull());
}

void TestJsonExport::numbersHaveNoLocale()
{
    const auto text = [](double value) {
        return writtenValue([value](JsonWriter &writer) { writer.real(value); }).trimmed();
    };
    QLocale::setDefault(QLocale(QLocale::German));
    QCOMPARE(text(1234567.5), QByteArray("1234567.5"));
    QCOMPARE(text(1e6), QByteArray("1000000"));
    QCOMPARE(text(0.1), QByteArray("0.1"));
    QCOMPARE(text(0), QByteArray("0"));
    QCOMPARE(text(1e300).toDouble(), 1e300);
    QCOMPARE(text(1.0 / 3).toDouble(), 1.0 / 3);
    QCOMPARE(text(qInf()), QByteArray("null"));
    QCOMPARE(text(qQNaN()), QByteArray("null"));
    QLocale::setDefault(QLocale::c());
}

QTEST_APPLESS_MAIN(TestJsonExport)
#include "tst_json_export.moc"
