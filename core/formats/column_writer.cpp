// SPDX-License-Identifier: MIT
#include "formats/column_writer.h"

#include "formats/cbor_put.h"
#include "formats/columns.h"

#include <QtEndian>

#include <algorithm>
#include <numeric>

namespace overlapse {

namespace {

// Appends `count` values from `values` to `bytes` as the type has them.
template<typename Stored>
void encode(const std::int64_t *values, std::int64_t count, char *to)
{
    for (std::int64_t i = 0; i < count; ++i)
        qToLittleEndian<Stored>(static_cast<Stored>(values[i]), to + i * qsizetype(sizeof(Stored)));
}

void encode(ColumnType type, const std::int64_t *values, std::int64_t count, char *to)
{
    switch (type) {
    case ColumnType::UInt8: return encode<quint8>(values, count, to);
    case ColumnType::UInt16: return encode<quint16>(values, count, to);
    case ColumnType::Int32: return encode<qint32>(values, count, to);
    case ColumnType::Int64: return encode<qint64>(values, count, to);
    }
}

// One run's columns, gathered in blocks: a column whole takes 8 bytes an item, all of them the trace once more.
class ColumnWriter
{
public:
    ColumnWriter(QCborStreamWriter &cbor, const Trace &trace) : m_cbor(cbor), m_trace(trace) {}

    void write(Column column, bool mustStore)
    {
        putKey(m_cbor, infoOf(column).name);
        if (!mustStore) {
            if (const std::optional<std::int64_t> value = constant(column))
                return m_cbor.append(qint64(*value));
            if (column == Column::Rank && isItemNumber(column))
                return m_cbor.append(QLatin1String("item"));
            for (const Column earlier : m_stored)
                if (infoOf(earlier).type == infoOf(column).type && areEqual(earlier, column))
                    return m_cbor.append(QLatin1String(infoOf(earlier).name));
        }
        m_stored.push_back(column);
        store(column);
    }

    [[nodiscard]] bool hasStored() const { return !m_stored.empty(); }

private:
    using Block = std::vector<std::int64_t>;

    // Values of items `begin` and on, as many as fit.
    void gather(Column column, std::int64_t begin, Block &block) const
    {
        block.resize(static_cast<std::size_t>(std::min(blockItems, m_trace.size() - begin)));
        if (column <= Column::TransformCpu) {
            for (std::size_t i = 0; i < block.size(); ++i)
                block[i] = m_trace.stamp(StampColumn(column), begin + std::int64_t(i)).count();
            return;
        }
        withMember(column, [&](auto member) {
            for (std::size_t i = 0; i < block.size(); ++i)
                block[i] = columnValue(m_trace.row(begin + std::int64_t(i)).*member);
        });
    }
    [[nodiscard]] std::optional<std::int64_t> constant(Column column)
    {
        if (m_trace.size() == 0)
            return infoOf(column).least;
        gather(column, 0, m_first);
        const std::int64_t value = m_first.front();
        return everyBlock(column,
                          [value](const Block &block, std::int64_t) {
                              return std::all_of(block.begin(), block.end(),
                                                 [value](std::int64_t v) { return v == value; });
                          })
            ? std::optional(value)
            : std::nullopt;
    }
    [[nodiscard]] bool isItemNumber(Column column)
    {
        return everyBlock(column, [this](const Block &block, std::int64_t begin) {
            m_second.resize(block.size());
            std::iota(m_second.begin(), m_second.end(), begin);
            return block == m_second;
        });
    }
    [[nodiscard]] bool areEqual(Column earlier, Column column)
    {
        return everyBlock(column, [this, earlier](const Block &block, std::int64_t begin) {
            gather(earlier, begin, m_second);
            return block == m_second;
        });
    }
    template<typename Test>
    bool everyBlock(Column column, Test test)
    {
        for (std::int64_t begin = 0; begin < m_trace.size(); begin += blockItems) {
            gather(column, begin, m_first);
            if (!test(m_first, begin))
                return false;
        }
        return true;
    }
    void store(Column column)
    {
        const ColumnType type = infoOf(column).type;
        QByteArray bytes(qsizetype(m_trace.size() * widthOf(type)), Qt::Uninitialized);
        everyBlock(column, [&](const Block &block, std::int64_t begin) {
            encode(type, block.data(), std::int64_t(block.size()), bytes.data() + begin * widthOf(type));
            return true;
        });
        m_cbor.append(QCborTag(quint64(type)));
        m_cbor.append(bytes);
    }

    QCborStreamWriter &m_cbor;
    const Trace &m_trace;
    std::vector<Column> m_stored;
    Block m_first;
    Block m_second;
};

} // namespace

void putColumns(QCborStreamWriter &cbor, const Trace &trace, UnstoredItems &unstored)
{
    const bool mustStore = !unstored.fit(trace.size());
    putKey(cbor, "columns");
    const int count = trace.hasBytes() ? columnCount : simulatedColumnCount;
    cbor.startMap(quint64(count));
    ColumnWriter writer(cbor, trace);
    for (int column = 0; column < count; ++column)
        writer.write(Column(column), mustStore && column == 0);
    cbor.endMap();
    if (!writer.hasStored())
        unstored.add(trace.size());
}

} // namespace overlapse
