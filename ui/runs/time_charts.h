// SPDX-License-Identifier: MIT
// How long items took, as values that QML draws.
#pragma once

#include "analysis/percentiles.h"
#include "scene/theme.h"

#include <QVariantList>

namespace overlapse {

/// Maps of topic, figures (percentiles), color, from and to (the ends of the axis) and buckets: of share (of the
/// highest) and text. Stages of which there is nothing are left out.
QVariantList histogramsOf(const StageTimes &times, const Theme &theme, const Wording &wording);

} // namespace overlapse
