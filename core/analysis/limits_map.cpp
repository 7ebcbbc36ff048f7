// SPDX-License-Identifier: MIT
#include "analysis/limits_map.h"

#include "analysis/percentiles.h"
#include "analysis/replay_fit.h"
#include "virtual/predict.h"

#include <QThreadPool>
#include <QtConcurrentMap>

#include <algorithm>
#include <array>
#include <limits>

namespace overlapse {

namespace {

constexpr double nearlyBest = 0.02;

MapCell cellOf(const PipelineSpec &spec, const WorkSpec &work, int cores, const std::stop_token &cancel)
{
    const Run run{.spec = spec,
                  .clock = Clock::Virtual,
                  .trace = predict(spec, work, {.cores = cores, .cancel = cancel})};
    if (cancel.stop_requested())
        return {};
    return {run.trace.end(), latencyP99(run.trace), run.trace.failedCount(), isReliable(run, work, cores)};
}

// Each level halves the distance between cells.
std::vector<std::vector<std::size_t>> levelsOf(const LimitsMap &map)
{
    constexpr std::size_t coarse = 4; // cells a side
    const std::size_t columns = map.axes.fetchLimits.size();
    const std::size_t rows = map.axes.transformLimits.size();
    std::size_t step = 1;
    while (std::max(columns, rows) / step > coarse)
        step *= 2;
    std::vector<std::vector<std::size_t>> levels;
    std::vector<bool> taken(map.cells.size());
    for (; step > 0; step /= 2) {
        levels.emplace_back();
        for (std::size_t row = 0; row < rows; row += step)
            for (std::size_t column = 0; column < columns; column += step)
                if (const std::size_t place = map.place(column, row); !taken[place]) {
                    taken[place] = true;
                    levels.back().push_back(place);
                }
    }
    return levels;
}

bool isKnown(const MapCell &cell)
{
    return cell.makespan != absent && cell.reliable;
}

// What fails takes no time: only where no more fail than must, less time is better.
std::int64_t fewestFailed(const LimitsMap &map)
{
    std::int64_t fewest = std::numeric_limits<std::int64_t>::max();
    for (const MapCell &cell : map.cells)
        if (isKnown(cell))
            fewest = std::min(fewest, cell.failed);
    return fewest;
}

template<typename Wanted>
std::optional<std::size_t> smallest(const LimitsMap &map, Wanted wanted)
{
    const std::int64_t failed = fewestFailed(map);
    const auto key = [&map](std::size_t place) {
        const PipelineSpec spec = map.specAt(place);
        return std::array{spec.fetchLimit + spec.transformLimit, spec.fetchLimit};
    };
    std::optional<std::size_t> found;
    for (std::size_t place = 0; place < map.cells.size(); ++place) {
        const MapCell &cell = map.cells[place];
        if (isKnown(cell) && cell.failed == failed && wanted(cell) && (!found || key(place) < key(*found)))
            found = place;
    }
    return found;
}

} // namespace

PipelineSpec LimitsMap::specAt(std::size_t place) const
{
    PipelineSpec spec = base;
    spec.fetchLimit = axes.fetchLimits[place % axes.fetchLimits.size()];
    spec.transformLimit = axes.transformLimits[place / axes.fetchLimits.size()];
    return spec;
}

double LimitsMap::throughputAt(std::size_t place) const
{
    const Nanos makespan = cells[place].makespan;
    return makespan > Nanos(0)
        ? static_cast<double>(items - cells[place].failed) * 1e9 / static_cast<double>(makespan.count())
        : 0;
}

LimitsMap mapOfLimits(const PipelineSpec &base, const WorkSpec &work, int cores, const MapAxes &axes,
                      const std::stop_token &cancel,
                      const std::function<void(const LimitsMap &, std::size_t done)> &level)
{
    LimitsMap map{base, work.items, axes, std::vector<MapCell>(axes.cells())};
    std::size_t done = 0;
    QThreadPool threads; // its own: a cell may take a second, and nothing else should wait for it
    for (std::vector<std::size_t> &places : levelsOf(map)) {
        QtConcurrent::blockingMap(&threads, places, [&](std::size_t place) {
            if (!cancel.stop_requested())
                map.cells[place] = cellOf(map.specAt(place), work, cores, cancel);
        });
        if (cancel.stop_requested())
            return map;
        done += places.size();
        if (level)
            level(map, done);
    }
    return map;
}

std::optional<MapDoubt> doubtOf(const LimitsMap &map, const WorkSpec &work, int cores)
{
    const auto cell = std::ranges::find(map.cells, false, &MapCell::reliable);
    if (cell == map.cells.end())
        return {};
    const auto place = static_cast<std::size_t>(cell - map.cells.begin());
    const PipelineSpec spec = map.specAt(place);
    const Run run{.spec = spec, .clock = Clock::Virtual, .trace = predict(spec, work, {.cores = cores})};
    return MapDoubt{place, unsureSentence(run, work, cores)};
}

std::optional<std::size_t> bestOf(const LimitsMap &map)
{
    const std::int64_t failed = fewestFailed(map);
    Nanos least = never;
    for (const MapCell &cell : map.cells)
        if (isKnown(cell) && cell.failed == failed)
            least = std::min(least, cell.makespan);
    return smallest(map, [least](const MapCell &cell) { return cell.makespan == least; });
}

std::optional<std::size_t> kneeOf(const LimitsMap &map)
{
    const std::optional<std::size_t> best = bestOf(map);
    if (!best)
        return {};
    const auto least = static_cast<double>(map.cells[*best].makespan.count());
    return smallest(map, [least](const MapCell &cell) {
        return static_cast<double>(cell.makespan.count()) * (1 - nearlyBest) <= least;
    });
}

} // namespace overlapse
