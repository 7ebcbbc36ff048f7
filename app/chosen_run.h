// SPDX-License-Identifier: MIT
// One run of a recording, as the command line names it.
#pragma once

#include "trace/recording.h"

#include <QStringList>

namespace overlapse {

/// By its number, from 1, or by what it is called, be it one of `names` (runNames()), its own name or its mode; -1: no run
/// is, or several are.
std::ptrdiff_t chosenRun(const QString &which, const Recording &recording, const QStringList &names);

/// "a.overlapse: which run is 'x'? It has 1 sequential, 2 parallel".
QString noSuchRun(const QString &file, const QString &which, const QStringList &names);

/// "1 sequential, 2 parallel"; the first ten.
QString listOfRuns(const QStringList &names);

} // namespace overlapse
