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
        : m_time(time), m_ratio(grid.ratio),
          m_columns(std::max<std::int64_t>(1, grid.cell(time.right() - time.left()))),
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

constexpr double saturated = 0.98; // of a limit, on average over a column
constexpr int shade = 64;          // of 255
constexpr std::size_t mostShades = 60;

struct ColumnRange
{
    std::size_t first;
    std::size_t last; ///< one beyond
};

/// Where a limit is reached: in as few ranges as it takes, for they say where and not how often.
std::vector<ColumnRange> saturatedRanges(const std::vector<double> &values, double limit)
{
    std::vector<ColumnRange> ranges;
    for (std::size_t width = 1; width <= values.size(); width *= 2) {
        ranges.clear();
        for (std::size_t from = 0; from < values.size(); from += width) {
            const std::size_t to = std::min(values.size(), from + width);
            double sum = 0;
            for (std::size_t i = from; i < to; ++i)
                sum += values[i];
            if (sum < saturated * limit * static_cast<double>(to - from))
                continue;
            if (!ranges.empty() && ranges.back().last == from)
                ranges.back().last = to;
            else
                ranges.push_back({from, to});
        }
        if (ranges.size() <= mostShades)
            break;
    }
    return ranges;
}

/// Shades what holds all that it may: the fetch stage N, the pool c threads (or the driver itself), as high as that is.
void addSaturations(const PanelCanvas &canvas, const ViewColumns &columns, double left, double bottom,
                    double height, double peak, SceneLayer &layer)
{
    const PipelineSpec &spec = canvas.input.run->spec;
    const std::int64_t threads = usesPool(spec.mode) ? spec.threads : 1;
    const std::int64_t fetches = spec.mode == Mode::Blocking ? threads
        : spec.mode == Mode::Sequential                      ? 1
                                                             : effectiveFetchLimit(spec);
    const auto add = [&](const std::vector<double> &values, std::int64_t limit, Look look) {
        const QRgb colour = canvas.palette[look];
        const double top =
            canvas.grid.snap(bottom - height * std::min(1.0, static_cast<double>(limit) / peak));
        for (const ColumnRange &range : saturatedRanges(values, static_cast<double>(limit))) {
            const double from = left + static_cast<double>(range.first) * canvas.grid.pixel();
            const double to = left + static_cast<double>(range.last) * canvas.grid.pixel();
            layer.polygons.push_back({{{from, bottom}, {from, top}, {to, top}, {to, bottom}},
                                      qRgba(qRed(colour), qGreen(colour), qBlue(colour), shade)});
        }
    };
    add(columns.inFlight, fetches, Look::Fetch);
    add(columns.transforms, threads, Look::Transform);
}

/// Items held, as a thin line in the colour of what order holds.
void addHeld(const PanelCanvas &canvas, const ViewColumns &columns, double left, double bottom, double height,
             double peak, SceneLayer &layer)
{
    if (columns.held.empty() || *std::max_element(columns.held.begin(), columns.held.end()) < 0.5)
        return;
    // As far as the run goes.
    const double end = std::clamp(canvas.time.x(canvas.rows.end()), left, canvas.time.right());
    std::vector<double> held = columns.held;
    held.resize(std::min(held.size(),
                         static_cast<std::size_t>(std::max<std::int64_t>(0, canvas.grid.cell(end - left)))));
    for (double &value : held)
        value = std::min(value, peak);
    ScenePolygon line;
    line.colour = mixed(QColor::fromRgba(canvas.palette[Look::HeldOrder]), canvas.theme.surface, 0.45);
    line.filled = false;
    line.width = 1;
    line.points = stepPoints(held, left, bottom, height, peak, canvas.grid);
    if (line.points.size() > 1)
        layer.polygons.push_back(std::move(line));
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
    addSaturations(canvas, columns, left, bottom, height, peak, layer);
    addHeld(canvas, columns, left, bottom, height, peak, layer);

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
