// SPDX-License-Identifier: MIT
// What a map of limits can show of its cells.
#pragma once

#include "analysis/limits_map.h"
#include "scene/wording.h"

namespace overlapse {

enum class MapMeasure : std::uint8_t { Makespan, Throughput, P99 };

/// In nanoseconds, or items a second; none where it is not known.
std::optional<double> valueAt(const LimitsMap &map, std::size_t place, MapMeasure measure);

/// The best of what is to be relied on, where the fewest items fail; 0: there is none.
double bestValue(const LimitsMap &map, MapMeasure measure);

/// What share of the best a value is worth, 0 to 1: half of the throughput is worth as much as twice the time.
double worth(double value, double best, MapMeasure measure);

/// "1.2 s", "450/s".
QString measureText(double value, MapMeasure measure, const Wording &wording);

} // namespace overlapse
