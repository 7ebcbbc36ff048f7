// SPDX-License-Identifier: MIT
// The session's predictions and measurements, and what the timeline shows of them.
#include "session.h"

#include "mode_code.h"
#include "panels.h"
#include "pipeline/words.h"
#include "trace/this_machine.h"
#include "trace/trace_until.h"
#include "workload/work_text.h"

#include <QLocale>
#include <QPointer>
#include <QTime>
#include <QtConcurrentRun>

#include <algorithm>
#include <cmath>

namespace overlapse {

namespace {

// Looking must not disturb: fewer pictures while all cores transform, and far fewer where the processor draws them too
// (20 ms each at 1440x900 with llvmpipe: at 60 a second they stretched a parallel run on two cores by 40 %).
int frameMs(bool busy, bool costly)
{
    return costly ? (busy ? 500 : 250) : busy ? 100 : 16;
}

// As wide as the table has room for.
QString throughputText(double itemsPerSecond)
{
    if (itemsPerSecond >= 1e6)
        return Session::tr("%1 M", "millions").arg(decimalText(itemsPerSecond / 1e6, 2, QLocale()));
    return itemsPerSecond < 100 ? decimalText(itemsPerSecond, 2, QLocale())
                                : countText(std::llround(itemsPerSecond), QLocale());
}

// Whole seconds, then minutes: more than that an estimate does not know.
QString roughTime(double seconds)
{
    if (seconds < 120)
        return Session::tr("%1 s", "seconds").arg(std::max<qint64>(1, std::llround(seconds)));
    return Session::tr("%1 min", "minutes").arg(countText(std::llround(seconds / 60), QLocale()));
}

// The session whose run is under way, in any window of this process.
QPointer<const Session> measuring;

std::size_t at(Mode mode)
{
    return static_cast<std::size_t>(mode);
}

} // namespace

std::vector<Mode> Session::shownModes() const
{
    std::vector<Mode> modes;
    for (const Mode mode : allModes)
        if (m_shown[at(mode)])
            modes.push_back(mode);
    return modes;
}

const Session::Measurement *Session::fitting(Mode mode) const
{
    const auto &measurement = m_measurements[at(mode)];
    return measurement && fits(measurement->experiment, m_experiment, mode) ? &*measurement : nullptr;
}

const Session::Measurement *Session::staleMeasurement(Mode mode) const
{
    const auto &measurement = m_measurements[at(mode)];
    return measurement && !fits(measurement->experiment, m_experiment, mode) ? &*measurement : nullptr;
}

// A run of the same work says how long each item takes: all modes can be predicted from that. The first is the least
// disturbed by others of its kind.
PreparedRunPtr Session::measuredSource() const
{
    for (const auto &measurement : m_measurements)
        if (measurement && sameWork(measurement->experiment.work, m_experiment.work)
            && measurement->prepared->run.trace.emittedCount() > 0)
            return measurement->prepared;
    return nullptr;
}

void Session::predictRealWork()
{
    if (const PreparedRunPtr measured = measuredSource())
        m_predictions.request(m_experiment, cores(), measured);
    else
        m_predictions.clear();
}

PreparedRunPtr Session::best(Mode mode) const
{
    const Measurement *measurement = fitting(mode);
    return measurement ? measurement->prepared : m_predictions.of(mode);
}

std::vector<PreparedRunPtr> Session::shownRuns() const
{
    std::vector<PreparedRunPtr> runs;
    for (const Mode mode : shownModes())
        runs.push_back(best(mode));
    return runs;
}

bool Session::complete() const
{
    const std::vector<PreparedRunPtr> runs = shownRuns();
    return std::all_of(runs.begin(), runs.end(), [](const PreparedRunPtr &run) { return run != nullptr; });
}

bool Session::canRun() const
{
    const WorkSpec &work = m_experiment.work;
    if (running() || hidden())
        return false;
    return !work.isReal()
        || (work.inputs && !m_listingStop && work.items > 0 && m_stepsProblem.isEmpty()
            && m_commandProblem.isEmpty() && (work.fetch != FetchKind::Command || !work.command.isEmpty()));
}

void Session::run()
{
    if (!canRun())
        return;
    if (measuring)
        return fail(tr("another window is measuring, and two at once would disturb each other: wait until it "
                       "is done"));
    if (actsOutside(m_experiment.work) && agreementOf(m_experiment, shownModes()) != m_agreed) {
        m_asked = planOf(m_experiment, shownModes());
        Q_EMIT confirmationWanted();
        return;
    }
    start();
}

void Session::confirmRun()
{
    if (canRun() && m_asked == planOf(m_experiment, shownModes()))
        m_agreed = agreementOf(m_experiment, shownModes());
    run();
}

void Session::start()
{
    measuring = this;
    m_walk.end();
    m_runExperiment = m_experiment;
    m_runModes = shownModes();
    m_runSpecs.clear();
    for (const Mode mode : m_runModes)
        m_runSpecs.push_back(m_experiment.specFor(mode));
    m_opened.reset();
    m_title.clear();
    m_comparison =
        std::make_unique<Comparison>(m_runSpecs, m_experiment.work, m_cores, true,
                                     m_experiment.coldCache ? CacheStart::Cold : CacheStart::Usual);
    connect(m_comparison.get(), &Comparison::runStarted, this, &Session::onRunStarted);
    connect(m_comparison.get(), &Comparison::runFinished, this, &Session::onRunFinished);
    connect(m_comparison.get(), &Comparison::finished, this, &Session::onComparisonFinished,
            Qt::QueuedConnection);
    setStatus(m_comparison->warmsUp() ? tr("reading every file once, so that no mode pays for a cold cache")
                                      : tr("starting"));
    m_comparison->start();
    m_frame.start(frameMs(false, m_renderingCostly));
    Q_EMIT runningChanged();
    rebuild();
}

void Session::stop()
{
    if (m_comparison)
        m_comparison->stop();
}

void Session::onRunStarted(int index)
{
    m_runningMode = m_runModes[static_cast<std::size_t>(index)];
    m_growing = Run{m_runSpecs[static_cast<std::size_t>(index)], Clock::Live,
                    Trace(m_runExperiment.work.items, m_runExperiment.work.isReal())};
    m_inFlight.clear();
    setStatus(tr("measuring %1").arg(modeName(m_runningMode)));
    rebuild();
}

// Takes what the run has told since, and shows it up to now.
void Session::grow()
{
    if (!m_comparison || !m_comparison->feed() || m_comparison->current() < 0)
        return;
    RunFeed::Batch batch = m_comparison->feed()->take();
    for (const ItemRow &row : batch.finished)
        m_growing.trace.put(row);
    for (auto &[item, detail] : batch.details)
        m_growing.trace.putDetail(item, std::move(detail));
    m_inFlight = std::move(batch.inFlight);
    const auto transforming = std::count_if(m_inFlight.begin(), m_inFlight.end(), [](const ItemRow &row) {
        return row.transformStarted != absent && row.transformFinished == absent;
    });
    m_frame.setInterval(frameMs(transforming >= m_cores, m_renderingCostly));
    if (m_runExperiment.work.isReal())
        m_status = runningText();
    Q_EMIT progressChanged();
    rebuild();
}

// "measuring parallel: 12 of 20, 2 failed, 8.5 a second, 1 s left"
QString Session::runningText() const
{
    const std::int64_t done = m_growing.trace.emittedCount();
    const std::int64_t items = m_runExperiment.work.items;
    const std::int64_t failed = m_growing.trace.failedCount();
    const Nanos time = elapsed();
    QString text = tr("measuring %1: %2 of %3", "mode, done, items")
                       .arg(modeName(m_runningMode), countText(done, QLocale()), countText(items, QLocale()));
    if (failed > 0)
        text += QStringLiteral(", ") + tr("%Ln failed", nullptr, static_cast<int>(failed));
    if (done == 0 || time <= Nanos(0))
        return text;
    const double seconds = static_cast<double>(time.count()) / 1e9;
    const double left = seconds * static_cast<double>(items - done) / static_cast<double>(done);
    text += QStringLiteral(", ") + tr("%1 a second").arg(throughputText(static_cast<double>(done) / seconds));
    if (items > done)
        text += QStringLiteral(", ") + tr("%1 left", "a time").arg(roughTime(left));
    return text;
}

void Session::onRunFinished(int index, const Run &run)
{
    grow();
    m_growing.trace.setEnd(run.trace.end());
    m_growing.trace.setCancelled(run.trace.cancelled());
    const Mode mode = m_runModes[static_cast<std::size_t>(index)];
    m_measurements[at(mode)] =
        Measurement{prepareRun(std::move(m_growing), m_runExperiment.work, m_cores), m_runExperiment};
    m_growing = {};
    m_inFlight.clear();
    setUnsaved(true);
}

void Session::onComparisonFinished(bool stopped)
{
    m_frame.stop();
    m_comparison.reset();
    measuring.clear();
    const QString count = m_runModes.size() == 1
        ? modeName(m_runModes.front())
        : tr("%Ln modes", nullptr, static_cast<int>(m_runModes.size()));
    const auto items = static_cast<int>(m_runExperiment.work.items);
    std::int64_t failed = 0;
    for (const Mode mode : m_runModes)
        if (const auto &measurement = m_measurements[at(mode)])
            failed += measurement->prepared->run.trace.failedCount();
    QString status = stopped ? tr("stopped; what was recorded is kept")
                             : tr("measured %1, %2, %3", "time, modes, items")
                                   .arg(QLocale().toString(QTime::currentTime(), QLocale::ShortFormat), count,
                                        items == 1 ? tr("1 item") : tr("%Ln items", nullptr, items));
    if (failed > 0 && !stopped)
        status += QStringLiteral(", ") + tr("%Ln failed", nullptr, static_cast<int>(failed));
    setStatus(status);
    if (isReal())
        predictRealWork();
    Q_EMIT runningChanged();
    rebuild();
}

double Session::progress() const
{
    if (!m_comparison || m_comparison->current() < 0 || m_runModes.empty() || m_runExperiment.work.items == 0)
        return 0;
    const double done =
        static_cast<double>(m_growing.trace.emittedCount()) / static_cast<double>(m_runExperiment.work.items);
    return (m_comparison->current() + done) / static_cast<double>(m_runModes.size());
}

Nanos Session::elapsed() const
{
    const auto zero = m_comparison->feed()->zero();
    return zero ? std::chrono::steady_clock::now() - *zero : Nanos(0);
}

void Session::setRenderingCostly(bool costly)
{
    m_renderingCostly = costly;
    m_walk.setFrame(costly ? 100 : 16);
}

bool Session::canWalk() const
{
    return !isReal() && !running() && !hidden() && m_experiment.work.items <= mostWalkedItems;
}

void Session::toggleWalk()
{
    ++m_walkRequest;
    if (m_walk.active())
        m_walk.end();
    else if (canWalk())
        walkTouchedMode();
}

void Session::walkTouchedMode()
{
    const std::vector<Mode> shown = shownModes();
    if (std::find(shown.begin(), shown.end(), allModes[static_cast<std::size_t>(m_touchedMode)])
        == shown.end())
        m_touchedMode = static_cast<int>(shown.front());
    const Mode mode = allModes[static_cast<std::size_t>(m_touchedMode)];
    const int request = ++m_walkRequest;
    QtConcurrent::run(&m_background,
                      [spec = m_experiment.specFor(mode), work = m_experiment.work, cores = cores()] {
                          return overlapse::walk(spec, work, {.cores = cores});
                      })
        .then(this, [this, request, mode](const std::vector<WalkStep> &steps) {
            if (request == m_walkRequest && canWalk())
                m_walk.begin(steps, modeTitle(mode));
        });
}

// The prediction so far, like a run that is under way; what comes is its outline.
PanelInput Session::walkedPanelOf(Mode mode)
{
    PanelInput panel;
    panel.title = modeTitle(mode);
    panel.items = m_experiment.work.items;
    const PreparedRunPtr prediction = m_predictions.of(mode);
    if (!prediction) {
        panel.note = tr("predicting …");
        return panel;
    }
    TraceUntil until = traceUntil(prediction->run.trace, m_walk.now());
    Run &walked = m_walked[at(mode)];
    walked = Run{prediction->run.spec, Clock::Virtual, std::move(until.done)};
    panel.run = &walked;
    panel.ghost = &prediction->run;
    panel.subtitle = tr("step by step");
    panel.live = true;
    panel.now = std::min(m_walk.now(), prediction->run.trace.end());
    panel.inFlight = std::move(until.inFlight);
    return panel;
}

PanelInput Session::panelOf(Mode mode, const Wording &wording) const
{
    const PreparedRunPtr prediction = m_predictions.of(mode);
    PanelInput panel;
    if (hidden()) {
        panel.title = modeTitle(mode);
    } else if (m_comparison && m_comparison->current() >= 0 && mode == m_runningMode
               && m_growing.trace.emittedCount() + static_cast<std::int64_t>(m_inFlight.size()) > 0) {
        panel.run = &m_growing;
        panel.ghost = prediction ? &prediction->run : nullptr;
        panel.title = modeTitle(mode);
        panel.subtitle = wording.translate("Timeline", "measuring");
        panel.live = true;
        panel.inFlight = m_inFlight;
        panel.now = elapsed();
    } else if (const Measurement *measurement = fitting(mode)) {
        panel = panelFor(*measurement->prepared,
                         measurement->prepared->run.clock == Clock::Live && !elsewhere() ? prediction.get()
                                                                                         : nullptr,
                         wording);
    } else if (prediction) {
        // The timeline answers with the new prediction; the old measurement stays behind it, labelled with its own.
        const Measurement *stale = staleMeasurement(mode);
        panel = panelFor(*prediction, stale ? stale->prepared.get() : nullptr, wording);
        if (stale) {
            panel.subtitle = panelSubtitle(*prediction, nullptr, wording);
            panel.note = wording.translate("Timeline", "outline: measured %1 with %2")
                             .arg(wording.duration(stale->prepared->figures.makespan),
                                  limitsText(stale->prepared->run.spec, wording));
        } else if (const PreparedRunPtr measured = isReal() ? measuredSource() : nullptr) {
            panel.note = wording.translate("Timeline", "predicted from the times measured in %1")
                             .arg(modeName(measured->run.spec.mode));
        }
    } else if (const Measurement *stale = staleMeasurement(mode)) {
        panel = panelFor(*stale->prepared, nullptr, wording);
        panel.dimmed = true;
        panel.note = wording.translate("Timeline", "measured with other parameters: %1")
                         .arg(limitsText(stale->prepared->run.spec, wording));
    } else {
        panel.title = modeTitle(mode);
        panel.note = isReal() ? wording.translate("Timeline", "real work has to be measured: press Run")
                              : wording.translate("Timeline", "predicting …");
    }
    panel.items = m_experiment.work.items;
    return panel;
}

ModeRow Session::modeRowOf(Mode mode) const
{
    ModeRow row{.mode = mode, .shown = m_shown[at(mode)]};
    row.running = m_comparison && m_comparison->current() >= 0 && mode == m_runningMode;
    row.stale = staleMeasurement(mode) != nullptr;
    const PreparedRunPtr run = best(mode);
    if (!run || hidden())
        return row;
    row.measured = run->run.clock == Clock::Live;
    row.makespan = durationText(run->figures.makespan, QLocale());
    row.bound = tr("%1 %", "a share").arg(decimalText(run->figures.boundShare * 100, 0, QLocale()));
    row.throughput = throughputText(run->figures.throughput);
    row.busyCores = decimalText(run->figures.busyCores, 2, QLocale());
    row.sentence = withNumbers(run->sentence, QLocale());
    row.guess = guessText(mode, run->figures.makespan);
    const PreparedRunPtr prediction = m_predictions.of(mode);
    if (row.measured && prediction && !elsewhere() && !run->run.trace.cancelled())
        row.error = errorText(*run, *prediction, Wording::onScreen());
    // Like with like: a measurement over measured sequential, a prediction over predicted.
    const PreparedRunPtr sequential =
        row.measured ? best(Mode::Sequential) : m_predictions.of(Mode::Sequential);
    const bool comparable = sequential && (sequential->run.clock == Clock::Live) == row.measured
        && !sequential->run.trace.cancelled() && !run->run.trace.cancelled()
        && run->figures.makespan > Nanos(0);
    if (comparable)
        row.speedup = decimalText(static_cast<double>(sequential->figures.makespan.count())
                                      / static_cast<double>(run->figures.makespan.count()),
                                  1, QLocale())
            + u'×';
    return row;
}

// What is shown follows from the experiment, the predictions and the measurements; it is never edited on its own.
void Session::rebuild()
{
    m_kept.clear();
    m_input.panels.clear();
    m_input.wording = Wording::onScreen();
    Nanos longest{0};
    for (const Mode mode : allModes)
        if (const PreparedRunPtr run = best(mode))
            longest = std::max(longest, run->figures.makespan);
    std::array<ModeRow, 5> rows;
    for (const Mode mode : allModes) {
        ModeRow &row = rows[at(mode)];
        row = modeRowOf(mode);
        const PreparedRunPtr run = best(mode);
        if (run && longest > Nanos(0) && !hidden())
            row.share =
                static_cast<double>(run->figures.makespan.count()) / static_cast<double>(longest.count());
        if (row.running && longest > Nanos(0))
            row.share =
                std::min(1.0, static_cast<double>(elapsed().count()) / static_cast<double>(longest.count()));
        if (!row.shown)
            continue;
        m_kept.push_back(run);
        m_kept.push_back(m_predictions.of(mode));
        if (const Measurement *stale = staleMeasurement(mode))
            m_kept.push_back(stale->prepared);
        m_input.panels.push_back(m_walk.active() ? walkedPanelOf(mode) : panelOf(mode, m_input.wording));
    }
    m_modes.setRows(rows);
    Q_EMIT timelineChanged();
    if (shownItem() >= 0)
        Q_EMIT detailsChanged();
}

TimelineInput Session::inputForFiles() const
{
    TimelineInput input;
    for (const Mode mode : shownModes())
        input.panels.push_back(panelOf(mode, {}));
    return input;
}

QString Session::bestMode() const
{
    return running() || hidden() || !complete() ? QString()
                                                : withNumbers(bestModeSentence(recording()), QLocale());
}

Recording Session::recording() const
{
    Recording recording{
        programVersion(), QDateTime::currentDateTimeUtc(), thisMachine(), m_experiment.work, {}};
    bool allOpened = m_opened.has_value();
    for (const Mode mode : shownModes()) {
        const PreparedRunPtr run = best(mode);
        if (!run)
            continue;
        recording.runs.push_back(run->run);
        allOpened = allOpened && fitting(mode) != nullptr;
    }
    if (allOpened) {
        recording.program = m_opened->program;
        recording.when = m_opened->when;
        recording.machine = m_opened->machine;
        recording.work = m_opened->work;
    } else if (std::none_of(recording.runs.begin(), recording.runs.end(),
                            [](const Run &run) { return run.clock == Clock::Live; })) {
        recording.machine.cores = cores();
    }
    return recording;
}

} // namespace overlapse
