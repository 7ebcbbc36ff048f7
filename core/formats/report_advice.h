// SPDX-License-Identifier: MIT
// In a report: what a search for limits found.
#pragma once

#include "formats/report.h"

namespace overlapse {

/// The advice and why, or why there is none; a paragraph each.
QStringList adviceLines(const SearchFindings &search);

/// A row for each setting that was tried.
ReportTable triedTable(const SearchFindings &search);

} // namespace overlapse
