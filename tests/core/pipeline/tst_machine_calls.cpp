// SPDX-License-Identifier: MIT
// What the machine asks of its executor, whenever work ends: thousands of random runs, every call checked.
#include "core/pipeline/checking_executor.h"
#include "core/pipeline/random_recipes.h"

using namespace overlapse;

namespace {

using Poll = PipelineMachine::Poll;

struct Chances
{
    std::uint64_t change = 0; // one in so many polls; 0 for never
    std::uint64_t stop = 0;
};

// Runs to the end and returns what went against the rules.
QStringList run(std::uint64_t seed, Mode mode, Chances chances, Poll *end = nullptr)
{
    RandomRecipes random(seed);
    PipelineSpec spec = random.spec();
    spec.mode = mode;
    const std::int64_t items = random.below(25);
    CheckingExecutor executor(spec, items, seed);
    PipelineMachine machine(spec, items, executor);
    executor.attach(&machine);
    const bool orderMayChange = chances.change > 0;
    Poll result = Poll::Pending;
    for (int turns = 0; result == Poll::Pending || result == Poll::Emitted; ++turns) {
        if (turns > 10'000)
            return {QStringLiteral("never ends")};
        if (chances.change > 0 && executor.below(chances.change) == 0) {
            PipelineSpec other = random.spec();
            if (executor.below(2) == 0)
                other.mode = executor.wanted().mode;
            executor.request(other);
        }
        if (chances.stop > 0 && executor.below(chances.stop) == 0)
            executor.cancel();
        result = executor.poll();
        if (result == Poll::Pending && executor.hasPending())
            executor.finishSome();
        if (!executor.problems().isEmpty())
            return executor.problems();
    }
    std::vector<std::int64_t> emissions = executor.emissions();
    if (spec.order == Order::Kept && !orderMayChange && !std::is_sorted(emissions.begin(), emissions.end()))
        return {QStringLiteral("emissions out of order")};
    std::sort(emissions.begin(), emissions.end());
    if (std::adjacent_find(emissions.begin(), emissions.end()) != emissions.end())
        return {QStringLiteral("an item was emitted twice")};
    if (result == Poll::Ended && static_cast<std::int64_t>(emissions.size()) != items)
        return {QStringLiteral("an item was lost")};
    if (executor.poll() != result)
        return {QStringLiteral("the end is not the end")};
    if (end)
        *end = result;
    return executor.problems();
}

QString firstProblem(Chances chances, std::uint64_t seeds)
{
    for (std::uint64_t seed = 0; seed < seeds; ++seed)
        for (const Mode mode : allModes)
            if (const QStringList problems = run(seed, mode, chances); !problems.isEmpty())
                return QStringLiteral("seed %1, %2: %3").arg(seed).arg(modeName(mode), problems.first());
    return {};
}

} // namespace

class TestMachineCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void steadyRunsObeyTheRules() { QCOMPARE(firstProblem({}, 2000), QString()); }
    void changingRunsObeyTheRules() { QCOMPARE(firstProblem({.change = 6}, 3000), QString()); }
    void stoppedRunsObeyTheRules() { QCOMPARE(firstProblem({.change = 20, .stop = 25}, 3000), QString()); }
    void everyEndIsReached();
    void cancelComesBeforeChanges();
    void stopIsLookedAtBeforeEachTransformOnTheDriver();
    void aNewRequestReplacesTheOldOne();
};

// Otherwise the tests above would prove little.
void TestMachineCalls::everyEndIsReached()
{
    int ended = 0;
    int stopped = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Poll end{};
        run(seed, allModes[seed % allModes.size()], {.change = 20, .stop = 50}, &end);
        ended += end == Poll::Ended ? 1 : 0;
        stopped += end == Poll::Stopped ? 1 : 0;
    }
    QCOMPARE(ended + stopped, 200);
    QVERIFY(ended > 20);
    QVERIFY(stopped > 20);
}

// Rule 12 before rule 13: the fetch that was pushed and has not started stays so.
void TestMachineCalls::cancelComesBeforeChanges()
{
    int pushed = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        PipelineSpec spec{.mode = Mode::Parallel, .order = Order::Any, .fetchLimit = 4, .transformLimit = 1};
        CheckingExecutor executor(spec, 8, seed);
        PipelineMachine machine(spec, 8, executor);
        executor.attach(&machine);
        executor.poll();
        pushed += machine.fetchStageSize() == 3 ? 1 : 0; // the first was ready at once
        spec.mode = Mode::Prefetching;
        executor.request(spec);
        executor.cancel();
        QCOMPARE(executor.poll(), Poll::Stopped);
        QCOMPARE(executor.problems(), QStringList());
        QCOMPARE(machine.spec().mode, Mode::Parallel);
    }
    QVERIFY(pushed > 10);
}

// Rule 7.
void TestMachineCalls::stopIsLookedAtBeforeEachTransformOnTheDriver()
{
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const PipelineSpec spec{
            .mode = Mode::Concurrent, .order = Order::Any, .fetchLimit = 4, .transformLimit = 4};
        CheckingExecutor executor(spec, 8, seed);
        PipelineMachine machine(spec, 8, executor);
        executor.attach(&machine);
        executor.askToStop();
        Poll result = executor.poll();
        // Failed items pass; the first that has to be transformed ends the run.
        while (result == Poll::Pending || result == Poll::Emitted) {
            if (result == Poll::Pending)
                executor.finishSome();
            result = executor.poll();
        }
        QCOMPARE(executor.problems(), QStringList());
        QVERIFY(result == Poll::Stopped || executor.emissions().size() == 8);
    }
}

void TestMachineCalls::aNewRequestReplacesTheOldOne()
{
    PipelineSpec spec{.mode = Mode::Parallel, .fetchLimit = 2};
    CheckingExecutor executor(spec, 8, 1);
    PipelineMachine machine(spec, 8, executor);
    executor.attach(&machine);
    spec.fetchLimit = 5;
    executor.request(spec);
    spec.fetchLimit = 3;
    executor.request(spec);
    executor.poll();
    QCOMPARE(executor.problems(), QStringList());
    QCOMPARE(machine.spec().fetchLimit, 3);
}

QTEST_APPLESS_MAIN(TestMachineCalls)
#include "tst_machine_calls.moc"
