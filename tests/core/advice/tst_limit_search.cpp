// SPDX-License-Identifier: MIT
// The search for limits against servers with a knee, without one, with errors, and others, all on the virtual clock; and
// its parts.
#include "advice/search_findings.h"
#include "search_world.h"

#include <QTest>

#include <cmath>
#include <map>

using namespace overlapse;
using namespace std::chrono_literals;

class TestLimitSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServerWithAKnee_data();
    void aServerWithAKnee();
    void aServerWithoutOne();
    void theDriverIsTheLimit();
    void noOtherModeIsPraisedWhereTheServerIsTheLimit_data();
    void noOtherModeIsPraisedWhereTheServerIsTheLimit();
    void fetchesAreLookedForAgainWhereTransformsWereTooFew();
    void whatIsTooBusyIsLeftAlone();
    void failuresThatAreUsualDoNotMatter();
    void aServerThatGetsSlower();
    void aGoalOfLatency();
    void aGoalThatNothingMeets();
    void disturbedSlicesAdviseNothing();
    void aCapacityThatIsKnownIsReached();
    void noMoreThanTheMostAllowed();
    void noMoreItemsThanThereAre();
    void aBudgetTooShort();
    void aStopKeepsWhatIsKnown();
    void everythingFails();
    void aSmallServerIsSeenHealthy();
    void whatIsGivenUpIsNotAskedForAgain();
    void manyInFlightTakeNoLonger();
    void aServerThatWentAway();
    void theThroughputOfASlice_data();
    void theThroughputOfASlice();
    void whatOrderLetsGoAtOnceIsNoThroughput();
    void whatGetsSlower();
    void chanceIsNoRefusal();
};

void TestLimitSearch::aServerWithAKnee_data()
{
    QTest::addColumn<int>("capacity");
    QTest::addColumn<int>("kind");
    for (const int capacity : {1, 2, 3, 5, 9, 17, 40})
        for (const auto kind : {TimeSpec::Kind::Constant, TimeSpec::Kind::Uniform, TimeSpec::Kind::Lognormal})
            QTest::addRow("capacity %d, kind %d", capacity, int(kind)) << capacity << int(kind);
}

void TestLimitSearch::aServerWithAKnee()
{
    QFETCH(int, capacity);
    QFETCH(int, kind);
    Measuring measuring{
        {.capacity = capacity, .service = {.kind = TimeSpec::Kind(kind), .a = 20ms, .b = 40ms, .p = 0.4}}};
    SearchOptions asked = options();
    asked.base.order = Order::Any; // kept, more in flight would gain a little where some take longer
    LimitSearch search(asked);
    measureAll(search, measuring);
    QVERIFY(search.isSettled() || measuring.world.service.kind != TimeSpec::Kind::Constant);
    QVERIFY(search.spent() <= 32s);
    const std::optional<Advice> advice = search.advice();
    QVERIFY(advice);
    const auto n = static_cast<double>(advice->spec.fetchLimit);
    QVERIFY2(std::abs(n - capacity) <= std::max(1., 0.25 * capacity), qPrintable(QString::number(n)));
    PipelineSpec most = asked.base;
    most.fetchLimit = 64;
    most.transformLimit = 16;
    const double best = sliceFigures(measuring.measure({most, 4'000})).throughput;
    QVERIFY2(advice->throughput > 0.97 * best,
             qPrintable(QStringLiteral("%1 of %2").arg(advice->throughput).arg(best)));
    QVERIFY(advice->interval.low <= advice->throughput && advice->throughput <= advice->interval.high);
    QVERIFY(!advice->why.isEmpty());
    for (const Tried &tried : search.tried())
        QVERIFY(tried.spec.fetchLimit <= std::max<std::int64_t>(8, 2 * capacity));
}

void TestLimitSearch::aServerWithoutOne()
{
    Measuring measuring;
    SearchOptions asked = options();
    asked.maxFetchLimit = 32;
    LimitSearch search(asked);
    measureAll(search, measuring);
    QVERIFY(search.isSettled() && search.advice());
    QCOMPARE(search.advice()->spec.fetchLimit, 32);
    QVERIFY(!search.capacity());
}

void TestLimitSearch::theDriverIsTheLimit()
{
    Measuring measuring{{.transform = {.a = 5ms}}};
    SearchOptions asked = options();
    asked.base.mode = Mode::Concurrent;
    LimitSearch search(asked);
    measureAll(search, measuring);
    QVERIFY(search.isSettled() && search.advice());
    QVERIFY(search.advice()->spec.fetchLimit <= 6);
    QVERIFY(search.advice()->throughput > 0.97 * 200);
    // With two threads for them.
    QVERIFY2(search.advice()->why.contains("parallel with N = ")
                 && search.advice()->why.contains("is predicted to bring"),
             qPrintable(search.advice()->why));
}

// The server is the limit, however it is asked: no mode brings more than it serves.
void TestLimitSearch::noOtherModeIsPraisedWhereTheServerIsTheLimit_data()
{
    QTest::addColumn<std::int64_t>("capacity");
    QTest::addColumn<std::int64_t>("items");
    for (const auto &[capacity, items] : {std::pair{3, 400}, {9, 100'000}, {17, 400}})
        QTest::addRow("%d places, %d items", capacity, items)
            << std::int64_t(capacity) << std::int64_t(items);
}

void TestLimitSearch::noOtherModeIsPraisedWhereTheServerIsTheLimit()
{
    QFETCH(const std::int64_t, capacity);
    QFETCH(const std::int64_t, items);
    for (const TimeSpec::Kind kind : {TimeSpec::Kind::Constant, TimeSpec::Kind::Exp}) {
        Measuring measuring{{.capacity = capacity, .service = {.kind = kind, .a = 20ms}}};
        SearchOptions asked = options();
        asked.items = items;
        LimitSearch search(asked);
        measureAll(search, measuring);
        if (const auto advice = search.advice())
            QVERIFY2(!advice->why.contains("is predicted to bring"), qPrintable(advice->why));
    }
}

// On a disturbed machine nothing is predicted, so N is first found under the one transform that was asked for.
void TestLimitSearch::fetchesAreLookedForAgainWhereTransformsWereTooFew()
{
    Measuring measuring{.world = {.transform = {.a = 10ms}, .disturbed = 1}};
    SearchOptions one = options();
    one.base.transformLimit = 1;
    one.budget = 300s;
    LimitSearch search(one);
    measureAll(search, measuring);
    QVERIFY(search.isSettled());
    std::map<std::int64_t, int> fetches; // how many were tried, by the limit of transforms
    for (const Tried &tried : search.tried())
        ++fetches[tried.spec.transformLimit];
    QVERIFY(fetches.size() > 1);
    QVERIFY(std::any_of(std::next(fetches.begin()), fetches.end(),
                        [](const auto &tried) { return tried.second > 1; }));
}

void TestLimitSearch::whatIsTooBusyIsLeftAlone()
{
    for (const std::int64_t capacity : {5, 9, 17}) {
        Measuring measuring{{.capacity = capacity, .refusesBeyond = 2 * capacity}};
        LimitSearch search(options());
        measureAll(search, measuring);
        QVERIFY(search.isSettled() && search.advice());
        QVERIFY(std::abs(search.advice()->spec.fetchLimit - capacity)
                <= std::max<std::int64_t>(1, capacity / 4));
        QVERIFY2(measuring.refused * 20 <= measuring.requests,
                 qPrintable(QStringLiteral("%1 of %2").arg(measuring.refused).arg(measuring.requests)));
    }
    // Refused before it is filled: only the errors tell.
    Measuring measuring{{.refusesBeyond = 12}};
    LimitSearch search(options());
    measureAll(search, measuring);
    QVERIFY(search.advice());
    QVERIFY2(search.advice()->spec.fetchLimit <= 12 && search.advice()->spec.fetchLimit >= 9,
             qPrintable(QString::number(search.advice()->spec.fetchLimit)));
}

void TestLimitSearch::failuresThatAreUsualDoNotMatter()
{
    Measuring measuring{{.capacity = 9, .failEvery = 10}};
    LimitSearch search(options());
    measureAll(search, measuring);
    QVERIFY(search.isSettled() && search.advice());
    QVERIFY(std::abs(search.advice()->spec.fetchLimit - 9) <= 2);
}

// Slices are taken in turn, so that none is compared with what was long ago.
void TestLimitSearch::aServerThatGetsSlower()
{
    Measuring measuring{{.capacity = 9, .slowerByTheSecond = 0.01}};
    LimitSearch search(options());
    measureAll(search, measuring);
    QVERIFY(search.advice());
    QVERIFY2(std::abs(search.advice()->spec.fetchLimit - 9) <= 3,
             qPrintable(QString::number(search.advice()->spec.fetchLimit)));
}

void TestLimitSearch::aGoalOfLatency()
{
    // With 9 places and 20 ms, N in flight take N / 9 times as long: 45 ms allow for 18, but 9 give as much.
    Measuring measuring{{.capacity = 9}};
    SearchOptions asked = options();
    asked.mostP99 = 45ms;
    LimitSearch search(asked);
    measureAll(search, measuring);
    QVERIFY(search.advice());
    QVERIFY(std::abs(search.advice()->spec.fetchLimit - 9) <= 2);
    for (const Tried &tried : search.tried())
        if (tried.spec == search.advice()->spec)
            QVERIFY(tried.p99() <= 45ms);
}

void TestLimitSearch::aGoalThatNothingMeets()
{
    Measuring measuring{{.capacity = 9}};
    SearchOptions asked = options();
    asked.mostP99 = 5ms;
    LimitSearch search(asked);
    measureAll(search, measuring);
    QVERIFY(!search.advice());
    QVERIFY2(search.reason().contains("nothing meets the goal")
                 && search.reason().contains("the nearest is 20 ms, with N = 1"),
             qPrintable(search.reason()));
}

void TestLimitSearch::disturbedSlicesAdviseNothing()
{
    Measuring measuring{{.capacity = 9, .disturbed = 0.4}};
    LimitSearch search(options());
    measureAll(search, measuring);
    QVERIFY(!search.advice());
    QVERIFY(search.reason().contains("other programs"));
    const SearchFindings found = findingsOf(search);
    QVERIFY(!found.tried.empty());
    for (const TriedFigures &one : found.tried)
        QVERIFY(one.slices == 0 && one.disturbed > 0);
}

// What is said of a server is no reason to stop before so many are in flight.
void TestLimitSearch::aCapacityThatIsKnownIsReached()
{
    for (const int capacity : {9, 30}) {
        Measuring measuring{{.capacity = capacity}};
        SearchOptions asked = options();
        asked.capacity = capacity;
        LimitSearch search(asked);
        measureAll(search, measuring);
        QVERIFY2(search.advice(), qPrintable(search.reason()));
        const std::int64_t found = search.advice()->spec.fetchLimit;
        QVERIFY2(found >= capacity - 1 && 10 * found <= 13 * capacity + 10,
                 qPrintable(QStringLiteral("%1 of %2").arg(found).arg(capacity)));
        QVERIFY(measuring.largestFetches <= std::min(64, 2 * capacity + 4));
    }
}

void TestLimitSearch::noMoreThanTheMostAllowed()
{
    Measuring measuring;
    for (const std::int64_t most : {1, 2, 3, 7}) {
        measuring.largestFetches = 0;
        SearchOptions asked = options();
        asked.maxFetchLimit = most;
        LimitSearch search(asked);
        measureAll(search, measuring);
        QCOMPARE(measuring.largestFetches, most);
        QVERIFY(search.advice());
        QCOMPARE(search.advice()->spec.fetchLimit, most);
    }
}

void TestLimitSearch::noMoreItemsThanThereAre()
{
    for (const std::int64_t items : {1, 2, 5, 30}) {
        Measuring measuring{{.capacity = 3}};
        SearchOptions asked = options();
        asked.items = items;
        LimitSearch search(asked);
        for (std::optional<Slice> slice = search.next(); slice; slice = search.next()) {
            QVERIFY(slice->items <= items && slice->items > 0);
            search.add(measuring.measure(*slice), fetched(slice->items));
        }
        // All of the work is measured each time: for this, no more is of use.
        QVERIFY(search.advice() && search.reason().isEmpty());
        QCOMPARE(search.advice()->spec.fetchLimit, std::min<std::int64_t>(3, items));
    }
    SearchOptions none = options();
    none.items = 0;
    const LimitSearch search(none);
    QVERIFY(!search.next() && !search.advice());
    QCOMPARE(search.reason(), QStringLiteral("there is nothing to do"));
}

void TestLimitSearch::aBudgetTooShort()
{
    SearchOptions asked = options();
    asked.budget = 1s;
    LimitSearch search(asked);
    const std::optional<Slice> slice = search.next();
    QVERIFY(slice && search.patience() == 1s);
    // Stopped when the budget was spent, as it is by who measures.
    WorkSpec work;
    work.items = slice->items;
    work.fetchTime.a = 10s;
    search.add({slice->spec, Clock::Live, predict(slice->spec, work, {.cores = 2, .stopAt = 1s})},
               fetched(slice->items));
    QVERIFY(!search.next() && !search.advice());
    QVERIFY(search.reason().contains("the budget was spent"));
}

void TestLimitSearch::aStopKeepsWhatIsKnown()
{
    Measuring measuring{{.capacity = 9}};
    LimitSearch search(options());
    for (int slices = 0; slices < 4; ++slices) {
        const std::optional<Slice> slice = search.next();
        QVERIFY(slice);
        search.add(measuring.measure(*slice), fetched(slice->items));
    }
    QVERIFY(!search.isSettled());
    QVERIFY(search.advice());
    QVERIFY(search.advice()->why.contains("not settled"));
}

void TestLimitSearch::everythingFails()
{
    Measuring measuring{{.failEvery = 1}};
    LimitSearch search(options());
    measureAll(search, measuring);
    QVERIFY(!search.advice());
    QCOMPARE(search.reason(), QStringLiteral("every item of the first slice failed"));
    QCOMPARE(measuring.round, 1u);
}

// One place, and refuses beyond two: four in flight are mostly refused, one never is.
void TestLimitSearch::aSmallServerIsSeenHealthy()
{
    Measuring measuring{{.capacity = 1, .refusesBeyond = 2}};
    LimitSearch search(options());
    measureAll(search, measuring);
    const std::optional<Advice> advice = search.advice();
    QVERIFY2(advice, qPrintable(search.reason()));
    QVERIFY(advice->spec.fetchLimit <= 2);
    QVERIFY(!advice->why.contains("of the items failed"));
    QVERIFY2(measuring.refused * 20 <= measuring.requests,
             qPrintable(QStringLiteral("%1 of %2").arg(measuring.refused).arg(measuring.requests)));
}

// A slice that is halted early, with fewer over than are in flight, says that more is refused there.
void TestLimitSearch::whatIsGivenUpIsNotAskedForAgain()
{
    World world{.refusesBeyond = 20};
    Measuring measuring{world};
    LimitSearch search(options());
    int halted = 0;
    for (std::optional<Slice> slice = search.next(); slice; slice = search.next()) {
        Run run = measuring.measure(*slice);
        if (slice->spec.fetchLimit > 2 * world.refusesBeyond) {
            ++halted;
            WorkSpec work;
            work.items = slice->items;
            work.fetchTime.a = 1ms;
            run.trace = predict(slice->spec, work,
                                {.cores = 2, .stopAt = 2ms, .fetchFails = [](std::int64_t) { return true; }});
        }
        search.add(run, fetched(slice->items));
    }
    QVERIFY(halted <= 1);
    QVERIFY(search.advice());
    QVERIFY(search.advice()->spec.fetchLimit <= 20);
}

void TestLimitSearch::manyInFlightTakeNoLonger()
{
    Measuring measuring{{.capacity = 9}};
    SearchOptions asked = options();
    asked.maxFetchLimit = 1'000'000;
    asked.items = 100'000'000;
    LimitSearch search(asked);
    measureAll(search, measuring);
    QVERIFY(search.advice());
    QVERIFY(std::abs(search.advice()->spec.fetchLimit - 9) <= 2);
    QVERIFY(measuring.largestFetches <= 18);
}

void TestLimitSearch::aServerThatWentAway()
{
    Measuring measuring{{.capacity = 9}};
    LimitSearch search(options());
    int slices = 0;
    for (std::optional<Slice> slice = search.next(); slice; slice = search.next()) {
        measuring.world.failEvery = ++slices > 5 ? 1 : 0;
        search.add(measuring.measure(*slice), fetched(slice->items));
    }
    QCOMPARE(slices, 8); // of which everything failed in three
    QVERIFY(!search.isSettled() && !search.advice() && !search.tried().empty());
    QVERIFY(search.reason().startsWith("every item of the last slices failed"));
    // At once: then there is nothing to advise.
    Measuring gone{{.failEvery = 1}};
    LimitSearch none(options());
    measureAll(none, gone);
    QVERIFY(!none.advice() && !none.reason().isEmpty());
}

void TestLimitSearch::theThroughputOfASlice_data()
{
    QTest::addColumn<int>("capacity");
    QTest::addColumn<int>("fetches");
    QTest::addColumn<int>("rounds");
    QTest::addColumn<double>("most"); // a second
    for (const int rounds : {2, 3, 4, 5, 10}) {
        QTest::addRow("40 of any, %d rounds", rounds) << 0 << 40 << rounds << 2'000.;
        QTest::addRow("8 of any, %d rounds", rounds) << 0 << 8 << rounds << 400.;
        QTest::addRow("18 of 9 places, %d rounds", rounds) << 9 << 18 << rounds << 450.;
        QTest::addRow("1 of any, %d rounds", rounds) << 0 << 1 << rounds << 50.;
    }
}

// Groups end together every 20 ms, wherever the slice begins and ends. What is transformed takes its 0.1 ms.
void TestLimitSearch::theThroughputOfASlice()
{
    QFETCH(int, capacity);
    QFETCH(int, fetches);
    QFETCH(int, rounds);
    QFETCH(double, most);
    Measuring measuring{{.capacity = capacity, .transform = {.a = 1us}}};
    for (const int more : {0, 1, fetches / 2}) {
        PipelineSpec spec = options().base;
        spec.fetchLimit = fetches;
        const std::int64_t items = std::int64_t{fetches} * rounds + more;
        const SliceFigures figures = sliceFigures(measuring.measure({spec, items}));
        QCOMPARE(figures.over, items);
        QVERIFY2(figures.throughput <= 1.001 * most, qPrintable(QString::number(figures.throughput)));
        if (rounds >= 4)
            QVERIFY2(figures.throughput > 0.98 * most, qPrintable(QString::number(figures.throughput)));
    }
    const SliceFigures none = sliceFigures({options().base, Clock::Live, Trace(0)});
    QCOMPARE(none.throughput, 0.);
    QCOMPARE(none.p99, absent);
}

// One item takes 1 s, all others 1 ms: with order kept they leave when it does.
void TestLimitSearch::whatOrderLetsGoAtOnceIsNoThroughput()
{
    auto table = std::make_shared<DurationTable>();
    table->fetch.assign(60, 1ms);
    table->fetch[3] = 1s;
    table->transform.assign(60, 10us);
    WorkSpec work;
    work.items = 60;
    work.durations = table;
    PipelineSpec spec = options().base;
    spec.fetchLimit = spec.transformLimit = 16;
    const Run run{spec, Clock::Live, predict(spec, work, {.cores = 2})};
    const SliceFigures figures = sliceFigures(run);
    QVERIFY2(figures.throughput < 120 && figures.throughput > 30,
             qPrintable(QString::number(figures.throughput)));
}

void TestLimitSearch::whatGetsSlower()
{
    const PipelineSpec a{.fetchLimit = 4};
    const PipelineSpec b{.fetchLimit = 8};
    std::vector<SliceInTurn> slices;
    for (int turn = 0; turn < 6; ++turn) {
        slices.push_back({a, 100. - 5 * turn});
        slices.push_back({b, 200. - 10 * turn});
    }
    QVERIFY(fallMeanwhile(slices) > 0.1 && fallMeanwhile(slices) < 0.3);
    std::reverse(slices.begin(), slices.end());
    QCOMPARE(fallMeanwhile(slices), 0.);
    for (SliceInTurn &slice : slices)
        slice.throughput = slice.spec == a ? 100 : 200;
    QCOMPARE(fallMeanwhile(slices), 0.);
    QCOMPARE(fallMeanwhile({}), 0.);
    QCOMPARE(fallMeanwhile({{a, 0}, {a, 0}}), 0.);
}

void TestLimitSearch::chanceIsNoRefusal()
{
    const auto failing = [](std::int64_t failed, std::int64_t over) {
        return Tried{.slices = {{.over = over, .failed = failed}}};
    };
    // A tenth fails wherever it is looked at: 2 of 100 once, and 10 of 100 another time.
    QVERIFY(!failing(10, 100).refuses({0.02, 100}));
    QVERIFY(!failing(14, 100).refuses({0.1, 400}));
    // Three in ten is more, and so is a tenth where it is known that nothing fails.
    QVERIFY(failing(30, 100).refuses({0.1, 400}));
    QVERIFY(failing(10, 100).refuses({}));
    QVERIFY(failing(10, 100).refuses({0, 400}));
    QVERIFY(!failing(3, 4).refuses({}));
}

QTEST_APPLESS_MAIN(TestLimitSearch)
#include "tst_limit_search.moc"
