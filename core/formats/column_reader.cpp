// SPDX-License-Identifier: MIT
#include "formats/column_reader.h"

#include "formats/overlapse_file.h"
#include "formats/run_check.h"

#include <QSysInfo>
#include <QtEndian>

#include <algorithm>
#include <cstring>
#include <numeric>

namespace overlapse {

namespace {

// An earlier column of the same type, or that which it is the same as.
int columnNamed(const QString &name, int before, const RunColumns &columns)
{
    for (int earlier = 0; earlier < before; ++earlier)
        if (name == QLatin1String(overlapse::columns[earlier].name)
            && overlapse::columns[earlier].type == overlapse::columns[before].type)
            return columns.columns[earlier].sameAs >= 0 ? columns.columns[earlier].sameAs : earlier;
    return -1;
}

FileColumn readColumn(CborSource &source, int index, const RunColumns &columns)
{
    const ColumnInfo &info = overlapse::columns[index];
    FileColumn column;
    if (source.nextIsTag()) {
        column.kind = FileColumn::Kind::Stored;
        source.tag(quint64(info.type));
        column.position = source.skipBytes(columns.items * widthOf(info.type));
    } else if (source.nextIsText()) {
        const QString name = source.text();
        if (Column(index) == Column::Rank && name == QLatin1String("item"))
            column.kind = FileColumn::Kind::Item;
        else if (column.sameAs = columnNamed(name, index, columns); column.sameAs < 0)
            source.fail(QStringLiteral("'%1' is not an earlier column of the same type")
                            .arg(name.left(40).simplified()));
    } else {
        column.value = source.integer(info.least, info.most);
    }
    return column;
}

template<typename Stored>
void decode(const char *from, std::vector<std::int64_t> &values)
{
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<std::int64_t>(qFromLittleEndian<Stored>(from + i * sizeof(Stored)));
}

void decode(ColumnType type, const char *from, std::vector<std::int64_t> &values)
{
    switch (type) {
    case ColumnType::UInt8: return decode<quint8>(from, values);
    case ColumnType::UInt16: return decode<quint16>(from, values);
    case ColumnType::Int32: return decode<qint32>(from, values);
    case ColumnType::Int64: return decode<qint64>(from, values);
    }
}

class RowReader
{
public:
    RowReader(FileBytes &bytes, const RunColumns &columns)
        : m_bytes(bytes), m_columns(columns), m_raw(static_cast<std::size_t>(blockItems * 8))
    {
    }

    // Rows from item `begin` on. Empty, or what is wrong.
    QString load(std::int64_t begin, std::vector<ItemRow> &rows)
    {
        for (std::size_t i = 0; i < rows.size(); ++i)
            rows[i].item = begin + static_cast<std::int64_t>(i);
        for (int index = 0; index < m_columns.count; ++index) {
            const FileColumn &column = m_columns.columns[index];
            if (column.sameAs < 0)
                if (QString wrong = loadValues(index, begin, rows.size()); !wrong.isEmpty())
                    return wrong;
            const std::vector<std::int64_t> &values = m_values[column.sameAs < 0 ? index : column.sameAs];
            withMember(Column(index), [&](auto member) {
                for (std::size_t i = 0; i < rows.size(); ++i)
                    rows[i].*member = static_cast<std::decay_t<decltype(rows[i].*member)>>(values[i]);
            });
        }
        return {};
    }

private:
    QString loadValues(int index, std::int64_t begin, std::size_t count)
    {
        const FileColumn &column = m_columns.columns[index];
        std::vector<std::int64_t> &values = m_values[index];
        values.resize(count);
        if (column.kind == FileColumn::Kind::Constant) {
            std::fill(values.begin(), values.end(), column.value);
            return {};
        }
        if (column.kind == FileColumn::Kind::Item) {
            std::iota(values.begin(), values.end(), begin);
            return {};
        }
        const ColumnInfo &info = overlapse::columns[index];
        const std::int64_t width = widthOf(info.type);
        const qint64 position = column.position + begin * width;
        const qint64 size = static_cast<qint64>(count) * width;
        if (!m_bytes.read(position, m_raw.data(), size))
            return QStringLiteral("columns.%1: cannot be read (byte %2)")
                .arg(QLatin1String(info.name))
                .arg(position);
        decode(info.type, m_raw.data(), values);
        const auto bad = std::find_if(values.begin(), values.end(),
                                      [&info](std::int64_t v) { return v < info.least || v > info.most; });
        if (bad == values.end())
            return {};
        return QStringLiteral("columns.%1: item %2 is %3, expected %4 to %5 (byte %6)")
            .arg(QLatin1String(info.name))
            .arg(begin + (bad - values.begin()))
            .arg(*bad)
            .arg(info.least)
            .arg(info.most)
            .arg(position + (bad - values.begin()) * width);
    }

    FileBytes &m_bytes;
    const RunColumns &m_columns;
    std::array<std::vector<std::int64_t>, columnCount> m_values;
    std::vector<char> m_raw;
};

// Calls `visit` with the place of the column's values; null where the trace has none.
template<typename Visitor>
void withValues(const ChunkColumns &chunk, Column column, Visitor visit)
{
    switch (column) {
    case Column::Rank: return visit(chunk.ranks);
    case Column::FetchLane: return visit(chunk.lanes[0]);
    case Column::TransformLane: return visit(chunk.lanes[1]);
    case Column::Attempts: return visit(chunk.attempts);
    case Column::FetchStatus: return visit(chunk.status[0]);
    case Column::TransformStatus: return visit(chunk.status[1]);
    case Column::FetchBytes: return visit(chunk.bytes[0]);
    case Column::TransformBytes: return visit(chunk.bytes[1]);
    case Column::FetchCpu: return visit(chunk.fetchCpu);
    default: return visit(chunk.stamps[static_cast<std::size_t>(column)]);
    }
}

// As wide in a file as in memory: a column is read to its place.
template<typename Value>
bool readValues(FileBytes &bytes, qint64 position, Value *values, std::int64_t count)
{
    if (!bytes.read(position, values, count * qint64(sizeof(Value))))
        return false;
    if constexpr (QSysInfo::ByteOrder == QSysInfo::BigEndian && sizeof(Value) > 1) {
        using Stored = typename QIntegerForSizeof<Value>::Unsigned;
        for (std::int64_t i = 0; i < count; ++i) {
            Stored stored;
            std::memcpy(&stored, values + i, sizeof stored);
            stored = qFromLittleEndian(stored);
            std::memcpy(static_cast<void *>(values + i), &stored, sizeof stored);
        }
    }
    return true;
}

template<typename Value>
bool loadValues(FileBytes &bytes, const RunColumns &columns, int index, const ChunkColumns &chunk,
                Value *values)
{
    if (index >= columns.count) { // of a version that had no such column
        withMember(Column(index), [&](auto member) {
            std::fill_n(values, chunk.count, static_cast<Value>(columnValue(ItemRow{}.*member)));
        });
        return true;
    }
    const FileColumn &own = columns.columns[index];
    const FileColumn &column = own.sameAs < 0 ? own : columns.columns[own.sameAs];
    if (column.kind == FileColumn::Kind::Constant)
        std::fill_n(values, chunk.count, static_cast<Value>(column.value));
    else if (column.kind == FileColumn::Kind::Item)
        for (std::int64_t i = 0; i < chunk.count; ++i)
            values[i] = static_cast<Value>(chunk.first + i);
    else
        return readValues(bytes, column.position + chunk.first * qint64(sizeof(Value)), values, chunk.count);
    return true;
}

} // namespace

void readColumns(CborSource &source, RunColumns &columns, std::int64_t version, UnstoredItems &unstored)
{
    source.key("columns");
    const qint64 count = source.enterMap();
    if (count != realColumnCount(version) && count != simulatedColumnCount)
        source.fail(QStringLiteral("%1 columns, expected %2 or %3")
                        .arg(count)
                        .arg(simulatedColumnCount)
                        .arg(realColumnCount(version)));
    columns.count = count == simulatedColumnCount ? simulatedColumnCount : realColumnCount(version);
    bool stored = false;
    for (int index = 0; index < columns.count && source.ok(); ++index) {
        source.key(overlapse::columns[index].name);
        columns.columns[index] = readColumn(source, index, columns);
        stored = stored || columns.columns[index].kind == FileColumn::Kind::Stored;
    }
    source.leave();
    if (stored || !source.ok())
        return;
    if (!unstored.fit(columns.items))
        source.fail(
            columns.items > maxUnstoredItems
                ? QStringLiteral("%1 items without one stored column; at most %2 may be like that")
                      .arg(columns.items)
                      .arg(maxUnstoredItems)
                : QStringLiteral("%1 items without one stored column, as in so many earlier runs that "
                                 "they are more than %2 together")
                      .arg(columns.items)
                      .arg(maxUnstoredItemsOfFile));
    unstored.add(columns.items);
}

bool loadChunk(FileBytes &bytes, const RunColumns &columns, const ChunkColumns &chunk)
{
    bool ok = true;
    for (int index = 0; index < columnCount && ok; ++index)
        withValues(chunk, Column(index), [&](auto *values) {
            if (values)
                ok = loadValues(bytes, columns, index, chunk, values);
        });
    return ok;
}

QString whatIsWrong(FileBytes &bytes, const RunColumns &columns, Nanos end)
{
    RowReader reader(bytes, columns);
    RunCheck check(columns.items, end);
    std::vector<ItemRow> rows;
    for (std::int64_t begin = 0; begin < columns.items; begin += blockItems) {
        rows.assign(static_cast<std::size_t>(std::min(blockItems, columns.items - begin)), ItemRow{});
        if (QString wrong = reader.load(begin, rows); !wrong.isEmpty())
            return wrong;
        for (const ItemRow &row : rows) {
            if (QString wrong = check.add(row); !wrong.isEmpty())
                return wrong;
        }
    }
    return check.finish();
}

} // namespace overlapse
