// SPDX-License-Identifier: MIT
// Two runs against each other: every item's difference, its causes, and the totals.
#include "analysis/run_difference.h"

#include "core/analysis/recipes.h"

#include <QTest>

#include <numeric>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

/// One side, with what it needs to be compared.
struct Side
{
    WorkSpec work;
    Run run;
    WaitAccount waits;

    explicit Side(const RandomPipeline &pipeline) : work(pipeline.work), run(pipeline.run()), waits(run) {}
    explicit Side(const Recipe &recipe) : Side(recipe.pipeline()) {}
    [[nodiscard]] ComparedRun compared() const { return {run, waits, work}; }
    [[nodiscard]] RunWork with() const { return {run, work}; }
};

RunDifference difference(const Side &a, const Side &b, const DifferenceQuestion &question = {})
{
    const auto pairs = std::make_shared<const PairedItems>(pairItems(a.with(), b.with()));
    return differenceOf(a.compared(), b.compared(), pairs, question).value();
}

Nanos latency(const Run &run, std::int64_t item)
{
    const ItemRow row = run.trace.row(item);
    return row.transformYielded - row.fetchAdmitted;
}

Nanos sumOf(const WaitTotals &totals, const CauseSet &causes)
{
    Nanos sum{0};
    for (std::size_t cause = 0; cause < totals.size(); ++cause)
        if (causes[cause])
            sum += totals[cause];
    return sum;
}

} // namespace

class TestRunDifference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoReadsItemAfterItemReadsTheSame();
    void everyPairHasItsDifference();
    void causesCloseToTheDifference();
    void blocksHoldThePairsOfTheirRanks();
    void theUsualThresholdIsOfTheMedian();
    void aThresholdParts();
    void nothingInCommonIsNothing();
    void aStopLeavesNothing();
};

void TestRunDifference::whoReadsItemAfterItemReadsTheSame()
{
    for (std::uint64_t seed = 0; seed < 200; ++seed)
        for (const Mode mode : allModes) {
            const RandomPipeline pipeline = randomPipeline(seed, mode, seed % 2 ? Order::Any : Order::Kept);
            const Side side(pipeline);
            WaitAccount::Reader reader(side.waits, side.run.trace);
            std::vector<std::int64_t> items(static_cast<std::size_t>(side.run.trace.size()));
            std::iota(items.begin(), items.end(), 0);
            if (seed % 3 == 0)
                std::reverse(items.begin(), items.end());
            for (const std::int64_t item : items)
                QCOMPARE(reader.totalsOf(item), side.waits.totalsOf(side.run.trace, item));
        }
    // Over the borders of blocks, forwards in steps and back.
    const Side many(Recipe{.fetch = {3, 1, 1, 2, 1}, .items = 400});
    WaitAccount::Reader reader(many.waits, many.run.trace);
    for (const std::int64_t item : {0, 1, 63, 64, 65, 200, 399, 130, 131, 12})
        QCOMPARE(reader.totalsOf(item), many.waits.totalsOf(many.run.trace, item));
}

void TestRunDifference::everyPairHasItsDifference()
{
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const Side a(randomPipeline(seed, Mode::Concurrent, Order::Kept));
        const Side b(randomPipeline(seed + 1'000, Mode::Parallel, Order::Any));
        for (const CauseSet &causes : {latencyCauses(), fetchCauses(), transformCauses(),
                                       CauseSet().set(std::size_t(Cause::FetchHeldOrder))}) {
            const RunDifference found = difference(a, b, {.causes = causes});
            QCOMPARE(found.size(), found.pairs->compared.size());
            QVERIFY(std::ranges::is_sorted(found.differences));
            std::vector<bool> seen(found.size());
            for (std::size_t rank = 0; rank < found.size(); ++rank) {
                seen[found.order[rank]] = true;
                const ItemPair pair = found.pairAt(rank);
                const Nanos inA = sumOf(a.waits.totalsOf(a.run.trace, pair.a), causes);
                const Nanos inB = sumOf(b.waits.totalsOf(b.run.trace, pair.b), causes);
                QCOMPARE(found.differences[rank], (inB - inA).count());
                if (causes.all())
                    QCOMPARE(found.differences[rank],
                             (latency(b.run, pair.b) - latency(a.run, pair.a)).count());
            }
            QVERIFY(std::ranges::all_of(seen, std::identity()));
        }
    }
}

void TestRunDifference::causesCloseToTheDifference()
{
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const Side a(randomPipeline(seed, Mode::Sequential, Order::Kept));
        const Side b(randomPipeline(seed + 7, Mode::Blocking, Order::Kept));
        const RunDifference found = difference(a, b);
        const std::int64_t sum =
            std::accumulate(found.differences.begin(), found.differences.end(), std::int64_t(0));
        QCOMPARE((found.inB - found.inA).count(), sum);
        std::int64_t byCause = 0;
        for (std::size_t cause = 0; cause < found.byCause.size(); ++cause) {
            const RunDifference::Change &change = found.byCause[cause];
            QCOMPARE(change.inB - change.inA, change.lost - change.gained);
            QVERIFY(change.gained >= 0ns && change.lost >= 0ns);
            byCause += (change.lost - change.gained).count();
        }
        QCOMPARE(byCause, sum);
    }
}

void TestRunDifference::blocksHoldThePairsOfTheirRanks()
{
    constexpr std::int64_t items = 5'000; // more than there are blocks
    const Side a(Recipe{.fetch = {1, 2, 3}, .items = items, .spec = specOf(Mode::Parallel, 8, 4)});
    const Side b(Recipe{.fetch = {2, 1, 1}, .items = items, .spec = specOf(Mode::Concurrent, 4, 2)});
    const RunDifference found = difference(a, b);
    QCOMPARE(found.blocks.size(), mostDifferenceBlocks);
    std::size_t rank = 0;
    for (const RunDifference::Block &block : found.blocks) {
        QCOMPARE(block.begin, rank);
        QVERIFY(block.end > block.begin);
        std::int64_t sum = 0;
        for (; rank < block.end; ++rank)
            sum += found.differences[rank];
        QCOMPARE(std::accumulate(block.byCause.begin(), block.byCause.end(), std::int64_t(0)), sum);
    }
    QCOMPARE(rank, found.size());
}

void TestRunDifference::theUsualThresholdIsOfTheMedian()
{
    const Side a(Recipe{.fetch = {1}, .transform = {1}, .items = 4, .spec = specOf(Mode::Sequential)});
    const Side b(Recipe{.fetch = {1.01}, .transform = {1}, .items = 4, .spec = specOf(Mode::Sequential)});
    const RunDifference found = difference(a, b);
    QVERIFY(found.isUsual);
    QCOMPARE(found.medianA, 2s);
    QCOMPARE(found.threshold, 20ms);
    QCOMPARE(found.same(), 4); // by 10 ms each
    QCOMPARE(found.makespanB - found.makespanA, 40ms);
}

void TestRunDifference::aThresholdParts()
{
    const Side a(Recipe{.fetch = {1, 1, 1, 1, 1}, .items = 5, .spec = specOf(Mode::Sequential)});
    const Side b(Recipe{.fetch = {0.5, 0.75, 1, 1.25, 2}, .items = 5, .spec = specOf(Mode::Sequential)});
    const auto counts = [&](Nanos threshold) {
        const RunDifference found = difference(a, b, {.threshold = threshold});
        return std::array{found.faster, found.same(), found.slower};
    };
    using Counts = std::array<std::size_t, 3>;
    QCOMPARE(counts(0ns), (Counts{2, 1, 2}));
    QCOMPARE(counts(250ms), (Counts{2, 1, 2})); // what differs by as much is no noise
    QCOMPARE(counts(251ms), (Counts{1, 3, 1}));
    QCOMPARE(counts(10s), (Counts{0, 5, 0}));
    QVERIFY(!difference(a, b, {.threshold = 0ns}).isUsual);
}

void TestRunDifference::nothingInCommonIsNothing()
{
    const Side some(Recipe{.items = 3});
    const Side none(Recipe{.items = 0});
    for (const auto &[a, b] : {std::pair{&some, &none}, {&none, &some}, {&none, &none}}) {
        const RunDifference found = difference(*a, *b);
        QCOMPARE(found.size(), 0);
        QCOMPARE(found.medianA, absent);
        QCOMPARE(found.threshold, 0ns);
        QVERIFY(found.blocks.empty());
    }
}

void TestRunDifference::aStopLeavesNothing()
{
    const Side a(Recipe{.items = 3});
    std::stop_source stop;
    stop.request_stop();
    const auto pairs = std::make_shared<const PairedItems>(pairItems(a.with(), a.with()));
    QVERIFY(!differenceOf(a.compared(), a.compared(), pairs, {}, stop.get_token()));
}

QTEST_GUILESS_MAIN(TestRunDifference)
#include "tst_run_difference.moc"
