// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace overlapse {

inline constexpr int mostListed = 10'000;

struct FolderList
{
    int status = 200; ///< 403: the folder may not be read
    std::string text; ///< one target a line
    bool whole = true;
};

/// The regular files in `folder` and below, in bytewise order of their paths, as targets below `root`: the first
/// 10,000, and not all of them where ten times as many entries had to be looked at. Symbolic links are left out, and
/// folders that may not be read passed over.
FolderList listFolder(const std::string &root, const std::string &folder);

} // namespace overlapse
