// SPDX-License-Identifier: MIT
// A server that says exactly what it is told to: one connection at a time, one request after the other.
#pragma once

#include "workload/descriptor.h"

#include <QByteArray>

#include <array>
#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <thread>

#include <netinet/in.h>
#include <sys/socket.h>

namespace overlapse {

struct Reply
{
    QByteArray bytes;
    bool closes = false;                ///< the connection, when all is sent
    std::chrono::milliseconds later{0}; ///< and not before so long has passed
};

/// On 127.0.0.1, until it is deleted. A client that keeps its connection to it idle holds up all others, so they have to
/// come one after the other.
class ScriptedServer
{
public:
    /// `answer` is given the head of each request, and is called on the server's thread.
    explicit ScriptedServer(std::function<Reply(const QByteArray &head)> answer)
        : m_answer(std::move(answer)), m_listener(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *any = reinterpret_cast<sockaddr *>(&address);
        if (::bind(m_listener.number(), any, size) != 0 || ::listen(m_listener.number(), 64) != 0
            || ::getsockname(m_listener.number(), any, &size) != 0)
            qFatal("cannot listen");
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { run(); });
    }
    ~ScriptedServer()
    {
        ::shutdown(m_listener.number(), SHUT_RDWR);
        {
            const std::lock_guard lock(m_mutex);
            m_ending = true;
            if (m_connection >= 0)
                ::shutdown(m_connection, SHUT_RDWR);
        }
        m_thread.join();
    }
    ScriptedServer(const ScriptedServer &) = delete;
    ScriptedServer &operator=(const ScriptedServer &) = delete;

    [[nodiscard]] QByteArray url(const QByteArray &target, const QByteArray &host = "127.0.0.1") const
    {
        return "http://" + host + ':' + QByteArray::number(m_port) + target;
    }
    [[nodiscard]] int connections() const { return m_connections; }

    /// "/a" of "GET /a HTTP/1.1 …"
    static QByteArray targetOf(const QByteArray &head) { return head.split(' ').value(1); }

private:
    static QByteArray headFrom(int connection)
    {
        QByteArray heard;
        std::array<char, 4096> bytes{};
        while (!heard.endsWith("\r\n\r\n")) {
            const ssize_t count = ::recv(connection, bytes.data(), bytes.size(), 0);
            if (count <= 0)
                return {};
            heard.append(bytes.data(), count);
        }
        return heard;
    }
    void run()
    {
        for (;;) {
            Descriptor connection(::accept(m_listener.number(), nullptr, nullptr));
            {
                const std::lock_guard lock(m_mutex);
                if (!connection.isOpen() || m_ending)
                    return;
                m_connection = connection.number();
            }
            ++m_connections;
            serve(connection.number());
            const std::lock_guard lock(m_mutex);
            m_connection = -1;
            connection.close();
        }
    }
    void serve(int connection)
    {
        for (;;) {
            const QByteArray head = headFrom(connection);
            if (head.isEmpty())
                return;
            const Reply reply = m_answer(head);
            const auto size = static_cast<std::size_t>(reply.bytes.size());
            if (::send(connection, reply.bytes.constData(), size, MSG_NOSIGNAL) != reply.bytes.size())
                return;
            if (reply.closes) {
                std::this_thread::sleep_for(reply.later);
                return;
            }
        }
    }

    std::function<Reply(const QByteArray &)> m_answer;
    Descriptor m_listener;
    quint16 m_port = 0;
    std::atomic<int> m_connections{0};
    std::mutex m_mutex;
    int m_connection = -1; // guarded
    bool m_ending = false; // guarded
    std::thread m_thread;
};

} // namespace overlapse
