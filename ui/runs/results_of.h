// SPDX-License-Identifier: MIT
#pragma once

#include "runs/panels_of.h"
#include "runs/result_table.h"

namespace overlapse {

/// Whose results a table shows where that panel was chosen: its own, else those of the first that is shown.
struct ChosenResults
{
    ResultSource source;
    WorkSpec work;
};
ChosenResults resultsOf(const PanelSources &sources, PanelId chosen);

} // namespace overlapse
