// SPDX-License-Identifier: MIT
// Whose results the table shows: of the mode that was chosen last, not of the one that the pointer passes over.
#include "session.h"

#include <algorithm>

namespace overlapse {

void Session::linkResults()
{
    connect(&m_results, &ResultTable::itemChosen, this, &Session::select);
    connect(this, &Session::timelineChanged, this, &Session::tellResults);
}

void Session::chooseResults(int mode)
{
    m_resultMode = mode;
    tellResults();
}

void Session::tellResults()
{
    const std::vector<Mode> modes = shownModes();
    auto chosen = std::find(modes.begin(), modes.end(), allModes[static_cast<std::size_t>(m_resultMode)]);
    if (chosen == modes.end())
        chosen = modes.begin();
    ResultSource source;
    source.mode = *chosen;
    source.panel = static_cast<int>(chosen - modes.begin());
    source.measuring = m_comparison && m_comparison->current() >= 0 && *chosen == m_runningMode;
    if (!source.measuring && !hidden())
        source.run = best(*chosen);
    m_results.show(source, m_experiment.work);
    m_results.select(m_selected);
}

} // namespace overlapse
