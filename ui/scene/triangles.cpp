// SPDX-License-Identifier: MIT
#include "scene/triangles.h"

#include "scene/strokes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace overlapse {

namespace {

Corner cornerAt(QPointF at, QRgb colour, double opacity = 1)
{
    const double alpha = qAlpha(colour) / 255.0 * opacity;
    const auto part = [alpha](int channel) {
        return static_cast<std::uint8_t>(std::lround(channel * alpha));
    };
    return {static_cast<float>(at.x()), static_cast<float>(at.y()), part(qRed(colour)),
            part(qGreen(colour)),       part(qBlue(colour)),        part(255)};
}

void addQuad(const Corner &a, const Corner &b, const Corner &c, const Corner &d, std::vector<Corner> &corners)
{
    corners.insert(corners.end(), {a, b, c, a, c, d});
}

double dot(QPointF a, QPointF b)
{
    return a.x() * b.x() + a.y() * b.y();
}

QPointF unit(QPointF along)
{
    const double length = std::hypot(along.x(), along.y());
    return length > 0 ? along / length : QPointF();
}

class Triangles
{
public:
    Triangles(const SceneLayer &layer, double ratio) : m_layer(layer), m_ratio(ratio), m_pixel(1 / ratio) {}

    std::vector<Corner> all()
    {
        std::size_t rects = 0;
        for (const RectBatch &batch : m_layer.rects)
            rects += batch.rects.size();
        m_corners.reserve(6 * rects);
        for (const RectBatch &batch : m_layer.rects)
            addBatch(batch);
        for (const ScenePolygon &polygon : m_layer.polygons)
            addPolygon(polygon);
        for (const SceneLine &line : m_layer.lines)
            addLine(line);
        return std::move(m_corners);
    }

private:
    void addBatch(const RectBatch &batch)
    {
        if (batch.style == RectStyle::Rounded) {
            for (const QRectF &rect : batch.rects)
                addRounded(rect, batch.radius, batch.colour);
            return;
        }
        if (qAlpha(batch.colour) > 0)
            for (const QRectF &rect : batch.rects)
                addRectangle(rect, batch.colour, m_corners);
        if (batch.style == RectStyle::Hatched) {
            std::vector<QLineF> lines;
            for (const QRectF &rect : batch.rects)
                addHatchLines(rect, lines);
            for (const QLineF &line : lines)
                addSmoothLine(line.p1(), line.p2(), hatchWidth, batch.second);
        }
        if (batch.style == RectStyle::Outline)
            for (const QRectF &rect : batch.rects)
                addOutline(rect, batch.second);
    }

    void addOutline(const QRectF &rect, QRgb colour)
    {
        const double width = std::min({m_pixel, rect.width() / 2, rect.height() / 2});
        const double inner = rect.height() - 2 * width;
        addRectangle({rect.left(), rect.top(), rect.width(), width}, colour, m_corners);
        addRectangle({rect.left(), rect.bottom() - width, rect.width(), width}, colour, m_corners);
        addRectangle({rect.left(), rect.top() + width, width, inner}, colour, m_corners);
        addRectangle({rect.right() - width, rect.top() + width, width, inner}, colour, m_corners);
    }

    void addRounded(const QRectF &rect, double most, QRgb colour)
    {
        const double radius = std::min({most, rect.width() / 2, rect.height() / 2});
        const int steps = std::clamp(static_cast<int>(std::ceil(radius * m_ratio)), 1, 16);
        const std::array centres{
            QPointF(rect.right() - radius, rect.bottom() - radius),
            QPointF(rect.left() + radius, rect.bottom() - radius),
            QPointF(rect.left() + radius, rect.top() + radius),
            QPointF(rect.right() - radius, rect.top() + radius),
        };
        std::vector<QPointF> outline;
        for (std::size_t corner = 0; corner < centres.size(); ++corner)
            for (int step = 0; step <= steps; ++step) {
                const double angle =
                    (static_cast<double>(corner) + static_cast<double>(step) / steps) * std::numbers::pi / 2;
                outline.push_back(centres[corner] + radius * QPointF(std::cos(angle), std::sin(angle)));
            }
        addSmooth(outline, colour);
    }

    /// A convex one, that fades out from half a device pixel within its edges to half a one beyond them.
    void addSmooth(const std::vector<QPointF> &given, QRgb colour)
    {
        std::vector<QPointF> points;
        for (const QPointF &point : given)
            if (points.empty()
                || std::hypot(point.x() - points.back().x(), point.y() - points.back().y()) > 1e-6)
                points.push_back(point);
        while (points.size() > 1
               && std::hypot(points.front().x() - points.back().x(), points.front().y() - points.back().y())
                   <= 1e-6)
            points.pop_back();
        const std::size_t count = points.size();
        if (count < 3)
            return;
        double area = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const QPointF &a = points[i];
            const QPointF &b = points[(i + 1) % count];
            area += a.x() * b.y() - b.x() * a.y();
        }
        const auto outward = [&](std::size_t edge) {
            const QPointF along = unit(points[(edge + 1) % count] - points[edge]);
            return area > 0 ? QPointF(along.y(), -along.x()) : QPointF(-along.y(), along.x());
        };
        std::vector<Corner> inner;
        std::vector<Corner> outer;
        for (std::size_t i = 0; i < count; ++i) {
            const QPointF before = outward((i + count - 1) % count);
            const QPointF after = outward(i);
            // As far from both edges; an acute corner no farther than four times that.
            const QPointF away = (before + after) / std::max(0.5, 1 + dot(before, after)) * (m_pixel / 2);
            inner.push_back(cornerAt(points[i] - away, colour));
            outer.push_back(cornerAt(points[i] + away, colour, 0));
        }
        for (std::size_t i = 1; i + 1 < count; ++i)
            m_corners.insert(m_corners.end(), {inner[0], inner[i], inner[i + 1]});
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t next = (i + 1) % count;
            addQuad(inner[i], inner[next], outer[next], outer[i], m_corners);
        }
    }

    void addPolygon(const ScenePolygon &polygon)
    {
        if (polygon.points.size() < 2)
            return;
        if (!polygon.filled) {
            for (const QRectF &rect : stepRects(polygon, m_ratio))
                addRectangle(rect, polygon.colour, m_corners);
        } else if (polygon.smooth) {
            addSmooth(polygon.points, polygon.colour);
        } else {
            addArea(polygon);
        }
    }

    /// From the level at which it begins.
    void addArea(const ScenePolygon &polygon)
    {
        const double level = polygon.points.front().y();
        for (std::size_t i = 1; i < polygon.points.size(); ++i) {
            const QPointF &a = polygon.points[i - 1];
            const QPointF &b = polygon.points[i];
            if (b.x() <= a.x() || (a.y() == level && b.y() == level))
                continue;
            addQuad(cornerAt(a, polygon.colour), cornerAt(b, polygon.colour),
                    cornerAt({b.x(), level}, polygon.colour), cornerAt({a.x(), level}, polygon.colour),
                    m_corners);
        }
    }

    void addLine(const SceneLine &line)
    {
        if (line.dashed)
            return addDashes(line);
        const bool upright = line.from.x() == line.to.x() || line.from.y() == line.to.y();
        if (!upright || line.width > 1)
            return addSmoothLine(line.from, line.to, line.width, line.colour);
        // Whole device pixels, from the one in which it lies.
        const double width = std::max(1.0, std::round(line.width * m_ratio)) * m_pixel;
        const auto place = [&](double at) {
            return std::floor((at - (width - m_pixel) / 2) * m_ratio) * m_pixel;
        };
        const QPointF begin(std::min(line.from.x(), line.to.x()), std::min(line.from.y(), line.to.y()));
        const QPointF size(std::abs(line.to.x() - line.from.x()), std::abs(line.to.y() - line.from.y()));
        addRectangle(size.x() > 0 ? QRectF(begin.x(), place(begin.y()), size.x(), width)
                                  : QRectF(place(begin.x()), begin.y(), width, size.y()),
                     line.colour, m_corners);
    }

    void addDashes(const SceneLine &line)
    {
        const QPointF along = line.to - line.from;
        const double length = std::hypot(along.x(), along.y());
        const QPointF direction = unit(along);
        const double step = (dashOn + dashOff) * line.width;
        for (double at = 0; at < length && step > 0; at += step)
            addSmoothLine(line.from + direction * at,
                          line.from + direction * std::min(length, at + dashOn * line.width), line.width,
                          line.colour);
    }

    void addSmoothLine(QPointF from, QPointF to, double width, QRgb colour)
    {
        const QPointF along = unit(to - from);
        const QPointF across(-along.y(), along.x());
        const double opacity = std::min(1.0, width * m_ratio);
        const QPointF full = across * std::max(0.0, (width - m_pixel) / 2);
        const QPointF faded = across * std::max(m_pixel, (width + m_pixel) / 2);
        const auto at = [&](QPointF place, double strength) { return cornerAt(place, colour, strength); };
        addQuad(at(from - full, opacity), at(to - full, opacity), at(to + full, opacity),
                at(from + full, opacity), m_corners);
        for (const double side : {-1.0, 1.0})
            addQuad(at(from + side * full, opacity), at(to + side * full, opacity), at(to + side * faded, 0),
                    at(from + side * faded, 0), m_corners);
    }

    const SceneLayer &m_layer;
    double m_ratio;
    double m_pixel;
    std::vector<Corner> m_corners;
};

} // namespace

void addRectangle(const QRectF &rect, QRgb colour, std::vector<Corner> &corners)
{
    const Corner first = cornerAt(rect.topLeft(), colour);
    const auto at = [&first](double x, double y) {
        Corner corner = first;
        corner.x = static_cast<float>(x);
        corner.y = static_cast<float>(y);
        return corner;
    };
    addQuad(first, at(rect.right(), rect.top()), at(rect.right(), rect.bottom()),
            at(rect.left(), rect.bottom()), corners);
}

std::vector<Corner> trianglesOf(const SceneLayer &layer, double ratio)
{
    return Triangles(layer, ratio).all();
}

} // namespace overlapse
