// SPDX-License-Identifier: MIT
// What the makespan hangs on. On the virtual clock a path can be checked by what it claims: a nanosecond more on it is a
// nanosecond more of makespan, and anywhere else it is none.
#include "analysis/critical_path.h"
#include "core/analysis/random_pipelines.h"

#include <QTest>

#include <numeric>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

std::vector<PathPiece> pathOf(const Run &run, const WorkSpec &work)
{
    return criticalPath(run, WaitAccount(run), Releases(run, work));
}

QString textOf(const std::vector<PathPiece> &path)
{
    QString text;
    for (const PathPiece &piece : path)
        text += QStringLiteral("%1: %2 %3-%4; ")
                    .arg(piece.item)
                    .arg(QLatin1String(causeKey(piece.cause)))
                    .arg(piece.begin.count())
                    .arg(piece.end.count());
    return text;
}

/// Nothing at one instant by chance: times that are all different, and long against a nanosecond.
RandomPipeline distinctPipeline(std::uint64_t seed, Mode mode, Order order)
{
    RandomPipeline pipeline = randomPipeline(seed, mode, order, false);
    std::mt19937_64 random(seed);
    auto table = std::make_shared<DurationTable>();
    pipeline.work.items = 1 + static_cast<std::int64_t>(random() % 16);
    for (std::int64_t item = 0; item < pipeline.work.items; ++item) {
        table->fetch.emplace_back(1'000'000 + static_cast<std::int64_t>(random() % 1'000'000'007));
        table->transform.emplace_back(1'000'000 + static_cast<std::int64_t>(random() % 1'000'000'007));
    }
    pipeline.work.durations = table;
    pipeline.cores = pipeline.spec.threads + 1; // nobody shares one
    pipeline.failing.clear();
    return pipeline;
}

bool adjoins(const std::vector<PathPiece> &path, Nanos end)
{
    Nanos at{0};
    for (const PathPiece &piece : path) {
        if (piece.begin != at || piece.end <= piece.begin)
            return false;
        at = piece.end;
    }
    return at == end;
}

} // namespace

class TestCriticalPath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNanosecondMoreOnItIsOneMore();
    void itCoversTheMakespan();
    void whatRulesHoldBackIsOnIt();
    void aServersLineIsFollowed();
    void everyWaitHasItsRelease();
    void nothingLetsItselfIn();
    void aMeasuredGapIsTheDriversOwn();
    void aStoppedRunHasOne();
};

void TestCriticalPath::aNanosecondMoreOnItIsOneMore()
{
    for (const Mode mode : allModes)
        for (const Order order : {Order::Kept, Order::Any})
            for (std::uint64_t seed = 0; seed < 150; ++seed) {
                RandomPipeline pipeline = distinctPipeline(seed, mode, order);
                const Run run = pipeline.run();
                const std::vector<PathPiece> path = pathOf(run, pipeline.work);
                QVERIFY2(adjoins(path, run.trace.end()), qPrintable(textOf(path)));
                QVERIFY(std::all_of(path.begin(), path.end(),
                                    [](const PathPiece &piece) { return isRunning(piece.cause); }));
                const DurationTable times = *pipeline.work.durations;
                for (std::int64_t item = 0; item < pipeline.work.items; ++item)
                    for (const bool fetch : {true, false}) {
                        auto longer = std::make_shared<DurationTable>(times);
                        (fetch ? longer->fetch : longer->transform)[std::size_t(item)] += 1ns;
                        pipeline.work.durations = longer;
                        const bool isOnIt =
                            std::any_of(path.begin(), path.end(), [&](const PathPiece &piece) {
                                return piece.item == item && (piece.cause == Cause::FetchRunning) == fetch;
                            });
                        QVERIFY2(pipeline.run().trace.end() - run.trace.end() == (isOnIt ? 1ns : 0ns),
                                 qPrintable(QStringLiteral("mode %1 seed %2 item %3 %4: ")
                                                .arg(int(mode))
                                                .arg(seed)
                                                .arg(item)
                                                .arg(fetch ? "fetch" : "transform")
                                            + textOf(path)));
                    }
            }
}

// Also where many things happen at one instant, things take no time, cores are shared, and fetches fail.
void TestCriticalPath::itCoversTheMakespan()
{
    for (const Mode mode : allModes)
        for (const Order order : {Order::Kept, Order::Any})
            for (std::uint64_t seed = 0; seed < 1'000; ++seed) {
                const RandomPipeline pipeline = randomPipeline(seed, mode, order);
                const Run run = pipeline.run();
                const std::vector<PathPiece> path = pathOf(run, pipeline.work);
                QVERIFY2(adjoins(path, run.trace.end()), qPrintable(textOf(path)));
                const WaitTotals totals = pathTotals(path);
                QCOMPARE(std::accumulate(totals.begin(), totals.end(), Nanos(0)), run.trace.end());
                if (!run.trace.cancelled())
                    QVERIFY2(std::all_of(path.begin(), path.end(),
                                         [](const PathPiece &piece) { return isRunning(piece.cause); }),
                             qPrintable(QStringLiteral("mode %1 order %2 seed %3: ")
                                            .arg(int(mode))
                                            .arg(int(order))
                                            .arg(seed)
                                        + textOf(path)));
            }
}

void TestCriticalPath::whatRulesHoldBackIsOnIt()
{
    DurationTable table;
    table.fetch.assign(6, 30ms);
    table.transform.assign(6, 0ms);
    table.rate = 10;
    WorkSpec work;
    work.items = 6;
    work.durations = std::make_shared<DurationTable>(table);
    const PipelineSpec spec{.mode = Mode::Parallel, .fetchLimit = 6};
    const Run run{spec, Clock::Virtual, predict(spec, work, {.cores = 2})};
    const WaitTotals totals = pathTotals(pathOf(run, work));
    QCOMPARE(run.trace.end(), Nanos(530ms));
    QCOMPARE(totals[std::size_t(Cause::FetchRate)], Nanos(500ms));
    QCOMPARE(totals[std::size_t(Cause::FetchRunning)], Nanos(30ms));
}

void TestCriticalPath::aServersLineIsFollowed()
{
    WorkSpec work;
    work.items = 6;
    work.fetchTime.a = 20ms;
    work.transformTime.a = 0ms;
    work.capacity = 2;
    const PipelineSpec spec{.mode = Mode::Parallel, .fetchLimit = 6};
    const Run run{spec, Clock::Virtual, predict(spec, work, {.cores = 2})};
    const std::vector<PathPiece> path = pathOf(run, work);
    QCOMPARE(path.size(), std::size_t(3)); // three were served one after the other
    QVERIFY(std::all_of(path.begin(), path.end(),
                        [](const PathPiece &piece) { return piece.cause == Cause::FetchRunning; }));
    QCOMPARE(path.back().by, Release::Kind::ServerFree);
}

/// Whether the log says that this happened then: the cause of what other items did at that instant.
bool isInLog(const std::vector<Event> &log, const Release &release)
{
    using Kind = Release::Kind;
    const auto has = [&](Event::Kind kind) {
        return std::any_of(log.begin(), log.end(), [&](const Event &event) {
            return event.at == release.at && event.item == release.item && event.kind == kind;
        });
    };
    switch (release.kind) {
    case Kind::FetchEnded: return has(Event::Kind::FetchFinished);
    case Kind::TransformEnded: // in blocking, a task whose fetch failed is over
        return has(Event::Kind::TransformFinished) || has(Event::Kind::TransformSkipped)
            || has(Event::Kind::FetchFinished);
    case Kind::DriverBack:
    case Kind::ThreadFree: return has(Event::Kind::TransformFinished);
    case Kind::Emitted: return has(Event::Kind::Emitted);
    default: return false;
    }
}

// On the virtual clock nothing is late: each wait ends at the instant of what ended it.
void TestCriticalPath::everyWaitHasItsRelease()
{
    std::set<Release::Kind> seen;
    for (const Mode mode : allModes)
        for (const Order order : {Order::Kept, Order::Any})
            for (std::uint64_t seed = 0; seed < 500; ++seed) {
                const RandomPipeline pipeline = randomPipeline(seed, mode, order, false);
                std::vector<Event> log;
                const Run run = pipeline.run(&log);
                const WaitAccount waits(run);
                const Releases releases(run, pipeline.work);
                std::vector<CauseSpan> spans;
                Releases::Hints hints;
                for (std::int64_t item = 0; item < run.trace.size(); ++item) {
                    waits.spansOf(run.trace, item, spans);
                    for (std::size_t i = 0; i < spans.size(); ++i) {
                        if (isRunning(spans[i].cause))
                            continue;
                        const Release release = releases.of(item, spans[i], hints);
                        // A full stage may cease to count because the driver transforms.
                        const bool goesOn = i + 1 < spans.size() && spans[i].cause == Cause::FetchHeldFull
                            && spans[i + 1].cause == Cause::FetchHeldDriver;
                        QVERIFY2(
                            goesOn || (release.at == spans[i].end && isInLog(log, release)),
                            qPrintable(QStringLiteral("mode %1 order %2 seed %3 item %4: %5, %6 at %7")
                                           .arg(int(mode))
                                           .arg(int(order))
                                           .arg(seed)
                                           .arg(item)
                                           .arg(QLatin1String(causeKey(spans[i].cause)), releaseText(release))
                                           .arg(release.at.count())));
                        seen.insert(release.kind);
                    }
                }
            }
    QVERIFY(seen.size() >= 5);
}

// Where nothing takes time, all of it is at one instant.
void TestCriticalPath::nothingLetsItselfIn()
{
    WorkSpec work;
    work.items = 50;
    work.fetchTime.a = work.transformTime.a = 0ns;
    for (const Mode mode : allModes) {
        const PipelineSpec spec{.mode = mode};
        const Run run{spec, Clock::Virtual, predict(spec, work, {.cores = 2})};
        const Releases releases(run, work);
        Releases::Hints hints;
        QCOMPARE(releases.ofAdmission(0, hints), Release{});
        for (std::int64_t item = 0; item < work.items; ++item)
            QVERIFY(releases.ofAdmission(item, hints).item != item);
    }
}

void TestCriticalPath::aMeasuredGapIsTheDriversOwn()
{
    Run run{.spec = {.mode = Mode::Parallel, .fetchLimit = 1, .transformLimit = 1, .threads = 1},
            .clock = Clock::Live,
            .trace = Trace(2)};
    const auto put = [&run](std::int64_t item, Nanos admitted) {
        ItemRow row{.item = item, .rank = item};
        row.fetchAdmitted = admitted;
        row.fetchStarted = admitted + 1us;
        row.fetchFinished = admitted + 100us;
        row.fetchYielded = admitted + 103us;
        row.transformStarted = admitted + 104us;
        row.transformFinished = admitted + 204us;
        row.transformYielded = admitted + 206us;
        row.transformLane = row.fetchLane = 0;
        row.fetchStatus = row.transformStatus = Status::Ok;
        run.trace.put(row);
    };
    put(0, 5us);
    put(1, 215us);
    run.trace.setEnd(421us);
    const std::vector<PathPiece> path = pathOf(run, {});
    QVERIFY2(adjoins(path, 421us), qPrintable(textOf(path)));
    const WaitTotals totals = pathTotals(path);
    QCOMPARE(totals[std::size_t(Cause::FetchRunning)], Nanos(198us));
    QCOMPARE(totals[std::size_t(Cause::TransformUnknown)], Nanos(200us));
    // 5 before the first and 4 between emission and admission, then each 3 between fetch and stage.
    QCOMPARE(totals[std::size_t(Cause::FetchHeldWakeup)], Nanos(15us));
}

void TestCriticalPath::aStoppedRunHasOne()
{
    WorkSpec work;
    work.items = 10;
    const PipelineSpec spec{.mode = Mode::Parallel, .fetchLimit = 2};
    const Run run{spec, Clock::Virtual, predict(spec, work, {.cores = 2, .stopAt = 2500ms})};
    QVERIFY(run.trace.cancelled());
    QVERIFY(adjoins(pathOf(run, work), run.trace.end()));
    const Run none{spec, Clock::Virtual, Trace(3)};
    QVERIFY(pathOf(none, work).empty());
}

QTEST_APPLESS_MAIN(TestCriticalPath)
#include "tst_critical_path.moc"
