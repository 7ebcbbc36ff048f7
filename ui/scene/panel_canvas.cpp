// SPDX-License-Identifier: MIT
#include "scene/panel_canvas.h"

#include <algorithm>

namespace overlapse {

QRgb mixed(const QColor &a, const QColor &b, double shareOfB)
{
    const auto mix = [&](int x, int y) { return static_cast<int>(std::lround(x + (y - x) * shareOfB)); };
    return qRgba(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()),
                 mix(a.alpha(), b.alpha()));
}

Palette::Palette(const Theme &theme, bool dimmed, bool isPredicted, LookSet stressed) : predicted(isPredicted)
{
    constexpr double filled = 0.25; // of the colour, within the outline
    constexpr double faded = 0.8;   // of what gives way to what is stressed
    const double away = dimmed ? 0.62 : predicted ? 0.3 : 0;
    const auto shade = [&](const QColor &colour) { return mixed(colour, theme.surface, away); };
    for (int i = 0; i < lookCount; ++i) {
        const auto index = static_cast<std::size_t>(i);
        const bool stands = stressed.none() || stressed.test(index);
        const QColor own = lookColour(theme, static_cast<Look>(i));
        const QColor colour = stands ? own : QColor::fromRgba(mixed(own, theme.surface, faded));
        look[index] = shade(colour);
        hollow[index] = mixed(colour, theme.surface, 1 - filled);
    }
    ghost = theme.ghost.rgba();
    ghostLine = theme.ghostLine.rgba();
    ghostBand = mixed(theme.ghost, theme.ghostLine, 0.4);
    inFlightArea = shade(theme.inFlightArea);
    busyLine = shade(theme.busyLine);
    const auto dim = [&](const QColor &colour) { return mixed(colour, theme.surface, dimmed ? away : 0); };
    makespanLine = dim(theme.makespanLine);
    boundLine = dim(theme.boundLine);
    spread = dim(theme.spread);
    selection = theme.accent.rgba();
}

SpanHeights spanHeights(double rowHeight, const PixelGrid &grid)
{
    const double gap = rowHeight < 5 ? grid.pixel() : std::max(2.0, rowHeight * 0.24);
    // Rounded down: where rows are not a whole number of pixels high, the gap must not vanish now and then.
    const double running =
        std::max(grid.pixel(), std::floor((rowHeight - gap) * grid.ratio + 1e-6) / grid.ratio);
    double waiting = std::max(grid.pixel(), grid.snap(running * 0.3));
    // The same parity in device pixels, so that the thin span lies in the middle of the thick one.
    if ((grid.cell(running) - grid.cell(waiting)) % 2 != 0 && waiting + grid.pixel() < running)
        waiting += grid.pixel();
    return {running, waiting};
}

bool isRunningLook(Look look)
{
    switch (look) {
    case Look::Fetch:
    case Look::Transform:
    case Look::TransformOffCpu:
    case Look::TransformUnknown:
    case Look::Failed: return true;
    default: return false;
    }
}

Look spanLook(Cause cause, const ItemRow &row)
{
    if (!isRunning(cause))
        return causeLook(cause);
    const Status status = cause == Cause::FetchRunning ? row.fetchStatus : row.transformStatus;
    return status == Status::Failed ? Look::Failed : causeLook(cause);
}

} // namespace overlapse
