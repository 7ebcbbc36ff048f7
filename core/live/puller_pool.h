// SPDX-License-Identifier: MIT
// Threads that pull tasks from one queue for as long as the run lasts.
// To start a task for each item takes longer than a short transform: resources/decisions/long-lived-pullers.md.
#pragma once

#include "live/completions.h"
#include "pipeline/ring.h"

#include <thread>

namespace overlapse {

/// Threads of a run that are not asleep, the driver included. Spinning is fair only while each has a core.
/// A pair of cache lines of its own: spinning threads keep reading it, and what the driver writes is near.
class alignas(128) AwakeCount
{
public:
    explicit AwakeCount(int cores) : m_cores(cores) {}
    void add(int change) { m_awake.fetch_add(change, std::memory_order_relaxed); }
    [[nodiscard]] bool maySpin() const { return m_awake.load(std::memory_order_relaxed) <= m_cores; }
    [[nodiscard]] bool coreFree() const { return m_awake.load(std::memory_order_relaxed) < m_cores; }

private:
    const int m_cores;
    std::atomic<int> m_awake{1};
};

/// For the driver's thread. Where the system does not give it all of its threads it has none, and each task that it is
/// handed comes back failed, with the system's reason.
class alignas(128) PullerPool
{
public:
    /// Starts `threads` threads and returns when all of them wait for work. The others outlive it.
    PullerPool(int threads, const char *name, const TaskContext &context, Completions &completions,
               AwakeCount &awake);
    /// Ends when what is running has come back; what is queued is forgotten.
    ~PullerPool();
    PullerPool(const PullerPool &) = delete;
    PullerPool &operator=(const PullerPool &) = delete;

    /// Handed to the threads with the next publish(); at the latest with the 16th.
    void queue(const Task &task)
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
    [[nodiscard]] const std::vector<LaneState> &lanes() const { return m_lanes; }
    /// Why there are no threads; empty where there are.
    [[nodiscard]] const QString &problem() const { return m_problem; }
    /// Takes back what no thread has begun; returns how many.
    std::int64_t drop();

private:
    static constexpr std::size_t publishEvery = 16;
    static constexpr std::size_t mostAtOnce = 32;
    static constexpr Nanos shortTask = std::chrono::microseconds(3);
    static constexpr Nanos worthAnotherCore{
        500}; // of shorter ones, one thread does more than a driver can hand out
    static constexpr Nanos longestSpin = std::chrono::microseconds(50);

    void startThreads(const char *name);
    void end();
    void failUnpublished();
    void pull(std::int32_t lane);
    std::size_t next(Task *tasks);
    std::size_t popSome(Task *tasks);
    bool spinForWork(std::uint64_t seen);
    void wake(int count);

    // By who writes them, and how often: a line of memory that two cores write is slow to change hands.
    const int m_threads;
    const TaskContext &m_context;
    Completions &m_completions;
    AwakeCount &m_awake;
    std::condition_variable m_work;
    std::condition_variable m_started;
    std::vector<LaneState> m_lanes;
    bool m_takeMany = false; // tasks are so short that nobody waits for them
    int m_sleeping = 0;
    int m_running = 0;
    bool m_ending = false;
    std::vector<std::thread> m_pool;
    QString m_problem;                            // why there are no threads; else empty
    alignas(128) std::vector<Task> m_unpublished; // the driver's
    Nanos m_usualLength = shortTask;
    alignas(128) std::mutex m_mutex; // with what it guards in one line
    Ring<Task> m_queue;
    alignas(128) std::atomic<std::uint64_t> m_published{0};
    alignas(128) std::atomic<bool> m_spinner{false};
};

} // namespace overlapse
