// SPDX-License-Identifier: MIT
#include "scene/counters.h"

#include <algorithm>

namespace overlapse {

namespace {

/// Differences of a function of time that is piecewise constant, in columns.
class ColumnSum
{
public:
    ColumnSum(const TimeAxis &time, const PixelGrid &grid)
        : m_time(time), m_ratio(grid.ratio), m_columns(std::max<std::int64_t>(1, grid.cell(time.right() - time.left()))),
          m_deltas(static_cast<std::size_t>(m_columns) + 2)
    {
    }
    void add(Nanos begin, Nanos end, double height = 1)
    {
        if (end <= m_time.begin() || begin >= m_time.end())
            return;
        step(begin, height);
        step(end, -height);
    }
    [[nodiscard]] std::vector<double> values() const
    {
        std::vector<double> values(static_cast<std::size_t>(m_columns));
        double sum = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            sum += m_deltas[i];
            // The differences are sums of fractions; what is left of them near zero is rounding.
            values[i] = sum < 1e-6 ? 0 : sum;
        }
        return values;
    }

private:
    void step(Nanos at, double by)
    {
        const double x =
            std::clamp((m_time.x(at) - m_time.left()) * m_ratio, 0.0, static_cast<double>(m_columns));
        m_deltas[static_cast<std::size_t>(std::llround(x))] += by;
    }

    const TimeAxis &m_time;
    double m_ratio;
    std::int64_t m_columns;
    std::vector<double> m_deltas;
};

/// Corners of the steps; neighbours of equal height are one step.
std::vector<QPointF> stepPoints(const std::vector<double> &values, double left, double bottom, double height,
                                double peak, const PixelGrid &grid)
{
    std::vector<QPointF> points;
    double last = -1;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double y = grid.snap(bottom - height * values[i] / peak);
        const double x = left + static_cast<double>(i) * grid.pixel();
        if (y == last)
            continue;
        if (last >= 0)
            points.emplace_back(x, last);
        points.emplace_back(x, y);
        last = y;
    }
    if (last >= 0)
        points.emplace_back(left + static_cast<double>(values.size()) * grid.pixel(), last);
    return points;
}

} // namespace

void setCrispCounters(const PanelRows &rows, const TimeAxis &time, const PixelGrid &grid, ItemRange among,
                      ViewColumns &columns)
{
    ColumnSum inFlight(time, grid);
    ColumnSum busy(time, grid);
    const Nanos open = rows.end();
    StageStamps stamps{};
    for (std::int64_t item = among.first; item < among.last; ++item) {
        if (!rows.readStages(item, stamps) || stamps.fetchStarted > time.end())
            continue;
        if (stamps.fetchStarted != absent) {
            const Nanos end = stamps.fetchFinished == absent ? open : stamps.fetchFinished;
            inFlight.add(stamps.fetchStarted, end);
            busy.add(stamps.fetchStarted, end, coresOf(stamps.fetchCpu, stamps.fetchStarted, end, 0));
        }
        if (stamps.transformStarted != absent) {
            const Nanos end = stamps.transformFinished == absent ? open : stamps.transformFinished;
            busy.add(stamps.transformStarted, end,
                     coresOf(stamps.transformCpu, stamps.transformStarted, end, 1));
        }
    }
    columns.inFlight = inFlight.values();
    columns.busy = busy.values();
    columns.peak = 0;
    for (const auto *values : {&columns.inFlight, &columns.busy})
        columns.peak = std::max(columns.peak, *std::max_element(values->begin(), values->end()));
}

void addCounters(const PanelCanvas &canvas, const ViewColumns &columns, double peak, SceneLayer &layer)
{
    const QRectF strip = canvas.area.counters;
    if (strip.height() < 8 || peak <= 0)
        return;
    const PixelGrid &grid = canvas.grid;
    const double bottom = grid.snap(strip.bottom() - 2);
    const double height = strip.height() - 7;
    const double left = grid.snap(canvas.time.left());
    ScenePolygon area;
    area.colour = canvas.palette.inFlightArea;
    area.points = stepPoints(columns.inFlight, left, bottom, height, peak, grid);
    if (area.points.empty())
        return;
    area.points.insert(area.points.begin(), QPointF(left, bottom));
    area.points.emplace_back(area.points.back().x(), bottom);
    layer.polygons.push_back(std::move(area));

    // The line ends where the run does: after that there is nothing to be busy with.
    const double end = std::clamp(grid.snap(canvas.time.x(canvas.rows.end())), left, canvas.time.right());
    ScenePolygon line;
    line.colour = canvas.palette.busyLine;
    line.filled = false;
    std::vector<double> busy = columns.busy;
    busy.resize(
        std::min(busy.size(), static_cast<std::size_t>(std::max<std::int64_t>(0, grid.cell(end - left)))));
    // On the middle of a device pixel, so that a line of one and a half is not smeared over three.
    line.points = stepPoints(busy, left, bottom, height, peak, grid);
    // Many steps in little room would run together.
    line.width =
        static_cast<double>(line.points.size()) * 3 < canvas.time.right() - canvas.time.left() ? 2 : 1;
    if (line.points.size() > 1)
        layer.polygons.push_back(std::move(line));
}

} // namespace overlapse
