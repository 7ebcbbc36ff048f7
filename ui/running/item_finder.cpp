// SPDX-License-Identifier: MIT
#include "running/item_finder.h"

#include "analysis/find_items.h"

#include <algorithm>

namespace overlapse {

ItemFinder::ItemFinder(QObject *parent) : QObject(parent), m_job(*this, QStringLiteral("find")) {}

bool ItemFinder::isAsked(const ItemCondition &condition, const std::vector<Place> &places) const
{
    return condition == m_condition
        && std::ranges::equal(places, m_places, [](const Place &a, const Place &b) {
               return a.panel == b.panel && a.run == b.run;
           });
}

void ItemFinder::ask(const ItemCondition &condition, const std::vector<Place> &places)
{
    if (isAsked(condition, places))
        return;
    stop();
    m_condition = condition;
    m_places = places;
    QString problem;
    std::vector<Place> possible;
    for (const Place &place : places) {
        const QString why = conditionProblem(condition, *place.work);
        if (why.isEmpty())
            possible.push_back(place);
        else
            problem = why;
    }
    if (possible.empty() && !problem.isEmpty()) {
        Q_EMIT failed(problem);
        return;
    }
    m_job.start(
        [condition, possible](const std::stop_token &cancel) -> std::shared_ptr<const ItemHits> {
            auto hits = std::make_shared<ItemHits>();
            for (const Place &place : possible)
                if (!cancel.stop_requested()) {
                    hits->panels.push_back({place.panel, &place.run->run,
                                            findItems(place.run->run, *place.work, condition, cancel)});
                    hits->kept.push_back(place.run);
                }
            return hits;
        },
        [this](const std::shared_ptr<const ItemHits> &hits) { Q_EMIT found(hits); });
}

void ItemFinder::stop()
{
    m_job.stop();
    m_condition.clear();
    m_places.clear();
}

} // namespace overlapse
