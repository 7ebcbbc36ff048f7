// SPDX-License-Identifier: MIT
#include "forms/limits_form.h"

#include "analysis/figures.h"
#include "document/experiment_edits.h"
#include "workload/draw.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace overlapse {

LimitsForm::LimitsForm(Document &document, int machineCores, QObject *parent)
    : QObject(parent), m_document(document), m_machineCores(machineCores)
{
    connect(&document, &Document::edited, this, [this](Document::Parts parts) {
        if (parts & Document::Limits)
            Q_EMIT changed();
        if (parts & (Document::Limits | Document::Work))
            Q_EMIT hintChanged();
    });
}

void LimitsForm::edit(Edit what, const Experiment &next)
{
    if (!(next.limits == limits()))
        m_document.edit(what, next);
}

void LimitsForm::setFetchLimit(int limit)
{
    edit(Edit::FetchLimit, withFetchLimit(m_document.experiment(), limit));
}

void LimitsForm::setTransformLimit(int limit)
{
    edit(Edit::TransformLimit, withTransformLimit(m_document.experiment(), limit));
}

void LimitsForm::setThreads(int threads)
{
    edit(Edit::Threads, withThreads(m_document.experiment(), threads, cores()));
}

void LimitsForm::setOrderKept(bool kept)
{
    edit(Edit::Order, withOrder(m_document.experiment(), kept ? Order::Kept : Order::Any));
}

void LimitsForm::setCapacity(int capacity)
{
    if (capacity != this->capacity())
        m_document.edit(Edit::KnownCapacity, withKnownCapacity(m_document.experiment(), capacity));
}

void LimitsForm::suppose(const Supposed &supposed, int which)
{
    const Experiment next = withSupposed(m_document.experiment(), supposed);
    if (!(next.supposed == m_document.experiment().supposed))
        m_document.edit(Edit::Supposed, next, which);
}

void LimitsForm::setSupposedCores(int cores)
{
    Supposed supposed = m_document.experiment().supposed;
    supposed.cores = cores == m_machineCores && m_document.experiment().cores == 0 ? 0 : cores;
    suppose(supposed, 0);
}

void LimitsForm::setFetchTimes(double times)
{
    Supposed supposed = m_document.experiment().supposed;
    supposed.fetchTimes = times;
    suppose(supposed, 1);
}

void LimitsForm::setTransformTimes(double times)
{
    Supposed supposed = m_document.experiment().supposed;
    supposed.transformTimes = times;
    suppose(supposed, 2);
}

void LimitsForm::setSupposedItems(int items)
{
    Supposed supposed = m_document.experiment().supposed;
    supposed.items = items;
    suppose(supposed, 3);
}

void LimitsForm::supposeNothing()
{
    m_document.commit();
    suppose({}, 4);
    m_document.commit();
}

QString LimitsForm::supposed() const
{
    return supposedText(m_document.experiment(), Wording::onScreen());
}

// Formula 6: N* = ceil(k x mean F / mean T), of parallel.
QString LimitsForm::hint() const
{
    const Experiment &experiment = m_document.experiment();
    const WorkSpec &work = experiment.work;
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
    const std::int64_t k = parallelism(experiment.specFor(Mode::Parallel), work.transform, cores());
    const auto needed =
        static_cast<qint64>(std::ceil(static_cast<double>(k) * static_cast<double>(fetch.count())
                                      / static_cast<double>(transform.count())));
    const QString busy = k == 1 ? tr("1 transform") : tr("%Ln transforms", nullptr, static_cast<int>(k));
    if (work.capacity > 0 && needed > work.capacity)
        return tr("N* = %1 fetches would keep %2 busy, but %3 are served at a time")
            .arg(countText(needed, QLocale()), busy, countText(work.capacity, QLocale()));
    return needed > 1 ? tr("N* = %1 fetches keep %2 busy").arg(countText(needed, QLocale()), busy)
                      : tr("N* = 1 fetch keeps %1 busy").arg(busy);
}

} // namespace overlapse
