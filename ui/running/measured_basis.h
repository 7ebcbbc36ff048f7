// SPDX-License-Identifier: MIT
// What real work is predicted from: a measurement, and others of the same work.
#pragma once

#include "document/document_state.h"

#include <optional>

namespace overlapse {

struct MeasuredBasis
{
    PreparedRunPtr run;
    int cores = 1;                                        ///< of the machine that it was measured on
    std::vector<std::pair<PreparedRunPtr, int>> others{}; ///< of the same work, and the cores of theirs
};

/// None: the work is simulated, or nothing of it was measured yet. `cores` are this machine's.
std::optional<MeasuredBasis> basisOf(const DocumentState &state, int cores);

/// The experiment's work as it is predicted: with the times that were measured, and what is supposed of them. Null: nothing was. Takes a second for a
/// million items.
std::shared_ptr<const WorkSpec> workFrom(const MeasuredBasis &basis, const Experiment &experiment);

} // namespace overlapse
