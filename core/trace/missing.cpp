// SPDX-License-Identifier: MIT
#include "trace/missing.h"

namespace overlapse {

std::int64_t lostAtBeginning(const Trace &trace)
{
    for (std::int64_t item = 0; item < trace.size(); ++item)
        if (trace.stamp(StampColumn::FetchAdmitted, item) != absent)
            return item;
    return 0;
}

bool isWhole(const Trace &trace)
{
    return !trace.cancelled() && lostAtBeginning(trace) == 0;
}

} // namespace overlapse
