// SPDX-License-Identifier: MIT
// What lies behind the stages: lines before servers and CPU parts on the virtual clock, and what a recording tells of
// them when other limits are asked for.
#include "analysis/measured_times.h"
#include "analysis/replay_fit.h"
#include "analysis/sentence.h"
#include "core/analysis/replaying.h"
#include "pipeline/words.h"
#include "virtual/predict.h"
#include "workload/draw.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

PipelineSpec limits(std::int64_t fetches, Mode mode = Mode::Parallel)
{
    return {.mode = mode, .fetchLimit = fetches, .transformLimit = 4, .threads = 2};
}

std::vector<Nanos> stamps(const Trace &trace, StampColumn column)
{
    std::vector<Nanos> all;
    for (std::int64_t item = 0; item < trace.size(); ++item)
        all.push_back(trace.stamp(column, item));
    return all;
}

DurationTable drawn(const TimeSpec &fetch, const TimeSpec &transform, std::int64_t items)
{
    WorkSpec work;
    work.fetchTime = fetch;
    work.transformTime = transform;
    const ServiceTimes times(work);
    DurationTable table;
    for (std::int64_t item = 0; item < items; ++item) {
        table.fetch.push_back(times.fetch(item));
        table.transform.push_back(times.transform(item));
    }
    return table;
}

/// Real work that brings so many items; what is done is of no matter.
WorkSpec realWork(FetchKind fetch, std::int64_t items)
{
    WorkSpec work;
    work.items = items;
    work.fetch = fetch;
    work.transform = TransformKind::Real;
    return work;
}

/// As if it had been measured: what the virtual clock makes of the truth.
Run measuredRun(const PipelineSpec &spec, const WorkSpec &truth, int cores)
{
    Run run{spec, Clock::Live, predict(spec, truth, {.cores = cores})};
    for (std::int64_t item = 0; item < run.trace.size(); ++item)
        run.trace.putDetail(item, {}); // how long one stood in a server's line is not measured
    return run;
}

Run predictedRun(const PipelineSpec &spec, const DurationTable &table)
{
    return {spec, Clock::Virtual, predict(spec, replaying(table, 100), {.cores = 2})};
}

double ratio(const Trace &a, const Trace &b)
{
    return static_cast<double>(a.end().count()) / static_cast<double>(b.end().count());
}

} // namespace

class TestBehindStages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServerServesSoManyAtATime();
    void serversDoNotWaitForEachOther();
    void whatWasNeverFilledIsNoLimit();
    void cpuPartsShareTheCores();
    void transformsWaitOutsideTheCores();
    void theDriverSharesTheCoresToo();
    void recordedAtOneLimitAskedForOthers_data();
    void recordedAtOneLimitAskedForOthers();
    void nearlyAllAreClose();
    void computedAtOneLimitAskedForOthers_data();
    void computedAtOneLimitAskedForOthers();
    void theFitIsThatOfTheRecordingItself();
    void whatServersAreTakenForIsSaid();
    void beyondWhatWasSeen();
    void otherLimitsTellWhatThisRunDidNot();
    void aStoppedRunTellsTooLittle();
    void wallTransformsKeepTheirSpans();
    void whatWasPredictedIsPredictedFromTheSame();
    void theServerSetsThePace_data();
    void theServerSetsThePace();
    void shortCpuPartsComeOneAfterTheOther();
    void whatIsStartedIsRecordedAtOneLimitAndAskedForOthers();
    void besideOthersThereIsAFairShare();
    void whereCoresAreUsedUpOthersTookTheirs();
    void whereNothingIsLeftOfTheMachine();

private:
    std::vector<double> m_off;
};

void TestBehindStages::aServerServesSoManyAtATime()
{
    DurationTable table{.fetch = {1s}, .transform = {0s}, .servers = {{.places = 2, .filled = true}}};
    const Trace trace = predict(limits(5), replaying(table, 5), {.cores = 2});
    QCOMPARE(stamps(trace, StampColumn::FetchStarted), (std::vector<Nanos>{0s, 0s, 0s, 0s, 0s}));
    QCOMPARE(stamps(trace, StampColumn::FetchFinished), (std::vector<Nanos>{1s, 1s, 2s, 2s, 3s}));
    // On a thread each, the same.
    const PipelineSpec blocking{.mode = Mode::Blocking, .threads = 5};
    QCOMPARE(stamps(predict(blocking, replaying(table, 5), {.cores = 5}), StampColumn::FetchFinished),
             (std::vector<Nanos>{1s, 1s, 2s, 2s, 3s}));
}

void TestBehindStages::serversDoNotWaitForEachOther()
{
    const DurationTable table{.fetch = {1s, 1s, 1s, 1s},
                              .transform = {0s, 0s, 0s, 0s},
                              .server = {0, 0, 1, 1},
                              .servers = {{.places = 1, .filled = true}, {.places = 2, .filled = true}}};
    QCOMPARE(stamps(predict(limits(4), replaying(table, 4), {.cores = 2}), StampColumn::FetchFinished),
             (std::vector<Nanos>{1s, 2s, 1s, 1s}));
}

void TestBehindStages::whatWasNeverFilledIsNoLimit()
{
    const DurationTable table{.fetch = {1s}, .transform = {0s}, .servers = {{.places = 2, .filled = false}}};
    QCOMPARE(predict(limits(5), replaying(table, 5), {.cores = 2}).end(), Nanos(1s));
}

void TestBehindStages::cpuPartsShareTheCores()
{
    // Four at one core: 1 s outside each, then 1 s of the core each.
    const DurationTable table{.fetch = {2s}, .transform = {0s}, .fetchCpu = {1s}};
    const Trace trace = predict(limits(4), replaying(table, 4), {.cores = 1});
    QCOMPARE(stamps(trace, StampColumn::FetchFinished), (std::vector<Nanos>{5s, 5s, 5s, 5s}));
    QCOMPARE(trace.fetchCpu(3), Nanos(1s));
    QCOMPARE(predict(limits(4), replaying(table, 4), {.cores = 4}).end(), Nanos(2s));
    // Fetches and transforms alike: one of each at a core has half of it.
    const DurationTable both{.fetch = {1s, 1s}, .transform = {2s, 2s}, .fetchCpu = {0s, 1s}};
    const Trace shared = predict(limits(1), replaying(both, 2), {.cores = 1});
    QCOMPARE(stamps(shared, StampColumn::FetchFinished), (std::vector<Nanos>{1s, 3s}));
    QCOMPARE(stamps(shared, StampColumn::TransformFinished), (std::vector<Nanos>{5s, 6s}));
}

void TestBehindStages::transformsWaitOutsideTheCores()
{
    const DurationTable table{.fetch = {0s}, .transform = {3s}, .transformOutside = {2s}};
    const PipelineSpec spec{.mode = Mode::Parallel, .fetchLimit = 4, .transformLimit = 4, .threads = 4};
    const Trace trace = predict(spec, replaying(table, 4), {.cores = 2});
    QCOMPARE(stamps(trace, StampColumn::TransformFinished), (std::vector<Nanos>{4s, 4s, 4s, 4s}));
    QCOMPARE(trace.stamp(StampColumn::TransformCpu, 0), Nanos(1s));
    QCOMPARE(predict(spec, replaying(table, 4), {.cores = 4}).end(), Nanos(3s));
}

void TestBehindStages::theDriverSharesTheCoresToo()
{
    const DurationTable table{.fetch = {1s, 1s}, .transform = {2s, 2s}, .fetchCpu = {0s, 1s}};
    const Trace trace = predict(limits(1, Mode::Concurrent), replaying(table, 2), {.cores = 1});
    QVERIFY(trace.end() >= Nanos(5s)); // 5 s of a core are to be done
}

void TestBehindStages::recordedAtOneLimitAskedForOthers_data()
{
    QTest::addColumn<TimeSpec>("service");
    QTest::addColumn<int>("places");
    const TimeSpec constant{.a = 20ms};
    const TimeSpec uniform{.kind = TimeSpec::Kind::Uniform, .a = 10ms, .b = 30ms};
    const TimeSpec lognormal{.kind = TimeSpec::Kind::Lognormal, .a = 18ms, .p = 0.5};
    for (const int places : {1, 4, 9, 32}) {
        QTest::addRow("constant, %d", places) << constant << places;
        QTest::addRow("uniform, %d", places) << uniform << places;
        QTest::addRow("lognormal, %d", places) << lognormal << places;
    }
}

// Where the recording filled the server, or no more are asked for than it had in flight.
void TestBehindStages::recordedAtOneLimitAskedForOthers()
{
    QFETCH(TimeSpec, service);
    QFETCH(int, places);
    constexpr std::int64_t items = 600;
    DurationTable table = drawn(service, {.a = 50us}, items);
    table.servers = {{.places = places, .filled = true}};
    const WorkSpec truth = replaying(std::move(table), items);
    const WorkSpec real = realWork(FetchKind::Http, items);
    for (const int recorded : {2, 8, 16, 64}) {
        const Run run = measuredRun(limits(recorded), truth, 2);
        const std::shared_ptr<const WorkSpec> times = measuredWork(run, real, 2, {});
        QVERIFY(times);
        const DurationTable &table = *times->durations;
        QVERIFY(table.fit);
        QVERIFY2(table.fit->off < 0.001, qPrintable(QString::number(table.fit->off)));
        for (const int asked : {1, 2, 4, 8, 16, 32, 64}) {
            const Run predicted{limits(asked), Clock::Virtual, predict(limits(asked), *times, {.cores = 2})};
            if (isBeyond(table, predicted))
                continue;
            const double off = ratio(predicted.trace, predict(limits(asked), truth, {.cores = 2})) - 1;
            m_off.push_back(std::abs(off));
            QVERIFY2(std::abs(off) <= 0.5,
                     qPrintable(QStringLiteral("%1 for %2: %3").arg(recorded).arg(asked).arg(off)));
        }
    }
}

// A few hundred requests of scattered times tell the capacity only nearly always.
void TestBehindStages::nearlyAllAreClose()
{
    std::sort(m_off.begin(), m_off.end());
    QVERIFY(m_off.size() > 150);
    QVERIFY2(m_off[m_off.size() / 2] < 0.01, qPrintable(QString::number(m_off[m_off.size() / 2])));
    QVERIFY2(m_off[m_off.size() * 95 / 100] < 0.12,
             qPrintable(QString::number(m_off[m_off.size() * 95 / 100])));
}

void TestBehindStages::computedAtOneLimitAskedForOthers_data()
{
    QTest::addColumn<int>("cores");
    QTest::addColumn<Nanos>("outside");
    for (const int cores : {1, 2, 4})
        for (const Nanos outside : {Nanos(0s), Nanos(30ms), Nanos(300ms)})
            QTest::addRow("%d cores, %d ms outside", cores, static_cast<int>(outside / 1ms))
                << cores << outside;
}

// Commands that compute for 100 ms and wait besides.
void TestBehindStages::computedAtOneLimitAskedForOthers()
{
    QFETCH(int, cores);
    QFETCH(Nanos, outside);
    constexpr std::int64_t items = 200;
    DurationTable table = drawn({.kind = TimeSpec::Kind::Uniform, .a = 50ms, .b = 150ms}, {.a = 1ms}, items);
    table.fetchCpu = table.fetch;
    for (Nanos &time : table.fetch)
        time += outside;
    const WorkSpec truth = replaying(std::move(table), items);
    const WorkSpec real = realWork(FetchKind::Command, items);
    for (const int recorded : {1, 2, 8, 32}) {
        // Of cores that are used up no recording tells how long commands wait besides.
        if (outside > Nanos(0) && recorded * (100ms / 1.0ms) > 0.8 * cores * ((100ms + outside) / 1.0ms))
            continue;
        const Run run = measuredRun(limits(recorded), truth, cores);
        const std::shared_ptr<const WorkSpec> times = measuredWork(run, real, cores, {});
        QVERIFY(times);
        for (const int asked : {1, 2, 4, 8, 16, 32}) {
            const Trace known = predict(limits(asked), truth, {.cores = cores});
            const double off = ratio(predict(limits(asked), *times, {.cores = cores}), known) - 1;
            QVERIFY2(std::abs(off) <= 0.15,
                     qPrintable(QStringLiteral("%1 for %2: %3").arg(recorded).arg(asked).arg(off)));
        }
    }
}

void TestBehindStages::theFitIsThatOfTheRecordingItself()
{
    const WorkSpec truth = replaying(drawn({.a = 20ms}, {.a = 1ms}, 100), 100);
    Run run = measuredRun(limits(4), truth, 2);
    std::optional<ReplayFit> fit = replayFit(run, truth, truth.durations, 2);
    QVERIFY(fit);
    QCOMPARE(fit->off, 0.0);
    QCOMPARE(fitSentence(*fit), QStringLiteral("explains its own recording within 1 %"));
    run.trace.setEnd(run.trace.end() * 2);
    run.facts.disturbed = 0.4;
    fit = replayFit(run, truth, truth.durations, 2);
    QCOMPARE(fit->off, 0.5);
    QCOMPARE(
        fitSentence(*fit),
        QStringLiteral("off by 50 % for its own recording: not to be relied on, as other programs used 40 % "
                       "of the machine"));
    run.facts.disturbed.reset();
    QVERIFY(
        fitSentence(*replayFit(run, truth, truth.durations, 2)).endsWith(QLatin1String("changed meanwhile")));
    fit = replayFit(run, truth, truth.durations, 2);
    fit->givenCapacity = 3;
    QVERIFY(fitSentence(*fit).contains(
        QLatin1String("not to be relied on, with the capacity of 3 that was given")));
    run.trace.setCancelled(true);
    QVERIFY(!replayFit(run, truth, truth.durations, 2));
    QVERIFY(!replayFit(Run{}, truth, truth.durations, 2));
}

void TestBehindStages::whatServersAreTakenForIsSaid()
{
    DurationTable table = drawn({.a = 20ms}, {.a = 1ms}, 100);
    QCOMPARE(replaySentence(table), QString());
    table.fit = ReplayFit{.off = 0.02};
    QCOMPARE(replaySentence(table), QStringLiteral("explains its own recording within 2 %"));
    table.servers = {{.places = 6, .filled = true}};
    QCOMPARE(replaySentence(table),
             QStringLiteral("explains its own recording within 2 %; what is fetched from is taken to serve 6 "
                            "at a time, as it was seen to"));
    table.servers.push_back({.places = 3, .filled = true});
    table.fit->givenCapacity = 3;
    QVERIFY(replaySentence(table).endsWith(
        QLatin1String("each of 2 servers is taken to serve 3 to 6 at a time, as was given")));
    table.servers.back().filled = false;
    QCOMPARE(replaySentence(table), fitSentence(*table.fit));
    table.servers.back().filled = true;
    table.fit->off = 0.5;
    QCOMPARE(replaySentence(table), fitSentence(*table.fit));
}

void TestBehindStages::beyondWhatWasSeen()
{
    DurationTable table = drawn({.a = 20ms}, {.a = 1ms}, 100);
    table.mostInFlight = 8;
    table.servers = {{.places = 6, .filled = false}, {.places = 3, .filled = true}};
    QVERIFY(!isBeyond(table, predictedRun(limits(8), table)));
    QVERIFY(isBeyond(table, predictedRun(limits(9), table)));
    QVERIFY(!isBeyond(table, predictedRun(limits(9, Mode::Sequential), table)));
    // Many hosts of a few requests each: what is known is how many were in flight together.
    table.servers.assign(8, {.places = 1, .filled = false});
    QVERIFY(!isBeyond(table, predictedRun(limits(8), table)));
    QVERIFY(isBeyond(table, predictedRun(limits(9), table)));
    QVERIFY(isBeyond(table, predictedRun({.mode = Mode::Blocking, .fetchLimit = 1, .threads = 9}, table)));
    // What one of an older version had in flight is not known: as many as its limits allow.
    Run old = predictedRun(limits(9, Mode::Parallel), table);
    old.trace.setMostInFlight(0);
    QVERIFY(isBeyond(table, old));
    // Limits that allow more say nothing where other rules keep it below.
    table.rate = 100;
    QVERIFY(!isBeyond(table, predictedRun(limits(64), table)));
    table.rate = 0;
    QVERIFY(doubtSentence(table, predictedRun(limits(9), table))
                .startsWith(QLatin1String("at most 8 in flight were seen")));
    QVERIFY(isReliable(table, predictedRun(limits(8), table))
            && !isReliable(table, predictedRun(limits(9), table)));
    table.fit = ReplayFit{.off = 0.11};
    QVERIFY(!isReliable(table, predictedRun(limits(8), table)));
    Run run = measuredRun(limits(8), replaying(table, 100), 2);
    QVERIFY(isReliable(run, replaying(table, 100), 2));
    run.clock = Clock::Virtual;
    QVERIFY(!isReliable(run, replaying(table, 100), 2));
}

// A server of 9: at 4 in flight it was never filled, at 32 it was.
void TestBehindStages::otherLimitsTellWhatThisRunDidNot()
{
    DurationTable truth = drawn({.kind = TimeSpec::Kind::Uniform, .a = 10ms, .b = 30ms}, {.a = 0ns}, 400);
    truth.servers = {{.places = 9, .filled = true}};
    const WorkSpec real = realWork(FetchKind::File, 400);
    const Run few = measuredRun(limits(4), replaying(truth, 400), 2);
    const Run many = measuredRun(limits(32), replaying(truth, 400), 2);
    const auto alone = measuredTimes(few, real, 2, {});
    QCOMPARE(alone->servers, (std::vector<Capacity>{{.places = 4, .filled = false}}));
    const auto both = measuredTimes(few, real, 2, {}, 0, {{&few, 2}, {&many, 2}});
    QVERIFY(both->servers.front().filled);
    QVERIFY(std::abs(both->servers.front().places - 9) <= 1);
    QCOMPARE(both->fetch, alone->fetch); // what it measured itself
    const double off = ratio(predict(limits(32), replaying(*both, 400), {.cores = 2}), many.trace);
    QVERIFY2(std::abs(off - 1) < 0.12, qPrintable(QString::number(off)));
    QVERIFY(isBeyond(*alone, predictedRun(limits(32), *alone)));
    QVERIFY(!isBeyond(*both, predictedRun(limits(32), *both)));
    // What the user knows goes before it; of one that was stopped nothing is learnt; nor does what was filled change.
    QCOMPARE(measuredTimes(few, real, 2, {}, 3, {{&many, 2}})->servers.front().places, 3);
    Run stopped = many;
    stopped.trace.setCancelled(true);
    QCOMPARE(measuredTimes(few, real, 2, {}, 0, {{&stopped, 2}})->servers, alone->servers);
    QCOMPARE(measuredTimes(many, real, 2, {}, 0, {{&few, 2}})->servers,
             measuredTimes(many, real, 2, {})->servers);
}

void TestBehindStages::aStoppedRunTellsTooLittle()
{
    const WorkSpec truth = replaying(drawn({.a = 20ms}, {.a = 1ms}, 100), 100);
    const Run run{limits(8), Clock::Live, predict(limits(8), truth, {.cores = 2, .stopAt = 100ms})};
    const std::shared_ptr<const DurationTable> times =
        measuredTimes(run, realWork(FetchKind::Http, 100), 2, {});
    QVERIFY(times && times->stopped && !times->fit);
    const Run predicted = predictedRun(limits(8), *times);
    QVERIFY(!isReliable(*times, predicted));
    QVERIFY(doubtSentence(*times, predicted).startsWith(QLatin1String("the run was stopped")));
}

// However little of them was on a core: with fewer threads they do not take less.
void TestBehindStages::wallTransformsKeepTheirSpans()
{
    WorkSpec work;
    work.items = 12;
    work.transform = TransformKind::Wall;
    work.fetchTime = {.a = 20ms};
    work.transformTime = {.a = 30ms};
    Run run = measuredRun(limits(4), work, 4);
    for (std::int64_t item = 0; item < 12; ++item) {
        ItemRow row = run.trace.row(item);
        row.transformCpu = 10ms;
        run.trace.put(row);
    }
    const std::shared_ptr<const DurationTable> times = measuredTimes(run, work, 4, {});
    QVERIFY(times && times->wall);
    QCOMPARE(times->transform, std::vector<Nanos>(12, 30ms));
    QCOMPARE(times->fit->off, 0.0);
    work.transform = TransformKind::Cpu;
    QCOMPARE(measuredTimes(run, work, 4, {})->transform, std::vector<Nanos>(12, 10ms));
}

// The stamps of a prediction hold its waiting in line: they are no times that an item would have alone.
void TestBehindStages::whatWasPredictedIsPredictedFromTheSame()
{
    DurationTable table{.fetch = {20ms}, .transform = {0s}, .servers = {{.places = 3, .filled = true}}};
    const WorkSpec truth = replaying(std::move(table), 50);
    const Run predicted{limits(16), Clock::Virtual, predict(limits(16), truth, {.cores = 2})};
    QCOMPARE(measuredTimes(predicted, truth, 2, {}), truth.durations);
}

void TestBehindStages::theServerSetsThePace_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<int>("inFlight");
    QTest::addColumn<bool>("full");
    for (const Mode mode : {Mode::Concurrent, Mode::Parallel, Mode::Prefetching})
        for (const int inFlight : {2, 4, 9, 32, 1'000})
            QTest::addRow("%s, %d", modeName(mode).toUtf8().constData(), inFlight)
                << mode << inFlight << (inFlight > 9);
}

// Not the fetch limit, in predictions and in measurements alike: a larger one would gain nothing.
void TestBehindStages::theServerSetsThePace()
{
    QFETCH(Mode, mode);
    QFETCH(int, inFlight);
    QFETCH(bool, full);
    constexpr std::int64_t items = 400;
    DurationTable table = drawn({.kind = TimeSpec::Kind::Uniform, .a = 16ms, .b = 24ms}, {.a = 10us}, items);
    table.servers = {{.places = 9, .filled = true}};
    const WorkSpec truth = replaying(std::move(table), items);
    const WorkSpec real = realWork(FetchKind::Http, items);
    for (const Clock clock : {Clock::Virtual, Clock::Live}) {
        Run run = measuredRun(limits(inFlight, mode), truth, 2);
        run.clock = clock;
        const WorkSpec &work = clock == Clock::Virtual ? truth : real;
        const QString sentence = limitingSentence(run, work, 2, figuresOf(run, work, 2), WaitAccount(run));
        QVERIFY2(sentence.startsWith(QLatin1String("the server set the pace: it seems to serve 9 at a time"))
                     == full,
                 qPrintable(sentence));
    }
}

// What ends before a scheduler looks again is not interrupted by others.
void TestBehindStages::shortCpuPartsComeOneAfterTheOther()
{
    const auto ends = [](Nanos cpu) {
        DurationTable table{.fetch = {1s + cpu}, .transform = {0s}, .fetchCpu = {cpu}};
        return stamps(predict(limits(5), replaying(table, 5), {.cores = 2}), StampColumn::FetchFinished);
    };
    QCOMPARE(ends(2ms), (std::vector<Nanos>{1002ms, 1002ms, 1004ms, 1004ms, 1006ms}));
    QCOMPARE(ends(4ms), std::vector<Nanos>(5, 1010ms));
}

void TestBehindStages::whatIsStartedIsRecordedAtOneLimitAndAskedForOthers()
{
    DurationTable table{.fetch = {21ms}, .transform = {0s}, .fetchCpu = {1ms}};
    const WorkSpec truth = replaying(std::move(table), 100);
    for (const int recorded : {1, 8, 32})
        for (const int asked : {1, 4, 8}) { // as many as all at once are a matter of ties
            const Run run = measuredRun(limits(recorded), truth, 2);
            const std::shared_ptr<const DurationTable> times =
                measuredTimes(run, realWork(FetchKind::Command, 100), 2, {});
            QVERIFY(times);
            const auto expected = predict(limits(asked), truth, {.cores = 2}).end();
            const auto predicted = predict(limits(asked), replaying(times, 100), {.cores = 2}).end();
            QVERIFY2(std::abs((predicted - expected).count()) * 20 <= expected.count(),
                     qPrintable(QStringLiteral("%1 to %2: %3 ms for %4 ms")
                                    .arg(recorded)
                                    .arg(asked)
                                    .arg(predicted.count() / 1'000'000)
                                    .arg(expected.count() / 1'000'000)));
        }
}

// Others used nearly half of two cores, and some of them was idle: what slept did not wait for them.
void TestBehindStages::besideOthersThereIsAFairShare()
{
    DurationTable table{.fetch = {23ms}, .transform = {0s}, .fetchCpu = {3ms}};
    Run run = measuredRun(limits(4), replaying(std::move(table), 200), 2);
    const WorkSpec work = realWork(FetchKind::Command, 200);
    const std::shared_ptr<const DurationTable> alone = measuredTimes(run, work, 2, {});
    run.facts.disturbed = 0.45;
    const std::shared_ptr<const DurationTable> times = measuredTimes(run, work, 2, {});
    QVERIFY(alone && times);
    for (std::size_t i = 0; i < times->fetch.size(); ++i)
        QVERIFY2(times->fetch[i] > alone->fetch[i] * 19 / 20,
                 qPrintable(QString::number(times->fetch[i].count())));
    QVERIFY(!areCoresUnknown(*times));
    // They had nearly all; what had far less than its share did not want more.
    run.facts.disturbed = 0.9;
    const std::shared_ptr<const DurationTable> least = measuredTimes(run, work, 2, {});
    for (std::size_t i = 0; i < least->fetch.size(); ++i)
        QVERIFY2(least->fetch[i] > alone->fetch[i] * 9 / 10,
                 qPrintable(QString::number(least->fetch[i].count())));
    // Of more than half of it nothing is sure.
    run.facts.disturbed = 0.6;
    const std::shared_ptr<const DurationTable> unsure = measuredTimes(run, work, 2, {});
    const Run predicted{.spec = limits(4), .clock = Clock::Virtual, .trace = {}};
    QVERIFY(areCoresUnknown(*unsure) && !isReliable(*unsure, predicted));
    QCOMPARE(
        doubtSentence(*unsure, predicted),
        QStringLiteral("other programs used 60 % of the machine: what waited for cores cannot be told from "
                       "what did not need them"));
}

// All that was left was used: what others had could not be had.
void TestBehindStages::whereCoresAreUsedUpOthersTookTheirs()
{
    DurationTable table{.fetch = {20ms}, .transform = {0s}, .fetchCpu = {20ms}};
    Run run = measuredRun(limits(8), replaying(std::move(table), 80), 1);
    run.facts.disturbed = 0.5; // of two cores
    const std::shared_ptr<const DurationTable> times =
        measuredTimes(run, realWork(FetchKind::Command, 80), 2, {});
    QVERIFY(times);
    for (const Nanos time : times->fetch)
        QVERIFY2(time <= Nanos(22ms), qPrintable(QString::number(time.count())));
}

void TestBehindStages::whereNothingIsLeftOfTheMachine()
{
    DurationTable table{.fetch = {20ms}, .transform = {0s}, .fetchCpu = {10ms}};
    Run run = measuredRun(limits(4), replaying(std::move(table), 40), 2);
    run.facts.disturbed = 1;
    const std::shared_ptr<const DurationTable> times =
        measuredTimes(run, realWork(FetchKind::Command, 40), 2, {});
    QVERIFY(times);
    for (std::size_t i = 0; i < times->fetch.size(); ++i)
        QVERIFY(times->fetch[i] >= times->fetchCpu[i] && times->fetch[i] <= Nanos(1s));
}

QTEST_APPLESS_MAIN(TestBehindStages)
#include "tst_behind_stages.moc"
