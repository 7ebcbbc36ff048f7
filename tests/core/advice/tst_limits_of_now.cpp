// SPDX-License-Identifier: MIT
// What is advised against the limits that there are now: measured too, and what is gained said.
#include "search_world.h"

#include <QTest>

#include <algorithm>

using namespace overlapse;

namespace {

SearchOptions from(std::int64_t fetches, std::int64_t transforms)
{
    SearchOptions asked = options();
    asked.comparesBase = true;
    asked.base.fetchLimit = fetches;
    asked.base.transformLimit = transforms;
    asked.base.order = Order::Any;
    return asked;
}

std::size_t slicesOf(const LimitSearch &search, const PipelineSpec &spec)
{
    const auto one = std::ranges::find(search.tried(), spec, &Tried::spec);
    return one == search.tried().end() ? 0 : one->slices.size();
}

} // namespace

class TestLimitsOfNow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsGained();
    void nothingIsGained();
    void theyAreAdvised();
    void whatIsNotAllowedIsNotMeasured();
    void withoutThemNothingIsSaid();
};

void TestLimitsOfNow::whatIsGained()
{
    for (const std::int64_t fetches : {1, 3}) {
        Measuring measuring{{.capacity = 9}};
        const SearchOptions asked = from(fetches, 4);
        LimitSearch search(asked);
        measureAll(search, measuring);
        QVERIFY(search.isSettled());
        QVERIFY(slicesOf(search, asked.base) >= 3);
        const std::optional<Advice> advice = search.advice();
        QVERIFY(advice && advice->gain);
        QCOMPARE(advice->gain->now, asked.base);
        const double truth = 9. / static_cast<double>(fetches);
        QVERIFY2(std::abs(advice->gain->ratio / truth - 1) < 0.1,
                 qPrintable(QString::number(advice->gain->ratio)));
        QVERIFY(advice->gain->interval.low <= advice->gain->ratio
                && advice->gain->ratio <= advice->gain->interval.high);
        for (const char *part : {"what limits now: ", "what will limit then: ", " times as much (",
                                 "this holds while the machine, and what is fetched from, stay as they were"})
            QVERIFY2(advice->why.contains(QLatin1String(part)), qPrintable(advice->why));
        QVERIFY2(advice->why.startsWith(QStringLiteral("now N = %1 and M = 4 give ").arg(fetches)),
                 qPrintable(advice->why));
    }
}

void TestLimitsOfNow::nothingIsGained()
{
    Measuring measuring{{.capacity = 9, .service = {.kind = TimeSpec::Kind::Lognormal, .a = 20ms, .p = 0.4}}};
    SearchOptions asked = from(40, 4);
    asked.budget = 120s;
    LimitSearch search(asked);
    measureAll(search, measuring);
    const std::optional<Advice> advice = search.advice();
    QVERIFY(advice && advice->gain);
    QVERIFY(advice->spec.fetchLimit < 20);
    QVERIFY(std::abs(advice->gain->ratio - 1) < 0.1);
    QCOMPARE(advice->why.contains(QStringLiteral("no difference was seen")),
             advice->gain->interval.low <= 1 && advice->gain->interval.high >= 1);
}

void TestLimitsOfNow::theyAreAdvised()
{
    const auto adviceFrom = [](std::int64_t fetches) {
        Measuring measuring{{.capacity = 9}};
        LimitSearch search(from(fetches, 1));
        measureAll(search, measuring);
        return search.advice();
    };
    const std::optional<Advice> other = adviceFrom(2);
    QVERIFY(other && other->gain);
    QCOMPARE(other->spec.transformLimit, 1);
    const std::optional<Advice> advice = adviceFrom(other->spec.fetchLimit);
    QVERIFY(advice && !advice->gain);
    QCOMPARE(advice->spec, other->spec);
    QVERIFY2(advice->why.startsWith(QStringLiteral("these are the limits of now")), qPrintable(advice->why));
    QVERIFY(!advice->why.contains(QStringLiteral("then")));
}

// More than are allowed, or than were refused, are not asked for to compare.
void TestLimitsOfNow::whatIsNotAllowedIsNotMeasured()
{
    Measuring measuring{{.capacity = 9}};
    SearchOptions asked = from(40, 4);
    asked.maxFetchLimit = 16;
    LimitSearch search(asked);
    measureAll(search, measuring);
    QVERIFY(search.isSettled() && search.advice() && !search.advice()->gain);
    QVERIFY(measuring.largestFetches <= 16);
    QVERIFY(search.advice()->why.startsWith(QStringLiteral(
        "N = 40 and M = 4, the limits of now, were not measured: more than 16 in flight are not allowed")));
    Measuring refusing{{.refusesBeyond = 10}};
    asked = from(40, 4);
    asked.budget = 300s;
    LimitSearch careful(asked);
    measureAll(careful, refusing);
    QVERIFY(careful.isSettled());
    QVERIFY2(careful.advice(), qPrintable(careful.reason()));
    QVERIFY(!careful.advice()->gain);
    QVERIFY(refusing.largestFetches < 40);
    QVERIFY(careful.advice()->why.contains(QStringLiteral("as many, or fewer, were refused")));
}

void TestLimitsOfNow::withoutThemNothingIsSaid()
{
    Measuring measuring{{.capacity = 9}};
    SearchOptions asked = from(2, 1);
    asked.comparesBase = false;
    LimitSearch search(asked);
    measureAll(search, measuring);
    const std::optional<Advice> advice = search.advice();
    QVERIFY(advice && !advice->gain);
    QCOMPARE(slicesOf(search, asked.base), std::size_t(0));
    QVERIFY2(!advice->why.contains(QStringLiteral("now")), qPrintable(advice->why));
}

QTEST_APPLESS_MAIN(TestLimitsOfNow)
#include "tst_limits_of_now.moc"
