// SPDX-License-Identifier: MIT
// What a live run lets others see while it runs: batches of finished rows and a short list of what is in flight.
#pragma once

#include "trace/trace.h"

#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace overlapse {

/// A thread-safe mailbox from the driver to one reader. The driver fills it at most 60 times a second, at most 10
/// while all cores are busy transforming: looking must not disturb.
class RunFeed
{
public:
    struct Batch
    {
        std::vector<ItemRow> finished; ///< since the last take(), in the order of emission
        std::vector<ItemRow> inFlight; ///< as of the latest look; nothing for what has not happened
        std::vector<std::pair<std::int64_t, ItemDetail>> details;
    };

    void started(std::chrono::steady_clock::time_point zero)
    {
        const std::lock_guard lock(m_mutex);
        m_zero = zero;
    }
    /// The run's time zero, once there is one.
    [[nodiscard]] std::optional<std::chrono::steady_clock::time_point> zero() const
    {
        const std::lock_guard lock(m_mutex);
        return m_zero;
    }
    /// Moves out of `batch` what it can; its memory is kept for the next.
    void push(Batch &batch)
    {
        const std::lock_guard lock(m_mutex);
        m_batch.finished.insert(m_batch.finished.end(), batch.finished.begin(), batch.finished.end());
        m_batch.inFlight.swap(batch.inFlight);
        std::move(batch.details.begin(), batch.details.end(), std::back_inserter(m_batch.details));
        batch.finished.clear();
        batch.details.clear();
    }
    Batch take()
    {
        const std::lock_guard lock(m_mutex);
        Batch batch;
        batch.finished.swap(m_batch.finished);
        batch.details.swap(m_batch.details);
        batch.inFlight = m_batch.inFlight;
        return batch;
    }

private:
    mutable std::mutex m_mutex;
    std::optional<std::chrono::steady_clock::time_point> m_zero;
    Batch m_batch;
};

} // namespace overlapse
