// SPDX-License-Identifier: MIT
// Drags the sliders of the real window and prints, as one line of JSON, how long each step took from the mouse's event
// until the frame was on the screen that shows every mode predicted with the new value; and for how long the GUI thread was
// busy at most with one event, other than drawing, while a million items were predicted and measured.
#include "real_window.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QMouseEvent>
#include <QQuickWindow>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <functional>
#include <vector>

namespace {

using namespace overlapse;

constexpr int items = 1'000;
constexpr int steps = 60;

void send(QQuickWindow *window, QEvent::Type type, QPointF at)
{
    const bool released = type == QEvent::MouseButtonRelease;
    QMouseEvent event(type, at, window->mapToGlobal(at), Qt::LeftButton,
                      released ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window, &event);
}

class Drag
{
public:
    Drag(QQuickWindow *window, Session &session) : m_window(window), m_session(session)
    {
        // The last to be told.
        QObject::connect(session.inspector(), &Inspector::changed, window, [this] {
            if (m_session.idle() && m_session.complete())
                m_told = true;
        });
        // On the thread that draws, while this one waits.
        QObject::connect(
            window, &QQuickWindow::beforeSynchronizing, window, [this] { m_drawn = m_drawn || m_told; },
            Qt::DirectConnection);
        QObject::connect(
            window, &QQuickWindow::frameSwapped, window,
            [this] {
                if (!m_drawn)
                    return;
                m_nanos = m_clock.nsecsElapsed();
                QMetaObject::invokeMethod(&m_loop, &QEventLoop::quit, Qt::QueuedConnection);
            },
            Qt::DirectConnection);
    }

    /// Milliseconds of each step that changed something.
    std::vector<double> of(const QString &slider)
    {
        QQuickItem *item = find(m_window->contentItem(), slider);
        if (!item)
            qFatal("there is no %s", qPrintable(slider));
        const auto at = [item](double share) {
            return item->mapToScene(QPointF(8 + share * (item->width() - 16), item->height() / 2));
        };
        const LimitsForm &limits = *m_session.limits();
        std::vector<double> times;
        send(m_window, QEvent::MouseButtonPress, at(0.2));
        for (int step = 0; step < steps; ++step) {
            const std::array before{limits.fetchLimit(), limits.transformLimit(), limits.threads()};
            m_told = m_drawn = false;
            m_clock.start();
            send(m_window, QEvent::MouseMove, at(0.2 + 0.6 * step / steps));
            if (before == std::array{limits.fetchLimit(), limits.transformLimit(), limits.threads()})
                continue;
            m_loop.exec();
            times.push_back(static_cast<double>(m_nanos) / 1e6);
        }
        send(m_window, QEvent::MouseButtonRelease, at(0.8));
        return times;
    }

private:
    QQuickWindow *m_window;
    Session &m_session;
    QEventLoop m_loop;
    QElapsedTimer m_clock;
    std::atomic<bool> m_told = false;
    std::atomic<bool> m_drawn = false;
    std::atomic<qint64> m_nanos = 0;
};

void waitUntil(const std::function<bool()> &done)
{
    QElapsedTimer clock;
    clock.start();
    while (!done() && clock.elapsed() < 60'000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
}

// Each round does the same. What is long by its nature is long in each; a thread's CPU time also has in it what the
// machine's host took, and that hits one slot or another of some rounds.
std::vector<EventTimes> longestSlotsWithAMillion(TimedApplication &app, QQuickWindow *window,
                                                 Session &session)
{
    constexpr int rounds = 3;
    find(window->contentItem(), QStringLiteral("timeline"))->setVisible(false);
    const auto settled = [&session] { return session.idle() && session.complete(); };
    std::vector<EventTimes> longest;
    for (int round = 0; round < rounds; ++round) {
        session.work()->setItems(1'000);
        session.work()->fetch()->edit(QStringLiteral("0s"));
        session.work()->transform()->edit(QStringLiteral("0s"));
        waitUntil(settled);
        app.reset();
        session.work()->setItems(1'000'000);
        waitUntil(settled);
        for (const int limit : {3, 5, 7}) {
            session.limits()->setFetchLimit(limit);
            waitUntil(settled);
        }
        session.runner()->run();
        waitUntil([&session] { return !session.runner()->running(); });
        waitUntil(settled);
        longest.push_back(app.times());
    }
    std::sort(longest.begin(), longest.end(), [](const EventTimes &left, const EventTimes &right) {
        return left.longestSlot < right.longestSlot;
    });
    return longest;
}

double milliseconds(const EventTimes &times)
{
    return static_cast<double>(times.longestSlot.count()) / 1e6;
}

} // namespace

int main(int argc, char **argv)
{
    RealWindow program(argc, argv);
    DesktopWindows &windows = program.windows;
    if (!windows.add({}))
        return 1;
    Session &session = windows.session(0);
    session.work()->setItems(items);
    Drag drag(windows.window(0), session);
    QEventLoop settle;
    QTimer::singleShot(2'000, &settle, &QEventLoop::quit);
    settle.exec();
    std::vector<double> times;
    for (const char *slider : {"fetchLimitSlider", "transformLimitSlider", "threadsSlider"})
        for (const double time : drag.of(QLatin1String(slider)))
            times.push_back(time);
    if (times.empty())
        return 1;
    std::sort(times.begin(), times.end());
    const std::vector<EventTimes> longest = longestSlotsWithAMillion(program.app, windows.window(0), session);
    const EventTimes &median = longest[longest.size() / 2];
    std::printf("{\"frames\": %zu, \"median_ms\": %.3f, \"p95_ms\": %.3f, \"longest_slot_ms\": %.3f, "
                "\"longest_slot_of\": \"event %d of %s\", \"longest_slot_worst_ms\": %.3f}\n",
                times.size(), times[times.size() / 2], times[times.size() * 95 / 100], milliseconds(median),
                median.type, median.receiver.data(), milliseconds(longest.back()));
    return 0;
}
