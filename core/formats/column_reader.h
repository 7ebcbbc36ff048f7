// SPDX-License-Identifier: MIT
// The columns of a run as a file has them, and the rows that they make.
#pragma once

#include "formats/cbor_source.h"
#include "formats/columns.h"
#include "formats/file_bytes.h"
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

/// The same rows of a chunk, every column. False: something cannot be read, or may be wrong. Several threads.
[[nodiscard]] bool loadChunk(FileBytes &bytes, const RunColumns &columns, const ChunkColumns &chunk);

/// What is wrong with rows that loadChunk() or ChunkCheck refused, from the first one on; empty: nothing.
QString whatIsWrong(FileBytes &bytes, const RunColumns &columns, Nanos end);

} // namespace overlapse
