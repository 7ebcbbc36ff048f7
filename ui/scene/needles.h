// SPDX-License-Identifier: MIT
// Marks that no number of items can hide: what failed, and what points down at the slowest item in view.
#pragma once

#include "scene/panel_canvas.h"

namespace overlapse {

/// Rows of so many pixels have room for a cross behind what failed, and which is the longest is seen; lower ones need needles.
inline constexpr double crossedRowHeight = 12;

/// At most one mark for what failed each three pixels of time, at its item's row where there are rows, else at the top.
/// Each is at least three pixels wide and high.
void addNeedles(const PanelCanvas &canvas, SceneLayer &layer);

/// What failed alone.
void addFailures(const PanelCanvas &canvas, SceneLayer &layer);

} // namespace overlapse
