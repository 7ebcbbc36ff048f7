// SPDX-License-Identifier: MIT
// How a recording is made again: the commands, for a reader at another machine.
#pragma once

#include "trace/recording.h"
#include "workload/secrets.h"

#include <QStringList>

namespace overlapse {

struct RecordingCommands
{
    QStringList lines;
    QStringList notes; ///< what no line says, and what has to be filled in
};

/// One line for the runs that differ in their mode alone.
RecordingCommands commandsOf(const Recording &recording, Secrets secrets);

} // namespace overlapse
