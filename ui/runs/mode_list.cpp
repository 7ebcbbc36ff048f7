// SPDX-License-Identifier: MIT
#include "runs/mode_list.h"

#include "pipeline/words.h"
#include "scene/core_words.h"
#include "scene/mode_title.h"

namespace overlapse {

int ModeList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ModeList::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ModeRow &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case NameRole: return modeTitle(row.mode);
    case SummaryRole: return inWindow(modeSummary(row.mode));
    case ShownRole: return row.shown;
    case MeasuredRole: return row.measured;
    case RunningRole: return row.running;
    case SkippedRole: return row.skipped;
    case StaleRole: return row.stale;
    case AwaitedRole: return row.awaited;
    case MakespanRole: return row.makespan;
    case SpeedupRole: return row.speedup;
    case ShareRole: return row.share;
    case BoundRole: return row.bound;
    case ThroughputRole: return row.throughput;
    case BusyCoresRole: return row.busyCores;
    case SentenceRole: return row.sentence;
    case ErrorRole: return row.error;
    case GuessRole: return row.guess;
    default: return {};
    }
}

QHash<int, QByteArray> ModeList::roleNames() const
{
    return {{NameRole, "name"},
            {SummaryRole, "summary"},
            {ShownRole, "shown"},
            {MeasuredRole, "measured"},
            {RunningRole, "running"},
            {StaleRole, "stale"},
            {AwaitedRole, "awaited"},
            {SkippedRole, "skipped"},
            {MakespanRole, "makespan"},
            {SpeedupRole, "speedup"},
            {ShareRole, "share"},
            {BoundRole, "bound"},
            {ThroughputRole, "throughput"},
            {BusyCoresRole, "busyCores"},
            {SentenceRole, "sentence"},
            {ErrorRole, "error"},
            {GuessRole, "guess"}};
}

void ModeList::setRows(const std::array<ModeRow, 5> &rows)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] == m_rows[i])
            continue;
        m_rows[i] = rows[i];
        const QModelIndex at = index(static_cast<int>(i));
        Q_EMIT dataChanged(at, at);
    }
}

} // namespace overlapse
