// SPDX-License-Identifier: MIT
// Limits that depend on the cores: "cores", "4 x cores", and the defaults.
#pragma once

#include "formats/experiment_file.h"

#include <algorithm>

namespace overlapse {

/// N and M where nothing is said; c is one thread a core.
inline std::int64_t usualLimit(int cores)
{
    return std::max(4, cores);
}

/// Of "4 x cores"; the product is also bounded by what the limit may be.
inline constexpr int mostTimesCores = 64;

std::optional<WrittenLimit> limitFromText(const QString &text);
/// Of a limit that is a multiple of the cores.
QString limitText(const WrittenLimit &limit);

} // namespace overlapse
