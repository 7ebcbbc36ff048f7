// SPDX-License-Identifier: MIT
#include "first_frame.h"

#include "app/session.h"
#include "commands.h"
#include "standard_output.h"

#include <QCoreApplication>
#include <QFile>
#include <QQuickWindow>

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

double secondsSinceBoot()
{
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

} // namespace

void reportFirstFrame(QQuickWindow *window, const Session &session)
{
    // The frame that carries it is the one after the scene was told: two swaps after it is complete, it is there.
    auto swaps = std::make_shared<int>(0);
    QObject::connect(window, &QQuickWindow::frameSwapped, &session, [window, &session, swaps] {
        if (!session.complete() || ++*swaps < 2) {
            window->update();
            return;
        }
        const double ms = 1000 * (secondsSinceBoot() - processStartSeconds());
        const bool printed = print(QStringLiteral("first frame after %1 ms\n").arg(ms, 0, 'f', 1));
        QCoreApplication::exit(printed ? Done : SomeFailed);
    });
}

} // namespace overlapse
