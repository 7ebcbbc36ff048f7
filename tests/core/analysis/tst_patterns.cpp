// SPDX-License-Identifier: MIT
// Each pattern has a run that shows it, and one near it that must not. All on the virtual clock.
#include "analysis/explain_text.h"
#include "analysis/patterns.h"
#include "virtual/predict.h"
#include "workload/same_work.h"

#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

struct Recipe
{
    WorkSpec work{};
    PipelineSpec spec{.mode = Mode::Parallel, .fetchLimit = 4, .transformLimit = 4, .threads = 4};
    int cores = 4;
};

Recipe recipe(std::int64_t items, Nanos fetch, Nanos transform)
{
    Recipe recipe;
    recipe.work.items = items;
    recipe.work.fetchTime.a = fetch;
    recipe.work.transformTime.a = transform;
    return recipe;
}

void replay(Recipe &recipe, DurationTable table)
{
    recipe.work.items = static_cast<std::int64_t>(table.fetch.size());
    recipe.work.durations = finished(std::move(table));
}

std::vector<FoundPattern> patternsOf(const Recipe &recipe)
{
    const Run run{recipe.spec, Clock::Virtual, predict(recipe.spec, recipe.work, {.cores = recipe.cores})};
    const WaitAccount waits(run);
    const WaitTotals path = pathTotals(criticalPath(run, waits, Releases(run, recipe.work)));
    return findPatterns(run, recipe.work, recipe.cores, figuresOf(run, recipe.work, recipe.cores), waits,
                        path, coreTimeOf(run, recipe.work, recipe.cores),
                        WhatIf(run, recipe.work, recipe.cores));
}

} // namespace

Q_DECLARE_METATYPE(Recipe)

class TestPatterns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recipes_data();
    void recipes();
    void whatIsPromisedIsPredicted_data() { recipes_data(); }
    void whatIsPromisedIsPredicted();
    void overheadIsMeasured();
    void whatIsNotKnownSaysWhy();
    void centuriesAreNoLess();
    void aStoppedRunShowsNone();
    void shorteningWhatIsNotOnThePathGainsNothing();
};

void TestPatterns::recipes_data()
{
    QTest::addColumn<Recipe>("recipe");
    QTest::addColumn<int>("pattern");
    QTest::addColumn<bool>("there");
    const auto add = [](const char *name, const Recipe &recipe, Pattern pattern, bool there) {
        QTest::newRow(name) << recipe << int(pattern) << there;
    };

    Recipe one = recipe(8, 100ms, 100ms);
    one.spec.mode = Mode::Concurrent;
    add("one thread", one, Pattern::OneThread, true);
    one.work.transformTime.a = 1ms; // fetches set the pace
    add("one thread that has little to do", one, Pattern::OneThread, false);
    one = recipe(8, 100ms, 100ms);
    one.spec.mode = Mode::Concurrent;
    one.cores = one.spec.threads = 1;
    one.spec.fetchLimit = 8;
    add("one thread, and a pool of one", one, Pattern::OneThread, false);

    Recipe sequential = recipe(50, 100ms, 1ms);
    sequential.spec.mode = Mode::Sequential;
    add("nothing overlaps", sequential, Pattern::NoOverlap, true);
    add("nothing overlaps, and a pool helps no more", sequential, Pattern::OneThread, false);
    sequential.work.transformTime.a = 100ms;
    add("nothing overlaps, and a pool helps", sequential, Pattern::OneThread, true);
    sequential.spec.fetchLimit = 1;
    sequential.spec.threads = 1;
    sequential.work.items = 1;
    add("one item alone", sequential, Pattern::NoOverlap, false);

    Recipe only = recipe(30, 10ms, 100ms);
    only.spec.threads = 1;
    only.cores = 8;
    add("too few threads", only, Pattern::FewThreads, true);
    only.cores = 1;
    add("too few threads for one core", only, Pattern::FewThreads, false);

    DurationTable uneven;
    for (int item = 0; item < 40; ++item) {
        uneven.fetch.emplace_back(item % 8 == 0 ? 400ms : 10ms);
        uneven.transform.emplace_back(1ms);
    }
    Recipe line = recipe(0, 0ms, 0ms);
    replay(line, uneven);
    add("head of line", line, Pattern::HeadOfLine, true);
    line.spec.order = Order::Any;
    add("no line", line, Pattern::HeadOfLine, false);
    DurationTable even = uneven;
    even.fetch.assign(40, 60ms);
    even.fetch.front() = 80ms; // it holds back, and is caught up with
    replay(line, even);
    line.spec.order = Order::Kept;
    add("a line that costs nothing", line, Pattern::HeadOfLine, false);

    add("few fetches", recipe(64, 200ms, 10ms), Pattern::FewFetches, true);
    add("enough fetches", recipe(64, 10ms, 200ms), Pattern::FewFetches, false);
    Recipe tasks = recipe(64, 200ms, 10ms);
    tasks.spec.mode = Mode::Blocking;
    add("few threads that wait for fetches", tasks, Pattern::FewThreads, true);
    tasks.work.fetchTime.a = 1ms;
    tasks.work.transformTime.a = 200ms;
    add("threads that transform", tasks, Pattern::FewThreads, false);
    Recipe full = recipe(64, 200ms, 10ms);
    full.work.capacity = 4;
    add("few fetches for a server of no more", full, Pattern::FewFetches, false);

    full.spec.fetchLimit = 32;
    add("capacity", full, Pattern::CapacityFull, true);
    full.work.capacity = 64;
    add("capacity above what is in flight", full, Pattern::CapacityFull, false);
    Recipe idle = recipe(12, 1ms, 1s);
    idle.work.capacity = 2;
    idle.spec.fetchLimit = 64;
    add("capacity that hardly anything waits for", idle, Pattern::CapacityFull, false);

    Recipe stall = recipe(64, 100ms, 100ms);
    stall.spec.transformLimit = 1;
    add("buffer stall", stall, Pattern::BufferStall, true);
    stall.work.fetchTime.a = 10ms; // M is full, and no larger one would help
    stall.spec.threads = 1;
    add("a full stage behind one thread", stall, Pattern::BufferStall, false);

    Recipe shared = recipe(32, 10ms, 100ms);
    shared.cores = 2;
    shared.spec.threads = shared.spec.transformLimit = 8;
    add("oversubscribed", shared, Pattern::Oversubscribed, true);
    shared.work.transform = TransformKind::Wall;
    add("threads that share nothing", shared, Pattern::Oversubscribed, false);
    shared.work.transform = TransformKind::Cpu;
    shared.cores = 8;
    add("as many cores", shared, Pattern::Oversubscribed, false);

    Recipe starved = recipe(32, 200ms, 40ms);
    starved.work.capacity = 1; // which nothing here can change
    add("starved", starved, Pattern::StarvedPool, true);
    starved.work.capacity = 0;
    starved.spec.fetchLimit = 1;
    add("starved, where more fetches help", starved, Pattern::StarvedPool, false);
    Recipe held = recipe(30, 10ms, 100ms);
    held.spec.mode = Mode::Prefetching;
    held.spec.transformLimit = 1;
    held.spec.threads = held.cores = 8;
    add("idle, and the input stands ready", held, Pattern::StarvedPool, false);
    add("fed", recipe(32, 40ms, 200ms), Pattern::StarvedPool, false);

    Recipe awaits = recipe(12, 100ms, 40ms);
    awaits.work.fetchTime.awaits = 5;
    awaits.spec.mode = Mode::Concurrent;
    add("unpolled", awaits, Pattern::Unpolled, true);
    awaits.work.fetchTime.awaits = 1;
    add("of one await", awaits, Pattern::Unpolled, false);

    DurationTable late;
    late.fetch.assign(16, 10ms);
    late.transform.assign(16, 100ms);
    late.transform.back() = 800ms;
    Recipe tail = recipe(0, 0ms, 0ms);
    tail.spec.order = Order::Any;
    replay(tail, late);
    add("tail", tail, Pattern::StaircaseTail, true);
    std::swap(late.transform.front(), late.transform.back());
    Recipe ordered = recipe(100, 0ms, 0ms);
    ordered.work.fetchTime = {.kind = TimeSpec::Kind::Exp, .a = 80ms};
    ordered.work.seed = 26;
    ordered.spec = {.mode = Mode::Parallel, .fetchLimit = 8, .transformLimit = 8, .threads = 1};
    add("a tail that is too short for what is gained", ordered, Pattern::StaircaseTail, false);
    replay(tail, late);
    add("the longest comes first", tail, Pattern::StaircaseTail, false);

    DurationTable retried;
    retried.fetch.assign(20, 20ms);
    retried.transform.assign(20, 1ms);
    for (std::int64_t row = 0; row < 20; row += 2)
        retried.trials.push_back({.row = row, .time = 20ms, .wait = 500ms});
    Recipe storm = recipe(0, 0ms, 0ms);
    replay(storm, retried);
    add("retries", storm, Pattern::RetryStorm, true);
    retried.trials = {{.row = 3, .time = 1ms, .wait = 0ms}};
    replay(storm, retried);
    add("a retry that costs next to nothing", storm, Pattern::RetryStorm, false);
}

void TestPatterns::recipes()
{
    QFETCH(Recipe, recipe);
    QFETCH(int, pattern);
    QFETCH(bool, there);
    const std::vector<FoundPattern> found = patternsOf(recipe);
    const auto entry = std::find_if(found.begin(), found.end(), [pattern](const FoundPattern &one) {
        return int(one.pattern) == pattern;
    });
    QCOMPARE(entry != found.end(), there);
    if (!there)
        return;
    QVERIFY(!entry->evidence.isEmpty() && !entry->change.isEmpty() && entry->makespan);
}

// A button that tries it gives what the sentence says.
void TestPatterns::whatIsPromisedIsPredicted()
{
    QFETCH(Recipe, recipe);
    for (const FoundPattern &found : patternsOf(recipe))
        if (found.spec)
            QCOMPARE(predict(*found.spec, recipe.work, {.cores = recipe.cores}).end(), *found.makespan);
}

void TestPatterns::overheadIsMeasured()
{
    const auto patternsAt = [](Nanos gap) {
        Run run{.spec = {.mode = Mode::Sequential}, .clock = Clock::Live, .trace = Trace(50)};
        WorkSpec work;
        work.items = 50;
        Nanos at{0};
        for (std::int64_t item = 0; item < 50; ++item) {
            ItemRow row{.item = item, .rank = item};
            row.fetchAdmitted = row.fetchStarted = at;
            row.fetchFinished = at += 10us;
            row.fetchYielded = row.transformStarted = at += gap;
            row.transformFinished = at += 10us;
            row.transformYielded = at;
            row.transformCpu = 10us;
            row.transformLane = driverLane;
            row.fetchStatus = row.transformStatus = Status::Ok;
            run.trace.put(row);
        }
        run.trace.setEnd(at);
        const WaitAccount waits(run);
        const WaitTotals path = pathTotals(criticalPath(run, waits, Releases(run, work)));
        const std::vector<FoundPattern> found =
            findPatterns(run, work, 2, figuresOf(run, work, 2), waits, path, coreTimeOf(run, work, 2),
                         WhatIf(run, work, 2));
        return std::any_of(found.begin(), found.end(),
                           [](const FoundPattern &one) { return one.pattern == Pattern::OverheadBound; });
    };
    QVERIFY(patternsAt(20us));
    QVERIFY(!patternsAt(1us));
}

// Who asks is told why there is no answer.
void TestPatterns::whatIsNotKnownSaysWhy()
{
    const auto doubtOf = [](const Run &run, const WorkSpec &work) { return WhatIf(run, work, 2).doubt(); };
    Recipe none = recipe(5, 0ms, 0ms);
    Run run{none.spec, Clock::Virtual, predict(none.spec, none.work, {.cores = 2})};
    QCOMPARE(doubtOf(run, none.work), QStringLiteral("nothing took any time"));
    none = recipe(5, 1ms, 1ms);
    run.trace = predict(none.spec, none.work, {.cores = 2});
    QCOMPARE(doubtOf(run, none.work), QString());
    run.facts.disturbed = 0.66;
    QCOMPARE(doubtOf(run, none.work),
             QStringLiteral("other programs used 66 % of the machine meanwhile: measure again"));
    // What a recording has not seen: more in flight than a server was seen with.
    DurationTable seen;
    seen.fetch.assign(40, 20ms);
    seen.transform.assign(40, 0ms);
    seen.servers = {{.places = 4, .filled = false}};
    seen.mostInFlight = 4;
    Recipe open = recipe(0, 0ms, 0ms);
    replay(open, seen);
    run = {open.spec, Clock::Virtual, predict(open.spec, open.work, {.cores = 2})};
    const WhatIf whatIf(run, open.work, 2);
    QVERIFY(whatIf.asItWas());
    for (const Shortening &one : shortenings(run, 2, whatIf))
        if (one.what == QLatin1String("N were 8")) {
            QVERIFY(!one.makespan);
            QVERIFY2(one.doubt.startsWith(QLatin1String("at most 4 in flight were seen")),
                     qPrintable(one.doubt));
        } else {
            QVERIFY2(one.makespan, qPrintable(one.what));
        }
}

void TestPatterns::centuriesAreNoLess()
{
    Recipe ages = recipe(100, 1'000h, 1s);
    ages.spec.mode = Mode::Sequential;
    const Run run{ages.spec, Clock::Virtual, predict(ages.spec, ages.work, {.cores = 64})};
    QCOMPARE(coreTimeOf(run, ages.work, 64).all, Nanos(0));
    const WaitAccount waits(run);
    const Figures figures = figuresOf(run, ages.work, 64);
    const std::vector<Fact> facts =
        factsOf(run, ages.work, 64, figures, waits, explain(run, ages.work, 64, figures, waits));
    const auto path = std::find_if(facts.begin(), facts.end(), [](const Fact &fact) {
        return fact.topic == QLatin1String("critical path");
    });
    QVERIFY2(path->text.startsWith(QLatin1String("fetch running 360000000 s (99 %)")),
             qPrintable(path->text));
}

void TestPatterns::aStoppedRunShowsNone()
{
    Recipe one = recipe(8, 100ms, 100ms);
    one.spec.mode = Mode::Concurrent;
    const Run run{one.spec, Clock::Virtual, predict(one.spec, one.work, {.cores = 4, .stopAt = 300ms})};
    const WaitAccount waits(run);
    QVERIFY(
        findPatterns(run, one.work, 4, figuresOf(run, one.work, 4), waits, {}, {}, WhatIf(run, one.work, 4))
            .empty());
}

void TestPatterns::shorteningWhatIsNotOnThePathGainsNothing()
{
    // One thread transforms all the time: of fetches only the first is on the path.
    Recipe one = recipe(20, 10ms, 100ms);
    one.spec.mode = Mode::Concurrent;
    const Run run{one.spec, Clock::Virtual, predict(one.spec, one.work, {.cores = 4})};
    const std::vector<Shortening> all = shortenings(run, 4, WhatIf(run, one.work, 4));
    const auto gainOf = [&all](const QString &what) {
        const auto found =
            std::find_if(all.begin(), all.end(), [&what](const Shortening &one) { return one.what == what; });
        return found == all.end() ? -1.0 : found->gain;
    };
    QCOMPARE(run.trace.end(), Nanos(2010ms));
    QVERIFY(qFuzzyCompare(gainOf(QStringLiteral("fetches took half as long")), 5.0 / 2010));
    QVERIFY(qFuzzyCompare(gainOf(QStringLiteral("transforms took half as long")), 1000.0 / 2010));
    QCOMPARE(gainOf(QStringLiteral("N were 8")), 0.0);
}

QTEST_APPLESS_MAIN(TestPatterns)
#include "tst_patterns.moc"
