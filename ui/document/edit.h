// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace overlapse {

/// What a step of undo did. Steps of the same kind in a row are one, up to Document::commit().
enum class Edit : std::uint8_t {
    Kind,
    Items,
    FetchTime,
    TransformTime,
    Capacity,
    KnownCapacity,
    Supposed,
    Steps,
    Seed,
    Command,
    Inputs,
    Urls,
    Latency,
    Failing,
    Rule,
    FetchLimit,
    TransformLimit,
    Threads,
    Order,
    Reset,
    Example,
    Open,
    Keep,
    Remove,
    Rename,
    Place,
    Note,
    Try,
    LeaveOut,
};

} // namespace overlapse
