// SPDX-License-Identifier: MIT
#include "running/runner.h"

#include "pipeline/words.h"
#include "runs/panel_words.h"
#include "trace/this_machine.h"
#include "workload/run_needs.h"
#include "workload/work_text.h"

#include <QLocale>
#include <QPointer>
#include <QTime>
#include <QtConcurrentRun>

#include <algorithm>
#include <cmath>

namespace overlapse {

namespace {

// How long what a run has told is put in at a stretch; what is left waits for the next turn of the event loop.
constexpr std::chrono::milliseconds stretch(3);
constexpr std::size_t rowsAtOnce = 500;

// Looking must not disturb: fewer pictures while all cores transform, and far fewer where the processor draws them too.
int frameMs(bool busy, bool costly)
{
    return costly ? (busy ? 500 : 250) : busy ? 100 : 16;
}

// Whole seconds, then minutes: more than that an estimate does not know.
QString roughTime(double seconds)
{
    if (seconds < 120)
        return Runner::tr("%1 s", "seconds").arg(std::max<qint64>(1, std::llround(seconds)));
    return Runner::tr("%1 min", "minutes").arg(countText(std::llround(seconds / 60), QLocale()));
}

// Why the system has no room for one of the modes; empty: it has.
QString roomProblem(const RunRequest &request)
{
    const SystemRoom room = systemRoom();
    for (const Mode mode : request.modes) {
        const std::optional<Misfit> misfit =
            misfitOf(request.experiment.specFor(mode), request.experiment.work, room);
        if (!misfit)
            continue;
        if (misfit->most <= 0)
            return Runner::tr("there is no room for the mode %1: %2").arg(modeName(mode), misfit->why);
        return (misfit->limit == Misfit::Limit::Threads
                    ? Runner::tr("at most %1 threads fit here in the mode %2: %3")
                    : Runner::tr("a fetch limit of at most %1 fits here in the mode %2: %3"))
            .arg(QString::number(misfit->most), modeName(mode), misfit->why);
    }
    return {};
}

// The one whose run is under way, in any window of this process.
QPointer<const Runner> measuring;

} // namespace

Runner::Runner(QObject *parent) : QObject(parent), m_machine(thisMachine())
{
    m_pool.setMaxThreadCount(1);
    m_pool.setObjectName(QStringLiteral("preparing"));
    m_frame.setTimerType(Qt::PreciseTimer);
    connect(&m_frame, &QTimer::timeout, this, &Runner::grow);
}

Runner::~Runner()
{
    m_comparison.reset();
    m_pool.waitForDone();
}

void Runner::offer(const std::optional<RunRequest> &request)
{
    const std::pair could(canRun(), canRunOne());
    if (running() && m_offered && request)
        follow(m_offered->modes, request->modes);
    m_offered = request;
    if (could != std::pair(canRun(), canRunOne()))
        Q_EMIT runningChanged();
}

void Runner::run()
{
    if (canRun())
        ask(*m_offered);
}

void Runner::runAlone(int mode)
{
    if (canRunOne() && mode >= 0 && mode < static_cast<int>(allModes.size()))
        ask({m_offered->experiment, {allModes[static_cast<std::size_t>(mode)]}});
}

void Runner::ask(const RunRequest &request)
{
    if (measuring)
        return Q_EMIT failed(
            tr("another window is measuring, and two at once would disturb each other: wait until it "
               "is done"));
    if (const QString problem = roomProblem(request); !problem.isEmpty())
        return Q_EMIT failed(problem);
    if (actsOutside(request.experiment.work) && agreementOf(request.experiment, request.modes) != m_agreed) {
        m_asked = request;
        m_plan = planOf(request.experiment, request.modes);
        return Q_EMIT confirmationWanted();
    }
    start(request);
}

void Runner::confirmRun()
{
    if (!canRunOne())
        return;
    const RunRequest now{m_offered->experiment, m_asked.modes};
    if (m_plan == planOf(now.experiment, now.modes))
        m_agreed = agreementOf(now.experiment, now.modes);
    ask(now);
}

void Runner::start(const RunRequest &request)
{
    measuring = this;
    m_running = request;
    m_work = std::make_shared<WorkSpec>(request.experiment.work);
    m_failed.clear();
    m_leftOut.clear();
    m_began = QDateTime::currentDateTimeUtc();
    m_specs.clear();
    for (const Mode mode : request.modes)
        m_specs.push_back(request.experiment.specFor(mode));
    m_comparison =
        std::make_unique<Comparison>(m_specs, *m_work, m_machine.cores, true,
                                     request.experiment.coldCache ? CacheStart::Cold : CacheStart::Usual);
    connect(m_comparison.get(), &Comparison::runStarted, this, &Runner::onRunStarted);
    connect(m_comparison.get(), &Comparison::runFinished, this, &Runner::onRunFinished);
    connect(m_comparison.get(), &Comparison::finished, this, &Runner::onFinished, Qt::QueuedConnection);
    Q_EMIT began();
    Q_EMIT said(m_comparison->warmsUp() ? tr("reading every file once, so that no mode pays for a cold cache")
                                        : tr("starting"));
    m_comparison->start();
    m_frame.start(frameMs(false, m_renderingCostly));
    Q_EMIT runningChanged();
    Q_EMIT grew();
}

void Runner::follow(const std::vector<Mode> &before, const std::vector<Mode> &now)
{
    const auto has = [](const std::vector<Mode> &modes, Mode mode) {
        return std::find(modes.begin(), modes.end(), mode) != modes.end();
    };
    for (int i = 0; i < static_cast<int>(m_specs.size()); ++i) {
        const Mode mode = m_specs[static_cast<std::size_t>(i)].mode;
        const bool done = i < m_comparison->current() || (i == m_comparison->current() && !m_growing);
        if (!done && has(before, mode) && !has(now, mode) && m_leftOut.insert(i).second)
            m_comparison->leaveOut(i);
    }
    for (const Mode mode : now) {
        if (has(before, mode))
            continue;
        const auto ofMode = [mode](const PipelineSpec &spec) { return spec.mode == mode; };
        const auto last = std::find_if(m_specs.rbegin(), m_specs.rend(), ofMode);
        if (last == m_specs.rend() || !m_leftOut.contains(static_cast<int>(m_specs.rend() - last) - 1))
            continue; // it was not to be measured, or is
        m_comparison->append(*last);
        m_specs.push_back(*last);
    }
}

void Runner::stop()
{
    if (m_comparison)
        m_comparison->stop();
}

void Runner::onRunStarted(int index)
{
    m_growing = std::make_shared<Run>();
    m_growing->spec = m_specs[static_cast<std::size_t>(index)];
    m_growing->trace = Trace(m_work->items, m_work->isReal(), Trace::Pages::Small);
    m_told = {};
    m_ended.reset();
    Q_EMIT said(tr("measuring %1").arg(modeName(m_growing->spec.mode)));
    Q_EMIT grew();
}

// Takes what the run has told since, and shows it up to now.
void Runner::grow()
{
    if (!m_growing || !m_comparison || !m_comparison->feed())
        return;
    m_told.add(m_comparison->feed()->take());
    putIn();
    const auto transforming =
        std::count_if(m_told.inFlight().begin(), m_told.inFlight().end(), [](const ItemRow &row) {
            return row.transformStarted != absent && row.transformFinished == absent;
        });
    m_frame.setInterval(frameMs(transforming >= m_machine.cores, m_renderingCostly));
    if (m_work->isReal())
        Q_EMIT said(runningText());
    Q_EMIT progressChanged();
    Q_EMIT grew();
}

void Runner::putIn()
{
    const auto begin = std::chrono::steady_clock::now();
    while (m_growing && !m_told.isEmpty()) {
        m_told.moveInto(m_growing->trace, rowsAtOnce);
        if (std::chrono::steady_clock::now() - begin > stretch)
            return (void)QMetaObject::invokeMethod(this, &Runner::putIn, Qt::QueuedConnection);
    }
}

// "measuring parallel: 12 of 20, 2 failed, 8.5 a second, 1 s left"
QString Runner::runningText() const
{
    const std::int64_t done = m_growing->trace.emittedCount();
    const std::int64_t items = m_work->items;
    const std::int64_t failed = m_growing->trace.failedCount();
    const Nanos time = elapsed();
    QString text =
        tr("measuring %1: %2 of %3", "mode, done, items")
            .arg(modeName(m_growing->spec.mode), countText(done, QLocale()), countText(items, QLocale()));
    if (failed > 0)
        text += QStringLiteral(", ") + tr("%Ln failed", nullptr, static_cast<int>(failed));
    if (done == 0 || time <= Nanos(0))
        return text;
    const double seconds = static_cast<double>(time.count()) / 1e9;
    const double left = seconds * static_cast<double>(items - done) / static_cast<double>(done);
    text += QStringLiteral(", ")
        + tr("%1 a second").arg(throughputText(static_cast<double>(done) / seconds, QLocale()));
    if (items > done)
        text += QStringLiteral(", ") + tr("%1 left", "a time").arg(roughTime(left));
    return text;
}

// What one frame does not take is put in where nobody waits for it.
void Runner::onRunFinished(int, const Run &run)
{
    grow();
    m_ended = run.trace.end();
    auto told = std::make_shared<Backlog>(std::exchange(m_told, {}));
    Run whole = *m_growing;
    whole.trace.setEnd(run.trace.end());
    whole.trace.setCancelled(run.trace.cancelled());
    whole.facts.disturbed = run.facts.disturbed;
    whole.facts.paused = run.facts.paused;
    whole.facts.looking = run.facts.looking;
    QtConcurrent::run(&m_pool,
                      [whole = std::move(whole), told, work = m_work, cores = m_machine.cores]() mutable {
                          told->moveInto(whole.trace, std::numeric_limits<std::size_t>::max());
                          return prepareRun(std::move(whole), *work, cores);
                      })
        .then(this, [this](const PreparedRunPtr &prepared) { onPrepared(prepared); });
}

void Runner::onPrepared(const PreparedRunPtr &prepared)
{
    RunRecord record;
    record.facts.work = m_work;
    record.facts.machine = m_machine;
    record.facts.when = m_began;
    record.facts.program = programVersion();
    record.facts.disturbed = prepared->run.facts.disturbed;
    record.facts.paused = prepared->run.facts.paused;
    record.facts.looking = prepared->run.facts.looking;
    record.prepared = prepared;
    m_failed.push_back(prepared->run.trace.failedCount());
    m_growing.reset();
    Q_EMIT measured(record);
    if (m_comparison)
        m_comparison->proceed();
}

QString Runner::doneText(bool stopped) const
{
    if (stopped)
        return tr("stopped; what was recorded is kept");
    const QString count = m_specs.size() == 1 ? modeName(m_specs.front().mode)
                                              : tr("%Ln modes", nullptr, static_cast<int>(m_failed.size()));
    const auto items = static_cast<int>(m_work->items);
    QString text = tr("measured %1, %2, %3", "time, modes, items")
                       .arg(QLocale().toString(QTime::currentTime(), QLocale::ShortFormat), count,
                            items == 1 ? tr("1 item") : tr("%Ln items", nullptr, items));
    const auto [least, most] = std::minmax_element(m_failed.begin(), m_failed.end());
    if (least == m_failed.end() || *most == 0)
        return text;
    const int failed = static_cast<int>(*most);
    return text + QStringLiteral(", ")
        + (m_failed.size() == 1  ? tr("%Ln failed", nullptr, failed)
               : *least == *most ? tr("%Ln failed in each", "items, mode", failed)
                                 : tr("up to %Ln failed in one", "items, mode", failed));
}

void Runner::onFinished(bool stopped)
{
    m_frame.stop();
    if (const QString problem = m_comparison->problem(); !problem.isEmpty())
        Q_EMIT failed(problem);
    m_comparison.reset();
    m_growing.reset();
    measuring.clear();
    Q_EMIT said(doneText(stopped));
    Q_EMIT runningChanged();
    Q_EMIT ended();
}

double Runner::progress() const
{
    if (!m_comparison || m_comparison->current() < 0 || m_specs.empty() || m_work->items == 0)
        return 0;
    const double done = m_growing
        ? static_cast<double>(m_growing->trace.emittedCount()) / static_cast<double>(m_work->items)
        : 1;
    const auto left = std::count_if(m_leftOut.begin(), m_leftOut.end(),
                                    [this](int index) { return index > m_comparison->current(); });
    return (m_comparison->current() + done)
        / static_cast<double>(static_cast<std::ptrdiff_t>(m_specs.size()) - left);
}

int Runner::underWay() const
{
    return m_growing && !m_ended ? static_cast<int>(m_growing->spec.mode) : -1;
}

GrowingRun Runner::growing() const
{
    return m_growing ? GrowingRun{m_growing, m_told.inFlight(), elapsed()} : GrowingRun{};
}

Nanos Runner::elapsed() const
{
    if (m_ended)
        return *m_ended;
    const auto feed = m_comparison ? m_comparison->feed() : nullptr;
    const auto zero = feed ? feed->zero() : std::nullopt;
    return zero ? std::chrono::steady_clock::now() - *zero : Nanos(0);
}

} // namespace overlapse
