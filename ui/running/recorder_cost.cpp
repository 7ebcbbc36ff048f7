// SPDX-License-Identifier: MIT
#include "running/recorder_cost.h"

#include "analysis/described_run.h"
#include "analysis/recording_cost.h"
#include "live/clock_cost.h"
#include "live/thread_clock.h"
#include "scene/wording.h"

#include <QtConcurrentRun>

#include <cmath>

namespace overlapse {

RecorderCost::RecorderCost(QObject *parent) : QObject(parent)
{
    QMetaObject::invokeMethod(this, &RecorderCost::measure, Qt::QueuedConnection);
}

void RecorderCost::measure()
{
    QtConcurrent::run([] { return lookingCost(); }).then(this, [this](const LookingCost &cost) {
        m_cost = cost;
        Q_EMIT measured();
    });
}

QString RecorderCost::text(double ns)
{
    return ns > 0 ? Wording::onScreen().sentence(shortTime(Nanos(std::llround(ns)))) : QString();
}

QString RecorderCost::item() const
{
    return text(static_cast<double>(readingsOfItem.clock) * m_cost.clockNs);
}

QString RecorderCost::longItem() const
{
    return text(timeOf(readingsOfItem, m_cost));
}

QString RecorderCost::longFrom() const
{
    return text(static_cast<double>(shortestCpuReading.count()));
}

} // namespace overlapse
