// SPDX-License-Identifier: MIT
// The one way back: threads leave results here, in batches, and the driver sleeps here.
#pragma once

#include "live/task.h"

#include <vector>

namespace overlapse {

/// One driver takes, any thread adds. One plain mutex: atomic rings gain little.
class Completions
{
public:
    void add(const TaskResult *results, std::size_t count)
    {
        bool wake = false;
        {
            const std::lock_guard lock(m_mutex);
            m_batch.insert(m_batch.end(), results, results + count);
            wake = m_driverSleeps;
        }
        // Not before the lock is free: a driver that spins for this would run into it, and sleep.
        m_added.fetch_add(1, std::memory_order_release);
        if (wake)
            m_changed.notify_one();
    }
    /// Wakes the driver without a result: a stop was requested.
    void interrupt()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_interrupted = true;
        }
        m_changed.notify_one();
    }

    /// Whether something was added since the last take(). For the driver.
    [[nodiscard]] bool some() const { return m_added.load(std::memory_order_acquire) != m_seen; }
    /// Everything since the last call, oldest first; `batch` is emptied first and its memory is reused.
    void take(std::vector<TaskResult> &batch)
    {
        batch.clear();
        m_seen = m_added.load(std::memory_order_acquire);
        const std::lock_guard lock(m_mutex);
        batch.swap(m_batch);
    }
    /// Sleeps until there is something to take, an interruption, or `when`.
    void sleepUntil(RunClock::TimePoint when)
    {
        std::unique_lock lock(m_mutex);
        m_driverSleeps = true;
        const auto ready = [this] { return !m_batch.empty() || m_interrupted; };
        if (when == RunClock::TimePoint::max())
            m_changed.wait(lock, ready);
        else
            m_changed.wait_until(lock, when, ready);
        m_driverSleeps = false;
        m_interrupted = false;
    }

private:
    // By who writes them, and how often: a line of memory that two cores write is slow to change hands.
    std::uint64_t m_seen = 0; // the driver's
    std::condition_variable m_changed;
    bool m_driverSleeps = false;
    bool m_interrupted = false;
    alignas(128) std::atomic<std::uint64_t> m_added{0};
    alignas(128) std::mutex m_mutex; // with what it guards in one line
    std::vector<TaskResult> m_batch;
};

} // namespace overlapse
