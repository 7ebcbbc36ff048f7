// SPDX-License-Identifier: MIT
// Two of the runs that are shown, compared: what the window shows of it, kept up to what there is.
#pragma once

#include "running/difference_finder.h"
#include "runs/panel_sources.h"
#include "timeline/difference_view.h"
#include "timeline/view.h"

#include <functional>

namespace overlapse {

/// GUI thread; never waits.
class Comparing : public QObject
{
    Q_OBJECT

public:
    /// `sources` says what can be compared, and is asked each time; while `held` nothing is computed. They and `timeline`,
    /// in which what is chosen is selected, stay for as long as this.
    Comparing(std::function<PanelSources()> sources, std::function<bool()> held, View &timeline,
              QObject *parent = nullptr);

    [[nodiscard]] DifferenceView *view() { return &m_view; }
    [[nodiscard]] bool pending() const { return m_finder.pending(); }
    /// What is shown; null: nothing is, or it is not of what is chosen yet.
    [[nodiscard]] std::shared_ptr<const ComparedRuns> compared() const;

    /// The runs may be others now, or be held no longer.
    void ask();

private:
    void select(qlonglong inA, qlonglong inB);

    std::function<PanelSources()> m_sources;
    std::function<bool()> m_held;
    View &m_timeline;
    DifferenceView m_view;
    DifferenceFinder m_finder;
};

} // namespace overlapse
