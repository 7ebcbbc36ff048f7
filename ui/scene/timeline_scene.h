// SPDX-License-Identifier: MIT
// Runs and a view of them -> the scene of the timeline: panels on one time axis. Pure: the same input gives the
// same scene, on any thread (text is measured with QFontMetricsF, so a QGuiApplication must exist).
#pragma once

#include "analysis/figures.h"
#include "analysis/reasons.h"
#include "levels/growing_levels.h"
#include "levels/run_levels.h"
#include "scene/scene.h"
#include "scene/theme.h"
#include "scene/time_axis.h"
#include "scene/wording.h"
#include "trace/time_range.h"

#include <memory>
#include <optional>

namespace overlapse {

/// Which panel it is, whatever it shows: the same from one input to the next.
enum class PanelId : std::int64_t { None = 0 };
inline PanelId panelOfMode(Mode mode)
{
    return PanelId(-1 - static_cast<std::int64_t>(mode));
}
inline PanelId panelOfRun(RunId run)
{
    return PanelId(static_cast<std::int64_t>(run));
}

struct ItemHits;

/// What one panel shows. The pointers are the caller's and must outlive the call.
struct PanelInput
{
    PanelId id = PanelId::None;
    const Run *run = nullptr;           ///< null: nothing yet; `note` says why (e.g. "predicting …")
    const WaitAccount *waits = nullptr; ///< of `run`; null (or live): waits are told from the stamps alone
    const RunLevels *levels = nullptr;  ///< of `run`; null: told from the run, at a cost that grows with it
    Figures figures;
    const Reasons *reasons = nullptr;       ///< of `run`; null: not known (yet)
    const RunLevels *ghostLevels = nullptr; ///< of `ghost`; null: not known
    const Run *ghost = nullptr; ///< behind it: the prediction of a measurement, or what was measured before
    std::optional<TimeRange>
        spread{};         ///< of repeats, of which `run` is the median: the shortest and the longest makespan
    QString title;        ///< the mode
    QStringList alarms{}; ///< before all else: what failed, or deviates by much
    QString subtitle;     ///< e.g. "predicted +0.4 % · 85 % of the bound"
    QString sentence;     ///< what limited it
    QString note;         ///< dimmed: why it no longer fits; without a run: what is awaited
    bool dimmed = false;  ///< a measurement that no longer fits the parameters
    const GrowingLevels *growing = nullptr; ///< live: of the items that ended; null: told from the run
    bool live = false;                      ///< still running: `now` and `inFlight` hold
    std::shared_ptr<const WorkSpec> work{}; ///< live: what is done; null: not known
    std::shared_ptr<const WorkSpec>
        names{}; ///< has those of the items; null, or of simulated work: they have none
    Nanos now{0};
    std::int64_t items =
        0; ///< of the workload, so that rows do not jump while a run grows; 0: as many as there are
    std::vector<ItemRow> inFlight; ///< drawn exactly, up to `now`
    RunId record =
        RunId::None; ///< of the document, to which notes can be pinned; none: a prediction, or under way
    std::shared_ptr<const PinnedNotes> notes{}; ///< pinned to it; null: none

    /// Predictions are drawn hollow, whatever stands in front.
    [[nodiscard]] bool isPredicted() const { return run && run->clock == Clock::Virtual; }
};

struct TimelineInput
{
    std::vector<PanelInput> panels;
    QString emptyText; ///< shown where there is no panel
    Wording wording;   ///< of what the scene itself says; the panels' texts are worded already
    std::vector<std::shared_ptr<const void>> kept{}; ///< keeps alive what the panels point to
};

enum class RowMode : std::uint8_t { Items, Lanes };

/// What a note is pinned to.
struct NotePlace
{
    PanelId panel = PanelId::None;
    std::int64_t item = -1; ///< -1: the instant `at`
    Nanos at{0};

    friend bool operator==(const NotePlace &, const NotePlace &) = default;
};

struct TimelineView
{
    QSizeF size{1100, 800};
    double devicePixelRatio = 1;
    Nanos begin{0};
    Nanos end{0};          ///< not after begin: everything (fullRange())
    double firstRow = 0;   ///< visible rows, shared by all panels
    double rowCount = 0;   ///< 0: those of the items that are under way, where not all can be told apart
    double rowZoom = 1;    ///< of these as many times less are seen
    double rowPlace = 0.5; ///< which: 0 the first, 1 the last
    RowMode rowMode = RowMode::Items;
    std::int64_t hovered = -1; ///< item
    std::int64_t selected = -1;
    double scroll = 0;                ///< pixels, where the panels do not fit: 0 to TimelineLayout::maxScroll
    bool path = false;                ///< the critical path is drawn, where it is known
    PanelId pieceOf = PanelId::None;  ///< in whose panel
    std::optional<PathPiece> piece{}; ///< of the path stands out
    PanelId stressedIn = PanelId::None;     ///< in whose panel
    LookSet stressed{};                     ///< these looks alone have their colours; empty: all
    std::optional<TimeRange> range{};       ///< of the time is selected
    std::optional<CauseSpan> state{};       ///< of the selected item stands out
    PanelId stateIn = PanelId::None;        ///< in whose panel
    std::shared_ptr<const ItemHits> hits{}; ///< are marked; null: nothing was looked for
    std::optional<NotePlace> note{};        ///< is being written
    bool fitHeight = false;                 ///< never scroll: panels shrink as far as they must (exports)
    // Panels that come and go, while they do; empty: none.
    std::vector<double> unfolded; ///< of each panel, 0 to 1: as much of it is there, from its top
    std::vector<double> gaps; ///< above each panel and below the last, 0 to 1: what is left of one that went
};

/// From zero to a little after the latest end, lower bound or `now` of all panels.
TimeRange fullRange(const TimelineInput &input);
/// The largest number of rows in any panel.
std::int64_t rowTotal(const TimelineInput &input, RowMode mode);

struct PanelArea
{
    QRectF panel; ///< all of it
    QRectF header;
    QRectF rows; ///< the surface with the rows; its left end has the row numbers
    QRectF counters;
    double firstRow = 0;
    double rowCount = 0;    ///< that can be seen
    double firstRowTop = 0; ///< y of firstRow
    double rowHeight = 0;   ///< pixels; may be far below one
    bool follows = false;   ///< its rows are those of the items under way
    bool folded = false;    ///< `panel` has less than all of it

    /// Rows [first, end) of `total` that can be seen.
    [[nodiscard]] std::int64_t firstVisible() const;
    [[nodiscard]] std::int64_t endVisible(std::int64_t total) const;
};

struct TimelineLayout
{
    QRectF axis;
    QRectF plot; ///< horizontally where time is, vertically everything below the axis
    TimeAxis time;
    std::vector<PanelArea> panels;
    double maxScroll = 0;
};

TimelineLayout layoutTimeline(const TimelineInput &input, const TimelineView &view);

Scene buildTimelineScene(const TimelineInput &input, const TimelineView &view, const Theme &theme);
/// With the layout of these, where it is known already.
Scene buildTimelineScene(const TimelineInput &input, const TimelineView &view, const Theme &theme,
                         const TimelineLayout &layout);

struct Hit
{
    enum class Zone : std::uint8_t { None, Axis, Header, Rows, Counters, Divider };
    Zone zone = Zone::None;
    int panel = -1;         ///< Divider: the panel above it
    std::int64_t row = -1;  ///< item, or lane row
    std::int64_t item = -1; ///< Lanes: the item that held the lane at `time`; -1: none
    Nanos time{0};
    std::optional<Cause> cause; ///< where the point lies inside the item's latency
};

Hit hitTest(const TimelineInput &input, const TimelineView &view, QPointF at);
Hit hitTest(const TimelineInput &input, const TimelineView &view, const TimelineLayout &layout, QPointF at);

/// "driver", "thread 2", "slot 5": the name of a row in RowMode::Lanes; empty beyond the last.
QString laneName(const PanelInput &panel, std::int64_t row, const Wording &wording = {});

} // namespace overlapse
