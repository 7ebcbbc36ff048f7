// SPDX-License-Identifier: MIT
// What a lane is called, on screen and in files.
#pragma once

#include "trace/stamps.h"

#include <QString>

namespace overlapse {

/// 0 is the fetch, 1 the transform.
inline constexpr const char *stageNames[] = {"fetch", "transform"};

/// "fetch 0" (the slot), "thread 2" (of the pool) or "driver"; empty where nothing ran.
inline QString laneText(int stage, std::int32_t lane)
{
    if (lane == driverLane)
        return QStringLiteral("driver");
    if (lane < 0)
        return {};
    return (stage == 0 ? QStringLiteral("fetch ") : QStringLiteral("thread ")) + QString::number(lane);
}

} // namespace overlapse
