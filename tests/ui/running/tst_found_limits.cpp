// SPDX-License-Identifier: MIT
// What a search has found as the window shows it: the table, the curve, the advice or why there is none; and what came of
// the check of an advice. All without a search.
#include "running/find_task.h"
#include "running/found_limits.h"
#include "running/limits_check.h"

#include "virtual/predict.h"

#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

TriedFigures tried(std::int64_t fetches, std::int64_t transforms, double throughput)
{
    return {.spec = {.mode = Mode::Parallel, .fetchLimit = fetches, .transformLimit = transforms},
            .slices = 3,
            .throughput = throughput,
            .interval = {.low = 0.9 * throughput, .high = 1.1 * throughput, .isRange = true},
            .p99 = 20ms};
}

SearchFindings findings()
{
    return {
        .tried = {tried(2, 4, 100), tried(4, 4, 200), tried(8, 2, 380), tried(8, 4, 390), tried(16, 4, 400)}};
}

SearchFindings advising(std::size_t which)
{
    SearchFindings found = findings();
    const TriedFigures &one = found.tried[which];
    found.advice = Advice{.spec = one.spec,
                          .throughput = one.throughput,
                          .interval = one.interval,
                          .why = "the server set the pace; N = 4 gave 200 items/s"};
    found.settled = true;
    return found;
}

/// As if they had been measured: with so much more time each.
Recording measured(const CheckedLimits &limits, const std::vector<std::array<Nanos, 2>> &fetchTimes)
{
    Recording recording;
    recording.machine.cores = 2;
    recording.work.items = 20;
    recording.work.transformTime.a = 1ms;
    for (const std::array<Nanos, 2> &times : fetchTimes)
        for (std::size_t i = 0; i < times.size(); ++i) {
            WorkSpec work = recording.work;
            work.fetchTime.a = times[i];
            recording.runs.push_back(
                {limits.specs[i], Clock::Live, predict(limits.specs[i], work, {.cores = 2})});
        }
    return recording;
}

CheckedLimits limits()
{
    PipelineSpec advised{.mode = Mode::Parallel, .fetchLimit = 2};
    PipelineSpec present{.mode = Mode::Parallel, .fetchLimit = 1};
    return {{advised, present}, {"advised", "present"}};
}

} // namespace

class TestFoundLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTable();
    void theCurveIsWithinItsAxes();
    void oneSettingIsACurveToo();
    void theAdviceAndWhy();
    void whyThereIsNone();
    void aDifference();
    void noDifference();
    void tooFewRuns();
    void whatASearchTakes();
};

void TestFoundLimits::theTable()
{
    SearchFindings found = advising(2);
    found.tried[0].failedShare = 0.031;
    found.tried[1].p99 = absent;
    const FoundLimits shown = foundLimitsOf(found, {});
    QCOMPARE(shown.rows.size(), 5);
    QCOMPARE(shown.rows[2].fetchLimit, QStringLiteral("8"));
    QCOMPARE(shown.rows[2].transformLimit, QStringLiteral("2"));
    QCOMPARE(shown.rows[2].throughput, QStringLiteral("380"));
    QCOMPARE(shown.rows[2].range, QStringLiteral("342 to 418"));
    QCOMPARE(shown.rows[2].p99, QStringLiteral("20 ms"));
    QCOMPARE(shown.rows[2].failed, QStringLiteral("–"));
    QCOMPARE(shown.rows[0].failed, QStringLiteral("3.1 %"));
    QCOMPARE(shown.rows[1].p99, QStringLiteral("–"));
    for (qsizetype i = 0; i < shown.rows.size(); ++i)
        QCOMPARE(shown.rows[i].advised, i == 2);
    const Wording german{QLocale(QLocale::German), true};
    QCOMPARE(foundLimitsOf(found, german).rows[0].failed, QStringLiteral("3,1 %"));
}

// A line goes through those of one M; the advised one is there whatever its M is.
void TestFoundLimits::theCurveIsWithinItsAxes()
{
    const FoundLimits shown = foundLimitsOf(advising(2), {});
    QCOMPARE(shown.curve.points.size(), 5);
    QCOMPARE(foundLimitsOf(advising(3), {}).curve.points.size(), 4);
    double before = -1;
    for (const CurvePoint &point : shown.curve.points) {
        QVERIFY(0 <= point.x && point.x <= 1);
        QVERIFY(0 <= point.low && point.low <= point.y && point.y <= point.high && point.high <= 1);
        QCOMPARE(point.linked, !point.advised);
        QVERIFY(point.x >= before);
        before = point.x;
    }
    QCOMPARE(shown.curve.points.front().x, 0.);
    QCOMPARE(shown.curve.points.back().x, 1.);
    QCOMPARE(shown.curve.throughputTicks.back().text, QStringLiteral("500"));
    QCOMPARE(shown.curve.fetchTicks.size(), 4);
}

void TestFoundLimits::oneSettingIsACurveToo()
{
    SearchFindings found;
    found.tried = {tried(1, 1, 0)};
    const FoundLimits shown = foundLimitsOf(found, {});
    QCOMPARE(shown.curve.points.size(), 1);
    QCOMPARE(shown.curve.points.front().x, 0.5);
    QCOMPARE(shown.curve.points.front().y, 0.);
    QVERIFY(foundLimitsOf({}, {}).curve.points.isEmpty());
}

void TestFoundLimits::theAdviceAndWhy()
{
    const FoundLimits shown = foundLimitsOf(advising(3), {});
    QCOMPARE(shown.advice, QStringLiteral("N = 8, M = 4"));
    QCOMPARE(shown.brings, QStringLiteral("390 items a second (351 to 429)."));
    QCOMPARE(shown.about, QStringLiteral("The server set the pace; N = 4 gave 200 items/s."));
    QVERIFY(shown.settled);
}

void TestFoundLimits::whyThereIsNone()
{
    SearchFindings found = findings();
    found.reason = "other programs used much of the machine meanwhile: try again when it is quiet";
    const FoundLimits shown = foundLimitsOf(found, {});
    QCOMPARE(shown.advice, QString());
    QCOMPARE(shown.brings, QString());
    QCOMPARE(
        shown.about,
        QStringLiteral("Other programs used much of the machine meanwhile: try again when it is quiet."));
}

void TestFoundLimits::aDifference()
{
    std::vector<std::array<Nanos, 2>> times;
    for (int i = 0; i < 5; ++i)
        times.push_back({10ms + i * 10us, 10ms + i * 10us});
    const CheckOutcome outcome = checkOutcomeOf(measured(limits(), times), limits(), {});
    QVERIFY2(outcome.text.startsWith("Advised 101") && outcome.text.contains(", present 2")
                 && outcome.text.contains(": 1.9") && outcome.text.contains(" times as fast ("),
             qPrintable(outcome.text));
    QVERIFY(outcome.medianRuns[0] && outcome.medianRuns[1]);
    QCOMPARE(outcome.medianRuns[0]->run.spec.fetchLimit, 2);
    QCOMPARE(outcome.medianRuns[1]->run.spec.fetchLimit, 1);
    // The other way round it is slower, in whatever order they ran.
    CheckedLimits turned = limits();
    std::swap(turned.specs[0], turned.specs[1]);
    const CheckOutcome other = checkOutcomeOf(measured(limits(), times), turned, {});
    QVERIFY2(other.text.contains(" times as long ("), qPrintable(other.text));
    QCOMPARE(other.medianRuns[0]->run.spec.fetchLimit, 1);
}

void TestFoundLimits::noDifference()
{
    CheckedLimits alike = limits();
    alike.specs[1].fetchLimit = 2;
    alike.specs[1].transformLimit = 5;
    std::vector<std::array<Nanos, 2>> times;
    for (int i = 0; i < 5; ++i)
        times.push_back({10ms + i * 100us, 10ms + (4 - i) * 100us});
    const CheckOutcome outcome = checkOutcomeOf(measured(alike, times), alike, {});
    QVERIFY2(outcome.text.endsWith(": no difference seen."), qPrintable(outcome.text));
}

void TestFoundLimits::tooFewRuns()
{
    const CheckOutcome none = checkOutcomeOf(measured(limits(), {{10ms, 10ms}}), limits(), {});
    QCOMPARE(none.text, QStringLiteral("It ended before either had run twice."));
    QVERIFY(!none.medianRuns[0] && !none.medianRuns[1]);
    const CheckOutcome few = checkOutcomeOf(measured(limits(), {{10ms, 10ms}, {10ms, 10ms}}), limits(), {});
    QVERIFY2(few.text.endsWith(": too few runs to tell whether they differ."), qPrintable(few.text));
}

void TestFoundLimits::whatASearchTakes()
{
    Experiment experiment = articleExperiment(2);
    experiment.work.capacity = 3;
    experiment.knownCapacity = 7;
    const SearchOptions wish{.base = {}, .maxFetchLimit = 5'000, .mostP99 = 5ms, .budget = 9s};
    FindTask task = searchTask(experiment, Mode::Prefetching, wish, 2);
    QVERIFY(task.options.base.mode == Mode::Prefetching);
    QCOMPARE(task.options.base.fetchLimit, experiment.limits.fetchLimit);
    QCOMPARE(task.options.capacity, 3);
    QCOMPARE(task.options.items, 4);
    QCOMPARE(task.options.maxFetchLimit, 5'000);
    QVERIFY(task.options.mostP99 == 5ms && task.options.budget == 9s);
    experiment.work.fetch = FetchKind::Command;
    experiment.work.transform = TransformKind::Real;
    task = searchTask(experiment, Mode::Parallel, wish, 2);
    QCOMPARE(task.options.capacity, 7);
    QCOMPARE(task.options.maxFetchLimit, 1'024); // each has a thread
    QCOMPARE(task.mostFetches(), 1'024);
}

QTEST_GUILESS_MAIN(TestFoundLimits)
#include "tst_found_limits.moc"
