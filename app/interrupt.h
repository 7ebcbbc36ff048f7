// SPDX-License-Identifier: MIT
#pragma once

#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace overlapse {

/// While it lives, SIGINT, SIGTERM, SIGHUP and SIGXCPU do not end the program: the first of them tells whoever asked to be
/// told, from the event loop, and requested() tells those who have none. A further one ends it at once, with its
/// commands, but one within 0.2 s, which is the same request, and SIGHUP: a terminal that closes sends it several times. What was ignored when the program began stays so
/// (nohup). One at a time.
class Interrupt
{
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

    /// `stop` is called once there is a request; now, if there was one.
    void tell(std::function<void()> stop);
    /// What was requested has been done; from now on the next signal is a first one, and nobody is told of it.
    void beginAgain();

    [[nodiscard]] static bool requested();
    /// What a program that ends for the last of these signals exits with: 130, 143, 129, 152.
    [[nodiscard]] static int status();

private:
    std::function<void()> m_stop;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace overlapse
