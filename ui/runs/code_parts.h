// SPDX-License-Identifier: MIT
// What the code of a mode has in common, whatever the language.
#pragma once

#include "pipeline/spec.h"

#include <QString>

namespace overlapse {

/// %1 becomes N, %2 M and %3 c.
QString withLimits(QString code, const PipelineSpec &spec);

/// One line on what differs from the mode where tasks run by themselves rather than being polled, behind the sign of a
/// comment; empty where nothing does.
QString differenceOfTasks(const PipelineSpec &spec, const QString &sign);

} // namespace overlapse
