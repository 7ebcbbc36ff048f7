// SPDX-License-Identifier: MIT
// What the transforms are done with.
#pragma once

#include <QString>

#include <vector>

namespace overlapse {

struct LibraryVersion
{
    QString name;
    QString built;   ///< the version that it was compiled with
    QString running; ///< the one that is in use; empty: the library does not say
};

std::vector<LibraryVersion> libraryVersions();

} // namespace overlapse
