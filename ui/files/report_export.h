// SPDX-License-Identifier: MIT
// Runs as a report with their charts in it.
#pragma once

#include "files/picture_export.h"

namespace overlapse {

/// .html or .md by the suffix (formats/report.h). Any thread, but not one that must not wait; HTML needs a QGuiApplication.
/// `maps` of its work, for so many cores, are in it too. Nothing is written once `stopped`. Empty, or one line that says what went wrong.
QString exportReport(const QString &path, const Recording &recording, Secrets secrets,
                     const std::function<bool()> &stopped = {}, const std::vector<LimitsMap> &maps = {},
                     int cores = 1);

} // namespace overlapse
