// SPDX-License-Identifier: MIT
#include "formats/plain_column.h"

#include "formats/cbor_put.h"

#include <QtEndian>

#include <algorithm>
#include <numeric>

namespace overlapse {

namespace {

const ColumnInfo sizeInfo{"size", ColumnType::Int32, 0, std::numeric_limits<std::int32_t>::max()};

template<typename Stored>
void decode(const std::vector<char> &raw, std::vector<std::int64_t> &values)
{
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<std::int64_t>(qFromLittleEndian<Stored>(raw.data() + i * sizeof(Stored)));
}

template<typename Stored>
void append(QByteArray &raw, std::int64_t value)
{
    const auto stored = qToLittleEndian(static_cast<Stored>(value));
    raw.append(reinterpret_cast<const char *>(&stored), qsizetype(sizeof stored));
}

void decode(ColumnType type, const std::vector<char> &raw, std::vector<std::int64_t> &values)
{
    switch (type) {
    case ColumnType::UInt8: return decode<quint8>(raw, values);
    case ColumnType::UInt16: return decode<quint16>(raw, values);
    case ColumnType::Int32: return decode<qint32>(raw, values);
    case ColumnType::Int64: return decode<qint64>(raw, values);
    }
}

} // namespace

QString PlainColumn::load(FileBytes &bytes, std::int64_t first, std::int64_t count,
                          std::vector<std::int64_t> &values) const
{
    values.resize(static_cast<std::size_t>(count));
    if (sameAsRow) {
        std::iota(values.begin(), values.end(), first);
        return {};
    }
    if (at.kind == FileColumn::Kind::Constant) {
        std::fill(values.begin(), values.end(), at.value);
        return {};
    }
    const std::int64_t width = widthOf(info->type);
    const qint64 position = at.position + first * width;
    std::vector<char> raw(static_cast<std::size_t>(count * width));
    if (!bytes.read(position, raw.data(), count * width))
        return QStringLiteral("%1: cannot be read (byte %2)").arg(QLatin1String(info->name)).arg(position);
    decode(info->type, raw, values);
    bool isWrong = false; // gathered first: many values, and next to none is wrong
    for (const std::int64_t value : values)
        isWrong |= (value < info->least) | (value > info->most);
    if (!isWrong)
        return {};
    const auto bad = std::find_if(values.begin(), values.end(), [this](std::int64_t value) {
        return value < info->least || value > info->most;
    });
    return QStringLiteral("%1: row %2 is %3, expected %4 to %5 (byte %6)")
        .arg(QLatin1String(info->name))
        .arg(first + (bad - values.begin()))
        .arg(*bad)
        .arg(info->least)
        .arg(info->most)
        .arg(position + (bad - values.begin()) * width);
}

PlainColumn readPlainColumn(CborSource &source, const ColumnInfo &info, std::int64_t rows, bool mustStore)
{
    PlainColumn column{.info = &info, .rows = rows};
    source.key(info.name);
    if (source.nextIsTag() || mustStore) {
        column.at.kind = FileColumn::Kind::Stored;
        source.tag(quint64(info.type));
        column.at.position = source.skipBytes(rows * widthOf(info.type));
    } else if (source.nextIsText()) {
        column.sameAsRow = true;
        if (source.text() != QLatin1String("row"))
            source.fail(QStringLiteral("expected values, one value, or 'row'"));
    } else {
        column.at.value = source.integer(info.least, info.most);
    }
    return column;
}

QString sumsBefore(FileBytes &bytes, const PlainColumn &column, const std::vector<std::int64_t> &rows,
                   std::vector<std::int64_t> &sums)
{
    constexpr std::int64_t most = 65'536; // at a time
    sums.clear();
    if (column.at.kind == FileColumn::Kind::Constant && !column.sameAsRow) {
        for (const std::int64_t row : rows)
            sums.push_back(column.at.value * row); // values and rows have 31 bits
        return {};
    }
    std::vector<std::int64_t> values;
    std::int64_t sum = 0;
    std::int64_t at = 0;
    for (const std::int64_t row : rows) {
        while (at < row) {
            const std::int64_t count = std::min(most, row - at);
            if (QString wrong = column.load(bytes, at, count, values); !wrong.isEmpty())
                return wrong;
            sum = std::accumulate(values.begin(), values.end(), sum);
            at += count;
        }
        sums.push_back(sum);
    }
    return {};
}

void ColumnBuilder::add(std::int64_t value)
{
    if (m_rows == 0)
        m_first = value;
    m_same = m_same && value == m_first;
    m_number = m_number && value == m_rows;
    ++m_rows;
    switch (m_info.type) {
    case ColumnType::UInt8: return append<quint8>(m_raw, value);
    case ColumnType::UInt16: return append<quint16>(m_raw, value);
    case ColumnType::Int32: return append<qint32>(m_raw, value);
    case ColumnType::Int64: return append<qint64>(m_raw, value);
    }
}

void ColumnBuilder::put(QCborStreamWriter &cbor, bool mustStore, bool rowNumbers) const
{
    putKey(cbor, m_info.name);
    if (rowNumbers && m_number)
        return cbor.append(QLatin1String("row"));
    if (!mustStore && m_same)
        return cbor.append(qint64(m_rows > 0 ? m_first : m_info.least));
    cbor.append(QCborTag(quint64(m_info.type)));
    cbor.append(m_raw);
}

SizedBytes readSizedBytes(CborSource &source, std::int64_t rows, bool mustStore)
{
    SizedBytes sized;
    source.enterMap();
    sized.sizes = readPlainColumn(source, sizeInfo, rows, mustStore);
    source.key("bytes");
    sized.position = source.skipAnyBytes(sized.bytes);
    source.leave();
    return sized;
}

SizedBuilder::SizedBuilder() : m_sizes(sizeInfo) {}

void SizedBuilder::add(QByteArrayView bytes)
{
    m_sizes.add(bytes.size());
    m_bytes.append(bytes);
}

void SizedBuilder::put(QCborStreamWriter &cbor, bool mustStore) const
{
    cbor.startMap(2);
    m_sizes.put(cbor, mustStore);
    putKey(cbor, "bytes");
    cbor.append(m_bytes);
    cbor.endMap();
}

} // namespace overlapse
