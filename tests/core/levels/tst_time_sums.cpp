// SPDX-License-Identifier: MIT
// Spans in, time within each interval out: nothing is lost, whatever the grid, and what the driver splits is split exactly.
#include "levels/state_walk.h"
#include "levels/time_sums.h"
#include "virtual/predict.h"

#include <QTest>

#include <numeric>
#include <random>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

const HoldSteps noSteps;

StateColumns someColumns()
{
    StateColumns columns;
    columns.add(static_cast<ItemState>(Cause::FetchRunning));
    columns.add(static_cast<ItemState>(Cause::TransformCpu));
    columns.add(ItemState::FetchFailed);
    return columns;
}

/// The lengths of what lies in [begin, end) of two times.
std::int64_t inside(Nanos begin, Nanos end, Nanos from, Nanos to)
{
    return std::max<std::int64_t>(0, (std::min(end, to) - std::max(begin, from)).count());
}

} // namespace

class TestTimeSums : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void intervalsOfAnyLengthHoldWhatLiesInThem();
    void intervalsMayDifferWithoutMeasure();
    void cellsShorterThanANanosecondAddUp();
    void whatWasDrainedIsGone();
    void heldTimeIsSplitAsTheAccountSplitsIt_data();
    void heldTimeIsSplitAsTheAccountSplitsIt();
};

void TestTimeSums::intervalsOfAnyLengthHoldWhatLiesInThem()
{
    std::mt19937 random(5);
    std::vector<Nanos> edges{0ns};
    while (edges.size() < 200)
        edges.push_back(edges.back() + Nanos(1 + random() % (random() % 10 == 0 ? 10'000 : 50)));
    const StateColumns columns = someColumns();
    TimeSums<EdgeGrid> sums(EdgeGrid(edges), columns, noSteps);
    std::vector<std::vector<std::int64_t>> wanted(edges.size() - 1, std::vector<std::int64_t>(3));
    for (int i = 0; i < 3000; ++i) {
        const int column = static_cast<int>(random() % 3);
        // Some begin before the grid, or end after it.
        const Nanos begin = Nanos(static_cast<std::int64_t>(random() % (edges.back().count() + 400))) - 200ns;
        const Nanos end = begin + Nanos(1 + random() % 3000);
        sums.add(columns.state(column), begin, end);
        for (std::size_t k = 0; k + 1 < edges.size(); ++k)
            wanted[k][static_cast<std::size_t>(column)] += inside(begin, end, edges[k], edges[k + 1]);
    }
    std::int64_t visited = 0;
    sums.drain([&](std::int64_t k, const std::vector<std::int64_t> &states, double) {
        QCOMPARE(states, wanted[static_cast<std::size_t>(k)]);
        ++visited;
    });
    QCOMPARE(visited, std::int64_t(edges.size()) - 1);
}

void TestTimeSums::intervalsMayDifferWithoutMeasure()
{
    const Nanos year = 365 * 24h;
    const std::vector<Nanos> edges{0ns, 1ns, 2ns, 3ns, year, year + 1ns, year + 2ns, 2 * year};
    const StateColumns columns = someColumns();
    TimeSums<EdgeGrid> sums(EdgeGrid(edges), columns, noSteps);
    sums.add(ItemState::FetchFailed, 2ns, 2 * year);
    sums.add(ItemState::FetchFailed, year, year + 1ns);
    sums.add(ItemState::FetchFailed, 0ns, 1ns);
    std::vector<std::int64_t> found;
    sums.drain(
        [&](std::int64_t, const std::vector<std::int64_t> &states, double) { found.push_back(states[2]); });
    QCOMPARE(found, (std::vector<std::int64_t>{1, 0, 1, year.count() - 3, 2, 1, year.count() - 2}));
}

void TestTimeSums::cellsShorterThanANanosecondAddUp()
{
    const StateColumns columns = someColumns();
    TimeSums<CellGrid> sums(CellGrid(1s, 0.25, 400), columns, noSteps); // 100 ns in 400 cells
    sums.add(ItemState::FetchFailed, 1s - 10ns, 1s + 30ns);
    sums.add(ItemState::FetchFailed, 1s + 90ns, 2s);
    double cells = 0;
    sums.drain([&](std::int64_t, const std::vector<std::int64_t> &states, double) {
        cells += static_cast<double>(states[2]) / CellGrid::one;
    });
    QCOMPARE(cells, 160.0);
}

void TestTimeSums::whatWasDrainedIsGone()
{
    const StateColumns columns = someColumns();
    TimeSums<CellGrid> sums(CellGrid(0s, 1e6, 100), columns, noSteps);
    for (int round = 0; round < 3; ++round) {
        sums.add(ItemState::FetchFailed, 10ms + Nanos(1), 90ms);
        sums.busy(20ms, 30ms, 1.5);
        std::int64_t total = 0;
        double busy = 0;
        sums.drain([&](std::int64_t, const std::vector<std::int64_t> &states, double used) {
            total += std::accumulate(states.begin(), states.end(), std::int64_t{0});
            busy += used;
        });
        QVERIFY(std::abs(total - 80 * CellGrid::one) <= 2);
        QVERIFY(std::abs(busy - 15.0 * CellGrid::one) < 1);
        QVERIFY(sums.isEmpty());
    }
}

void TestTimeSums::heldTimeIsSplitAsTheAccountSplitsIt_data()
{
    QTest::addColumn<int>("mode");
    for (const Mode mode : {Mode::Concurrent, Mode::Parallel, Mode::Prefetching})
        QTest::addRow("%d", int(mode)) << int(mode);
}

void TestTimeSums::heldTimeIsSplitAsTheAccountSplitsIt()
{
    QFETCH(int, mode);
    WorkSpec work;
    work.items = 400;
    work.fetchTime = {.kind = TimeSpec::Kind::Lognormal, .a = 20ms, .p = 0.8};
    work.transformTime = {.kind = TimeSpec::Kind::Exp, .a = 3ms};
    Run run;
    run.spec = {.mode = static_cast<Mode>(mode), .fetchLimit = 12, .transformLimit = 3, .threads = 2};
    run.clock = Clock::Virtual;
    run.trace = predict(run.spec, work, {.cores = 2});
    const WaitAccount waits(run);
    StateColumns columns;
    for (int cause = 0; cause < causeCount; ++cause)
        columns.add(static_cast<ItemState>(cause));
    std::vector<Nanos> edges;
    for (std::int64_t i = 0; i <= 97; ++i)
        edges.push_back(run.trace.end() * i / 97);
    TimeSums<EdgeGrid> sums(EdgeGrid(edges), columns, waits.holdSteps());
    StateWalk walk(run, waits);
    walk.forEach(
        0, run.trace.size(), [](std::int64_t, const WalkedRow &) { return true; },
        [&](ItemState state, Nanos begin, Nanos end) { sums.add(state, begin, end); },
        [&](int stage, Nanos begin, Nanos end) { sums.held(stage, begin, end); },
        [](std::int64_t, const WalkedRow &) {});
    std::vector<StateTimes> wanted(edges.size() - 1);
    std::vector<CauseSpan> spans;
    for (std::int64_t item = 0; item < run.trace.size(); ++item) {
        waits.spansOf(run.trace, item, spans);
        for (const CauseSpan &span : spans)
            for (std::size_t k = 0; k + 1 < edges.size(); ++k)
                wanted[k][static_cast<std::size_t>(span.cause)] +=
                    inside(span.begin, span.end, edges[k], edges[k + 1]);
    }
    std::int64_t held = 0;
    sums.drain([&](std::int64_t k, const std::vector<std::int64_t> &states, double) {
        for (int c = 0; c < columns.count(); ++c)
            QCOMPARE(states[static_cast<std::size_t>(c)],
                     wanted[static_cast<std::size_t>(k)][static_cast<std::size_t>(c)]);
        held += states[static_cast<std::size_t>(Cause::FetchHeldFull)]
            + states[static_cast<std::size_t>(Cause::FetchHeldDriver)];
    });
    QVERIFY(held > 0); // there was something to split
}

QTEST_APPLESS_MAIN(TestTimeSums)
#include "tst_time_sums.moc"
