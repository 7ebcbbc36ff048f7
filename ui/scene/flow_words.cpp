// SPDX-License-Identifier: MIT
#include "scene/flow_words.h"

#include "scene/panel_canvas.h"

#include <algorithm>

namespace overlapse {

namespace {

constexpr std::size_t mostNamed = 4;

QString lookText(Look look, const Wording &wording)
{
    static const Theme any = lightTheme(); // its colours are not asked for
    for (const LegendEntry &entry : legend(any, wording))
        if (look == Look::Failed ? entry.mark == Mark::Failed
                                 : !entry.causes.empty() && causeLook(entry.causes.front()) == look)
            return entry.text;
    return {};
}

} // namespace

QString flowWords(const PanelInput &panel, Nanos at, const TimeScale &scale, const Wording &wording)
{
    const PanelRows rows(panel);
    const ItemRange among = rows.underWay(at, at);
    if (!panel.run || !rows.areFew(among, at, 1))
        return {};
    const TimeAxis instant(at, at + Nanos(1), 0, 1);
    std::array<std::int64_t, lookCount> counts{};
    ItemRow row;
    std::vector<CauseSpan> causes;
    PanelRows::Spans ofRow(rows);
    rows.forEachLeaf(among, at, [&](std::int64_t first, std::int64_t last) {
        for (std::int64_t item = first; item < last; ++item) {
            if (!rows.read(item, row) || row.fetchAdmitted > at || rows.endOf(row) <= at)
                continue;
            ofRow.toDraw(row, instant, causes);
            const auto now = std::find_if(causes.begin(), causes.end(), [at](const CauseSpan &span) {
                return span.begin <= at && at < span.end;
            });
            if (now != causes.end())
                ++counts[static_cast<std::size_t>(spanLook(now->cause, row))];
        }
        return true;
    });
    std::vector<std::size_t> looks;
    for (std::size_t look = 0; look < counts.size(); ++look)
        if (counts[look] > 0)
            looks.push_back(look);
    std::stable_sort(looks.begin(), looks.end(),
                     [&counts](std::size_t a, std::size_t b) { return counts[a] > counts[b]; });
    if (looks.empty())
        return {};
    QStringList parts;
    std::int64_t others = 0;
    for (const std::size_t look : looks)
        if (static_cast<std::size_t>(parts.size()) < mostNamed)
            parts << QStringLiteral("%1 %2").arg(wording.count(counts[look]),
                                                 lookText(static_cast<Look>(look), wording));
        else
            others += counts[look];
    if (others > 0)
        parts << wording.translate("Item", "%1 in other states", "items").arg(wording.count(others));
    return QStringLiteral("%1: %2").arg(
        wording.translate("Item", "at %1", "a time").arg(wording.instant(at, scale)),
        parts.join(QStringLiteral(" · ")));
}

} // namespace overlapse
