// SPDX-License-Identifier: MIT
// The one painter of scenes: in PNG, SVG and PDF, and on the screen where no graphics processor draws.
#pragma once

#include "scene/scene.h"

class QPainter;

namespace overlapse {

/// Paints at the painter's origin, background included. Text stays text.
void paintScene(QPainter &painter, const Scene &scene);
/// Only what lies in `part`, whose edges lie on device pixels: there it is the same picture.
void paintScene(QPainter &painter, const Scene &scene, const QRectF &part);

/// One label, as it is painted there.
void paintLabel(QPainter &painter, const Scene &scene, const SceneLabel &label);

} // namespace overlapse
