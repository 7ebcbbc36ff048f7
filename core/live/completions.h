// SPDX-License-Identifier: MIT
// The one way back: threads leave finished tasks here, in batches, and the driver sleeps here.
#pragma once

#include "live/task.h"

#include <vector>

namespace overlapse {

/// One driver takes, any thread adds. One plain mutex: atomic rings were tried and gained little.
class Completions
{
public:
    void add(Task *task)
    {
        bool wake = false;
        {
            const std::lock_guard lock(m_mutex);
            m_batch.push_back(task);
            m_some.store(true, std::memory_order_release);
            wake = m_driverSleeps;
        }
        if (wake)
            m_changed.notify_one();
    }
    /// Wakes the driver without a task: a stop was requested.
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
    void take(std::vector<Task *> &batch)
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
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<Task *> m_batch;
    std::atomic<bool> m_some{false};
    bool m_driverSleeps = false;
    bool m_interrupted = false;
};

} // namespace overlapse
