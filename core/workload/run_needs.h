// SPDX-License-Identifier: MIT
// What a run asks of the system, counted before it begins.
#pragma once

#include "pipeline/work_spec.h"
#include "workload/system_room.h"

namespace overlapse {

/// At most, at one time.
struct RunNeeds
{
    std::int64_t files = 0; ///< open files and sockets
    std::int64_t tasks = 0; ///< threads, and processes of commands
};
RunNeeds needsOf(const PipelineSpec &spec, const WorkSpec &work);

/// A limit that asks for more than there is room for.
struct Misfit
{
    enum class Limit : std::uint8_t { Fetches, Threads };
    Limit limit = Limit::Fetches;
    std::int64_t most = 0; ///< that would fit, the other limits as they are; 0: nothing does
    QString why{};         ///< "the system lets this process open no more files and sockets (ulimit -Hn)"
};
/// Of the limits that the mode uses the one whose reduction is enough, fetches first; none where all fits.
std::optional<Misfit> misfitOf(const PipelineSpec &spec, const WorkSpec &work, const SystemRoom &room);

/// About how much memory these runs together take, and what is said of them; without what the items themselves are.
std::int64_t bytesNeeded(const std::vector<PipelineSpec> &specs, const WorkSpec &work);

} // namespace overlapse
