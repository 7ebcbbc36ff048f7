// SPDX-License-Identifier: MIT
// The one painter of scenes: on the screen, in PNG, SVG and PDF.
#pragma once

#include "scene/scene.h"

class QPainter;

namespace overlapse {

/// Paints at the painter's origin, background included. Text stays text.
void paintScene(QPainter &painter, const Scene &scene);

} // namespace overlapse
