// SPDX-License-Identifier: MIT
// One run's stop: QFuture::cancel() does not wake a sleeping driver, this does.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace overlapse {

/// Thread-safe. Looking costs a relaxed load.
class StopSignal
{
public:
    void request()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_requested.store(true, std::memory_order_relaxed);
        }
        m_changed.notify_all();
    }
    [[nodiscard]] bool requested() const { return m_requested.load(std::memory_order_relaxed); }

    /// Sleeps until `when`, or less if a stop is requested; true if it was.
    bool sleepUntil(std::chrono::steady_clock::time_point when)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_until(lock, when, [this] { return requested(); });
    }

private:
    std::atomic<bool> m_requested{false};
    std::mutex m_mutex;
    std::condition_variable m_changed;
};

} // namespace overlapse
