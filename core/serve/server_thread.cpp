// SPDX-License-Identifier: MIT
#include "serve/server_thread.h"

namespace overlapse {

ServerThread::ServerThread(ServeOptions options) : m_options(std::move(options))
{
    m_thread.setObjectName(QStringLiteral("file server"));
}

ServerThread::~ServerThread()
{
    stop();
}

QString ServerThread::start()
{
    stop();
    m_there = std::make_unique<QObject>();
    m_there->moveToThread(&m_thread);
    m_thread.start();
    QString error;
    QMetaObject::invokeMethod(
        m_there.get(),
        [this, &error] {
            m_server = std::make_unique<FileServer>(m_options, m_tally);
            error = m_server->listen();
            m_port = m_server->port();
        },
        Qt::BlockingQueuedConnection);
    if (!error.isEmpty())
        stop();
    return error;
}

void ServerThread::stop()
{
    if (!m_there)
        return;
    QMetaObject::invokeMethod(
        m_there.get(), [this] { m_server.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
    m_there.reset();
    m_port = 0;
}

} // namespace overlapse
