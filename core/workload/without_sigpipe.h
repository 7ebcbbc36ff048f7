// SPDX-License-Identifier: MIT
#pragma once

#include <cerrno>
#include <csignal>
#include <ctime>

namespace overlapse {

/// While it lives, writing to a command that does not read does not end the program. Only this thread's mask changes:
/// the handler belongs to the process.
class WithoutSigpipe
{
public:
    WithoutSigpipe()
    {
        sigset_t pending;
        ::sigpending(&pending);
        m_wasPending = ::sigismember(&pending, SIGPIPE) == 1;
        ::sigemptyset(&m_signals);
        ::sigaddset(&m_signals, SIGPIPE);
        ::pthread_sigmask(SIG_BLOCK, &m_signals, &m_before);
    }
    ~WithoutSigpipe()
    {
        const timespec atOnce{};
        while (!m_wasPending && ::sigtimedwait(&m_signals, nullptr, &atOnce) < 0 && errno == EINTR)
            continue;
        ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
    }
    WithoutSigpipe(const WithoutSigpipe &) = delete;
    WithoutSigpipe &operator=(const WithoutSigpipe &) = delete;

private:
    sigset_t m_signals{};
    sigset_t m_before{};
    bool m_wasPending = false;
};

} // namespace overlapse
