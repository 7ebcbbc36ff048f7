// SPDX-License-Identifier: MIT
// Rules, attempts and failures of a recording on the virtual clock: rates, turns at a host, back-offs.
#include "analysis/figures.h"
#include "analysis/measured_times.h"
#include "analysis/replay_fit.h"
#include "analysis/waits.h"
#include "core/analysis/replaying.h"
#include "virtual/predict.h"

#include <QTest>

#include <numeric>
#include <random>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

PipelineSpec limits(std::int64_t fetches, Mode mode = Mode::Parallel, Order order = Order::Kept)
{
    return {.mode = mode, .order = order, .fetchLimit = fetches, .transformLimit = 4, .threads = 4};
}

std::vector<Nanos> finished(const Trace &trace)
{
    std::vector<Nanos> all;
    for (std::int64_t item = 0; item < trace.size(); ++item)
        all.push_back(trace.stamp(StampColumn::FetchFinished, item));
    return all;
}

std::vector<FetchPart> partsOf(const Trace &trace, std::int64_t item)
{
    const std::optional<ItemDetail> detail = trace.detail(item);
    return detail ? detail->parts : std::vector<FetchPart>();
}

DurationTable constant(Nanos fetch, std::size_t rows)
{
    return {.fetch = std::vector<Nanos>(rows, fetch), .transform = std::vector<Nanos>(rows, Nanos(0))};
}

/// Work of which a run with such rules would have been measured.
WorkSpec urls(const DurationTable &truth, std::int64_t items)
{
    WorkSpec work;
    work.items = items;
    work.fetch = FetchKind::Http;
    work.transform = TransformKind::Real;
    work.rules.perHost = truth.perHost;
    work.rules.rate = truth.rate;
    work.rules.retries = 3;
    InputList inputs;
    for (std::int64_t item = 0; item < items; ++item)
        inputs.paths.push_back(
            "http://host" + QByteArray::number(truth.server[std::size_t(item) % truth.server.size()]) + "/");
    work.inputs = std::make_shared<const InputList>(std::move(inputs));
    return work;
}

DurationTable randomTruth(std::mt19937 &random, std::size_t rows)
{
    DurationTable table;
    const auto upTo = [&random](int most) {
        return static_cast<int>(random() % std::mt19937::result_type(most + 1));
    };
    const int hosts = 2 + upTo(3);
    for (std::size_t row = 0; row < rows; ++row) {
        table.fetch.emplace_back(1ms + 1us * upTo(40'000));
        table.transform.emplace_back(1us * upTo(3'000));
        table.server.push_back(row < std::size_t(hosts) ? int(row) : upTo(hosts - 1));
        for (int failed = upTo(9) == 0 ? 1 + upTo(2) : 0; failed > 0; --failed)
            table.trials.push_back({.row = std::int64_t(row),
                                    .time = 1us * (1 + upTo(30'000)),
                                    .wait = 1us * (1 + upTo(200'000))});
        if (upTo(9) == 0) {
            table.fetchFailed.push_back(std::int64_t(row));
            table.transform.back() = Nanos(0);
        } else if (upTo(9) == 0) {
            table.transformFailed.push_back(std::int64_t(row));
        }
    }
    table.servers.assign(std::size_t(hosts), {});
    table.perHost = upTo(1) ? 1 + upTo(3) : 0;
    table.rate = upTo(1) ? 20 + upTo(400) : 0;
    return table;
}

} // namespace

class TestReplayedRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRateSpacesBeginnings();
    void aHostTakesSoManyAtATime();
    void aFailedAttemptBacksOff();
    void whatFailedFailsAgain();
    void blockingWaitsOnItsThread();
    void aStopWhileAllWait();
    void aServersLineIsACause();
    void aDeadlineEndsAFetchUnderWay();
    void aDeadlineEndsAFetchInLine();
    void aDeadlineEndsAFetchOnTheCores();
    void noAttemptBeginsAfterTheDeadline();
    void noFetchOutlivesItsDeadline();
    void whatWasLateIsLateAgain();
    void whatWasLateForWaitingNeedNotBe();
    void oneThreadTakesOneAfterTheOther();
    void everyNanosecondHasACause();
    void aRecordingExplainsItself_data();
    void aRecordingExplainsItself();
    void otherLimitsAreAsInTruth();
};

void TestReplayedRules::aRateSpacesBeginnings()
{
    DurationTable table = constant(50ms, 4);
    table.rate = 10;
    const Trace trace = predict(limits(8), replaying(table, 4), {.cores = 2});
    QCOMPARE(finished(trace), (std::vector<Nanos>{50ms, 150ms, 250ms, 350ms}));
    QCOMPARE(partsOf(trace, 0), std::vector<FetchPart>());
    QCOMPARE(partsOf(trace, 2),
             (std::vector<FetchPart>{{0ms, 200ms, 1, PartKind::Rate, Status::Ok},
                                     {200ms, 250ms, 1, PartKind::Running, Status::Ok}}));
    QCOMPARE(trace.mostInFlight(), 1);
}

void TestReplayedRules::aHostTakesSoManyAtATime()
{
    DurationTable table = constant(50ms, 6);
    table.server = {0, 0, 0, 1, 1, 0};
    table.servers.assign(2, {});
    table.perHost = 2;
    const Trace trace = predict(limits(8), replaying(table, 6), {.cores = 2});
    QCOMPARE(finished(trace), (std::vector<Nanos>{50ms, 50ms, 100ms, 50ms, 50ms, 100ms}));
    QCOMPARE(partsOf(trace, 5).front(), (FetchPart{0ms, 50ms, 1, PartKind::Host, Status::Ok}));
    QCOMPARE(trace.mostInFlight(), 4);
}

void TestReplayedRules::aFailedAttemptBacksOff()
{
    DurationTable table = constant(50ms, 2);
    table.trials = {{.row = 1, .time = 10ms, .wait = 100ms}, {.row = 1, .time = 20ms, .wait = 200ms}};
    const Trace trace = predict(limits(8), replaying(table, 2), {.cores = 2});
    QCOMPARE(finished(trace), (std::vector<Nanos>{50ms, 380ms}));
    QCOMPARE(trace.row(1).attempts, 3);
    QCOMPARE(partsOf(trace, 1),
             (std::vector<FetchPart>{{0ms, 10ms, 1, PartKind::Running, Status::Failed},
                                     {10ms, 110ms, 1, PartKind::Backoff, Status::Ok},
                                     {110ms, 130ms, 2, PartKind::Running, Status::Failed},
                                     {130ms, 330ms, 2, PartKind::Backoff, Status::Ok},
                                     {330ms, 380ms, 3, PartKind::Running, Status::Ok}}));
}

void TestReplayedRules::whatFailedFailsAgain()
{
    DurationTable table = constant(50ms, 3);
    table.transform.assign(3, 10ms);
    table.fetchFailed = {1};
    table.transformFailed = {2};
    for (const Mode mode : allModes) {
        const Trace trace = predict(limits(2, mode), replaying(table, 6), {.cores = 2});
        for (const std::int64_t again : {0, 3}) {
            QCOMPARE(trace.row(again).transformStatus, Status::Ok);
            QCOMPARE(trace.row(again + 1).fetchStatus, Status::Failed);
            QCOMPARE(trace.row(again + 1).transformStatus, Status::Skipped);
            QCOMPARE(trace.row(again + 2).transformStatus, Status::Failed);
        }
        QCOMPARE(trace.failedCount(), 4);
    }
}

void TestReplayedRules::blockingWaitsOnItsThread()
{
    DurationTable table = constant(50ms, 3);
    table.rate = 5;
    const Trace trace = predict(limits(1, Mode::Blocking), replaying(table, 3), {.cores = 4});
    QCOMPARE(finished(trace), (std::vector<Nanos>{50ms, 250ms, 450ms}));
    QCOMPARE(trace.stamp(StampColumn::FetchStarted, 2), Nanos(0));
}

void TestReplayedRules::aStopWhileAllWait()
{
    DurationTable table = constant(50ms, 3);
    table.rate = 1;
    const Trace trace = predict(limits(3), replaying(table, 3), {.cores = 2, .stopAt = 300ms});
    QVERIFY(trace.cancelled());
    QCOMPARE(trace.end(), Nanos(300ms));
    QCOMPARE(trace.row(1).fetchStatus, Status::Cancelled);
}

void TestReplayedRules::aServersLineIsACause()
{
    WorkSpec work;
    work.items = 5;
    work.fetchTime = {.a = 1s};
    work.transformTime = {.a = 0s};
    work.capacity = 2;
    for (const Mode mode : {Mode::Parallel, Mode::Concurrent, Mode::Prefetching, Mode::Blocking}) {
        const PipelineSpec spec{.mode = mode, .fetchLimit = 5, .transformLimit = 5, .threads = 5};
        const Run run{spec, Clock::Virtual, predict(spec, work, {.cores = 5})};
        QCOMPARE(finished(run.trace), (std::vector<Nanos>{1s, 1s, 2s, 2s, 3s}));
        QCOMPARE(partsOf(run.trace, 1), std::vector<FetchPart>());
        QCOMPARE(partsOf(run.trace, 4),
                 (std::vector<FetchPart>{{0s, 2s, 1, PartKind::Capacity, Status::Ok},
                                         {2s, 3s, 1, PartKind::Running, Status::Ok}}));
        QCOMPARE(WaitAccount(run).totals()[std::size_t(Cause::FetchCapacity)], Nanos(4s));
        QCOMPARE(WaitAccount(run).totals()[std::size_t(Cause::FetchRunning)], Nanos(5s));
        QCOMPARE(run.trace.mostInFlight(), 5);
        QCOMPARE(boundTerms(run, work, 5).server, Nanos(2'500ms));
    }
    work.capacity = 1'000'000;
    QCOMPARE(predict(limits(5), work, {.cores = 5}).end(), Nanos(1s));
}

void TestReplayedRules::aDeadlineEndsAFetchUnderWay()
{
    DurationTable table = constant(50ms, 3);
    table.fetch = {50ms, 150ms, 100ms};
    table.deadline = 100ms;
    for (const Mode mode : {Mode::Concurrent, Mode::Parallel, Mode::Blocking}) {
        const Trace trace = predict(limits(3, mode), replaying(table, 3), {.cores = 4});
        QCOMPARE(finished(trace), (std::vector<Nanos>{50ms, 100ms, 100ms}));
        QCOMPARE(trace.row(1).fetchStatus, Status::Failed);
        QCOMPARE(trace.row(1).transformStatus, Status::Skipped);
        QCOMPARE(trace.row(2).fetchStatus, Status::Ok); // what ends at its deadline has ended
        QCOMPARE(trace.end(), Nanos(100ms));
    }
}

void TestReplayedRules::aDeadlineEndsAFetchInLine()
{
    DurationTable table = constant(50ms, 3);
    table.rate = 5;
    table.deadline = 300ms;
    const Trace held = predict(limits(3), replaying(table, 3), {.cores = 4});
    QCOMPARE(finished(held), (std::vector<Nanos>{50ms, 250ms, 300ms}));
    QCOMPARE(partsOf(held, 2), (std::vector<FetchPart>{{0ms, 300ms, 1, PartKind::Rate, Status::Failed}}));

    table = constant(50ms, 4);
    table.servers = {{.places = 1, .filled = true}};
    table.deadline = 120ms;
    const Trace served = predict(limits(4), replaying(table, 4), {.cores = 4});
    QCOMPARE(finished(served), (std::vector<Nanos>{50ms, 100ms, 120ms, 120ms}));
    QCOMPARE(partsOf(served, 2),
             (std::vector<FetchPart>{{0ms, 100ms, 1, PartKind::Capacity, Status::Ok},
                                     {100ms, 120ms, 1, PartKind::Running, Status::Failed}}));
    QCOMPARE(partsOf(served, 3).front(), (FetchPart{0ms, 120ms, 1, PartKind::Capacity, Status::Ok}));
    QCOMPARE(served.failedCount(), 2);
}

void TestReplayedRules::aDeadlineEndsAFetchOnTheCores()
{
    DurationTable table = constant(100ms, 3);
    table.fetchCpu = table.fetch;
    table.deadline = 250ms;
    const Trace shared = predict(limits(3), replaying(table, 3), {.cores = 1});
    QCOMPARE(finished(shared), std::vector<Nanos>(3, 250ms)); // of 300 ms that all would have taken
    Nanos cpu{0};
    for (std::int64_t item = 0; item < 3; ++item)
        cpu += shared.fetchCpu(item);
    QVERIFY(cpu <= Nanos(250ms) && cpu > Nanos(250ms) - 10ns);

    table.fetchThread = true;
    const Trace inTurn = predict(limits(3), replaying(table, 3), {.cores = 4});
    QCOMPARE(finished(inTurn), (std::vector<Nanos>{100ms, 200ms, 250ms}));
    QCOMPARE(inTurn.fetchCpu(2), Nanos(50ms));
    table.deadline = 150ms;
    const Trace waiting = predict(limits(3), replaying(table, 3), {.cores = 4});
    QCOMPARE(finished(waiting), (std::vector<Nanos>{100ms, 150ms, 150ms}));
    QCOMPARE(waiting.fetchCpu(2), Nanos(0)); // its turn never came
}

void TestReplayedRules::noAttemptBeginsAfterTheDeadline()
{
    DurationTable table = constant(50ms, 2);
    table.trials = {{.row = 1, .time = 10ms, .wait = 100ms}};
    table.deadline = 110ms;
    const Trace trace = predict(limits(2), replaying(table, 2), {.cores = 4});
    QCOMPARE(finished(trace), (std::vector<Nanos>{50ms, 10ms}));
    QCOMPARE(trace.row(1).fetchStatus, Status::Failed);
    QCOMPARE(trace.row(1).attempts, 1);
}

void TestReplayedRules::noFetchOutlivesItsDeadline()
{
    std::mt19937 random(9);
    std::int64_t late = 0;
    for (int round = 0; round < 200; ++round) {
        DurationTable table = randomTruth(random, 40);
        table.deadline = 1ms * (5 + random() % 60);
        if (random() % 2)
            table.servers.assign(table.servers.size(),
                                 {.places = 1 + std::int64_t(random() % 3), .filled = true});
        if (random() % 2) {
            table.fetchThread = random() % 2;
            for (const Nanos fetch : table.fetch)
                table.fetchCpu.push_back(fetch / (1 + random() % 4));
        }
        const PipelineSpec spec = limits(1 + std::int64_t(random() % 9), allModes[random() % allModes.size()],
                                         random() % 2 ? Order::Kept : Order::Any);
        const Run run{spec, Clock::Virtual, predict(spec, replaying(table, 60), {.cores = 2})};
        const WaitAccount account(run);
        for (std::int64_t item = 0; item < 60; ++item) {
            const ItemRow row = run.trace.row(item);
            const WaitTotals totals = account.totalsOf(run.trace, item);
            QCOMPARE(std::accumulate(totals.begin(), totals.end(), Nanos(0)),
                     row.transformYielded - row.fetchAdmitted);
            QVERIFY(row.fetchFinished - row.fetchStarted <= table.deadline);
            QVERIFY(row.fetchCpu <= row.fetchFinished - row.fetchStarted);
            late +=
                row.fetchFinished - row.fetchStarted == table.deadline && row.fetchStatus == Status::Failed;
        }
    }
    QVERIFY(late > 1'000);
}

void TestReplayedRules::whatWasLateIsLateAgain()
{
    DurationTable truth = constant(50ms, 20);
    truth.server = {0};
    for (std::size_t row = 0; row < 20; row += 4)
        truth.fetch[row] = 1s;
    truth.deadline = 100ms;
    WorkSpec work = urls(truth, 20);
    work.rules.deadline = truth.deadline;
    const Run run{limits(4), Clock::Live, predict(limits(4), replaying(truth, 20), {.cores = 4})};
    QCOMPARE(run.trace.failedCount(), 5);
    const std::shared_ptr<const DurationTable> table = measuredTimes(run, work, 4, QString());
    QVERIFY(table && table->fit);
    QCOMPARE(table->unmeasured, 0);
    QCOMPARE(table->fit->off, 0.0);
    for (const std::int64_t asked : {1, 2, 4})
        QCOMPARE(predict(limits(asked), replaying(table, 20), {.cores = 4}).end(),
                 predict(limits(asked), replaying(truth, 20), {.cores = 4}).end());
}

// Held back by a rate, some came too late; with fewer in flight nobody would.
void TestReplayedRules::whatWasLateForWaitingNeedNotBe()
{
    DurationTable truth = constant(50ms, 40);
    truth.server = {0};
    truth.rate = 10;
    truth.deadline = 220ms;
    WorkSpec work = urls(truth, 40);
    work.rules.deadline = truth.deadline;
    const Run run{limits(8), Clock::Live, predict(limits(8), replaying(truth, 40), {.cores = 4})};
    QVERIFY(run.trace.failedCount() > 5);
    const std::shared_ptr<const DurationTable> table = measuredTimes(run, work, 4, QString());
    QVERIFY(table);
    QCOMPARE(table->unmeasured, run.trace.failedCount());
    const Trace asked = predict(limits(2), replaying(table, 40), {.cores = 4});
    QCOMPARE(asked.failedCount(), 0);
    QCOMPARE(asked.end(), predict(limits(2), replaying(truth, 40), {.cores = 4}).end());
}

void TestReplayedRules::oneThreadTakesOneAfterTheOther()
{
    DurationTable table = constant(30ms, 4);
    table.fetchCpu.assign(4, 10ms); // longer than a scheduler's slice
    table.fetchThread = true;
    QCOMPARE(finished(predict(limits(4), replaying(table, 4), {.cores = 4})),
             (std::vector<Nanos>{30ms, 40ms, 50ms, 60ms}));
    table.fetchThread = false;
    QCOMPARE(finished(predict(limits(4), replaying(table, 4), {.cores = 4})), std::vector<Nanos>(4, 30ms));
}

void TestReplayedRules::everyNanosecondHasACause()
{
    std::mt19937 random(4);
    for (int round = 0; round < 60; ++round) {
        const DurationTable truth = randomTruth(random, 40);
        const PipelineSpec spec = limits(1 + std::int64_t(random() % 9), allModes[random() % allModes.size()],
                                         random() % 2 ? Order::Kept : Order::Any);
        const Run run{spec, Clock::Virtual, predict(spec, replaying(truth, 60), {.cores = 2})};
        const WaitAccount account(run);
        std::vector<CauseSpan> spans;
        for (std::int64_t item = 0; item < 60; ++item) {
            const ItemRow row = run.trace.row(item);
            const WaitTotals totals = account.totalsOf(run.trace, item);
            QCOMPARE(std::accumulate(totals.begin(), totals.end(), Nanos(0)),
                     row.transformYielded - row.fetchAdmitted);
            // Held back is what the parts say; what is left is the requests, one after the other.
            Nanos requests = truth.fetch[std::size_t(item % 40)];
            for (const Trial &trial : truth.trials)
                requests += trial.row == item % 40 ? trial.time : Nanos(0);
            QCOMPARE(totals[std::size_t(Cause::FetchRunning)], requests);
        }
    }
}

void TestReplayedRules::aRecordingExplainsItself_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<Order>("order");
    for (const Mode mode : allModes)
        for (const Order order : {Order::Kept, Order::Any})
            QTest::addRow("%d, %d", int(mode), int(order)) << mode << order;
}

// What is told apart of a run that the virtual clock made is what it was made from.
void TestReplayedRules::aRecordingExplainsItself()
{
    QFETCH(const Mode, mode);
    QFETCH(const Order, order);
    std::mt19937 random(7);
    for (int round = 0; round < 20; ++round) {
        const DurationTable truth = randomTruth(random, 50);
        const PipelineSpec spec = limits(1 + std::int64_t(random() % 9), mode, order);
        const Run run{spec, Clock::Live, predict(spec, replaying(truth, 50), {.cores = 4})};
        const std::shared_ptr<const DurationTable> table = measuredTimes(run, urls(truth, 50), 4, QString());
        QVERIFY(table && table->fit);
        QCOMPARE(table->fetch, truth.fetch);
        QCOMPARE(table->trials, truth.trials);
        QCOMPARE(table->fetchFailed, truth.fetchFailed);
        QCOMPARE(table->transformFailed, truth.transformFailed);
        QCOMPARE(table->fit->off, 0.0);
    }
}

void TestReplayedRules::otherLimitsAreAsInTruth()
{
    std::mt19937 random(11);
    for (int round = 0; round < 40; ++round) {
        const DurationTable truth = randomTruth(random, 50);
        const Run run{limits(6), Clock::Live, predict(limits(6), replaying(truth, 50), {.cores = 4})};
        const std::shared_ptr<const WorkSpec> work = measuredWork(run, urls(truth, 50), 4, QString());
        for (const Mode mode : allModes)
            for (const std::int64_t asked : {1, 3, 6})
                QCOMPARE(predict(limits(asked, mode), *work, {.cores = 4}).end(),
                         predict(limits(asked, mode), replaying(truth, 50), {.cores = 4}).end());
    }
}

QTEST_APPLESS_MAIN(TestReplayedRules)
#include "tst_replayed_rules.moc"
