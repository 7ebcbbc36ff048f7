// SPDX-License-Identifier: MIT
// How the failures of a served folder are written.
#pragma once

#include "pipeline/checked.h"
#include "pipeline/work_spec.h"

namespace overlapse {

/// "503", "reset", "stall", "short" or "garbage".
Checked<FailureKind> parseFailureKind(const QString &text);

QString failureKindText(FailureKind kind);

/// A percentage from 0% to 100%, as a fraction.
Checked<double> parseShare(const QString &text);
/// "2%"; parsing it gives the same.
QString shareText(double share);

} // namespace overlapse
