// SPDX-License-Identifier: MIT
// What the result of each item is called in the folder that results are written to.
#pragma once

#include "pipeline/work_spec.h"

namespace overlapse {

/// Of the list of results that is put beside them; no result is called so.
inline constexpr const char *resultsListName = "overlapse-results.csv";

/// One for each input, in their order; the same inputs give the same names. Paths below one folder: no component is
/// empty, `.` or `..`, begins with - or ~, or holds a control character, a backslash or what is not UTF-8 (these are
/// percent-escaped); none is longer than 250 bytes. No two are the same, however a file system treats upper and lower
/// case, and none is a folder of another.
///
/// A file is called by its path from the folder that all of them are in, a URL by its host, port and path with a hash of
/// its query, which may hold secrets. What a step makes of it may have another name (Transform::named).
std::vector<QByteArray> outputNames(const WorkSpec &work);

} // namespace overlapse
