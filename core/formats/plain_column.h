// SPDX-License-Identifier: MIT
// Columns of a recording that are not of items, and byte strings in great number: where they are in a file, and their
// values from there.
#pragma once

#include "formats/column_reader.h"

#include <QByteArrayView>

#include <vector>

class QCborStreamWriter;

namespace overlapse {

/// One value a row: stored, or the same for all of them.
struct PlainColumn
{
    const ColumnInfo *info = nullptr;
    std::int64_t rows = 0;
    FileColumn at{};
    bool sameAsRow = false; ///< the value is the row's number

    /// Rows first to first + count - 1, in their range; else what is wrong. Several threads.
    QString load(FileBytes &bytes, std::int64_t first, std::int64_t count,
                 std::vector<std::int64_t> &values) const;
};

/// Under the name that its info has; passes over the bytes. `mustStore`: it may not be the same for all.
PlainColumn readPlainColumn(CborSource &source, const ColumnInfo &info, std::int64_t rows,
                            bool mustStore = false);
/// The sums of its values before each of these rows, which ascend; the last may be the number of rows.
QString sumsBefore(FileBytes &bytes, const PlainColumn &column, const std::vector<std::int64_t> &rows,
                   std::vector<std::int64_t> &sums);

/// A column to be written, value by value.
class ColumnBuilder
{
public:
    explicit ColumnBuilder(const ColumnInfo &info) : m_info(info) {}
    void add(std::int64_t value);
    [[nodiscard]] std::int64_t rows() const { return m_rows; }
    /// Under its name; not stored where all values are the same or, if readers of the column know that, their rows'
    /// numbers.
    void put(QCborStreamWriter &cbor, bool mustStore = false, bool rowNumbers = false) const;

private:
    const ColumnInfo &m_info;
    QByteArray m_raw;
    std::int64_t m_rows = 0;
    std::int64_t m_first = 0;
    bool m_same = true;   ///< all are as the first
    bool m_number = true; ///< each is its row's number
};

/// So many byte strings: how long each is, and all of them one behind the other.
struct SizedBytes
{
    PlainColumn sizes{};
    qint64 position = 0; ///< of the first
    qint64 bytes = 0;    ///< of all together
};

/// A map of both, the value of the key that was read.
SizedBytes readSizedBytes(CborSource &source, std::int64_t rows, bool mustStore = false);

/// Byte strings to be written.
class SizedBuilder
{
public:
    SizedBuilder();
    void add(QByteArrayView bytes);
    [[nodiscard]] std::int64_t rows() const { return m_sizes.rows(); }
    void put(QCborStreamWriter &cbor, bool mustStore = false) const;

private:
    ColumnBuilder m_sizes;
    QByteArray m_bytes;
};

} // namespace overlapse
