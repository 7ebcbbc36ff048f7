// SPDX-License-Identifier: MIT
// A part of the time that is selected: a band through every panel, with its length on the axis.
#pragma once

#include "scene/panel_canvas.h"

namespace overlapse {

/// Nothing where none is selected, or none of it is seen. Over all that is there already.
void addRange(const TimelineView &view, const TimelineLayout &layout, const Theme &theme,
              const Wording &wording, Scene &scene);

/// Where its length stands on the axis; null where it does not.
QRectF rangeLengthBox(const TimelineView &view, const TimelineLayout &layout, const Theme &theme,
                      const Wording &wording);

} // namespace overlapse
