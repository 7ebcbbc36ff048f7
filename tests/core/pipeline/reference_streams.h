// SPDX-License-Identifier: MIT
// A second opinion: the streams of futures-util 0.3 written down once more as they are there, with wakers,
// futures and adaptors, on a virtual clock. It shares nothing with PipelineMachine but plain data.
#pragma once

#include "pipeline/spec.h"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <set>
#include <tuple>
#include <vector>

namespace overlapse::reference {

using Waker = std::function<void()>;

// ---- The world: time, timers and a pool of threads ----

class World
{
public:
    explicit World(int threads) : m_free(threads) {}

    [[nodiscard]] Nanos now() const { return m_now; }
    /// Equal instants fire in order of entry into the stage.
    void at(Nanos when, int stage, std::int64_t entry, Waker fire)
    {
        m_timers.push({when, stage, entry, std::move(fire)});
    }
    /// Fires what is due until then, in order.
    void advance(Nanos until)
    {
        while (!m_timers.empty() && m_timers.top().when <= until) {
            Timer timer = m_timers.top();
            m_timers.pop();
            m_now = std::max(m_now, timer.when);
            timer.fire();
        }
        m_now = std::max(m_now, until);
    }
    void advanceToNext() { advance(m_timers.top().when); }

    struct Job
    {
        Nanos work;
        std::int64_t entry;
        bool done = false;
        Waker waker;
        std::function<void()> started;
    };
    /// Takes a free thread, or waits in line; without work and with a free thread it is done at once.
    void spawn(const std::shared_ptr<Job> &job)
    {
        if (m_free == 0) {
            m_line.push_back(job);
        } else if (job->work == Nanos(0)) {
            job->started();
            job->done = true;
        } else {
            start(job);
        }
    }

private:
    void start(const std::shared_ptr<Job> &job)
    {
        --m_free;
        job->started();
        at(m_now + job->work, 1, job->entry, [this, job] {
            job->done = true;
            if (job->waker)
                job->waker();
            ++m_free;
            if (m_line.empty())
                return;
            const std::shared_ptr<Job> next = m_line.front();
            m_line.pop_front();
            start(next);
        });
    }

    struct Timer
    {
        Nanos when;
        int stage;
        std::int64_t entry;
        Waker fire;
        bool operator>(const Timer &o) const
        {
            return std::tie(when, stage, entry) > std::tie(o.when, o.stage, o.entry);
        }
    };
    Nanos m_now{0};
    int m_free;
    std::deque<std::shared_ptr<Job>> m_line;
    std::priority_queue<Timer, std::vector<Timer>, std::greater<>> m_timers;
};

// ---- Futures and streams ----

/// What flows: a fetched item, or an error in its place.
struct Value
{
    std::int64_t item = -1;
    bool failed = false;
};

struct Future
{
    virtual ~Future() = default;
    virtual std::optional<Value> poll(const Waker &waker) = 0;
};
using FuturePtr = std::unique_ptr<Future>;

enum class Polled { Ready, Pending, End };

template<typename T>
struct Stream
{
    virtual ~Stream() = default;
    virtual Polled next(T &out, const Waker &waker) = 0;
};

class FuturesUnordered
{
public:
    [[nodiscard]] std::size_t size() const { return m_tasks.size(); }
    void push(FuturePtr future, std::int64_t index = 0)
    {
        const auto task = std::make_shared<Task>(Task{std::move(future), index, true});
        m_tasks.insert(task);
        m_ready->push_back(task);
    }
    Polled next(Value &out, const Waker &waker)
    {
        std::int64_t index = 0;
        return nextIndexed(out, index, waker);
    }
    Polled nextIndexed(Value &out, std::int64_t &index, const Waker &waker)
    {
        const std::size_t length = m_tasks.size();
        std::size_t polled = 0;
        for (;;) {
            if (m_ready->empty())
                return m_tasks.empty() ? Polled::End : Polled::Pending;
            const std::shared_ptr<Task> task = m_ready->front();
            m_ready->pop_front();
            task->queued = false;
            const std::optional<Value> value = task->future->poll([task, ready = m_ready, waker] {
                if (!task->queued)
                    ready->push_back(task);
                task->queued = true;
                waker();
            });
            if (value) {
                task->future.reset(); // its waker holds the task
                m_tasks.erase(task);
                out = *value;
                index = task->index;
                return Polled::Ready;
            }
            // So that one stream does not starve the rest of the program: come back for what is left.
            if (++polled == length) {
                waker();
                return Polled::Pending;
            }
        }
    }

private:
    struct Task
    {
        FuturePtr future;
        std::int64_t index;
        bool queued;
    };
    std::set<std::shared_ptr<Task>> m_tasks;
    std::shared_ptr<std::deque<std::shared_ptr<Task>>> m_ready =
        std::make_shared<std::deque<std::shared_ptr<Task>>>();
};

class FuturesOrdered
{
public:
    [[nodiscard]] std::size_t size() const { return m_inProgress.size() + m_outputs.size(); }
    void push(FuturePtr future) { m_inProgress.push(std::move(future), m_nextIncoming++); }
    Polled next(Value &out, const Waker &waker)
    {
        if (!m_outputs.empty() && m_outputs.begin()->first == m_nextOutgoing) {
            out = m_outputs.begin()->second;
            m_outputs.erase(m_outputs.begin());
            ++m_nextOutgoing;
            return Polled::Ready;
        }
        for (;;) {
            std::int64_t index = 0;
            const Polled polled = m_inProgress.nextIndexed(out, index, waker);
            if (polled != Polled::Ready)
                return polled;
            if (index == m_nextOutgoing) {
                ++m_nextOutgoing;
                return Polled::Ready;
            }
            m_outputs.emplace(index, out);
        }
    }

private:
    FuturesUnordered m_inProgress;
    std::map<std::int64_t, Value> m_outputs;
    std::int64_t m_nextIncoming = 0;
    std::int64_t m_nextOutgoing = 0;
};

/// `buffered` over FuturesOrdered, `buffer_unordered` over FuturesUnordered.
template<typename Queue>
class Buffered final : public Stream<Value>
{
public:
    Buffered(Stream<FuturePtr> &above, std::int64_t limit)
        : m_above(above), m_limit(static_cast<std::size_t>(limit))
    {
    }
    Polled next(Value &out, const Waker &waker) override
    {
        while (m_queue.size() < m_limit && !m_fused) {
            FuturePtr future;
            const Polled polled = m_above.next(future, waker);
            m_fused = polled == Polled::End;
            if (polled != Polled::Ready)
                break;
            m_queue.push(std::move(future));
        }
        const Polled polled = m_queue.next(out, waker);
        if (polled != Polled::End)
            return polled;
        return m_fused ? Polled::End : Polled::Pending;
    }

private:
    Stream<FuturePtr> &m_above;
    Queue m_queue;
    std::size_t m_limit;
    bool m_fused = false;
};

class Map final : public Stream<FuturePtr>
{
public:
    using Function = std::function<FuturePtr(const Value &)>;
    Map(Stream<Value> &above, Function function) : m_above(above), m_function(std::move(function)) {}
    Polled next(FuturePtr &out, const Waker &waker) override
    {
        Value value;
        const Polled polled = m_above.next(value, waker);
        if (polled == Polled::Ready)
            out = m_function(value);
        return polled;
    }

private:
    Stream<Value> &m_above;
    Function m_function;
};

class Then final : public Stream<Value>
{
public:
    Then(Stream<Value> &above, Map::Function function) : m_above(above), m_function(std::move(function)) {}
    Polled next(Value &out, const Waker &waker) override
    {
        if (!m_future) {
            Value value;
            if (const Polled polled = m_above.next(value, waker); polled != Polled::Ready)
                return polled;
            m_future = m_function(value);
        }
        const std::optional<Value> value = m_future->poll(waker);
        if (!value)
            return Polled::Pending;
        m_future.reset();
        out = *value;
        return Polled::Ready;
    }

private:
    Stream<Value> &m_above;
    Map::Function m_function;
    FuturePtr m_future;
};

class Numbers final : public Stream<Value>
{
public:
    explicit Numbers(std::int64_t count) : m_count(count) {}
    Polled next(Value &out, const Waker &) override
    {
        if (m_next == m_count)
            return Polled::End;
        out.item = m_next++;
        return Polled::Ready;
    }

private:
    std::int64_t m_count;
    std::int64_t m_next = 0;
};

} // namespace overlapse::reference
