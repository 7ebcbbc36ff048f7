// SPDX-License-Identifier: MIT
#include "workload/retry.h"

#include "workload/draw.h"

#include <algorithm>

namespace overlapse {

Nanos backoffAfter(int attempt, std::uint64_t seed, std::int64_t item)
{
    constexpr Nanos first = std::chrono::milliseconds(200);
    constexpr Nanos longest = std::chrono::seconds(30);
    constexpr int firstDraw = 2; // 0 and 1 are the stages' times
    const Nanos whole = std::min(longest, first * (std::int64_t(1) << std::clamp(attempt - 1, 0, 20)));
    const double share = 0.5 + uniformDraw(seed, item, firstDraw + attempt) / 2;
    return Nanos(static_cast<std::int64_t>(static_cast<double>(whole.count()) * share));
}

bool mayPass(int httpStatus)
{
    switch (httpStatus) {
    case 408: // Request Timeout
    case 425: // Too Early
    case 429: // Too Many Requests
    case 500: // Internal Server Error
    case 502: // Bad Gateway
    case 503: // Service Unavailable
    case 504: // Gateway Timeout
        return true;
    default: return false;
    }
}

} // namespace overlapse
