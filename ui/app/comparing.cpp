// SPDX-License-Identifier: MIT
#include "app/comparing.h"

#include "runs/comparable_runs_of.h"

namespace overlapse {

Comparing::Comparing(std::function<PanelSources()> sources, std::function<bool()> held, View &timeline,
                     QObject *parent)
    : QObject(parent), m_sources(std::move(sources)), m_held(std::move(held)), m_timeline(timeline)
{
    connect(&m_finder, &DifferenceFinder::found, &m_view, &DifferenceView::setCompared);
    connect(&m_finder, &DifferenceFinder::pendingChanged, this, [this] { m_view.setBusy(pending()); });
    for (const auto signal : {&DifferenceView::shownChanged, &DifferenceView::questionChanged})
        connect(&m_view, signal, this, &Comparing::ask);
    connect(&m_view, &DifferenceView::chosenPair, this, &Comparing::select);
}

// What was found stays meanwhile.
void Comparing::ask()
{
    const bool held = m_held();
    m_view.setWaiting(held);
    if (!m_view.shown() || held)
        return m_finder.stop();
    m_view.setRuns(comparableRunsOf(m_sources(), Wording::onScreen()), m_timeline.state().resultsOf);
    const ComparableRun *a = m_view.runA();
    const ComparableRun *b = m_view.runB();
    if (a && b)
        m_finder.ask(*a, *b, m_view.question());
    else
        m_finder.stop();
}

std::shared_ptr<const ComparedRuns> Comparing::compared() const
{
    return m_view.shown() && !pending() ? m_view.compared() : nullptr;
}

// In B's panel, by its number there: the same in all panels, unless the inputs stand in another order.
void Comparing::select(qlonglong inA, qlonglong inB)
{
    const ComparableRun *run = inB >= 0 ? m_view.runB() : m_view.runA();
    if (!run)
        return;
    m_timeline.touch(run->id);
    m_timeline.follow(inB >= 0 ? inB : inA);
    const std::vector<PanelInput> &panels = m_timeline.input().panels;
    const auto panel = std::ranges::find(panels, run->id, &PanelInput::id);
    const TimeRange times = m_timeline.timesOf(
        inB >= 0 ? inB : inA, panel == panels.end() ? -1 : static_cast<int>(panel - panels.begin()));
    m_timeline.bringIntoView(times.begin, times.end);
}

} // namespace overlapse
