// SPDX-License-Identifier: MIT
// What a file server is to do, as plain data, and what of it is written as text.
#pragma once

#include "pipeline/checked.h"
#include "pipeline/work_spec.h"

namespace overlapse {

/// How a request fails that is to fail, as its client sees it.
enum class FailureKind : std::uint8_t {
    Unavailable, ///< a whole response with status 503
    Reset,       ///< the connection is reset in the middle of the response
    Stall,       ///< half the response, and then nothing for as long as the client waits
    Short,       ///< half the response, and then the end of the connection
    Garbage,     ///< bytes that are not HTTP, and then the end of the connection
};

struct ServeOptions
{
    QString folder{};
    quint16 port = 0;   ///< 0: any that is free
    TimeSpec latency{}; ///< waited before the first byte of a response; none unless told
    double fail = 0;    ///< the share of requests that fail, from 0 to 1
    FailureKind failWith = FailureKind::Unavailable;
    std::uint64_t seed = 1;
    Nanos idle = std::chrono::minutes(1); ///< a connection on which nothing moves for so long is closed
};

/// "503", "reset", "stall", "short" or "garbage".
Checked<FailureKind> parseFailureKind(const QString &text);

/// A percentage from 0% to 100%, as a fraction.
Checked<double> parseShare(const QString &text);

} // namespace overlapse
