// SPDX-License-Identifier: MIT
// Draws: the same numbers for ever, and numbers that are distributed as they say.
#include "workload/draw.h"
#include "workload/work_text.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

constexpr int drawCount = 200'000;

TimeSpec time(const char *text)
{
    return *parseTime(QString::fromUtf8(text));
}

// In seconds, sorted.
std::vector<double> sortedDraws(const TimeSpec &spec, std::uint64_t seed)
{
    std::vector<double> draws;
    draws.reserve(drawCount);
    for (std::int64_t item = 0; item < drawCount; ++item)
        draws.push_back(std::chrono::duration<double>(timeAt(spec, uniformDraw(seed, item, 0))).count());
    std::sort(draws.begin(), draws.end());
    return draws;
}

double mean(const std::vector<double> &draws)
{
    return std::accumulate(draws.begin(), draws.end(), 0.0) / static_cast<double>(draws.size());
}

double deviation(const std::vector<double> &draws)
{
    const double m = mean(draws);
    double sum = 0;
    for (const double draw : draws)
        sum += (draw - m) * (draw - m);
    return std::sqrt(sum / static_cast<double>(draws.size() - 1));
}

bool near(double actual, double expected, double relative)
{
    if (std::abs(actual - expected) <= relative * expected)
        return true;
    qWarning("%.9g where %.9g was expected", actual, expected);
    return false;
}

// The correlation of two columns of uniform draws, in units of its own deviation.
double correlation(const std::vector<double> &a, const std::vector<double> &b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += (a[i] - 0.5) * (b[i] - 0.5);
    return sum * 12 / std::sqrt(static_cast<double>(a.size()));
}

std::vector<double> uniforms(std::uint64_t seed, int stage, std::int64_t first = 0)
{
    std::vector<double> draws;
    for (std::int64_t item = first; item < first + drawCount; ++item)
        draws.push_back(uniformDraw(seed, item, stage));
    return draws;
}

} // namespace

class TestDraw : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drawsAreFrozen_data();
    void drawsAreFrozen();
    void uniformDrawsAreEven();
    void uniformDrawsAreIndependent();
    void momentsAndQuantiles_data();
    void momentsAndQuantiles();
    void spikesHaveTheirShare_data();
    void spikesHaveTheirShare();
    void quantilesAreExact();
    void longerDrawsAreNeverShorter();
    void nothingIsNegativeOrTooLong();
    void theOrderOfAskingDoesNotMatter();
    void constantTimesNeedNoDraw();
    void measuredDurationsBeginAnew();
};

// Worked out by a second implementation, with Python's statistics.NormalDist for the normal quantile.
void TestDraw::drawsAreFrozen_data()
{
    QTest::addColumn<quint64>("seed");
    QTest::addColumn<qint64>("item");
    QTest::addColumn<int>("stage");
    QTest::addColumn<qint64>("uniform");
    QTest::addColumn<qint64>("exp");
    QTest::addColumn<qint64>("lognormal");
    QTest::addColumn<qint64>("spike");
    struct Row
    {
        std::uint64_t seed;
        std::int64_t item;
        int stage;
        std::int64_t uniform, exp, lognormal, spike;
    };
    const Row rows[] = {
        {0, 0, 0, 128434472, 122725927, 128277673, 80000000},
        {0, 0, 1, 103398861, 61083616, 84200993, 80000000},
        {1, 0, 0, 57018477, 5821551, 33028699, 80000000},
        {1, 0, 1, 107589931, 68622751, 89736262, 80000000},
        {1, 1, 0, 99585702, 54791629, 79503065, 80000000},
        {1, 1, 1, 124168855, 108287140, 118056410, 80000000},
        {1, 2, 0, 109702495, 72710450, 92704686, 80000000},
        {1, 999999, 1, 53368234, 2741013, 26695279, 2000000000},
        {2, 0, 0, 103402781, 61090346, 84205975, 80000000},
        {42, 7, 1, 68224411, 16095313, 46428756, 80000000},
        {~0ULL, 0, 0, 83884653, 33101543, 62343456, 80000000},
        {~0ULL, std::int64_t(1) << 40, 1, 144540004, 232617771, 209161447, 80000000},
    };
    for (const Row &r : rows)
        QTest::addRow("seed %llu, item %lld, stage %d", static_cast<unsigned long long>(r.seed),
                      static_cast<long long>(r.item), r.stage)
            << quint64(r.seed) << qint64(r.item) << r.stage << qint64(r.uniform) << qint64(r.exp)
            << qint64(r.lognormal) << qint64(r.spike);
}

void TestDraw::drawsAreFrozen()
{
    QFETCH(quint64, seed);
    QFETCH(qint64, item);
    QFETCH(int, stage);
    QFETCH(qint64, uniform);
    QFETCH(qint64, exp);
    QFETCH(qint64, lognormal);
    QFETCH(qint64, spike);
    const double u = uniformDraw(seed, item, stage);
    QCOMPARE(timeAt(time("uniform(50ms,150ms)"), u).count(), uniform);
    QCOMPARE(timeAt(time("exp(80ms)"), u).count(), exp);
    QCOMPARE(timeAt(time("lognormal(80ms,0.6)"), u).count(), lognormal);
    QCOMPARE(timeAt(time("spike(80ms,5%,2s)"), u).count(), spike);
    // And what a workload makes of them.
    WorkSpec work;
    work.seed = seed;
    work.fetchTime = time("exp(80ms)");
    work.transformTime = time("exp(80ms)");
    const ServiceTimes times(work);
    QCOMPARE((stage == 0 ? times.fetch(item) : times.transform(item)).count(), exp);
}

void TestDraw::uniformDrawsAreEven()
{
    for (const std::uint64_t seed : {0ULL, 1ULL, 12345ULL, ~0ULL}) {
        std::vector<int> bins(256, 0);
        double low = 1;
        double high = 0;
        for (const double u : uniforms(seed, 0)) {
            QVERIFY(u > 0 && u < 1);
            low = std::min(low, u);
            high = std::max(high, u);
            ++bins[static_cast<std::size_t>(u * 256)];
        }
        QVERIFY(low < 1e-4 && high > 1 - 1e-4);
        const double expected = drawCount / 256.0;
        double chi = 0;
        for (const int bin : bins)
            chi += (bin - expected) * (bin - expected) / expected;
        QVERIFY2(chi > 170 && chi < 355, qPrintable(QString::number(chi))); // 255 +- four deviations
    }
}

void TestDraw::uniformDrawsAreIndependent()
{
    const std::vector<double> draws = uniforms(1, 0);
    QVERIFY(std::abs(correlation(draws, uniforms(1, 1))) < 4);    // the item's other stage
    QVERIFY(std::abs(correlation(draws, uniforms(1, 0, 1))) < 4); // the next item
    QVERIFY(std::abs(correlation(draws, uniforms(1, 1, 1))) < 4); // the next item's other stage
    QVERIFY(std::abs(correlation(draws, uniforms(2, 0))) < 4);    // the next seed
    QVERIFY(std::abs(correlation(draws, uniforms(1, 0, 65'536))) < 4);
    std::vector<double> sorted = draws;
    std::sort(sorted.begin(), sorted.end());
    QVERIFY(std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end()); // no two alike
}

void TestDraw::momentsAndQuantiles_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<double>("mean");
    QTest::addColumn<double>("deviation");
    QTest::addColumn<double>("tenth"); // the 10 % quantile
    QTest::addColumn<double>("median");
    QTest::addColumn<double>("ninetieth");
    QTest::addColumn<double>("ninetyNinth");
    const auto add = [](const char *spec, double mean, double deviation, double q10, double q50, double q90,
                        double q99) {
        QTest::newRow(spec) << QString::fromUtf8(spec) << mean << deviation << q10 << q50 << q90 << q99;
    };
    add("uniform(50ms,150ms)", 0.1, 0.1 / std::sqrt(12.0), 0.06, 0.1, 0.14, 0.149);
    add("uniform(0s,2s)", 1, 2 / std::sqrt(12.0), 0.2, 1, 1.8, 1.98);
    add("exp(80ms)", 0.08, 0.08, -0.08 * std::log(0.9), 0.08 * std::log(2.0), 0.08 * std::log(10.0),
        0.08 * std::log(100.0));
    const auto lognormal = [&](const char *spec, double median, double sigma) {
        const double z90 = 1.2815515655446004;
        const double z99 = 2.3263478740408408;
        const double m = median * std::exp(sigma * sigma / 2);
        add(spec, m, m * std::sqrt(std::expm1(sigma * sigma)), median * std::exp(-sigma * z90), median,
            median * std::exp(sigma * z90), median * std::exp(sigma * z99));
    };
    lognormal("lognormal(80ms,0.6)", 0.08, 0.6);
    lognormal("lognormal(1s,0.1)", 1, 0.1);
}

// 200,000 draws: a mean is off by 1 in 450 of a deviation, so 1 % leaves room for four of these and more.
void TestDraw::momentsAndQuantiles()
{
    QFETCH(QString, spec);
    QFETCH(double, mean);
    QFETCH(double, deviation);
    QFETCH(double, tenth);
    QFETCH(double, median);
    QFETCH(double, ninetieth);
    QFETCH(double, ninetyNinth);
    for (const std::uint64_t seed : {1ULL, 2ULL, 77ULL}) {
        const std::vector<double> draws = sortedDraws(*parseTime(spec), seed);
        const auto quantile = [&draws](double p) { return draws[static_cast<std::size_t>(p * drawCount)]; };
        QVERIFY(near(::mean(draws), mean, 0.01));
        QVERIFY(near(::deviation(draws), deviation, 0.02));
        QVERIFY(near(quantile(0.1), tenth, 0.03));
        QVERIFY(near(quantile(0.5), median, 0.015));
        QVERIFY(near(quantile(0.9), ninetieth, 0.015));
        QVERIFY(near(quantile(0.99), ninetyNinth, 0.03));
    }
}

void TestDraw::spikesHaveTheirShare_data()
{
    QTest::addColumn<double>("percent");
    for (const double percent : {0.0, 0.1, 5.0, 50.0, 99.0, 100.0})
        QTest::addRow("%g %%", percent) << percent;
}

void TestDraw::spikesHaveTheirShare()
{
    QFETCH(double, percent);
    const TimeSpec spec{.kind = TimeSpec::Kind::Spike, .a = 80ms, .b = 2s, .p = percent / 100};
    int spikes = 0;
    for (std::int64_t item = 0; item < drawCount; ++item) {
        const Nanos drawn = timeAt(spec, uniformDraw(1, item, 1));
        QVERIFY(drawn == spec.a || drawn == spec.b);
        spikes += drawn == spec.b ? 1 : 0;
    }
    const double expected = drawCount * spec.p;
    QVERIFY(std::abs(spikes - expected) <= 4 * std::sqrt(expected * (1 - spec.p)));
}

void TestDraw::quantilesAreExact()
{
    QCOMPARE(timeAt(time("uniform(1s,3s)"), 0.25), Nanos(1500ms));
    QCOMPARE(timeAt(time("exp(1s)"), 0.5), Nanos(693'147'181));
    QCOMPARE(timeAt(time("exp(1s)"), 1e-9), Nanos(1));
    QCOMPARE(timeAt(time("lognormal(80ms,0.6)"), 0.5), Nanos(80ms));
    QCOMPARE(timeAt(time("lognormal(80ms,0)"), 0.999), Nanos(80ms));
    // The normal quantile: a middle value and one in each of the two tails of the algorithm.
    QCOMPARE(timeAt(time("lognormal(1s,1)"), 0.75),
             Nanos(std::llround(1e9 * std::exp(0.674489750196081743))));
    QCOMPARE(timeAt(time("lognormal(1s,1)"), 0.975),
             Nanos(std::llround(1e9 * std::exp(1.95996398454005424))));
    QCOMPARE(timeAt(time("lognormal(1s,1)"), 1e-4),
             Nanos(std::llround(1e9 * std::exp(-3.71901648545567938))));
    QCOMPARE(timeAt(time("lognormal(1h,1)"), 1e-12),
             Nanos(std::llround(3600e9 * std::exp(-7.03448382536028868))));
    QCOMPARE(timeAt(time("spike(1s,5%,2s)"), 0.04999), Nanos(2s));
    QCOMPARE(timeAt(time("spike(1s,5%,2s)"), 0.05), Nanos(1s));
}

void TestDraw::longerDrawsAreNeverShorter()
{
    for (const char *text : {"uniform(50ms,150ms)", "exp(80ms)", "lognormal(80ms,0.6)", "lognormal(1s,10)"}) {
        const TimeSpec spec = time(text);
        Nanos last{0};
        for (int i = 1; i < 100'000; ++i) {
            const Nanos drawn = timeAt(spec, i / 100'000.0);
            QVERIFY2(drawn >= last, text);
            last = drawn;
        }
    }
}

void TestDraw::nothingIsNegativeOrTooLong()
{
    constexpr double smallest = 0x1p-54; // what uniformDraw() can come to
    for (const char *text : {"uniform(0s,2784h)", "exp(2784h)", "lognormal(2784h,10)", "spike(2784h,50%,0s)",
                             "lognormal(1ns,10)", "exp(0s)", "uniform(0s,0s)"}) {
        for (const double u : {smallest, 1e-9, 0.3, 0.999999, 1 - 0x1p-53}) {
            const Nanos drawn = timeAt(time(text), u);
            QVERIFY2(drawn >= Nanos(0) && drawn <= maxTime, text);
        }
    }
    QCOMPARE(timeAt(time("exp(2784h)"), 0.999), maxTime);
}

void TestDraw::theOrderOfAskingDoesNotMatter()
{
    WorkSpec work;
    work.fetchTime = time("lognormal(80ms,0.6)");
    work.transformTime = time("uniform(1ms,5ms)");
    work.seed = 99;
    const ServiceTimes times(work);
    std::vector<Nanos> inOrder;
    for (std::int64_t item = 0; item < 2000; ++item)
        inOrder.push_back(times.fetch(item) + times.transform(item));
    std::vector<std::int64_t> items(2000);
    std::iota(items.begin(), items.end(), 0);
    std::shuffle(items.begin(), items.end(), std::mt19937_64(5));
    const ServiceTimes others(work);
    for (const std::int64_t item : items) {
        const Nanos transform = others.transform(item);
        QCOMPARE(others.fetch(item) + transform, inOrder[static_cast<std::size_t>(item)]);
    }
}

void TestDraw::constantTimesNeedNoDraw()
{
    WorkSpec work;
    work.fetchTime.a = 3ms;
    work.transformTime.a = 0ns;
    for (const std::int64_t item :
         {std::int64_t(0), std::int64_t(1), std::numeric_limits<std::int64_t>::max()}) {
        QCOMPARE(ServiceTimes(work).fetch(item), Nanos(3ms));
        QCOMPARE(ServiceTimes(work).transform(item), Nanos(0));
    }
}

void TestDraw::measuredDurationsBeginAnew()
{
    WorkSpec work;
    work.fetchTime = time("exp(1s)");
    auto table = std::make_shared<DurationTable>();
    table->fetch = {1ms, 2ms, 3ms};
    table->transform = {5ms, 6ms};
    work.durations = table;
    const ServiceTimes times(work);
    QCOMPARE(times.fetch(0), Nanos(1ms));
    QCOMPARE(times.fetch(5), Nanos(3ms));
    QCOMPARE(times.fetch(3'000'000), Nanos(1ms));
    QCOMPARE(times.transform(7), Nanos(6ms));
}

QTEST_APPLESS_MAIN(TestDraw)
#include "tst_draw.moc"
