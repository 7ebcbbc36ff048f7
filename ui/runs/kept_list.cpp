// SPDX-License-Identifier: MIT
#include "runs/kept_list.h"

#include <algorithm>

namespace overlapse {

int KeptList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant KeptList::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const KeptRow &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case RunRole: return static_cast<qlonglong>(row.id);
    case TitleRole: return row.title;
    case NameRole: return row.name;
    case LimitsRole: return row.limits;
    case NoteRole: return row.note;
    case ShownRole: return row.shown;
    case MeasuredRole: return row.measured;
    case MakespanRole: return row.makespan;
    case ThroughputRole: return row.throughput;
    case BoundRole: return row.bound;
    case BusyCoresRole: return row.busyCores;
    case SentenceRole: return row.sentence;
    default: return {};
    }
}

QHash<int, QByteArray> KeptList::roleNames() const
{
    return {{RunRole, "run"},           {TitleRole, "title"},         {NameRole, "name"},
            {LimitsRole, "limits"},     {NoteRole, "note"},           {ShownRole, "shown"},
            {MeasuredRole, "measured"}, {MakespanRole, "makespan"},   {ThroughputRole, "throughput"},
            {BoundRole, "bound"},       {BusyCoresRole, "busyCores"}, {SentenceRole, "sentence"}};
}

// One row that went to another place is moved, so that what shows it keeps the keyboard.
bool KeptList::moveTo(const std::vector<KeptRow> &rows)
{
    if (rows.size() != m_rows.size())
        return false;
    const auto differs = [&](std::size_t i) { return rows[i].id != m_rows[i].id; };
    std::size_t first = 0;
    while (first < rows.size() && !differs(first))
        ++first;
    if (first == rows.size())
        return true;
    std::size_t last = rows.size() - 1;
    while (!differs(last))
        --last;
    const bool down = rows[last].id == m_rows[first].id;
    const std::size_t from = down ? first : last;
    const std::size_t to = down ? last : first;
    if (rows[to].id != m_rows[from].id)
        return false;
    const auto place = static_cast<int>(to);
    beginMoveRows({}, static_cast<int>(from), static_cast<int>(from), {}, down ? place + 1 : place);
    KeptRow moved = std::move(m_rows[from]);
    m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(from));
    m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(to), std::move(moved));
    endMoveRows();
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (differs(i))
            return false;
    return true;
}

void KeptList::setRows(std::vector<KeptRow> rows)
{
    if (rows == m_rows)
        return;
    if (!moveTo(rows)) {
        const bool counted = rows.size() != m_rows.size();
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        if (counted)
            Q_EMIT countChanged();
        return;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] == m_rows[i])
            continue;
        m_rows[i] = std::move(rows[i]);
        const QModelIndex at = index(static_cast<int>(i));
        Q_EMIT dataChanged(at, at);
    }
}

} // namespace overlapse
