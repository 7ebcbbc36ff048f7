// SPDX-License-Identifier: MIT
#include "scene/needles.h"

#include <algorithm>
#include <optional>

namespace overlapse {

namespace {

constexpr double needleWidth = 3;
constexpr double needleHeight = 6;
constexpr double pointerWidth = 10;
constexpr double pointerHeight = 8;
constexpr double halo = 1.5;

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
        addPointer(item, m_canvas.time.x(from + (to - from) / 2));
    }

private:
    /// Of its row, if that is seen; the upper edge where there are no rows.
    [[nodiscard]] std::optional<double> middleOf(std::int64_t item) const
    {
        const QRectF &rows = m_canvas.area.rows;
        if (m_canvas.flow)
            return rows.top();
        const double middle = m_canvas.rowTop(static_cast<double>(item)) + m_canvas.area.rowHeight / 2;
        return middle < rows.top() || middle > rows.bottom() ? std::nullopt : std::optional(middle);
    }

    /// Down to the row: what was found, and what failed, is upright.
    void addPointer(std::int64_t item, double x)
    {
        const std::optional<double> middle = middleOf(item);
        if (!middle)
            return;
        const double tip = std::max(*middle, m_canvas.area.rows.top() + pointerHeight + halo);
        const auto triangle = [&](double by, QRgb colour) {
            const double top = tip - pointerHeight - by;
            const double reach = pointerWidth / 2 + 2 * by;
            m_layer.polygons.push_back(
                {{{x, tip + by}, {x - reach, top}, {x + reach, top}}, colour, true, 0, true});
        };
        triangle(halo, m_canvas.theme.surface.rgba()); // it is seen on whatever is under it
        triangle(0, m_canvas.theme.text.rgba());
    }

    void add(std::int64_t item, double x, RectBatch &batch)
    {
        const PixelGrid &grid = m_canvas.grid;
        const QRectF &rows = m_canvas.area.rows;
        const std::optional<double> at = middleOf(item);
        if (!at)
            return;
        const double highest = rows.top() + needleHeight / 2;
        const double middle = std::clamp(*at, highest, std::max(highest, rows.bottom() - needleHeight / 2));
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
