// SPDX-License-Identifier: MIT
#include "formats/report_maps.h"

#include "analysis/described_run.h"
#include "pipeline/numbers.h"
#include "pipeline/words.h"

#include <algorithm>

namespace overlapse {

namespace {

QString rangeOf(const std::vector<std::int64_t> &limits)
{
    return QStringLiteral("from %1 to %2").arg(countText(limits.front()), countText(limits.back()));
}

QStringList rowOf(const LimitsMap &map, const QString &name, std::size_t place)
{
    const MapCell &cell = map.cells[place];
    const PipelineSpec spec = map.specAt(place);
    const double throughput = map.throughputAt(place);
    return {name,
            countText(spec.fetchLimit),
            countText(spec.transformLimit),
            durationText(cell.makespan),
            QString::number(throughput, 'f', throughput >= 100 ? 0 : 2),
            cell.p99 == absent ? QStringLiteral("–") : durationText(cell.p99),
            countText(cell.failed),
            cell.reliable ? QString() : QStringLiteral("not to be relied on")};
}

std::optional<std::size_t> placeOfNow(const LimitsMap &map)
{
    for (std::size_t place = 0; place < map.cells.size(); ++place)
        if (map.specAt(place) == map.base)
            return place;
    return {};
}

} // namespace

QString mapTitle(const LimitsMap &map, int cores)
{
    QString text = modeName(map.base.mode);
    if (usesPool(map.base.mode))
        text += QStringLiteral(", ") + counted(map.base.threads, "thread", "threads");
    return text
        + QStringLiteral(", order %1: %2 with N %3 and M %4, predicted for %5")
              .arg(orderName(map.base.order), counted(map.items, "item", "items"),
                   rangeOf(map.axes.fetchLimits), rangeOf(map.axes.transformLimits),
                   counted(cores, "core", "cores"))
        + (map.note.isEmpty() ? QString() : QStringLiteral("; ") + map.note);
}

ReportTable mapTable(const LimitsMap &map)
{
    ReportTable table;
    table.head = {QStringLiteral("Limits"),   QStringLiteral("N"),         QStringLiteral("M"),
                  QStringLiteral("Makespan"), QStringLiteral("Items/s"),   QStringLiteral("p99 latency"),
                  QStringLiteral("Failed"),   QStringLiteral("Prediction")};
    table.lastTexts = 1;
    const std::optional<std::size_t> best = bestOf(map);
    const std::optional<std::size_t> knee = kneeOf(map);
    if (best)
        table.rows.push_back(rowOf(map, QStringLiteral("best"), *best));
    if (knee && knee != best)
        table.rows.push_back(rowOf(map, QStringLiteral("smallest within 2 %"), *knee));
    if (const std::optional<std::size_t> now = placeOfNow(map))
        table.rows.push_back(rowOf(map, QStringLiteral("now"), *now));
    leaveOutEmptyEnd(table);
    return table;
}

} // namespace overlapse
