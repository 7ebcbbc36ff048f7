// SPDX-License-Identifier: MIT
// The experiment and its history. Predictions and runs are in session_runs.cpp, files in session_files.cpp.
#include "session.h"

#include "describe_item.h"
#include "mode_code.h"
#include "pipeline/bounds.h"
#include "pipeline/words.h"
#include "trace/this_machine.h"
#include "workload/work_text.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>
#include <cmath>

namespace overlapse {

Session::Session(QObject *parent)
    : QObject(parent), m_cores(thisMachine().cores), m_experiment(articleExperiment(m_cores))
{
    m_background.setMaxThreadCount(1);
    m_background.setObjectName(QStringLiteral("background"));
    loadSettings();
    connect(&m_predictions, &Predictions::arrived, this, &Session::rebuild);
    connect(&m_walk, &Walkthrough::changed, this, &Session::rebuild);
    connect(&m_frame, &QTimer::timeout, this, &Session::grow);
    m_frame.setTimerType(Qt::PreciseTimer);
    linkResults();
    experimentEdited();
}

Session::~Session()
{
    saveSettings();
    m_comparison.reset();
    stopListing();
    m_background.waitForDone();
}

// One step of undo for a whole drag of the same thing; commit() ends it.
void Session::change(const char *what, const Experiment &next)
{
    if (m_lastChanged != what) {
        constexpr std::size_t mostSteps = 200;
        m_undo.push_back(m_experiment);
        if (m_undo.size() > mostSteps)
            m_undo.erase(m_undo.begin());
    }
    m_lastChanged = what;
    m_redo.clear();
    m_experiment = next;
    experimentEdited();
}

void Session::restore(std::vector<Experiment> &from, std::vector<Experiment> &to)
{
    if (from.empty())
        return;
    to.push_back(m_experiment);
    m_experiment = from.back();
    from.pop_back();
    m_lastChanged = nullptr;
    stopListing();
    clearErrors();
    experimentEdited();
    listAgain();
}

void Session::undo()
{
    restore(m_undo, m_redo);
}

void Session::redo()
{
    restore(m_redo, m_undo);
}

void Session::reset()
{
    stopListing();
    clearErrors();
    m_lastChanged = nullptr;
    change("reset", articleExperiment(m_cores));
    m_lastChanged = nullptr;
}

void Session::experimentEdited()
{
    hideAgain();
    checkPrograms();
    if (m_experiment.work.isReal()) {
        predictRealWork();
        nameListing();
    } else {
        m_predictions.request(m_experiment, cores());
    }
    if (m_walk.active() && !canWalk())
        m_walk.end();
    else if (m_walk.active())
        walkTouchedMode();
    Q_EMIT experimentChanged();
    Q_EMIT runningChanged();
    Q_EMIT detailsChanged(); // the code has the limits in it
    rebuild();
}

void Session::setError(QString &error, const QString &text)
{
    if (error == text)
        return;
    error = text;
    Q_EMIT errorsChanged();
}

void Session::setItems(int items)
{
    Experiment next = m_experiment;
    next.work.items = std::max(1, items);
    if (!isReal() && next.work.items != m_experiment.work.items)
        change("items", next);
}

QString Session::fetch() const
{
    return fetchText(m_experiment.work);
}

void Session::setFetch(const QString &text)
{
    const Checked<TimeSpec> time = parseTime(text);
    setError(m_fetchError, time.error);
    if (!time || (*time == m_experiment.work.fetchTime && !m_experiment.work.durations))
        return;
    Experiment next = m_experiment;
    next.work.fetchTime = *time;
    next.work.durations.reset();
    change("fetch", next);
}

QString Session::transform() const
{
    return transformText(m_experiment.work);
}

void Session::setTransform(const QString &text)
{
    const Checked<TransformChoice> choice = parseTransform(text);
    QString error = choice.error;
    if (choice && choice->kind == TransformKind::Real)
        error = tr("'%1' needs real work: choose Files, Web or Command above").arg(text);
    setError(m_transformError, error);
    const WorkSpec &work = m_experiment.work;
    if (!error.isEmpty()
        || (choice->kind == work.transform && choice->time == work.transformTime && !work.durations))
        return;
    Experiment next = m_experiment;
    overlapse::setTransform(next.work, *choice);
    next.work.durations.reset();
    change("transform", next);
}

void Session::setSeed(int seed)
{
    Experiment next = m_experiment;
    next.work.seed = static_cast<std::uint64_t>(std::max(0, seed));
    if (next.work.seed != m_experiment.work.seed)
        change("seed", next);
}

void Session::setFetchLimit(int limit)
{
    Experiment next = m_experiment;
    next.limits.fetchLimit = std::clamp<std::int64_t>(limit, 1, mostFetches(m_experiment.work.fetch));
    next.fetchLimit = {};
    if (next.limits.fetchLimit != m_experiment.limits.fetchLimit)
        change("fetchLimit", next);
}

void Session::setTransformLimit(int limit)
{
    Experiment next = m_experiment;
    next.limits.transformLimit = std::max(1, limit);
    next.transformLimit = {};
    if (next.limits.transformLimit != m_experiment.limits.transformLimit)
        change("transformLimit", next);
}

void Session::setThreads(int threads)
{
    Experiment next = m_experiment;
    next.limits.threads = std::clamp(threads, 1, 4 * cores());
    next.threads = {};
    if (next.limits.threads != m_experiment.limits.threads)
        change("threads", next);
}

void Session::setOrderKept(bool kept)
{
    Experiment next = m_experiment;
    next.limits.order = kept ? Order::Kept : Order::Any;
    if (next.limits.order != m_experiment.limits.order)
        change("order", next);
}

// Formula 6: N* = ceil(k x mean F / mean T), of parallel.
QString Session::hint() const
{
    const WorkSpec &work = m_experiment.work;
    if (work.isReal())
        return {};
    const ServiceTimes times(work);
    constexpr std::int64_t sample = 1'000;
    Nanos fetch{0};
    Nanos transform{0};
    for (std::int64_t i = 0; i < std::min(work.items, sample); ++i) {
        fetch += times.fetch(i);
        transform += times.transform(i);
    }
    if (transform <= Nanos(0))
        return {};
    const std::int64_t k = parallelism(m_experiment.specFor(Mode::Parallel), work.transform, cores());
    const auto needed =
        static_cast<qint64>(std::ceil(static_cast<double>(k) * static_cast<double>(fetch.count())
                                      / static_cast<double>(transform.count())));
    const QString busy = k == 1 ? tr("1 transform") : tr("%Ln transforms", nullptr, static_cast<int>(k));
    return needed > 1 ? tr("N* = %1 fetches keep %2 busy").arg(countText(needed, QLocale()), busy)
                      : tr("N* = 1 fetch keeps %1 busy").arg(busy);
}

void Session::setDark(bool dark)
{
    if (dark == m_dark)
        return;
    m_dark = dark;
    Q_EMIT darkChanged();
    Q_EMIT detailsChanged();
    Q_EMIT timelineChanged();
}

void Session::setLanes(bool lanes)
{
    if (lanes == m_lanes)
        return;
    m_lanes = lanes;
    Q_EMIT timelineChanged();
}

void Session::toggleMode(int index)
{
    if (index < 0 || index >= static_cast<int>(m_shown.size()))
        return;
    bool &shown = m_shown[static_cast<std::size_t>(index)];
    if (shown && shownModes().size() == 1)
        return; // the last one stays
    shown = !shown;
    if (shown)
        m_touchedMode = m_resultMode = index;
    rebuild();
    Q_EMIT runningChanged();
}

void Session::touchMode(int index)
{
    if (index < 0 || index >= static_cast<int>(allModes.size()))
        return;
    chooseResults(index);
    if (index == m_touchedMode)
        return;
    m_touchedMode = index;
    if (m_walk.active())
        walkTouchedMode();
    Q_EMIT detailsChanged();
}

int Session::shownItem() const
{
    return m_hovered >= 0 ? m_hovered : m_selected;
}

void Session::hover(int item, int panel)
{
    if (item == m_hovered)
        return;
    m_hovered = item;
    const std::vector<Mode> modes = shownModes();
    if (panel >= 0 && panel < static_cast<int>(modes.size()))
        m_touchedMode = static_cast<int>(modes[static_cast<std::size_t>(panel)]);
    Q_EMIT detailsChanged();
}

void Session::select(int item, int panel)
{
    const std::vector<Mode> modes = shownModes();
    if (panel >= 0 && panel < static_cast<int>(modes.size()))
        m_touchedMode = m_resultMode = static_cast<int>(modes[static_cast<std::size_t>(panel)]);
    m_selected = item;
    m_hovered = -1; // a pointer that rests on another item must not hide what was asked for last
    Q_EMIT detailsChanged();
    Q_EMIT timelineChanged();
}

ItemDetails Session::details() const
{
    const std::vector<Mode> modes = shownModes();
    const auto focus =
        std::find(modes.begin(), modes.end(), allModes[static_cast<std::size_t>(m_touchedMode)]);
    return describeItem(shownItem(), shownRuns(), static_cast<std::size_t>(focus - modes.begin()),
                        m_experiment.work, m_dark ? darkTheme() : lightTheme(), Wording::onScreen());
}

QString Session::code() const
{
    const PipelineSpec spec = m_experiment.specFor(allModes[static_cast<std::size_t>(m_touchedMode)]);
    return m_codeInQt ? qtCode(spec) : rustCode(spec);
}

void Session::setCodeInQt(bool qt)
{
    m_codeInQt = qt;
    saveSettings();
    Q_EMIT detailsChanged();
}

void Session::copyText(const QString &text) const
{
    QGuiApplication::clipboard()->setText(text);
}

QString Session::codeMode() const
{
    const Mode mode = allModes[static_cast<std::size_t>(m_touchedMode)];
    return QStringLiteral("%1: %2").arg(modeTitle(mode), inWindow(modeSummary(mode)));
}

void Session::setStatus(const QString &status)
{
    m_status = status;
    Q_EMIT progressChanged();
}

void Session::fail(const QString &problem)
{
    m_problem = problem;
    Q_EMIT problemChanged();
}

void Session::setUnsaved(bool unsaved)
{
    if (unsaved == m_unsaved)
        return;
    m_unsaved = unsaved;
    Q_EMIT unsavedChanged();
}

void Session::dismissProblem()
{
    fail({});
}

} // namespace overlapse
