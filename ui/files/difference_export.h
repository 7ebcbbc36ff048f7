// SPDX-License-Identifier: MIT
// Two runs compared, as a picture and as data.
#pragma once

#include "files/picture_export.h"
#include "scene/compared_runs.h"

namespace overlapse {

/// What a comparison is written as: .svg, .pdf, .png or .csv.
bool isDifferenceFile(const QString &path);

/// As the suffix says; `options` are for pictures, but for the secrets. Any thread, pictures with a QGuiApplication.
/// Empty, or one line that says what went wrong.
QString exportDifference(const QString &path, const ComparedRuns &compared, const PictureOptions &options);

} // namespace overlapse
