// SPDX-License-Identifier: MIT
#pragma once

#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace overlapse {

/// While it lives, SIGINT and SIGTERM do not end the program: they call `stop` from the event loop, and requested()
/// tells those who have none. One at a time.
class Interrupt
{
public:
    explicit Interrupt(std::function<void()> stop = {});
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

    [[nodiscard]] static bool requested();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace overlapse
