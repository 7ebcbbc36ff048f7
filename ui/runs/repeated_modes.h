// SPDX-License-Identifier: MIT
// What the repeats of all modes say together: which differ, and what makes them less than they seem. Pure.
#pragma once

#include "runs/panel_sources.h"

#include <QStringList>

#include <vector>

namespace overlapse {

/// Those that were measured several times as the experiment says now.
std::vector<ModeRepeats> repeatedModesOf(const PanelSources &sources);

/// What is asked of them: their counted runs, which share what happened in them.
struct RepeatQuestion
{
    Recording recording;
    std::vector<RunId> runs{}; ///< of the recording, in its order
};
RepeatQuestion repeatQuestionOf(const std::vector<ModeRepeats> &modes);
/// Its runs alone, where it may have been asked before.
std::vector<RunId> countedIn(const std::vector<ModeRepeats> &modes);

/// A line each, in the words of the core.
struct RepeatsTold
{
    QStringList intervals; ///< "parallel: 5.03 s (4.98 s to 5.12 s)", where there are enough repeats for one
    QStringList differences;
    QStringList doubts;
};
/// Draws tens of thousands of samples: tens of milliseconds, so not on the GUI thread.
RepeatsTold toldOf(const RepeatQuestion &question);

} // namespace overlapse
