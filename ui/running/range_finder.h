// SPDX-License-Identifier: MIT
// The statistics of a part of the time, of all runs that are shown, worked out in the background.
#pragma once

#include "analysis/range_index.h"
#include "document/prepared_run.h"
#include "running/latest_job.h"
#include "scene/range_words.h"

namespace overlapse {

/// The latest question wins. GUI thread; it never waits. All cores count, so not while something is measured.
class RangeFinder : public QObject
{
    Q_OBJECT

public:
    struct Place
    {
        PanelId panel = PanelId::None;
        QString title;
        PreparedRunPtr run;
    };

    explicit RangeFinder(QObject *parent = nullptr);

    /// Whether what was found, or is being found, answers this: then ask() does nothing.
    [[nodiscard]] bool isAsked(TimeRange range, const std::vector<Place> &places) const;
    void ask(TimeRange range, const std::vector<Place> &places);
    /// What is under way ends, and what was found is forgotten.
    void stop();
    [[nodiscard]] bool pending() const { return m_job.pending(); }

Q_SIGNALS:
    void found(const std::shared_ptr<const overlapse::RangeFigures> &figures);

private:
    /// Whoever moves the end of a range asks for nearly the same again and again.
    struct Known
    {
        std::weak_ptr<const PreparedRun> run;
        std::shared_ptr<RangeIndex> index;
    };
    std::shared_ptr<RangeIndex> indexOf(const PreparedRunPtr &run);
    void forgetGone();

    std::vector<Known> m_known;
    TimeRange m_range;
    std::vector<Place> m_places;
    LatestJob m_job;
};

} // namespace overlapse
