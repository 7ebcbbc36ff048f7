// SPDX-License-Identifier: MIT
#pragma once

#include "serve/connection.h"

#include <QSocketNotifier>
#include <QTimer>

#include <memory>
#include <set>
#include <utility>
#include <vector>

namespace overlapse {

/// All connections of a server. Ten thousand that wait cost as little as one: the kernel keeps the list (epoll), one
/// notifier tells the thread's event loop of it, and one timer, exact to what the kernel can do, is set to the earliest
/// deadline.
class ConnectionSet
{
public:
    explicit ConnectionSet(ServeShared &shared);
    ConnectionSet(const ConnectionSet &) = delete;
    ConnectionSet &operator=(const ConnectionSet &) = delete;

    /// Whether the kernel gave what is needed; errno says why not.
    [[nodiscard]] bool isReady() const { return m_notifier != nullptr; }
    /// Takes a socket that was just accepted.
    void add(int socket);

private:
    void look();
    void go(int socket, Nanos now);
    void setTimer();
    void comeBack();
    void closeIdle();
    [[nodiscard]] Connection *at(int socket) const
    {
        const auto index = static_cast<std::size_t>(socket);
        return index < m_connections.size() ? m_connections[index].get() : nullptr;
    }

    ServeShared &m_shared;
    Descriptor m_epoll;
    Descriptor m_timer;
    Nanos m_timerSetTo{0};                                  ///< 0: not set
    std::vector<std::unique_ptr<Connection>> m_connections; ///< by socket
    std::set<std::pair<Nanos, int>> m_waiting;              ///< deadline, socket
    std::vector<int> m_turns;                               ///< sockets that have not had enough
    std::unique_ptr<QSocketNotifier> m_notifier;
    QTimer m_turnTimer;
    QTimer m_idleTimer;
};

} // namespace overlapse
