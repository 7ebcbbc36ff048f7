// SPDX-License-Identifier: MIT
// Opens a recording in the real window, zooms and pans through it and moves the pointer over it, and prints, as one line of
// JSON, how long each step took until its frame was on the screen.
#include "real_window.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QMouseEvent>
#include <QQuickWindow>
#include <QSGRendererInterface>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <vector>

namespace {

using namespace overlapse;

constexpr QSize windowSize(1600, 900);
constexpr int positions = 12; // at each zoom
constexpr double zoomStep = 1.5;
constexpr int hovers = 200;
constexpr int patience = 120'000; // ms

class Frames
{
public:
    explicit Frames(QQuickWindow *window)
    {
        QObject::connect(
            window, &QQuickWindow::frameSwapped, window,
            [this] {
                m_nanos = m_clock.nsecsElapsed();
                QMetaObject::invokeMethod(&m_loop, &QEventLoop::quit, Qt::QueuedConnection);
            },
            Qt::DirectConnection);
    }

    /// Milliseconds from what `change` does until the next frame is on the screen; what changes nothing takes none.
    double of(const std::function<void()> &change)
    {
        QTimer nothing;
        nothing.setSingleShot(true);
        bool drawn = true;
        QObject::connect(&nothing, &QTimer::timeout, &m_loop, [this, &drawn] {
            drawn = false;
            m_loop.quit();
        });
        m_clock.start();
        change();
        nothing.start(1'000);
        m_loop.exec();
        return drawn ? static_cast<double>(m_nanos) / 1e6 : 0;
    }

private:
    QEventLoop m_loop;
    QElapsedTimer m_clock;
    std::atomic<qint64> m_nanos = 0;
};

bool isIndexed(Session &session)
{
    const std::vector<PanelInput> &panels = session.view()->input().panels;
    return session.idle() && !panels.empty()
        && std::all_of(panels.begin(), panels.end(), [](const PanelInput &panel) { return panel.levels; });
}

std::vector<double> zoomAndPan(Frames &frames, View &view)
{
    std::vector<double> times;
    const TimeRange whole = view.whole();
    const double all = static_cast<double>((whole.end - whole.begin).count());
    for (double length = all; length > 1'000; length /= zoomStep)
        for (int position = 0; position < positions; ++position) {
            const double begin = (all - length) * position / (positions - 1);
            const Nanos from = whole.begin + Nanos(std::llround(begin));
            times.push_back(frames.of([&] { view.setRange(from, from + Nanos(std::llround(length))); }));
        }
    std::erase(times, 0);
    std::sort(times.begin(), times.end());
    return times;
}

std::vector<double> hover(Frames &frames, QQuickWindow *window, QQuickItem *timeline)
{
    std::vector<double> times;
    for (int i = 0; i < hovers; ++i) {
        const QPointF at = timeline->mapToScene(
            {timeline->width() * (0.2 + 0.6 * i / hovers), timeline->height() * (0.15 + 0.7 * (i % 7) / 7)});
        times.push_back(frames.of([&] {
            QMouseEvent event(QEvent::MouseMove, at, window->mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                              Qt::NoModifier);
            QCoreApplication::sendEvent(window, &event);
        }));
    }
    std::erase(times, 0);
    std::sort(times.begin(), times.end());
    return times;
}

} // namespace

int main(int argc, char **argv)
{
    RealWindow program(argc, argv);
    DesktopWindows &windows = program.windows;
    if (argc < 2 || !windows.add(QString::fromLocal8Bit(argv[1])))
        return 1;
    Session &session = windows.session(0);
    QQuickWindow *window = windows.window(0);
    window->resize(windowSize);
    QElapsedTimer clock;
    clock.start();
    while (!isIndexed(session) && clock.elapsed() < patience)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
    const qint64 indexed = clock.elapsed();
    QEventLoop settle;
    QTimer::singleShot(2'000, &settle, &QEventLoop::quit);
    settle.exec();

    Frames frames(window);
    const std::vector<double> moved = zoomAndPan(frames, *session.view());
    session.view()->showAll();
    const std::vector<double> far =
        hover(frames, window, find(window->contentItem(), QStringLiteral("timeline")));
    if (moved.empty() || far.empty() || !isIndexed(session))
        return 1;
    const auto at = [](const std::vector<double> &sorted, std::size_t percent) {
        return sorted[(sorted.size() - 1) * percent / 100];
    };
    std::printf(
        "{\"frames\": %zu, \"median_ms\": %.3f, \"p99_ms\": %.3f, \"worst_ms\": %.3f, \"hovers\": %zu, "
        "\"hover_median_ms\": %.3f, \"hover_worst_ms\": %.3f, \"indexed_ms\": %lld, \"software\": %s}\n",
        moved.size(), at(moved, 50), at(moved, 99), moved.back(), far.size(), at(far, 50), far.back(),
        static_cast<long long>(indexed),
        window->rendererInterface()->graphicsApi() == QSGRendererInterface::Software ? "true" : "false");
    return 0;
}
