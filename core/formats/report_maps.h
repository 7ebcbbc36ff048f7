// SPDX-License-Identifier: MIT
// In a report: maps of limits, by the cells that matter.
#pragma once

#include "formats/report.h"

namespace overlapse {

/// "parallel, 2 threads, order kept: 1,000 items with N from 1 to 64 and M from 1 to 16, on 2 cores, predicted".
QString mapTitle(const LimitsMap &map, int cores);

/// The best cell, the smallest within 2 % of it, and the limits of now as far as they are on the map.
ReportTable mapTable(const LimitsMap &map);

} // namespace overlapse
