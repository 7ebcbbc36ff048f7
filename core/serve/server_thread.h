// SPDX-License-Identifier: MIT
#pragma once

#include "serve/file_server.h"

#include <memory>

namespace overlapse {

/// A file server on a thread of its own, for programs whose own thread has other things to do. Used on one thread, but
/// for counts(), which can be called on any.
class ServerThread
{
public:
    explicit ServerThread(ServeOptions options);
    /// Stops.
    ~ServerThread();
    ServerThread(const ServerThread &) = delete;
    ServerThread &operator=(const ServerThread &) = delete;

    /// Waits until it listens. Empty, or one line that says what is wrong.
    QString start();
    /// Where it listens; 0 if it does not.
    [[nodiscard]] quint16 port() const { return m_port; }
    /// Also of a server that was stopped; one that is started again goes on counting.
    [[nodiscard]] ServeCounts counts() const { return m_tally->counts(); }
    /// Ends every connection, and waits until that is done. It can be started again.
    void stop();

private:
    class Thread;

    ServeOptions m_options;
    std::shared_ptr<ServeTally> m_tally = std::make_shared<ServeTally>();
    quint16 m_port = 0;
    std::unique_ptr<Thread> m_thread;
};

} // namespace overlapse
