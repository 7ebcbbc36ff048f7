// SPDX-License-Identifier: MIT
#include "live/workers.h"

#include "workload/open_files.h"
#include "workload/run_needs.h"

#include <algorithm>

namespace overlapse {

namespace {

// A thread that may block is no reason to leave others asleep.
constexpr Nanos mayBlock = std::chrono::milliseconds(1);
} // namespace

Workers::Workers(const WorkSpec &work, const ServiceTimes &times, const RunClock &clock, StopSignal &stop,
                 ServedLines &lines, Completions &completions, AwakeCount &awake)
    : m_work(work), m_clock(clock), m_completions(completions), m_awake(awake), m_steps(work.steps),
      m_command(parseCommand(work.command)), m_context{&work,    &times,  &clock,     &stop,
                                                       &m_steps, nullptr, &m_command, &lines}
{
}

Workers::~Workers()
{
    end();
}

void Workers::start(const PipelineSpec &spec)
{
    const bool blocking = spec.mode == Mode::Blocking; // fetches are on the pool
    const std::int64_t fetches =
        std::min<std::int64_t>(blocking ? spec.threads : effectiveFetchLimit(spec), m_work.items);
    raiseOpenFiles(needsOf(spec, m_work).files);
    if (usesPool(spec.mode))
        m_pool = std::make_unique<PullerPool>(spec.threads, "transform", m_context, m_completions, m_awake);
    if (blocking)
        m_pool->setUsualLength(mayBlock);
    if (m_work.fetch == FetchKind::Http) {
        startHttp(fetches);
    } else if (m_work.isReal() && !blocking) {
        m_readers = std::make_unique<PullerPool>(static_cast<int>(std::max<std::int64_t>(fetches, 1)),
                                                 "fetch", m_context, m_completions, m_awake);
        m_readers->setUsualLength(mayBlock);
    }
}

void Workers::startHttp(std::int64_t most)
{
    OwnServer server;
    if (m_work.served) {
        m_server = std::make_unique<ServerThread>(serveOptions(*m_work.served, m_work.seed));
        server.problem = m_server->start();
        server.port = m_server->port();
    }
    m_http = std::make_unique<HttpFetcher>(m_work, most, m_clock, m_completions, server);
    m_context.http = m_http.get();
}

// Threads of the pool may wait for a fetch, and this for an answer.
void Workers::end()
{
    m_pool.reset();
    m_readers.reset();
    m_http.reset();
    m_server.reset();
}

void Workers::fetch(const Task &task)
{
    if (m_http)
        m_http->queue(task);
    else
        m_readers->queue(task);
}

void Workers::publishFetches()
{
    if (m_readers)
        m_readers->publish();
    if (m_http)
        m_http->publish();
}

void Workers::publishTransforms()
{
    if (m_pool)
        m_pool->publish();
}

void Workers::wakeForAll()
{
    if (m_pool)
        m_pool->wakeForAll();
    if (m_readers)
        m_readers->wakeForAll();
}

std::int64_t Workers::drop()
{
    std::int64_t dropped = 0;
    if (m_pool)
        dropped += m_pool->drop();
    if (m_readers)
        dropped += m_readers->drop();
    if (m_http)
        m_http->abandon();
    return dropped;
}

void Workers::learnTransform(Nanos length)
{
    const Nanos usual = m_pool->usualLength();
    m_pool->setUsualLength(usual + (length - usual) / 8);
}

const std::vector<LaneState> &Workers::lanes() const
{
    static const std::vector<LaneState> none;
    return m_pool ? m_pool->lanes() : none;
}

} // namespace overlapse
