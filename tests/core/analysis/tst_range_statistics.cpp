// SPDX-License-Identifier: MIT
// Statistics of a range against what each item's own spans say, on runs of every mode, whole and stopped.
#include "analysis/figures.h"
#include "analysis/length_sketch.h"
#include "analysis/range_index.h"
#include "analysis/range_statistics.h"
#include "virtual/predict.h"

#include "core/analysis/recipes.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

Nanos cut(Nanos begin, Nanos end, TimeRange range)
{
    return std::max(Nanos(0), std::min(end, range.end) - std::max(begin, range.begin));
}

/// One item after another, by what WaitAccount says of each.
struct Brute
{
    std::array<std::vector<Nanos>, causeCount> lengths;
    WaitTotals inside{};
    std::vector<Nanos> latencies;
    std::int64_t touched = 0;
    std::int64_t failed = 0;

    Brute(const Run &run, const WaitAccount &waits, TimeRange range)
    {
        std::vector<CauseSpan> spans;
        for (std::int64_t item = 0; item < run.trace.size(); ++item) {
            waits.spansOf(run.trace, item, spans);
            WaitTotals whole{};
            WaitTotals within{};
            Nanos all{0};
            for (const CauseSpan &span : spans) {
                whole[static_cast<std::size_t>(span.cause)] += span.end - span.begin;
                within[static_cast<std::size_t>(span.cause)] += cut(span.begin, span.end, range);
                all += cut(span.begin, span.end, range);
            }
            touched += all > Nanos(0) ? 1 : 0;
            for (std::size_t cause = 0; cause < causeCount; ++cause) {
                inside[cause] += within[cause];
                if (within[cause] > Nanos(0))
                    lengths[cause].push_back(whole[cause]);
            }
            const ItemRow row = run.trace.row(item);
            const Nanos left = row.transformYielded;
            if (left == absent || left > range.end
                || !(left > range.begin || (left == range.begin && left == Nanos(0))))
                continue;
            latencies.push_back(left - row.fetchAdmitted);
            failed += row.fetchStatus == Status::Failed || row.transformStatus == Status::Failed ? 1 : 0;
        }
    }
};

void compare(const Run &run, TimeRange range)
{
    const WaitAccount waits(run);
    const RangeStatistics found = rangeStatistics(run, waits, range);
    const Brute brute(run, waits, {std::max(range.begin, Nanos(0)), std::min(range.end, run.trace.end())});
    QCOMPARE(found.touched, brute.touched);
    QCOMPARE(found.finished, static_cast<std::int64_t>(brute.latencies.size()));
    QCOMPARE(found.failed, brute.failed);
    QCOMPARE(found.latencies.of, percentilesOf(brute.latencies));
    Nanos sum{0};
    for (int c = 0; c < causeCount; ++c) {
        const auto index = static_cast<std::size_t>(c);
        const StateStatistics &state = found.of(static_cast<Cause>(c));
        QCOMPARE(state.inside, brute.inside[index]);
        QCOMPARE(state.lengths.of, percentilesOf(brute.lengths[index]));
        sum += state.inside;
    }
    QCOMPARE(found.inside, sum);
}

} // namespace

class TestRangeStatistics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theyAreWhatEachItemSays();
    void aStuckItemIsFoundFarBack();
    void theWholeRunIsItsFigures();
    void adjoiningRangesAddUp();
    void behindTheEndThereIsNothing();
    void whatTakesNoTimeIsFinishedAtZero();
    void piecesOfAFetchAreOneLength();
    void anIndexChangesNothing();
    void cancelled();
};

void TestRangeStatistics::theyAreWhatEachItemSays()
{
    for (std::uint64_t seed = 0; seed < 60; ++seed)
        for (const Mode mode : allModes)
            for (const Order order : {Order::Kept, Order::Any}) {
                const Run run = randomPipeline(seed, mode, order).run();
                const std::int64_t end = run.trace.end().count();
                std::mt19937_64 random(seed);
                for (int i = 0; i < 4; ++i) {
                    const auto begin =
                        static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(end + 1));
                    const auto length =
                        static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(end + 2));
                    if (std::min(begin + length, end) <= begin)
                        continue;
                    compare(run, {Nanos(begin), Nanos(begin + length)});
                    if (QTest::currentTestFailed())
                        return;
                }
            }
}

// The third of three thousand takes as long as all others.
void TestRangeStatistics::aStuckItemIsFoundFarBack()
{
    for (const Order order : {Order::Kept, Order::Any}) {
        Recipe recipe{.fetch = {0.01, 0.01, 40.0, 0.01}, .transform = {0.002}, .items = 3'000};
        recipe.spec = specOf(Mode::Prefetching, 8, 8, 2, order);
        const Run run = recipe.pipeline().run();
        const Nanos end = run.trace.end();
        for (const TimeRange range :
             {TimeRange{end * 9 / 10, end}, TimeRange{3s, 3s + 1ms}, TimeRange{0s, 20ms}})
            compare(run, range);
    }
}

void TestRangeStatistics::theWholeRunIsItsFigures()
{
    for (const Mode mode : allModes) {
        Recipe recipe{.fetch = {0.5, 1.5, 1}, .transform = {0.25, 1}, .items = 40, .spec = specOf(mode)};
        recipe.failing = {3, 17};
        const RandomPipeline pipeline = recipe.pipeline();
        const Run run = pipeline.run();
        const WaitAccount waits(run);
        const Figures figures = figuresOf(run, pipeline.work, recipe.cores);
        const RangeStatistics found = rangeStatistics(run, waits, {Nanos(0), run.trace.end()});
        QCOMPARE(found.finished, figures.emitted);
        QCOMPARE(found.failed, 2);
        QVERIFY(std::abs(found.throughput - figures.throughput) < 1e-6);
        QVERIFY(std::abs(found.busyCores - figures.busyCores) < 1e-6);
        double shares = 0;
        for (int c = 0; c < causeCount; ++c) {
            QCOMPARE(found.of(static_cast<Cause>(c)).inside, waits.totals()[static_cast<std::size_t>(c)]);
            shares += found.shareOf(static_cast<Cause>(c));
        }
        QVERIFY(std::abs(shares - 1) < 1e-9);
    }
}

void TestRangeStatistics::adjoiningRangesAddUp()
{
    const Run run = Recipe{.fetch = {0.3, 0.7, 0.1}, .transform = {0.2}, .items = 200}.pipeline().run();
    const WaitAccount waits(run);
    const Nanos end = run.trace.end();
    std::int64_t finished = 0;
    WaitTotals inside{};
    double cores = 0;
    constexpr int parts = 7;
    for (int part = 0; part < parts; ++part) {
        const RangeStatistics found =
            rangeStatistics(run, waits, {end * part / parts, end * (part + 1) / parts});
        finished += found.finished;
        cores += found.busyCores * static_cast<double>(found.range.length().count());
        for (int c = 0; c < causeCount; ++c)
            inside[static_cast<std::size_t>(c)] += found.of(static_cast<Cause>(c)).inside;
    }
    QCOMPARE(finished, 200);
    QCOMPARE(inside, waits.totals());
    const double whole = rangeStatistics(run, waits, {Nanos(0), end}).busyCores;
    QVERIFY(std::abs(cores / static_cast<double>(end.count()) - whole) < 1e-6);
}

void TestRangeStatistics::whatTakesNoTimeIsFinishedAtZero()
{
    const Run run = Recipe{.fetch = {0}, .transform = {0}, .items = 50}.pipeline().run();
    const WaitAccount waits(run);
    QCOMPARE(run.trace.end(), Nanos(0));
    const RangeStatistics found = rangeStatistics(run, waits, {0s, 1s});
    QVERIFY(!found.isBehindEnd());
    QCOMPARE(found.finished, 50);
    QCOMPARE(found.failed, 0);
    QCOMPARE(found.latencies.of.max, Nanos(0));
    QCOMPARE(found.throughput, 0.0);
    QCOMPARE(found.busyCores, 0.0);
    const RangeStatistics later = rangeStatistics(run, waits, {1ms, 1s});
    QVERIFY(later.isBehindEnd());
    QCOMPARE(later.finished, 0);
}

void TestRangeStatistics::behindTheEndThereIsNothing()
{
    const Run run = Recipe{}.pipeline().run();
    const RangeStatistics found =
        rangeStatistics(run, WaitAccount(run), {run.trace.end() + 1s, run.trace.end() + 2s});
    QVERIFY(found.range.length() <= Nanos(0) && found.isBehindEnd());
    QCOMPARE(found.touched, 0);
    QCOMPARE(found.throughput, 0.0);
    const RangeStatistics ofNone = rangeStatistics({}, {}, {0s, 1s});
    QCOMPARE(ofNone.finished, 0);
    // What begins within is told of the part that there is.
    QCOMPARE(rangeStatistics(run, WaitAccount(run), {1s, 1h}).range.end, run.trace.end());
}

void TestRangeStatistics::piecesOfAFetchAreOneLength()
{
    Run run = Recipe{.items = 1}.pipeline().run();
    const Nanos begin = run.trace.row(0).fetchStarted;
    ItemDetail detail;
    for (const int i : {1, 3})
        detail.parts.push_back(
            {begin + i * 100ms, begin + (i + 1) * 100ms, 1, PartKind::Backoff, Status::Ok});
    run.trace.putDetail(0, detail);
    const WaitAccount waits(run);
    const RangeStatistics found = rangeStatistics(run, waits, {begin + 150ms, begin + 350ms});
    const StateStatistics &backoff = found.of(Cause::FetchBackoff);
    QCOMPARE(backoff.lengths.of.count, 1);
    QCOMPARE(backoff.lengths.of.max, Nanos(200ms));
    QCOMPARE(backoff.inside, Nanos(100ms));
    QCOMPARE(found.of(Cause::FetchRunning).lengths.of.max, Nanos(800ms));
    QCOMPARE(found.of(Cause::FetchRunning).inside, Nanos(100ms));
    QCOMPARE(found.of(Cause::TransformCpu).lengths.of.count, 0);
}

// With an index each question is answered as without, whatever was asked before.
void TestRangeStatistics::anIndexChangesNothing()
{
    WorkSpec work;
    work.items = 5 * Trace::chunkItems + 1'000;
    work.fetchTime = {.kind = TimeSpec::Kind::Lognormal, .a = 5ms, .p = 1};
    work.transformTime = {.kind = TimeSpec::Kind::Exp, .a = 100us};
    const PipelineSpec spec{.mode = Mode::Parallel, .fetchLimit = 64, .transformLimit = 16, .threads = 2};
    const auto fails = [](std::int64_t item) { return item % 1'000 == 7; };
    const Run run{spec, Clock::Live, predict(spec, work, {.cores = 2, .fetchFails = fails})};
    const WaitAccount waits(run);
    const Nanos end = run.trace.end();
    RangeIndex index;
    std::mt19937_64 random(1);
    for (int i = 0; i < 24; ++i) {
        const Nanos from = i % 4 == 0 ? Nanos(0) : end / 1'000 * static_cast<std::int64_t>(random() % 900);
        const Nanos to =
            i % 3 == 0 ? end : from + (end - from) / 10 * static_cast<std::int64_t>(random() % 11);
        const RangeStatistics with = rangeStatistics(run, waits, {from, to}, {}, &index);
        const RangeStatistics without = rangeStatistics(run, waits, {from, to});
        QCOMPARE(with.touched, without.touched);
        QCOMPARE(with.finished, without.finished);
        QCOMPARE(with.failed, without.failed);
        QCOMPARE(with.inside, without.inside);
        QVERIFY(std::abs(with.busyCores - without.busyCores) < 1e-6);
        QCOMPARE(with.latencies.of.p99, without.latencies.of.p99);
        for (std::size_t cause = 0; cause < causeCount; ++cause) {
            const LengthStatistics &a = with.states[cause].lengths;
            const LengthStatistics &b = without.states[cause].lengths;
            QCOMPARE(with.states[cause].inside, without.states[cause].inside);
            QCOMPARE(a.of.count, b.of.count);
            QCOMPARE(a.of.p50, b.of.p50);
            QCOMPARE(a.of.max, b.of.max);
            QCOMPARE(a.least, b.least);
            QCOMPARE(a.mean, b.mean);
            QCOMPARE(a.exact, b.exact);
        }
    }
    QVERIFY(index.tallyOf(2)); // it was used
}

void TestRangeStatistics::cancelled()
{
    std::stop_source stop;
    stop.request_stop();
    const Run run = Recipe{}.pipeline().run();
    const RangeStatistics found = rangeStatistics(run, WaitAccount(run), {0s, 1h}, stop.get_token());
    QCOMPARE(found.touched, 0); // of no use, and at once
}

QTEST_GUILESS_MAIN(TestRangeStatistics)
#include "tst_range_statistics.moc"
