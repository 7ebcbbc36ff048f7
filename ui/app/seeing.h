// SPDX-License-Identifier: MIT
// What of the timeline is looked at more closely: a part of the time, items that are looked for, the selected item state
// by state, and notes. A page of connections.
#pragma once

#include "running/item_finder.h"
#include "running/range_finder.h"
#include "runs/panels_of.h"
#include "timeline/hit_walk.h"
#include "timeline/item_walk.h"
#include "timeline/note_pad.h"
#include "timeline/range_view.h"

#include <functional>

namespace overlapse {

/// GUI thread; it never waits.
class Seeing : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the session has one")
    Q_PROPERTY(overlapse::RangeView *range READ range CONSTANT)
    Q_PROPERTY(overlapse::HitWalk *hits READ hits CONSTANT)
    Q_PROPERTY(overlapse::ItemWalk *items READ items CONSTANT)
    Q_PROPERTY(overlapse::NotePad *notes READ notes CONSTANT)

public:
    Seeing(std::function<PanelSources()> sources, View &view, QObject *parent = nullptr);

    [[nodiscard]] RangeView *range() { return &m_range; }
    [[nodiscard]] HitWalk *hits() { return &m_hits; }
    [[nodiscard]] ItemWalk *items() { return &m_items; }
    [[nodiscard]] NotePad *notes() { return &m_notes; }

    /// The runs are others, or it is another time: what is asked of them is asked again. While something is measured nothing
    /// is, as that would disturb it.
    void tell(bool measuring);
    void setScheme(int scheme) { m_range.setScheme(scheme); }
    [[nodiscard]] bool pending() const { return m_ranges.pending() || m_finder.pending(); }

private:
    void askRange();
    void askHits();

    std::function<PanelSources()> m_sources;
    View &m_view;
    bool m_measuring = false;
    RangeView m_range;
    HitWalk m_hits;
    ItemWalk m_items;
    NotePad m_notes;
    RangeFinder m_ranges;
    ItemFinder m_finder;
};

} // namespace overlapse
