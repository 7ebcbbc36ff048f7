// SPDX-License-Identifier: MIT
// Who does a run's work beside its driver: the pool of transforms, the threads that read files, run commands or wait,
// and the I/O thread of HTTP, with the server that it asks if the run serves a folder to itself.
#pragma once

#include "live/http_fetcher.h"
#include "live/puller_pool.h"
#include "serve/server_thread.h"

namespace overlapse {

/// For the driver's thread. What comes of a task comes back through the completions, also where something it needs
/// cannot be had: then it has failed, and real work says why.
class Workers
{
public:
    /// All that is handed in outlives it.
    Workers(const WorkSpec &work, const ServiceTimes &times, const RunClock &clock, StopSignal &stop,
            ServedLines &lines, Completions &completions, AwakeCount &awake);
    ~Workers();
    Workers(const Workers &) = delete;
    Workers &operator=(const Workers &) = delete;

    /// Once, before the run's time zero: whoever this mode needs is there when it returns.
    void start(const PipelineSpec &spec);
    /// Ends when what is running has come back; what is queued is forgotten.
    void end();

    /// Why the pool has no threads, so that each item fails, where simulated work could not say so; else empty.
    [[nodiscard]] QString problem() const
    {
        return m_pool && !m_work.isReal() ? m_pool->problem() : QString();
    }
    /// For tasks that the driver does itself.
    [[nodiscard]] const TaskContext &context() const { return m_context; }
    /// Whether fetches are handed to fetch(); else they are the driver's, by deadline, or part of a task of the pool.
    [[nodiscard]] bool doFetches() const { return m_readers || m_http; }
    void fetch(const Task &task);
    [[nodiscard]] bool havePool() const { return m_pool != nullptr; }
    /// A transform, or a task of both stages.
    void transform(const Task &task) { m_pool->queue(task); }
    /// What was handed over since the last time is begun.
    void publishFetches();
    void publishTransforms();
    /// Before the driver sleeps: everything that was published gets a thread.
    void wakeForAll();
    /// Nothing that is queued begins any more, and HTTP comes back at once. How many tasks do not come back at all.
    std::int64_t drop();

    /// How long the pool's tasks were lately.
    [[nodiscard]] Nanos usualTransform() const { return m_pool->usualLength(); }
    void learnTransform(Nanos length);
    /// What the pool's threads are at; empty where there is none.
    [[nodiscard]] const std::vector<LaneState> &lanes() const;

private:
    void startHttp(std::int64_t most);

    const WorkSpec &m_work;
    const RunClock &m_clock;
    Completions &m_completions;
    AwakeCount &m_awake;
    const Steps m_steps;
    const Checked<CommandWords> m_command; // of a fetch by command
    TaskContext m_context;
    std::unique_ptr<PullerPool> m_pool;
    std::unique_ptr<PullerPool> m_readers;
    std::unique_ptr<ServerThread> m_server;
    std::unique_ptr<HttpFetcher> m_http;
};

} // namespace overlapse
