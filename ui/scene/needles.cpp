// SPDX-License-Identifier: MIT
#include "scene/needles.h"

#include <algorithm>

namespace overlapse {

namespace {

constexpr double needleWidth = 3;
constexpr double needleHeight = 6;

class Needles
{
public:
    Needles(const PanelCanvas &canvas, SceneLayer &layer) : m_canvas(canvas), m_layer(layer) {}

    void addFailed()
    {
        const Trace &trace = m_canvas.input.run->trace;
        const QRgb colour = m_canvas.palette[Look::Failed];
        if (m_canvas.rows.failed()) {
            // From one to the first that is three pixels later: as many steps as there is room, however many failed.
            const std::vector<std::int32_t> &failed = *m_canvas.rows.failed();
            const auto from = [&](Nanos time, auto begin) {
                return std::lower_bound(begin, failed.end(), time, [&trace](std::int32_t item, Nanos at) {
                    return failedAt(trace, item) < at;
                });
            };
            auto next = from(m_canvas.time.begin(), failed.begin());
            while (next != failed.end()) {
                const Nanos at = failedAt(trace, *next);
                if (at > m_canvas.time.end())
                    return;
                const double x = m_canvas.time.x(at);
                add(*next, x, m_layer.batch(colour));
                next = from(std::max(at + Nanos(1), m_canvas.time.timeAt(x + needleWidth)), next + 1);
            }
            return;
        }
        double last = -needleWidth;
        for (std::int64_t item = 0; item < trace.size() && trace.failedCount() > 0; ++item) {
            const Nanos at = failedAt(trace, item);
            if (at == absent || at < m_canvas.time.begin() || at > m_canvas.time.end())
                continue;
            const double x = m_canvas.time.x(at);
            if (x >= last + needleWidth || x < last)
                add(item, x, m_layer.batch(colour));
            last = x;
        }
    }

    void addSlowest(ItemRange among)
    {
        if (!m_canvas.rows.overlaps())
            return;
        const Trace &trace = m_canvas.input.run->trace;
        const std::int64_t item =
            m_canvas.rows.overlaps()->slowest(trace, among, m_canvas.time.begin(), m_canvas.time.end());
        if (item < 0)
            return;
        const Nanos admitted = trace.stamp(StampColumn::FetchAdmitted, item);
        const Nanos from = std::max(admitted, m_canvas.time.begin());
        const Nanos to = std::min(latencyEnd(trace, item), m_canvas.time.end());
        // Hollow: what was found is filled.
        add(item, m_canvas.time.x(from + (to - from) / 2),
            m_layer.batch(m_canvas.theme.surface.rgba(), RectStyle::Outline, m_canvas.theme.text.rgba()));
    }

private:
    void add(std::int64_t item, double x, RectBatch &batch)
    {
        const PixelGrid &grid = m_canvas.grid;
        const QRectF &rows = m_canvas.area.rows;
        double middle = rows.top() + needleHeight / 2;
        if (!m_canvas.flow) {
            middle = m_canvas.rowTop(static_cast<double>(item)) + m_canvas.area.rowHeight / 2;
            if (middle < rows.top() || middle > rows.bottom())
                return;
            middle = std::clamp(middle, rows.top() + needleHeight / 2, rows.bottom() - needleHeight / 2);
        }
        batch.rects.emplace_back(grid.snap(x - needleWidth / 2), grid.snap(middle - needleHeight / 2),
                                 needleWidth, needleHeight);
    }

    const PanelCanvas &m_canvas;
    SceneLayer &m_layer;
};

} // namespace

void addNeedles(const PanelCanvas &canvas, SceneLayer &layer)
{
    Needles needles(canvas, layer);
    needles.addFailed();
    needles.addSlowest(canvas.among);
}

void addFailures(const PanelCanvas &canvas, SceneLayer &layer)
{
    Needles(canvas, layer).addFailed();
}

} // namespace overlapse
