// SPDX-License-Identifier: MIT
// What Run would measure.
#pragma once

#include "document/document_state.h"

#include <optional>

namespace overlapse {

struct RunRequest
{
    Experiment experiment;
    std::vector<Mode> modes;
};

/// Nothing: real work without inputs, or whose programs cannot be started; what was predicted from a recording of it,
/// which would have to be measured itself. There may be no mode left to measure.
std::optional<RunRequest> requestOf(const DocumentState &state);

} // namespace overlapse
