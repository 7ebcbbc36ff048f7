// SPDX-License-Identifier: MIT
#include "app/seeing.h"

namespace overlapse {

namespace {

// Of what is still to be guessed, or walked through, nothing is told.
bool isHidden(const PanelSources &sources)
{
    return sources.hidden || sources.walkedTo;
}

} // namespace

Seeing::Seeing(std::function<PanelSources()> sources, View &view, QObject *parent)
    : QObject(parent), m_sources(std::move(sources)), m_view(view), m_hits(view), m_items(view), m_notes(view)
{
    connect(&m_view, &View::rangeSelected, this, [this] {
        m_range.setShown(m_view.ranged());
        askRange();
    });
    connect(&m_view, &View::touched, this, [this] { m_range.choosePanel(m_view.state().resultsOf); });
    connect(&m_range, &RangeView::shownChanged, this, &Seeing::askRange);
    connect(&m_hits, &HitWalk::wanted, this, &Seeing::askHits);
    connect(&m_ranges, &RangeFinder::found, &m_range, &RangeView::setFigures);
    connect(&m_finder, &ItemFinder::found, &m_hits, &HitWalk::setHits);
    connect(&m_finder, &ItemFinder::failed, &m_hits, &HitWalk::setProblem);
}

void Seeing::tell(bool measuring)
{
    m_measuring = measuring;
    askRange();
    askHits();
}

void Seeing::askRange()
{
    const std::optional<TimeRange> &range = m_view.state().range;
    if (!range || !m_range.shown())
        return m_ranges.stop();
    const PanelSources sources = m_sources();
    if (m_measuring || isHidden(sources)) {
        m_ranges.stop();
        return m_range.setNone(*range,
                               m_measuring ? tr("Summed up once nothing is measured")
                                           : tr("Nothing is told of what is still to be seen"));
    }
    std::vector<RangeFinder::Place> places;
    for (const PanelRun &panel : panelRunsOf(sources, Wording::onScreen()))
        if (panel.run)
            places.push_back({panel.id, panel.title, panel.run});
    if (m_ranges.isAsked(*range, places))
        return;
    m_range.choosePanel(m_view.state().resultsOf);
    m_range.await(*range);
    m_ranges.ask(*range, places);
}

void Seeing::askHits()
{
    const ItemCondition condition = m_hits.condition();
    const PanelSources sources = m_sources();
    if (condition.empty() || m_measuring || isHidden(sources))
        return m_finder.stop();
    std::vector<ItemFinder::Place> places;
    std::shared_ptr<const WorkSpec> own;
    for (const PanelRun &panel : panelRunsOf(sources, Wording::onScreen())) {
        if (!panel.run)
            continue;
        if (!panel.work && !own)
            own = std::make_shared<const WorkSpec>(sources.state.experiment.work);
        places.push_back({panel.id, panel.run, panel.work ? panel.work : own});
    }
    if (m_finder.isAsked(condition, places))
        return;
    m_hits.await();
    m_finder.ask(condition, places);
}

} // namespace overlapse
