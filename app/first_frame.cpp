// SPDX-License-Identifier: MIT
#include "first_frame.h"

#include "app/session.h"
#include "commands.h"
#include "process_age.h"
#include "standard_output.h"

#include <QCoreApplication>
#include <QFile>
#include <QIODevice>
#include <QQuickWindow>

namespace overlapse {

namespace {

// In bytes; 0 where the system does not tell.
qint64 peakMemory()
{
    constexpr qint64 kibi = 1'024;
    QFile file(QStringLiteral("/proc/self/status"));
    const QByteArray key("VmHWM:");
    if (file.open(QIODevice::ReadOnly))
        for (const QByteArray &line : file.readAll().split('\n'))
            if (line.startsWith(key))
                return line.mid(key.size()).simplified().split(' ').first().toLongLong() * kibi;
    return 0;
}

} // namespace

void reportFirstFrame(QQuickWindow *window, Session &session)
{
    // The frame that carries it is the one after the scene was told: two swaps after it is complete, it is there. Until
    // then the window draws what it would draw anyway: more would take a core from what reads.
    auto swaps = std::make_shared<int>(0);
    QObject::connect(session.files(), &Files::openingChanged, window, &QQuickWindow::update);
    QObject::connect(window, &QQuickWindow::frameSwapped, &session, [window, &session, swaps] {
        if (!session.complete() || session.files()->opening())
            return;
        if (++*swaps < 2)
            return window->update();
        const QString line = QStringLiteral("first frame after %1 ms, %2 MB resident at most\n")
                                 .arg(1000 * processAge(), 0, 'f', 1)
                                 .arg(peakMemory() / 1'000'000);
        QCoreApplication::exit(print(line) ? Done : SomeFailed);
    });
}

} // namespace overlapse
