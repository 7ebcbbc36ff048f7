// SPDX-License-Identifier: MIT
// Notes that are pinned to items and to instants: a small bubble each, where it belongs or, where rows are too low to be
// seen, at the panel's upper edge.
#pragma once

#include "scene/panel_canvas.h"

namespace overlapse {

struct NoteMark
{
    QRectF bubble;
    bool hasTail = true; ///< to where it belongs; beside its row there is no need
    PinnedNote note;
};

/// Those that are seen, each where no other is; the one that is being written first, though it has no text yet. As many as
/// there is room for.
std::vector<NoteMark> noteMarks(const PanelInput &panel, const PanelArea &area, const TimelineView &view,
                                const TimeAxis &time);

void addNotes(const PanelCanvas &canvas, SceneLayer &layer);

} // namespace overlapse
