// SPDX-License-Identifier: MIT
// What set the pace of a run in which no wait stands out, in words.
#pragma once

#include "analysis/wait_words.h"

namespace overlapse {

/// "one item at a time: fetches took 4.0 s and transforms 4.0 s of 8.0 s".
QString oneAtATimeSentence(const DescribedRun &run);
/// What the bound proves to have set the pace, whatever else waited; empty where it proves nothing, or
/// nothing that `largest` does not say better.
QString provenSentence(const DescribedRun &run, Wait largest);
/// Blocking: results held for order keep no thread, so only what the threads did counts.
QString blockingSentence(const DescribedRun &run);
/// The buffered modes.
QString paceSentence(const DescribedRun &run);

} // namespace overlapse
