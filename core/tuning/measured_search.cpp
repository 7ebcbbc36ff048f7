// SPDX-License-Identifier: MIT
#include "tuning/measured_search.h"

#include "workload/file_cache.h"

#include <QtConcurrentRun>

#include <algorithm>
#include <limits>

namespace overlapse {

namespace {

int milliseconds(Nanos time)
{
    return static_cast<int>(
        std::clamp<std::int64_t>(time.count() / 1'000'000, 1, std::numeric_limits<int>::max()));
}

} // namespace

MeasuredSearch::MeasuredSearch(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    m_pool.setObjectName(QStringLiteral("search"));
    for (QTimer *timer : {&m_pause, &m_patience}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
    }
    connect(&m_pause, &QTimer::timeout, this, &MeasuredSearch::measure);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_comparison)
            m_comparison->stop();
    });
    connect(&m_taking, &QFutureWatcher<SearchFindings>::finished, this, &MeasuredSearch::onTaken);
}

MeasuredSearch::~MeasuredSearch()
{
    m_taking.disconnect();
    m_comparison.reset();
    m_pool.waitForDone();
}

void MeasuredSearch::start(const SearchOptions &options, const WorkSpec &work, CacheStart cache)
{
    m_search = std::make_unique<LimitSearch>(options);
    m_slices = std::make_unique<WorkSlices>(work);
    m_cache = work.fetch == FetchKind::File && cache == CacheStart::Usual ? CacheStart::Warm : cache;
    m_cacheState = {};
    m_cores = options.cores;
    m_findings = findingsOf(*m_search);
    m_problem.clear();
    m_stopped = false;
    m_running = true;
    QMetaObject::invokeMethod(this, &MeasuredSearch::next, Qt::QueuedConnection);
}

void MeasuredSearch::stop()
{
    if (!m_running || m_stopped)
        return;
    m_stopped = true;
    if (m_comparison) {
        m_comparison->stop();
    } else if (m_pause.isActive()) {
        m_pause.stop();
        QMetaObject::invokeMethod(this, &MeasuredSearch::next, Qt::QueuedConnection);
    }
}

void MeasuredSearch::next()
{
    m_slice.reset();
    const std::optional<Slice> slice = m_stopped || !m_problem.isEmpty() ? std::nullopt : m_search->next();
    if (!slice) {
        m_running = false;
        Q_EMIT finished(m_problem);
    } else if (slice->pause > Nanos(0)) {
        m_pause.start(milliseconds(slice->pause));
    } else {
        measure();
    }
}

void MeasuredSearch::measure()
{
    m_slice = m_search->next();
    m_work = m_slices->next(m_slice->items, m_slice->usualShare, m_slice->spec.fetchLimit);
    m_comparison = std::make_unique<Comparison>(std::vector{m_slice->spec}, m_work, m_cores, false, m_cache);
    connect(m_comparison.get(), &Comparison::runFinished, this, [this](int, const Run &run) { m_run = run; });
    connect(m_comparison.get(), &Comparison::finished, this, &MeasuredSearch::onMeasured,
            Qt::QueuedConnection);
    m_patience.start(milliseconds(m_search->patience()));
    m_comparison->start();
    Q_EMIT sliceBegan();
}

// What was given up as most of it failed is no problem of the machine: the search knows what it means.
void MeasuredSearch::onMeasured()
{
    m_patience.stop();
    m_problem = m_comparison->problem();
    m_cacheState = worseOf(m_cacheState, m_comparison->cache());
    m_comparison.reset();
    m_slice.reset();
    const std::optional<Run> run = std::exchange(m_run, {});
    if (!run || (m_stopped && run->trace.cancelled()))
        return next();
    m_taking.setFuture(QtConcurrent::run(&m_pool, [search = m_search.get(), run = *run, work = m_work] {
        search->add(run, work);
        return findingsOf(*search);
    }));
}

void MeasuredSearch::onTaken()
{
    m_findings = m_taking.result();
    Q_EMIT sliceTaken();
    next();
}

} // namespace overlapse
