// SPDX-License-Identifier: MIT
// What is said of a part of the time: a column for each run, a line for each state, and a histogram. Values for QML.
#pragma once

#include "analysis/range_statistics.h"
#include "scene/theme.h"
#include "scene/timeline_scene.h"

#include <QVariantList>
#include <QVariantMap>

namespace overlapse {

struct RangeFigures
{
    struct OfRun
    {
        PanelId panel = PanelId::None;
        QString title;
        RangeStatistics of;
    };
    TimeRange range;
    std::vector<OfRun> runs;
};

/// "1.20 s – 3.40 s".
QString rangeText(TimeRange range, const Wording &wording);

/// Of each run: title, finished ("1,234 items"), throughput, cores, note (what has to be known; may be empty), shares (as
/// ShareBar has them), and `text`: all of it in one line.
QVariantList rangeColumns(const RangeFigures &figures, const Theme &theme, const Wording &wording);

/// What a line is of, that is no state: how long the items took that were finished.
inline constexpr int latencyRow = -1;

/// The state's name; of two that are called alike it says after which stage.
QString rangeStateName(int state, const Wording &wording);
/// The latency, then each state that an item was in: state (a Cause, or latencyRow), name, color, count, mean, least, p50,
/// p90, p99, most, share (of the time within), and `text`: all of it in one line.
QVariantList rangeRows(const RangeStatistics &of, const Theme &theme, const Wording &wording);

/// As Histogram shows it: topic, buckets, figures, from, to, color. Empty where no item was in it.
QVariantMap rangeHistogram(const RangeStatistics &of, int state, const Theme &theme, const Wording &wording);

} // namespace overlapse
