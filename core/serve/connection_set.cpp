// SPDX-License-Identifier: MIT
#include "serve/connection_set.h"

#include <QObject>

#include <algorithm>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>

namespace overlapse {

namespace {

bool watch(int epoll, int number, std::uint32_t events)
{
    epoll_event event{};
    event.events = events;
    event.data.fd = number;
    return ::epoll_ctl(epoll, EPOLL_CTL_ADD, number, &event) == 0;
}

} // namespace

ConnectionSet::ConnectionSet(ServeShared &shared)
    : m_shared(shared), m_epoll(::epoll_create1(EPOLL_CLOEXEC)),
      m_timer(::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK))
{
    if (!m_epoll.isOpen() || !m_timer.isOpen() || !watch(m_epoll.number(), m_timer.number(), EPOLLIN))
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_epoll.number(), QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] { look(); });
    QObject::connect(&m_idleTimer, &QTimer::timeout, m_notifier.get(), [this] { closeIdle(); });
    QObject::connect(&m_turnTimer, &QTimer::timeout, m_notifier.get(), [this] { look(); });
    m_turnTimer.setSingleShot(true);
    const auto pace = std::chrono::duration_cast<std::chrono::milliseconds>(m_shared.options.idle / 12);
    m_idleTimer.start(std::max(pace, std::chrono::milliseconds(1)));
}

void ConnectionSet::add(int socket)
{
    const auto index = static_cast<std::size_t>(socket);
    if (index >= m_connections.size())
        m_connections.resize(index + 1);
    m_connections[index] = std::make_unique<Connection>(socket, m_shared, steadyNow());
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on,
                 sizeof on); // the last piece does not wait for company
    ::fcntl(socket, F_SETFL, ::fcntl(socket, F_GETFL) | O_NONBLOCK);
    // Edge-triggered: told once of each change, so that nothing has to be switched on and off for each request.
    if (!watch(m_epoll.number(), socket, EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET))
        m_connections[index].reset();
}

// What has news, what is due, what was cut short the last time and what is served now: each gets one turn.
void ConnectionSet::look()
{
    std::array<epoll_event, 256> events{};
    const int count = ::epoll_wait(m_epoll.number(), events.data(), events.size(), 0);
    const Nanos now = steadyNow();
    const std::vector<int> turns = std::exchange(m_turns, {});
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = events.at(static_cast<std::size_t>(i));
        Connection *const connection = at(event.data.fd);
        if (!connection)
            continue; // the timer, or one that is gone by now
        connection->note(event.events);
        go(event.data.fd, now);
    }
    for (const int socket : turns)
        go(socket, now);
    while (!m_waiting.empty() && m_waiting.begin()->first <= now) {
        const int socket = m_waiting.begin()->second;
        m_waiting.erase(m_waiting.begin());
        go(socket, now);
    }
    for (const int socket : m_shared.line.takeCalled())
        go(socket, now);
    setTimer();
    comeBack();
}

// For what others had a turn before.
void ConnectionSet::comeBack()
{
    if (!m_turns.empty() || m_shared.line.hasCalled())
        m_turnTimer.start(0);
}

// May be called for a connection that has nothing to do, or is not there any more.
void ConnectionSet::go(int socket, Nanos now)
{
    Connection *const connection = at(socket);
    if (!connection)
        return;
    const Nanos deadline = connection->deadline();
    switch (connection->go(now)) {
    case Connection::Next::Event: break;
    case Connection::Next::Turn: m_turns.push_back(socket); break;
    case Connection::Next::Deadline: m_waiting.emplace(connection->deadline(), socket); break;
    case Connection::Next::Gone:
        m_waiting.erase({deadline, socket});
        m_connections[static_cast<std::size_t>(socket)].reset();
        break;
    }
}

void ConnectionSet::setTimer()
{
    const Nanos earliest = m_waiting.empty() ? Nanos(0) : m_waiting.begin()->first;
    if (earliest == m_timerSetTo)
        return;
    m_timerSetTo = earliest;
    itimerspec spec{};
    spec.it_value.tv_sec = earliest.count() / 1'000'000'000;
    spec.it_value.tv_nsec = earliest.count() % 1'000'000'000;
    ::timerfd_settime(m_timer.number(), TFD_TIMER_ABSTIME, &spec, nullptr);
}

void ConnectionSet::closeIdle()
{
    const Nanos since = steadyNow() - m_shared.options.idle;
    for (auto &connection : m_connections)
        if (connection && connection->idleSince(since))
            connection.reset();
    comeBack();
}

} // namespace overlapse
