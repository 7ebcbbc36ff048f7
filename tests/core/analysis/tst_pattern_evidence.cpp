// SPDX-License-Identifier: MIT
// Where patterns show: each in causes of its own, and in the item or the part of the run that shows it most.
#include "analysis/pattern_evidence.h"
#include "virtual/predict.h"

#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

Run runOf(std::vector<Nanos> fetch, std::int64_t fetchLimit, Order order = Order::Kept)
{
    WorkSpec work;
    work.items = std::int64_t(fetch.size());
    auto table = std::make_shared<DurationTable>();
    table->transform.assign(fetch.size(), 10ms);
    table->fetch = std::move(fetch);
    work.durations = table;
    const PipelineSpec spec{
        .mode = Mode::Parallel, .order = order, .fetchLimit = fetchLimit, .transformLimit = 4, .threads = 2};
    return {spec, Clock::Virtual, predict(spec, work, {.cores = 2})};
}

} // namespace

class TestPatternEvidence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachShowsInCauses();
    void theHeadIsWhomMostWaitedFor();
    void theTailBeginsWithTheLastFetch();
    void theStormIsAroundTheItemThatWasTriedMost();
};

void TestPatternEvidence::eachShowsInCauses()
{
    const Run run = runOf({50ms, 50ms}, 2);
    for (int pattern = 0; pattern < patternCount; ++pattern) {
        const PatternEvidence evidence = evidenceOf(Pattern(pattern), run);
        QVERIFY(!evidence.causes.empty());
        QVERIFY(evidence.begin <= evidence.end);
        QCOMPARE(evidence.end, run.trace.end());
    }
    // And of nothing, nothing.
    const PatternEvidence none = evidenceOf(Pattern::HeadOfLine, {run.spec, Clock::Virtual, Trace(0)});
    QCOMPARE(none.item, -1);
}

void TestPatternEvidence::theHeadIsWhomMostWaitedFor()
{
    QCOMPARE(evidenceOf(Pattern::HeadOfLine, runOf({50ms, 50ms, 900ms, 50ms, 50ms, 50ms}, 6)).item, 2);
    QCOMPARE(evidenceOf(Pattern::HeadOfLine, runOf({50ms, 50ms, 50ms}, 1)).item, -1);
}

void TestPatternEvidence::theTailBeginsWithTheLastFetch()
{
    // Two at a time: the last begins when the second of 50 ms ends, at 100 ms.
    const PatternEvidence evidence =
        evidenceOf(Pattern::StaircaseTail, runOf({50ms, 50ms, 50ms, 50ms, 900ms}, 2));
    QCOMPARE(evidence.begin, 100ms);
    QVERIFY(evidence.end > 1s);
}

void TestPatternEvidence::theStormIsAroundTheItemThatWasTriedMost()
{
    Run run{{}, Clock::Live, Trace(4)};
    for (int item = 0; item < 4; ++item) {
        ItemRow row;
        row.item = item;
        row.attempts = item == 2 ? 5 : item == 1 ? 2 : 1;
        run.trace.put(row);
    }
    QCOMPARE(evidenceOf(Pattern::RetryStorm, run).item, 2);
}

QTEST_APPLESS_MAIN(TestPatternEvidence)
#include "tst_pattern_evidence.moc"
