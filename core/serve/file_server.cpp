// SPDX-License-Identifier: MIT
#include "serve/file_server.h"

#include "serve/connection_set.h"
#include "workload/system_error.h"

#include <QFileInfo>
#include <QHostAddress>
#include <QNetworkProxy>
#include <QTcpServer>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <functional>

namespace overlapse {

namespace {

constexpr int waitingToBeAccepted = 4096;

/// Hands sockets on instead of wrapping them.
class Listener : public QTcpServer
{
public:
    explicit Listener(std::function<void(int)> accepted) : m_accepted(std::move(accepted))
    {
        setProxy(QNetworkProxy::NoProxy);
        setListenBacklogSize(waitingToBeAccepted);
        // Out of descriptors: those who wait can be accepted when others are gone.
        connect(this, &QTcpServer::acceptError, this, [this] {
            pauseAccepting();
            m_again.start(100);
        });
        m_again.setSingleShot(true);
        connect(&m_again, &QTimer::timeout, this, &QTcpServer::resumeAccepting);
    }

protected:
    void incomingConnection(qintptr socket) override { m_accepted(static_cast<int>(socket)); }

private:
    std::function<void(int)> m_accepted;
    QTimer m_again;
};

// Qt's words for these two ("The address is protected") would puzzle those who chose a port.
QString listenError(const QTcpServer &server)
{
    switch (server.serverError()) {
    case QAbstractSocket::SocketAccessError: return systemError(EACCES);
    case QAbstractSocket::AddressInUseError: return systemError(EADDRINUSE);
    default: return server.errorString();
    }
}

} // namespace

class FileServer::Private
{
public:
    Private(ServeOptions options, std::shared_ptr<ServeTally> tally) : m_tally(std::move(tally))
    {
        m_shared.options = std::move(options);
        m_shared.tally = m_tally.get();
        m_shared.line = WaitingLine(m_shared.options.capacity);
    }

    QString listen()
    {
        close();
        if (QString error = findFolder(); !error.isEmpty())
            return error;
        m_connections = std::make_unique<ConnectionSet>(m_shared);
        if (!m_connections->isReady())
            return QStringLiteral("connections cannot be watched: %1").arg(systemError(errno));
        m_listener = std::make_unique<Listener>([this](int socket) { m_connections->add(socket); });
        if (m_listener->listen(QHostAddress(QHostAddress::LocalHost), m_shared.options.port))
            return {};
        const QString error = listenError(*m_listener);
        close();
        return QStringLiteral("port %1: %2").arg(QString::number(m_shared.options.port), error);
    }
    void close()
    {
        m_listener.reset();
        m_connections.reset();
    }
    [[nodiscard]] quint16 port() const { return m_listener ? m_listener->serverPort() : 0; }
    [[nodiscard]] ServeCounts counts() const { return m_tally->counts(); }

private:
    QString findFolder()
    {
        const QString &folder = m_shared.options.folder;
        const std::unique_ptr<char, decltype(&std::free)> canonical(
            ::realpath(folder.toLocal8Bit().constData(), nullptr), &std::free);
        if (!canonical)
            return errno == ENOENT ? QStringLiteral("%1: no such folder").arg(folder)
                                   : QStringLiteral("%1: %2").arg(folder, systemError(errno));
        if (!QFileInfo(folder).isDir())
            return QStringLiteral("%1: not a folder").arg(folder);
        m_shared.root = canonical.get();
        return {};
    }

    std::shared_ptr<ServeTally> m_tally;
    ServeShared m_shared;
    std::unique_ptr<ConnectionSet> m_connections;
    std::unique_ptr<Listener> m_listener;
};

FileServer::FileServer(ServeOptions options, std::shared_ptr<ServeTally> tally)
    : m_private(std::make_unique<Private>(std::move(options), std::move(tally)))
{
}

FileServer::~FileServer() = default;

QString FileServer::listen()
{
    return m_private->listen();
}

quint16 FileServer::port() const
{
    return m_private->port();
}

ServeCounts FileServer::counts() const
{
    return m_private->counts();
}

void FileServer::close()
{
    m_private->close();
}

} // namespace overlapse
