// SPDX-License-Identifier: MIT
#include "analysis/length_sketch.h"

#include <QTest>

#include <random>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

// Of all magnitudes, from nothing to years.
std::vector<Nanos> lengths(std::size_t count, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    std::vector<Nanos> values(count);
    for (Nanos &value : values)
        value = Nanos(static_cast<std::int64_t>(random() >> (1 + random() % 63)));
    return values;
}

LengthSketch sketchOf(const std::vector<Nanos> &values)
{
    LengthSketch sketch;
    for (const Nanos value : values)
        sketch.add(value);
    return sketch;
}

bool isNear(Nanos found, Nanos exact)
{
    const double error = std::abs(static_cast<double>((found - exact).count()));
    return error <= LengthSketch::largestError * static_cast<double>(exact.count());
}

std::int64_t countOf(const Histogram &histogram)
{
    std::int64_t count = 0;
    for (const Histogram::Bucket &bucket : histogram.buckets)
        count += bucket.count;
    return count;
}

} // namespace

class TestLengthSketch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fewAreExact();
    void manyAreWithinTheError();
    void partsTogetherAreTheWhole();
    void ofLongOnesTheMeanIsExact();
    void ofNone();
    void bucketsAdjoinAndHoldEverything();
};

void TestLengthSketch::fewAreExact()
{
    for (const std::size_t count : {std::size_t{1}, std::size_t{7}, LengthSketch::exactCount}) {
        const std::vector<Nanos> values = lengths(count, count);
        const LengthSketch sketch = sketchOf(values);
        QVERIFY(sketch.isExact());
        QCOMPARE(sketch.percentiles(), percentilesOf(values));
        QCOMPARE(sketch.least(), *std::min_element(values.begin(), values.end()));
    }
}

void TestLengthSketch::manyAreWithinTheError()
{
    const std::vector<Nanos> values = lengths(LengthSketch::exactCount * 20, 3);
    const LengthSketch sketch = sketchOf(values);
    QVERIFY(!sketch.isExact());
    const Percentiles exact = percentilesOf(values);
    const Percentiles found = sketch.percentiles();
    QCOMPARE(found.count, exact.count);
    QCOMPARE(found.max, exact.max);
    QVERIFY(isNear(found.p50, exact.p50));
    QVERIFY(isNear(found.p90, exact.p90));
    QVERIFY(isNear(found.p99, exact.p99));
}

void TestLengthSketch::partsTogetherAreTheWhole()
{
    for (const std::size_t count :
         {std::size_t{100}, LengthSketch::exactCount, LengthSketch::exactCount * 3}) {
        const std::vector<Nanos> values = lengths(count, 5);
        const std::vector<Nanos> first(values.begin(),
                                       values.begin() + static_cast<std::ptrdiff_t>(count / 3));
        const std::vector<Nanos> rest(values.begin() + static_cast<std::ptrdiff_t>(count / 3), values.end());
        LengthSketch together = sketchOf(first);
        together.add(sketchOf(rest));
        const LengthSketch whole = sketchOf(values);
        QCOMPARE(together.percentiles(), whole.percentiles());
        QCOMPARE(together.isExact(), whole.isExact());
        QCOMPARE(together.mean(), whole.mean());
        QCOMPARE(together.least(), whole.least());
        QCOMPARE(together.histogram(20).buckets, whole.histogram(20).buckets);
    }
}

void TestLengthSketch::ofLongOnesTheMeanIsExact()
{
    const Nanos longest = Nanos::max();
    QCOMPARE(sketchOf({longest, longest - Nanos(2), longest - Nanos(4)}).mean(), longest - Nanos(2));
}

void TestLengthSketch::ofNone()
{
    const LengthSketch none;
    QCOMPARE(none.percentiles(), Percentiles());
    QCOMPARE(none.least(), absent);
    QCOMPARE(none.most(), absent);
    QCOMPARE(none.mean(), absent);
    QVERIFY(none.histogram(10).buckets.empty());
}

void TestLengthSketch::bucketsAdjoinAndHoldEverything()
{
    for (const std::size_t most : {std::size_t{1}, std::size_t{3}, std::size_t{40}}) {
        for (const std::size_t count : {std::size_t{1}, std::size_t{50}, LengthSketch::exactCount * 2}) {
            std::vector<Nanos> values = lengths(count, most);
            values.push_back(Nanos::max());
            const Histogram histogram = sketchOf(values).histogram(most);
            QVERIFY(!histogram.buckets.empty() && histogram.buckets.size() <= most);
            QCOMPARE(countOf(histogram), static_cast<std::int64_t>(values.size()));
            for (std::size_t i = 0; i < histogram.buckets.size(); ++i) {
                const Histogram::Bucket &bucket = histogram.buckets[i];
                QVERIFY(bucket.from < bucket.to);
                if (i > 0)
                    QCOMPARE(bucket.from, histogram.buckets[i - 1].to);
                const auto in = std::count_if(values.begin(), values.end(), [&](Nanos value) {
                    return value >= bucket.from
                        && (value < bucket.to || (bucket.to == Nanos::max() && value == bucket.to));
                });
                QCOMPARE(bucket.count, static_cast<std::int64_t>(in));
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestLengthSketch)
#include "tst_length_sketch.moc"
