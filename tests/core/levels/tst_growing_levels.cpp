// SPDX-License-Identifier: MIT
// Indexes that grew item by item, in the order in which items ended, against those of the whole run.
#include "levels/growing_levels.h"
#include "levels/run_levels.h"
#include "virtual/predict.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <random>

using namespace overlapse;
using namespace std::chrono_literals;

class TestGrowingLevels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theyComeToWhatTheWholeRunHas_data();
    void theyComeToWhatTheWholeRunHas();
    void whatIsAskedInBetweenChangesNothing();
    void oneStuckItemIsFoundFromAnyTime();
};

namespace {

Run predicted(const PipelineSpec &spec, std::int64_t items)
{
    WorkSpec work;
    work.items = items;
    work.fetchTime = {.kind = TimeSpec::Kind::Lognormal, .a = 20ms, .p = 0.9};
    work.transformTime = {.kind = TimeSpec::Kind::Exp, .a = 3ms};
    Run run;
    run.spec = spec;
    run.clock = Clock::Virtual;
    run.trace = predict(spec, work, {.cores = 2});
    return run;
}

std::vector<std::int64_t> inOrderOfEnd(const Trace &trace)
{
    std::vector<std::int64_t> items(static_cast<std::size_t>(trace.size()));
    std::iota(items.begin(), items.end(), 0);
    std::stable_sort(items.begin(), items.end(), [&trace](std::int64_t a, std::int64_t b) {
        return trace.stamp(StampColumn::TransformYielded, a) < trace.stamp(StampColumn::TransformYielded, b);
    });
    return items;
}

/// By look, as what is told while a run grows calls all that holds a fetch by one name.
std::vector<std::int64_t> looksBefore(const CumulativeTimes &times, const StateColumns &columns, Nanos at)
{
    std::vector<std::int64_t> sums(static_cast<std::size_t>(times.columns()));
    CumulativeTimes::Hint hint;
    times.before(at, hint, sums.data());
    std::vector<std::int64_t> grouped(8);
    for (int c = 0; c < columns.count(); ++c) {
        const auto cause = static_cast<Cause>(columns.state(c));
        const bool fetchHeld = cause >= Cause::FetchHeldDriver && cause <= Cause::FetchHeldWakeup;
        const bool transformHeld = cause >= Cause::TransformHeldDriver && cause <= Cause::TransformHeldWakeup;
        const std::size_t group = fetchHeld      ? 0
            : transformHeld                      ? 1
            : cause == Cause::FetchRunning       ? 2
            : cause == Cause::FetchHeldOrder     ? 3
            : cause == Cause::TransformCpu       ? 4
            : cause == Cause::TransformHeldOrder ? 5
                                                 : 6;
        grouped[group] += sums[static_cast<std::size_t>(c)];
    }
    grouped[7] = sums.back();
    return grouped;
}

} // namespace

void TestGrowingLevels::theyComeToWhatTheWholeRunHas_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<bool>("kept");
    for (const Mode mode : allModes)
        for (const bool kept : {true, false})
            QTest::addRow("%d %s", int(mode), kept ? "kept" : "any") << int(mode) << kept;
}

void TestGrowingLevels::theyComeToWhatTheWholeRunHas()
{
    QFETCH(int, mode);
    QFETCH(bool, kept);
    const Run run = predicted({.mode = static_cast<Mode>(mode),
                               .order = kept ? Order::Kept : Order::Any,
                               .fetchLimit = 12,
                               .transformLimit = 5,
                               .threads = 3},
                              900);
    const WaitAccount waits(run);
    const RunLevels whole(run, waits);
    GrowingLevels grown(run.spec);
    for (const std::int64_t item : inOrderOfEnd(run.trace))
        grown.add(run.trace.row(item));
    const std::vector<std::int64_t> wanted = looksBefore(whole.times(), whole.columns(), run.trace.end());
    const std::vector<std::int64_t> found = looksBefore(grown.times(), grown.columns(), run.trace.end());
    for (std::size_t i = 0; i + 1 < wanted.size(); ++i)
        QCOMPARE(found[i], wanted[i]);
    QVERIFY(std::abs(found[7] - wanted[7]) <= wanted[7] / 500 + 2000); // cores are rounded to a thousandth
    // In between too, but for what the grids interpolate.
    const std::int64_t all = std::accumulate(wanted.begin(), wanted.end() - 1, std::int64_t{0});
    for (int part = 1; part < 20; ++part) {
        const Nanos at = run.trace.end() * part / 20;
        const auto a = looksBefore(whole.times(), whole.columns(), at);
        const auto b = looksBefore(grown.times(), grown.columns(), at);
        for (std::size_t i = 0; i + 1 < a.size(); ++i)
            QVERIFY2(std::abs(a[i] - b[i]) < all / 50,
                     qPrintable(QStringLiteral("%1: %2 %3").arg(i).arg(a[i]).arg(b[i])));
    }
    for (const Nanos at : {run.trace.end() / 3, run.trace.end() / 2})
        QCOMPARE(grown.overlaps().range(run.trace, at, at + 5ms),
                 whole.overlaps().range(run.trace, at, at + 5ms));
}

void TestGrowingLevels::whatIsAskedInBetweenChangesNothing()
{
    const Run run =
        predicted({.mode = Mode::Parallel, .order = Order::Any, .fetchLimit = 30, .threads = 4}, 2000);
    GrowingLevels asked(run.spec);
    GrowingLevels silent(run.spec);
    std::int64_t count = 0;
    for (const std::int64_t item : inOrderOfEnd(run.trace)) {
        asked.add(run.trace.row(item));
        silent.add(run.trace.row(item));
        if (++count % 37 == 0)
            QVERIFY(asked.times().size() > 1);
    }
    for (int part = 0; part <= 50; ++part) {
        const Nanos at = run.trace.end() * part / 50;
        QCOMPARE(looksBefore(asked.times(), asked.columns(), at),
                 looksBefore(silent.times(), silent.columns(), at));
    }
}

void TestGrowingLevels::oneStuckItemIsFoundFromAnyTime()
{
    Run run = predicted({.mode = Mode::Parallel, .order = Order::Any, .fetchLimit = 30, .threads = 4}, 3000);
    GrowingLevels grown(run.spec);
    ItemRow stuck = run.trace.row(7);
    stuck.fetchFinished = stuck.fetchYielded = stuck.transformStarted = stuck.transformFinished =
        stuck.transformYielded = run.trace.end();
    run.trace.put(stuck);
    for (const std::int64_t item : inOrderOfEnd(run.trace))
        grown.add(run.trace.row(item));
    const Nanos late = run.trace.end() * 9 / 10;
    QCOMPARE(grown.overlaps().range(run.trace, late, late).first, 7);
    QVERIFY(grown.overlaps().countAbout(grown.overlaps().range(run.trace, late, late), late, 3000) < 300);
    QCOMPARE(grown.overlaps().slowest(run.trace, {0, 3000}, late, late), 7);
}

QTEST_APPLESS_MAIN(TestGrowingLevels)
#include "tst_growing_levels.moc"
