// SPDX-License-Identifier: MIT
#include "live/comparison.h"

#include "live/start_thread.h"

#include <algorithm>

namespace overlapse {

Comparison::Comparison(std::vector<PipelineSpec> specs, WorkSpec work, int cores, bool watched,
                       CacheStart cache, QObject *parent)
    : QObject(parent), m_specs(std::move(specs)), m_leftOut(m_specs.size(), false), m_work(std::move(work)),
      m_cores(cores), m_watched(watched), m_cacheStart(cache)
{
    connect(&m_runWatcher, &QFutureWatcher<Trace>::finished, this, &Comparison::onRunFinished);
    connect(&m_cacheWatcher, &QFutureWatcher<CacheState>::finished, this, &Comparison::onPrepared);
}

Comparison::~Comparison()
{
    stop();
    m_run.reset();
    if (m_cacheThread.joinable())
        m_cacheThread.join();
}

bool Comparison::warmsUp() const
{
    return m_work.fetch == FetchKind::File
        && (m_cacheStart == CacheStart::Warm || (m_cacheStart == CacheStart::Usual && m_specs.size() > 1));
}

void Comparison::start()
{
    if (!warmsUp())
        return startNext();
    prepare([](const InputList &inputs, const std::atomic<bool> &stop) {
        warmCache(inputs, &stop);
        return CacheState{.kind = CacheState::Kind::Warm};
    });
}

void Comparison::prepare(CacheState (*work)(const InputList &, const std::atomic<bool> &))
{
    m_preparing = true;
    if (m_cacheThread.joinable())
        m_cacheThread.join(); // the one before has ended
    QPromise<CacheState> promise;
    promise.start();
    m_cacheWatcher.setFuture(promise.future());
    // Where there is no thread, the promise goes without a result; the run will say more about it.
    startThread(m_cacheThread, "cache", [this, work, promise = std::move(promise)]() mutable {
        promise.addResult(work(*m_work.inputs, m_stopped));
        promise.finish();
    });
}

void Comparison::onPrepared()
{
    m_preparing = false;
    if (m_cacheWatcher.future().resultCount() > 0)
        m_cache = worseOf(m_cache, m_cacheWatcher.result());
    if (cools() && !m_stopped && next() >= 0)
        startRun();
    else
        startNext();
}

void Comparison::stop()
{
    m_stopped.store(true, std::memory_order_relaxed);
    if (m_run)
        m_run->stop();
}

void Comparison::leaveOut(int index)
{
    m_leftOut[static_cast<std::size_t>(index)] = true;
    if (m_run && index == m_current)
        m_run->stop();
}

int Comparison::append(const PipelineSpec &spec)
{
    m_specs.push_back(spec);
    m_leftOut.push_back(false);
    return static_cast<int>(m_specs.size()) - 1;
}

std::int64_t Comparison::emittedCount() const
{
    return m_run ? m_run->future().progressValue() : 0;
}

// The one after the present that is not left out; -1: none.
int Comparison::next() const
{
    const auto left = std::find(m_leftOut.begin() + m_current + 1, m_leftOut.end(), false);
    return left == m_leftOut.end() ? -1 : static_cast<int>(left - m_leftOut.begin());
}

void Comparison::startNext()
{
    if (m_stopped || m_failed || next() < 0) {
        Q_EMIT finished(m_stopped);
        return;
    }
    if (cools())
        prepare(
            [](const InputList &inputs, const std::atomic<bool> &stop) { return coolCache(inputs, &stop); });
    else
        startRun();
}

void Comparison::startRun()
{
    m_current = next();
    m_failedItems = 0;
    if (m_watched)
        m_feed = std::make_shared<RunFeed>();
    m_run =
        std::make_unique<LiveRun>(m_specs[static_cast<std::size_t>(m_current)], m_work,
                                  LiveOptions{.cores = m_cores, .feed = m_feed, .failed = &m_failedItems});
    m_runWatcher.setFuture(m_run->future());
    Q_EMIT runStarted(m_current);
}

void Comparison::onRunFinished()
{
    const RunConditions &conditions = m_run->conditions();
    const Run run{
        m_specs[static_cast<std::size_t>(m_current)],
        Clock::Live,
        m_run->future().result(),
        {.disturbed = conditions.disturbed, .paused = conditions.paused, .looking = conditions.looking}};
    // The feed of a watched run has its rows; what it is asked for ends it with a stop.
    m_problem = conditions.problem;
    const bool givesUp = m_work.rules.stopAtError || m_work.halt != HaltRule();
    m_failed = !m_problem.isEmpty()
        || (givesUp && run.trace.cancelled() && !m_leftOut[static_cast<std::size_t>(m_current)]);
    m_run.reset(); // its driver has ended: this does not wait
    Q_EMIT runFinished(m_current, run);
    if (!m_watched)
        startNext();
}

} // namespace overlapse
