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
    m_job.start(
        [range, places](const std::stop_token &cancel) -> std::shared_ptr<const RangeFigures> {
            auto figures = std::make_shared<RangeFigures>();
            figures->range = range;
            for (const Place &place : places)
                if (!cancel.stop_requested())
                    figures->runs.push_back(
                        {place.panel, place.title,
                         rangeStatistics(place.run->run, place.run->waits, range, cancel)});
            return figures;
        },
        [this](const std::shared_ptr<const RangeFigures> &figures) { Q_EMIT found(figures); });
}

void RangeFinder::stop()
{
    m_job.stop();
    m_range = {};
    m_places.clear();
}

} // namespace overlapse
