// SPDX-License-Identifier: MIT
#include "live/comparison.h"

#include "workload/inputs.h"

#include <QtConcurrentRun>

namespace overlapse {

Comparison::Comparison(std::vector<PipelineSpec> specs, WorkSpec work, int cores, bool watched,
                       QObject *parent)
    : QObject(parent), m_specs(std::move(specs)), m_work(std::move(work)), m_cores(cores), m_watched(watched)
{
    m_warmUpPool.setMaxThreadCount(1);
    connect(&m_runWatcher, &QFutureWatcher<Trace>::finished, this, &Comparison::onRunFinished);
    connect(&m_warmUpWatcher, &QFutureWatcher<void>::finished, this, &Comparison::startNext);
}

Comparison::~Comparison()
{
    stop();
    m_run.reset();
    m_warmUpPool.waitForDone();
}

void Comparison::start()
{
    if (!warmsUp()) {
        startNext();
        return;
    }
    m_warmUpWatcher.setFuture(QtConcurrent::run(&m_warmUpPool, [this] {
        for (const QByteArray &path : m_work.inputs->paths) {
            if (m_stopped.load(std::memory_order_relaxed))
                return;
            readWholeFile(path);
        }
    }));
}

void Comparison::stop()
{
    m_stopped.store(true, std::memory_order_relaxed);
    if (m_run)
        m_run->stop();
}

std::int64_t Comparison::emittedCount() const
{
    return m_run ? m_run->future().progressValue() : 0;
}

void Comparison::startNext()
{
    if (m_stopped || m_current + 1 == static_cast<int>(m_specs.size())) {
        Q_EMIT finished(m_stopped);
        return;
    }
    ++m_current;
    if (m_watched)
        m_feed = std::make_shared<RunFeed>();
    m_run = std::make_unique<LiveRun>(m_specs[static_cast<std::size_t>(m_current)], m_work,
                                      LiveOptions{.cores = m_cores, .feed = m_feed});
    m_runWatcher.setFuture(m_run->future());
    Q_EMIT runStarted(m_current);
}

void Comparison::onRunFinished()
{
    const Run run{m_specs[static_cast<std::size_t>(m_current)], Clock::Live, m_run->future().result()};
    m_run.reset(); // its driver has ended: this does not wait
    Q_EMIT runFinished(m_current, run);
    startNext();
}

} // namespace overlapse
