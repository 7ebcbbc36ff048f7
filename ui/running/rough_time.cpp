// SPDX-License-Identifier: MIT
#include "running/rough_time.h"

#include "pipeline/numbers.h"
#include "running/runner.h"

#include <algorithm>
#include <cmath>

namespace overlapse {

QString roughTime(double seconds)
{
    if (seconds < 120)
        return Runner::tr("%1 s", "seconds").arg(std::max<qint64>(1, std::llround(seconds)));
    return Runner::tr("%1 min", "minutes").arg(countText(std::llround(seconds / 60), QLocale()));
}

} // namespace overlapse
