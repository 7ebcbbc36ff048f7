// SPDX-License-Identifier: MIT
// What a file may claim without holding it: a budget that its writer and its reader keep alike.
#pragma once

#include "formats/overlapse_file.h"

namespace overlapse {

/// The items of the runs so far that store no column.
class UnstoredItems
{
public:
    /// Whether one more run may be like that.
    [[nodiscard]] bool fit(std::int64_t items) const
    {
        return items <= maxUnstoredItems && m_items + items <= maxUnstoredItemsOfFile;
    }
    void add(std::int64_t items) { m_items += items; }

private:
    std::int64_t m_items = 0;
};

} // namespace overlapse
