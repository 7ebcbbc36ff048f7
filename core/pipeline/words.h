// SPDX-License-Identifier: MIT
// The names of things, one home for code, screen, files and command line.
#pragma once

#include "pipeline/spec.h"

#include <QLocale>
#include <QString>

#include <optional>

namespace overlapse {

/// "sequential", "concurrent", … as the command line and the files have them.
QString modeName(Mode mode);
std::optional<Mode> modeFromName(const QString &name);
/// One line on what the mode does.
QString modeSummary(Mode mode);

/// "kept" or "any".
QString orderName(Order order);
std::optional<Order> orderFromName(const QString &name);

/// A duration for people: three or four significant digits and the unit that fits, e.g. "1.150 s", "80.00 ms".
QString durationText(Nanos time, const QLocale &locale = QLocale::c());

} // namespace overlapse
