// SPDX-License-Identifier: MIT
// A document as a file, and a file as a document: which runs are shown, and that none is lost on the way.
#include "document/document.h"
#include "files/opened_recording.h"
#include "files/snapshot.h"
#include "formats/overlapse_file.h"
#include "runs/panel_words.h"
#include "runs/panels_of.h"
#include "ui/runs/sample_sources.h"
#include "virtual/predict.h"

#include <QBuffer>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

constexpr Mode par = Mode::Parallel;
constexpr Mode seq = Mode::Sequential;
constexpr Mode conc = Mode::Concurrent;
constexpr Mode pref = Mode::Prefetching;
constexpr Mode block = Mode::Blocking;

Snapshot snapshotOf(const DocumentState &state)
{
    const SampleSources shown(state);
    return overlapse::snapshotOf(shown.sources());
}

/// A recording as a file, and what it is as a document.
class File
{
public:
    explicit File(const Recording &recording)
    {
        QFile file(path());
        if (file.open(QIODevice::WriteOnly))
            m_written = writeRecording(file, recording, Secrets::Kept);
        file.close();
        const Checked<OpenedRecording> read = openDocument(path());
        error = read.error;
        if (read)
            opened = *read;
    }
    [[nodiscard]] DocumentState state(const DocumentState &before = {}) const
    {
        return openedState(before, opened);
    }

    OpenedRecording opened;
    QString error;

private:
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("a.overlapse")); }

    QTemporaryDir m_folder;
    bool m_written = false;
};

/// As it was written and opened.
DocumentState again(const DocumentState &state)
{
    return File(snapshotOf(state).whole).state();
}

Run runWith(int id, const PipelineSpec &spec, const WorkSpec &work = {})
{
    const RunRecord record = sampleRun(id, spec, work);
    Run run = record.run();
    run.facts.id = record.id();
    return run;
}

Recording recordingWith(std::vector<Run> runs)
{
    return {QStringLiteral("overlapse 0.1.0"), sampleTime(), sampleMachine(), {}, std::move(runs)};
}

QStringList panelTitles(const DocumentState &state)
{
    const SampleSources shown(state);
    QStringList titles;
    for (const PanelInput &panel : panelsOf(shown.sources(), {}).panels)
        titles << panel.title;
    return titles;
}

/// Of runs that nothing else is told of, what they did.
QString tokenOf(const Run &run)
{
    return QStringLiteral("%1 %2 %3 %4")
        .arg(int(run.spec.mode))
        .arg(run.spec.fetchLimit)
        .arg(int(run.clock))
        .arg(run.trace.end().count());
}

QStringList tokensOf(const Recording &recording)
{
    QStringList tokens;
    for (const Run &run : recording.runs)
        tokens << tokenOf(run);
    tokens.sort();
    return tokens;
}

QString keptNames(const DocumentState &state)
{
    QStringList names;
    for (const RunRecord *record : state.kept())
        names << keptTitle(*record, {});
    return names.join(u'|');
}

} // namespace

class TestOpenedRecording : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLongRunIsThereBeforeAllIsTold();
    void whatIsToldLaterTakesItsPlaceInEveryStep();
    void ofACutFileWholeRunsAreOpened();
    void notesStayWithTheirRun();
    // Repeats.
    void repeatsAreOneModeAgain();
    void repeatsOfTheCommandLineAreModes();
    void repeatsBesideOthersAreTheirMedians();
    void exportsHaveAllRepeatsAndPicturesTheMedians();

    // What is shown.
    void oneRunOfEachModeIsTheModes();
    void ofTwoRunsOfOneModeBothAreShown();
    void runsOfOtherWorkHaveTheirOwnPanels();
    void runsOfOtherLimitsHaveTheirOwnPanels();
    void onlyKeptRunsHidesAllModes();
    void ofAThousandRunsTheFirstAreShown();
    void addedRunsStandBesideTheDocuments();
    void addedRunsHideNothingOfTheDocuments();
    void goneInputsAreNotMissed();
    void earlierVersionsOpen_data();
    void earlierVersionsOpen();
    void whatIsNoRecordingIsRefused_data();
    void whatIsNoRecordingIsRefused();

    // There and back.
    void namesPinsAndOrderStay();
    void limitsStay();
    void limitsAreNotThoseOfOtherWork();
    void limitsOfOutdatedRunsAreNotTheExperiments();
    void runsOfOtherWorkStay();
    void realWorkWithoutInputsKeepsWhatIsKept();
    void predictionsSayForWhichMachineTheyAre();
    void hiddenPanelsAreWrittenButNotExported();
    void whatIsTheSameForAllIsSaidOnce();
    void writingTwiceIsTheSame();

    // Experiments.
    void anExperimentComesWithItsModes();
};

void TestOpenedRecording::repeatsAreOneModeAgain()
{
    DocumentState state = stateOf({repeated(1, par, 1, 30ms), repeated(2, seq, 1, 5ms),
                                   repeated(3, par, 2, 10ms), repeated(4, seq, 2, 9ms),
                                   keptRun(repeated(5, par, 3, 20ms)), keptRun(measuredWith(6, par, 9))});
    state.shown = {true, false, true, false, false};
    const DocumentState next = again(state);
    QCOMPARE(next.kept().size(), std::size_t(2));
    QCOMPARE(next.shownModes(), std::vector<Mode>({seq, par}));
    for (const Mode mode : {seq, par}) {
        const ModeRepeats were = state.repeats(mode);
        const ModeRepeats are = next.repeats(mode);
        QCOMPARE(are.all.size(), were.all.size());
        QCOMPARE(are.shortest(), were.shortest());
        QCOMPARE(are.longest(), were.longest());
        QCOMPARE(idOf(are.median), idOf(were.median));
        QCOMPARE(next.fitting(mode), are.median);
    }
    QCOMPARE(tokensOf(snapshotOf(next).whole), tokensOf(snapshotOf(state).whole));
}

// They have no ids, are in the order of their rounds, and of the recording's time.
void TestOpenedRecording::repeatsOfTheCommandLineAreModes()
{
    std::vector<Run> runs;
    for (int round = 1; round <= 3; ++round)
        for (const Mode mode : {round == 2 ? par : seq, round == 2 ? seq : par}) {
            runs.push_back(repeated(1, mode, round, 10ms * (round % 3)).run());
            runs.back().facts.name = repeatName(round, 3);
        }
    const DocumentState state = File(recordingWith(runs)).state();
    QVERIFY(state.kept().empty());
    QCOMPARE(state.shownModes(), std::vector<Mode>({seq, par}));
    for (const Mode mode : {seq, par}) {
        QCOMPARE(state.repeats(mode).all.size(), std::size_t(3));
        QCOMPARE(state.fitting(mode)->facts.name, QStringLiteral("repeat 1 of 3"));
    }
}

void TestOpenedRecording::repeatsBesideOthersAreTheirMedians()
{
    std::vector<Run> runs;
    for (int round = 1; round <= 3; ++round) {
        runs.push_back(repeated(1, par, round, 10ms * (round % 3)).run());
        runs.back().facts.name = repeatName(round, 3);
    }
    runs.push_back(runWith(9, {.mode = seq}));
    const File file(recordingWith(runs));
    const DocumentState state = withRunsOf(stateOf({measured(1, par)}), file.opened);
    QCOMPARE(state.kept().size(), std::size_t(2));
    QCOMPARE(state.kept()[0]->facts.name, QStringLiteral("median of 3"));
    QCOMPARE(state.kept()[0]->run().trace.end(), runs[0].trace.end());
    QCOMPARE(state.kept()[1]->facts.name, QString());
}

void TestOpenedRecording::exportsHaveAllRepeatsAndPicturesTheMedians()
{
    DocumentState state = stateOf(
        {repeated(1, par, 1, 30ms), repeated(2, par, 2, 10ms), repeated(3, par, 3, 20ms), measured(4, seq)});
    state.shown = {true, false, true, false, false};
    const Snapshot snapshot = snapshotOf(state);
    const auto ids = [](const Recording &recording) {
        QStringList all;
        for (const Run &run : recording.runs)
            all << QString::number(int(run.facts.id));
        return all.join(u' ');
    };
    QCOMPARE(ids(snapshot.shown), QStringLiteral("4 1 2 3"));
    QCOMPARE(ids(snapshot.drawn), QStringLiteral("4 3"));
    QCOMPARE(ids(snapshot.whole), QStringLiteral("4 1 2 3"));
    QCOMPARE(snapshot.input.panels.size(), std::size_t(2));
    QVERIFY(snapshot.input.panels[1].spread);
    QCOMPARE(snapshot.shown.runs[1].facts.name, QStringLiteral("repeat 1 of 3"));
}

void TestOpenedRecording::oneRunOfEachModeIsTheModes()
{
    const File file(recordingWith(
        {runWith(3, {.mode = par, .fetchLimit = 7}), runWith(1, {.mode = seq, .fetchLimit = 7})}));
    QCOMPARE(file.error, QString());
    QCOMPARE(file.opened.name, QStringLiteral("a.overlapse"));
    const DocumentState state = file.state();
    QCOMPARE(idsOf(state), QStringLiteral("3 1"));
    QCOMPARE(state.shownModes(), std::vector<Mode>({seq, par}));
    QCOMPARE(state.file, QStringLiteral("a.overlapse"));
    QCOMPARE(state.experiment.limits.fetchLimit, std::int64_t(7));
    QCOMPARE(idOf(state.fitting(par)), 3);
    QCOMPARE(state.runs[0].facts.when, sampleTime());
    QCOMPARE(state.runs[0].facts.program, QStringLiteral("overlapse 0.1.0"));
    QCOMPARE(*state.runs[0].facts.machine, sampleMachine());
    QVERIFY(state.runs[0].measured());
}

void TestOpenedRecording::ofTwoRunsOfOneModeBothAreShown()
{
    const DocumentState state =
        File(recordingWith({runWith(1, {.mode = par}), runWith(2, {.mode = par}), runWith(3, {.mode = seq})}))
            .state();
    QCOMPARE(idsOf(state), QStringLiteral("1* 2 3"));
    QCOMPARE(idOf(state.fitting(par)), 2);
    QCOMPARE(panelTitles(state),
             QStringList({QStringLiteral("Sequential"), QStringLiteral("Parallel"),
                          QStringLiteral("Parallel: N = 4, M = 4, 4 threads, order kept")}));
    QCOMPARE(snapshotOf(state).whole.runs.size(), std::size_t(3));
    QCOMPARE(snapshotOf(state).shown.runs.size(), std::size_t(3));
}

void TestOpenedRecording::runsOfOtherWorkHaveTheirOwnPanels()
{
    WorkSpec other;
    other.items = 9;
    std::vector<Run> runs{runWith(1, {.mode = par}), runWith(2, {.mode = par}, other),
                          runWith(3, {.mode = seq}, other)};
    for (std::size_t i : {1, 2})
        runs[i].facts.work = std::make_shared<WorkSpec>(other);
    const DocumentState state = File(recordingWith(runs)).state();
    QCOMPARE(idsOf(state), QStringLiteral("1 2* 3*"));
    QCOMPARE(state.experiment.work.items, std::int64_t(4));
    QCOMPARE(state.shownModes(), std::vector<Mode>({par}));
    QCOMPARE(state.runs[1].work().items, std::int64_t(9));
    const Recording whole = snapshotOf(state).whole;
    QCOMPARE(whole.runs.size(), std::size_t(3));
    QCOMPARE(whole.work.items, std::int64_t(4));
    QCOMPARE(whole.workOf(whole.runs[1]).items, std::int64_t(9));
}

void TestOpenedRecording::runsOfOtherLimitsHaveTheirOwnPanels()
{
    const DocumentState state = File(recordingWith({runWith(1, {.mode = par, .fetchLimit = 2}),
                                                    runWith(2, {.mode = conc, .fetchLimit = 2}),
                                                    runWith(3, {.mode = par, .fetchLimit = 8})}))
                                    .state();
    QCOMPARE(state.experiment.limits.fetchLimit, std::int64_t(8));
    QCOMPARE(idsOf(state), QStringLiteral("1* 2 3"));
    QCOMPARE(idOf(state.fitting(par)), 3);
    QCOMPARE(idOf(state.outdated(conc)), 2); // its mode shows it, as nothing of it fits
    QCOMPARE(state.shownModes(), std::vector<Mode>({conc, par}));
}

void TestOpenedRecording::onlyKeptRunsHidesAllModes()
{
    std::vector<Run> runs{runWith(1, {.mode = par}), runWith(2, {.mode = seq})};
    for (Run &run : runs)
        run.facts.pinned = true;
    const DocumentState state = File(recordingWith(runs)).state();
    QCOMPARE(idsOf(state), QStringLiteral("1* 2*"));
    QCOMPARE(state.shownModes(), std::vector<Mode>());
    QCOMPARE(panelTitles(state).size(), 2);
}

void TestOpenedRecording::ofAThousandRunsTheFirstAreShown()
{
    std::vector<Run> runs;
    for (int i = 1; i <= 1'000; ++i)
        runs.push_back(runWith(i, {.mode = i % 2 ? par : seq, .fetchLimit = i}));
    const DocumentState state = File(recordingWith(std::move(runs))).state();
    QCOMPARE(state.runs.size(), 1'000);
    const SampleSources shown(state);
    const Snapshot snapshot = overlapse::snapshotOf(shown.sources());
    QCOMPARE(snapshot.input.panels.size(), std::size_t(mostOpenedPanels));
    QCOMPARE(snapshot.shown.runs.size(), std::size_t(mostOpenedPanels));
    QCOMPARE(snapshot.runs.size(), 1'000);
    std::set<RunId> ids;
    for (const Run &run : snapshot.whole.runs)
        if (run.facts.id != RunId::None)
            ids.insert(run.facts.id);
    QCOMPARE(ids.size(), std::size_t(1'000));
    // The modes' own, then the first.
    QCOMPARE(state.shownModes().size(), std::size_t(2));
    QVERIFY(state.run(RunId(1))->shown);
    QVERIFY(state.run(RunId(18))->shown);
    QVERIFY(!state.run(RunId(19))->shown);
}

void TestOpenedRecording::addedRunsStandBesideTheDocuments()
{
    const DocumentState before = stateOf({measured(1, par)});
    OpenedRecording opened =
        File(recordingWith({runWith(11, {.mode = par}), runWith(12, {.mode = seq})})).opened;
    const DocumentState state = withRunsOf(before, opened);
    QCOMPARE(idsOf(state), QStringLiteral("1 11* 12*"));
    QCOMPARE(state.shown, before.shown);
    QCOMPARE(state.file, QString());
    QVERIFY(sameExperiment(state.experiment, before.experiment));
    QCOMPARE(idOf(state.fitting(par)), 1);
    QCOMPARE(idOf(state.fitting(seq)), 0); // it came from elsewhere
}

// However many panels there are: some are of predictions, which are no runs.
void TestOpenedRecording::addedRunsHideNothingOfTheDocuments()
{
    QList<RunRecord> runs;
    for (int i = 1; i <= 30; ++i)
        runs << keptRun(measuredWith(i, par, i + 10));
    runs[3].shown = false;
    const DocumentState before = stateOf(runs);
    const OpenedRecording opened =
        File(recordingWith({runWith(41, {.mode = par}), runWith(42, {.mode = par})})).opened;
    const DocumentState state = withRunsOf(before, opened);
    QCOMPARE(idsOf(state), idsOf(before) + QStringLiteral(" 41* 42*-"));
    // With few, as many as fit are shown.
    const DocumentState few = withRunsOf(stateOf(runs.mid(0, 13)), opened);
    QCOMPARE(idsOf(few.runs.mid(13)), QStringLiteral("41* 42*"));
}

void TestOpenedRecording::goneInputsAreNotMissed()
{
    WorkSpec files;
    files.fetch = FetchKind::File;
    files.transform = TransformKind::Real;
    files.steps = {{QStringLiteral("sha256"), {}}};
    InputList list;
    list.sources = {QStringLiteral("/nowhere/at/all")};
    for (const char *name : {"a", "b", "c", "d"})
        list.paths.push_back(QByteArray("/nowhere/at/all/") + name);
    files.inputs = finished(std::move(list));
    Recording recording = recordingWith({runWith(1, {.mode = par}, files), runWith(2, {.mode = par}, files)});
    recording.work = files;
    recording.runs[0].facts.pinned = true;
    recording.runs[0].facts.name = QStringLiteral("before");
    const File file(recording);
    QCOMPARE(file.error, QString());
    const DocumentState state = file.state();
    QCOMPARE(idsOf(state), QStringLiteral("1* 2"));
    QCOMPARE(state.experiment.work.items, std::int64_t(4));
    QVERIFY(state.experiment.work.inputs);
    QCOMPARE(state.experiment.sources.inputs, QStringList{QStringLiteral("/nowhere/at/all")});
    QVERIFY(!state.runs[0].prepared->sentence.isEmpty());
    QVERIFY(state.runs[0].prepared->figures.makespan > Nanos(0));
    QCOMPARE(panelTitles(state), QStringList({QStringLiteral("Parallel"), QStringLiteral("before")}));
    // Kept in a document that is about something else.
    const DocumentState beside = withRunsOf({}, file.opened);
    const SampleSources shown(beside);
    const PanelInput panel = panelsOf(shown.sources(), {}).panels.back();
    QVERIFY2(panel.note.contains(QStringLiteral("4 files from /nowhere/at/all, transform sha256")),
             qPrintable(panel.note));
    QCOMPARE(idsOf(again(beside).runs.mid(5)), QStringLiteral("1* 2*"));
}

void TestOpenedRecording::earlierVersionsOpen_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(TEST_DATA "/formats"));
    for (const QString &name : folder.entryList({QStringLiteral("version-*.overlapse")}))
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void TestOpenedRecording::earlierVersionsOpen()
{
    QFETCH(const QString, path);
    const Checked<OpenedRecording> opened = openDocument(path);
    QVERIFY2(opened, qPrintable(opened.error));
    const DocumentState state = openedState({}, *opened);
    QVERIFY(!state.runs.isEmpty());
    QCOMPARE(panelTitles(state).size(), state.runs.size());
    QCOMPARE(std::size_t(state.runs.size()), state.shownModes().size() + state.kept().size());
    const Snapshot snapshot = snapshotOf(state);
    const std::vector<Run> &whole = snapshot.whole.runs;
    for (const RunRecord &record : state.runs)
        QVERIFY(std::any_of(whole.begin(), whole.end(),
                            [&record](const Run &run) { return run.facts.id == record.id(); }));
    const DocumentState next = again(state);
    QCOMPARE(tokensOf(snapshotOf(next).whole), tokensOf(snapshot.whole));
    QVERIFY(sameWork(next.experiment.work, state.experiment.work));
    QCOMPARE(next.experiment.limits.fetchLimit, state.experiment.limits.fetchLimit);
}

void TestOpenedRecording::whatIsNoRecordingIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("items,fetch\n1,2\n");
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    writeRecording(buffer, recordingWith({}));
    QTest::newRow("no runs") << buffer.data();
    QTest::newRow("cut off") << buffer.data().chopped(3);
}

void TestOpenedRecording::whatIsNoRecordingIsRefused()
{
    QFETCH(const QByteArray, bytes);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("b.overlapse"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    const Checked<OpenedRecording> opened = openDocument(path);
    QVERIFY(!opened);
    QVERIFY(opened.error.contains(QStringLiteral("b.overlapse")));
    QVERIFY(!openDocument(folder.path()));
    QVERIFY(!openDocument(folder.filePath(QStringLiteral("none"))));
}

void TestOpenedRecording::namesPinsAndOrderStay()
{
    // The second stands for its mode too.
    DocumentState state = stateOf({measured(5, par), keptRun(measuredWith(2, conc, 9)),
                                   keptRun(measured(3, seq)), keptRun(measuredWith(4, par, 6))});
    state.runs[1].facts.name = QString::fromUtf8("wide \xc3\xa4");
    state.shown = {true, false, true, false, false};
    const DocumentState next = again(state);
    QCOMPARE(keptNames(next), keptNames(state));
    QCOMPARE(idsOf(next), QStringLiteral("5 2* 3* 4*"));
    QCOMPARE(idOf(next.fitting(par)), 5);
    QCOMPARE(next.runs[1].facts.name, state.runs[1].facts.name);
    for (const RunRecord &record : next.runs)
        QCOMPARE(record.facts.when, sampleTime());
}

// Modes carry limits that they do not use, as they were when they were measured.
void TestOpenedRecording::limitsStay()
{
    DocumentState state = stateOf({measured(1, seq), measured(2, block), measuredWith(3, conc, 9),
                                   measuredWith(4, par, 9), measuredWith(5, pref, 9)});
    state.experiment.limits.fetchLimit = 9;
    const DocumentState next = again(state);
    QCOMPARE(next.experiment.specFor(par), state.experiment.specFor(par));
    for (const Mode mode : allModes)
        QVERIFY2(next.fitting(mode), qPrintable(QString::number(int(mode))));
    QVERIFY(next.kept().empty());
    for (const int limit : {1, 100'000}) {
        state.experiment.limits = {
            .order = Order::Any, .fetchLimit = limit, .transformLimit = 3, .threads = 7};
        QCOMPARE(again(state).experiment.limits.fetchLimit, std::int64_t(limit));
        QCOMPARE(again(state).experiment.limits.transformLimit, std::int64_t(3));
        QCOMPARE(again(state).experiment.limits.threads, 7);
        QCOMPARE(again(state).experiment.limits.order, Order::Any);
    }
}

void TestOpenedRecording::limitsAreNotThoseOfOtherWork()
{
    WorkSpec other;
    other.items = 9;
    std::vector<Run> runs{runWith(1, {.mode = par, .fetchLimit = 7}), runWith(2, {.mode = par}, other)};
    runs[0].facts.pinned = true;
    runs[1].facts.work = std::make_shared<WorkSpec>(other);
    const DocumentState state = File(recordingWith(runs)).state();
    QCOMPARE(state.experiment.limits.fetchLimit, std::int64_t(7));
    QCOMPARE(idsOf(state), QStringLiteral("1* 2*"));
}

void TestOpenedRecording::limitsOfOutdatedRunsAreNotTheExperiments()
{
    DocumentState state = stateOf({measured(1, conc), measuredWith(2, par, 9), measured(3, pref)});
    state.experiment.limits.fetchLimit = 9;
    const DocumentState next = again(state);
    QCOMPARE(next.experiment.limits.fetchLimit, std::int64_t(9));
    QCOMPARE(idOf(next.fitting(par)), 2);
    for (const int id : {1, 2, 3})
        QVERIFY(next.run(RunId(id)));
}

void TestOpenedRecording::runsOfOtherWorkStay()
{
    WorkSpec other;
    other.items = 9;
    WorkSpec third;
    third.transformTime.a = Nanos(5);
    const DocumentState state =
        stateOf({measured(1, par), keptRun(sampleRun(2, {.mode = par}, other)),
                 keptRun(sampleRun(3, {.mode = seq}, third)), sampleRun(4, {.mode = conc}, other)});
    const DocumentState next = again(state);
    for (const RunRecord &record : state.runs) {
        const RunRecord *read = next.run(record.id());
        QVERIFY(read);
        QVERIFY(sameWork(read->work(), record.work()));
    }
    QVERIFY(sameWork(next.experiment.work, state.experiment.work));
    QCOMPARE(idOf(next.fitting(par)), 1);
}

void TestOpenedRecording::realWorkWithoutInputsKeepsWhatIsKept()
{
    DocumentState state = stateOf({keptRun(measured(1, par)), keptRun(measured(2, seq))});
    state.experiment.work = {};
    state.experiment.work.fetch = FetchKind::File;
    state.experiment.work.transform = TransformKind::Real;
    state.experiment.work.items = 0;
    const PredictedModes none;
    const Snapshot snapshot = overlapse::snapshotOf(PanelSources{state, none});
    const File file(snapshot.whole);
    QCOMPARE(file.error, QString());
    QCOMPARE(idsOf(file.state()), QStringLiteral("1* 2*"));
    QCOMPARE(file.state().runs[0].work().items, std::int64_t(4));
}

// One mode was measured here, the others are predicted for the cores of an example.
void TestOpenedRecording::predictionsSayForWhichMachineTheyAre()
{
    DocumentState state = stateOf({measured(1, par)});
    const auto cores = [](const Recording &recording, Mode mode) {
        for (const Run &run : recording.runs)
            if (run.spec.mode == mode)
                return recording.machineOf(run).cores;
        return 0;
    };
    QCOMPARE(cores(snapshotOf(state).whole, par), 2);
    QCOMPARE(cores(snapshotOf(state).whole, seq), 2);
    state.experiment.cores = 8;
    QCOMPARE(cores(snapshotOf(state).whole, par), 2);
    QCOMPARE(cores(snapshotOf(state).whole, seq), 8);
    QCOMPARE(cores(snapshotOf(state).shown, seq), 8);
    state.runs.clear();
    QCOMPARE(snapshotOf(state).whole.machine.cores, 8);
    // Of a recording that was made elsewhere.
    state = stateOf({measured(1, par)});
    state.runs[0].facts.machine->cores = 16;
    QCOMPARE(cores(snapshotOf(state).whole, par), 16);
    QCOMPARE(cores(snapshotOf(state).whole, seq), 2);
}

void TestOpenedRecording::hiddenPanelsAreWrittenButNotExported()
{
    DocumentState state = stateOf({measured(1, par), measured(2, seq), keptRun(measuredWith(3, par, 9)),
                                   keptRun(measuredWith(4, par, 8))});
    state.shown = {false, false, true, false, false};
    state.runs[2].shown = false;
    const Snapshot snapshot = snapshotOf(state);
    const auto ids = [](const Recording &recording) {
        std::set<int> all;
        for (const Run &run : recording.runs)
            all.insert(int(run.facts.id));
        return all;
    };
    QCOMPARE(ids(snapshot.shown), std::set<int>({1, 4}));
    QCOMPARE(ids(snapshot.whole), std::set<int>({1, 2, 3, 4}));
    QCOMPARE(snapshot.input.panels.size(), std::size_t(2));
    QCOMPARE(snapshot.runs, state.runs);
    QCOMPARE(snapshot.experiment.modes, std::vector<Mode>({par}));
}

void TestOpenedRecording::whatIsTheSameForAllIsSaidOnce()
{
    DocumentState state =
        stateOf({measured(1, par), keptRun(measuredWith(2, par, 9)), keptRun(measuredWith(3, par, 8))});
    state.shown = {false, false, true, false, false};
    state.runs[2].facts.when = sampleTime().addDays(1);
    state.runs[2].facts.machine->cores = 16;
    const Recording whole = snapshotOf(state).whole;
    QCOMPARE(whole.when, sampleTime());
    QCOMPARE(whole.machine, sampleMachine());
    QCOMPARE(whole.program, QStringLiteral("overlapse 0.1.0"));
    QCOMPARE(whole.runs.size(), std::size_t(3));
    for (std::size_t i : {0, 1}) {
        const RunFacts &facts = whole.runs[i].facts;
        QVERIFY(!facts.work && !facts.machine && !facts.when.isValid() && facts.program.isEmpty());
    }
    QCOMPARE(whole.runs[2].facts.when, sampleTime().addDays(1));
    QCOMPARE(whole.runs[2].facts.machine->cores, 16);
    QCOMPARE(again(state).run(RunId(3))->facts.machine->cores, 16);
}

void TestOpenedRecording::writingTwiceIsTheSame()
{
    DocumentState state = stateOf({measuredWith(1, conc, 9), measured(2, par),
                                   keptRun(measuredWith(3, par, 9)), keptRun(measured(4, seq))});
    state.shown = {true, true, true, false, false};
    const DocumentState once = again(state);
    const DocumentState twice = again(once);
    QCOMPARE(idsOf(once.runs.mid(2)), QStringLiteral("2 3* 4*"));
    QCOMPARE(twice.shown, once.shown);
    QCOMPARE(twice.experiment.specFor(par), once.experiment.specFor(par));
    QCOMPARE(keptNames(twice), keptNames(once));
    QCOMPARE(tokensOf(snapshotOf(twice).whole), tokensOf(snapshotOf(once).whole));
}

void TestOpenedRecording::anExperimentComesWithItsModes()
{
    DocumentState before = stateOf({measured(1, par)});
    before.file = QStringLiteral("a.overlapse");
    ExperimentFile file;
    file.title = QStringLiteral("Small");
    file.work.items = 7;
    file.limits.fetchLimit = 9;
    file.fetchLimit = {.kind = WrittenLimit::Kind::TimesCores, .factor = 3};
    file.modes = {seq, block};
    file.cores = 8;
    const DocumentState state = withExperiment(before, file);
    QCOMPARE(idsOf(state), QStringLiteral("1"));
    QCOMPARE(state.shownModes(), std::vector<Mode>({seq, block}));
    QCOMPARE(state.file, QString());
    QCOMPARE(state.experiment.cores, 8);
    const ExperimentFile back = experimentFileOf(state);
    QCOMPARE(back.title, file.title);
    QCOMPARE(back.work.items, file.work.items);
    QCOMPARE(back.limits, file.limits);
    QCOMPARE(back.fetchLimit, file.fetchLimit);
    QCOMPARE(back.modes, file.modes);
    QCOMPARE(back.cores, file.cores);
    // Real work has its items once they are listed.
    file.work.fetch = FetchKind::File;
    file.inputs = QStringList{QStringLiteral("data")};
    QCOMPARE(withExperiment(before, file).experiment.work.items, std::int64_t(0));
    QCOMPARE(withExperiment(before, file).experiment.sources.inputs, file.inputs);
}

namespace {

Recording longRecording()
{
    Recording recording;
    recording.machine.cores = 2;
    recording.work.items = 200'001;
    recording.work.fetchTime.a = 1ms;
    recording.work.transformTime.a = 10us;
    const PipelineSpec spec{.mode = par, .threads = 2};
    recording.runs.push_back({spec, Clock::Live, predict(spec, recording.work, {.cores = 2}), {}});
    return recording;
}

} // namespace

void TestOpenedRecording::aLongRunIsThereBeforeAllIsTold()
{
    const File file(longRecording());
    QCOMPARE(file.error, QString());
    const PreparedRun &first = *file.opened.runs.first().prepared;
    QVERIFY(!first.complete);
    QCOMPARE(first.figures.makespan, first.run.trace.end());
    QCOMPARE(first.figures.emitted, 200'001);
    QVERIFY(first.figures.throughput > 0);
    const PreparedRunPtr whole = prepareRun(first.run, file.opened.experiment.work, 2);
    QVERIFY(whole->complete);
    QCOMPARE(whole->figures.throughput, first.figures.throughput);
    const PanelInput before = panelFor(first, nullptr);
    QVERIFY(!before.run); // its indexes are not there yet
    QVERIFY(before.note.contains(QStringLiteral("200,001")));
    QVERIFY(!before.sentence.isEmpty());
    const PanelInput after = panelFor(*whole, nullptr);
    QVERIFY(after.run && after.waits && after.levels);
    QVERIFY(after.sentence != before.sentence);
}

void TestOpenedRecording::whatIsToldLaterTakesItsPlaceInEveryStep()
{
    const File file(longRecording());
    Document document({}, 2);
    document.change(Edit::Open, file.state());
    const PreparedRunPtr first = document.state().runs.first().prepared;
    const PreparedRunPtr whole = prepareRun(first->run, document.experiment().work, 2);
    document.change(Edit::Remove, {});
    document.setPrepared(first, whole);
    document.undo();
    QCOMPARE(document.state().runs.size(), 1);
    QVERIFY(document.state().runs.first().prepared == whole);
    document.undo();
    document.redo();
    QVERIFY(document.state().runs.first().prepared == whole);
}

void TestOpenedRecording::ofACutFileWholeRunsAreOpened()
{
    Recording recording = longRecording();
    recording.work.items = 100;
    recording.runs.clear();
    for (const Mode mode : {seq, conc, par}) {
        const PipelineSpec spec{.mode = mode, .threads = 2};
        recording.runs.push_back({spec, Clock::Live, predict(spec, recording.work, {.cores = 2}), {}});
    }
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("cut.overlapse")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(writeRecording(file, recording));
    file.resize(file.size() - 100);
    file.close();
    const Checked<OpenedRecording> opened = openDocument(file.fileName());
    QVERIFY2(opened, qPrintable(opened.error));
    QCOMPARE(opened->runs.size(), 2);
    QCOMPARE(opened->lostRuns, 1);
}

void TestOpenedRecording::notesStayWithTheirRun()
{
    Recording recording = longRecording();
    recording.work.items = 100;
    recording.runs[0].trace = predict(recording.runs[0].spec, recording.work, {.cores = 2});
    const PinnedNotes notes{{3, 5ms, QStringLiteral("slow")}, {-1, 6ms, QStringLiteral("a pause")}};
    recording.runs[0].facts.notes = std::make_shared<const PinnedNotes>(notes);
    const File file(recording);
    QCOMPARE(file.error, QString());
    QVERIFY(*file.opened.runs.first().facts.notes == notes);
    const Snapshot snapshot = snapshotOf(file.state());
    QCOMPARE(snapshot.whole.runs.size(), std::size_t(1));
    QVERIFY(*snapshot.whole.runs.front().facts.notes == notes);
}

QTEST_GUILESS_MAIN(TestOpenedRecording)
#include "tst_opened_recording.moc"
