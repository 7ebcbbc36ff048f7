// SPDX-License-Identifier: MIT
// The chart of what two runs differ by, as a picture: with which runs they are, the totals in words and a legend.
#pragma once

#include "scene/compared_runs.h"
#include "scene/picture.h"

namespace overlapse {

/// A picture of `spec`'s size, theme, title and caption.
Scene differencePicture(const ComparedRuns &compared, const PictureSpec &spec);

} // namespace overlapse
