// SPDX-License-Identifier: MIT
// Why something waited, in the words of the window.
#pragma once

#include "analysis/reasons.h"
#include "scene/wording.h"

namespace overlapse {

/// "the fetch of item 7 ended"; empty for none.
QString releaseWords(const Release &release, const Wording &wording);

/// Why nothing was let in at that instant, in a sentence: "the fetches are full (N = 8): 5 being fetched, 3 held by
/// order; item 12 comes in 4 ms later".
QString admissionWords(const Reasons &reasons, Nanos at, const TimeScale &scale, const Wording &wording);

} // namespace overlapse
