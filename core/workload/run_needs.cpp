// SPDX-License-Identifier: MIT
#include "workload/run_needs.h"

#include "trace/trace.h"
#include "workload/transform.h"

#include <algorithm>

namespace overlapse {

namespace {

// Pipes to a command, both ends while it is started, and what tells of its exit.
constexpr std::int64_t filesOfCommand = 7;

bool fits(const RunNeeds &needs, const SystemRoom &room)
{
    return needs.files <= room.files && needs.tasks <= room.tasks;
}

// The most for which `fitsWith` holds; it holds for all smaller numbers as well.
template<typename FitsWith>
std::int64_t mostThatFits(std::int64_t asked, FitsWith fitsWith)
{
    std::int64_t most = 0;
    for (std::int64_t tooMany = asked; tooMany - most > 1;) {
        const std::int64_t middle = most + (tooMany - most) / 2;
        (fitsWith(middle) ? most : tooMany) = middle;
    }
    return most;
}

} // namespace

RunNeeds needsOf(const PipelineSpec &spec, const WorkSpec &work)
{
    const bool pool = usesPool(spec.mode);
    const bool blocking = spec.mode == Mode::Blocking; // fetches are on the pool
    const std::int64_t transforms = pool ? spec.threads : 1;
    const std::int64_t fetches =
        std::min<std::int64_t>(blocking ? spec.threads : effectiveFetchLimit(spec), work.items);
    const bool readers = (work.fetch == FetchKind::File || work.fetch == FetchKind::Command) && !blocking;
    RunNeeds needs{.files = work.output ? transforms : 0,
                   .tasks = (pool ? transforms : 0) + (readers ? fetches : 0)};
    const auto addCommands = [&needs](std::int64_t atOnce) {
        needs.files += atOnce * filesOfCommand;
        needs.tasks += atOnce;
    };
    if (work.isReal() && work.transform == TransformKind::Real && startCommands(work.steps))
        addCommands(transforms);
    if (work.fetch == FetchKind::Command)
        addCommands(fetches);
    else if (work.isReal())
        needs.files += work.served ? 2 * fetches : fetches; // of what it serves itself, both ends
    return needs;
}

std::optional<Misfit> misfitOf(const PipelineSpec &spec, const WorkSpec &work, const SystemRoom &room)
{
    const RunNeeds needs = needsOf(spec, work);
    if (fits(needs, room))
        return std::nullopt;
    Misfit misfit{
        .why = needs.files > room.files
            ? QStringLiteral("the system lets this process open no more files and sockets (ulimit -Hn)")
            : QStringLiteral("the system lets this user have no more threads and processes (ulimit -u)")};
    PipelineSpec less = spec;
    if (usesLimits(spec.mode)) {
        misfit.most = mostThatFits(std::min(spec.fetchLimit, work.items), [&](std::int64_t fetches) {
            less.fetchLimit = fetches;
            return fits(needsOf(less, work), room);
        });
        if (misfit.most > 0)
            return misfit;
        less = spec;
    }
    if (usesPool(spec.mode))
        misfit.most = mostThatFits(spec.threads, [&](std::int64_t threads) {
            less.threads = static_cast<int>(threads);
            return fits(needsOf(less, work), room);
        });
    if (misfit.most > 0)
        misfit.limit = Misfit::Limit::Threads;
    return misfit;
}

std::int64_t bytesNeeded(const std::vector<PipelineSpec> &specs, const WorkSpec &work)
{
    // To say what limited a run takes this much of each of its items while it is said, of one run after the other.
    constexpr std::int64_t said = 96;
    const auto kept = static_cast<std::int64_t>(Trace::bytesOfItem(work.isReal()));
    return work.items * (kept * static_cast<std::int64_t>(specs.size()) + said);
}

} // namespace overlapse
