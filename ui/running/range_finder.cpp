// SPDX-License-Identifier: MIT
#include "running/range_finder.h"

#include <algorithm>

namespace overlapse {

RangeFinder::RangeFinder(QObject *parent) : QObject(parent), m_job(*this, QStringLiteral("range")) {}

bool RangeFinder::isAsked(TimeRange range, const std::vector<Place> &places) const
{
    return range == m_range && std::ranges::equal(places, m_places, [](const Place &a, const Place &b) {
               return a.panel == b.panel && a.title == b.title && a.run == b.run;
           });
}

void RangeFinder::ask(TimeRange range, const std::vector<Place> &places)
{
    if (isAsked(range, places))
        return;
    m_range = range;
    m_places = places;
    forgetGone();
    std::vector<std::shared_ptr<RangeIndex>> indexes;
    indexes.reserve(places.size());
    for (const Place &place : places)
        indexes.push_back(indexOf(place.run));
    m_job.start(
        [range, places, indexes](const std::stop_token &cancel) -> std::shared_ptr<const RangeFigures> {
            auto figures = std::make_shared<RangeFigures>();
            figures->range = range;
            for (std::size_t i = 0; i < places.size(); ++i)
                if (!cancel.stop_requested())
                    figures->runs.push_back({places[i].panel, places[i].title,
                                             rangeStatistics(places[i].run->run, places[i].run->waits, range,
                                                             cancel, indexes[i].get())});
            return figures;
        },
        [this](const std::shared_ptr<const RangeFigures> &figures) { Q_EMIT found(figures); });
}

// Null: of so few items it is faster without.
std::shared_ptr<RangeIndex> RangeFinder::indexOf(const PreparedRunPtr &run)
{
    if (run->run.trace.size() <= Trace::chunkItems)
        return nullptr;
    const auto found =
        std::ranges::find_if(m_known, [&run](const Known &known) { return known.run.lock() == run; });
    if (found != m_known.end())
        return found->index;
    m_known.push_back({run, std::make_shared<RangeIndex>()});
    return m_known.back().index;
}

void RangeFinder::forgetGone()
{
    std::erase_if(m_known, [](const Known &known) { return known.run.expired(); });
}

void RangeFinder::stop()
{
    forgetGone();

    m_job.stop();
    m_range = {};
    m_places.clear();
}

} // namespace overlapse
