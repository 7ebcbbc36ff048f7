// SPDX-License-Identifier: MIT
// Maps of limits as pictures and as data.
#pragma once

#include "files/picture_export.h"

namespace overlapse {

/// What a map is written as: .svg, .pdf, .png, .csv or .json.
bool isMapFile(const QString &path);

/// Maps of such work on so many cores, as the suffix says; `options` are for pictures. Any thread, pictures with a
/// QGuiApplication. Empty, or one line that says what went wrong.
QString exportMaps(const QString &path, const std::vector<LimitsMap> &maps, const WorkSpec &work, int cores,
                   const PictureOptions &options);

} // namespace overlapse
