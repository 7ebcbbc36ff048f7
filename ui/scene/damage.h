// SPDX-License-Identifier: MIT
// What has to be painted again where one picture follows another.
#pragma once

#include "scene/scene.h"

namespace overlapse {

/// Rectangles outside which both look the same, in logical pixels, with edges on device pixels; a few, however much differs.
/// All of it where their sizes, backgrounds or numbers of layers differ.
std::vector<QRectF> damageBetween(const Scene &before, const Scene &after);

} // namespace overlapse
