// SPDX-License-Identifier: MIT
// Runs as a report with their charts in it.
#pragma once

#include "files/picture_export.h"
#include "formats/report.h"

namespace overlapse {

/// .html or .md by the suffix (formats/report.h). Any thread, but not one that must not wait; HTML needs a QGuiApplication.
/// Nothing is written once `stopped`. Empty, or one line that says what went wrong.
QString exportReport(const QString &path, const Recording &recording, Secrets secrets,
                     const std::function<bool()> &stopped = {}, const ReportExtras &extras = {});

} // namespace overlapse
