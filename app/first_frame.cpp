// SPDX-License-Identifier: MIT
#include "first_frame.h"

#include "app/session.h"
#include "process_age.h"

#include <QCoreApplication>
#include <QQuickWindow>

#include <cstdio>

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
        std::printf("first frame after %.1f ms\n", 1000 * processAge());
        std::fflush(stdout);
        QCoreApplication::quit();
    });
}

} // namespace overlapse
