// SPDX-License-Identifier: MIT
#include "running/predictor.h"

#include "analysis/clock_range.h"
#include "virtual/predict.h"

#include <QtConcurrentRun>

namespace overlapse {

namespace {

// None where the request was cancelled on the way; an entry stays null where the run would be longer than the clock goes.
PredictedModes predictModes(const Experiment &experiment, int cores, const std::stop_token &stop)
{
    PredictedModes modes;
    for (const Mode mode : allModes) {
        if (stop.stop_requested())
            return {};
        PredictOptions options{.cores = cores, .cancel = stop};
        Run run{experiment.specFor(mode), Clock::Virtual,
                predict(experiment.specFor(mode), experiment.work, options)};
        if (stop.stop_requested())
            return {};
        if (clockProblem(run).isEmpty())
            modes[static_cast<std::size_t>(mode)] = prepareRun(std::move(run), experiment.work, cores);
    }
    return modes;
}

} // namespace

Predictor::Predictor(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    m_pool.setObjectName(QStringLiteral("predictions"));
    connect(&m_watcher, &QFutureWatcher<PredictedModes>::finished, this, [this] {
        if (m_stop.stop_requested() || m_watcher.future().resultCount() == 0)
            return; // a later request is on its way
        m_latest = m_watcher.result();
        m_pending = m_slow = false;
        m_patience.stop();
        Q_EMIT arrived();
    });
    m_patience.setSingleShot(true);
    m_patience.setInterval(std::chrono::milliseconds(300));
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_slow = true;
        Q_EMIT grewSlow();
    });
}

Predictor::~Predictor()
{
    m_stop.request_stop();
    m_watcher.disconnect();
    m_pool.waitForDone();
}

void Predictor::request(const Experiment &experiment, int cores, const std::optional<MeasuredBasis> &basis)
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_pending = true;
    if (!m_slow && !m_patience.isActive())
        m_patience.start();
    m_watcher.setFuture(
        QtConcurrent::run(&m_pool, [experiment, cores, basis, told = m_told, stop = m_stop.get_token()] {
            Experiment predicted = experiment;
            if (basis) {
                const std::int64_t capacity = experiment.knownCapacity;
                if (told->of != basis->run || told->capacity != capacity
                    || told->supposed != experiment.supposed || told->others != basis->others) {
                    *told = {basis->run, capacity, experiment.supposed, basis->others,
                             workFrom(*basis, experiment)};
                }
                if (told->work)
                    predicted.work = *told->work;
            }
            return predictModes(predicted, cores, stop);
        }));
}

void Predictor::clear()
{
    m_stop.request_stop();
    m_pending = m_slow = false;
    m_patience.stop();
    m_latest = {};
}

} // namespace overlapse
