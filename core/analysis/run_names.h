// SPDX-License-Identifier: MIT
// What runs are called where several may be of one mode. In English; a window puts its own words before the brackets.
#pragma once

#include "trace/recording.h"

#include <QStringList>

namespace overlapse {

/// "N 4, M 4, 2 threads, order kept", as far as the mode uses them.
QString limitsWords(const PipelineSpec &spec);

/// What tells each run from the others of its mode: its name, else what differs among them of "measured" or
/// "predicted" and of the limits, and "run 2" where that is not enough. Empty for the only run of its mode; otherwise no
/// two of one mode are the same. A name may hold anything.
QStringList runDistinctions(const std::vector<const Run *> &runs);

/// "parallel" if no other is, else "parallel (N 8, M 2)"; no two are the same.
QStringList runNames(const std::vector<const Run *> &runs);
QStringList runNames(const Recording &recording);

/// All of them, in their order.
std::vector<const Run *> runsOf(const Recording &recording);

} // namespace overlapse
