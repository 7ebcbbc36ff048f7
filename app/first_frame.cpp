// SPDX-License-Identifier: MIT
#include "first_frame.h"

#include "app/session.h"
#include "commands.h"
#include "process_age.h"
#include "standard_output.h"

#include <QCoreApplication>
#include <QQuickWindow>

namespace overlapse {

void reportFirstFrame(QQuickWindow *window, const Session &session)
{
    // The frame that carries it is the one after the scene was told: two swaps after it is complete, it is there.
    auto swaps = std::make_shared<int>(0);
    QObject::connect(window, &QQuickWindow::frameSwapped, &session, [window, &session, swaps] {
        if (!session.complete() || ++*swaps < 2) {
            window->update();
            return;
        }
        const QString line = QStringLiteral("first frame after %1 ms\n").arg(1000 * processAge(), 0, 'f', 1);
        QCoreApplication::exit(print(line) ? Done : SomeFailed);
    });
}

} // namespace overlapse
