// SPDX-License-Identifier: MIT
// Maps of limits as pictures: throughput over N and M as shades, contours, and the limits that matter as marks.
#pragma once

#include "analysis/limits_map.h"
#include "scene/picture.h"

namespace overlapse {

/// The place of a mark's cell, in its map.
struct MapMarks
{
    std::optional<std::size_t> best;
    std::optional<std::size_t> knee;
    std::optional<std::size_t> now; ///< none where the limits of now are not on the map
};
MapMarks marksOf(const LimitsMap &map);

/// Shares of the best throughput along whose edges a contour runs.
inline constexpr std::array mapContours{0.5, 0.8, 0.9, 0.98};

/// A picture of `spec`'s size, theme, title and caption, with a map after the other, side by side where that is wider than
/// high. A cell is a rectangle, whose shade says what share of the best throughput of all maps it reaches; what is not to
/// be relied on is hatched, what is not known is empty.
Scene mapScene(const std::vector<LimitsMap> &maps, const PictureSpec &spec);

} // namespace overlapse
