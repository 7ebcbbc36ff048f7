// SPDX-License-Identifier: MIT
// The one way back: threads leave results here, in batches, and the driver sleeps here.
#pragma once

#include "live/task.h"

#include <vector>

namespace overlapse {

/// One driver takes, any thread adds. One plain mutex: atomic rings were tried and gained little.
class Completions
{
public:
    void add(const TaskResult *results, std::size_t count)
    {
        bool wake = false;
        {
            const std::lock_guard lock(m_mutex);
            m_batch.insert(m_batch.end(), results, results + count);
            if (!m_some.load(std::memory_order_relaxed))
                m_some.store(true, std::memory_order_release);
            wake = m_driverSleeps;
        }
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

    [[nodiscard]] bool some() const { return m_some.load(std::memory_order_acquire); }
    /// Everything since the last call, oldest first; `batch` is emptied first and its memory is reused.
    void take(std::vector<TaskResult> &batch)
    {
        batch.clear();
        const std::lock_guard lock(m_mutex);
        batch.swap(m_batch);
        m_some.store(false, std::memory_order_relaxed);
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
    // The driver looks at m_some each turn; apart from the rest, it stays in its cache until it changes.
    alignas(128) std::atomic<bool> m_some{false};
    alignas(128) std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<TaskResult> m_batch;
    bool m_driverSleeps = false;
    bool m_interrupted = false;
};

} // namespace overlapse
