// SPDX-License-Identifier: MIT
// Between the target of a request and the path of a file below the folder that is served. Pure: names are bytes, and
// what a path leads to is looked at when it is opened (served_file.h).
#pragma once

#include <string>
#include <string_view>

namespace overlapse {

struct ServedPath
{
    int refusal = 0; ///< the status to answer with; 0: none
    std::string
        path; ///< relative, without `.` and `..`; empty: the folder itself. Ends with / if the target did
};

/// Of `/a%20b/c?query` or `http://host/a%20b/c`. A target with `..` in it names nothing: clients resolve it themselves.
ServedPath servedPath(std::string_view target);

/// The target that names this path: every byte that could be taken for something else is escaped.
std::string targetOf(std::string_view path);

/// Whether the canonical `path` is `folder`, canonical too, or below it.
bool isWithin(std::string_view folder, std::string_view path);

} // namespace overlapse
