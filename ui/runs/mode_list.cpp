// SPDX-License-Identifier: MIT
#include "runs/mode_list.h"

#include "pipeline/words.h"
#include "scene/core_words.h"
#include "scene/mode_title.h"

#include <QList>

#include <utility>

namespace overlapse {

namespace {

QVariant valueOf(const ModeRow &row, int role)
{
    switch (role) {
    case ModeList::NameRole: return modeTitle(row.mode);
    case ModeList::SummaryRole: return inWindow(modeSummary(row.mode));
    case ModeList::ShownRole: return row.shown;
    case ModeList::MeasuredRole: return row.measured;
    case ModeList::RunningRole: return row.running;
    case ModeList::SkippedRole: return row.skipped;
    case ModeList::StaleRole: return row.stale;
    case ModeList::AwaitedRole: return row.awaited;
    case ModeList::UnsureRole: return row.unsure;
    case ModeList::MakespanRole: return row.makespan;
    case ModeList::SpeedupRole: return row.speedup;
    case ModeList::ShareRole: return row.share;
    case ModeList::BoundRole: return row.bound;
    case ModeList::ThroughputRole: return row.throughput;
    case ModeList::BusyCoresRole: return row.busyCores;
    case ModeList::SentenceRole: return row.sentence;
    case ModeList::ErrorRole: return row.error;
    case ModeList::GuessRole: return row.guess;
    case ModeList::RepeatsRole: return row.repeats;
    case ModeList::SpreadRole: return row.spread;
    default: return {};
    }
}

} // namespace

int ModeList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ModeList::data(const QModelIndex &index, int role) const
{
    return index.isValid() ? valueOf(m_rows[static_cast<std::size_t>(index.row())], role) : QVariant();
}

QHash<int, QByteArray> ModeList::roleNames() const
{
    return {{NameRole, "name"},         {SummaryRole, "summary"},       {ShownRole, "shown"},
            {MeasuredRole, "measured"}, {RunningRole, "running"},       {StaleRole, "stale"},
            {AwaitedRole, "awaited"},   {UnsureRole, "unsure"},         {SkippedRole, "skipped"},
            {MakespanRole, "makespan"}, {SpeedupRole, "speedup"},       {ShareRole, "share"},
            {BoundRole, "bound"},       {ThroughputRole, "throughput"}, {BusyCoresRole, "busyCores"},
            {SentenceRole, "sentence"}, {ErrorRole, "error"},           {GuessRole, "guess"},
            {RepeatsRole, "repeats"},   {SpreadRole, "spread"}};
}

void ModeList::setRows(const std::array<ModeRow, 5> &rows)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] == m_rows[i])
            continue;
        const ModeRow before = std::exchange(m_rows[i], rows[i]);
        QList<int> changed; // each that is told is laid out again, whether it differs or not
        for (int role = NameRole; role <= SpreadRole; ++role)
            if (valueOf(before, role) != valueOf(rows[i], role))
                changed.append(role);
        const QModelIndex at = index(static_cast<int>(i));
        Q_EMIT dataChanged(at, at, changed);
    }
}

} // namespace overlapse
