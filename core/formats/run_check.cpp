// SPDX-License-Identifier: MIT
#include "formats/run_check.h"

#include "formats/columns.h"

#include <algorithm>

namespace overlapse {

namespace {

constexpr const char *chainNames[] = {
    "fetch admitted",    "fetch started",      "fetch finished",    "fetch yielded",
    "transform started", "transform finished", "transform yielded",
};

QString inItem(std::int64_t item, const QString &what)
{
    return QStringLiteral("item %1: %2").arg(item).arg(what);
}

QString chainError(std::size_t later, const char *relation)
{
    return QStringLiteral("'%1' %2 '%3'")
        .arg(QLatin1String(chainNames[later]), QLatin1String(relation), QLatin1String(chainNames[later - 1]));
}

// Sums over all items must stay within 64 bits, in any order of addition.
bool addWithin(std::int64_t &sum, std::int64_t value)
{
    if (value > std::numeric_limits<std::int64_t>::max() - sum)
        return false;
    sum += value;
    return true;
}

} // namespace

QString RunCheck::add(const ItemRow &row)
{
    QString wrong = checkStamps(row);
    if (wrong.isEmpty())
        wrong = checkPlace(row);
    if (wrong.isEmpty())
        wrong = addUp(row);
    return wrong.isEmpty() ? wrong : inItem(row.item, wrong);
}

// Stamps are there up to some point and absent from then on, and time does not run backwards.
QString RunCheck::checkStamps(const ItemRow &row) const
{
    const Nanos chain[] = {row.fetchAdmitted,    row.fetchStarted,      row.fetchFinished,   row.fetchYielded,
                           row.transformStarted, row.transformFinished, row.transformYielded};
    if (chain[0] != absent && chain[0] < m_lastAdmitted)
        return QStringLiteral("'fetch admitted' is earlier than an earlier item's");
    for (std::size_t i = 0; i < std::size(chain); ++i) {
        if (chain[i] == absent)
            continue;
        if (i > 0 && chain[i - 1] == absent)
            return chainError(i, "is there without");
        if (i > 0 && chain[i] < chain[i - 1])
            return chainError(i, "is earlier than");
        if (chain[i] > m_end)
            return QStringLiteral("'%1' is later than the end of the run").arg(QLatin1String(chainNames[i]));
    }
    return {};
}

QString RunCheck::checkPlace(const ItemRow &row)
{
    if (row.fetchAdmitted != absent)
        m_lastAdmitted = row.fetchAdmitted;
    if ((row.rank >= 0) != (row.transformYielded != absent))
        return QStringLiteral("only an item that was yielded by the transform has a rank");
    if (row.rank >= 0) {
        if (row.rank >= m_items || m_rankSeen[static_cast<std::size_t>(row.rank)])
            return QStringLiteral("rank %1 is another item's, or too large").arg(row.rank);
        m_rankSeen[static_cast<std::size_t>(row.rank)] = true;
        m_lastRank = std::max(m_lastRank, row.rank);
        ++m_emitted;
    }
    if (row.fetchLane == driverLane || row.fetchLane < noLane || row.fetchLane >= m_items)
        return QStringLiteral("there is no fetch lane %1").arg(row.fetchLane);
    if (row.transformLane < noLane || row.transformLane >= maxFileThreads)
        return QStringLiteral("there is no transform lane %1").arg(row.transformLane);
    return {};
}

QString RunCheck::addUp(const ItemRow &row)
{
    if (row.fetchAdmitted != absent) {
        const Nanos left = row.transformYielded != absent ? row.transformYielded : m_end;
        if (!addWithin(m_latency, (left - row.fetchAdmitted).count()))
            return QStringLiteral("the items' latencies add up to more than 292 years");
    }
    if (!addWithin(m_cpu, std::max<std::int64_t>(row.transformCpu.count(), 0))
        || !addWithin(m_cpu, std::max<std::int64_t>(row.fetchCpu.count(), 0)))
        return QStringLiteral("the CPU times add up to more than 292 years");
    if (!addWithin(m_bytes, std::max<std::int64_t>(row.fetchBytes, 0))
        || !addWithin(m_bytes, std::max<std::int64_t>(row.transformBytes, 0)))
        return QStringLiteral("the bytes add up to more than 8 EiB");
    return {};
}

QString RunCheck::finish() const
{
    if (m_lastRank + 1 != m_emitted)
        return QStringLiteral("the ranks of the emitted items have gaps");
    return {};
}

QString checkRun(const Run &run)
{
    RunCheck check(run.trace.size(), run.trace.end());
    for (std::int64_t item = 0; item < run.trace.size(); ++item) {
        const ItemRow row = run.trace.row(item);
        for (int c = 0; c < columnCount; ++c) {
            QString wrong;
            withMember(Column(c), [&](auto member) {
                const std::int64_t value = columnValue(row.*member);
                if (value < columns[c].least || value > columns[c].most)
                    wrong = inItem(item,
                                   QStringLiteral("%1 is %2").arg(QLatin1String(columns[c].name)).arg(value));
            });
            if (!wrong.isEmpty())
                return wrong;
        }
        if (QString wrong = check.add(row); !wrong.isEmpty())
            return wrong;
    }
    return check.finish();
}

} // namespace overlapse
