// SPDX-License-Identifier: MIT
// A private QThreadPool whose threads pull tasks from one queue for as long as the run lasts.
//
// 2026-11: QThreadPool::start() for each item costs 440 to 6,000 ns; long-lived pullers that adapt cost 150 to 215
// (1,000,000 empty items, two cores). Adaptive means: at most one puller spins for work, nobody spins while more
// threads are awake than there are cores, and short transforms wake a puller only when all of them sleep.
#pragma once

#include "live/completions.h"
#include "pipeline/ring.h"

#include <QThreadPool>

namespace overlapse {

/// Threads of a run that are not asleep, the driver included. Spinning is fair only while each has a core.
class AwakeCount
{
public:
    explicit AwakeCount(int cores) : m_cores(cores) {}
    void add(int change) { m_awake.fetch_add(change, std::memory_order_relaxed); }
    [[nodiscard]] bool maySpin() const { return m_awake.load(std::memory_order_relaxed) <= m_cores; }

private:
    const int m_cores;
    std::atomic<int> m_awake{1};
};

/// Driver side: queue(), publish(), drop(). All of it is safe from the driver's thread only.
class PullerPool
{
public:
    /// Starts `threads` threads and returns when all of them wait for work.
    PullerPool(int threads, const QString &name, const TaskContext &context, Completions &completions,
               AwakeCount &awake);
    /// Ends when what is running has come back; what is queued is forgotten.
    ~PullerPool();
    PullerPool(const PullerPool &) = delete;
    PullerPool &operator=(const PullerPool &) = delete;

    /// Handed to the threads with the next publish(); at the latest with the 16th.
    void queue(Task *task)
    {
        m_unpublished.push_back(task);
        if (m_unpublished.size() >= publishEvery)
            publish();
    }
    void publish();
    /// Before the driver sleeps: everything that is queued gets a puller.
    void wakeForAll();
    /// How long the tasks were lately; decides who is woken and whether to spin.
    void setUsualLength(Nanos length) { m_usualLength = length; }
    [[nodiscard]] Nanos usualLength() const { return m_usualLength; }
    /// Takes back what no thread has begun; returns how many.
    std::int64_t drop();

private:
    static constexpr std::size_t publishEvery = 16;
    static constexpr Nanos shortTask = std::chrono::microseconds(3);
    static constexpr Nanos longestSpin = std::chrono::microseconds(50);

    void pull(std::int32_t lane);
    Task *next();
    bool spinForWork();
    void wake(int count);

    const int m_threads;
    const TaskContext &m_context;
    Completions &m_completions;
    AwakeCount &m_awake;
    std::vector<Task *> m_unpublished;
    Nanos m_usualLength = shortTask;

    std::mutex m_mutex;
    std::condition_variable m_work;
    std::condition_variable m_started;
    Ring<Task *> m_queue;
    int m_sleeping = 0;
    int m_running = 0;
    bool m_ending = false;
    std::atomic<bool> m_some{false};
    std::atomic<bool> m_spinner{false};
    QThreadPool m_pool;
};

} // namespace overlapse
