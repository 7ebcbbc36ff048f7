// SPDX-License-Identifier: MIT
// The document: what is a step of undo, what is unsaved, and what each change says that it changed.
#include "document/document.h"
#include "document/experiment_edits.h"
#include "files/opened_recording.h"
#include "ui/document/sample_states.h"

#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace overlapse;

namespace {

constexpr Mode par = Mode::Parallel;
constexpr Mode seq = Mode::Sequential;
using Parts = Document::Parts;

/// A document, and what it said.
struct Told
{
    Document document;
    QList<Parts> parts;
    int replaced = 0;

    explicit Told(const DocumentState &state = {}) : document(state, 2)
    {
        QObject::connect(&document, &Document::edited, &document, [this](Parts told) { parts << told; });
        QObject::connect(&document, &Document::replaced, &document, [this] { ++replaced; });
    }
    Parts takeParts()
    {
        Parts all;
        for (const Parts part : std::exchange(parts, {}))
            all |= part;
        return all;
    }
    void dragTo(std::int64_t fetchLimit)
    {
        document.edit(Edit::FetchLimit, withFetchLimit(document.experiment(), fetchLimit));
    }
    [[nodiscard]] std::int64_t limit() const { return document.experiment().limits.fetchLimit; }
    [[nodiscard]] QString ids() const { return idsOf(document.state()); }
};

int undoAll(Document &document)
{
    int steps = 0;
    for (; document.canUndo(); ++steps)
        document.undo();
    return steps;
}

OpenedRecording openedFile()
{
    OpenedRecording opened;
    opened.name = QStringLiteral("a.overlapse");
    opened.runs = {measured(101, par), measured(102, seq)};
    for (RunRecord &record : opened.runs)
        record.file = opened.name;
    return opened;
}

/// As the session opens it.
void open(Document &document)
{
    const OpenedRecording opened = openedFile();
    document.setSaved(opened.runs);
    document.change(Edit::Open, openedState(document.state(), opened));
}

} // namespace

class TestDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Steps.
    void aDragIsOneStep();
    void committingEndsADrag();
    void anotherFieldIsAnotherStep();
    void thingsOfOneKindAreToldApart();
    void aMeasurementDoesNotEndADrag();
    void undoEndsADrag();
    void aNewStepForgetsWhatWasUndone();
    void stepsAreNotWithoutEnd();
    void withNothingToUndoNothingHappens();
    void completingIsNoStep();
    void completingReachesTheStepsOfOtherThings();
    void resettingIsTheArticlesExperiment();

    // What is unsaved, and ids.
    void measurementsAreUnsavedUntilTheyAreWritten();
    void whatIsKeptIsUnsaved();
    void notesAreUnsavedToo();
    void undoneOpeningIsUnsavedAgain();
    void idsAreNeverUsedTwice();

    // Modes and kept runs.
    void theLastModeStays();
    void aModeThatIsShownIsTold();
    void modesAreSkipped();
    void keepingIsAStep();
    void whatIsKeptAlreadyHasItsPlace();
    void anotherOrderIsUnsaved();
    void onlyKeptRunsAreRemoved();
    void namesAreTrimmed_data();
    void namesAreTrimmed();
    void theSameNameOrPlaceIsNoStep();
    void hidingAPanelIsNoStep();

    // What is told.
    void eachEditTellsItsPart_data();
    void eachEditTellsItsPart();
    void changesOfRunsAreTold();
    void aWholeExperimentIsTold();
    void titlesAreTold();
};

void TestDocument::aDragIsOneStep()
{
    Told told;
    QSignalSpy history(&told.document, &Document::historyChanged);
    for (const int limit : {5, 6, 9, 8})
        told.dragTo(limit);
    QCOMPARE(told.parts.size(), 4);
    QCOMPARE(history.size(), 1);
    told.document.undo();
    QCOMPARE(told.limit(), std::int64_t(4));
    QVERIFY(!told.document.canUndo());
    told.document.redo();
    QCOMPARE(told.limit(), std::int64_t(8));
    QVERIFY(!told.document.canRedo());
}

void TestDocument::committingEndsADrag()
{
    Told told;
    told.dragTo(5);
    told.document.commit();
    told.dragTo(6);
    told.dragTo(7);
    told.document.undo();
    QCOMPARE(told.limit(), std::int64_t(5));
    QCOMPARE(undoAll(told.document), 1);
}

void TestDocument::anotherFieldIsAnotherStep()
{
    Told told;
    told.dragTo(5);
    told.document.edit(Edit::Threads, withThreads(told.document.experiment(), 3, 2));
    told.dragTo(6);
    QCOMPARE(undoAll(told.document), 3);
}

void TestDocument::thingsOfOneKindAreToldApart()
{
    Told told;
    const auto rule = [&told](int which, int retries) {
        Experiment next = told.document.experiment();
        next.work.rules.retries = retries;
        told.document.edit(Edit::Rule, next, which);
    };
    rule(1, 1);
    rule(1, 2);
    rule(2, 3);
    rule(2, 4);
    told.document.undo();
    QCOMPARE(told.document.experiment().work.rules.retries, 2);
    QCOMPARE(undoAll(told.document), 1);
}

void TestDocument::aMeasurementDoesNotEndADrag()
{
    Told told;
    told.dragTo(5);
    told.document.addMeasured(measured(0, par));
    told.dragTo(6);
    QCOMPARE(told.ids(), QStringLiteral("1"));
    QCOMPARE(undoAll(told.document), 1);
    QCOMPARE(told.limit(), std::int64_t(4));
    QCOMPARE(told.ids(), QStringLiteral("1"));
    told.document.redo();
    QCOMPARE(told.limit(), std::int64_t(6));
    QCOMPARE(told.ids(), QStringLiteral("1"));
}

void TestDocument::undoEndsADrag()
{
    Told told;
    told.dragTo(5);
    told.document.commit();
    told.dragTo(6);
    told.document.undo();
    told.dragTo(7);
    told.document.undo();
    QCOMPARE(told.limit(), std::int64_t(5));
}

void TestDocument::aNewStepForgetsWhatWasUndone()
{
    Told told;
    told.dragTo(5);
    told.document.undo();
    QVERIFY(told.document.canRedo());
    told.dragTo(6);
    QVERIFY(!told.document.canRedo());
    told.document.redo();
    QCOMPARE(told.limit(), std::int64_t(6));
}

void TestDocument::stepsAreNotWithoutEnd()
{
    Told told;
    for (int limit = 5; limit < 305; ++limit) {
        told.dragTo(limit);
        told.document.commit();
    }
    QCOMPARE(undoAll(told.document), 200);
    QCOMPARE(told.limit(), std::int64_t(104));
    while (told.document.canRedo())
        told.document.redo();
    QCOMPARE(told.limit(), std::int64_t(304));
}

void TestDocument::withNothingToUndoNothingHappens()
{
    Told told;
    const QSignalSpy history(&told.document, &Document::historyChanged);
    told.document.undo();
    told.document.redo();
    QVERIFY(history.isEmpty());
    QVERIFY(told.parts.isEmpty());
    QCOMPARE(told.replaced, 0);
}

// An experiment was opened, then its inputs were listed.
void TestDocument::completingIsNoStep()
{
    Told told;
    DocumentState opened;
    opened.experiment = withKind({}, usualWork(FetchKind::File));
    opened.experiment.sources.inputs = QStringList{QStringLiteral("/data")};
    told.document.change(Edit::Example, opened);
    InputList list;
    list.paths = {"/data/a", "/data/b"};
    const ListedInputs listed{finished(std::move(list)), {}, {}};
    told.document.complete(withInputs(told.document.experiment(), opened.experiment.sources, listed));
    QCOMPARE(told.document.experiment().work.items, std::int64_t(2));
    told.document.undo();
    QVERIFY(!told.document.experiment().work.isReal());
    QVERIFY(!told.document.canUndo());
    told.document.redo();
    QCOMPARE(told.document.experiment().work.items, std::int64_t(2));
    QCOMPARE(told.document.experiment().work.inputs, listed.inputs);
}

// Meanwhile a run was named and another was kept, and that undone.
void TestDocument::completingReachesTheStepsOfOtherThings()
{
    Told told(stateOf({keptRun(measured(1, par))}));
    DocumentState opened = told.document.state();
    opened.experiment = withKind({}, usualWork(FetchKind::File));
    opened.experiment.sources.inputs = QStringList{QStringLiteral("/data")};
    told.document.change(Edit::Example, opened);
    told.document.renameRun(1, QStringLiteral("one"));
    told.document.renameRun(1, QStringLiteral("two"));
    told.document.keep(measured(2, seq));
    told.document.undo();
    InputList list;
    list.paths = {"/data/a", "/data/b"};
    const ListedInputs listed{finished(std::move(list)), {}, {}};
    told.document.complete(withInputs(told.document.experiment(), opened.experiment.sources, listed));
    told.takeParts();
    told.document.redo();
    QCOMPARE(told.takeParts(), Parts(Document::Runs));
    for (int i = 0; i < 3; ++i) {
        told.document.undo();
        QCOMPARE(told.takeParts(), Parts(Document::Runs));
        QCOMPARE(told.document.experiment().work.inputs, listed.inputs);
    }
    told.document.undo();
    QVERIFY(!told.document.experiment().work.isReal());
    while (told.document.canRedo()) {
        told.document.redo();
        QCOMPARE(told.document.experiment().work.inputs, listed.inputs);
    }
}

void TestDocument::resettingIsTheArticlesExperiment()
{
    Told told(stateOf({measured(1, par)}));
    told.dragTo(9);
    told.document.reset();
    QVERIFY(sameExperiment(told.document.experiment(), articleExperiment(2)));
    QCOMPARE(told.ids(), QStringLiteral("1"));
    QCOMPARE(told.replaced, 1);
    told.document.undo();
    QCOMPARE(told.limit(), std::int64_t(9));
}

void TestDocument::measurementsAreUnsavedUntilTheyAreWritten()
{
    Told told;
    QSignalSpy unsaved(&told.document, &Document::unsavedChanged);
    QVERIFY(!told.document.unsaved());
    told.document.addMeasured(measured(0, par));
    QVERIFY(told.document.unsaved());
    QCOMPARE(unsaved.size(), 1);
    const QList<RunRecord> first = told.document.state().runs;
    told.document.addMeasured(measured(0, seq));
    QCOMPARE(unsaved.size(), 1);
    told.document.setSaved(first); // it was written while the other was measured
    QVERIFY(told.document.unsaved());
    told.document.setSaved(told.document.state().runs);
    QVERIFY(!told.document.unsaved());
    QCOMPARE(unsaved.size(), 2);
    told.dragTo(9); // the runs are where they were
    QVERIFY(!told.document.unsaved());
    told.document.addMeasured(measuredWith(0, par, 9));
    QVERIFY(told.document.unsaved());
}

void TestDocument::whatIsKeptIsUnsaved()
{
    Told told;
    told.document.keep(sampleRun(0, {.mode = par}, {}, Clock::Virtual));
    QVERIFY(told.document.unsaved());
    told.document.undo();
    QVERIFY(!told.document.unsaved());
    // What is predicted can be had again.
    Told predicted(stateOf({sampleRun(1, {.mode = par}, {}, Clock::Virtual)}));
    QVERIFY(!predicted.document.unsaved());
}

void TestDocument::notesAreUnsavedToo()
{
    Told told;
    told.document.addMeasured(measured(0, par));
    const RunId run = told.document.state().runs.front().id();
    told.document.setSaved(told.document.state().runs);
    told.takeParts();
    const PinnedNote note{2, Nanos(5), QStringLiteral("why")};
    told.document.pin(run, note);
    QVERIFY(told.document.unsaved());
    QCOMPARE(told.takeParts(), Parts(Document::Notes)); // nothing is predicted anew
    // Written on, it is the same step; as it was, none.
    told.document.pin(run, {2, Nanos(5), QStringLiteral("why so")});
    told.document.pin(run, {2, Nanos(5), {}});
    QVERIFY(!told.document.unsaved() && !told.document.canUndo());
    told.document.pin(run, {2, Nanos(5), QStringLiteral("w")});
    told.document.pin(run, note);
    told.document.commit();
    told.document.pin(run, note);       // as it is: no step
    told.document.pin(RunId(77), note); // of no run
    QCOMPARE(undoAll(told.document), 1);
    QVERIFY(!told.document.unsaved());
    QVERIFY(!told.document.state().runs.front().facts.notes);
    told.document.redo();
    QCOMPARE(*told.document.state().runs.front().facts.notes, PinnedNotes{note});
    // A measurement that came meanwhile stays, before the note was done too.
    told.document.addMeasured(measured(0, seq));
    told.document.undo();
    QCOMPARE(told.document.state().runs.size(), 2);
    QVERIFY(!told.document.state().run(run)->facts.notes);
    told.document.pin(run, {2, Nanos(5), QStringLiteral("w")});
    told.document.addMeasured(measured(0, Mode::Concurrent));
    told.document.pin(run, note);
    told.document.undo();
    QCOMPARE(told.document.state().runs.size(), 3);
    QVERIFY(!told.document.state().run(run)->facts.notes);
}

void TestDocument::undoneOpeningIsUnsavedAgain()
{
    Told told;
    told.document.addMeasured(measured(0, par));
    open(told.document);
    QVERIFY(!told.document.unsaved());
    QSignalSpy unsaved(&told.document, &Document::unsavedChanged);
    told.document.undo();
    QVERIFY(told.document.unsaved());
    told.document.redo();
    QVERIFY(!told.document.unsaved());
    QCOMPARE(unsaved.size(), 2);
}

void TestDocument::idsAreNeverUsedTwice()
{
    Told told;
    std::set<RunId> ids;
    const auto isNew = [&](RunId id) { return id > RunId::None && ids.insert(id).second; };
    const auto last = [&told] { return told.document.state().runs.last().id(); };
    QVERIFY(isNew(told.document.newId()));
    told.document.addMeasured(measured(0, par));
    QVERIFY(isNew(last()));
    told.document.addMeasured(measured(0, par)); // in the place of the other
    QVERIFY(isNew(last()));
    told.document.keep(sampleRun(0, {.mode = seq}, {}, Clock::Virtual));
    QVERIFY(isNew(last()));
    told.document.undo();
    QVERIFY(isNew(told.document.newId()));
    open(told.document);
    told.document.addMeasured(measured(0, Mode::Concurrent));
    QVERIFY(last() > RunId(102));
    // What is given with an id keeps it.
    told.document.keep(told.document.state().runs.first());
    QCOMPARE(told.document.state().kept().size(), std::size_t(1));
}

void TestDocument::theLastModeStays()
{
    Told told;
    for (const int mode : {0, 1, 2, 3, 4, 4, -1, 5})
        told.document.toggleMode(mode);
    QCOMPARE(told.document.state().shown, ModeSet({false, false, false, false, true}));
    told.document.toggleMode(1);
    told.document.toggleMode(4);
    QCOMPARE(told.document.state().shownModes(), std::vector<Mode>({Mode::Concurrent}));
    QVERIFY(!told.document.canUndo());
}

void TestDocument::aModeThatIsShownIsTold()
{
    Told told;
    QSignalSpy shown(&told.document, &Document::modeShown);
    told.document.toggleMode(3);
    QVERIFY(shown.isEmpty());
    told.document.toggleMode(3);
    QCOMPARE(shown.size(), 1);
    QCOMPARE(shown[0][0].toInt(), 3);
}

void TestDocument::modesAreSkipped()
{
    Told told;
    told.document.skipMode(2, true);
    told.document.skipMode(7, true);
    told.document.skipMode(-1, true);
    QCOMPARE(told.document.state().skipped, ModeSet({false, false, true, false, false}));
    QCOMPARE(told.takeParts(), Parts(Document::Shown));
    told.document.skipMode(2, false);
    QCOMPARE(told.document.state().skipped, ModeSet());
}

void TestDocument::keepingIsAStep()
{
    Told told;
    told.document.addMeasured(measured(0, par));
    told.document.keep(told.document.state().runs[0]);
    QCOMPARE(told.ids(), QStringLiteral("1*"));
    told.document.addMeasured(measured(0, par));
    told.document.placeRun(1, 0); // it is there
    told.document.undo();
    QCOMPARE(told.ids(), QStringLiteral("1 2"));
    told.document.redo();
    QCOMPARE(told.ids(), QStringLiteral("1* 2"));
    QCOMPARE(told.replaced, 2);
}

void TestDocument::whatIsKeptAlreadyHasItsPlace()
{
    Told told(stateOf({keptRun(measured(1, par)), keptRun(measured(2, seq))}));
    told.document.keep(told.document.state().runs[0]);
    QCOMPARE(told.ids(), QStringLiteral("1* 2*"));
    QVERIFY(!told.document.canUndo());
    told.document.showRun(1, false);
    told.document.keep(told.document.state().runs[0]);
    QVERIFY(told.document.state().runs[0].shown);
    QCOMPARE(told.ids(), QStringLiteral("1* 2*"));
}

void TestDocument::anotherOrderIsUnsaved()
{
    Told told(stateOf({keptRun(measured(1, par)), keptRun(measured(2, seq)), measured(3, seq)}));
    told.document.setSaved(told.document.state().runs);
    QVERIFY(!told.document.unsaved());
    told.document.placeRun(2, 0);
    QVERIFY(told.document.unsaved());
    told.document.placeRun(2, 1);
    QVERIFY(!told.document.unsaved());
    told.document.placeRun(2, 0);
    told.document.setSaved(told.document.state().runs);
    QVERIFY(!told.document.unsaved());
}

void TestDocument::onlyKeptRunsAreRemoved()
{
    Told told(stateOf({measured(1, par), keptRun(measuredWith(2, par, 9))}));
    told.document.removeRun(1);
    told.document.removeRun(7);
    QVERIFY(!told.document.canUndo());
    told.document.removeRun(2);
    QCOMPARE(told.ids(), QStringLiteral("1"));
    told.document.undo();
    QCOMPARE(told.ids(), QStringLiteral("1 2*"));
}

void TestDocument::namesAreTrimmed_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("name");
    const QString smile = QString::fromUtf8("\xf0\x9f\x98\x80");
    QTest::newRow("plain") << "wide"
                           << "wide";
    QTest::newRow("blanks around") << "  wide \n"
                                   << "wide";
    QTest::newRow("blanks within") << "very\t\n wide"
                                   << "very wide";
    QTest::newRow("200") << QString(200, u'x') << QString(200, u'x');
    QTest::newRow("201") << QString(201, u'x') << QString(200, u'x');
    QTest::newRow("no half of a character") << QString(199, u'x') + smile << QString(199, u'x');
    QTest::newRow("a whole one") << QString(198, u'x') + smile << QString(198, u'x') + smile;
}

void TestDocument::namesAreTrimmed()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, name);
    Told told(stateOf({keptRun(measured(1, par))}));
    told.document.renameRun(1, typed);
    QCOMPARE(told.document.state().runs[0].facts.name, name);
    told.document.undo();
    QCOMPARE(told.document.state().runs[0].facts.name, QString());
}

void TestDocument::theSameNameOrPlaceIsNoStep()
{
    Told told(stateOf({keptRun(measured(1, par)), keptRun(measured(2, par))}));
    told.document.renameRun(1, QStringLiteral("  "));
    told.document.renameRun(7, QStringLiteral("none"));
    told.document.placeRun(1, 0);
    told.document.placeRun(2, 5);
    told.document.placeRun(7, 0);
    QVERIFY(!told.document.canUndo());
    QVERIFY(told.parts.isEmpty());
    told.document.placeRun(2, 0);
    QCOMPARE(told.ids(), QStringLiteral("2* 1*"));
    told.document.undo();
    QCOMPARE(told.ids(), QStringLiteral("1* 2*"));
}

void TestDocument::hidingAPanelIsNoStep()
{
    Told told(stateOf({keptRun(measured(1, par))}));
    told.document.showRun(1, false);
    QCOMPARE(told.ids(), QStringLiteral("1*-"));
    QCOMPARE(told.takeParts(), Parts(Document::Runs));
    QVERIFY(!told.document.canUndo());
    told.document.renameRun(1, QStringLiteral("one"));
    told.document.showRun(1, true);
    told.document.undo();
    QCOMPARE(told.ids(), QStringLiteral("1*"));
}

void TestDocument::eachEditTellsItsPart_data()
{
    QTest::addColumn<int>("edit");
    QTest::addColumn<Parts>("parts");
    const auto row = [](const char *name, Edit edit, Parts parts) {
        QTest::newRow(name) << static_cast<int>(edit) << parts;
    };
    row("items", Edit::Items, Document::Work);
    row("fetch", Edit::FetchTime, Document::Work);
    row("transform", Edit::TransformTime, Document::Work);
    row("seed", Edit::Seed, Document::Work);
    row("capacity", Edit::Capacity, Document::Work);
    row("N", Edit::FetchLimit, Document::Limits);
    row("M", Edit::TransformLimit, Document::Limits);
    row("threads", Edit::Threads, Document::Limits);
    row("order", Edit::Order, Document::Limits);
    row("a rule", Edit::Rule, Document::Rules);
    row("the same", Edit::Example, {});
}

void TestDocument::eachEditTellsItsPart()
{
    QFETCH(const int, edit);
    QFETCH(const Parts, parts);
    const auto what = static_cast<Edit>(edit);
    DocumentState state;
    if (what == Edit::Rule)
        state.experiment = withKind({}, usualWork(FetchKind::Http));
    Told told(state);
    Experiment next = told.document.experiment();
    switch (what) {
    case Edit::Items: next = withItems(next, 9); break;
    case Edit::FetchTime: next = *withFetchTime(next, QStringLiteral("9s")); break;
    case Edit::TransformTime: next = *withTransformTime(next, QStringLiteral("9s")); break;
    case Edit::Seed: next = withSeed(next, 9); break;
    case Edit::Capacity: next = withCapacity(next, 9); break;
    case Edit::FetchLimit: next = withFetchLimit(next, 9); break;
    case Edit::TransformLimit: next = withTransformLimit(next, 9); break;
    case Edit::Threads: next = withThreads(next, 3, 2); break;
    case Edit::Rule: next.work.rules.retries = 3; break;
    case Edit::Order: next = withOrder(next, Order::Any); break;
    default: break;
    }
    told.document.edit(what, next);
    QCOMPARE(told.takeParts(), parts);
    told.document.undo();
    QCOMPARE(told.takeParts(), parts);
    QCOMPARE(told.replaced, 1);
    told.document.redo();
    QCOMPARE(told.takeParts(), parts);
}

void TestDocument::changesOfRunsAreTold()
{
    Told told;
    told.document.addMeasured(measured(0, par));
    QCOMPARE(told.takeParts(), Parts(Document::Runs));
    told.document.keep(told.document.state().runs[0]);
    QCOMPARE(told.takeParts(), Parts(Document::Runs));
    told.document.renameRun(1, QStringLiteral("one"));
    QCOMPARE(told.takeParts(), Parts(Document::Runs));
    told.document.toggleMode(0);
    QCOMPARE(told.takeParts(), Parts(Document::Shown));
    QCOMPARE(told.replaced, 0);
}

void TestDocument::aWholeExperimentIsTold()
{
    Told told;
    DocumentState next = told.document.state();
    next.experiment = withKind({}, usualWork(FetchKind::Http));
    next.experiment.work.rules.retries = 3;
    next.experiment.limits.fetchLimit = 9;
    next.shown[0] = false;
    told.document.change(Edit::Example, next);
    QCOMPARE(told.takeParts(), Document::Work | Document::Rules | Document::Limits | Document::Shown);
    QCOMPARE(told.replaced, 1);
    told.document.undo();
    QCOMPARE(told.takeParts(), Document::Work | Document::Rules | Document::Limits | Document::Shown);
    QCOMPARE(told.replaced, 2);
    // Another number of cores is another prediction.
    next = told.document.state();
    next.experiment.cores = 8;
    told.document.change(Edit::Example, next);
    QCOMPARE(told.takeParts(), Parts(Document::Limits));
}

void TestDocument::titlesAreTold()
{
    Told told;
    QSignalSpy titles(&told.document, &Document::titleChanged);
    DocumentState next;
    next.experiment.title = QStringLiteral("Small");
    next.experiment.about = QStringLiteral("Look.");
    told.document.change(Edit::Example, next);
    QCOMPARE(told.document.title(), QStringLiteral("Small"));
    QCOMPARE(told.document.about(), QStringLiteral("Look."));
    QCOMPARE(titles.size(), 1);
    open(told.document);
    QCOMPARE(told.document.title(), QStringLiteral("a.overlapse"));
    QCOMPARE(titles.size(), 2);
    told.dragTo(9);
    QCOMPARE(titles.size(), 2);
    told.document.leaveFile();
    QCOMPARE(told.document.title(), QString());
    QCOMPARE(titles.size(), 3);
}

QTEST_GUILESS_MAIN(TestDocument)
#include "tst_document.moc"
