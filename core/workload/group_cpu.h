// SPDX-License-Identifier: MIT
// CPU time of processes that nobody has waited for: the system's account of a reaped child does not hold it.
#pragma once

#include "pipeline/spec.h"

#include <QByteArrayView>

#include <optional>

#include <sys/types.h>

namespace overlapse {

/// What /proc/PID/stat says of a process.
struct ProcessStat
{
    pid_t group = 0;
    Nanos cpu{0}; ///< user and system, its own and that of the children that it waited for
};
/// None where the text is no such thing. `tick` is how long a clock tick is.
std::optional<ProcessStat> parseProcessStat(QByteArrayView text, Nanos tick);

/// What the processes of a group have used so far, but for `except`; to a clock tick (10 ms) each. Looks through all of
/// /proc: only where somebody is left in the group.
Nanos cpuOfGroup(pid_t group, pid_t except);

/// What cpuOfGroup() has found in this program, ever. With what the system says of reaped children it is what our
/// commands have used.
Nanos unreapedCpu();

} // namespace overlapse
