// SPDX-License-Identifier: MIT
#include "scene/state_marks.h"

#include "scene/cause_shares.h"
#include "scene/core_words.h"
#include "scene/escaped.h"
#include "scene/lanes.h"
#include "workload/secrets.h"

#include <algorithm>

namespace overlapse {

namespace {

constexpr double leastHeight = 9;
constexpr double leastWidth = 4;
constexpr double frame = 2;
constexpr qsizetype longestName = 64; // characters

std::optional<double> rowOf(const PanelCanvas &canvas, std::int64_t item, Cause cause)
{
    if (canvas.view.rowMode == RowMode::Items)
        return static_cast<double>(item);
    const ItemRow stamps = canvas.input.run->trace.row(item);
    const ItemLanes lanes = itemLanes(laneCounts(canvas.input), canvas.input.run->spec, stamps);
    const std::int64_t lane = cause < Cause::TransformQueuedPool ? lanes.fetch : lanes.transform;
    return lane < 0 ? std::nullopt : std::optional(static_cast<double>(lane));
}

} // namespace

void addState(const PanelCanvas &canvas, SceneLayer &layer)
{
    const std::optional<CauseSpan> &state = canvas.view.state;
    const std::int64_t item = canvas.view.selected;
    if (!state || canvas.view.stateIn != canvas.input.id || item < 0 || canvas.input.live
        || item >= canvas.input.run->trace.size())
        return;
    if (state->end < canvas.time.begin() || state->begin > canvas.time.end())
        return;
    const std::optional<double> row = rowOf(canvas, item, state->cause);
    if (!row)
        return;
    const double height = std::max(leastHeight, canvas.area.rowHeight);
    const double middle = canvas.rowTop(*row) + canvas.area.rowHeight / 2;
    const double left = std::max(canvas.time.x(state->begin), canvas.time.left() - 2 * frame);
    const double right =
        std::max(left + leastWidth, std::min(canvas.time.x(state->end), canvas.time.right() + 2 * frame));
    const QRectF box(QPointF(canvas.grid.snap(left), canvas.grid.snap(middle - height / 2)),
                     QPointF(canvas.grid.snap(right), canvas.grid.snap(middle + height / 2)));
    ScenePolygon outline;
    outline.points = {box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft(), box.topLeft()};
    outline.filled = false;
    outline.colour = canvas.theme.surface.rgba();
    outline.width = 2 * frame;
    layer.polygons.push_back(outline); // a halo: it is seen on what has its colour
    outline.colour = canvas.theme.text.rgba();
    outline.width = frame;
    layer.polygons.push_back(std::move(outline));
}

std::vector<CauseSpan> statesOf(const PanelInput &panel, std::int64_t item)
{
    std::vector<CauseSpan> states;
    if (panel.run && panel.waits && !panel.live && item >= 0 && item < panel.run->trace.size())
        panel.waits->spansOf(panel.run->trace, item, states);
    return states;
}

QString stateWords(const PanelInput &panel, std::int64_t item, const CauseSpan &state, const Wording &wording)
{
    const ItemRow row = panel.run->trace.row(item);
    const Nanos end = row.transformYielded == absent ? panel.run->trace.end() : row.transformYielded;
    const Nanos latency = end - row.fetchAdmitted;
    const Nanos length = state.end - state.begin;
    const double share =
        latency > Nanos(0) ? static_cast<double>(length.count()) / static_cast<double>(latency.count()) : 0;
    return wording.translate("Item", "%1 %2, %3 of its latency", "a cause, a time, a share")
        .arg(inWindow(causeText(state.cause)), wording.duration(length), shareWords(share, wording));
}

QString itemName(const PanelInput &panel, std::int64_t item, const Wording &wording)
{
    QString name = wording.translate("Item", "item %1").arg(item);
    const WorkSpec *work = panel.names.get();
    if (!work || !work->inputs || static_cast<std::size_t>(item) >= work->inputs->paths.size())
        return name;
    // What is unlike others stands at the end of most.
    QString input = shownInput(*work, item);
    if (input.size() > longestName)
        input = QStringLiteral("…") + input.last(longestName);
    return name + QStringLiteral(" · ") + escaped(input);
}

} // namespace overlapse
