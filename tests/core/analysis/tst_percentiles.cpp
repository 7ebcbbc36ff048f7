// SPDX-License-Identifier: MIT
#include "analysis/percentiles.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace overlapse;
using namespace std::chrono_literals;

class TestPercentiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theyAreOfTheSortedValues();
    void ofFewAndNone();
    void bucketsHoldWhatTheySay();
    void failedItemsAreLeftOut();
};

void TestPercentiles::theyAreOfTheSortedValues()
{
    std::mt19937_64 random(7);
    for (int round = 0; round < 300; ++round) {
        std::vector<Nanos> values(1 + random() % 400);
        for (Nanos &value : values)
            value = Nanos(static_cast<std::int64_t>(random() % 50));
        const Percentiles found = percentilesOf(values);
        std::sort(values.begin(), values.end());
        // The definition: the smallest that at least p of a hundred do not exceed.
        const auto byDefinition = [&values](std::int64_t p) {
            for (std::size_t i = 0; i < values.size(); ++i)
                if (static_cast<std::int64_t>(i + 1) * 100 >= p * static_cast<std::int64_t>(values.size()))
                    return values[i];
            return absent;
        };
        QCOMPARE(found.p50, byDefinition(50));
        QCOMPARE(found.p90, byDefinition(90));
        QCOMPARE(found.p99, byDefinition(99));
        QCOMPARE(found.max, values.back());
    }
}

void TestPercentiles::ofFewAndNone()
{
    QCOMPARE(percentilesOf({}), Percentiles());
    QVERIFY(histogramOf({}).buckets.empty());
    QCOMPARE(percentilesOf({5ns}), (Percentiles{1, 5ns, 5ns, 5ns, 5ns}));
}

void TestPercentiles::bucketsHoldWhatTheySay()
{
    const std::vector<Nanos> values{0ns, 1ns,  1ns, 2ns,    4ns, 5ns,
                                    9ns, 10ns, 1s,  1999ms, 2s,  std::chrono::hours(24 * 116)};
    const Histogram histogram = histogramOf(values);
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < histogram.buckets.size(); ++i) {
        const Histogram::Bucket &bucket = histogram.buckets[i];
        QVERIFY(i == 0 || histogram.buckets[i - 1].to == bucket.from);
        QCOMPARE(bucket.count, std::count_if(values.begin(), values.end(), [&bucket](Nanos value) {
                     return value >= bucket.from && value < bucket.to;
                 }));
        sum += bucket.count;
    }
    QCOMPARE(sum, std::int64_t(values.size()));
    QCOMPARE(histogram.buckets.front(), (Histogram::Bucket{0ns, 1ns, 1}));
    QCOMPARE(histogramOf({1500ms}).buckets, (std::vector<Histogram::Bucket>{{1s, 2s, 1}}));
}

void TestPercentiles::failedItemsAreLeftOut()
{
    Trace trace(2);
    ItemRow row{.item = 0, .rank = 0};
    row.fetchAdmitted = 1ms;
    row.fetchStarted = 2ms;
    row.fetchFinished = row.fetchYielded = 5ms;
    row.transformStarted = 6ms;
    row.transformFinished = 8ms;
    row.transformYielded = 11ms;
    row.fetchStatus = row.transformStatus = Status::Ok;
    trace.put(row);
    row.item = row.rank = 1;
    row.fetchStatus = Status::Failed;
    row.transformStatus = Status::Skipped;
    trace.put(row);
    const StageTimes times = stageTimes(trace);
    QCOMPARE(times.latency.percentiles, (Percentiles{1, 10ms, 10ms, 10ms, 10ms}));
    QCOMPARE(times.fetch.percentiles.max, Nanos(3ms));
    QCOMPARE(times.transform.percentiles.max, Nanos(2ms));
    QCOMPARE(times.transform.histogram.buckets, (std::vector<Histogram::Bucket>{{2ms, 5ms, 1}}));
}

QTEST_APPLESS_MAIN(TestPercentiles)
#include "tst_percentiles.moc"
