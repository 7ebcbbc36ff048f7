// SPDX-License-Identifier: MIT
// What Qt Quick itself takes: an empty window of the size of ours, until its first frame is on the screen, and from the
// mouse's event until the frame that shows a rectangle where the pointer is. Prints one line of JSON.
#include "drawing.h"
#include "process_age.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace {

constexpr int steps = 60;
constexpr auto source = R"(
import QtQuick
Window {
    width: 1440; height: 900; visible: true
    MouseArea { id: pointer; anchors.fill: parent }
    Rectangle { x: pointer.mouseX; width: 10; height: 10; color: "gray" }
})";

void send(QQuickWindow *window, QEvent::Type type, QPointF at)
{
    QMouseEvent event(type, at, window->mapToGlobal(at), Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window, &event);
}

} // namespace

int main(int argc, char **argv)
{
    const QGuiApplication app(argc, argv);
    overlapse::drawWithoutGpuWhereThereIsNone(); // as the program does
    overlapse::drawAtOnce();
    QQmlApplicationEngine engine;
    engine.loadData(source);
    auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().value(0));
    if (!window)
        return 1;
    QEventLoop loop;
    qint64 drawn = 0;
    QElapsedTimer clock;
    // On the thread that draws, while this one waits for it.
    QObject::connect(
        window, &QQuickWindow::frameSwapped, window,
        [&loop, &drawn, &clock] {
            drawn = clock.isValid() ? clock.nsecsElapsed() : 0;
            QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
        },
        Qt::DirectConnection);
    loop.exec();
    const double first = 1000 * overlapse::processAge();
    QTimer::singleShot(500, &loop, &QEventLoop::quit);
    loop.exec();

    std::vector<double> times;
    send(window, QEvent::MouseButtonPress, {0, 450});
    for (int step = 1; step <= steps; ++step) {
        clock.start();
        send(window, QEvent::MouseMove, {10.0 * step, 450});
        loop.exec();
        times.push_back(static_cast<double>(drawn) / 1e6);
    }
    std::sort(times.begin(), times.end());
    std::printf("{\"first_frame_ms\": %.1f, \"median_ms\": %.3f}\n", first, times[times.size() / 2]);
    return 0;
}
