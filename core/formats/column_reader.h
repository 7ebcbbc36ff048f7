// SPDX-License-Identifier: MIT
// The columns of a run as a file has them, and the rows that they make.
#pragma once

#include "formats/cbor_source.h"
#include "formats/columns.h"
#include "formats/unstored_items.h"

namespace overlapse {

struct FileColumn
{
    enum class Kind : std::uint8_t {
        Stored,   ///< at `position` in the file
        Constant, ///< `value`
        Item,     ///< the item's number
    };
    Kind kind = Kind::Constant;
    std::int64_t value = 0;
    qint64 position = 0;
    int sameAs = -1; ///< the earlier column that it equals; the rest of this then says nothing
};

struct RunColumns
{
    std::int64_t items = 0;
    int count = simulatedColumnCount; ///< columns that the file has; the rest are absent
    std::array<FileColumn, columnCount> columns{};
    [[nodiscard]] bool withBytes() const { return count > simulatedColumnCount; }
};

/// Where the columns of `columns.items` items are, in a file of that version; passes over their bytes.
void readColumns(CborSource &source, RunColumns &columns, std::int64_t version, UnstoredItems &unstored);

/// Puts every row into the trace, in blocks. Empty, or what is wrong.
QString readRows(QIODevice &device, const RunColumns &columns, Trace &trace);

} // namespace overlapse
