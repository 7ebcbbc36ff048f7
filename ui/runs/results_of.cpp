// SPDX-License-Identifier: MIT
#include "runs/results_of.h"

#include <algorithm>

namespace overlapse {

ChosenResults resultsOf(const PanelSources &sources, PanelId chosen)
{
    ChosenResults results{{}, sources.state.experiment.work};
    const std::vector<PanelRun> panels = panelRunsOf(sources, Wording::onScreen());
    if (panels.empty())
        return results;
    auto panel = std::find_if(panels.begin(), panels.end(),
                              [chosen](const PanelRun &candidate) { return candidate.id == chosen; });
    if (panel == panels.end())
        panel = panels.begin();
    results.source.panel = static_cast<int>(panel - panels.begin());
    for (const Mode mode : allModes)
        if (panel->id == panelOfMode(mode)) {
            results.source.mode = mode;
            results.source.measuring = sources.measuring(mode);
        }
    if (panel->work) {
        results.source.name = panel->title;
        results.work = *panel->work;
    }
    if (!results.source.measuring && !sources.hidden)
        results.source.run = panel->run;
    results.source.predicting = sources.predicting && !results.source.run;
    return results;
}

} // namespace overlapse
