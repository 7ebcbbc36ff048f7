// SPDX-License-Identifier: MIT
// The one small experiment that the help shows in every mode.
#pragma once

#include "runs/panel_sources.h"

namespace overlapse {

/// Six items with unequal fetches, chosen so that each mode's character can be seen: a slow fetch that holds back
/// those behind it, a transform stage that is full, threads with nothing to do.
struct ModeExample
{
    Experiment experiment;
    int cores = 1;
    PredictedModes runs;
    Nanos end{0}; ///< of a time axis that all modes share, so that one can be compared with another
};

/// Predicted when it is first asked for: six items take microseconds, so also on the GUI thread.
const ModeExample &modeExample();

/// Its work, and its limits as far as the mode uses them: "6 items, fetched in 50, … ms …; N = 3, M = 2, …".
QString modeExampleText(Mode mode);

} // namespace overlapse
