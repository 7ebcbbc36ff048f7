// SPDX-License-Identifier: MIT
// The document as a value: which run stands for a mode, what each change does to the runs, and how a step of undo is
// taken in a document that has gone on.
#include "files/opened_recording.h"
#include "ui/document/sample_states.h"

#include <QTest>

#include <map>
#include <random>
#include <set>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

constexpr Mode par = Mode::Parallel;
constexpr Mode seq = Mode::Sequential;
constexpr Mode conc = Mode::Concurrent;

DocumentState withLimit(DocumentState state, std::int64_t fetchLimit)
{
    state.experiment.limits.fetchLimit = fetchLimit;
    return state;
}

RunRecord from(const QString &file, RunRecord record)
{
    record.file = file;
    return record;
}

OpenedRecording opened(const QList<RunRecord> &runs, const QString &name = QStringLiteral("a.overlapse"))
{
    OpenedRecording recording;
    recording.name = name;
    for (const RunRecord &record : runs)
        recording.runs << from(name, record);
    return recording;
}

QString repeatIds(const std::vector<const RunRecord *> &runs)
{
    QStringList ids;
    for (const RunRecord *run : runs)
        ids << QString::number(idOf(run));
    return ids.join(u' ');
}

/// The step from `before` to `after`, undone in `now`.
DocumentState undone(const DocumentState &now, const DocumentState &before, const DocumentState &after)
{
    return replayed(now, after, before);
}

} // namespace

class TestDocumentState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Which run it is.
    void theLatestThatFitsStandsForItsMode();
    void limitsThatAModeDoesNotUseMayDiffer();
    void keptRunsStandForAModeWithoutItsOwn();
    void runsOfOtherFilesStandForNothing();
    void whereKeptRunsArePlacedSaysNothingOfTheirModes();
    void whatDoesNotFitIsOutdated();
    void keptOnesAreInTheirOrder();
    void theBasisIsWhatTellsMost();
    void skippedModesAreNotMeasured();

    // Repeats.
    void theMedianStandsForRepeats();
    void onlyWholeRepeatsOfOneGoCount();
    void aRepeatThatWasRenamedOrKeptStillCounts();
    void disturbedRepeatsCanBeLeftOut();
    void outdatedRepeatsAreTheirMedian();
    void theBasisIsAMedian();
    void mediansAloneSpeakForMany();

    // What changes do.
    void aRepeatStandsBesideThoseOfItsGo();
    void aRunWithNotesIsKept();
    void aMeasurementReplacesWhatStoodForItsMode();
    void keepingPutsARunLast();
    void removingKeepsAMeasurementOfItsMode();
    void removingTakesOthersAway();
    void removingTheLastPanelShowsItsMode();
    void placesAreCountedAmongKeptRuns_data();
    void placesAreCountedAmongKeptRuns();
    void namesAndPanels();

    // Undo.
    void undoneEditsKeepMeasurements();
    void undoneOpeningBringsReplacedMeasurementsBack();
    void undoneOpeningKeepsWhatWasMeasuredSince();
    void undoneRemovalPutsARunWhereItWas();
    void undoneRemovalBringsBackWhatAMeasurementReplacedSince();
    void undoneKeepingLeavesTheMeasurement();
    void undoneNamesAndPlaces();
    void undoneStepsKeepRepeats();
    void undoneLeavingOut();
    void undoTakesBackOnlyWhatTheStepDid();
    void undoOfShownModes();
    void undoAmongTenThousandRuns();
    void undoAllAndRedoAllIsTheSame_data();
    void undoAllAndRedoAllIsTheSame();
    void noMeasurementIsLost_data();
    void noMeasurementIsLost();
};

void TestDocumentState::theLatestThatFitsStandsForItsMode()
{
    const DocumentState state =
        stateOf({measured(1, par), measured(2, par), measured(3, seq), measuredWith(4, par, 9)});
    QCOMPARE(idOf(state.fitting(par)), 2);
    QCOMPARE(idOf(state.fitting(seq)), 3);
    QCOMPARE(idOf(state.fitting(conc)), 0);
    QCOMPARE(idOf(withLimit(state, 9).fitting(par)), 4);
    DocumentState other = state;
    other.experiment.work.items = 5;
    QCOMPARE(idOf(other.fitting(par)), 0);
}

void TestDocumentState::limitsThatAModeDoesNotUseMayDiffer()
{
    const DocumentState state =
        stateOf({measured(1, seq), measured(2, conc), measured(3, Mode::Blocking), measured(4, par)});
    const DocumentState wider = withLimit(state, 5);
    QCOMPARE(idOf(wider.fitting(seq)), 1);
    QCOMPARE(idOf(wider.fitting(conc)), 0);
    QCOMPARE(idOf(wider.fitting(Mode::Blocking)), 3);
    DocumentState threads = state;
    threads.experiment.limits.threads = 7;
    QCOMPARE(idOf(threads.fitting(conc)), 2);
    QCOMPARE(idOf(threads.fitting(par)), 0);
    QCOMPARE(idOf(threads.fitting(Mode::Blocking)), 0);
    DocumentState any = state;
    any.experiment.limits.order = Order::Any;
    QCOMPARE(idOf(any.fitting(seq)), 1);
    QCOMPARE(idOf(any.fitting(conc)), 0);
}

void TestDocumentState::keptRunsStandForAModeWithoutItsOwn()
{
    QCOMPARE(idOf(stateOf({keptRun(measured(1, par))}).fitting(par)), 1);
    QCOMPARE(idOf(stateOf({measured(2, par), keptRun(measured(3, par))}).fitting(par)), 2);
    QCOMPARE(idOf(stateOf({measuredWith(2, par, 9), keptRun(measured(3, par))}).fitting(par)), 3);
}

void TestDocumentState::runsOfOtherFilesStandForNothing()
{
    DocumentState state = stateOf({from(QStringLiteral("a.overlapse"), keptRun(measured(1, par)))});
    QCOMPARE(idOf(state.fitting(par)), 0);
    state.file = QStringLiteral("a.overlapse");
    QCOMPARE(idOf(state.fitting(par)), 1);
    state.file = QStringLiteral("b.overlapse");
    QCOMPARE(idOf(state.fitting(par)), 0);
}

void TestDocumentState::whereKeptRunsArePlacedSaysNothingOfTheirModes()
{
    const RunRecord predicted = keptRun(sampleRun(1, {.mode = par}, {}, Clock::Virtual));
    const DocumentState state = stateOf({predicted, keptRun(measured(2, par)), keptRun(measured(3, par))});
    QCOMPARE(idOf(state.fitting(par)), 3);
    const DocumentState placed = withPlace(state, RunId(3), 0);
    QCOMPARE(idsOf(placed), QStringLiteral("3* 1* 2*"));
    QCOMPARE(idOf(placed.fitting(par)), 3);
    QCOMPARE(idOf(withPlace(placed, RunId(1), 2).fitting(par)), 3);
    // A measurement says more than a prediction, whichever was kept last.
    QCOMPARE(
        idOf(stateOf({keptRun(measured(2, par)), keptRun(sampleRun(4, {.mode = par}, {}, Clock::Virtual))})
                 .fitting(par)),
        2);
}

void TestDocumentState::whatDoesNotFitIsOutdated()
{
    const DocumentState state = stateOf({measuredWith(1, par, 2), measuredWith(2, par, 9), measured(3, par),
                                         keptRun(measuredWith(4, par, 8))});
    QCOMPARE(idOf(state.outdated(par)), 2);
    QCOMPARE(idOf(withLimit(state, 9).outdated(par)), 3);
    QCOMPARE(idOf(state.outdated(seq)), 0);
}

void TestDocumentState::keptOnesAreInTheirOrder()
{
    DocumentState state = stateOf({keptRun(measured(3, par)), measured(1, seq), keptRun(measured(2, seq))});
    state.runs[0].shown = false;
    QCOMPARE(state.kept().size(), std::size_t(2));
    QCOMPARE(idOf(state.kept()[0]), 3);
    QCOMPARE(idOf(state.kept()[1]), 2);
    QCOMPARE(state.run(RunId(2)), state.kept()[1]);
    QCOMPARE(state.run(RunId(9)), nullptr);
}

void TestDocumentState::theBasisIsWhatTellsMost()
{
    const RunRecord predicted = sampleRun(1, {.mode = seq}, {}, Clock::Virtual);
    RunRecord stopped = measured(2, seq);
    auto nothing = std::make_shared<PreparedRun>(*stopped.prepared);
    nothing->run.trace = Trace(4);
    stopped.prepared = nothing;
    WorkSpec other;
    other.items = 9;
    DocumentState state = stateOf({predicted, stopped, sampleRun(3, {.mode = seq}, other), measured(4, par),
                                   measuredWith(5, conc, 9), keptRun(measured(6, seq))});
    QCOMPARE(idOf(state.basis()), 5); // with the most in flight; what is not kept comes first
    state.runs.removeIf([](const RunRecord &record) { return !record.kept(); });
    QCOMPARE(idOf(state.basis()), 6);
    QCOMPARE(idOf(stateOf({predicted}).basis()), 0);
}

void TestDocumentState::skippedModesAreNotMeasured()
{
    DocumentState state;
    state.shown = {true, false, true, true, false};
    state.skipped = {false, false, true, false, true};
    QCOMPARE(state.shownModes(), std::vector<Mode>({seq, par, Mode::Prefetching}));
    QCOMPARE(state.measuredModes(), std::vector<Mode>({seq, Mode::Prefetching}));
}

void TestDocumentState::theMedianStandsForRepeats()
{
    const DocumentState state = stateOf(
        {repeated(1, par, 1, 30ms), measured(2, seq), repeated(3, par, 2, 10ms), repeated(4, par, 3, 20ms)});
    QCOMPARE(idOf(state.fitting(par)), 4);
    const ModeRepeats repeats = state.repeats(par);
    QCOMPARE(repeatIds(repeats.all), QStringLiteral("1 3 4"));
    QCOMPARE(repeatIds(repeats.counted), QStringLiteral("1 3 4"));
    QVERIFY(repeats.areSeveral());
    QCOMPARE(repeats.longest() - repeats.shortest(), Nanos(20ms));
    QVERIFY(state.repeats(seq).all.empty());
    QVERIFY(state.repeats(conc).all.empty());
    // Of an even number it is the nearest below the median.
    QCOMPARE(idOf(stateOf({repeated(1, par, 1, 30ms), repeated(2, par, 2, 10ms)}).fitting(par)), 2);
}

void TestDocumentState::onlyWholeRepeatsOfOneGoCount()
{
    RunRecord stopped = repeated(4, par, 3, 0ms);
    auto cut = std::make_shared<PreparedRun>(*stopped.prepared);
    cut->run.trace.setCancelled(true);
    stopped.prepared = cut;
    RunRecord earlier = keptRun(repeated(5, par, 1, 0ms));
    earlier.facts.when = earlier.facts.when.addSecs(-9);
    const DocumentState state = stateOf(
        {repeated(1, par, 1, 10ms), repeated(2, par, 2, 30ms), earlier, stopped, repeated(6, seq, 1, 0ms)});
    QCOMPARE(repeatIds(state.repeats(par).all), QStringLiteral("1 2"));
    QCOMPARE(idOf(state.fitting(par)), 1);
    // What has no such name is a measurement of its own, at whatever time.
    QVERIFY(stateOf({measured(1, par), measured(2, par)}).repeats(par).all.empty());
}

void TestDocumentState::aRepeatThatWasRenamedOrKeptStillCounts()
{
    DocumentState state =
        stateOf({repeated(1, par, 1, 30ms), repeated(2, par, 2, 20ms), repeated(3, par, 3, 10ms)});
    state = withName(withKept(state, state.runs[1]), RunId(2), QStringLiteral("usual"));
    QCOMPARE(idsOf(state), QStringLiteral("1 3 2*"));
    QCOMPARE(repeatIds(state.repeats(par).all), QStringLiteral("1 2 3"));
    QCOMPARE(idOf(state.fitting(par)), 2);
    // One that is not the median is a repeat again when it is kept no longer.
    state = withKept(state, state.runs[0]);
    QCOMPARE(idsOf(withoutKept(state, RunId(1))), QStringLiteral("3 2* 1"));
    QCOMPARE(repeatIds(withoutKept(state, RunId(1)).repeats(par).all), QStringLiteral("1 2 3"));
}

void TestDocumentState::disturbedRepeatsCanBeLeftOut()
{
    DocumentState state =
        stateOf({disturbed(repeated(1, par, 1, 30ms)), repeated(2, par, 2, 20ms), repeated(3, par, 3, 10ms),
                 disturbed(repeated(4, seq, 1, 10ms)), disturbed(repeated(5, seq, 2, 20ms))});
    QCOMPARE(idOf(state.fitting(par)), 2);
    state.withoutDisturbed = true;
    QCOMPARE(idOf(state.fitting(par)), 3);
    QCOMPARE(repeatIds(state.repeats(par).all), QStringLiteral("1 2 3"));
    QCOMPARE(repeatIds(state.repeats(par).counted), QStringLiteral("2 3"));
    QCOMPARE(state.repeats(par).leftOut(), std::size_t(1));
    // Where all were disturbed there is nothing better.
    QCOMPARE(repeatIds(state.repeats(seq).counted), QStringLiteral("4 5"));
    QCOMPARE(state.repeats(seq).leftOut(), std::size_t(0));
}

void TestDocumentState::outdatedRepeatsAreTheirMedian()
{
    const DocumentState state =
        stateOf({repeated(1, par, 1, 10ms), repeated(2, par, 2, 20ms), repeated(3, par, 3, 0ms)});
    QCOMPARE(idOf(withLimit(state, 9).outdated(par)), 1);
    QVERIFY(withLimit(state, 9).repeats(par).all.empty());
}

void TestDocumentState::theBasisIsAMedian()
{
    const DocumentState state = stateOf({repeated(1, par, 1, 30ms), repeated(2, par, 2, 20ms),
                                         repeated(3, par, 3, 10ms), repeated(4, Mode::Prefetching, 1, 0ms)});
    QCOMPARE(idOf(state.basis()), 2);
}

void TestDocumentState::mediansAloneSpeakForMany()
{
    const DocumentState state =
        stateOf({repeated(1, par, 1, 30ms), measured(2, seq), repeated(3, par, 2, 10ms),
                 repeated(4, par, 3, 20ms), keptRun(measuredWith(5, par, 9))});
    QCOMPARE(repeatIds(mediansIn(state.runs, false)), QStringLiteral("4 2 5"));
}

void TestDocumentState::aRepeatStandsBesideThoseOfItsGo()
{
    RunRecord next = repeated(9, par, 1, 0ms);
    next.facts.when = next.facts.when.addSecs(60);
    DocumentState state = stateOf({measured(1, par), measured(2, seq)});
    state = withMeasured(state, repeated(3, par, 1, 0ms));
    QCOMPARE(idsOf(state), QStringLiteral("2 3"));
    state = withMeasured(withMeasured(state, repeated(4, par, 2, 10ms)), repeated(5, seq, 2, 0ms));
    QCOMPARE(idsOf(state), QStringLiteral("3 4 5"));
    QCOMPARE(idsOf(withMeasured(state, next)), QStringLiteral("5 9"));
    QCOMPARE(idsOf(withMeasured(state, measured(9, par))), QStringLiteral("5 9"));
    // Limits that were changed meanwhile are of no account: they are in the runs themselves.
    QCOMPARE(idsOf(withMeasured(withLimit(state, 9), repeated(6, par, 3, 0ms))), QStringLiteral("3 4 5 6"));
}

// What somebody wrote cannot be measured again.
void TestDocumentState::aRunWithNotesIsKept()
{
    DocumentState state = stateOf({measured(1, par), measured(2, seq), repeated(3, Mode::Concurrent, 1, 0ms),
                                   repeated(4, Mode::Concurrent, 2, 0ms)});
    for (const int id : {1, 3})
        state = withNote(state, RunId(id), {2, Nanos(5), QStringLiteral("why")});
    state = withMeasured(withMeasured(state, measured(5, par)), measured(6, seq));
    QCOMPARE(idsOf(state), QStringLiteral("1*- 3 4 5 6"));
    QCOMPARE(idOf(state.fitting(par)), 5);
    state = withMeasured(state, measured(7, Mode::Concurrent));
    QCOMPARE(idsOf(state), QStringLiteral("1*- 3*- 5 6 7"));
    // Without them, as any other.
    state =
        withMeasured(withNote(stateOf({measured(1, par)}), RunId(1), {2, Nanos(5), {}}), measured(5, par));
    QCOMPARE(idsOf(state), QStringLiteral("5"));
}

void TestDocumentState::aMeasurementReplacesWhatStoodForItsMode()
{
    const DocumentState state =
        stateOf({measuredWith(1, par, 9), measured(2, par), measured(3, seq), keptRun(measured(4, par)),
                 sampleRun(5, {.mode = par}, {}, Clock::Virtual)});
    QCOMPARE(idsOf(withMeasured(state, measured(6, par))), QStringLiteral("3 4* 6"));
    QCOMPARE(idsOf(withMeasured(state, measured(6, conc))), QStringLiteral("1 2 3 4* 5 6"));
}

void TestDocumentState::keepingPutsARunLast()
{
    DocumentState state = stateOf({measured(1, par), keptRun(measured(2, seq))});
    state.runs[0].shown = false;
    const DocumentState kept = withKept(state, state.runs[0]);
    QCOMPARE(idsOf(kept), QStringLiteral("2* 1*"));
    QCOMPARE(idOf(kept.fitting(par)), 1);
    QCOMPARE(idsOf(withKept(kept, measured(3, par))), QStringLiteral("2* 1* 3*"));
}

void TestDocumentState::removingKeepsAMeasurementOfItsMode()
{
    const DocumentState state = stateOf({keptRun(measured(1, par)), keptRun(measured(2, seq))});
    QCOMPARE(idsOf(withoutKept(state, RunId(1))), QStringLiteral("1 2*"));
    QCOMPARE(idsOf(withoutKept(withoutKept(state, RunId(1)), RunId(2))), QStringLiteral("1 2"));
}

void TestDocumentState::removingTakesOthersAway()
{
    const RunRecord predicted = keptRun(sampleRun(1, {.mode = par}, {}, Clock::Virtual));
    QCOMPARE(idsOf(withoutKept(stateOf({predicted}), RunId(1))), QString());
    const DocumentState state = stateOf({keptRun(measuredWith(1, par, 9)), keptRun(measured(2, par)),
                                         from(QStringLiteral("b"), keptRun(measured(3, seq)))});
    QCOMPARE(idsOf(withoutKept(state, RunId(1))), QStringLiteral("2* 3*"));
    QCOMPARE(idsOf(withoutKept(state, RunId(3))), QStringLiteral("1* 2*"));
    QCOMPARE(idsOf(withoutKept(state, RunId(7))), idsOf(state));
    // Another run stands for the mode.
    QCOMPARE(idsOf(withoutKept(stateOf({keptRun(measured(1, par)), measured(2, par)}), RunId(1))),
             QStringLiteral("2"));
}

// As a recording of kept runs alone is opened: no mode has a panel.
void TestDocumentState::removingTheLastPanelShowsItsMode()
{
    DocumentState state = stateOf({keptRun(measuredWith(1, par, 9)), keptRun(measuredWith(2, seq, 9))});
    state.experiment.work.items = 9;
    state.shown.fill(false);
    state = withoutKept(state, RunId(2));
    QCOMPARE(state.shownModes(), std::vector<Mode>());
    state = withoutKept(state, RunId(1));
    QCOMPARE(idsOf(state), QString());
    QCOMPARE(state.shownModes(), std::vector<Mode>({par}));
}

void TestDocumentState::placesAreCountedAmongKeptRuns_data()
{
    QTest::addColumn<int>("id");
    QTest::addColumn<int>("to");
    QTest::addColumn<QString>("ids");
    QTest::newRow("to its own") << 2 << 0 << "1 2* 3 4* 5*";
    QTest::newRow("down by one") << 2 << 1 << "1 3 4* 2* 5*";
    QTest::newRow("to the end") << 2 << 2 << "1 3 4* 5* 2*";
    QTest::newRow("beyond the end") << 2 << 99 << "1 3 4* 5* 2*";
    QTest::newRow("to the beginning") << 5 << 0 << "1 5* 2* 3 4*";
    QTest::newRow("before the beginning") << 5 << -3 << "1 5* 2* 3 4*";
    QTest::newRow("of a run that is not kept") << 3 << 0 << "1 2* 3 4* 5*";
    QTest::newRow("of no run") << 9 << 0 << "1 2* 3 4* 5*";
}

void TestDocumentState::placesAreCountedAmongKeptRuns()
{
    QFETCH(const int, id);
    QFETCH(const int, to);
    QFETCH(const QString, ids);
    const DocumentState state = stateOf({measured(1, seq), keptRun(measured(2, par)), measured(3, conc),
                                         keptRun(measured(4, par)), keptRun(measured(5, par))});
    QCOMPARE(idsOf(withPlace(state, RunId(id), to)), ids);
}

void TestDocumentState::namesAndPanels()
{
    const DocumentState state = stateOf({measured(1, seq), keptRun(measured(2, par))});
    QCOMPARE(withName(state, RunId(2), QStringLiteral("wide")).runs[1].facts.name, QStringLiteral("wide"));
    QVERIFY(sameState(withName(state, RunId(9), QStringLiteral("wide")), state));
    QCOMPARE(idsOf(withShown(state, RunId(2), false)), QStringLiteral("1 2*-"));
    QVERIFY(sameState(withShown(withShown(state, RunId(2), false), RunId(2), true), state));
}

void TestDocumentState::undoneEditsKeepMeasurements()
{
    const DocumentState before = stateOf({measured(1, par)});
    const DocumentState after = withLimit(before, 9);
    const DocumentState now = withMeasured(after, measuredWith(2, par, 9));
    const DocumentState back = undone(now, before, after);
    QCOMPARE(back.experiment.limits.fetchLimit, std::int64_t(4));
    QCOMPARE(idsOf(back), QStringLiteral("2"));
    QCOMPARE(idOf(back.outdated(par)), 2);
    QCOMPARE(idOf(replayed(back, before, after).fitting(par)), 2);
}

void TestDocumentState::undoneOpeningBringsReplacedMeasurementsBack()
{
    DocumentState before = stateOf({measured(1, seq), measured(2, par), keptRun(measured(3, par))});
    before.shown = {true, false, true, false, false};
    const DocumentState after = openedState(before, opened({measured(11, par), measured(12, conc)}));
    QCOMPARE(idsOf(after), QStringLiteral("11 12"));
    const DocumentState back = undone(after, before, after);
    QVERIFY(sameState(back, before));
    QVERIFY(sameState(replayed(back, before, after), after));
}

void TestDocumentState::undoneOpeningKeepsWhatWasMeasuredSince()
{
    const DocumentState before = stateOf({measured(1, seq), measured(2, par)});
    const DocumentState after = openedState(before, opened({measured(11, par), measured(12, conc)}));
    const DocumentState now = withMeasured(after, measured(21, par));
    QCOMPARE(idsOf(now), QStringLiteral("12 21"));
    const DocumentState back = undone(now, before, after);
    QCOMPARE(idsOf(back), QStringLiteral("1 2 21"));
    QCOMPARE(idOf(back.fitting(par)), 21);
    const DocumentState again = replayed(back, before, after);
    QCOMPARE(idsOf(again), QStringLiteral("11 12 21"));
    QCOMPARE(idOf(again.fitting(par)), 21);
}

void TestDocumentState::undoneRemovalPutsARunWhereItWas()
{
    const DocumentState before =
        stateOf({measured(1, seq), keptRun(measuredWith(2, par, 8)), keptRun(measuredWith(3, par, 9)),
                 keptRun(measuredWith(4, par, 10))});
    const DocumentState after = withoutKept(before, RunId(3));
    QVERIFY(sameState(undone(after, before, after), before));
    const DocumentState now = withKept(withMeasured(after, measured(5, seq)), measured(6, conc));
    QCOMPARE(idsOf(now), QStringLiteral("2* 4* 5 6*"));
    QCOMPARE(idsOf(undone(now, before, after)), QStringLiteral("2* 3* 4* 5 6*"));
}

// It was kept, then only its mode's, then there was another of its mode.
void TestDocumentState::undoneRemovalBringsBackWhatAMeasurementReplacedSince()
{
    const DocumentState before = stateOf({keptRun(measured(1, par)), keptRun(measured(2, seq))});
    const DocumentState after = withoutKept(before, RunId(1));
    const DocumentState now = withMeasured(after, measured(3, par));
    QCOMPARE(idsOf(now), QStringLiteral("2* 3"));
    QCOMPARE(idsOf(undone(now, before, after)), QStringLiteral("1* 2* 3"));
    QCOMPARE(idsOf(replayed(undone(now, before, after), before, after)), QStringLiteral("1 2* 3"));
}

void TestDocumentState::undoneKeepingLeavesTheMeasurement()
{
    const DocumentState before = stateOf({measured(1, par), measured(2, seq)});
    const DocumentState after = withKept(before, before.runs[0]);
    QCOMPARE(idsOf(after), QStringLiteral("2 1*"));
    QVERIFY(sameState(undone(after, before, after), before));
    const DocumentState now = withMeasured(after, measured(3, par));
    QCOMPARE(idsOf(now), QStringLiteral("2 1* 3"));
    QCOMPARE(idOf(undone(now, before, after).fitting(par)), 3);
    // A prediction was nowhere before it was kept.
    const DocumentState predicted = withKept(before, sampleRun(9, {.mode = conc}, {}, Clock::Virtual));
    QVERIFY(sameState(undone(predicted, before, predicted), before));
}

void TestDocumentState::undoneNamesAndPlaces()
{
    const DocumentState before =
        stateOf({keptRun(measured(1, par)), keptRun(measured(2, par)), keptRun(measured(3, par))});
    const DocumentState named = withName(before, RunId(2), QStringLiteral("two"));
    const DocumentState placed = withPlace(named, RunId(3), 0);
    QCOMPARE(idsOf(placed), QStringLiteral("3* 1* 2*"));
    const DocumentState back = undone(placed, named, placed);
    QVERIFY(sameState(back, named));
    QVERIFY(sameState(undone(back, before, named), before));
    // With one that has come since, and one that has gone.
    DocumentState now = withKept(placed, measured(4, conc));
    now.runs.removeAt(1);
    QCOMPARE(idsOf(now), QStringLiteral("3* 2* 4*"));
    QCOMPARE(idsOf(undone(now, named, placed)), QStringLiteral("2* 3* 4*"));
}

// A panel is hidden without a step.
void TestDocumentState::undoneStepsKeepRepeats()
{
    // An edit while the first round was done.
    const DocumentState before = stateOf({repeated(1, par, 1, 10ms)});
    const DocumentState after = withLimit(before, 9);
    const DocumentState now =
        withMeasured(withMeasured(after, repeated(2, par, 2, 30ms)), repeated(3, par, 3, 20ms));
    const DocumentState back = undone(now, before, after);
    QCOMPARE(repeatIds(back.repeats(par).all), QStringLiteral("1 2 3"));
    QCOMPARE(idOf(back.fitting(par)), 3);
    // Another recording in their place, and back.
    const DocumentState other = openedState(now, opened({measured(11, par)}));
    QCOMPARE(repeatIds(undone(other, back, other).repeats(par).all), QStringLiteral("1 2 3"));
}

void TestDocumentState::undoneLeavingOut()
{
    const DocumentState before = stateOf({disturbed(repeated(1, par, 1, 10ms)), repeated(2, par, 2, 30ms)});
    DocumentState after = before;
    after.withoutDisturbed = true;
    const DocumentState now = withMeasured(after, repeated(3, par, 3, 20ms));
    const DocumentState back = undone(now, before, after);
    QVERIFY(!back.withoutDisturbed);
    QCOMPARE(repeatIds(back.repeats(par).counted), QStringLiteral("1 2 3"));
    QVERIFY(replayed(back, before, after).withoutDisturbed);
}

void TestDocumentState::undoTakesBackOnlyWhatTheStepDid()
{
    const DocumentState before = stateOf({keptRun(measured(1, par)), keptRun(measured(2, par))});
    const DocumentState named = withName(before, RunId(1), QStringLiteral("one"));
    const DocumentState hidden = withShown(named, RunId(1), false);
    const DocumentState back = undone(hidden, before, named);
    QCOMPARE(idsOf(back), QStringLiteral("1*- 2*"));
    QCOMPARE(back.runs[0].facts.name, QString());
    QCOMPARE(replayed(back, before, named).runs[0].facts.name, QStringLiteral("one"));
    QCOMPARE(idsOf(replayed(back, before, named)), QStringLiteral("1*- 2*"));
}

void TestDocumentState::undoOfShownModes()
{
    const DocumentState before;
    DocumentState after = before;
    after.shown = {true, false, false, false, false};
    after.file = QStringLiteral("a");
    DocumentState now = after;
    now.skipped[1] = true;
    const DocumentState back = undone(now, before, after);
    QCOMPARE(back.shown, before.shown);
    QCOMPARE(back.file, QString());
    QCOMPARE(back.skipped, now.skipped);
    // A step that did not change them leaves them.
    const DocumentState edited = withLimit(after, 9);
    QCOMPARE(undone(before, after, edited).shown, before.shown);
}

// As many as a file may have: what looks for each among all takes too long for a window.
void TestDocumentState::undoAmongTenThousandRuns()
{
    const DocumentState before = stateOf({measured(1, par), keptRun(measured(2, seq))});
    const RunRecord sample = measured(3, par);
    OpenedRecording recording = opened({});
    for (int id = 3; id <= 10'002; ++id) {
        recording.runs << sample;
        recording.runs.last().facts.id = RunId(id);
    }
    const DocumentState many = withRunsOf(before, recording);
    QCOMPARE(many.runs.size(), 10'002);
    const DocumentState placed =
        withPlace(withName(many, RunId(5'000), QStringLiteral("x")), RunId(9'000), 0);
    QVERIFY(sameState(undone(placed, many, placed), many));
    QVERIFY(sameState(replayed(many, many, placed), placed));
    QVERIFY(sameState(undone(many, before, many), before));
    QVERIFY(sameState(replayed(before, before, many), many));
}

namespace {

/// Any steps of a user, with what stands for undo.
class RandomSteps
{
public:
    explicit RandomSteps(unsigned seed) : m_random(seed) {}

    DocumentState now = stateOf({});
    std::map<RunId, Mode> measuredIds;

    void step()
    {
        DocumentState next = changed();
        m_done.emplace_back(now, next);
        m_undone.clear();
        now = std::move(next);
    }
    void measure()
    {
        const RunRecord record = fresh();
        measuredIds[record.id()] = record.spec().mode;
        now = withMeasured(now, record);
    }
    bool undo()
    {
        if (m_done.empty())
            return false;
        now = undone(now, m_done.back().first, m_done.back().second);
        m_undone.push_back(m_done.back());
        m_done.pop_back();
        return true;
    }
    bool redo()
    {
        if (m_undone.empty())
            return false;
        now = replayed(now, m_undone.back().first, m_undone.back().second);
        m_done.push_back(m_undone.back());
        m_undone.pop_back();
        return true;
    }
    int any(int below) { return std::uniform_int_distribution(0, below - 1)(m_random); }

private:
    RunRecord fresh()
    {
        return measuredWith(++m_lastId, allModes[static_cast<std::size_t>(any(5))], 4 + any(2));
    }
    RunId someKept()
    {
        const auto kept = now.kept();
        return kept.empty() ? RunId::None : kept[static_cast<std::size_t>(any(int(kept.size())))]->id();
    }
    DocumentState changed()
    {
        switch (any(8)) {
        case 0: return withLimit(now, 4 + any(2));
        case 1:
            return withKept(now,
                            now.runs.isEmpty() || any(3) == 0
                                ? fresh()
                                : now.runs[any(static_cast<int>(now.runs.size()))]);
        case 2: return withKept(now, fresh());
        case 3: return withoutKept(now, someKept());
        case 4: return withName(now, someKept(), QString::number(any(3)));
        case 5: return withPlace(now, someKept(), any(4));
        case 6: return withRunsOf(now, opened({fresh(), fresh()}, QStringLiteral("b")));
        default:
            return any(3) > 0 ? withPlace(now, someKept(), 0)
                              : openedState(now, opened({fresh(), fresh(), fresh()}));
        }
    }

    std::mt19937 m_random;
    std::vector<std::pair<DocumentState, DocumentState>> m_done;
    std::vector<std::pair<DocumentState, DocumentState>> m_undone;
    int m_lastId = 0;
};

void addSeeds()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 40; ++seed)
        QTest::addRow("%u", seed) << seed;
}

} // namespace

void TestDocumentState::undoAllAndRedoAllIsTheSame_data()
{
    addSeeds();
}

void TestDocumentState::undoAllAndRedoAllIsTheSame()
{
    QFETCH(const unsigned, seed);
    RandomSteps steps(seed);
    for (int i = 0; i < 3; ++i)
        steps.measure();
    std::vector<DocumentState> states{steps.now};
    for (int i = 0; i < 40; ++i) {
        steps.step();
        states.push_back(steps.now);
    }
    for (std::size_t i = states.size() - 1; i > 0; --i) {
        QVERIFY(steps.undo());
        QVERIFY2(sameState(steps.now, states[i - 1]),
                 qPrintable(idsOf(steps.now) + u'|' + idsOf(states[i - 1])));
    }
    QVERIFY(!steps.undo());
    for (std::size_t i = 1; i < states.size(); ++i) {
        QVERIFY(steps.redo());
        QVERIFY2(sameState(steps.now, states[i]), qPrintable(idsOf(steps.now) + u'|' + idsOf(states[i])));
    }
    QVERIFY(!steps.redo());
}

void TestDocumentState::noMeasurementIsLost_data()
{
    addSeeds();
}

// With nothing left to undo, all that was measured is there, unless its mode was measured again.
void TestDocumentState::noMeasurementIsLost()
{
    QFETCH(const unsigned, seed);
    RandomSteps steps(seed);
    for (int i = 0; i < 120; ++i) {
        switch (steps.any(6)) {
        case 0: steps.undo(); break;
        case 1: steps.redo(); break;
        case 2: {
            steps.measure();
            const auto &[id, mode] = *steps.measuredIds.rbegin();
            QVERIFY(steps.now.run(id));
            QCOMPARE(steps.now.runs.last().id(), id);
            break;
        }
        default: steps.step(); break;
        }
        std::set<RunId> ids;
        for (const RunRecord &record : steps.now.runs)
            QVERIFY2(ids.insert(record.id()).second, qPrintable(idsOf(steps.now)));
    }
    while (steps.undo()) {}
    std::map<Mode, RunId> latest;
    for (const auto &[id, mode] : steps.measuredIds)
        latest[mode] = id;
    for (const auto &[mode, id] : latest) {
        QVERIFY2(steps.now.run(id), qPrintable(QString::number(int(id)) + u'|' + idsOf(steps.now)));
        const RunRecord *stands = steps.now.fitting(mode);
        if (fits(*steps.now.run(id), steps.now.experiment))
            QCOMPARE(idOf(stands), int(id));
    }
}

QTEST_GUILESS_MAIN(TestDocumentState)
#include "tst_document_state.moc"
