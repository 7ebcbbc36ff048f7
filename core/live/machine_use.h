// SPDX-License-Identifier: MIT
// What other programs used of the machine while a run was measured.
#pragma once

#include "pipeline/spec.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace overlapse {

/// CPU time used up to an instant, since whenever.
struct MachineUse
{
    Nanos at{0}; ///< on the steady clock
    Nanos cores{
        0}; ///< by anybody, on the cores that this process may use; other guests of a shared machine count too
    Nanos own{0}; ///< by this process and its commands
    int coreCount = 0;
};

/// The time that /proc/stat, `text`, says was used on these cores together; none where it does not have all of them.
/// Waiting for a disk is no use, and interrupts are no program's. `tick` is how long a clock tick is.
std::optional<Nanos> coresUsed(QByteArrayView text, const std::vector<int> &cores, Nanos tick);

/// Now; none where the system does not tell.
std::optional<MachineUse> machineUseNow();

/// The share of the cores that others used from one reading to the next, 0 to 1. Of less than half a second, a system that
/// counts in ticks of 10 ms says too little: then only what is more than these can be off by, and nothing of less than a
/// tenth of a second. None where its figures contradict ours.
std::optional<double> othersShare(const MachineUse &before, const MachineUse &after);

} // namespace overlapse
