// SPDX-License-Identifier: MIT
#include "scene/overview_scene.h"

#include "scene/counters.h"
#include "scene/needles.h"

namespace overlapse {

Scene buildOverviewScene(const PanelInput *panel, TimeRange whole, QSizeF size, double devicePixelRatio,
                         const Theme &theme)
{
    Scene scene;
    scene.size = size;
    scene.devicePixelRatio = devicePixelRatio;
    scene.background = theme.surface.rgba();
    scene.fontFamilies = theme.fontFamilies;
    if (!panel || !panel->run || whole.end <= whole.begin || size.width() < 1)
        return scene;
    const TimeAxis time(whole.begin, whole.end, 0, size.width());
    const PixelGrid grid{devicePixelRatio};
    const PanelRows rows(*panel);
    const ItemRange among = rows.underWay(whole.begin, whole.end);
    const bool few = rows.areFew(among, whole.begin, 1);
    const ViewColumns columns = viewColumns(rows, time, grid, among, few);
    PanelArea area;
    area.rows = QRectF(0, 0, size.width(), size.height());
    area.counters = area.rows;
    const TimelineView view;
    const Wording wording;
    const PanelCanvas canvas{*panel,  rows, area,
                             view,    time, theme,
                             wording, grid, Palette(theme, panel->dimmed, panel->isPredicted()),
                             among,   few,  true,
                             0};
    SceneLayer counters;
    addCounters(canvas, columns, columns.peak, counters);
    scene.layers.push_back(std::move(counters));
    SceneLayer ticks;
    addFailures(canvas, ticks);
    scene.layers.push_back(std::move(ticks));
    return scene;
}

} // namespace overlapse
