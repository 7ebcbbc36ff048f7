// SPDX-License-Identifier: MIT
// What stands beside a run in the timeline.
#pragma once

#include "document/document_state.h"
#include "scene/timeline_scene.h"

namespace overlapse {

/// What a run that is kept is told apart by, beside its title: its mode and limits where it has a name, its work where
/// that is not the experiment's, the file that it came from. May be empty.
QString keptNote(const RunRecord &record, const DocumentState &state, const Wording &wording);

/// That a panel's run is the median of.
struct PanelRepeats
{
    std::size_t count = 0;
    TimeRange makespans; ///< the shortest and the longest
};
/// Nothing where figures are told from one run.
std::optional<PanelRepeats> panelRepeatsOf(const ModeRepeats &repeats);

/// A panel for `run`, with `ghost` behind it. The pointers in it are those of the two runs.
PanelInput panelFor(const PreparedRun &run, const PreparedRun *ghost, const Wording &wording = {},
                    const std::optional<PanelRepeats> &repeats = {});

/// "median of 5", "lower median of 6".
QString medianText(std::size_t repeats, const Wording &wording = {});

/// In the place of the sentence of a long run that was opened just now.
QString stillWorkedOut(const Wording &wording);

/// Measured against predicted makespan: "+0.4 %".
QString errorText(const PreparedRun &measured, const PreparedRun &prediction, const Wording &wording = {});

/// What is to be seen before all else: "3 failed", "+70 % from the prediction", that other programs disturbed it.
QStringList panelAlarms(const PreparedRun &run, const PreparedRun *prediction, const Wording &wording = {});

/// "measured, +0.4 % from the prediction · 85 % of the bound", or "median of 5 · +0.4 % from …"; without what is an alarm,
/// and without what the sentence of a run that was stopped begins with.
QString panelSubtitle(const PreparedRun &run, const PreparedRun *prediction, const Wording &wording = {},
                      std::size_t repeats = 1);

/// "3.42": as wide as a table has room for, in millions where they are.
QString throughputText(double itemsPerSecond, const QLocale &locale);

} // namespace overlapse
