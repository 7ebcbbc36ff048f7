// SPDX-License-Identifier: MIT
#include "timeline/difference_list.h"

#include "scene/difference_scene.h"
#include "scene/escaped.h"
#include "workload/secrets.h"

#include <algorithm>
#include <limits>

namespace overlapse {

QString pairName(const ComparedRuns &compared, const ItemPair &pair)
{
    const bool fromA = pair.a >= 0;
    const WorkSpec &work = fromA ? *compared.a.work : *compared.b.work;
    const std::int32_t item = fromA ? pair.a : pair.b;
    if (work.isReal() && work.inputs && !work.inputs->paths.empty())
        return escaped(shownInput(work, item)); // a name may have lines in it
    return DifferenceList::tr("item %1").arg(QLocale().toString(item));
}

int DifferenceList::count() const
{
    if (!m_compared || m_kind >= std::ssize(m_kinds))
        return 0;
    const std::int64_t rows = countOf(m_kinds[static_cast<std::size_t>(m_kind)]);
    return static_cast<int>(std::min<std::int64_t>(rows, std::numeric_limits<int>::max()));
}

int DifferenceList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

std::int64_t DifferenceList::countOf(const Kind &kind) const
{
    switch (kind.of) {
    case Kind::Of::Gained: return static_cast<std::int64_t>(m_compared->difference.faster);
    case Kind::Of::Lost: return static_cast<std::int64_t>(m_compared->difference.slower);
    case Kind::Of::Apart: break;
    }
    return m_compared->difference.pairs->count(kind.why);
}

QString DifferenceList::textOf(const Kind &kind) const
{
    switch (kind.of) {
    case Kind::Of::Gained: return tr("Gained");
    case Kind::Of::Lost: return tr("Lost");
    case Kind::Of::Apart: break;
    }
    switch (kind.why) {
    case Apart::OnlyA: return tr("Only in A");
    case Apart::OnlyB: return tr("Only in B");
    case Apart::FailedA: return tr("Failed in A alone");
    case Apart::FailedB: return tr("Failed in B alone");
    case Apart::FailedBoth: return tr("Failed in both");
    case Apart::UnfinishedA: return tr("Not done in A");
    case Apart::UnfinishedB: return tr("Not done in B");
    case Apart::UnfinishedBoth: return tr("Done in neither");
    }
    return {};
}

QStringList DifferenceList::kinds() const
{
    QStringList texts;
    for (const Kind &kind : m_kinds)
        texts << tr("%1 (%2)", "a list, how many")
                     .arg(textOf(kind), QLocale().toString(qlonglong(countOf(kind))));
    return texts;
}

void DifferenceList::setKind(int kind)
{
    if (kind == m_kind || kind < 0 || kind >= std::ssize(m_kinds))
        return;
    beginResetModel();
    m_kind = kind;
    endResetModel();
    Q_EMIT kindsChanged();
}

// The list that was looked at stays, if there is still something in it.
void DifferenceList::show(const std::shared_ptr<const ComparedRuns> &compared)
{
    const std::vector<Kind> before = m_kinds;
    beginResetModel();
    m_compared = compared;
    m_kinds.clear();
    if (compared) {
        std::vector<Kind> all{{Kind::Of::Gained, {}}, {Kind::Of::Lost, {}}};
        for (std::size_t why = 0; why < apartCount; ++why)
            all.push_back({Kind::Of::Apart, Apart(why)});
        std::ranges::copy_if(all, std::back_inserter(m_kinds),
                             [this](const Kind &kind) { return countOf(kind) > 0; });
    }
    const auto looked = static_cast<std::size_t>(m_kind);
    const auto same = looked < before.size() ? std::ranges::find(m_kinds, before[looked]) : m_kinds.end();
    m_kind = same == m_kinds.end() ? 0 : static_cast<int>(same - m_kinds.begin());
    endResetModel();
    Q_EMIT kindsChanged();
}

std::optional<std::size_t> DifferenceList::rankAt(int row) const
{
    if (row < 0 || row >= count())
        return {};
    switch (m_kinds[static_cast<std::size_t>(m_kind)].of) {
    case Kind::Of::Gained: return static_cast<std::size_t>(row);
    case Kind::Of::Lost: return m_compared->difference.size() - 1 - static_cast<std::size_t>(row);
    case Kind::Of::Apart: break;
    }
    return {};
}

ItemPair DifferenceList::pairAt(int row) const
{
    if (row < 0 || row >= count())
        return {};
    const std::optional<std::size_t> rank = rankAt(row);
    return rank ? m_compared->difference.pairAt(*rank)
                : (*m_compared->difference
                        .pairs)[m_kinds[static_cast<std::size_t>(m_kind)].why][static_cast<std::size_t>(row)];
}

QVariant DifferenceList::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    const std::optional<std::size_t> rank = rankAt(index.row());
    const ItemPair pair = pairAt(index.row());
    switch (role) {
    case NameRole: return pairName(*m_compared, pair);
    case FiguresRole:
        if (rank)
            return signedTime(m_compared->difference.differences[*rank], Wording::onScreen());
        return m_compared->difference.pairs->by == PairedBy::Input
            ? tr("item %1").arg(QLocale().toString(pair.a >= 0 ? pair.a : pair.b))
            : QString();
    default: return {};
    }
}

QHash<int, QByteArray> DifferenceList::roleNames() const
{
    return {{NameRole, "name"}, {FiguresRole, "figures"}};
}

} // namespace overlapse
