// SPDX-License-Identifier: MIT
#include "live/puller_pool.h"

#include "live/start_thread.h"
#include "pipeline/vector_state.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace overlapse {

PullerPool::PullerPool(int threads, const char *name, const TaskContext &context, Completions &completions,
                       AwakeCount &awake)
    : m_threads(threads), m_context(context), m_completions(completions), m_awake(awake),
      m_lanes(static_cast<std::size_t>(threads))
{
    startThreads(name);
}

PullerPool::~PullerPool()
{
    end();
}

void PullerPool::startThreads(const char *name)
{
    m_pool.resize(static_cast<std::size_t>(m_threads));
    for (int lane = 0; lane < m_threads; ++lane) {
        const QString why =
            startThread(m_pool[static_cast<std::size_t>(lane)], name, [this, lane] { pull(lane); });
        if (why.isEmpty())
            continue;
        m_problem = QStringLiteral("cannot start %1 threads: %2").arg(QString::number(m_threads), why);
        return end();
    }
    std::unique_lock lock(m_mutex);
    m_started.wait(lock, [this] { return m_running == m_threads; });
}

void PullerPool::end()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
        m_queue.clear();
    }
    m_published.fetch_add(1, std::memory_order_release); // a spinning puller looks up
    m_work.notify_all();
    for (std::thread &thread : m_pool)
        if (thread.joinable())
            thread.join();
}

void PullerPool::failUnpublished()
{
    std::vector<TaskResult> results;
    for (const Task &task : m_unpublished)
        results.push_back(failTask(task, m_context, m_problem));
    m_unpublished.clear();
    m_completions.add(results.data(), results.size());
}

void PullerPool::publish()
{
    if (m_unpublished.empty())
        return;
    if (!m_problem.isEmpty())
        return failUnpublished();
    const bool takeMany = m_usualLength < shortTask;
    int toWake = 0;
    {
        const std::lock_guard lock(m_mutex);
        for (const Task &task : m_unpublished)
            m_queue.push(task);
        if (m_takeMany != takeMany)
            m_takeMany = takeMany;
        if (!takeMany)
            toWake = std::min(m_sleeping, static_cast<int>(m_unpublished.size()));
        else if (m_sleeping == m_threads || (m_usualLength >= worthAnotherCore && m_awake.coreFree()))
            toWake = std::min(m_sleeping, 1);
    }
    // Not before the lock is free: whoever spins for this would run into it, and sleep.
    m_published.store(m_published.load(std::memory_order_relaxed) + 1, std::memory_order_release);
    m_unpublished.clear();
    wake(toWake);
}

void PullerPool::wakeForAll()
{
    publish();
    int toWake = 0;
    {
        const std::lock_guard lock(m_mutex);
        toWake =
            static_cast<int>(std::min<std::size_t>(static_cast<std::size_t>(m_sleeping), m_queue.size()));
    }
    wake(toWake);
}

void PullerPool::wake(int count)
{
    for (; count > 0; --count)
        m_work.notify_one();
}

std::int64_t PullerPool::drop()
{
    auto dropped = static_cast<std::int64_t>(m_unpublished.size());
    m_unpublished.clear();
    const std::lock_guard lock(m_mutex);
    dropped += static_cast<std::int64_t>(m_queue.size());
    m_queue.clear();
    return dropped;
}

void PullerPool::pull(std::int32_t lane)
{
    sleepPrecisely();
    clearUpperVectors();
    m_awake.add(1);
    {
        const std::lock_guard lock(m_mutex);
        ++m_running;
    }
    m_started.notify_one();
    std::array<Task, mostAtOnce> tasks;
    std::array<TaskResult, mostAtOnce> results;
    LaneState &state = m_lanes[static_cast<std::size_t>(lane)];
    while (const std::size_t count = next(tasks.data())) {
        Nanos now = absent;
        for (std::size_t i = 0; i < count; ++i) {
            results[i] = runTask(tasks[i], m_context, lane, &state, now);
            now = results[i].ended;
        }
        state.item.store(-1, std::memory_order_relaxed);
        m_completions.add(results.data(), count);
    }
    m_awake.add(-1);
}

// With the lock held. One at a time, but where tasks are short: then all if nobody else is awake, or else half.
std::size_t PullerPool::popSome(Task *tasks)
{
    std::size_t count = 1;
    if (m_takeMany)
        count = std::min(mostAtOnce, m_sleeping == m_threads - 1 ? m_queue.size() : (m_queue.size() + 1) / 2);
    for (std::size_t i = 0; i < count; ++i)
        tasks[i] = m_queue.pop();
    return count;
}

// How many tasks were taken; none when the run is over.
std::size_t PullerPool::next(Task *tasks)
{
    for (;;) {
        const std::uint64_t seen = m_published.load(std::memory_order_acquire);
        {
            const std::lock_guard lock(m_mutex);
            if (m_ending)
                return 0;
            if (!m_queue.empty())
                return popSome(tasks);
        }
        if (spinForWork(seen))
            continue;
        std::unique_lock lock(m_mutex);
        if (!m_queue.empty() || m_ending)
            continue;
        ++m_sleeping;
        m_awake.add(-1);
        m_work.wait(lock, [this] { return !m_queue.empty() || m_ending; });
        m_awake.add(1);
        --m_sleeping;
    }
}

// True if something was published after the `seen`-th time. At most one puller is in here.
bool PullerPool::spinForWork(std::uint64_t seen)
{
    if (!m_awake.maySpin() || m_spinner.exchange(true, std::memory_order_acquire))
        return false;
    bool found = false;
    const auto until = std::chrono::steady_clock::now() + longestSpin;
    do {
        for (int i = 0; i < 16 && !found; ++i)
            found = m_published.load(std::memory_order_acquire) != seen;
    } while (!found && m_awake.maySpin() && std::chrono::steady_clock::now() < until);
    m_spinner.store(false, std::memory_order_release);
    return found;
}

} // namespace overlapse
