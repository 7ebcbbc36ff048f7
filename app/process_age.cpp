// SPDX-License-Identifier: MIT
#include "process_age.h"

#include <QByteArray>
#include <QFile>
#include <QIODevice>
#include <QList>

#include <ctime>
#include <unistd.h>

namespace overlapse {

namespace {

// Field 22 of /proc/self/stat: when the process began, in clock ticks (of 10 ms) since boot.
double processStartSeconds()
{
    QFile file(QStringLiteral("/proc/self/stat"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    return fields.value(19).toDouble() / static_cast<double>(sysconf(_SC_CLK_TCK));
}

} // namespace

double processAge()
{
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9 - processStartSeconds();
}

} // namespace overlapse
