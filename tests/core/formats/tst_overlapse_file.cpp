// SPDX-License-Identifier: MIT
// What is written to an .overlapse file is read back exactly, and a file is no larger than it need be.
#include "formats/overlapse_file.h"

#include "core/formats/sample_recordings.h"
#include "formats/csv.h"
#include "formats/json.h"
#include "formats/run_check.h"
#include "live/live_run.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QFile>
#include <QTest>

#include <QThread>
#include <random>

using namespace overlapse;

namespace {

QByteArray fileOf(const Recording &recording)
{
    return written([&](QIODevice &device) { return writeRecording(device, recording); });
}

QByteArray jsonOf(const Recording &recording)
{
    return written([&](QIODevice &device) { return writeJson(device, recording, true); });
}

QByteArray csvOf(const Recording &recording)
{
    return written([&](QIODevice &device) { return writeCsv(device, recording); });
}

QCborMap firstRun(const QByteArray &file)
{
    return QCborValue::fromCbor(file).taggedValue().toMap()[QLatin1String("runs")][0].toMap();
}

} // namespace

class TestOverlapseFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBackWhatWasWritten_data();
    void readsBackWhatWasWritten();
    void whatCannotBeReachedIsNoNote();
    void everyModeAndOrderSurvives();
    void longRunsSurvive();
    void liveRunsSurvive();
    void columnsAreNamedWhenTheySayNothingNew();
    void anyCborLibraryCanReadTheColumns();
    void longTextsAreCut();
    void whatTheWebBroughtIsKept();
    void detailsAndNamesOfManyItemsAreKept();
    void aServedFolderIsKept();
    void nothingStoredIsForShortRunsOnly();
    void aFullDiskIsNoticed();
};

void TestOverlapseFile::readsBackWhatWasWritten_data()
{
    QTest::addColumn<Recording>("recording");
    QTest::newRow("the article's experiment") << articleRecording();
    QTest::newRow("drawn times") << predicted(variedWork(300), {.cores = 3});
    QTest::newRow("no runs") << emptyRecording(WorkSpec{});
    WorkSpec none;
    none.items = 0;
    QTest::newRow("no items") << predicted(none, {.cores = 1});
    QTest::newRow("cancelled") << predicted(variedWork(300), {.cores = 2, .stopAt = std::chrono::seconds(1)});
    PredictOptions failing{.cores = 2};
    failing.fetchFails = [](std::int64_t item) { return item % 7 == 3; };
    QTest::newRow("failures") << predicted(variedWork(300), failing, {.order = Order::Any});
    WorkSpec replay;
    replay.items = 10;
    replay.durations = sampleDurations();
    replay.transform = TransformKind::Wall;
    QTest::newRow("replayed durations") << predicted(replay, {.cores = 2});
    QTest::newRow("real work") << realRecording();
    WorkSpec spiky = variedWork(20);
    spiky.fetchTime = {.kind = TimeSpec::Kind::Spike, .a = Nanos(1), .b = Nanos(1'000), .p = 0.07 / 3};
    spiky.transformTime = {.kind = TimeSpec::Kind::Exp, .a = Nanos(123'456'789)};
    spiky.seed = ~std::uint64_t(0);
    QTest::newRow("awkward numbers") << predicted(spiky, {.cores = 1});
    Recording undated = articleRecording();
    undated.when = {};
    undated.machine = {};
    undated.program.clear();
    QTest::newRow("nothing known about the machine") << undated;
    QTest::newRow("runs of several works and machines") << manifoldRecording();
    QTest::newRow("what looking at it took") << lookedAtRecording();
    QTest::newRow("notes and details") << notedRecording();
}

void TestOverlapseFile::whatCannotBeReachedIsNoNote()
{
    Recording recording = notedRecording();
    const PinnedNotes notes = *recording.runs[0].facts.notes;
    PinnedNotes more = notes;
    more.push_back({2, Nanos(14), QStringLiteral("of the same item")});
    more.push_back({-1, notes[1].at, QStringLiteral("of the same instant")});
    more.push_back({1, Nanos(3), {}});
    recording.runs[0].facts.notes = std::make_shared<const PinnedNotes>(more);
    const Checked<Recording> back = readRecording(fileOf(recording));
    QVERIFY2(back, qPrintable(back.error));
    QVERIFY(*back->runs[0].facts.notes == notes);
}

void TestOverlapseFile::readsBackWhatWasWritten()
{
    QFETCH(Recording, recording);
    for (const Run &run : recording.runs)
        QCOMPARE(checkRun(run), QString());
    const QByteArray file = fileOf(recording);
    const Checked<Recording> back = readRecording(file);
    QVERIFY2(back, qPrintable(back.error));
    QCOMPARE(difference(recording, *back), QString());
    QCOMPARE(fileOf(*back), file);
    QCOMPARE(jsonOf(*back), jsonOf(recording));
    QCOMPARE(csvOf(*back), csvOf(recording));
}

void TestOverlapseFile::everyModeAndOrderSurvives()
{
    for (const Order order : {Order::Kept, Order::Any})
        for (const int n : {1, 3}) {
            const PipelineSpec spec{.order = order, .fetchLimit = n, .transformLimit = 2, .threads = 3};
            const Recording recording = predicted(variedWork(60), {.cores = 2}, spec);
            QCOMPARE(recording.runs.size(), allModes.size());
            const Checked<Recording> back = readRecording(fileOf(recording));
            QVERIFY2(back, qPrintable(back.error));
            QCOMPARE(difference(recording, *back), QString());
        }
}

// More than one chunk of the trace and a block that is not full.
void TestOverlapseFile::longRunsSurvive()
{
    const Recording recording = predicted(variedWork(70'001), {.cores = 2},
                                          {.order = Order::Any, .fetchLimit = 64}, {Mode::Parallel});
    const Checked<Recording> back = readRecording(fileOf(recording));
    QVERIFY2(back, qPrintable(back.error));
    QCOMPARE(difference(recording, *back), QString());
}

// What real clocks and threads record keeps the promises that reading insists on, stopped at any instant.
void TestOverlapseFile::liveRunsSurvive()
{
    WorkSpec work = variedWork(2'000);
    work.fetchTime.a = Nanos(20'000);
    work.transformTime = {.a = Nanos(3'000)};
    for (const Mode mode : allModes)
        for (const int stopAfter : {-1, 0, 1}) {
            const PipelineSpec spec{.mode = mode, .order = Order::Any, .fetchLimit = 16, .threads = 2};
            LiveRun live(spec, work, {.cores = 2});
            if (stopAfter >= 0) {
                QThread::msleep(static_cast<unsigned long>(stopAfter));
                live.stop();
            }
            Recording recording = emptyRecording(work);
            recording.runs.push_back({spec, Clock::Live, live.future().result()});
            QCOMPARE(checkRun(recording.runs[0]), QString());
            const Checked<Recording> back = readRecording(fileOf(recording));
            QVERIFY2(back, qPrintable(back.error));
            QCOMPARE(difference(recording, *back), QString());
        }
}

void TestOverlapseFile::columnsAreNamedWhenTheySayNothingNew()
{
    WorkSpec work;
    work.items = 1000;
    const QCborMap run = firstRun(fileOf(predicted(work, {.cores = 4}, {}, {Mode::Sequential})));
    const QCborMap columns = run[QLatin1String("columns")].toMap();
    QCOMPARE(columns.size(), 14);
    QCOMPARE(columns[QLatin1String("fetch_started_ns")].toString(), QStringLiteral("fetch_admitted_ns"));
    QCOMPARE(columns[QLatin1String("transform_started_ns")].toString(), QStringLiteral("fetch_finished_ns"));
    QCOMPARE(columns[QLatin1String("transform_cpu_ns")].toInteger(), 1'000'000'000);
    QCOMPARE(columns[QLatin1String("rank")].toString(), QStringLiteral("item"));
    QCOMPARE(columns[QLatin1String("transform_lane")].toInteger(), -1);
    QCOMPARE(columns[QLatin1String("attempts")].toInteger(), 1);
    const QByteArray file = fileOf(predicted(work, {.cores = 4}, {}, {Mode::Sequential}));
    QVERIFY2(file.size() < 1000 * 8 * 3 + 2000, qPrintable(QString::number(file.size())));
}

void TestOverlapseFile::anyCborLibraryCanReadTheColumns()
{
    const Recording recording =
        predicted(variedWork(10), {.cores = 2}, {.order = Order::Any}, {Mode::Parallel});
    const QByteArray file = fileOf(recording);
    QVERIFY(file.startsWith("\xd9\xd9\xf7")); // "this is CBOR"
    const QCborValue column =
        firstRun(file)[QLatin1String("columns")][QLatin1String("transform_finished_ns")];
    QCOMPARE(quint64(column.tag()), 79u);
    const QByteArray bytes = column.taggedValue().toByteArray();
    QCOMPARE(bytes.size(), 80);
    for (int i = 0; i < 10; ++i) {
        std::uint64_t value = 0;
        for (int byte = 7; byte >= 0; --byte)
            value = value << 8 | static_cast<unsigned char>(bytes[8 * i + byte]);
        QCOMPARE(std::int64_t(value), recording.runs[0].trace.row(i).transformFinished.count());
    }
}

void TestOverlapseFile::longTextsAreCut()
{
    Recording recording = realRecording();
    const QString smile = QString::fromUcs4(U"\U0001F600");
    recording.machine.cpu = QStringLiteral("x") + smile.repeated(20'000);
    recording.runs[0].trace.putDetail(1, {{}, QString(100'000, QChar(0x4e2d))});
    const Checked<Recording> back = readRecording(fileOf(recording));
    QVERIFY2(back, qPrintable(back.error));
    QCOMPARE(back->machine.cpu, QStringLiteral("x") + smile.repeated(8'191)); // no half of a pair is left
    QCOMPARE(back->runs[0].trace.detail(1)->error, QString(maxTextLength, QChar(0x4e2d)));
}

void TestOverlapseFile::whatTheWebBroughtIsKept()
{
    using namespace std::chrono_literals;
    Recording recording = realRecording();
    WorkSpec &work = recording.work;
    work.fetch = FetchKind::Http;
    auto urls = std::make_shared<InputList>();
    for (std::int64_t i = 0; i < work.items; ++i)
        urls->paths.push_back("https://me:secret@example.org/" + QByteArray::number(qlonglong(i))
                              + "?key=secret&b");
    work.inputs = urls;
    work.steps = {{QStringLiteral("cmd"), QStringLiteral("wc -l")}};
    work.rules = {.headers = {QStringLiteral("Authorization: Bearer secret")},
                  .perHost = 3,
                  .rate = 2.5,
                  .timeout = 5s,
                  .deadline = 60s,
                  .retries = 4,
                  .maxBytes = 1000,
                  .stopAtError = true};
    const ItemDetail detail{.digest = "d",
                            .error = QStringLiteral("HTTP 503"),
                            .note = QStringLiteral("3 values"),
                            .httpStatus = 503,
                            .address = QStringLiteral("127.0.0.1"),
                            .parts = {{1ns, 5ns, 1, PartKind::Connect, Status::Ok},
                                      {5ns, 9ns, 1, PartKind::FirstByte, Status::Failed},
                                      {9ns, 20ns, 1, PartKind::Backoff, Status::Ok}},
                            .finalUrl = QStringLiteral("https://example.org/there")};
    recording.runs[0].trace.putDetail(1, detail);
    const QByteArray file = fileOf(recording);
    QVERIFY(!file.contains("secret"));
    const Checked<Recording> back = readRecording(file);
    QVERIFY2(back, qPrintable(back.error));
    QCOMPARE(back->work.inputs->paths[1], QByteArray("https://***@example.org/1?key=***&***"));
    QCOMPARE(*back->runs[0].trace.detail(1), detail);
    QCOMPARE(back->work.steps, work.steps);
    FetchRules rules = work.rules;
    rules.headers = QStringList{QStringLiteral("Authorization")};
    QCOMPARE(back->work.rules, rules);
}

// More than are read at a time, in every respect; some items have no detail, some many parts.
void TestOverlapseFile::detailsAndNamesOfManyItemsAreKept()
{
    constexpr std::int64_t items = Trace::chunkItems + 9'000;
    Recording recording = predicted(variedWork(items), {.cores = 2}, {.order = Order::Any}, {Mode::Parallel});
    WorkSpec &work = recording.work;
    work.fetch = FetchKind::Http;
    auto inputs = std::make_shared<InputList>();
    std::mt19937 random(5);
    Trace &trace = recording.runs[0].trace;
    for (std::int64_t item = 0; item < items; ++item) {
        inputs->paths.push_back("https://h" + QByteArray::number(random() % 4) + ".example/"
                                + QByteArray(qsizetype(random() % 20), 'n')
                                + QByteArray::number(qlonglong(item)));
        if (random() % 10 == 0)
            continue;
        ItemDetail detail{.httpStatus = random() % 50 == 0 ? 503 : 200,
                          .address = QStringLiteral("192.0.2.%1").arg(random() % 3)};
        if (random() % 3 == 0)
            detail.digest = QByteArray(qsizetype(random() % 40), char(random()));
        if (random() % 7 == 0)
            detail.error = QStringLiteral("error %1").arg(random() % 500);
        if (random() % 11 == 0)
            detail.note = QStringLiteral("%1 values").arg(random() % 500);
        if (random() % 5 == 0)
            detail.finalUrl = QStringLiteral("https://h.example/%1").arg(random() % 500);
        Nanos at{0};
        for (std::uint32_t more = random() % 20 == 0 ? 40 : random() % 4; more > 0; --more) {
            const Nanos begin = at + Nanos(random() % 1'000);
            at = begin + Nanos(random() % 100'000'000);
            detail.parts.push_back({begin, at, std::uint16_t(1 + random() % 3),
                                    PartKind(random() % partKindCount), Status(1 + random() % 4)});
        }
        trace.putDetail(item, detail);
    }
    work.inputs = std::move(inputs);
    const QByteArray file = fileOf(recording);
    const Checked<Recording> back = readRecording(file);
    QVERIFY2(back, qPrintable(back.error));
    QCOMPARE(difference(recording, *back), QString());
    QVERIFY(fileOf(*back) == file);
}

void TestOverlapseFile::aServedFolderIsKept()
{
    Recording recording = realRecording();
    recording.work.fetch = FetchKind::Http;
    recording.work.served =
        ServedFolder{.folder = QStringLiteral("/srv/ä"),
                     .latency = {.kind = TimeSpec::Kind::Lognormal, .a = Nanos(80'000'000), .p = 0.6},
                     .fail = 0.02,
                     .failWith = FailureKind::Stall};
    const QByteArray file = fileOf(recording);
    const Checked<Recording> back = readRecording(file);
    QVERIFY2(back, qPrintable(back.error));
    QVERIFY(back->work.served == recording.work.served);

    // Only URLs can be served, and a share is one.
    recording.work.fetch = FetchKind::File;
    QVERIFY(readRecording(fileOf(recording)).error.contains(QLatin1String("only what is fetched by http")));
    recording.work.fetch = FetchKind::Http;
    recording.work.served->fail = 1.5;
    QVERIFY(readRecording(fileOf(recording)).error.contains(QLatin1String("1.5 is out of range")));
}

// All stamps zero: nothing to store, yet a long run keeps one column.
void TestOverlapseFile::nothingStoredIsForShortRunsOnly()
{
    WorkSpec work;
    work.fetchTime = work.transformTime = {};
    work.items = maxUnstoredItems;
    QVERIFY(fileOf(predicted(work, {.cores = 1}, {}, {Mode::Sequential})).size() < 1500);
    work.items = maxUnstoredItems + 1;
    const Recording recording = predicted(work, {.cores = 1}, {}, {Mode::Sequential});
    const QByteArray file = fileOf(recording);
    QVERIFY(file.size() > work.items * 8);
    const Checked<Recording> back = readRecording(file);
    QVERIFY2(back, qPrintable(back.error));
    QCOMPARE(difference(recording, *back), QString());
}

void TestOverlapseFile::aFullDiskIsNoticed()
{
    QFile full(QStringLiteral("/dev/full"));
    if (!full.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        QSKIP("there is no /dev/full here");
    QVERIFY(!writeRecording(full, articleRecording()));
    QVERIFY(!writeJson(full, articleRecording(), true));
    QVERIFY(!writeCsv(full, articleRecording()));
}

QTEST_APPLESS_MAIN(TestOverlapseFile)
#include "tst_overlapse_file.moc"
