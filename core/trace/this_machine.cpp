// SPDX-License-Identifier: MIT
#include "trace/this_machine.h"

#include <QFile>
#include <QIODevice>
#include <QList>
#include <QSysInfo>
#include <QThread>

#include <algorithm>
#include <cmath>

namespace overlapse {

namespace {

// idealThreadCount() follows the affinity mask but not a quota, which containers set.
int quotaCores()
{
    QFile file(QStringLiteral("/sys/fs/cgroup/cpu.max"));
    if (!file.open(QIODevice::ReadOnly))
        return INT_MAX;
    const QList<QByteArray> fields = file.readAll().simplified().split(' ');
    bool quotaOk = false;
    bool periodOk = false;
    const double quota = fields.value(0).toDouble(&quotaOk); // "max" where there is none
    const double period = fields.value(1).toDouble(&periodOk);
    if (!quotaOk || !periodOk || quota <= 0 || period <= 0)
        return INT_MAX;
    return std::max(1, static_cast<int>(std::lround(quota / period)));
}

QString processorName()
{
    QFile file(QStringLiteral("/proc/cpuinfo"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    for (const QByteArray &line : file.readAll().split('\n'))
        if (line.startsWith("model name"))
            return QString::fromUtf8(line.mid(line.indexOf(':') + 1)).simplified();
    return {};
}

} // namespace

Machine thisMachine()
{
    return {std::max(1, std::min(QThread::idealThreadCount(), quotaCores())), processorName(),
            QSysInfo::prettyProductName()};
}

QString programVersion()
{
    return QStringLiteral("overlapse " OVERLAPSE_VERSION);
}

} // namespace overlapse
