// SPDX-License-Identifier: MIT
#include "analysis/percentiles.h"
#include "trace/recording.h"

#include "core/analysis/random_pipelines.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

// By definition, of all values sorted.
Percentiles ofSorted(std::vector<Nanos> values)
{
    if (values.empty())
        return {};
    std::sort(values.begin(), values.end());
    const auto at = [&values](std::size_t p) { return values[(p * values.size() + 99) / 100 - 1]; };
    return {static_cast<std::int64_t>(values.size()), at(50), at(90), at(99), values.back()};
}

std::int64_t countOf(const Histogram &histogram)
{
    std::int64_t count = 0;
    for (const Histogram::Bucket &bucket : histogram.buckets)
        count += bucket.count;
    return count;
}

} // namespace

class TestPercentiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theyAreOfTheSortedValues();
    void ofFewAndNone();
    void bucketsHoldWhatTheySay();
    void everyStepBeginsABucket();
    void thereAreAtMost64();
    void theyAreOfEveryRunsOwnStamps();
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

// Around every step, which is where a value may fall on the wrong side.
void TestPercentiles::everyStepBeginsABucket()
{
    for (std::int64_t power = 1;; power *= 10) {
        for (const std::int64_t step : {power, 2 * power, 5 * power}) {
            QCOMPARE(histogramOf({Nanos(step)}).buckets.front().from, Nanos(step));
            const Histogram below = histogramOf({Nanos(step - 1)});
            QCOMPARE(below.buckets.size(), std::size_t(1));
            QCOMPARE(below.buckets.front().to, Nanos(step));
            QVERIFY(below.buckets.front().from <= Nanos(step - 1));
            if (step == 1'000'000'000'000'000'000)
                return;
        }
    }
}

void TestPercentiles::thereAreAtMost64()
{
    const Histogram histogram = histogramOf({0ns, Nanos::max()});
    QVERIFY(histogram.buckets.size() <= 64);
    QCOMPARE(histogram.buckets.front(), (Histogram::Bucket{0ns, 1ns, 1}));
    QCOMPARE(histogram.buckets.back().to, Nanos::max());
    QCOMPARE(countOf(histogram), std::int64_t(2));
}

void TestPercentiles::theyAreOfEveryRunsOwnStamps()
{
    for (const Mode mode : allModes)
        for (std::uint64_t seed = 0; seed < 300; ++seed) {
            const Trace trace = randomPipeline(seed, mode, Order::Any).run().trace;
            std::vector<Nanos> latency;
            std::vector<Nanos> fetch;
            std::vector<Nanos> transform;
            for (std::int64_t item = 0; item < trace.size(); ++item) {
                const ItemRow row = trace.row(item);
                if (row.transformYielded == absent || row.fetchStatus == Status::Failed)
                    continue;
                latency.push_back(row.transformYielded - row.fetchAdmitted);
                fetch.push_back(row.fetchFinished - row.fetchStarted);
                transform.push_back(row.transformFinished - row.transformStarted);
            }
            const StageTimes times = stageTimes(trace);
            QCOMPARE(times.latency.percentiles, ofSorted(latency));
            QCOMPARE(times.fetch.percentiles, ofSorted(fetch));
            QCOMPARE(times.transform.percentiles, ofSorted(transform));
            for (const StageTimes::Times *stage : {&times.latency, &times.fetch, &times.transform})
                QCOMPARE(countOf(stage->histogram), stage->percentiles.count);
        }
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
