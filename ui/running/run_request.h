// SPDX-License-Identifier: MIT
// What Run would measure, and how often.
#pragma once

#include "document/document_state.h"

#include <optional>

namespace overlapse {

struct RunRequest
{
    Experiment experiment;
    std::vector<Mode> modes;
    int repeats = 1; ///< of each mode, after one time that is left out; 1: once, and that counts

    /// How often the work is done.
    [[nodiscard]] std::size_t times() const
    {
        return modes.size() * static_cast<std::size_t>(repeats > 1 ? repeats + 1 : 1);
    }
};

/// Nothing: real work without inputs, or whose programs cannot be started; what was predicted from a recording of it,
/// which would have to be measured itself. There may be no mode left to measure.
std::optional<RunRequest> requestOf(const DocumentState &state);

} // namespace overlapse
