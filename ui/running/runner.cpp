// SPDX-License-Identifier: MIT
#include "running/runner.h"

#include "live/rounds.h"
#include "pipeline/words.h"
#include "running/room_problem.h"
#include "running/run_status.h"
#include "trace/this_machine.h"
#include "workload/run_needs.h"
#include "workload/work_text.h"

#include <QLocale>
#include <QtConcurrentRun>

#include <algorithm>

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

RunRounds roundsOf(const RunRequest &request)
{
    std::vector<PipelineSpec> specs;
    for (const Mode mode : request.modes)
        specs.push_back(request.experiment.specFor(mode));
    return {specs, request.repeats, request.experiment.work.seed};
}

QString sizeText(std::int64_t bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

// All repeats are kept.
QString memoryProblem(const RunRequest &request)
{
    if (request.repeats == 1)
        return {};
    const std::int64_t needed = bytesNeeded(roundsOf(request).specs(), request.experiment.work);
    const std::int64_t room = systemRoom().memory;
    return needed <= room
        ? QString()
        : Runner::tr("%Ln repeats take about %1 of memory, and there is room for %2: take fewer", nullptr,
                     request.repeats)
              .arg(sizeText(needed), sizeText(room));
}

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

void Runner::setRepeats(int repeats)
{
    repeats = std::clamp(repeats, 1, overlapse::mostRepeats);
    if (repeats == m_repeats)
        return;
    m_repeats = repeats;
    Q_EMIT repeatsChanged();
}

void Runner::run()
{
    if (canRun())
        ask({m_offered->experiment, m_offered->modes, m_repeats});
}

void Runner::runAlone(int mode)
{
    if (canRunOne() && mode >= 0 && mode < static_cast<int>(allModes.size()))
        ask({m_offered->experiment, {allModes[static_cast<std::size_t>(mode)]}, m_repeats});
}

void Runner::ask(const RunRequest &request)
{
    if (const QString obstacle = MachineTurn::obstacle(); !obstacle.isEmpty())
        return Q_EMIT failed(obstacle);
    for (const QString &problem :
         {roomProblem(request.experiment.work, roundsOf(request).specs()), memoryProblem(request)})
        if (!problem.isEmpty())
            return Q_EMIT failed(problem);
    if (actsOutside(request.experiment.work) && agreementOf(request) != m_agreed) {
        m_asked = request;
        m_plan = planOf(request);
        return Q_EMIT confirmationWanted();
    }
    start(request);
}

void Runner::confirmRun()
{
    if (!canRunOne())
        return;
    const RunRequest now{m_offered->experiment, m_asked.modes, m_asked.repeats};
    if (m_plan == planOf(now))
        m_agreed = agreementOf(now);
    ask(now);
}

void Runner::start(const RunRequest &request)
{
    m_turn.take();
    m_work = std::make_shared<WorkSpec>(request.experiment.work);
    m_done = {};
    m_isStopped = false;
    m_began = QDateTime::currentDateTimeUtc();
    m_rounds = roundsOf(request);
    m_comparison =
        std::make_unique<Comparison>(m_rounds.specs(), *m_work, m_machine.cores, true,
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
    const int first = m_growing ? m_comparison->current() : m_comparison->current() + 1;
    for (const Mode mode : before)
        if (!has(now, mode))
            for (const int index : m_rounds.leaveOut(mode, first))
                m_comparison->leaveOut(index);
    for (const Mode mode : now)
        if (!has(before, mode)) // what was not to be measured, or is, is not left out
            for (const PipelineSpec &spec : m_rounds.takeBack(mode))
                m_comparison->append(spec);
}

void Runner::stop()
{
    m_isStopped = true;
    if (m_comparison)
        m_comparison->stop();
}

void Runner::onRunStarted(int index)
{
    m_growing = std::make_shared<Run>();
    m_growing->spec = m_rounds.spec(index);
    m_growing->trace = Trace(m_work->items, m_work->isReal(), Trace::Pages::Small);
    m_levels = std::make_shared<GrowingLevels>(m_growing->spec);
    m_told = {};
    m_ended.reset();
    Q_EMIT said(RunStatus::begun(m_rounds, index));
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
        Q_EMIT said(RunStatus::underWay(m_rounds, m_comparison->current(), m_growing->trace, m_work->items,
                                        elapsed()));
    Q_EMIT progressChanged();
    Q_EMIT grew();
}

void Runner::putIn()
{
    const auto begin = std::chrono::steady_clock::now();
    while (m_growing && !m_told.isEmpty()) {
        m_told.moveInto(m_growing->trace, rowsAtOnce, [this](const ItemRow &row) { m_levels->add(row); });
        if (std::chrono::steady_clock::now() - begin > stretch)
            return (void)QMetaObject::invokeMethod(this, &Runner::putIn, Qt::QueuedConnection);
    }
}

// What one frame does not take is put in where nobody waits for it.
void Runner::onRunFinished(int index, const Run &run)
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
                          told->moveInto(whole.trace, std::numeric_limits<std::size_t>::max(),
                                         [](const ItemRow &) {});
                          return prepareRun(std::move(whole), *work, cores);
                      })
        .then(this, [this, index](const PreparedRunPtr &prepared) { onPrepared(index, prepared); });
}

// A warm-up says nothing, unless it is what ended them all; and a repeat that the user ended is none, even where it was
// over just then: it may have been asked for again.
bool Runner::isResult(int index, const Trace &trace) const
{
    if (!m_rounds.isRepeated())
        return true;
    if (m_rounds.isLeftOut(index))
        return false;
    return trace.cancelled() ? !m_isStopped : m_rounds.round(index) > 0;
}

void Runner::onPrepared(int index, const PreparedRunPtr &prepared)
{
    m_growing.reset();
    if (isResult(index, prepared->run.trace))
        tell(index, prepared);
    if (m_comparison)
        m_comparison->proceed();
}

void Runner::tell(int index, const PreparedRunPtr &prepared)
{
    RunRecord record;
    record.facts.name = m_rounds.name(index);
    record.facts.work = m_work;
    record.facts.machine = m_machine;
    record.facts.when = m_began;
    record.facts.program = programVersion();
    record.facts.disturbed = prepared->run.facts.disturbed;
    record.facts.paused = prepared->run.facts.paused;
    record.facts.looking = prepared->run.facts.looking;
    record.prepared = prepared;
    m_done.modes.insert(record.spec().mode);
    m_done.failed.push_back(prepared->run.trace.failedCount());
    Q_EMIT measured(record);
}

void Runner::onFinished(bool stopped)
{
    m_frame.stop();
    if (const QString problem = m_comparison->problem(); !problem.isEmpty())
        Q_EMIT failed(problem);
    m_comparison.reset();
    m_growing.reset();
    m_turn.giveBack();
    Q_EMIT said(stopped ? RunStatus::stopped(m_rounds, m_done)
                        : RunStatus::ended(m_rounds, m_done, m_work->items));
    Q_EMIT runningChanged();
    Q_EMIT ended();
}

double Runner::progress() const
{
    if (!m_comparison || m_comparison->current() < 0 || m_rounds.specs().empty() || m_work->items == 0)
        return 0;
    const double done = m_growing
        ? static_cast<double>(m_growing->trace.emittedCount()) / static_cast<double>(m_work->items)
        : 1;
    return m_rounds.progress(m_comparison->current(), done);
}

int Runner::underWay() const
{
    return m_growing && !m_ended ? static_cast<int>(m_growing->spec.mode) : -1;
}

GrowingRun Runner::growing() const
{
    if (!m_growing || !m_comparison)
        return {};
    return {m_growing,          m_told.inFlight(), elapsed(), m_rounds.round(m_comparison->current()),
            m_rounds.repeats(), m_levels};
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
