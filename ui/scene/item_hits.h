// SPDX-License-Identifier: MIT
#pragma once

#include "scene/timeline_scene.h"

namespace overlapse {

/// Items that were looked for and found: those of each panel that was searched, rising.
struct ItemHits
{
    struct InPanel
    {
        PanelId panel = PanelId::None;
        const Run *run =
            nullptr; ///< in which they were found; where the panel shows another, they are outdated
        std::vector<std::int64_t> items;
    };
    std::vector<InPanel> panels;
    std::vector<std::shared_ptr<const void>> kept{}; ///< keeps the runs alive

    /// Null: it was not searched.
    [[nodiscard]] const InPanel *in(PanelId panel) const
    {
        for (const InPanel &found : panels)
            if (found.panel == panel)
                return &found;
        return nullptr;
    }
};

} // namespace overlapse
