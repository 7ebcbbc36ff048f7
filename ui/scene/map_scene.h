// SPDX-License-Identifier: MIT
// Maps of limits as pictures: throughput over N and M as shades, contours, and the limits that matter as marks.
#pragma once

#include "scene/map_panel.h"
#include "scene/picture.h"

namespace overlapse {

/// A picture of `spec`'s size, theme, title and caption, with a map after the other, side by side where that is wider than
/// high. A cell is a rectangle, whose shade says what share of the best throughput of all maps it reaches; what is not to
/// be relied on is hatched, what is not known is empty.
/// Where `size` has no room for so many maps, they are drawn smaller, as if it were that of mapPage().
Scene mapScene(const std::vector<LimitsMap> &maps, const PictureSpec &spec);

/// The smallest page of the shape of `size`, and no smaller, on which as many maps have room.
QSizeF mapPage(std::size_t maps, QSize size);

} // namespace overlapse
