// SPDX-License-Identifier: MIT
#include "tuning/paired_runs.h"

#include "live/rounds.h"

namespace overlapse {

PairedRuns::PairedRuns(QObject *parent) : QObject(parent) {}

void PairedRuns::start(const std::array<PipelineSpec, 2> &specs, const WorkSpec &work, int cores, int pairs,
                       CacheStart cache)
{
    constexpr int leftOut = 2;
    m_specs = inRounds({specs[0], specs[1]}, pairs, work.seed);
    m_runs.clear();
    m_comparison = std::make_unique<Comparison>(m_specs, work, cores, false, cache);
    connect(m_comparison.get(), &Comparison::runStarted, this, &PairedRuns::runBegan);
    connect(m_comparison.get(), &Comparison::runFinished, this, [this](int index, const Run &run) {
        if (index >= leftOut && !run.trace.cancelled())
            m_runs.push_back(run);
    });
    // Not from within the comparison, which goes with it.
    const auto end = [this] {
        const QString problem = m_comparison->problem();
        m_comparison.reset();
        Q_EMIT finished(problem);
    };
    connect(m_comparison.get(), &Comparison::finished, this, end, Qt::QueuedConnection);
    m_comparison->start();
}

void PairedRuns::stop()
{
    if (m_comparison)
        m_comparison->stop();
}

} // namespace overlapse
