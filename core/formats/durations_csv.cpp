// SPDX-License-Identifier: MIT
#include "formats/durations_csv.h"

#include "analysis/measured_times.h"
#include "formats/csv_scanner.h"
#include "formats/files.h"
#include "formats/shown_text.h"
#include "formats/stamp_rows.h"
#include "workload/draw.h"
#include "workload/quantity.h"
#include "workload/same_work.h"

#include <QFile>
#include <QIODevice>

namespace overlapse {

namespace {

constexpr const char *columnNames[] = {"fetch_ms", "transform_ms"};

enum class Reading { Good, NotANumber, TooLong };

Reading parseMilliseconds(QByteArrayView text, Nanos &time)
{
    const std::optional<Decimal> decimal = parseDecimal(text.trimmed());
    if (!decimal)
        return Reading::NotANumber;
    const std::optional<std::int64_t> ns = scaled(*decimal, 1'000'000, maxTime.count());
    time = Nanos(ns.value_or(0));
    return ns ? Reading::Good : Reading::TooLong;
}

// Takes the scanner's fields: a header, then rows.
class DurationRows
{
public:
    explicit DurationRows(std::size_t most) : m_most(most) {}
    DurationTable table() { return std::move(m_table); }
    static QString nothing()
    {
        return QStringLiteral(
            "there are no times, expected a header such as fetch_ms,transform_ms and a row such as "
            "12.5,3");
    }

    /// Whether the scanner need keep the text of this field.
    [[nodiscard]] bool wants(qsizetype column) const
    {
        return !m_headerRead || column == m_places[0] || column == m_places[1];
    }
    /// Empty, or what is wrong with the field.
    QString field(qsizetype column, const QByteArray &text)
    {
        if (!m_headerRead)
            return headerField(column, text);
        for (const int stage : {0, 1})
            if (column == m_places[stage])
                if (QString wrong = timeField(stage, text); !wrong.isEmpty())
                    return wrong;
        return {};
    }
    QString endOfRow(qsizetype fields)
    {
        if (!m_headerRead)
            return endOfHeader(fields);
        if (fields != m_fields)
            return wrongFieldCount(fields, m_fields);
        if (m_table.fetch.size() == m_most)
            return QStringLiteral("more than %1 rows; that many is the most").arg(m_most);
        m_table.fetch.push_back(m_row[0]);
        m_table.transform.push_back(m_row[1]);
        return {};
    }

private:
    QString headerField(qsizetype column, const QByteArray &text)
    {
        for (const int stage : {0, 1}) {
            if (text.trimmed() != columnNames[stage])
                continue;
            if (m_places[stage] >= 0)
                return QStringLiteral("two columns are called %1, expected one")
                    .arg(QLatin1String(columnNames[stage]));
            m_places[stage] = column;
        }
        return {};
    }
    QString endOfHeader(qsizetype fields)
    {
        for (const int stage : {0, 1})
            if (m_places[stage] < 0)
                return QStringLiteral(
                           "no column is called %1, expected a header such as fetch_ms,transform_ms")
                    .arg(QLatin1String(columnNames[stage]));
        m_headerRead = true;
        m_fields = fields;
        return {};
    }
    QString timeField(int stage, const QByteArray &text)
    {
        const QString name = QLatin1String(columnNames[stage]);
        switch (parseMilliseconds(text, m_row[stage])) {
        case Reading::Good: return {};
        case Reading::TooLong:
            return QStringLiteral("%1 is %2, which is too long: at most %3 (116 days)")
                .arg(name, shownField(text))
                .arg(maxTime.count() / 1'000'000);
        case Reading::NotANumber: break;
        }
        return QStringLiteral("%1 is %2, expected a number of milliseconds such as 12.5")
            .arg(name, shownField(text));
    }

    DurationTable m_table;
    std::size_t m_most;
    bool m_headerRead = false;
    qsizetype m_fields = 0;
    qsizetype m_places[2] = {-1, -1};
    Nanos m_row[2]{};
};

// Of the measurements of the first run's work.
const Run &mostTelling(const Recording &recording)
{
    const Run *best = &recording.runs.front();
    if (best->clock == Clock::Live)
        for (const Run &run : recording.runs)
            if (run.clock == Clock::Live && tellingRank(run) > tellingRank(*best)
                && sameWork(recording.workOf(run), recording.workOf(*best)))
                best = &run;
    return *best;
}

Checked<DurationTable> fromRecording(const QString &path, DurationsFor use, std::int64_t capacity)
{
    const Checked<Recording> recording = openRecording(path);
    if (!recording)
        return Checked<DurationTable>::failure(recording.error);
    if (recording->runs.empty())
        return Checked<DurationTable>::failure(QStringLiteral("%1: nothing was measured in it").arg(path));
    const Run &run = mostTelling(*recording);
    const WorkSpec &done = recording->workOf(run);
    WorkSpec plain;
    if (done.transform == TransformKind::Wall)
        plain.transform = TransformKind::Wall;
    if (!done.isReal())
        plain.fetchTime.awaits = done.fetchTime.awaits;
    if (!done.isReal() && !done.durations)
        plain.capacity = done.capacity;
    const WorkSpec &work = use == DurationsFor::Predicting ? done : plain;
    std::vector<OtherRun> others;
    for (const Run &other : recording->runs)
        if (other.clock == Clock::Live && sameWork(recording->workOf(other), done))
            others.push_back({&other, recording->machineOf(other).cores});
    const auto times = measuredTimes(run, work, recording->machineOf(run).cores, path, capacity, others);
    if (!times)
        return Checked<DurationTable>::failure(QStringLiteral("%1: nothing was measured in it").arg(path));
    DurationTable table = *times;
    if (recording->lostRuns > 0)
        table.cut = {path, recording->lostRuns, std::ssize(recording->runs)};
    return table;
}

template<typename Rows>
Checked<DurationTable> scan(QIODevice &device, const QString &name, Rows &rows)
{
    CsvScanner scanner(rows);
    const auto failure = [&name](qint64 line, const QString &what) {
        return Checked<DurationTable>::failure(
            QStringLiteral("%1:%2: %3").arg(name, QString::number(line), what));
    };
    QByteArray block(1 << 16, Qt::Uninitialized);
    qint64 total = 0;
    for (;;) {
        const qint64 size = device.read(block.data(), block.size());
        if (size < 0)
            return Checked<DurationTable>::failure(QStringLiteral("%1: %2").arg(name, device.errorString()));
        if (size == 0)
            break;
        total += size;
        if (total > maxDurationsBytes)
            return Checked<DurationTable>::failure(
                QStringLiteral("%1: larger than %2 MiB; that much is the most")
                    .arg(name)
                    .arg(maxDurationsBytes >> 20));
        if (!scanner.scan(QByteArrayView(block.constData(), size)))
            return failure(scanner.line(), scanner.error());
    }
    if (!scanner.finish())
        return failure(scanner.line(), scanner.error());
    DurationTable table = rows.table();
    table.source = name;
    return table.fetch.empty() ? failure(scanner.line(), rows.nothing())
                               : Checked<DurationTable>(std::move(table));
}

} // namespace

Checked<DurationTable> readDurations(QIODevice &device, const QString &name, DurationsFor use,
                                     std::size_t mostRows)
{
    constexpr qint64 enough = 4'096;
    const QByteArray header = device.peek(enough).split('\n').first();
    if (isStampsHeader(header)) {
        StampRows rows(mostRows, use);
        return scan(device, name, rows);
    }
    DurationRows rows(mostRows);
    return scan(device, name, rows);
}

Checked<DurationTable> readDurations(const QString &path, DurationsFor use, std::int64_t capacity)
{
    if (dataFormatOf(path) == DataFormat::Overlapse)
        return fromRecording(path, use, capacity);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Checked<DurationTable>::failure(QStringLiteral("%1: %2").arg(path, file.errorString()));
    Checked<DurationTable> table = readDurations(file, path, use);
    if (table && capacity > 0) {
        const bool known = table->servers.empty(); // else what waited there is in the times already
        table->servers = {{.places = capacity, .filled = true, .known = known}};
    }
    return table;
}

} // namespace overlapse
