// SPDX-License-Identifier: MIT
// Memory for a trace and threads run out, at every point at which they can: nothing that was recorded is lost, nothing
// hangs, and what cannot be done says so.
#include "formats/run_check.h"
#include "live/comparison.h"
#include "pipeline/scarcity.h"
#include "serve/served_inputs.h"
#include "serve/server_thread.h"
#include "virtual/predict.h"

#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

constexpr PipelineSpec limits{.fetchLimit = 3, .transformLimit = 2, .threads = 2};

PipelineSpec specOf(Mode mode)
{
    PipelineSpec spec = limits;
    spec.mode = mode;
    return spec;
}

struct Ran
{
    Run run;
    QString problem;
};

Ran runLive(const WorkSpec &work, Mode mode, bool watched = false)
{
    LiveOptions options{.cores = 2};
    if (watched)
        options.feed = std::make_shared<RunFeed>();
    LiveRun run(specOf(mode), work, options);
    Trace trace = run.future().result();
    if (watched)
        for (const ItemRow &row : options.feed->take().finished)
            trace.put(row);
    return {{specOf(mode), Clock::Live, trace}, run.conditions().problem};
}

WorkSpec simulated(std::int64_t items)
{
    WorkSpec work;
    work.items = items;
    work.fetchTime.a = work.transformTime.a = Nanos(0);
    return work;
}

} // namespace

class TestScarcity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void aTraceIsAsBeforeWhereThereIsNoMemory();
    void aRunKeepsWhatItHas_data();
    void aRunKeepsWhatItHas();
    void aPredictionSaysSo();
    void withoutAThreadNothingHangs_data();
    void withoutAThreadNothingHangs();
    void aComparisonEnds();
    void aServerSaysSo();
};

void TestScarcity::cleanup()
{
    denyNth(Scarce::Memory, 0);
    denyNth(Scarce::Thread, 0);
}

void TestScarcity::aTraceIsAsBeforeWhereThereIsNoMemory()
{
    constexpr std::int64_t last = 3 * Trace::chunkItems + 5;
    for (std::int64_t n = 1;; ++n) {
        Trace trace(last + 1, true);
        trace.put({.item = 0, .rank = 0, .fetchAdmitted = Nanos(1), .fetchStatus = Status::Ok});
        const Trace copy = trace; // its first chunk is shared
        denyNth(Scarce::Memory, n);
        bool thrown = false;
        const auto attempt = [&thrown](auto action) {
            try {
                action();
            } catch (const std::bad_alloc &) {
                thrown = true;
            }
        };
        attempt([&] {
            trace.put({.item = last, .rank = 1, .fetchAdmitted = Nanos(2), .fetchStatus = Status::Ok});
        });
        attempt([&] { trace.putDetail(last, {.error = QStringLiteral("x")}); });
        attempt(
            [&] { trace.put({.item = 0, .rank = 2, .fetchAdmitted = Nanos(3), .fetchStatus = Status::Ok}); });
        const bool denied = wasDenied(Scarce::Memory);
        QCOMPARE(thrown, denied);
        denyNth(Scarce::Memory, 0);
        QCOMPARE(copy.row(0).rank, 0);
        // Whatever could not be put can be put now.
        trace.put({.item = last, .rank = 1, .fetchAdmitted = Nanos(2), .fetchStatus = Status::Ok});
        trace.put({.item = 0, .rank = 2, .fetchAdmitted = Nanos(3), .fetchStatus = Status::Ok});
        QCOMPARE(trace.size(), last + 1);
        QCOMPARE(trace.emittedCount(), 2);
        QCOMPARE(trace.row(0).rank, 2);
        QCOMPARE(trace.row(last).fetchAdmitted, Nanos(2));
        QCOMPARE(trace.row(last).transformBytes, -1);
        for (const std::int64_t between : {std::int64_t(1), Trace::chunkItems, last - 1})
            QVERIFY(trace.row(between).fetchAdmitted == absent && trace.row(between).rank == -1);
        if (!denied) {
            QVERIFY(n > 5);
            return;
        }
    }
}

void TestScarcity::aRunKeepsWhatItHas_data()
{
    QTest::addColumn<Mode>("mode");
    for (const Mode mode : {Mode::Sequential, Mode::Parallel})
        QTest::addRow("%d", static_cast<int>(mode)) << mode;
}

void TestScarcity::aRunKeepsWhatItHas()
{
    QFETCH(Mode, mode);
    const std::int64_t items = Trace::chunkItems + 10;
    for (std::int64_t n = 1;; ++n) {
        denyNth(Scarce::Memory, n);
        const Ran ran = runLive(simulated(items), mode);
        const Trace &trace = ran.run.trace;
        QCOMPARE(checkRun(ran.run), QString());
        if (!wasDenied(Scarce::Memory)) {
            QCOMPARE(n, 3); // of two chunks
            QCOMPARE(ran.problem, QString());
            QCOMPARE(trace.emittedCount(), items);
            QVERIFY(!trace.cancelled());
            return;
        }
        QVERIFY2(ran.problem.startsWith(QLatin1String("memory ran out after ")), qPrintable(ran.problem));
        QVERIFY(trace.cancelled());
        QCOMPARE(trace.emittedCount(), (n - 1) * Trace::chunkItems);
    }
}

void TestScarcity::aPredictionSaysSo()
{
    denyNth(Scarce::Memory, 2);
    QVERIFY_THROWS_EXCEPTION(
        std::bad_alloc,
        predict(specOf(Mode::Parallel), simulated(2 * Trace::chunkItems), PredictOptions{.cores = 2}));
}

void TestScarcity::withoutAThreadNothingHangs_data()
{
    QTest::addColumn<QString>("fetch");
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<int>("threads"); // that the run starts
    const auto row = [](const char *fetch, Mode mode, int threads) {
        QTest::addRow("%s, %d", fetch, static_cast<int>(mode))
            << QString::fromLatin1(fetch) << mode << threads;
    };
    row("simulated", Mode::Sequential, 1);
    row("simulated", Mode::Parallel, 3);
    row("file", Mode::Concurrent, 4);
    row("file", Mode::Parallel, 6);
    row("file", Mode::Blocking, 3);
    row("serve", Mode::Parallel, 5);
    row("serve", Mode::Blocking, 5);
}

void TestScarcity::withoutAThreadNothingHangs()
{
    QFETCH(QString, fetch);
    QFETCH(Mode, mode);
    QFETCH(int, threads);
    const QTemporaryDir folder;
    auto inputs = std::make_shared<InputList>();
    for (int i = 0; i < 8; ++i) {
        QFile file(folder.filePath(QString::number(i)));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x") == 1);
        inputs->paths.push_back(QFile::encodeName(file.fileName()));
    }
    WorkSpec work = simulated(8);
    if (fetch != QLatin1String("simulated")) {
        work.transform = TransformKind::Real;
        work.fetch = fetch == QLatin1String("file") ? FetchKind::File : FetchKind::Http;
        if (work.fetch == FetchKind::Http) {
            work.served = ServedFolder{.folder = folder.path()};
            *inputs = *collectServed(folder.path(), false);
        }
        work.inputs = inputs;
    }
    for (int n = 1; n <= threads + 1; ++n) {
        for (const bool watched : {false, true}) {
            denyNth(Scarce::Thread, n);
            const Ran ran = runLive(work, mode, watched);
            const Trace &trace = ran.run.trace;
            QCOMPARE(checkRun(ran.run), QString());
            QCOMPARE(wasDenied(Scarce::Thread), n <= threads);
            QCOMPARE(trace.emittedCount(), 8);
            QCOMPARE(trace.failedCount(), n <= threads ? 8 : 0);
        }
    }
}

void TestScarcity::aComparisonEnds()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("a")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    auto inputs = std::make_shared<InputList>();
    inputs->paths = {QFile::encodeName(file.fileName())};
    WorkSpec work = simulated(1);
    work.fetch = FetchKind::File;
    work.inputs = inputs;
    for (int n = 1;; ++n) {
        denyNth(Scarce::Thread, n);
        Comparison comparison({specOf(Mode::Sequential), specOf(Mode::Parallel)}, work, 2, false);
        QEventLoop loop;
        int runs = 0;
        QObject::connect(&comparison, &Comparison::runFinished, &loop, [&] { ++runs; });
        QObject::connect(&comparison, &Comparison::finished, &loop, &QEventLoop::quit);
        QMetaObject::invokeMethod(
            &comparison, [&] { comparison.start(); }, Qt::QueuedConnection);
        loop.exec();
        QCOMPARE(runs, 2);
        if (!wasDenied(Scarce::Thread)) {
            QVERIFY(n > 3);
            return;
        }
    }
}

void TestScarcity::aServerSaysSo()
{
    ServeOptions options;
    const QTemporaryDir folder;
    options.folder = folder.path();
    ServerThread server(options);
    denyNth(Scarce::Thread, 1);
    QCOMPARE(server.start(), QStringLiteral("cannot serve: there is no thread for it"));
    QCOMPARE(server.start(), QString());
}

QTEST_GUILESS_MAIN(TestScarcity)
#include "tst_scarcity.moc"
