// SPDX-License-Identifier: MIT
// What each pair of limits N and M would give, on the virtual clock: one prediction a cell.
#pragma once

#include "pipeline/work_spec.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace overlapse {

/// The limits that are tried, ascending, each once.
struct MapAxes
{
    std::vector<std::int64_t> fetchLimits;
    std::vector<std::int64_t> transformLimits;

    [[nodiscard]] std::size_t cells() const { return fetchLimits.size() * transformLimits.size(); }
    friend bool operator==(const MapAxes &, const MapAxes &) = default;
};

inline constexpr std::size_t mostMapCells = 65'536;

struct MapCell
{
    Nanos makespan = absent; ///< absent: not predicted yet
    Nanos p99 = absent;      ///< latency of an item, from admitted to emitted; absent where none was emitted
    std::int64_t failed = 0; ///< items
    bool reliable = true;    ///< whether the prediction is to be relied on (replay_fit.h)

    friend bool operator==(const MapCell &, const MapCell &) = default;
};

/// Plain data: cells by transform limit, then by fetch limit.
struct LimitsMap
{
    PipelineSpec base; ///< mode, order and threads of all cells; its limits are those of now
    std::int64_t items = 0;
    MapAxes axes;
    std::vector<MapCell> cells;
    QString note{}; ///< what all of it supposes or leaves out, as files say it; may be empty

    [[nodiscard]] std::size_t place(std::size_t fetch, std::size_t transform) const
    {
        return transform * axes.fetchLimits.size() + fetch;
    }
    [[nodiscard]] PipelineSpec specAt(std::size_t place) const;
    /// Items that did not fail, a second; 0 where nothing is known.
    [[nodiscard]] double throughputAt(std::size_t place) const;
};

/// Predicts every cell, on all cores of this machine, from coarse to fine: `level` is called on this thread after each
/// level, with what is there by then and how many cells are; once `cancel` was asked for, the rest stays absent. A cell is
/// what predict() says of it alone. O(cells x items); 16 bytes a cell and a trace for each thread.
LimitsMap mapOfLimits(const PipelineSpec &base, const WorkSpec &work, int cores, const MapAxes &axes,
                      const std::stop_token &cancel = {},
                      const std::function<void(const LimitsMap &, std::size_t done)> &level = {});

/// Why the first of the cells that are not to be relied on is not. Others may have other reasons.
struct MapDoubt
{
    std::size_t place = 0;
    QString sentence{};
};
/// None: all that is known is to be relied on. One prediction.
std::optional<MapDoubt> doubtOf(const LimitsMap &map, const WorkSpec &work, int cores);

/// The place of the shortest makespan that is to be relied on, of the cells in which the fewest items fail; of several the
/// smallest N + M, then the smallest N. None where nothing is.
std::optional<std::size_t> bestOf(const LimitsMap &map);
/// The knee: of the same cells the smallest N + M (then N) whose throughput is within 2 % of the best's.
std::optional<std::size_t> kneeOf(const LimitsMap &map);

} // namespace overlapse
