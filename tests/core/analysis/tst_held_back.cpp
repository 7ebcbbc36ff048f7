// SPDX-License-Identifier: MIT
// What rules and failures hold fetches back with: told apart in the accounting, and named by the sentence.
#include "analysis/sentence.h"
#include "core/analysis/held_fetches.h"

#include <QTest>

#include <array>
#include <numeric>
#include <random>

using namespace overlapse;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(HeldFetches)

namespace {

HeldFetches randomFetches(std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    const auto below = [&random](std::uint64_t n) { return static_cast<std::int64_t>(random() % n); };
    HeldFetches plan;
    plan.work.items = 1 + below(40);
    plan.work.seed = seed;
    plan.work.rules.perHost = below(4);
    plan.work.rules.rate = below(2) == 0 ? 0 : 1.0 + double(below(400));
    plan.work.rules.retries = int(below(4));
    plan.spec.order = below(2) == 0 ? Order::Kept : Order::Any;
    plan.spec.fetchLimit = 1 + below(12);
    const std::uint64_t hosts = 1 + std::uint64_t(below(4));
    plan.host = [hosts](std::int64_t item) {
        return QByteArray::number(qlonglong(std::uint64_t(item * 7) % hosts));
    };
    plan.service = [seed](std::int64_t item) {
        return Nanos(1'000'003 * (1 + (item * 31 + std::int64_t(seed)) % 50));
    };
    plan.failures = [seed](std::int64_t item) {
        return int((item + std::int64_t(seed)) % 5 == 0 ? 1 + item % 4 : 0);
    };
    plan.retryAfter = Nanos(below(3) * 77'000'000);
    return plan;
}

/// The URLs of the inputs, at the hosts that the plan asks.
void nameHosts(HeldFetches &plan)
{
    auto inputs = std::make_shared<InputList>();
    for (std::int64_t item = 0; item < plan.work.items; ++item)
        inputs->paths.push_back("http://h" + plan.host(item).replace(":80", "") + "/"
                                + QByteArray::number(qlonglong(item)));
    plan.work.inputs = inputs;
    plan.work.fetch = FetchKind::Http;
}

/// From the definitions: in line, a fetch waits for its host as long as its places are taken by those before it.
Cause causeAt(const HeldFetches &plan, const std::vector<Visit> &log, std::int64_t item, Nanos now)
{
    for (std::size_t i = 0; i < log.size(); ++i) {
        const Visit &visit = log[i];
        if (visit.item != item || now < visit.entered || now >= visit.ended)
            continue;
        if (now >= visit.began)
            return Cause::FetchRunning;
        std::int64_t before = 0;
        for (std::size_t other = 0; other < i; ++other)
            before += log[other].host == visit.host && log[other].ended > now ? 1 : 0;
        return plan.work.rules.perHost > 0 && before >= plan.work.rules.perHost ? Cause::FetchHost
                                                                                : Cause::FetchRate;
    }
    return Cause::FetchBackoff;
}

QString sentenceOf(const HeldFetches &plan)
{
    const Run run = plan.run();
    return limitingSentence(run, plan.work, 2, figuresOf(run, plan.work, 2), WaitAccount(run));
}

} // namespace

class TestHeldBack : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theAccountEqualsBruteForce();
    void theBoundIsAFloor();
    void sentences_data();
    void sentences();
};

void TestHeldBack::theAccountEqualsBruteForce()
{
    constexpr std::array causes{Cause::FetchHost, Cause::FetchRate, Cause::FetchBackoff, Cause::FetchRunning};
    std::array<Nanos, causes.size()> seen{};
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        const HeldFetches plan = randomFetches(seed);
        std::vector<Visit> log;
        const Run run = plan.run(&log);
        std::set<Nanos> instants;
        for (const Visit &visit : log)
            instants.insert({visit.entered, visit.began, visit.ended});
        const WaitAccount account(run);
        for (std::int64_t item = 0; item < plan.work.items; ++item) {
            const ItemRow row = run.trace.row(item);
            WaitTotals expected{};
            for (auto at = instants.find(row.fetchStarted); *at < row.fetchFinished; ++at)
                expected[std::size_t(causeAt(plan, log, item, *at))] += *std::next(at) - *at;
            const WaitTotals totals = account.totalsOf(run.trace, item);
            for (std::size_t i = 0; i < causes.size(); ++i) {
                const auto cause = std::size_t(causes[i]);
                QVERIFY2(totals[cause] == expected[cause],
                         qPrintable(QStringLiteral("seed %1, item %2, %3: %4 and not %5")
                                        .arg(seed)
                                        .arg(item)
                                        .arg(QLatin1String(causeKey(causes[i])))
                                        .arg(totals[cause].count())
                                        .arg(expected[cause].count())));
                seen[i] += totals[cause];
            }
            QCOMPARE(std::accumulate(totals.begin(), totals.end(), Nanos(0)).count(),
                     (row.transformYielded - row.fetchAdmitted).count());
        }
    }
    QVERIFY(std::none_of(seen.begin(), seen.end(), [](Nanos time) { return time == Nanos(0); }));
}

void TestHeldBack::theBoundIsAFloor()
{
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        HeldFetches plan = randomFetches(seed);
        nameHosts(plan);
        const Run run = plan.run();
        QVERIFY2(lowerBound(run, plan.work, 2) <= run.trace.end(), qPrintable(QString::number(seed)));
    }
    HeldFetches steady;
    steady.work.items = 11;
    steady.work.rules.rate = 10;
    const Nanos bound = lowerBound(steady.run(), steady.work, 2);
    QVERIFY(bound <= 1s && bound > 999ms); // eleven beginnings, a tenth of a second apart
    HeldFetches narrow;
    narrow.work.items = 11;
    narrow.work.rules.perHost = 2;
    nameHosts(narrow);
    QCOMPARE(lowerBound(narrow.run(), narrow.work, 2), Nanos(110ms)); // eleven times 20 ms at two places
}

void TestHeldBack::sentences_data()
{
    QTest::addColumn<HeldFetches>("plan");
    QTest::addColumn<QString>("sentence");
    const auto add = [](const char *name, const HeldFetches &plan, const char *sentence) {
        QTest::newRow(name) << plan << QString::fromUtf8(sentence);
    };
    HeldFetches plan;
    plan.work.items = 40;
    plan.work.rules.rate = 5;
    add("rate", plan, "the rate of 5 a second set the pace: 40 items in 7.8 s");
    plan.spec.mode = Mode::Blocking;
    plan.spec.threads = 8;
    add("rate, blocking", plan, "the rate of 5 a second set the pace: 40 items in 7.8 s");
    plan.spec.mode = Mode::Sequential;
    add("rate, sequential", plan,
        "one item at a time: fetches took 800 ms, waiting for the rate 7.0 s and transforms 0 s of 7.8 s");
    plan = {};
    plan.work.items = 40;
    plan.spec.fetchLimit = 1;
    plan.work.rules.rate = 2000; // never in the way of fetches of 20 ms
    add("a rate that holds nothing back", plan,
        "one item at a time: fetches took 800 ms and transforms 0 s of 800 ms");
    plan = {};
    plan.work.items = 40;
    plan.work.rules.perHost = 2;
    add("per host", plan, "fetches waited for their host's turn, 2 at a time: 380 ms of 400 ms");
    plan.spec.fetchLimit = 64;
    add("per host, all at once", plan, "fetches waited for their host's turn, 2 at a time: 380 ms of 400 ms");
    plan = {};
    plan.work.items = 1;
    plan.work.rules.retries = 1;
    plan.failures = [](std::int64_t) { return 1; };
    plan.retryAfter = 30s;
    add("a server that asks for half a minute", plan,
        "item 0 waited to try again after a failure: 30 s of 30 s");
    plan.work.items = 4;
    add("of four", plan, "4 items waited to try again after a failure: 30 s of 30 s");
    plan.failures = [](std::int64_t item) { return item == 0 ? 1 : 0; };
    plan.work.items = 200;
    add("others behind it", plan,
        "item 0 held back 7 finished fetches for 30 s, itself waiting for its next attempt");
    plan.spec.order = Order::Any;
    add("others past it", plan, "item 0 waited to try again after a failure: 30 s of 30 s");
    plan = {};
    plan.work.items = 40;
    plan.spec.fetchLimit = 2;
    plan.work.rules.perHost = 8;
    add("a limit by host that is not met", plan,
        "N = 2 fetches in flight set the pace: all slots taken 100 % of the time");
}

void TestHeldBack::sentences()
{
    QFETCH(HeldFetches, plan);
    QFETCH(QString, sentence);
    QCOMPARE(sentenceOf(plan), sentence);
}

QTEST_APPLESS_MAIN(TestHeldBack)
#include "tst_held_back.moc"
