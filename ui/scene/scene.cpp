// SPDX-License-Identifier: MIT
#include "scene/scene.h"

namespace overlapse {

RectBatch &SceneLayer::batch(QRgb colour, RectStyle style, QRgb second, double radius)
{
    // A layer has a dozen looks, so a search is cheaper than a table.
    for (RectBatch &known : rects)
        if (known.colour == colour && known.style == style && known.second == second
            && known.radius == radius)
            return known;
    return rects.emplace_back(RectBatch{style, colour, second, radius, {}, {}});
}

std::size_t Scene::rectCount() const
{
    std::size_t count = 0;
    for (const SceneLayer &layer : layers)
        for (const RectBatch &batch : layer.rects)
            count += batch.rects.size();
    return count;
}

std::size_t Scene::pointCount() const
{
    std::size_t count = 0;
    for (const SceneLayer &layer : layers)
        for (const ScenePolygon &polygon : layer.polygons)
            count += polygon.points.size();
    return count;
}

} // namespace overlapse
