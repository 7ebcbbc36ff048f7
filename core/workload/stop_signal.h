// SPDX-License-Identifier: MIT
// One run's stop: QFuture::cancel() does not wake a sleeping driver, this does.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>

#include <sys/eventfd.h>
#include <unistd.h>

namespace overlapse {

/// Thread-safe. Looking costs a relaxed load.
class StopSignal
{
public:
    StopSignal() : m_descriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}
    ~StopSignal()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    StopSignal(const StopSignal &) = delete;
    StopSignal &operator=(const StopSignal &) = delete;

    void request()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_requested.store(true, std::memory_order_relaxed);
        }
        m_changed.notify_all();
        if (m_descriptor >= 0)
            ::eventfd_write(m_descriptor, 1);
    }
    [[nodiscard]] bool requested() const { return m_requested.load(std::memory_order_relaxed); }

    /// Readable from the request on, for those who wait in poll(); not to be read. -1 where the system has none left.
    [[nodiscard]] int descriptor() const { return m_descriptor; }

    /// Sleeps until `when`, or less if a stop is requested; true if it was.
    bool sleepUntil(std::chrono::steady_clock::time_point when)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_until(lock, when, [this] { return requested(); });
    }

private:
    const int m_descriptor;
    std::atomic<bool> m_requested{false};
    std::mutex m_mutex;
    std::condition_variable m_changed;
};

} // namespace overlapse
