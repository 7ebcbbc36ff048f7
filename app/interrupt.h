// SPDX-License-Identifier: MIT
#pragma once

#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace overlapse {

/// While it lives, SIGINT and SIGTERM call `stop` from the event loop instead of ending the program. One at a time.
class Interrupt
{
public:
    explicit Interrupt(std::function<void()> stop);
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace overlapse
