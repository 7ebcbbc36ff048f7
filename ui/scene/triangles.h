// SPDX-License-Identifier: MIT
// A layer of a scene as triangles, for a graphics processor. Labels stay labels.
#pragma once

#include "scene/scene.h"

namespace overlapse {

/// A corner, in logical pixels; its colour is multiplied by its opacity.
struct Corner
{
    float x = 0;
    float y = 0;
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t opacity = 0;
};

/// Three corners each, in paint order. What the painter smooths fades out across one device pixel, `ratio` of them to a
/// pixel; everything else has the edges that it has there.
std::vector<Corner> trianglesOf(const SceneLayer &layer, double ratio);

/// One rectangle of that colour, as two.
void addRectangle(const QRectF &rect, QRgb colour, std::vector<Corner> &corners);

} // namespace overlapse
