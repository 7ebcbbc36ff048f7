// SPDX-License-Identifier: MIT
// The runs -> what the timeline draws: a panel for each mode that is shown, and under them one for each run that is kept.
// Pure.
#pragma once

#include "runs/panel_sources.h"
#include "scene/timeline_scene.h"

namespace overlapse {

TimelineInput panelsOf(const PanelSources &sources, const Wording &wording);

/// The run of each panel, in their order, whole; null where there is none yet.
struct PanelRun
{
    PanelId id = PanelId::None;
    QString title;
    PreparedRunPtr run;
    std::shared_ptr<const WorkSpec> work;       ///< null: the experiment's
    std::shared_ptr<const Reasons> reasons{};   ///< null: not known (yet)
    std::shared_ptr<const PinnedNotes> notes{}; ///< null: none
};
std::vector<PanelRun> panelRunsOf(const PanelSources &sources, const Wording &wording);

} // namespace overlapse
