// SPDX-License-Identifier: MIT
// What the five modes and the runs that are kept show in figures. Pure.
#pragma once

#include "runs/kept_list.h"
#include "runs/mode_list.h"
#include "runs/panel_sources.h"

namespace overlapse {

std::array<ModeRow, 5> modeRowsOf(const PanelSources &sources);

std::vector<KeptRow> keptRowsOf(const PanelSources &sources);

/// Which mode was best and why, of those shown; empty where that cannot be said yet, or repeats say it better.
QString bestModeOf(const PanelSources &sources);

/// Whether every shown mode has something to show.
bool isComplete(const PanelSources &sources);

} // namespace overlapse
