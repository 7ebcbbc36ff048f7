// SPDX-License-Identifier: MIT
#include "formats/stamp_rows.h"

#include "analysis/measured_times.h"
#include "formats/shown_text.h"
#include "formats/stage_row.h"
#include "trace/lane_text.h"
#include "workload/draw.h"

#include <algorithm>

namespace overlapse {

namespace {

// In the order of Column.
constexpr std::array names{"run",    "item",      "stage",  "started_ns", "finished_ns",
                           "cpu_ns", "waited_ns", "status", "input"};
constexpr std::size_t optionalFrom = 6; // older files have no column for it

} // namespace

bool isStampsHeader(const QByteArray &line)
{
    return line.contains("started_ns") && line.contains("finished_ns");
}

QString wrongFieldCount(qsizetype fields, qsizetype expected)
{
    return QStringLiteral(
               "%1 where the header has %2; a decimal point is '.', and text with commas is quoted")
        .arg(fields == 1 ? QStringLiteral("1 field") : QStringLiteral("%1 fields").arg(fields))
        .arg(expected);
}

QString shownField(const QByteArray &field)
{
    return shown(QString::fromUtf8(field.left(164)));
}

QString StampRows::field(qsizetype column, const QByteArray &text)
{
    const QByteArray value = text.trimmed();
    if (!m_headerRead) {
        const auto name =
            std::find_if(names.begin(), names.end(), [&](const char *known) { return value == known; });
        const int known = name == names.end() ? -1 : static_cast<int>(name - names.begin());
        const bool twice =
            known >= 0 && std::find(m_columns.begin(), m_columns.end(), known) != m_columns.end();
        m_columns.push_back(static_cast<std::int8_t>(known));
        return twice ? QStringLiteral("two columns are called %1, expected one").arg(QLatin1String(*name))
                     : QString();
    }
    const int known = columnAt(column);
    if (known < 0)
        return {};
    if (known == State) {
        const auto is = [&value](Status status) { return value == statusName(status); };
        m_row[State] = static_cast<std::int64_t>(is(Status::Failed)          ? Status::Failed
                                                     : is(Status::Cancelled) ? Status::Cancelled
                                                                             : Status::Ok);
        return {};
    }
    if (known == Input) {
        m_row[Input] = value.isEmpty() ? 0 : 1;
        return {};
    }
    if (known != Stage)
        return number(static_cast<Column>(known), value);
    m_row[Stage] = value == stageNames[0] ? 0 : value == stageNames[1] ? 1 : -1;
    return m_row[Stage] < 0
        ? QStringLiteral("stage is %1, expected fetch or transform").arg(shownField(value))
        : QString();
}

QString StampRows::number(Column column, const QByteArray &text)
{
    m_row[column] = -1;
    if (text.isEmpty() && column != Run && column != Item)
        return {};
    bool ok = false;
    const qint64 value = text.toLongLong(&ok);
    const qint64 most = column == Item ? static_cast<qint64>(m_most) - 1 : INT64_MAX;
    if (!ok || value < 0 || value > most)
        return QStringLiteral("%1 is %2, expected a whole number from 0 to %3")
            .arg(QLatin1String(names[column]), shownField(text), QString::number(most));
    m_row[column] = value;
    return {};
}

QString StampRows::endOfRow(qsizetype fields)
{
    if (!m_headerRead)
        return endOfHeader(fields);
    return fields == m_fields ? put() : wrongFieldCount(fields, m_fields);
}

QString StampRows::endOfHeader(qsizetype fields)
{
    for (std::size_t i = 0; i < optionalFrom; ++i)
        if (std::find(m_columns.begin(), m_columns.end(), static_cast<int>(i)) == m_columns.end())
            return QStringLiteral("no column is called %1, expected those that --export NAME.csv writes")
                .arg(QLatin1String(names[i]));
    m_headerRead = true;
    m_fields = fields;
    m_row.fill(-1);
    return {};
}

QString StampRows::put()
{
    if (m_run < 0)
        m_run = m_row[Run];
    if (m_row[Run] != m_run)
        return {};
    const Status status = m_row[State] < 0 ? Status::Ok : static_cast<Status>(m_row[State]);
    m_table.stopped = m_table.stopped || status == Status::Cancelled;
    m_real = m_real || m_row[Input] == 1;
    const auto item = static_cast<std::size_t>(m_row[Item]);
    for (std::vector<Nanos> *times : {&m_table.fetch, &m_table.transform})
        if (times->size() <= item)
            times->resize(item + 1, absent);
    if (m_row[Started] < 0 || m_row[Finished] < 0)
        return {};
    if (m_row[Finished] < m_row[Started])
        return QStringLiteral("finished_ns is %1, expected %2 or more: when it started")
            .arg(m_row[Finished])
            .arg(m_row[Started]);
    const Nanos span(m_row[Finished] - m_row[Started]);
    const bool fetches = m_row[Stage] == 0;
    const Nanos time = fetches ? span - Nanos(std::clamp<std::int64_t>(m_row[Waited], 0, span.count()))
        : m_row[Cpu] >= 0      ? Nanos(m_row[Cpu])
                               : span;
    (fetches ? m_table.fetch : m_table.transform)[item] = std::min(time, maxTime);
    if (status == Status::Failed && m_use == DurationsFor::Predicting)
        (fetches ? m_table.fetchFailed : m_table.transformFailed).push_back(m_row[Item]);
    return {};
}

DurationTable StampRows::table()
{
    for (std::vector<std::int64_t> *failed : {&m_table.fetchFailed, &m_table.transformFailed}) {
        std::ranges::sort(*failed);
        failed->erase(std::unique(failed->begin(), failed->end()), failed->end());
    }
    // What lies behind the times of real work its stamps alone do not tell.
    if (m_real && m_use == DurationsFor::Predicting)
        m_table.servers = {{.places = 0, .filled = false, .known = false}};
    for (const std::int64_t item : m_table.fetchFailed)
        m_table.transform[static_cast<std::size_t>(item)] = Nanos(0); // which it never comes to
    if (!fillAbsent(m_table))
        return {};
    return std::move(m_table);
}

QString StampRows::nothing()
{
    return QStringLiteral("nothing was measured in it");
}

} // namespace overlapse
