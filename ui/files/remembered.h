// SPDX-License-Identifier: MIT
// What a window begins with: the parameters that the user left behind, else the article's experiment.
#pragma once

#include "document/document_state.h"

namespace overlapse {

DocumentState rememberedState(int machineCores);

/// How often Run measures each mode.
int rememberedRepeats();
void rememberRepeats(int repeats);

/// A folder's or a recording's parameters are not the user's own: then nothing is remembered.
void remember(const DocumentState &state);

} // namespace overlapse
