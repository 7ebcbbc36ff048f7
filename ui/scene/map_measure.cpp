// SPDX-License-Identifier: MIT
#include "scene/map_measure.h"

#include "analysis/described_run.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace overlapse {

std::optional<double> valueAt(const LimitsMap &map, std::size_t place, MapMeasure measure)
{
    const MapCell &cell = map.cells[place];
    if (cell.makespan == absent || (measure == MapMeasure::P99 && cell.p99 == absent))
        return {};
    switch (measure) {
    case MapMeasure::Makespan: return static_cast<double>(cell.makespan.count());
    case MapMeasure::Throughput: return map.throughputAt(place);
    case MapMeasure::P99: return static_cast<double>(cell.p99.count());
    }
    return {};
}

double bestValue(const LimitsMap &map, MapMeasure measure)
{
    const std::optional<std::size_t> shortest = bestOf(map);
    if (!shortest || measure != MapMeasure::P99)
        return shortest ? valueAt(map, *shortest, measure).value_or(0) : 0;
    double best = 0;
    for (std::size_t place = 0; place < map.cells.size(); ++place) {
        const MapCell &cell = map.cells[place];
        const std::optional<double> value = valueAt(map, place, measure);
        if (value && cell.reliable && cell.failed == map.cells[*shortest].failed)
            best = best > 0 ? std::min(best, *value) : *value;
    }
    return best;
}

double worth(double value, double best, MapMeasure measure)
{
    if (value <= 0 || best <= 0)
        return 0;
    return std::clamp(measure == MapMeasure::Throughput ? value / best : best / value, 0.0, 1.0);
}

QString measureText(double value, MapMeasure measure, const Wording &wording)
{
    if (measure != MapMeasure::Throughput)
        return wording.sentence(shortTime(Nanos(static_cast<std::int64_t>(value))));
    const int decimals = value < 10 ? 2 : value < 100 ? 1 : 0;
    return wording.translate("Map", "%1/s", "items a second")
        .arg(value < 1000 ? wording.decimal(value, decimals) : wording.count(std::llround(value)));
}

} // namespace overlapse
