// SPDX-License-Identifier: MIT
#include "app/session.h"

#include "document/experiment_edits.h"
#include "files/remembered.h"
#include "formats/overlapse_file.h"
#include "pipeline/words.h"
#include "runs/results_of.h"
#include "trace/this_machine.h"

#include <algorithm>

namespace overlapse {

namespace {

/// There is one place for all drawers: when one is shown, the others go.
template<typename Shown, typename... Others>
void connectDrawer(Shown *shown, Others *...others)
{
    QObject::connect(shown, &Shown::shownChanged, shown, [shown, others...] {
        if (shown->shown())
            (others->setShown(false), ...);
    });
}

// Of each of five predictions there would be as much as of what was opened: that is made where something else is asked.
bool isTooLongToRepeat(const DocumentState &state)
{
    constexpr std::int64_t mostRepeated = 2'000'000;
    const std::vector<Mode> shown = state.shownModes();
    return state.experiment.work.items > mostRepeated
        && std::all_of(shown.begin(), shown.end(), [&](Mode mode) { return state.fitting(mode) != nullptr; });
}

// Ids of this document in the place of a file's.
QList<RunRecord> numbered(QList<RunRecord> runs, Document &document)
{
    std::map<RunId, RunId> ids;
    for (RunRecord &record : runs)
        record.facts.id = ids[record.facts.id] = document.newId();
    for (RunRecord &record : runs)
        if (record.facts.basis != RunId::None)
            record.facts.basis = ids.contains(record.facts.basis) ? ids[record.facts.basis] : RunId::None;
    return runs;
}

} // namespace

Session::Session(QObject *parent)
    : QObject(parent), m_cores(thisMachine().cores), m_path(m_view),
      m_document(rememberedState(m_cores), m_cores), m_work(m_document), m_rules(m_document),
      m_limits(m_document, m_cores), m_finder([this] { return m_search.options(); }),
      m_panels([this] { return sources(); }), m_explainer([this] { return sources(); }),
      m_inspector([this] { return sources(); }, m_view), m_seeing([this] { return sources(); }, m_view),
      m_comparing([this] { return sources(); },
                  [this] { return measuring() || m_predictor.pending() || m_lesson.hidden(); }, m_view),
      m_files([this] { return snapshot(); })
{
    m_runner.setRepeats(rememberedRepeats());
    connectDocument();
    connectInputs();
    connectRunning();
    connectFinder();
    connectFiles();
    connectShown();
    connectMap();
    onEdited(Document::Work | Document::Limits);
}

// Parts that stop as they go would tell of it, and some that would hear it are gone by then.
Session::~Session()
{
    const std::initializer_list<QObject *> parts{
        &m_appearance, &m_notices,        &m_view,      &m_path,      &m_map,    &m_reasons,
        &m_repeats,    &m_document,       &m_inputs,    &m_predictor, &m_maps,   &m_runner,
        &m_lesson,     &m_work,           &m_rules,     &m_limits,    &m_search, &m_finder,
        &m_panels,     &m_explainer,      &m_inspector, &m_results,   &m_files,  &m_recorder,
        &m_comparing,  m_comparing.view()};
    for (QObject *part : parts)
        part->disconnect();
    m_lesson.walk()->disconnect();
    remember(m_document.state());
    rememberRepeats(m_runner.repeats());
}

void Session::connectDocument()
{
    connect(&m_document, &Document::edited, this, &Session::onEdited);
    connect(&m_document, &Document::replaced, this, &Session::onReplaced);
    connect(&m_document, &Document::modeShown, this,
            [this](int mode) { m_view.touch(panelOfMode(allModes[static_cast<std::size_t>(mode)])); });
}

void Session::connectInputs()
{
    connect(&m_work, &WorkForm::listingWanted, this, [this](const InputSources &sources, Edit step) {
        m_inputs.start(m_document.experiment().work, sources, step);
    });
    connect(&m_work, &WorkForm::listingUnwanted, &m_inputs, &InputLister::stop);
    connect(&m_work, &WorkForm::relistingWanted, this, [this] {
        const Experiment &experiment = m_document.experiment();
        if (!m_inputs.again(experiment.work) && !experiment.sources.isEmpty())
            m_inputs.start(experiment.work, experiment.sources, std::nullopt);
    });
    connect(&m_inputs, &InputLister::listed, this,
            [this](const InputSources &sources, const ListedInputs &listed, std::optional<Edit> step) {
                const Experiment next = withInputs(m_document.experiment(), sources, listed);
                if (!step)
                    return m_document.complete(next);
                if (*step != Edit::Urls)
                    m_document.commit();
                m_document.edit(*step, next);
            });
    connect(&m_inputs, &InputLister::changed, this, [this] {
        m_inputs.describe(m_document.experiment());
        offer();
    });
}

void Session::connectRunning()
{
    connect(&m_predictor, &Predictor::arrived, &m_panels, &Panels::refresh);
    connect(&m_predictor, &Predictor::grewSlow, &m_panels, &Panels::refresh);
    connect(&m_runner, &Runner::began, this, [this] {
        m_lesson.endWalk();
        m_document.leaveFile();
    });
    connect(&m_runner, &Runner::grew, &m_panels, &Panels::refresh);
    connect(&m_runner, &Runner::measured, &m_document, &Document::addMeasured);
    connect(&m_runner, &Runner::runningChanged, this, [this] {
        m_files.setBusy(measuring());
        tellLesson();
    });
    connect(&m_runner, &Runner::ended, this, [this] {
        if (m_document.experiment().work.isReal())
            predict();
        m_panels.refresh();
    });
    connect(&m_runner, &Runner::said, &m_notices, &Notices::sayOfRun);
    connect(&m_runner, &Runner::failed, &m_notices, &Notices::fail);
    connect(&m_view, &View::renderingCostly, this, [this](bool costly) {
        m_runner.setRenderingCostly(costly);
        m_lesson.walk()->setFrame(costly ? 100 : 16);
    });
}

void Session::connectFinder()
{
    connect(&m_finder, &LimitFinder::changed, this, [this] { m_files.setBusy(measuring()); });
    connect(&m_finder, &LimitFinder::useWanted, &m_document, &Document::adopt);
    connect(&m_finder, &LimitFinder::keepWanted, &m_document, &Document::keepAll);
    connect(&m_runner, &Runner::runningChanged, this, [this] { m_finder.setHeld(m_runner.running()); });
    connect(&m_view, &View::touched, this, &Session::offer);
}

void Session::connectFiles()
{
    connect(&m_files, &Files::recordingOpened, this, [this](const OpenedRecording &opened) {
        OpenedRecording own = opened;
        own.runs = numbered(opened.runs, m_document);
        m_view.deselect();
        m_document.setSaved(own.runs);
        m_document.change(Edit::Open, openedState(m_document.state(), own));
    });
    connect(&m_files, &Files::runsOpened, this, [this](const OpenedRecording &opened) {
        OpenedRecording own = opened;
        own.runs = keptOf(numbered(opened.runs, m_document));
        const QList<RunRecord> &kept = own.runs;
        if (m_document.state().runs.size() + kept.size() > maxFileRuns)
            return m_notices.fail(tr("there would be more runs than the %1 that a recording can hold")
                                      .arg(QLocale().toString(maxFileRuns)));
        m_document.setSaved(kept);
        m_document.change(Edit::Keep, withRunsOf(m_document.state(), own));
    });
    connect(&m_files, &Files::prepared, &m_document, &Document::setPrepared);
    connect(&m_files, &Files::experimentOpened, this, [this](const ExperimentFile &file) {
        m_view.deselect();
        m_document.change(Edit::Example, withExperiment(m_document.state(), file));
        m_notices.say({});
    });
    connect(&m_files, &Files::recordingSaved, &m_document, &Document::setSaved);
    connect(&m_files, &Files::writing, &m_lesson, &Lesson::endWalk);
    connect(&m_files, &Files::said, &m_notices, &Notices::sayDone);
    connect(&m_files, &Files::failed, &m_notices, &Notices::fail);
}

void Session::connectShown()
{
    connect(&m_lesson, &Lesson::hiddenChanged, this, [this] {
        if (m_lesson.hidden())
            m_view.deselect();
        offer();
        m_panels.refresh();
    });
    connect(m_lesson.walk(), &Walkthrough::changed, this, [this] {
        m_view.setWalked(m_lesson.walk()->item());
        m_panels.refresh();
    });
    connect(&m_panels, &Panels::changed, this, [this] {
        m_view.setInput(m_panels.input());
        m_seeing.tell(measuring());
        askReasons();
        m_repeats.ask(sources());
        tellLater();
    });
    connect(&m_explainer, &Explainer::tryWanted, &m_document, &Document::adopt);
    connect(&m_explainer, &Explainer::showWanted, this,
            [this](qlonglong panel, const QString &what, const PatternEvidence &evidence) {
                m_view.stress(PanelId(panel), what, evidence.causes, {evidence.begin, evidence.end},
                              evidence.item);
            });
    connect(&m_panels, &Panels::keepWanted, &m_document, &Document::keep);
    connect(m_seeing.notes(), &NotePad::pinned, this,
            [this](qlonglong run, const PinnedNote &note) { m_document.pin(RunId(run), note); });
    connect(m_seeing.notes(), &NotePad::ended, &m_document, &Document::commit);
    connect(m_seeing.notes(), &NotePad::refused, &m_notices, &Notices::say);
    for (const auto signal : {&View::selected, &View::touched})
        connect(&m_view, signal, this, [this] {
            tellResults();
            tellLesson();
        });
    connect(&m_view, &View::pointed, this, &Session::tellLesson);
    for (const auto signal : {&View::pointed, &View::selected, &View::touched, &View::pathChanged})
        connect(&m_view, signal, this, &Session::askReasons);
    connect(&m_reasons, &ReasonFinder::foundMore, &m_panels, &Panels::refresh);
    connect(&m_results, &ResultTable::itemChosen, this,
            [this](int item, int panel) { m_view.select(item, panel); });
    connect(&m_appearance, &Appearance::schemeChanged, this, [this] {
        m_inspector.setScheme(m_appearance.scheme());
        m_path.setScheme(m_appearance.scheme());
        m_explainer.setScheme(m_appearance.scheme());
        m_seeing.setScheme(m_appearance.scheme());
    });
    m_inspector.setScheme(m_appearance.scheme());
    m_path.setScheme(m_appearance.scheme());
    m_explainer.setScheme(m_appearance.scheme());
    m_seeing.setScheme(m_appearance.scheme());
}

void Session::connectMap()
{
    connect(&m_maps, &MapFinder::grew, this,
            [this](const std::shared_ptr<const LimitsMap> &map, std::size_t done) {
                m_map.setMap(map, done,
                             mapNote(m_document.experiment(), basisOf(m_document.state(), m_cores),
                                     Wording::onScreen()));
                m_map.setNow(m_document.experiment().specFor(map->base.mode));
            });
    connect(&m_maps, &MapFinder::doubted, &m_map, &MapView::setDoubt);
    connect(&m_maps, &MapFinder::failed, this, [this] {
        m_map.setNone(tr("What was measured does not say how long fetches and transforms take"));
    });
    connect(&m_map, &MapView::chosen, &m_document, &Document::adopt);
    connect(&m_map, &MapView::shownChanged, this, &Session::askMap);
    connectDrawer(&m_map, &m_results, difference(), m_seeing.range());
    connectDrawer(&m_results, &m_map, difference(), m_seeing.range());
    connectDrawer(difference(), &m_map, &m_results, m_seeing.range());
    connectDrawer(m_seeing.range(), &m_map, &m_results, difference());
    connect(&m_finder, &LimitFinder::changed, &m_comparing, &Comparing::ask);
    connect(&m_runner, &Runner::runningChanged, this, &Session::askMap);
    connect(&m_runner, &Runner::runningChanged, this, [this] { m_seeing.tell(measuring()); });
    connect(&m_finder, &LimitFinder::changed, this, [this] { m_seeing.tell(measuring()); });
    connect(&m_predictor, &Predictor::arrived, this, &Session::askMap);
    connect(&m_finder, &LimitFinder::changed, this, &Session::askMap);
    connect(&m_lesson, &Lesson::hiddenChanged, this, &Session::askMap);
    connect(&m_view, &View::touched, this, &Session::askMap);
}

// While something is measured nothing else computes; and the predictions come first.
void Session::askMap()
{
    const Experiment &experiment = m_document.experiment();
    const std::optional<MeasuredBasis> basis = basisOf(m_document.state(), m_cores);
    const Mode mode = allModes[static_cast<std::size_t>(m_inspector.touchedMode())];
    if (!m_maps.isAsked(experiment, mode, m_limits.cores()))
        measuring() ? m_map.setNone(tr("The map waits until nothing is measured")) : m_map.await();
    if (!m_map.shown() || measuring() || m_predictor.pending() || m_lesson.hidden())
        return m_maps.stop();
    const QString nothing = !usesLimits(mode)
        ? tr("N and M mean nothing to %1: click another mode").arg(modeName(mode))
        : experiment.work.isReal() && !basis ? tr("Real work is mapped from a measurement: run it first")
        : experiment.work.items == 0         ? tr("There are no items")
                                             : QString();
    if (!nothing.isEmpty()) {
        m_maps.outdate();
        return m_map.setNone(nothing);
    }
    m_maps.ask(experiment, mode, m_limits.cores(), basis);
    m_map.setNow(experiment.specFor(mode));
}

void Session::onEdited(Document::Parts parts)
{
    if (parts & (Document::Work | Document::Rules) && !m_runner.running())
        m_notices.endOfRun();
    if (parts & (Document::Work | Document::Rules | Document::Limits)) {
        m_lesson.hideAgain();
        m_inputs.describe(m_document.experiment());
        predict();
    } else if (parts & Document::Runs && m_document.experiment().work.isReal() && !m_runner.running()) {
        predict();
    }
    const bool isReal = m_document.experiment().work.isReal();
    if (parts & (Document::Work | Document::Rules) || (parts & Document::Runs && isReal))
        m_maps.outdate();
    askMap();
    offer();
    tellLesson();
    m_panels.refresh();
    m_inspector.tell(); // the code has the limits in it
}

void Session::onReplaced()
{
    m_notices.say({}); // it was of what is undone
    m_inputs.stop();
    m_inputs.describe(m_document.experiment());
    m_work.clearErrors();
    m_rules.clearErrors();
    m_runner.forgetAgreement();
    m_finder.forgetAgreement();
    listAgain();
}

// What an opened file or a step of undo names, but does not hold.
void Session::listAgain()
{
    const Experiment &experiment = m_document.experiment();
    if (experiment.work.isReal() && !experiment.work.inputs && !experiment.sources.isEmpty())
        m_inputs.start(experiment.work, experiment.sources, std::nullopt);
}

// Real work is predicted from what was measured of it.
void Session::predict()
{
    const Experiment &experiment = m_document.experiment();
    const std::optional<MeasuredBasis> basis = basisOf(m_document.state(), m_cores);
    if ((experiment.work.isReal() && !basis) || isTooLongToRepeat(m_document.state()))
        m_predictor.clear();
    else
        m_predictor.request(experiment, m_limits.cores(), basis);
}

void Session::offer()
{
    const std::optional<RunRequest> request =
        m_inputs.busy() || m_lesson.hidden() ? std::nullopt : requestOf(m_document.state());
    m_runner.offer(request);
    m_finder.offer(request ? std::optional(request->experiment) : std::nullopt,
                   allModes[static_cast<std::size_t>(m_inspector.touchedMode())]);
}

void Session::tellLesson()
{
    constexpr std::int64_t mostSteps = mostWalkedItems;
    const Experiment &experiment = m_document.experiment();
    const std::vector<Mode> shown = m_document.state().shownModes();
    if (experiment.work.isReal() || m_runner.running() || shown.empty() || experiment.work.items > mostSteps)
        return m_lesson.setSubject(std::nullopt);
    const Mode touched = allModes[static_cast<std::size_t>(m_inspector.touchedMode())];
    const bool isShown = m_document.state().shown[at(touched)];
    m_lesson.setSubject(WalkSubject{experiment.specFor(isShown ? touched : shown.front()), experiment.work,
                                    m_limits.cores()});
}

// In turns of their own, so that none is long.
void Session::tellLater()
{
    if (m_telling)
        return;
    m_telling = true;
    const auto later = [this](auto step) { QMetaObject::invokeMethod(this, step, Qt::QueuedConnection); };
    later([this] { m_panels.tellRows(); });
    later([this] { tellResults(); });
    later([this] { m_comparing.ask(); });
    later([this] {
        m_telling = false;
        m_inspector.tell();
    });
}

void Session::tellResults()
{
    const ChosenResults chosen = resultsOf(sources(), m_view.state().resultsOf);
    m_results.show(chosen.source, chosen.work);
    m_results.select(m_view.state().selected);
}

// Of the run that is looked at; while paths are drawn, of all. Not of one that is walked through, or still to be guessed.
void Session::askReasons()
{
    const PanelSources sources = this->sources();
    std::vector<ReasonFinder::Question> questions;
    if (!sources.hidden && !sources.walkedTo) {
        const ViewState &state = m_view.state();
        std::shared_ptr<const WorkSpec> own;
        for (const PanelRun &panel : panelRunsOf(sources, Wording::onScreen())) {
            if (!panel.run)
                continue;
            const bool isAsked = m_view.path() || panel.id == state.touched || panel.id == state.resultsOf
                || panel.id == state.strip;
            if (isAsked && !panel.reasons && !panel.work && !own)
                own = std::make_shared<const WorkSpec>(sources.state.experiment.work);
            questions.push_back({panel.run, panel.work ? panel.work : own, isAsked});
        }
    }
    m_reasons.ask(questions);
}

PanelSources Session::sources() const
{
    PanelSources sources{m_document.state(), m_predictor.latest(), m_runner.growing(), m_cores};
    sources.hidden = m_lesson.hidden();
    sources.running = m_runner.running();
    sources.predicting = m_predictor.pending();
    sources.predictingLong = m_predictor.slow();
    if (m_lesson.walkedTo())
        sources.walkedTo = m_lesson.walkedTo();
    sources.guesses = m_lesson.guesses();
    sources.reasons = m_reasons.found();
    return sources;
}

Snapshot Session::snapshot() const
{
    Snapshot snapshot = snapshotOf(sources());
    const TimelineView &seen = m_view.onScreen();
    if (!seen.size.isEmpty())
        snapshot.part = partOnScreen(m_view.input(), seen);
    snapshot.part.rowMode = m_view.state().rowMode;
    snapshot.scheme = Scheme(m_appearance.scheme());
    snapshot.extras = m_finder.forReport();
    snapshot.extras.cores = m_limits.cores();
    if (m_map.shown() && m_map.complete())
        snapshot.extras.maps = {*m_map.input().map};
    snapshot.compared = m_comparing.compared();
    snapshot.repeats = m_runner.repeats();
    if (m_runner.running())
        snapshot.obstacle = tr("a run is going on: stop it or let it end first");
    else if (m_lesson.hidden())
        snapshot.obstacle = tr("the results are hidden until you have guessed");
    return snapshot;
}

bool Session::idle() const
{
    return !m_telling && !m_inspector.pending() && !m_panels.pending() && !m_explainer.pending()
        && !m_seeing.pending() && !m_reasons.pending() && !m_repeats.pending() && !measuring()
        && !m_predictor.pending() && !m_maps.pending() && !m_comparing.pending() && !m_results.busy()
        && !m_inputs.busy() && m_files.idle() && m_lesson.idle() && !m_recorder.pending();
}

} // namespace overlapse
