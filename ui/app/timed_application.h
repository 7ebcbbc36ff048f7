// SPDX-License-Identifier: MIT
// The event loop with a counter in it: how long the GUI thread was busy with one event.
#pragma once

#include <QGuiApplication>

#include <array>
#include <chrono>
#include <cstdint>

namespace overlapse {

/// The longest so far, in CPU time of the thread: what other programs take from it meanwhile does not count.
struct EventTimes
{
    std::chrono::nanoseconds longestSlot{0};  ///< of what an event leads to: slots, timers, keys, the pointer
    std::chrono::nanoseconds longestFrame{0}; ///< of laying out and drawing one
    std::int64_t slots = 0;                   ///< events that were counted as such
    int type = 0;                             ///< of the event that took longest
    std::array<char, 64> receiver{};          ///< the class of what it went to, as much of its name as fits
};

class TimedApplication : public QGuiApplication
{
public:
    using QGuiApplication::QGuiApplication;

    bool notify(QObject *receiver, QEvent *event) override;

    /// Since the last reset(). GUI thread only.
    [[nodiscard]] const EventTimes &times() const { return m_times; }
    void reset() { m_times = {}; }

private:
    EventTimes m_times;
    int m_depth = 0; ///< of events that others lead to: they are part of these
};

} // namespace overlapse
