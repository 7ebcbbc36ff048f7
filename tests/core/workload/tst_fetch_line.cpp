// SPDX-License-Identifier: MIT
// The line that fetches stand in, on a made-up clock: each case is a handful of fetches and the exact events that must
// follow. fetch_play.h has the notation.
#include "core/workload/fetch_play.h"
#include "workload/retry.h"

#include <random>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

QByteArray times(int count, const QByteArray &fetch)
{
    return QByteArrayList(count, fetch).join(' ');
}

} // namespace

class TestFetchLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoseTurnItIs_data();
    void whoseTurnItIs();
    void backOffsAreThoseOfTheRun();
    void aTurnSaysWhatItWaitedFor();
    void whoIsLateOrTakenBackSaysSoToo();
    void equalDeadlinesFallDueInOrderOfEntry();
    void whoLeavesIsNotWaitedFor();
    void allLeave();
    void whateverComesTheRulesHold();
    void manyHosts();
};

void TestFetchLine::whoseTurnItIs_data()
{
    QTest::addColumn<FetchRules>("rules");
    QTest::addColumn<QByteArray>("fetches");
    QTest::addColumn<QByteArray>("events");
    const auto add = [](const char *name, const Rules &rules, const QByteArray &fetches,
                        const QByteArray &events) {
        QTest::newRow(name) << FetchRules(rules) << fetches << events;
    };

    add("no rules: at once, in order", {}, "a:1 b:2 1@a:1", "0 B0 B1 | 1 e0 B2 | 2 e1 e2");

    add("so many at a time to a host, first come, first served", {.perHost = 2}, "a:3 a:1 a:1 a:1",
        "0 B0 B1 | 1 e1 B2 | 2 e2 B3 | 3 e0 e3");
    add("the others do not wait for a busy host", {.perHost = 1}, "a:2 a:1 b:1 b:1",
        "0 B0 B2 | 1 e2 B3 | 2 e0 e3 B1 | 3 e1");
    add("a host that was left is as new", {.perHost = 1}, "a:1 5@a:1 5@a:1",
        "0 B0 | 1 e0 | 5 B1 | 6 e1 B2 | 7 e2");

    add("so many begin in a second, however long they take", {.rate = 2}, "a:3 b:3 a:3 b:3",
        "0 B0 | 0.5 B1 | 1 B2 | 1.5 B3 | 3 e0 | 3.5 e1 | 4 e2 | 4.5 e3");
    add("a pause is not made up for", {.rate = 1}, "a:1 5.5@a:1 5.5@a:1",
        "0 B0 | 1 e0 | 5.5 B1 | 6.5 e1 B2 | 7.5 e2");
    add("fewer than one in a second", {.rate = 0.5}, times(3, "a:1"),
        "0 B0 | 1 e0 | 2 B1 | 3 e1 | 4 B2 | 5 e2");

    // 1 waits for its host and enters the rate's line behind 2; it has its place there from 1 on.
    add("first the host, then the rate", {.perHost = 1, .rate = 1}, "a:1 a:1 b:1 b:1",
        "0 B0 | 1 e0 B2 | 2 e2 B1 | 3 e1 B3 | 4 e3");
    add("who waits for the rate holds the place at the host", {.perHost = 1, .rate = 0.5}, "a:1 b:1 b:1",
        "0 B0 | 1 e0 | 2 B1 | 3 e1 | 4 B2 | 5 e2");

    add("a redirect stands in line again, and is another beginning", {.rate = 1}, "a:0.5>b:0.5 a:0.5",
        "0 B0 | 0.5 >0 | 1 B1 | 1.5 e1 | 2 B0 | 2.5 e0");
    add("a redirect gives the place to who waits, also at the same host", {.perHost = 1}, "a:1>a:1 a:1",
        "0 B0 | 1 >0 B1 | 2 e1 B0 | 3 e0");
    add("a redirect takes a place at the other host", {.perHost = 1}, "a:1>b:1 b:2 a:1",
        "0 B0 B1 | 1 >0 B2 | 2 e1 e2 B0 | 3 e0");

    add("a retry comes after what the server asks for, to the end of the line", {.perHost = 1, .retries = 1},
        "a:1x5;a:1 a:6", "0 B0 | 1 ~0 B1 | 6 R0 | 7 e1 B0 | 8 e0");
    add("who backs off has no place", {.perHost = 1, .retries = 1}, "a:1x9;a:1 a:1 a:1",
        "0 B0 | 1 ~0 B1 | 2 e1 B2 | 3 e2 | 10 R0 B0 | 11 e0");
    add("a retry keeps to the rate", {.rate = 0.5, .retries = 1}, "a:1x1;a:1 a:1 a:1",
        "0 B0 | 1 ~0 | 2 R0 B1 | 3 e1 | 4 B2 | 5 e2 | 6 B0 | 7 e0");
    add("a retry goes to the host that it is told", {.perHost = 1, .retries = 1}, "a:1>b:1x3;a:1 3@b:9",
        "0 B0 | 1 >0 B0 | 2 ~0 | 3 B1 | 5 R0 B0 | 6 e0 | 12 e1");
    add("attempts end", {.retries = 2}, "a:1x2", "0 B0 | 1 ~0 | 3 R0 B0 | 4 ~0 | 6 R0 B0 | 7 x0");
    add("no retries", {}, "a:1x;a:1", "0 B0 | 1 x0");
    add("ten minutes are waited for", {.retries = 1}, "a:1x600;a:1", "0 B0 | 1 ~0 | 601 R0 B0 | 602 e0");
    add("more is not", {.retries = 1}, "a:1x601;a:1", "0 B0 | 1 x0");

    add("the deadline of who is under way", {.deadline = 2s}, "a:3 1@a:1", "0 B0 | 1 B1 | 2 e1 L0");
    add("what ends at the deadline has ended", {.deadline = 2s}, "a:2", "0 B0 | 2 e0");
    add("all that wait in vain are told at once, and take no place of the rate",
        {.rate = 0.5, .deadline = 1s}, times(5, "a:0.5") + " 1.5@a:0.5",
        "0 B0 | 0.5 e0 | 1 L1 L2 L3 L4 | 2 B5 | 2.5 e5");
    add("the same at a host", {.perHost = 1, .deadline = 2s}, "a:1.5 a:1 a:1 1@a:1",
        "0 B0 | 1.5 e0 B1 | 2 L1 L2 B3 | 3 e3");
    add("who waits for the rate and is late gives its host back", {.perHost = 1, .rate = 0.5, .deadline = 1s},
        "b:0.5 a:1 0.5@a:0.5 1.5@a:0.5", "0 B0 | 0.5 e0 | 1 L1 | 1.5 L2 | 2 B3 | 2.5 e3");
    add("a deadline that comes with the turn has come", {.rate = 1, .deadline = 1s}, "a:1 a:1",
        "0 B0 | 1 e0 L1");
    add("the deadline counts from the first attempt", {.retries = 9, .deadline = 6s}, "a:1x2;a:1x2;a:1",
        "0 B0 | 1 ~0 | 3 R0 B0 | 4 x0");
    add("a retry whose deadline comes while it waits again", {.perHost = 1, .retries = 1, .deadline = 6s},
        "a:1x4;a:1 2@a:5.5", "0 B0 | 1 ~0 | 2 B1 | 5 R0 | 6 L0 | 7.5 e1");
    add("who was redirected and is late", {.perHost = 1, .deadline = 3s}, "a:2>b:1 1@b:4",
        "0 B0 | 1 B1 | 2 >0 | 3 L0 | 4 L1");
}

void TestFetchLine::whoseTurnItIs()
{
    QFETCH(FetchRules, rules);
    QFETCH(QByteArray, fetches);
    QFETCH(QByteArray, events);
    QCOMPARE(Play(rules, parse(fetches)).log(), events);
}

// Of the item and its attempt, so that a run can be repeated.
void TestFetchLine::backOffsAreThoseOfTheRun()
{
    FetchLine line(Rules{.retries = 3}, seed);
    Nanos now = 1s;
    line.enter(now, 4, 123, "a");
    for (std::uint16_t attempt = 1; attempt <= 4; ++attempt) {
        QCOMPARE(line.next(now), (FetchLine::Turn{FetchLine::What::Begins, 4, attempt, now}));
        now += 5s;
        QCOMPARE(line.retry(now, 4, 0s, "a"), attempt <= 3);
        if (attempt > 3)
            break;
        QCOMPARE(line.next(now), std::nullopt);
        now += backoffAfter(attempt, seed, 123);
        QCOMPARE(line.nextInstant().count(), now.count());
        QCOMPARE(line.next(now - Nanos(1)), std::nullopt);
        const FetchLine::Turn returns{FetchLine::What::Returns, 4, static_cast<std::uint16_t>(attempt + 1),
                                      absent};
        QCOMPARE(line.next(now), returns);
    }
    QVERIFY(line.empty());
}

void TestFetchLine::aTurnSaysWhatItWaitedFor()
{
    FetchLine line(Rules{.perHost = 1, .rate = 1}, seed);
    line.enter(0s, 0, 0, "a");
    line.enter(0s, 1, 1, "a");
    line.enter(0s, 2, 2, "b");
    QCOMPARE(line.next(0s)->slot, 0);
    line.leave(500ms, 0);
    QCOMPARE(line.next(900ms), std::nullopt);
    QCOMPARE(line.nextInstant(), Nanos(1s));
    QCOMPARE(line.next(1s), (FetchLine::Turn{FetchLine::What::Begins, 2, 1, 0s}));
    QCOMPARE(line.next(2s), (FetchLine::Turn{FetchLine::What::Begins, 1, 1, 500ms}));
    QCOMPARE(line.nextInstant(), Nanos::max());
}

void TestFetchLine::whoIsLateOrTakenBackSaysSoToo()
{
    FetchLine line(Rules{.perHost = 1, .rate = 0.001, .deadline = 5s}, seed);
    line.enter(0s, 0, 0, "b");
    line.enter(1s, 1, 1, "a");
    QCOMPARE(line.next(1s), (FetchLine::Turn{FetchLine::What::Begins, 0, 1, 0s}));
    line.again(2s, 0, "a");
    line.enter(2s, 2, 2, "a");
    QCOMPARE(line.readySince(0), absent); // 1 has the place, and waits for the rate
    QCOMPARE(line.readySince(1), Nanos(1s));
    QCOMPARE(line.readySince(2), absent);
    QCOMPARE(line.next(5s), (FetchLine::Turn{FetchLine::What::Late, 0, 1, absent}));
    QCOMPARE(line.next(6s), (FetchLine::Turn{FetchLine::What::Late, 1, 1, 1s}));
    QCOMPARE(line.readySince(2), Nanos(6s));
}

void TestFetchLine::equalDeadlinesFallDueInOrderOfEntry()
{
    FetchLine line(Rules{.rate = 0.001, .deadline = 1s}, seed);
    for (const Slot slot : {9, 3, 7, 1, 5})
        line.enter(0s, slot, slot, "a");
    QCOMPARE(line.next(0s)->slot, 9);
    QCOMPARE(line.next(0s), std::nullopt);
    for (const Slot slot : {9, 3, 7, 1, 5})
        QCOMPARE(line.next(1s), (FetchLine::Turn{FetchLine::What::Late, slot, 1, 0s}));
    QVERIFY(line.empty());
}

void TestFetchLine::whoLeavesIsNotWaitedFor()
{
    FetchLine line(Rules{.perHost = 1, .rate = 1, .retries = 1, .deadline = 99s}, seed);
    for (const Slot slot : {0, 1, 2, 3})
        line.enter(0s, slot, slot, "a");
    line.enter(0s, 4, 4, "b");
    QCOMPARE(line.next(0s)->slot, 0);
    line.leave(0s, 2); // from the middle of its host's line
    line.leave(0s, 4); // from the rate's
    QVERIFY(line.retry(0s, 0, 50s, "a"));
    line.leave(1s, 0); // from its back-off
    QCOMPARE(line.next(1s)->slot, 1);
    line.leave(2s, 1);
    QCOMPARE(line.next(2s)->slot, 3);
    line.leave(3s, 3);
    line.leave(3s, 3); // nothing to do
    QVERIFY(line.empty());
    QCOMPARE(line.nextInstant(), Nanos::max());
}

void TestFetchLine::allLeave()
{
    FetchLine line(Rules{.perHost = 1, .rate = 1, .deadline = 1s}, seed);
    for (Slot slot = 0; slot < 10; ++slot)
        line.enter(0s, slot, slot, slot % 2 == 0 ? "a" : "b");
    QCOMPARE(line.next(0s)->slot, 0);
    line.clear();
    QVERIFY(line.empty());
    QCOMPARE(line.nextInstant(), Nanos::max());
    line.enter(5s, 0, 0, "a");
    QCOMPARE(line.next(5s)->slot, 0);
}

// Random fetches under random rules, against what the rules say in so many words.
void TestFetchLine::whateverComesTheRulesHold()
{
    std::mt19937 random(11);
    const auto draw = [&random](int most) {
        return static_cast<int>(random() % static_cast<unsigned>(most));
    };
    for (int round = 0; round < 2'000; ++round) {
        FetchRules rules;
        rules.perHost = draw(4);
        rules.rate = std::array{0.0, 0.5, 1.0, 10.0}[static_cast<std::size_t>(draw(4))];
        rules.deadline = std::array<Nanos, 3>{0s, 4s, 20s}[static_cast<std::size_t>(draw(3))];
        rules.retries = draw(3);
        std::vector<Fetch> fetches(static_cast<std::size_t>(1 + draw(40)));
        for (Fetch &fetch : fetches) {
            fetch.enters = std::chrono::milliseconds(draw(10) * 500);
            for (int attempt = 0; attempt <= draw(3); ++attempt) {
                Attempt one{.fails = draw(3) == 0, .asked = std::chrono::seconds(draw(3))};
                for (int request = 0; request <= draw(2); ++request)
                    one.requests.push_back({QByteArray(1, static_cast<char>('a' + draw(3))),
                                            std::chrono::milliseconds(draw(8) * 250)});
                fetch.attempts.push_back(std::move(one));
            }
        }
        std::map<QByteArray, int> taken;
        std::map<Slot, QByteArray> underWay;
        std::vector<int> ends(fetches.size());
        Nanos lastBegin = absent;
        const std::vector<Play::Event> events = Play(rules, fetches).run();
        std::vector<Fetch> state = fetches; // which request is next
        for (const auto &[at, what, slot] : events) {
            const auto index = static_cast<std::size_t>(slot);
            Fetch &fetch = state[index];
            QCOMPARE(ends[index], 0); // nothing comes after the end
            const Nanos age = at - fetch.enters;
            QVERIFY(rules.deadline == 0s || age <= rules.deadline);
            if (what == 'B') {
                QVERIFY(rules.deadline == 0s || age < rules.deadline);
                QVERIFY(rules.rate == 0 || lastBegin == absent
                        || at - lastBegin >= Nanos(static_cast<std::int64_t>(1e9 / rules.rate)));
                lastBegin = at;
                const QByteArray host = fetch.now().requests[fetch.request].host;
                underWay[slot] = host;
                ++taken[host];
                QVERIFY(rules.perHost == 0 || taken[host] <= rules.perHost);
                continue;
            }
            if (what == 'R')
                continue;
            if (const auto it = underWay.find(slot); it != underWay.end()) {
                --taken[it->second];
                underWay.erase(it);
            }
            if (what == 'L')
                QCOMPARE(age.count(), rules.deadline.count());
            ends[index] += what == 'e' || what == 'x' || what == 'L' ? 1 : 0;
            if (what == '>')
                ++fetch.request;
            if (what == '~') {
                fetch.request = 0;
                ++fetch.attempt;
            }
        }
        for (const int end : ends)
            QCOMPARE(end, 1);
    }
}

// 400,000 requests to 10,000 hosts, half of the fetches with a retry, which a look at each host in turn would not end.
void TestFetchLine::manyHosts()
{
    constexpr int hosts = 10'000;
    constexpr int each = 20;
    std::vector<Fetch> fetches;
    for (int i = 0; i < hosts * each; ++i) {
        const Request request{"host" + QByteArray::number(i * 7919 % hosts), 1s};
        Fetch fetch;
        fetch.attempts = {{.requests = {request}, .fails = i % 2 == 0, .asked = 1s}, {.requests = {request}}};
        fetches.push_back(std::move(fetch));
    }
    const std::vector<Play::Event> events =
        Play(Rules{.perHost = 1, .rate = 1e6, .retries = 1, .deadline = 1h}, std::move(fetches)).run();
    QCOMPARE(std::count_if(events.begin(), events.end(), [](const auto &event) { return event.what == 'e'; }),
             hosts * each);
    QCOMPARE(std::count_if(events.begin(), events.end(), [](const auto &event) { return event.what == 'B'; }),
             hosts * each * 3 / 2);
}

QTEST_GUILESS_MAIN(TestFetchLine)
#include "tst_fetch_line.moc"
