// SPDX-License-Identifier: MIT
// Medians, intervals and tests against values that can be counted by hand, R's published ones, and known distributions.
#include "analysis/statistics.h"

#include <QTest>

#include <cmath>
#include <numeric>
#include <random>

using namespace overlapse;

namespace {

// Box and Muller; the standard library's differs between libraries.
double normal(std::mt19937_64 &random)
{
    const auto uniform = [&random] {
        return (static_cast<double>(random() >> 11) + 0.5) / 9007199254740992.0;
    };
    return std::sqrt(-2 * std::log(uniform())) * std::cos(6.283185307179586 * uniform());
}

/// Around a median of 100, skewed as times are.
std::vector<double> times(std::mt19937_64 &random, std::size_t count, double median = 100)
{
    std::vector<double> values(count);
    for (double &value : values)
        value = median * std::exp(0.1 * normal(random));
    return values;
}

bool isNear(double a, double b, double off = 1e-9)
{
    return std::abs(a - b) <= off;
}

} // namespace

class TestStatistics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mediansByHand();
    void fewRepeatsHaveARange();
    void theSameValuesGiveTheSameInterval();
    void anIntervalAsR();
    void intervalsHoldTheMedian_data();
    void intervalsHoldTheMedian();
    void ratiosHoldTheRatio();
    void permutationsCountedByHand();
    void equalModesAreSeldomCalledDifferent();
    void differentModesAreToldApart();
    void holmAsR();
    void outliersAreFarAway();
    void driftCountedByHand();
    void driftOfManyAsR();
    void noDriftIsSeldomSeen();
};

void TestStatistics::mediansByHand()
{
    QCOMPARE(medianOf(std::vector<double>{3}), 3.0);
    QCOMPARE(medianOf(std::vector<double>{9, 1}), 5.0);
    QCOMPARE(medianOf(std::vector<double>{9, 1, 2}), 2.0);
    QCOMPARE(medianOf(std::vector<double>{4, 1, 3, 2}), 2.5);
    QCOMPARE(placeOfMedian(std::vector<double>{3}), std::size_t(0));
    QCOMPARE(placeOfMedian(std::vector<double>{9, 1, 2}), std::size_t(2));
    QCOMPARE(placeOfMedian(std::vector<double>{4, 1, 3, 2}), std::size_t(3)); // the nearest below
    QCOMPARE(placeOfMedian(std::vector<double>{5, 5, 5}), std::size_t(0));
}

void TestStatistics::fewRepeatsHaveARange()
{
    QCOMPARE(medianInterval(std::vector<double>{7}), (Interval{7, 7, true}));
    QCOMPARE(medianInterval(std::vector<double>{7, 3, 5, 4, 9}), (Interval{3, 9, true}));
    QVERIFY(!medianInterval(std::vector<double>{7, 3, 5, 4, 9, 8}).isRange);
    QCOMPARE(ratioInterval(std::vector<double>{2, 4}, std::vector<double>{8, 6}), (Interval{1.5, 4, true}));
}

void TestStatistics::theSameValuesGiveTheSameInterval()
{
    std::mt19937_64 random(1);
    const std::vector<double> values = times(random, 12);
    QCOMPARE(medianInterval(values), medianInterval(values));
    const Interval same = medianInterval(std::vector<double>(8, 5.0));
    QCOMPARE(same, (Interval{5, 5, false}));
}

// R 4.2.2: quantile(replicate(200000, median(sample(x, replace = TRUE))), c(.025, .975), type = 1) is 10.05 and 11.2.
void TestStatistics::anIntervalAsR()
{
    const Interval interval =
        medianInterval(std::vector<double>{10.2, 11.5, 9.8, 10.9, 12.4, 10.1, 9.9, 11.2, 10.6, 10.3});
    QVERIFY2(isNear(interval.low, 10.05) && isNear(interval.high, 11.2),
             qPrintable(QStringLiteral("%1 to %2").arg(interval.low).arg(interval.high)));
}

void TestStatistics::intervalsHoldTheMedian_data()
{
    QTest::addColumn<int>("repeats");
    for (const int repeats : {10, 15, 30})
        QTest::addRow("%d repeats", repeats) << repeats;
}

// Of 200 experiments whose median is known, 90 to 99 %.
void TestStatistics::intervalsHoldTheMedian()
{
    QFETCH(const int, repeats);
    std::mt19937_64 random(7);
    int held = 0;
    for (int experiment = 0; experiment < 200; ++experiment) {
        const Interval interval = medianInterval(times(random, std::size_t(repeats)));
        held += interval.low <= 100 && 100 <= interval.high;
    }
    QVERIFY2(held >= 180 && held <= 198, qPrintable(QString::number(held)));
}

void TestStatistics::ratiosHoldTheRatio()
{
    std::mt19937_64 random(9);
    int held = 0;
    for (int experiment = 0; experiment < 200; ++experiment) {
        const Interval interval = ratioInterval(times(random, 10), times(random, 10, 150));
        held += interval.low <= 1.5 && 1.5 <= interval.high;
    }
    QVERIFY2(held >= 180, qPrintable(QString::number(held)));
}

void TestStatistics::permutationsCountedByHand()
{
    // Of the twenty ways to part these, two part the small from the large.
    QVERIFY(isNear(permutationTest(std::vector<double>{1, 2, 3}, std::vector<double>{10, 11, 12}), 0.1));
    // R 4.2.2: wilcox.test(c(1, 2, 4, 7), c(3, 5, 6, 8, 9), exact = TRUE) says 0.1904762.
    QVERIFY(isNear(permutationTest(std::vector<double>{1, 2, 4, 7}, std::vector<double>{3, 5, 6, 8, 9}),
                   0.1904762, 1e-7));
    QVERIFY(isNear(leastPValue(3, 3), 0.1) && isNear(leastPValue(6, 6), 2.0 / 924));
    QVERIFY(isNear(
        permutationTest(std::vector<double>{1, 2, 3, 4, 5, 6}, std::vector<double>{7, 8, 9, 10, 11, 12}),
        leastPValue(6, 6)));
    QCOMPARE(permutationTest(std::vector<double>{1, 1}, std::vector<double>{1, 1}), 1.0);
    QCOMPARE(permutationTest(std::vector<double>{1}, std::vector<double>{2}), 1.0);
    QCOMPARE(permutationTest({}, std::vector<double>{2}), 1.0);
    // Of 24,310 ways it is drawn: far apart, it is hardly any.
    std::vector<double> low(9);
    std::vector<double> high(8);
    std::iota(low.begin(), low.end(), 1.0);
    std::iota(high.begin(), high.end(), 101.0);
    QVERIFY(permutationTest(low, high) < 0.01);
}

// Two of one kind are called different in at most 5 of 100.
void TestStatistics::equalModesAreSeldomCalledDifferent()
{
    std::mt19937_64 random(3);
    int different = 0;
    for (int experiment = 0; experiment < 200; ++experiment)
        different += permutationTest(times(random, 7), times(random, 7)) < differenceLevel;
    QVERIFY2(different <= 10, qPrintable(QString::number(different)));
}

void TestStatistics::differentModesAreToldApart()
{
    std::mt19937_64 random(4);
    int different = 0;
    for (int experiment = 0; experiment < 50; ++experiment)
        different += permutationTest(times(random, 10), times(random, 10, 140)) < differenceLevel;
    QVERIFY2(different >= 48, qPrintable(QString::number(different)));
}

void TestStatistics::holmAsR()
{
    // R 4.2.2: p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "holm") is 0.05 0.08 0.09 0.09 0.09
    const std::vector<double> even = holmAdjusted(std::vector<double>{0.01, 0.02, 0.03, 0.04, 0.05});
    const std::vector<double> expected{0.05, 0.08, 0.09, 0.09, 0.09};
    for (std::size_t i = 0; i < expected.size(); ++i)
        QVERIFY(isNear(even[i], expected[i]));
    // p.adjust(c(0.9, 0.01, 0.5), "holm"): 1 0.03 1
    const std::vector<double> mixed = holmAdjusted(std::vector<double>{0.9, 0.01, 0.5});
    QVERIFY(isNear(mixed[0], 1) && isNear(mixed[1], 0.03) && isNear(mixed[2], 1));
    QVERIFY(holmAdjusted({}).empty());
}

void TestStatistics::outliersAreFarAway()
{
    QCOMPARE(outliersOf(std::vector<double>{10, 11, 9, 10.5, 30, 9.5}), std::vector<std::size_t>{4});
    QVERIFY(outliersOf(std::vector<double>{10, 11, 9, 10.5, 12, 9.5}).empty());
    QVERIFY(outliersOf(std::vector<double>{1, 1, 1, 2}).empty()); // nothing to measure the distance by
    QVERIFY(outliersOf(std::vector<double>{1, 100}).empty());
}

void TestStatistics::driftCountedByHand()
{
    const Drift rising = driftOf(std::vector<double>{1, 2, 3, 4, 5});
    QVERIFY(isNear(rising.pValue, 2.0 / 120) && rising.rises);
    const Drift falling = driftOf(std::vector<double>{5, 4, 3, 2, 1});
    QVERIFY(isNear(falling.pValue, 2.0 / 120) && !falling.rises);
    // One pair of ten is the wrong way round: so it is in four more orders, and as many the other way.
    QVERIFY(isNear(driftOf(std::vector<double>{2, 1, 3, 4, 5}).pValue, 10.0 / 120));
    QCOMPARE(driftOf(std::vector<double>{1, 2, 3, 4}).pValue, 1.0);
    QCOMPARE(driftOf(std::vector<double>{1, 1, 1, 1, 1}).pValue, 1.0);
}

// R 4.2.2: cor.test(1:12, y, method = "kendall", exact = FALSE, continuity = TRUE), and of 8 values exact = TRUE.
void TestStatistics::driftOfManyAsR()
{
    const std::vector<double> y{1, 3, 2, 5, 4, 7, 6, 9, 8, 12, 10, 11};
    QVERIFY(isNear(driftOf(y).pValue, 0.0002786877, 1e-10));
    QVERIFY(isNear(driftOf(std::vector<double>{2, 1, 3, 8, 4, 5, 7, 6}).pValue, 0.0610119, 1e-7));
}

void TestStatistics::noDriftIsSeldomSeen()
{
    std::mt19937_64 random(5);
    int seen = 0;
    for (int experiment = 0; experiment < 400; ++experiment)
        seen += driftOf(times(random, 12)).pValue < differenceLevel;
    QVERIFY2(seen <= 30, qPrintable(QString::number(seen)));
}

QTEST_APPLESS_MAIN(TestStatistics)
#include "tst_statistics.moc"
