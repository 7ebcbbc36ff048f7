// SPDX-License-Identifier: MIT
// A client that says exactly what it is told to, and hears exactly what comes.
#pragma once

#include <QByteArray>

#include <cerrno>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace overlapse {

struct RawResponse
{
    int status = 0; ///< 0: there was none
    QByteArray head;
    QByteArray body;
};

inline constexpr int clientPatience = 60; // s; only reached when a server hangs

class RawClient
{
public:
    explicit RawClient(quint16 port, int receiveBuffer = 0) : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
    {
        const timeval patience{clientPatience, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        if (receiveBuffer > 0)
            ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_connected = ::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    }
    RawClient(RawClient &&other) noexcept
        : m_socket(std::exchange(other.m_socket, -1)), m_connected(other.m_connected), m_input(other.m_input)
    {
    }
    RawClient(const RawClient &) = delete;
    RawClient &operator=(const RawClient &) = delete;
    ~RawClient() { close(); }

    [[nodiscard]] bool isConnected() const { return m_connected; }
    /// 0, or the errno with which the connection ended.
    [[nodiscard]] int error() const { return m_error; }
    bool send(const QByteArray &bytes)
    {
        return ::send(m_socket, bytes.constData(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL)
            == bytes.size();
    }
    void endSending() { ::shutdown(m_socket, SHUT_WR); }
    void close()
    {
        if (m_socket >= 0)
            ::close(std::exchange(m_socket, -1));
    }
    void reset()
    {
        const linger atOnce{1, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
        close();
    }
    /// Everything until the connection ends, and how it did: error().
    QByteArray readAll()
    {
        while (more())
            continue;
        return std::exchange(m_input, {});
    }
    /// What has come by now, when there is `size` of it; false if the connection ended before.
    bool waitFor(qsizetype size)
    {
        while (m_input.size() < size)
            if (!more())
                return false;
        return true;
    }
    [[nodiscard]] QByteArray input() const { return m_input; }
    /// Whether nothing comes, and the connection does not end, for that many milliseconds.
    bool staysSilent(int ms)
    {
        pollfd wait{m_socket, POLLIN, 0};
        return ::poll(&wait, 1, ms) == 0;
    }

    /// A head, and a body of the length that it names.
    RawResponse response(bool hasBody = true)
    {
        qsizetype end = -1;
        while ((end = m_input.indexOf("\r\n\r\n")) < 0)
            if (!more())
                return {};
        RawResponse response;
        response.head = m_input.left(end + 4);
        response.status = response.head.mid(9, 3).toInt();
        const qsizetype length = hasBody ? headerOf(response.head, "Content-Length").toLongLong() : 0;
        if (!waitFor(end + 4 + length))
            return {};
        response.body = m_input.mid(end + 4, length);
        m_input.remove(0, end + 4 + length);
        return response;
    }
    RawResponse get(const QByteArray &target)
    {
        send(request(target));
        return response();
    }

    static QByteArray request(const QByteArray &target, const QByteArray &method = "GET",
                              const QByteArray &fields = {})
    {
        return method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + fields + "\r\n";
    }
    static QByteArray headerOf(const QByteArray &head, const QByteArray &name)
    {
        const qsizetype at = head.indexOf("\r\n" + name + ": ");
        return at < 0 ? QByteArray()
                      : head.mid(at + name.size() + 4, head.indexOf("\r\n", at + 2) - at - name.size() - 4);
    }

private:
    bool more()
    {
        QByteArray piece(64 * 1024, Qt::Uninitialized);
        const ssize_t got = ::recv(m_socket, piece.data(), static_cast<std::size_t>(piece.size()), 0);
        m_error = got < 0 ? errno : 0;
        if (got <= 0)
            return false;
        m_input.append(piece.constData(), got);
        return true;
    }

    int m_socket;
    bool m_connected = false;
    int m_error = 0;
    QByteArray m_input;
};

} // namespace overlapse
