// SPDX-License-Identifier: MIT
// What is shown of the runs: the panels, the rows of the modes and of what is kept, and which mode was best.
#include "running/run_request.h"
#include "runs/mode_rows.h"
#include "runs/panel_words.h"
#include "runs/panels_of.h"
#include "runs/repeated_modes.h"
#include "runs/results_of.h"
#include "ui/runs/sample_sources.h"

#include <QTest>

#include <set>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

constexpr Mode par = Mode::Parallel;
constexpr Mode seq = Mode::Sequential;
constexpr Mode conc = Mode::Concurrent;

DocumentState showing(DocumentState state, const std::vector<Mode> &modes)
{
    state.shown.fill(false);
    for (const Mode mode : modes)
        state.shown[at(mode)] = true;
    return state;
}

DocumentState withLimit(DocumentState state, std::int64_t fetchLimit)
{
    state.experiment.limits.fetchLimit = fetchLimit;
    return state;
}

/// The first panel.
PanelInput panelOf(const PanelSources &sources)
{
    return panelsOf(sources, {}).panels.front();
}

QString titlesOf(const TimelineInput &input)
{
    QStringList titles;
    for (const PanelInput &panel : input.panels)
        titles << panel.title;
    return titles.join(u'|');
}

/// Half of a run, as it is told while it goes on.
GrowingRun growing(Mode mode)
{
    const PreparedRunPtr whole = preparedSample({.mode = mode}, {}, Clock::Live);
    auto run = std::make_shared<Run>(whole->run);
    run->trace = Trace(4);
    run->trace.put(whole->run.trace.row(0));
    ItemRow begun = whole->run.trace.row(1);
    begun.fetchFinished = begun.fetchYielded = begun.transformStarted = begun.transformFinished =
        begun.transformYielded = absent;
    begun.rank = -1;
    return {run, {begun}, Nanos(2500ms)};
}

/// Real work, that cannot be predicted before it is measured.
Experiment realExperiment()
{
    Experiment experiment;
    experiment.work.fetch = FetchKind::File;
    experiment.work.transform = TransformKind::Real;
    InputList list;
    list.sources = {QStringLiteral("/data")};
    list.paths = {"/data/a", "/data/b", "/data/c", "/data/d"};
    experiment.work.inputs = finished(std::move(list));
    return experiment;
}

} // namespace

class TestPanelsOf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Panels of modes.
    void eachShownModeHasAPanel();
    void aMeasurementStandsBeforeItsPrediction();
    void elsewhereIsNoPredictionOfHere();
    void outdatedMeasurementsAreOutlines();
    void withoutAPredictionTheyAreDimmed();
    void whatIsAwaitedIsSaid();
    void realWorkIsPredictedFromItsBasis();
    void whatIsNotToBeReliedOnIsSaid();
    void muchRecordingIsSaid();
    void aGrowingRunIsLive();

    // Repeats.
    void repeatsShowTheirMedianAndHowFarTheyWereApart();
    void aGrowingRepeatSaysWhichItIs();
    void rowsTellOfRepeats();
    void repeatsSayTogetherWhichModesDiffer();

    // Panels of kept runs.
    void keptRunsComeAfterTheModes();
    void keptRunsAreCalledAfterTheirLimits();
    void keptRunsSayWhatTheyAreNot_data();
    void keptRunsSayWhatTheyAreNot();
    void hiddenKeptRunsHaveNoPanel();

    // Lessons.
    void hiddenResultsTellNothing();
    void aWalkShowsPredictionsSoFar();

    // Rows.
    void rowsTellWhatModesDid();
    void thatItWasStoppedIsSaidOnce();
    void whatTookNoTimeHasNoBound();
    void speedUpIsOfLikeWithLike();
    void staleAndSkippedAreTold();
    void guessesAreHeldAgainstTheTruth();
    void sharesAreOfTheLongest();
    void rowsOfKeptRuns();
    void theBestModeIsSaidWhenAllAreThere();
    void whatIsAwaitedIsNotSaidOfThisExperiment();

    // Others.
    void eachPanelHasItsRun();
    void resultsAreOfTheChosenPanel();
    void whatIsShownStaysAlive();
};

void TestPanelsOf::eachShownModeHasAPanel()
{
    const SampleSources shown(showing({}, {seq, par}));
    const TimelineInput input = panelsOf(shown.sources(), {});
    QCOMPARE(titlesOf(input), QStringLiteral("Sequential|Parallel"));
    QCOMPARE(input.panels[0].id, panelOfMode(seq));
    QCOMPARE(input.panels[1].id, panelOfMode(par));
    for (const PanelInput &panel : input.panels) {
        QCOMPARE(panel.items, std::int64_t(4));
        QVERIFY(panel.run && panel.waits && !panel.ghost);
        QVERIFY(!panel.dimmed && !panel.live);
        QVERIFY2(panel.subtitle.startsWith(QStringLiteral("predicted · ")), qPrintable(panel.subtitle));
        QVERIFY(panel.note.isEmpty());
        QVERIFY(!panel.sentence.isEmpty());
    }
}

void TestPanelsOf::aMeasurementStandsBeforeItsPrediction()
{
    const SampleSources shown(showing(stateOf({measured(1, par)}), {par}));
    const PanelInput panel = panelOf(shown.sources());
    QCOMPARE(panel.run, &shown.state.runs[0].run());
    QCOMPARE(panel.ghost, &shown.predictions[at(par)]->run);
    QVERIFY2(panel.subtitle.startsWith(QStringLiteral("measured, +0.00 % from the prediction")),
             qPrintable(panel.subtitle));
    // Kept, it stands for its mode all the same.
    const SampleSources kept(showing(stateOf({keptRun(measured(1, par))}), {par}));
    QCOMPARE(panelOf(kept.sources()).run, &kept.state.runs[0].run());
}

void TestPanelsOf::elsewhereIsNoPredictionOfHere()
{
    DocumentState state = showing(stateOf({measured(1, par)}), {par});
    state.experiment.cores = 8;
    const SampleSources shown(state);
    QVERIFY(shown.sources().elsewhere());
    const PanelInput panel = panelOf(shown.sources());
    QCOMPARE(panel.run, &shown.state.runs[0].run());
    QVERIFY(!panel.ghost);
    QVERIFY2(panel.subtitle.startsWith(QStringLiteral("measured · ")), qPrintable(panel.subtitle));
    QVERIFY(modeRowsOf(shown.sources())[at(par)].error.isEmpty());
}

void TestPanelsOf::outdatedMeasurementsAreOutlines()
{
    const SampleSources shown(withLimit(showing(stateOf({measured(1, par)}), {par}), 2));
    const PanelInput panel = panelOf(shown.sources());
    QCOMPARE(panel.run, &shown.predictions[at(par)]->run);
    QCOMPARE(panel.ghost, &shown.state.runs[0].run());
    QVERIFY(panel.subtitle.startsWith(QStringLiteral("predicted")));
    QCOMPARE(panel.note,
             QStringLiteral("behind it, grey: measured %1 with N = 4, M = 4, 4 threads, order kept")
                 .arg(Wording().duration(shown.state.runs[0].prepared->figures.makespan)));
}

void TestPanelsOf::withoutAPredictionTheyAreDimmed()
{
    SampleSources shown(withLimit(showing(stateOf({measured(1, par)}), {par}), 2));
    shown.predictions = {};
    const PanelInput panel = panelOf(shown.sources());
    QCOMPARE(panel.run, &shown.state.runs[0].run());
    QVERIFY(panel.dimmed);
    QCOMPARE(panel.note,
             QStringLiteral("measured with other parameters: N = 4, M = 4, 4 threads, order kept"));
}

void TestPanelsOf::whatIsAwaitedIsSaid()
{
    SampleSources shown(showing({}, {par}));
    shown.predictions = {};
    QVERIFY(!panelOf(shown.sources()).run);
    PanelSources sources = shown.sources();
    sources.predicting = true;
    QCOMPARE(panelOf(sources).note, QString::fromUtf8("predicting …"));
    // There is none where it was left out: nothing true could be said of such a run.
    QCOMPARE(panelOf(shown.sources()).note,
             QStringLiteral("longer than the clock goes: take fewer items, or shorter times"));
    shown.state.experiment = realExperiment();
    QCOMPARE(panelOf(shown.sources()).note, QStringLiteral("real work has to be measured: press Run"));
    PanelSources measured = shown.sources();
    measured.running = true;
    QCOMPARE(panelOf(measured).note, QStringLiteral("waits until its turn to be measured"));
}

void TestPanelsOf::realWorkIsPredictedFromItsBasis()
{
    DocumentState state = showing({}, {seq, par});
    state.experiment = realExperiment();
    state.runs << sampleRun(1, {.mode = seq}, state.experiment.work);
    const SampleSources shown(state);
    const TimelineInput input = panelsOf(shown.sources(), {});
    QVERIFY(input.panels[0].note.isEmpty());
    QCOMPARE(input.panels[1].note, QStringLiteral("predicted from the times measured in sequential"));
}

// Predicted from a recording that had at most three in flight at a server which was never full.
void TestPanelsOf::whatIsNotToBeReliedOnIsSaid()
{
    DocumentState state = showing({}, {seq, par});
    auto table = std::make_shared<DurationTable>();
    table->fetch = table->transform = {Nanos(1'000'000)};
    table->mostInFlight = 3;
    table->servers = {{.places = 3, .filled = false}};
    table->fit = ReplayFit{.off = 0.041};
    state.experiment.work.durations = table;
    const SampleSources good(state);
    const TimelineInput input = panelsOf(good.sources(), {});
    QVERIFY(input.panels[0].alarms.isEmpty());
    QVERIFY2(input.panels[0].subtitle.contains(QLatin1String("explains its own recording within 5 %")),
             qPrintable(input.panels[0].subtitle));
    QCOMPARE(input.panels[1].alarms,
             QStringList{QStringLiteral("not to be relied on: at most 3 in flight were seen")});
    const std::array<ModeRow, 5> rows = modeRowsOf(good.sources());
    QVERIFY(!rows[at(seq)].unsure && rows[at(par)].unsure);
    QVERIFY(rows[at(par)].sentence.startsWith(QLatin1String("at most 3 in flight were seen")));
    QVERIFY(!bestModeOf(good.sources()).contains(QLatin1String("parallel")));
    QVERIFY(!requestOf(state)); // only the virtual clock has such a server

    auto poor = std::make_shared<DurationTable>(*table);
    poor->servers = {{.places = 3, .filled = true}};
    poor->fit = ReplayFit{.off = 0.24};
    state.experiment.work.durations = poor;
    const SampleSources bad(state);
    QCOMPARE(panelsOf(bad.sources(), {}).panels[0].alarms,
             QStringList{QStringLiteral("not to be relied on: off by 24 % for its own recording")});
    QCOMPARE(bestModeOf(bad.sources()), QString());
}

void TestPanelsOf::muchRecordingIsSaid()
{
    const auto alarms = [](double share) {
        RunRecord record = measured(1, par);
        auto prepared = std::make_shared<PreparedRun>(*record.prepared);
        prepared->recording = RecordingCost{.time = 1ms, .share = share, .of = TimeOf::Driver};
        record.prepared = prepared;
        const SampleSources shown(showing(stateOf({record}), {par}));
        return panelsOf(shown.sources(), {}).panels.front().alarms;
    };
    QCOMPARE(alarms(0.05), QStringList());
    QCOMPARE(alarms(0.081),
             QStringList{QStringLiteral("overhead is measured: recording took 8 % of the time")});
}

void TestPanelsOf::aGrowingRunIsLive()
{
    const SampleSources shown(showing(stateOf({measured(1, par)}), {seq, par}));
    PanelSources sources = shown.sources();
    sources.growing = growing(par);
    const TimelineInput input = panelsOf(sources, {});
    QVERIFY(!input.panels[0].live);
    const PanelInput &panel = input.panels[1];
    QVERIFY(panel.live);
    QCOMPARE(panel.run, sources.growing.run.get());
    QCOMPARE(panel.ghost, &shown.predictions[at(par)]->run);
    QCOMPARE(panel.subtitle, QStringLiteral("measuring"));
    QCOMPARE(panel.inFlight.size(), std::size_t(1));
    QCOMPARE(panel.now, Nanos(2500ms));
    // Before anything is told of it, what was there stays.
    sources.growing.inFlight.clear();
    auto empty = std::make_shared<Run>(*sources.growing.run);
    empty->trace = Trace(4);
    sources.growing.run = empty;
    QCOMPARE(panelsOf(sources, {}).panels[1].run, &shown.state.runs[0].run());
    QVERIFY(modeRowsOf(sources)[at(par)].running);
    QVERIFY(!modeRowsOf(sources)[at(seq)].running);
}

void TestPanelsOf::repeatsShowTheirMedianAndHowFarTheyWereApart()
{
    SampleSources shown(showing(stateOf({repeated(1, par, 1, 30ms), disturbed(repeated(2, par, 2, 10ms)),
                                         repeated(3, par, 3, 20ms), measured(4, seq)}),
                                {par, seq}));
    const TimelineInput input = panelsOf(shown.sources(), {});
    QVERIFY(!input.panels[0].spread);
    const PanelInput &panel = input.panels[1];
    QCOMPARE(panel.run, &shown.state.run(RunId(3))->run());
    QVERIFY(panel.spread);
    QCOMPARE(panel.spread->end - panel.spread->begin, Nanos(20ms));
    QVERIFY2(panel.subtitle.startsWith(QStringLiteral("median of 3 · ")), qPrintable(panel.subtitle));
    shown.state.withoutDisturbed = true;
    const PanelInput rest = panelsOf(shown.sources(), {}).panels[1];
    QCOMPARE(rest.spread->end - rest.spread->begin, Nanos(10ms));
    QVERIFY(rest.subtitle.contains(QStringLiteral("median of 2")));
    // What is left of two when one was stopped is a measurement like any other.
    shown.state.runs.removeFirst();
    const PanelInput one = panelsOf(shown.sources(), {}).panels[1];
    QVERIFY(!one.spread && !one.subtitle.contains(QStringLiteral("median")));
}

void TestPanelsOf::aGrowingRepeatSaysWhichItIs()
{
    const SampleSources shown(showing({}, {par}));
    PanelSources sources = shown.sources();
    sources.growing = growing(par);
    QCOMPARE(panelOf(sources).subtitle, QStringLiteral("measuring"));
    sources.growing.repeats = 5;
    sources.growing.round = 0;
    QCOMPARE(panelOf(sources).subtitle, QStringLiteral("warm-up, which is left out"));
    sources.growing.round = 2;
    QCOMPARE(panelOf(sources).subtitle, QStringLiteral("repeat 2 of 5"));
}

void TestPanelsOf::rowsTellOfRepeats()
{
    const SampleSources shown(
        stateOf({repeated(1, par, 1, 500ms), repeated(2, par, 2, 0ms), measured(3, seq)}));
    const std::array<ModeRow, 5> rows = modeRowsOf(shown.sources());
    QCOMPARE(rows[at(par)].repeats, QStringLiteral("lower median of 2"));
    QVERIFY2(rows[at(par)].spread.endsWith(QStringLiteral(".500 s")), qPrintable(rows[at(par)].spread));
    QVERIFY(rows[at(par)].spread.startsWith(rows[at(par)].makespan));
    QVERIFY(rows[at(seq)].repeats.isEmpty() && rows[at(seq)].spread.isEmpty());
}

void TestPanelsOf::repeatsSayTogetherWhichModesDiffer()
{
    QList<RunRecord> runs;
    int id = 0;
    for (int round = 1; round <= 5; ++round)
        for (const Mode mode : {seq, par})
            runs << repeated(++id, mode, round, 1ms * round);
    SampleSources shown(stateOf(runs));
    QCOMPARE(bestModeOf(shown.sources()), QString());
    const auto told = [&shown] { return toldOf(repeatQuestionOf(repeatedModesOf(shown.sources()))); };
    QVERIFY(told().differences.value(0).startsWith(QStringLiteral("parallel was the fastest")));
    QVERIFY(told().differences.value(1).startsWith(QStringLiteral("sequential took 2.")));
    // Fewer than an interval needs.
    QVERIFY(told().intervals.isEmpty());
    QVERIFY(told().doubts.join(u'|').contains(QStringLiteral("an interval needs 6 repeats")));
    QVERIFY(!told().doubts.join(u'|').contains(QStringLiteral("disturbed")));
    shown.state.runs[1] = disturbed(shown.state.runs[1]);
    QVERIFY(told().doubts.contains(
        QStringLiteral("parallel: 1 of 5 was disturbed by other programs: measure again")));
    shown.state.withoutDisturbed = true;
    QVERIFY(!told().doubts.join(u'|').contains(QStringLiteral("disturbed")));
    QCOMPARE(countedIn(repeatedModesOf(shown.sources())).size(), std::size_t(9));
    shown.state.withoutDisturbed = false;
    shown.state.runs << repeated(++id, par, 3, 6ms);
    QCOMPARE(told().intervals.size(), 1);
    QVERIFY(told().intervals.value(0).startsWith(QStringLiteral("parallel: ")));
    // Once each: nothing to say.
    QVERIFY(repeatedModesOf(SampleSources(stateOf({measured(1, seq), measured(2, par)})).sources()).empty());
}

void TestPanelsOf::keptRunsComeAfterTheModes()
{
    const SampleSources shown(showing(
        stateOf({keptRun(measuredWith(7, par, 9)), measured(1, par), keptRun(measuredWith(3, conc, 9))}),
        {seq, par}));
    const TimelineInput input = panelsOf(shown.sources(), {});
    QCOMPARE(input.panels.size(), std::size_t(4));
    QCOMPARE(input.panels[2].id, panelOfRun(RunId(7)));
    QCOMPARE(input.panels[3].id, panelOfRun(RunId(3)));
    QCOMPARE(input.panels[2].run, &shown.state.runs[0].run());
    QVERIFY(!input.panels[2].ghost);
    std::set<PanelId> ids;
    for (const PanelInput &panel : input.panels)
        QVERIFY(ids.insert(panel.id).second);
}

void TestPanelsOf::keptRunsAreCalledAfterTheirLimits()
{
    QCOMPARE(keptTitle(measuredWith(1, par, 12'345), {}),
             QStringLiteral("Parallel: N = 12345, M = 4, 4 threads, order kept"));
    QCOMPARE(keptTitle(measured(1, seq), {}), QStringLiteral("Sequential, kept"));
    QCOMPARE(keptTitle(sampleRun(1, {.mode = Mode::Blocking, .order = Order::Any, .threads = 1}), {}),
             QStringLiteral("Blocking: 1 thread, order any"));
    RunRecord named = measured(1, par);
    named.facts.name = QStringLiteral("before the change");
    QCOMPARE(keptTitle(named, {}), QStringLiteral("before the change"));
}

void TestPanelsOf::keptRunsSayWhatTheyAreNot_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("items");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("opened");
    QTest::addColumn<QString>("note");
    QTest::newRow("nothing to say") << "" << 4 << ""
                                    << ""
                                    << "";
    QTest::newRow("named") << "mine" << 4 << ""
                           << ""
                           << "Parallel: N = 4, M = 4, 4 threads, order kept";
    QTest::newRow("other work") << "" << 9 << ""
                                << ""
                                << "9 items, fetch 1s, transform cpu(1s)";
    QTest::newRow("another file") << "" << 4 << "a.overlapse"
                                  << ""
                                  << "from a.overlapse";
    QTest::newRow("this file") << "" << 4 << "a.overlapse"
                               << "a.overlapse"
                               << "";
    QTest::newRow("all of it") << "mine" << 9 << "a.overlapse"
                               << "b.overlapse"
                               << "Parallel: N = 4, M = 4, 4 threads, order kept · 9 items, fetch 1s, "
                                  "transform cpu(1s) · from a.overlapse";
}

void TestPanelsOf::keptRunsSayWhatTheyAreNot()
{
    QFETCH(const QString, name);
    QFETCH(const int, items);
    QFETCH(const QString, from);
    QFETCH(const QString, opened);
    QFETCH(const QString, note);
    WorkSpec work;
    work.items = items;
    RunRecord record = keptRun(sampleRun(1, {.mode = par}, work));
    record.facts.name = name;
    record.file = from;
    DocumentState state = showing(stateOf({record}), {seq});
    state.file = opened;
    const SampleSources shown(state);
    const PanelInput panel = panelsOf(shown.sources(), {}).panels[1];
    QCOMPARE(panel.note, note);
    QCOMPARE(panel.items, std::int64_t(items));
}

void TestPanelsOf::hiddenKeptRunsHaveNoPanel()
{
    DocumentState state = showing(stateOf({keptRun(measured(1, par)), keptRun(measured(2, seq))}), {conc});
    state.runs[0].shown = false;
    const SampleSources shown(state);
    QCOMPARE(titlesOf(panelsOf(shown.sources(), {})), QStringLiteral("Concurrent|Sequential, kept"));
    QCOMPARE(panelRunsOf(shown.sources(), {}).size(), std::size_t(2));
    QCOMPARE(keptRowsOf(shown.sources()).size(), std::size_t(2));
    QVERIFY(!keptRowsOf(shown.sources())[0].shown);
}

void TestPanelsOf::hiddenResultsTellNothing()
{
    RunRecord named = keptRun(measuredWith(2, conc, 9));
    named.facts.name = QStringLiteral("mine");
    const SampleSources shown(showing(stateOf({measured(1, par), named}), {seq, par}));
    PanelSources sources = shown.sources();
    sources.hidden = true;
    sources.growing = growing(par);
    sources.guesses.fill(Nanos(5s));
    const TimelineInput input = panelsOf(sources, {});
    QCOMPARE(titlesOf(input), QStringLiteral("Sequential|Parallel|mine"));
    for (const PanelInput &panel : input.panels)
        QVERIFY(!panel.run && !panel.ghost && panel.subtitle.isEmpty() && panel.sentence.isEmpty()
                && panel.note.isEmpty() && panel.inFlight.empty());
    sources.growing = {};
    for (const ModeRow &row : modeRowsOf(sources))
        QVERIFY(!row.measured && row.makespan.isEmpty() && row.speedup.isEmpty() && row.bound.isEmpty()
                && row.throughput.isEmpty() && row.busyCores.isEmpty() && row.sentence.isEmpty()
                && row.guess.isEmpty() && row.error.isEmpty() && row.share == 0);
    const KeptRow kept = keptRowsOf(sources).front();
    QVERIFY(kept.makespan.isEmpty() && kept.sentence.isEmpty() && kept.bound.isEmpty());
    QCOMPARE(bestModeOf(sources), QString());
    QVERIFY(!resultsOf(sources, panelOfMode(par)).source.run);
}

void TestPanelsOf::aWalkShowsPredictionsSoFar()
{
    const SampleSources shown(showing(stateOf({measured(1, par)}), {seq, par}));
    PanelSources sources = shown.sources();
    sources.walkedTo = Nanos(1500ms);
    const TimelineInput input = panelsOf(sources, {});
    for (const PanelInput &panel : input.panels) {
        QVERIFY(panel.live);
        QCOMPARE(panel.now, Nanos(1500ms));
        QCOMPARE(panel.subtitle, QStringLiteral("step by step"));
        QVERIFY(panel.sentence.isEmpty());
        QVERIFY(panel.run->trace.emittedCount() < 4);
    }
    QCOMPARE(input.panels[1].ghost, &shown.predictions[at(par)]->run);
    QCOMPARE(input.panels[1].id, panelOfMode(par));
    // Not beyond the end.
    sources.walkedTo = Nanos(100s);
    QCOMPARE(panelOf(sources).now, shown.predictions[at(seq)]->run.trace.end());
    const TimelineInput whole = panelsOf(sources, {}); // keeps alive what its panels point to
    QCOMPARE(whole.panels.front().run->trace.emittedCount(), std::int64_t(4));
}

void TestPanelsOf::rowsTellWhatModesDid()
{
    const SampleSources shown(stateOf({measured(1, par)}));
    const std::array<ModeRow, 5> rows = modeRowsOf(shown.sources());
    for (const Mode mode : allModes) {
        const ModeRow &row = rows[at(mode)];
        QCOMPARE(row.mode, mode);
        QVERIFY(row.shown && !row.running && !row.stale && !row.skipped);
        QCOMPARE(row.measured, mode == par);
        QVERIFY(!row.makespan.isEmpty() && !row.bound.isEmpty() && !row.throughput.isEmpty()
                && !row.busyCores.isEmpty() && !row.sentence.isEmpty());
        QCOMPARE(row.error.isEmpty(), mode != par);
        QVERIFY(row.share > 0 && row.share <= 1);
    }
}

void TestPanelsOf::thatItWasStoppedIsSaidOnce()
{
    DocumentState state = stateOf({measured(1, par)});
    Run run = state.runs[0].run();
    run.trace.setCancelled(true);
    const PreparedRunPtr whole = prepareRun(std::move(run), state.runs[0].work(), 2);
    QVERIFY(!panelSubtitle(*whole, nullptr).contains(QLatin1String("stopped")));
    QVERIFY(panelFor(*whole, nullptr, {}).sentence.startsWith(QLatin1String("stopped with ")));
    PreparedRun first = *whole; // its sentence is not there yet
    first.complete = false;
    QVERIFY(panelSubtitle(first, nullptr).startsWith(QLatin1String("stopped after ")));
}

void TestPanelsOf::whatTookNoTimeHasNoBound()
{
    DocumentState state;
    state.experiment.work.fetchTime.a = state.experiment.work.transformTime.a = Nanos(0);
    const SampleSources shown(state);
    const ModeRow row = modeRowsOf(shown.sources())[at(par)];
    QCOMPARE(row.makespan, QStringLiteral("0 s"));
    QCOMPARE(row.bound, QString());
}

// A measurement over measured sequential, a prediction over predicted.
void TestPanelsOf::speedUpIsOfLikeWithLike()
{
    const SampleSources predicted({});
    const std::array<ModeRow, 5> all = modeRowsOf(predicted.sources());
    QCOMPARE(all[at(seq)].speedup, QString::fromUtf8("1.0×"));
    QVERIFY(!all[at(par)].speedup.isEmpty());
    const SampleSources one(stateOf({measured(1, par)}));
    QCOMPARE(modeRowsOf(one.sources())[at(par)].speedup, QString());
    QCOMPARE(modeRowsOf(one.sources())[at(conc)].speedup, all[at(conc)].speedup);
    const SampleSources both(stateOf({measured(1, par), measured(2, seq)}));
    QCOMPARE(modeRowsOf(both.sources())[at(par)].speedup, all[at(par)].speedup);
    QCOMPARE(modeRowsOf(both.sources())[at(conc)].speedup, all[at(conc)].speedup);
    // Sequential was measured before the work changed.
    DocumentState changed = both.state;
    changed.experiment.work.items = 5;
    changed.runs[0] = sampleRun(1, {.mode = par}, changed.experiment.work);
    QCOMPARE(modeRowsOf(SampleSources(changed).sources())[at(par)].speedup, QString());
    // What was stopped has none.
    DocumentState stopped = both.state;
    auto cut = std::make_shared<PreparedRun>(*stopped.runs[0].prepared);
    cut->run.trace.setCancelled(true);
    stopped.runs[0].prepared = cut;
    const SampleSources shown(stopped);
    QCOMPARE(modeRowsOf(shown.sources())[at(par)].speedup, QString());
    QCOMPARE(modeRowsOf(shown.sources())[at(par)].error, QString());
    // Neither has one that is kept a result.
    stopped.runs[0].facts.pinned = true;
    const SampleSources kept(stopped);
    const std::vector<KeptRow> rows = keptRowsOf(kept.sources());
    QCOMPARE(rows.size(), std::size_t(1));
    QCOMPARE(rows[0].makespan, QStringLiteral("stopped"));
    QCOMPARE(rows[0].throughput + rows[0].bound + rows[0].busyCores, QString());
}

void TestPanelsOf::staleAndSkippedAreTold()
{
    DocumentState state = withLimit(stateOf({measured(1, par), measured(2, seq), measured(3, conc)}), 2);
    state.runs << measuredWith(4, conc, 2);
    state.shown[at(Mode::Blocking)] = false;
    state.skipped[at(par)] = true;
    const SampleSources shown(state);
    const std::array<ModeRow, 5> rows = modeRowsOf(shown.sources());
    QVERIFY(rows[at(par)].stale && !rows[at(par)].measured && rows[at(par)].skipped);
    QVERIFY(!rows[at(seq)].stale && rows[at(seq)].measured && !rows[at(seq)].skipped);
    QVERIFY(!rows[at(conc)].stale && rows[at(conc)].measured); // measured again
    QVERIFY(!rows[at(Mode::Blocking)].shown);
}

void TestPanelsOf::guessesAreHeldAgainstTheTruth()
{
    const SampleSources shown({});
    PanelSources sources = shown.sources();
    const Nanos truth = shown.predictions[at(seq)]->figures.makespan;
    const auto guessed = [&](Nanos guess) {
        sources.guesses[at(seq)] = guess;
        return modeRowsOf(sources)[at(seq)].guess;
    };
    QVERIFY(guessed(truth).endsWith(QStringLiteral("is right")));
    QVERIFY(guessed(2 * truth).endsWith(QStringLiteral("is 100 % too long")));
    QVERIFY(guessed(truth / 2).endsWith(QStringLiteral("is 50 % too short")));
    QCOMPARE(modeRowsOf(sources)[at(par)].guess, QString());
}

void TestPanelsOf::sharesAreOfTheLongest()
{
    const SampleSources shown({});
    PanelSources sources = shown.sources();
    QCOMPARE(modeRowsOf(sources)[at(seq)].share, 1.0);
    QVERIFY(modeRowsOf(sources)[at(par)].share < 1.0);
    sources.growing = growing(par);
    sources.growing.now = Nanos(4s);
    QCOMPARE(modeRowsOf(sources)[at(par)].share, 0.5); // of the 8 s of sequential
    sources.growing.now = Nanos(100s);
    QCOMPARE(modeRowsOf(sources)[at(par)].share, 1.0);
}

void TestPanelsOf::rowsOfKeptRuns()
{
    RunRecord named = keptRun(measuredWith(7, par, 9));
    named.facts.name = QStringLiteral("mine");
    named.shown = false;
    const SampleSources shown(
        stateOf({named, measured(1, par), keptRun(sampleRun(3, {.mode = seq}, {}, Clock::Virtual))}));
    const std::vector<KeptRow> rows = keptRowsOf(shown.sources());
    QCOMPARE(rows.size(), std::size_t(2));
    QCOMPARE(rows[0].id, RunId(7));
    QCOMPARE(rows[0].title, QStringLiteral("mine"));
    QCOMPARE(rows[0].name, QStringLiteral("mine"));
    QVERIFY(rows[0].limits.startsWith(QStringLiteral("N = 9")));
    QVERIFY(!rows[0].shown && rows[0].measured && !rows[0].makespan.isEmpty());
    QCOMPARE(rows[1].title, QStringLiteral("Sequential, kept"));
    QVERIFY(rows[1].shown && !rows[1].measured && rows[1].name.isEmpty());
}

void TestPanelsOf::whatIsAwaitedIsNotSaidOfThisExperiment()
{
    SampleSources shown(showing({}, {seq, par}));
    const std::size_t items = shown.predictions[at(par)]->run.trace.size();
    shown.state.experiment.work.items = 1'000'000; // the predictions are still of the work before
    PanelSources sources = shown.sources();
    sources.predicting = true;
    TimelineInput input = panelsOf(sources, {});
    QCOMPARE(std::size_t(input.panels[1].items), items); // its rows are its own
    QVERIFY(!input.panels[1].dimmed);                    // it comes at once, mostly
    QVERIFY(!modeRowsOf(sources)[at(par)].awaited);
    sources.predictingLong = true;
    input = panelsOf(sources, {});
    QVERIFY(input.panels[1].dimmed);
    QCOMPARE(input.panels[1].note, QString::fromUtf8("predicting …"));
    QVERIFY(modeRowsOf(sources)[at(par)].awaited);
    QCOMPARE(bestModeOf(sources), QString());
    QVERIFY(!isComplete(sources));
}

void TestPanelsOf::theBestModeIsSaidWhenAllAreThere()
{
    SampleSources shown(showing({}, {seq, par}));
    QVERIFY(isComplete(shown.sources()));
    QVERIFY2(bestModeOf(shown.sources()).startsWith(QStringLiteral("parallel was best")),
             qPrintable(bestModeOf(shown.sources())));
    shown.predictions[at(par)].reset();
    QVERIFY(!isComplete(shown.sources()));
    QCOMPARE(bestModeOf(shown.sources()), QString());
    shown.state = showing(shown.state, {seq});
    QVERIFY(isComplete(shown.sources()));
    QCOMPARE(bestModeOf(shown.sources()), QString()); // there is nothing to compare
}

void TestPanelsOf::eachPanelHasItsRun()
{
    const SampleSources shown(
        showing(stateOf({measured(1, par), keptRun(measuredWith(2, par, 9))}), {seq, par}));
    const TimelineInput input = panelsOf(shown.sources(), {});
    const std::vector<PanelRun> runs = panelRunsOf(shown.sources(), {});
    QCOMPARE(runs.size(), input.panels.size());
    for (std::size_t i = 0; i < runs.size(); ++i) {
        QCOMPARE(runs[i].id, input.panels[i].id);
        QCOMPARE(runs[i].title, input.panels[i].title);
        QCOMPARE(&runs[i].run->run, input.panels[i].run);
    }
    QVERIFY(!runs[1].work);
    QCOMPARE(runs[2].work, shown.state.runs[1].facts.work);
}

void TestPanelsOf::resultsAreOfTheChosenPanel()
{
    WorkSpec other;
    other.items = 9;
    const SampleSources shown(
        showing(stateOf({measured(1, par), keptRun(sampleRun(2, {.mode = par}, other))}), {seq, par}));
    PanelSources sources = shown.sources();
    QCOMPARE(resultsOf(sources, panelOfMode(par)).source.panel, 1);
    QCOMPARE(resultsOf(sources, panelOfMode(par)).source.run, shown.state.runs[0].prepared);
    QCOMPARE(resultsOf(sources, panelOfRun(RunId(2))).source.run, shown.state.runs[1].prepared);
    QCOMPARE(resultsOf(sources, panelOfRun(RunId(2))).work.items, std::int64_t(9));
    // A panel that is gone: the first's.
    QCOMPARE(resultsOf(sources, panelOfRun(RunId(9))).source.panel, 0);
    QCOMPARE(resultsOf(sources, PanelId::None).work.items, std::int64_t(4));
    sources.growing = growing(par);
    QVERIFY(resultsOf(sources, panelOfMode(par)).source.measuring);
    QVERIFY(!resultsOf(sources, panelOfMode(par)).source.run);
}

void TestPanelsOf::whatIsShownStaysAlive()
{
    TimelineInput input;
    {
        const SampleSources shown(withLimit(
            showing(stateOf({measured(1, par), keptRun(measuredWith(2, conc, 9))}), {par, seq}), 2));
        PanelSources sources = shown.sources();
        sources.growing = growing(seq);
        input = panelsOf(sources, {});
    }
    for (const PanelInput &panel : input.panels)
        QVERIFY(panel.run->trace.size() > 0 && (!panel.ghost || panel.ghost->trace.size() > 0));
}

QTEST_GUILESS_MAIN(TestPanelsOf)
#include "tst_panels_of.moc"
