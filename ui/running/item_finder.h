// SPDX-License-Identifier: MIT
// The items that somebody looks for, found in the background.
#pragma once

#include "analysis/item_condition.h"
#include "document/prepared_run.h"
#include "running/latest_job.h"
#include "scene/item_hits.h"

namespace overlapse {

/// The latest question wins. GUI thread; it never waits. All cores look, so not while something is measured.
class ItemFinder : public QObject
{
    Q_OBJECT

public:
    struct Place
    {
        PanelId panel = PanelId::None;
        PreparedRunPtr run;
        std::shared_ptr<const WorkSpec> work;
    };

    explicit ItemFinder(QObject *parent = nullptr);

    /// Whether what was found, or is being found, answers this: then ask() does nothing.
    [[nodiscard]] bool isAsked(const ItemCondition &condition, const std::vector<Place> &places) const;
    /// Where it can be true of nothing, failed() says so at once.
    void ask(const ItemCondition &condition, const std::vector<Place> &places);
    /// What is under way ends, and what was found is forgotten.
    void stop();
    [[nodiscard]] bool pending() const { return m_job.pending(); }

Q_SIGNALS:
    void found(const std::shared_ptr<const overlapse::ItemHits> &hits);
    void failed(const QString &problem);

private:
    ItemCondition m_condition;
    std::vector<Place> m_places;
    LatestJob m_job;
};

} // namespace overlapse
