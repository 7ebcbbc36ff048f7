// SPDX-License-Identifier: MIT
// The columns of a run in an .overlapse file: one value an item, under a name, of one RFC 8746 type each.
#pragma once

#include "pipeline/clock_end.h"
#include "trace/trace.h"

#include <array>
#include <limits>
#include <type_traits>

namespace overlapse {

/// In the order of the file; the last three are there for real work only.
enum class Column : std::uint8_t {
    FetchAdmitted,
    FetchStarted,
    FetchFinished,
    FetchYielded,
    TransformStarted,
    TransformFinished,
    TransformYielded,
    TransformCpu,
    Rank,
    FetchLane,
    TransformLane,
    Attempts,
    FetchStatus,
    TransformStatus,
    FetchBytes,
    TransformBytes,
    FetchCpu, ///< since version 5
};
inline constexpr int columnCount = 17;
inline constexpr int simulatedColumnCount = 14;
/// How many columns a run of real work has in a file of that version.
constexpr int realColumnCount(std::int64_t version)
{
    return version >= 5 ? columnCount : columnCount - 1;
}

/// The number of an RFC 8746 tag.
enum class ColumnType : std::uint8_t { UInt8 = 64, UInt16 = 69, Int32 = 78, Int64 = 79 };

constexpr std::int64_t widthOf(ColumnType type)
{
    switch (type) {
    case ColumnType::UInt8: return 1;
    case ColumnType::UInt16: return 2;
    case ColumnType::Int32: return 4;
    case ColumnType::Int64: break;
    }
    return 8;
}

struct ColumnInfo
{
    const char *name;
    ColumnType type;
    std::int64_t least; ///< what a reader accepts
    std::int64_t most;
};

/// Sums of a few of them cannot overflow.
inline constexpr std::int64_t maxColumnValue = clockEnd.count();
/// The largest number of pool threads, and of items, that a file may name.
inline constexpr std::int64_t maxFileThreads = 65'536;
inline constexpr std::int64_t maxFileItems = std::numeric_limits<std::int32_t>::max();
/// The largest N, M and requests a host of a file: older ones have limits beyond what may be asked for today.
inline constexpr std::int64_t highestFileLimit = std::numeric_limits<std::int32_t>::max();

inline constexpr std::array<ColumnInfo, columnCount> columns{{
    {"fetch_admitted_ns", ColumnType::Int64, -1, maxColumnValue},
    {"fetch_started_ns", ColumnType::Int64, -1, maxColumnValue},
    {"fetch_finished_ns", ColumnType::Int64, -1, maxColumnValue},
    {"fetch_yielded_ns", ColumnType::Int64, -1, maxColumnValue},
    {"transform_started_ns", ColumnType::Int64, -1, maxColumnValue},
    {"transform_finished_ns", ColumnType::Int64, -1, maxColumnValue},
    {"transform_yielded_ns", ColumnType::Int64, -1, maxColumnValue},
    {"transform_cpu_ns", ColumnType::Int64, -1, maxColumnValue},
    {"rank", ColumnType::Int32, -1, maxFileItems - 1},
    {"fetch_lane", ColumnType::Int32, noLane, maxFileItems - 1},
    {"transform_lane", ColumnType::Int32, noLane, maxFileThreads - 1},
    {"attempts", ColumnType::UInt16, 0, std::numeric_limits<std::uint16_t>::max()},
    {"fetch_status", ColumnType::UInt8, 0, std::int64_t(Status::Cancelled)},
    {"transform_status", ColumnType::UInt8, 0, std::int64_t(Status::Cancelled)},
    {"fetch_bytes", ColumnType::Int64, -1, maxColumnValue},
    {"transform_bytes", ColumnType::Int64, -1, maxColumnValue},
    {"fetch_cpu_ns", ColumnType::Int64, -1, maxColumnValue},
}};

constexpr const ColumnInfo &infoOf(Column column)
{
    return columns[static_cast<std::size_t>(column)];
}

/// Calls `visit` with the column's member pointer, so that loops over rows know their type.
template<typename Visitor>
void withMember(Column column, Visitor visit)
{
    switch (column) {
    case Column::FetchAdmitted: return visit(&ItemRow::fetchAdmitted);
    case Column::FetchStarted: return visit(&ItemRow::fetchStarted);
    case Column::FetchFinished: return visit(&ItemRow::fetchFinished);
    case Column::FetchYielded: return visit(&ItemRow::fetchYielded);
    case Column::TransformStarted: return visit(&ItemRow::transformStarted);
    case Column::TransformFinished: return visit(&ItemRow::transformFinished);
    case Column::TransformYielded: return visit(&ItemRow::transformYielded);
    case Column::TransformCpu: return visit(&ItemRow::transformCpu);
    case Column::Rank: return visit(&ItemRow::rank);
    case Column::FetchLane: return visit(&ItemRow::fetchLane);
    case Column::TransformLane: return visit(&ItemRow::transformLane);
    case Column::Attempts: return visit(&ItemRow::attempts);
    case Column::FetchStatus: return visit(&ItemRow::fetchStatus);
    case Column::TransformStatus: return visit(&ItemRow::transformStatus);
    case Column::FetchBytes: return visit(&ItemRow::fetchBytes);
    case Column::TransformBytes: return visit(&ItemRow::transformBytes);
    case Column::FetchCpu: return visit(&ItemRow::fetchCpu);
    }
}

/// A member as the integer that is stored.
template<typename Value>
constexpr std::int64_t columnValue(Value value)
{
    if constexpr (std::is_same_v<Value, Nanos>)
        return value.count();
    else
        return static_cast<std::int64_t>(value);
}

/// Rows are read and written this many at a time.
inline constexpr std::int64_t blockItems = 4'096;

} // namespace overlapse
