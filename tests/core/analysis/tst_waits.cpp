// SPDX-License-Identifier: MIT
// Where every nanosecond went. The account works from stamps; these tests rebuild it from the log of events,
// instant by instant, and compare span by span.
#include "analysis/figures.h"
#include "core/analysis/event_replay.h"
#include "live/live_run.h"

#include <QTest>

#include <numeric>

using namespace overlapse;

namespace {

Nanos sumOf(const WaitTotals &totals)
{
    return std::accumulate(totals.begin(), totals.end(), Nanos(0));
}

Nanos latencyOf(const Trace &trace, std::int64_t item)
{
    const ItemRow row = trace.row(item);
    if (row.fetchAdmitted == absent)
        return Nanos(0);
    return (row.transformYielded == absent ? trace.end() : row.transformYielded) - row.fetchAdmitted;
}

QString textOf(const std::vector<CauseSpan> &spans)
{
    QString text;
    for (const CauseSpan &span : spans)
        text += QStringLiteral("%1 %2-%3; ")
                    .arg(QLatin1String(causeKey(span.cause)))
                    .arg(span.begin.count())
                    .arg(span.end.count());
    return text;
}

/// Stamps as a measurement might have them: gaps everywhere, nothing in step.
Run raggedRun(std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    const auto below = [&random](std::uint64_t n) { return static_cast<std::int64_t>(random() % n); };
    Run run;
    run.spec.mode = allModes[seed % 4];
    run.spec.order = seed % 3 == 0 ? Order::Any : Order::Kept;
    run.spec.transformLimit = 1 + below(4);
    const std::int64_t items = 1 + below(150);
    run.trace = Trace(items);
    Nanos admitted{0};
    Nanos end{0};
    for (std::int64_t item = 0; item < items; ++item) {
        admitted += Nanos(below(4));
        ItemRow row{.item = item, .fetchAdmitted = admitted};
        Nanos at = admitted;
        for (Nanos *stamp : {&row.fetchStarted, &row.fetchFinished, &row.fetchYielded, &row.transformStarted,
                             &row.transformFinished, &row.transformYielded})
            *stamp = at += Nanos(below(3) == 0 ? 0 : below(12));
        if (below(3) > 0)
            row.transformCpu = Nanos(below(14)); // now and then longer than the span
        row.transformLane = usesPool(run.spec.mode) ? static_cast<std::int32_t>(below(3)) : driverLane;
        if (seed % 5 == 0 && below(6) == 0)
            row.transformYielded = absent;
        else
            row.rank = item;
        end = std::max(end, at);
        run.trace.put(row);
    }
    run.trace.setEnd(end);
    run.trace.setCancelled(seed % 5 == 0);
    return run;
}

/// What the others do at one instant.
struct Others
{
    bool driverTransforms = false;
    std::int64_t inTransformStage = 0;
    bool earlierFetch = false; ///< has not finished
    bool earlierTransform = false;
};

Others othersAt(const Run &run, std::int64_t item, Nanos now)
{
    const auto holds = [now](Nanos begin, Nanos end) {
        return begin != absent && begin <= now && (end == absent || now < end);
    };
    Others result;
    for (std::int64_t other = 0; other < run.trace.size(); ++other) {
        const ItemRow row = run.trace.row(other);
        const bool earlier = run.spec.order == Order::Kept && other < item;
        result.driverTransforms |=
            row.transformLane == driverLane && holds(row.transformStarted, row.transformFinished);
        result.inTransformStage += holds(row.fetchYielded, row.transformYielded) ? 1 : 0;
        result.earlierFetch |= earlier && now < row.fetchFinished;
        result.earlierTransform |= earlier && now < row.transformFinished;
    }
    return result;
}

/// The cause at one instant, from the definitions.
Cause causeAt(const Run &run, std::int64_t item, Nanos now)
{
    const ItemRow row = run.trace.row(item);
    if (now < row.fetchStarted)
        return Cause::FetchQueued;
    if (now < row.fetchFinished)
        return Cause::FetchRunning;
    const Others others = othersAt(run, item, now);
    if (now < row.fetchYielded)
        return others.earlierFetch                                         ? Cause::FetchHeldOrder
            : others.driverTransforms                                      ? Cause::FetchHeldDriver
            : others.inTransformStage >= effectiveTransformLimit(run.spec) ? Cause::FetchHeldFull
                                                                           : Cause::FetchHeldWakeup;
    if (now < row.transformStarted)
        return row.transformLane == driverLane ? Cause::TransformQueuedDriver : Cause::TransformQueuedPool;
    if (now < row.transformFinished)
        return row.transformCpu == absent                   ? Cause::TransformUnknown
            : now < row.transformStarted + row.transformCpu ? Cause::TransformCpu
                                                            : Cause::TransformOffCpu;
    return others.earlierTransform ? Cause::TransformHeldOrder
        : others.driverTransforms  ? Cause::TransformHeldDriver
                                   : Cause::TransformHeldWakeup;
}

} // namespace

class TestWaits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCauseEqualsTheEventLog_data()
    {
        QTest::addColumn<Mode>("mode");
        QTest::addColumn<Order>("order");
        for (const Mode mode : allModes)
            for (const Order order : {Order::Kept, Order::Any})
                QTest::addRow("mode %d order %d", int(mode), int(order)) << mode << order;
    }
    void everyCauseEqualsTheEventLog()
    {
        QFETCH(Mode, mode);
        QFETCH(Order, order);
        for (std::uint64_t seed = 0; seed < 3000; ++seed) {
            const RandomPipeline pipeline = randomPipeline(seed, mode, order);
            std::vector<Event> log;
            const Run run = pipeline.run(&log);
            const auto expected = Replay(pipeline, run.trace.end()).classify(log);
            const WaitAccount account(run);
            WaitTotals totals{};
            std::vector<CauseSpan> spans;
            for (std::int64_t item = 0; item < run.trace.size(); ++item) {
                account.spansOf(run.trace, item, spans);
                const auto &wanted = expected[static_cast<std::size_t>(item)];
                if (spans != wanted)
                    QFAIL(qPrintable(QStringLiteral("seed %1 item %2\n got  %3\n want %4")
                                         .arg(seed)
                                         .arg(item)
                                         .arg(textOf(spans), textOf(wanted))));
                WaitTotals each{};
                for (const CauseSpan &span : wanted)
                    each[static_cast<std::size_t>(span.cause)] += span.end - span.begin;
                QCOMPARE(account.totalsOf(run.trace, item), each);
                QCOMPARE(sumOf(each), latencyOf(run.trace, item));
                for (std::size_t cause = 0; cause < causeCount; ++cause)
                    totals[cause] += each[cause];
            }
            QCOMPARE(account.totals(), totals);
        }
    }

    void randomPipelinesMeetEveryCauseOfTheVirtualClock()
    {
        WaitTotals seen{};
        for (const Mode mode : allModes)
            for (const Order order : {Order::Kept, Order::Any})
                for (std::uint64_t seed = 0; seed < 500; ++seed) {
                    const Run run = randomPipeline(seed, mode, order).run();
                    const WaitTotals totals = WaitAccount(run).totals();
                    for (std::size_t cause = 0; cause < causeCount; ++cause) {
                        seen[cause] += totals[cause];
                        const bool may = mayOccur(static_cast<Cause>(cause), run.spec, WorkSpec());
                        QVERIFY2(may || totals[cause] == Nanos(0), causeKey(static_cast<Cause>(cause)));
                    }
                }
        // A virtual driver is never late, tries a fetch once, and transforms in order.
        const std::set<Cause> never{Cause::FetchHost,           Cause::FetchRate,
                                    Cause::FetchBackoff,        Cause::FetchHeldWakeup,
                                    Cause::FetchCapacity,       Cause::FetchUnpolled,
                                    Cause::TransformHeldDriver, Cause::TransformHeldWakeup};
        for (std::size_t cause = 0; cause < causeCount; ++cause)
            QVERIFY2((seen[cause] > Nanos(0)) != never.contains(static_cast<Cause>(cause)),
                     causeKey(static_cast<Cause>(cause)));
    }

    void raggedStampsAreClassifiedInstantByInstant()
    {
        for (std::uint64_t seed = 0; seed < 120; ++seed) {
            const Run run = raggedRun(seed);
            const WaitAccount account(run);
            WaitTotals sum{};
            std::vector<CauseSpan> spans;
            for (std::int64_t item = 0; item < run.trace.size(); ++item) {
                std::vector<CauseSpan> wanted;
                const ItemRow row = run.trace.row(item);
                const Nanos end = row.transformYielded == absent ? run.trace.end() : row.transformYielded;
                for (Nanos now = row.fetchAdmitted; now < end; ++now)
                    append(wanted, causeAt(run, item, now), now, now + Nanos(1));
                account.spansOf(run.trace, item, spans);
                if (spans != wanted)
                    QFAIL(qPrintable(QStringLiteral("seed %1 item %2\n got  %3\n want %4")
                                         .arg(seed)
                                         .arg(item)
                                         .arg(textOf(spans), textOf(wanted))));
                const WaitTotals totals = account.totalsOf(run.trace, item);
                for (const CauseSpan &span : spans)
                    sum[static_cast<std::size_t>(span.cause)] += span.end - span.begin;
                QCOMPARE(sumOf(totals), end - row.fetchAdmitted);
            }
            QCOMPARE(account.totals(), sum);
        }
    }

    void measuredRunsCloseToTheNanosecond()
    {
        for (const Mode mode : allModes)
            for (const bool stopped : {false, true}) {
                RandomPipeline pipeline = randomPipeline(1, mode, Order::Kept);
                auto table = std::make_shared<DurationTable>();
                for (int item = 0; item < 40; ++item) {
                    table->fetch.emplace_back(100'000 * (item % 4));
                    table->transform.emplace_back(50'000 * (item % 3));
                }
                pipeline.work.items = 40;
                pipeline.work.durations = table;
                LiveRun live(pipeline.spec, pipeline.work, LiveOptions{.cores = 2});
                if (stopped) {
                    QTest::qSleep(2);
                    live.stop();
                }
                const Run run{pipeline.spec, Clock::Live, live.future().result()};
                const WaitAccount account(run);
                Nanos latency{0};
                std::vector<CauseSpan> spans;
                for (std::int64_t item = 0; item < run.trace.size(); ++item) {
                    latency += latencyOf(run.trace, item);
                    account.spansOf(run.trace, item, spans);
                    Nanos sum{0};
                    for (const CauseSpan &span : spans)
                        sum += span.end - span.begin;
                    QCOMPARE(sum, latencyOf(run.trace, item));
                    QCOMPARE(sumOf(account.totalsOf(run.trace, item)), sum);
                }
                QCOMPARE(sumOf(account.totals()), latency);
                const Figures figures = figuresOf(run, pipeline.work, 2);
                QVERIFY(figures.lowerBound <= figures.makespan);
            }
    }

    void orderHoldsAcrossBlocksOfItems()
    {
        // Item 0 holds back more items than one block of prefix maxima has.
        WorkSpec work;
        work.items = 200;
        auto table = std::make_shared<DurationTable>();
        table->fetch.assign(200, Nanos(10));
        table->fetch[0] = Nanos(1000);
        table->transform.assign(200, Nanos(0));
        work.durations = table;
        const PipelineSpec spec{
            .mode = Mode::Parallel, .fetchLimit = 200, .transformLimit = 200, .threads = 1};
        const Run run{spec, Clock::Virtual, predict(spec, work, {})};
        const WaitAccount account(run);
        std::vector<CauseSpan> spans;
        for (std::int64_t item = 1; item < 200; ++item) {
            account.spansOf(run.trace, item, spans);
            const std::vector<CauseSpan> wanted{{Cause::FetchRunning, Nanos(0), Nanos(10)},
                                                {Cause::FetchHeldOrder, Nanos(10), Nanos(1000)}};
            QCOMPARE(spans, wanted);
        }
    }

    void totalsOfManyItemsAreTheirSum()
    {
        for (const Order order : {Order::Kept, Order::Any}) {
            WorkSpec work;
            work.items = Trace::chunkItems + 5'000; // more than one piece
            work.fetchTime = {.kind = TimeSpec::Kind::Lognormal, .a = Nanos(20'000'000), .p = 0.8};
            work.transformTime = {.kind = TimeSpec::Kind::Exp, .a = Nanos(1'500'000)};
            Run run;
            run.spec = {
                .mode = Mode::Parallel, .order = order, .fetchLimit = 12, .transformLimit = 3, .threads = 2};
            run.clock = Clock::Virtual;
            run.trace = predict(run.spec, work, {.cores = 2});
            const WaitAccount account(run);
            WaitAccount::Reader reader(account, run.trace);
            WaitTotals sum{};
            for (std::int64_t item = 0; item < run.trace.size(); ++item) {
                const WaitTotals each = reader.totalsOf(item);
                for (std::size_t cause = 0; cause < causeCount; ++cause)
                    sum[cause] += each[cause];
            }
            QCOMPARE(account.totals(), sum);
            QVERIFY(sum[static_cast<std::size_t>(Cause::FetchHeldFull)] > Nanos(0));
        }
    }

    void readersFindTheSameWhereverTheyWere()
    {
        std::mt19937_64 random(3);
        for (std::uint64_t seed = 0; seed < 60; ++seed) {
            const Run run = raggedRun(seed);
            const WaitAccount account(run);
            WaitAccount::Reader reader(account, run.trace);
            std::vector<CauseSpan> spans;
            std::vector<CauseSpan> wanted;
            for (int i = 0; i < 200; ++i) {
                const auto item =
                    static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(run.trace.size()));
                const Nanos begin = run.trace.end() * (i % 5) / 10;
                const WaitAccount::Grain grain{begin, begin + Nanos(1 + i), Nanos(1 + i % 7)};
                reader.spansOf(item, grain, spans);
                account.spansOf(run.trace, item, grain, wanted);
                QCOMPARE(spans, wanted);
            }
        }
    }

    void anItemThatWasNeverAdmittedHasNoSpans()
    {
        Run run;
        run.trace = Trace(3);
        run.trace.put({.item = 2, .fetchAdmitted = Nanos(5)});
        run.trace.setEnd(Nanos(9));
        const WaitAccount account(run);
        std::vector<CauseSpan> spans{{Cause::FetchQueued, Nanos(0), Nanos(1)}};
        account.spansOf(run.trace, 0, spans);
        QVERIFY(spans.empty());
        account.spansOf(run.trace, 2, spans);
        QCOMPARE(spans, (std::vector<CauseSpan>{{Cause::FetchQueued, Nanos(5), Nanos(9)}}));
        QCOMPARE(WaitAccount(Run{}).totals(), WaitTotals{});
    }

    void whatNeverReachedALaneWaitsForWhatItWouldHaveGot()
    {
        Run run;
        run.trace = Trace(2);
        run.trace.setEnd(Nanos(9));
        for (std::int64_t item = 0; item < 2; ++item) {
            ItemRow row{.item = item, .fetchAdmitted = Nanos(0), .fetchStarted = Nanos(0)};
            row.fetchFinished = row.fetchYielded = Nanos(5);
            row.fetchStatus = item == 0 ? Status::Ok : Status::Failed;
            run.trace.put(row);
        }
        const auto queued = [&run](std::int64_t item) {
            std::vector<CauseSpan> spans;
            WaitAccount(run).spansOf(run.trace, item, spans);
            return spans.back();
        };
        run.spec.mode = Mode::Parallel;
        QCOMPARE(queued(0), (CauseSpan{Cause::TransformQueuedPool, Nanos(5), Nanos(9)}));
        QCOMPARE(queued(1), (CauseSpan{Cause::TransformQueuedDriver, Nanos(5), Nanos(9)}));
        run.spec.mode = Mode::Concurrent;
        QCOMPARE(queued(0), (CauseSpan{Cause::TransformQueuedDriver, Nanos(5), Nanos(9)}));
    }

    void keysAreThePublicOnes()
    {
        const std::vector<QByteArray> keys{"fetch_queued",
                                           "fetch_host",
                                           "fetch_rate",
                                           "fetch_backoff",
                                           "fetch_capacity",
                                           "fetch_unpolled",
                                           "fetch_running",
                                           "fetch_held_order",
                                           "fetch_held_driver",
                                           "fetch_held_full",
                                           "fetch_held_wakeup",
                                           "transform_queued_pool",
                                           "transform_queued_driver",
                                           "transform_cpu",
                                           "transform_off_cpu",
                                           "transform_unknown",
                                           "transform_held_order",
                                           "transform_held_driver",
                                           "transform_held_wakeup"};
        QCOMPARE(keys.size(), std::size_t(causeCount));
        for (std::size_t i = 0; i < keys.size(); ++i) {
            QCOMPARE(QByteArray(causeKey(static_cast<Cause>(i))), keys[i]);
            QVERIFY(!causeText(static_cast<Cause>(i)).isEmpty());
        }
        QVERIFY(isRunning(Cause::FetchRunning) && isRunning(Cause::TransformOffCpu));
        QVERIFY(!isRunning(Cause::FetchQueued) && !isRunning(Cause::TransformHeldWakeup));
    }
};

QTEST_APPLESS_MAIN(TestWaits)
#include "tst_waits.moc"
