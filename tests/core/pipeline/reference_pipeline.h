// SPDX-License-Identifier: MIT
// The modes that Rust has, as a Rust program would write them, with the streams of reference_streams.h.
#pragma once

#include "core/pipeline/recipe.h"
#include "core/pipeline/reference_streams.h"

namespace overlapse::reference {

/// What a run is compared by.
struct Figures
{
    std::vector<Nanos> fetchStarts;
    std::vector<Nanos> transformStarts; ///< of a failed item: its first poll in the transform stage
    std::vector<std::int64_t> emissions;
    std::vector<Nanos> emittedAt;

    friend bool operator==(const Figures &, const Figures &) = default;
};

class Program
{
public:
    explicit Program(const Recipe &recipe)
        : m_recipe(recipe), m_world(recipe.spec.threads),
          m_figures{std::vector<Nanos>(static_cast<std::size_t>(recipe.work.items), absent),
                    std::vector<Nanos>(static_cast<std::size_t>(recipe.work.items), absent),
                    {},
                    {}}
    {
    }

    Figures run()
    {
        Numbers numbers(m_recipe.work.items);
        const Map::Function fetch = [this](const Value &v) { return std::make_unique<Fetch>(*this, v); };
        const Map::Function transform = [this](const Value &v) { return this->transform(v); };
        const PipelineSpec &spec = m_recipe.spec;
        if (spec.mode == Mode::Sequential) {
            Then fetched(numbers, fetch);
            Then transformed(fetched, transform);
            drive(transformed);
        } else if (spec.order == Order::Kept) {
            runBuffered<FuturesOrdered>(numbers, fetch, transform);
        } else {
            runBuffered<FuturesUnordered>(numbers, fetch, transform);
        }
        return m_figures;
    }

private:
    template<typename Queue>
    void runBuffered(Numbers &numbers, const Map::Function &fetch, const Map::Function &transform)
    {
        Map fetches(numbers, fetch);
        Buffered<Queue> fetched(fetches, m_recipe.spec.fetchLimit);
        Map transforms(fetched, transform);
        Buffered<Queue> transformed(transforms, m_recipe.spec.transformLimit);
        drive(transformed);
    }

    // while let Some(value) = stream.next().await
    void drive(Stream<Value> &stream)
    {
        for (;;) {
            bool woken = false;
            m_woken = &woken;
            Value value;
            const Polled polled = stream.next(value, [this] { *m_woken = true; });
            if (polled == Polled::End)
                return;
            if (polled == Polled::Ready) {
                m_figures.emissions.push_back(value.item);
                m_figures.emittedAt.push_back(m_world.now());
            } else if (!woken) {
                m_world.advanceToNext();
            }
        }
    }

    // A timer: starts in its first poll.
    class Fetch final : public Future
    {
    public:
        Fetch(Program &program, const Value &value)
            : m_program(program), m_value(value), m_entry(program.m_nextFetch++)
        {
        }
        std::optional<Value> poll(const Waker &waker) override
        {
            World &world = m_program.m_world;
            if (m_deadline == absent) {
                m_program.m_figures.fetchStarts[index(m_value)] = world.now();
                m_deadline = world.now() + m_program.time(m_program.m_recipe.work.durations->fetch, m_value);
            }
            if (world.now() >= m_deadline)
                return Value{m_value.item, m_program.m_recipe.failing.contains(m_value.item)};
            if (!m_armed)
                world.at(m_deadline, 0, m_entry, [this] { m_waker(); });
            m_armed = true;
            m_waker = waker;
            return std::nullopt;
        }

    private:
        Program &m_program;
        Value m_value;
        std::int64_t m_entry;
        Nanos m_deadline = absent;
        Waker m_waker;
        bool m_armed = false;
    };

    // Runs to completion in its first poll; a failed item has nothing to run.
    class Here final : public Future
    {
    public:
        Here(Program &program, const Value &value) : m_program(program), m_value(value) {}
        std::optional<Value> poll(const Waker &) override
        {
            World &world = m_program.m_world;
            m_program.m_figures.transformStarts[index(m_value)] = world.now();
            if (!m_value.failed)
                world.advance(world.now()
                              + m_program.time(m_program.m_recipe.work.durations->transform, m_value));
            return m_value;
        }

    private:
        Program &m_program;
        Value m_value;
    };

    class JoinHandle final : public Future
    {
    public:
        JoinHandle(std::shared_ptr<World::Job> job, const Value &value)
            : m_job(std::move(job)), m_value(value)
        {
        }
        std::optional<Value> poll(const Waker &waker) override
        {
            m_job->waker = waker;
            return m_job->done ? std::optional(m_value) : std::nullopt;
        }

    private:
        std::shared_ptr<World::Job> m_job;
        Value m_value;
    };

    FuturePtr transform(const Value &value)
    {
        const std::int64_t entry = m_nextTransform++;
        if (value.failed || !usesPool(m_recipe.spec.mode))
            return std::make_unique<Here>(*this, value);
        auto job = std::make_shared<World::Job>();
        job->work = time(m_recipe.work.durations->transform, value);
        job->entry = entry;
        job->started = [this, value] { m_figures.transformStarts[index(value)] = m_world.now(); };
        m_world.spawn(job);
        return std::make_unique<JoinHandle>(job, value);
    }

    static std::size_t index(const Value &value) { return static_cast<std::size_t>(value.item); }
    static Nanos time(const std::vector<Nanos> &column, const Value &value)
    {
        return column[index(value) % column.size()];
    }

    const Recipe &m_recipe;
    World m_world;
    Figures m_figures;
    bool *m_woken = nullptr;
    std::int64_t m_nextFetch = 0;
    std::int64_t m_nextTransform = 0;
};

} // namespace overlapse::reference
