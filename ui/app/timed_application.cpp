// SPDX-License-Identifier: MIT
#include "app/timed_application.h"

#include <QEvent>

#include <ctime>

namespace overlapse {

namespace {

std::chrono::nanoseconds threadTime()
{
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

// A window's timer is its next frame's.
bool isFrame(const QObject &receiver, QEvent::Type type)
{
    return type == QEvent::UpdateRequest || type == QEvent::Expose || type == QEvent::Show
        || type == QEvent::Resize || (type == QEvent::Timer && receiver.isWindowType());
}

} // namespace

bool TimedApplication::notify(QObject *receiver, QEvent *event)
{
    if (m_depth > 0)
        return QGuiApplication::notify(receiver, event);
    const QEvent::Type type = event->type();
    // Both it and, of what QML made, its class may be gone afterwards.
    decltype(EventTimes::receiver) name{};
    qstrncpy(name.data(), receiver->metaObject()->className(), name.size());
    const bool frame = isFrame(*receiver, type);
    const std::chrono::nanoseconds begin = threadTime();
    ++m_depth;
    const bool accepted = QGuiApplication::notify(receiver, event);
    --m_depth;
    const std::chrono::nanoseconds taken = threadTime() - begin;
    if (frame) {
        m_times.longestFrame = std::max(m_times.longestFrame, taken);
        return accepted;
    }
    ++m_times.slots;
    if (taken > m_times.longestSlot) {
        m_times.longestSlot = taken;
        m_times.type = type;
        m_times.receiver = name;
    }
    return accepted;
}

} // namespace overlapse
