// SPDX-License-Identifier: MIT
#include "serve/server_thread.h"

#include "pipeline/scarcity.h"
#include "workload/open_files.h"
#include "workload/system_error.h"

#include <QThread>

#include <future>

namespace overlapse {

// The server lives and dies on it.
class ServerThread::Thread : public QThread
{
public:
    struct Begun
    {
        QString error;
        quint16 port = 0;
    };

    Thread(ServeOptions options, std::shared_ptr<ServeTally> tally)
        : m_options(std::move(options)), m_tally(std::move(tally))
    {
        setObjectName(QStringLiteral("file server"));
    }
    Begun waitUntilBegun() { return m_begun.get_future().get(); }

protected:
    void run() override
    {
        FileServer server(m_options, m_tally);
        const QString error = server.listen();
        m_begun.set_value({error, server.port()});
        if (error.isEmpty())
            exec();
    }

private:
    ServeOptions m_options;
    std::shared_ptr<ServeTally> m_tally;
    std::promise<Begun> m_begun;
};

ServerThread::ServerThread(ServeOptions options) : m_options(std::move(options)) {}

ServerThread::~ServerThread()
{
    stop();
}

QString ServerThread::start()
{
    stop();
    constexpr int needed = 8; // its event loop, what it listens on and watches with, and the folder
    if (const int error = descriptorError(needed); error != 0)
        return QStringLiteral("cannot serve: %1").arg(systemError(error));
    m_thread = std::make_unique<Thread>(m_options, m_tally);
    if (!isDenied(Scarce::Thread))
        m_thread->start();
    if (!m_thread->isRunning() && !m_thread->isFinished()) { // it may have ended already
        m_thread.reset();
        return QStringLiteral("cannot serve: there is no thread for it");
    }
    Thread::Begun begun = m_thread->waitUntilBegun();
    m_port = begun.port;
    if (!begun.error.isEmpty())
        stop();
    return begun.error;
}

void ServerThread::stop()
{
    if (!m_thread)
        return;
    m_thread->quit();
    m_thread->wait();
    m_thread.reset();
    m_port = 0;
}

} // namespace overlapse
