// SPDX-License-Identifier: MIT
#include "scene/paint.h"

#include "scene/strokes.h"
#include "scene/theme.h"

#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace overlapse {

namespace {

class ScenePainter
{
public:
    ScenePainter(QPainter &painter, const Scene &scene, const QRectF &part = {})
        : m_painter(painter), m_scene(scene), m_part(part)
    {
        const QPaintEngine *engine = painter.paintEngine();
        m_pdf = engine && engine->type() == QPaintEngine::Pdf;
        m_vector = m_pdf || (engine && engine->type() == QPaintEngine::SVG);
    }

    void paint()
    {
        m_painter.save();
        if (!m_part.isNull())
            m_painter.setClipRect(m_part, Qt::IntersectClip);
        m_painter.fillRect(QRectF(QPointF(0, 0), m_scene.size), QColor::fromRgba(m_scene.background));
        for (const SceneLayer &layer : m_scene.layers) {
            if (!m_part.isNull() && !layer.clip.isNull() && !layer.clip.intersects(m_part))
                continue;
            m_painter.save();
            if (!layer.clip.isNull())
                m_painter.setClipRect(layer.clip, Qt::IntersectClip);
            for (const RectBatch &batch : layer.rects)
                paintBatch(m_part.isNull() ? batch : inPart(batch));
            for (const ScenePolygon &polygon : layer.polygons)
                paintPolygon(polygon);
            for (const SceneLine &line : layer.lines)
                paintLine(line);
            for (const SceneLabel &label : layer.labels)
                paint(label);
            m_painter.restore();
        }
        m_painter.restore();
    }

    void paint(const SceneLabel &label)
    {
        m_painter.setRenderHint(QPainter::TextAntialiasing, true);
        QFont font = themeFont(m_scene.fontFamilies, label.pixelSize, label.weight);
        // A font's alternate forms (of brackets beside digits, of hyphens) are glyphs of no character: a reader that
        // copies or searches the text would not find them. Scripts that need shaping are shaped all the same.
        if (m_pdf)
            font.setStyleStrategy(QFont::PreferNoShaping);
        m_painter.setFont(font);
        m_painter.setPen(QColor::fromRgba(label.colour));
        m_painter.drawText(label.rect,
                           static_cast<int>(label.alignment) | Qt::TextDontClip | Qt::TextSingleLine,
                           label.text);
    }

private:
    RectBatch inPart(const RectBatch &all) const
    {
        RectBatch batch{all.style, all.colour, all.second, all.radius, {}};
        for (const QRectF &rect : all.rects)
            if (rect.right() > m_part.left() && rect.left() < m_part.right() && rect.bottom() > m_part.top()
                && rect.top() < m_part.bottom())
                batch.rects.push_back(rect);
        return batch;
    }

    void paintBatch(const RectBatch &batch)
    {
        if (batch.rects.empty())
            return;
        const QColor colour = QColor::fromRgba(batch.colour);
        switch (batch.style) {
        case RectStyle::Solid: fill(batch, colour); break;
        case RectStyle::Rounded: fillRounded(batch, colour); break;
        case RectStyle::Hatched:
            fill(batch, colour);
            hatch(batch);
            break;
        case RectStyle::Outline:
            fill(batch, colour);
            outline(batch);
            break;
        }
    }

    void fill(const RectBatch &batch, const QColor &colour)
    {
        if (colour.alpha() == 0)
            return;
        m_painter.setRenderHint(QPainter::Antialiasing, false);
        if (m_vector) {
            // One path a look: a fraction of the bytes of one element a rectangle.
            QPainterPath path;
            for (const QRectF &rect : batch.rects)
                path.addRect(rect);
            m_painter.fillPath(path, colour);
            return;
        }
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        m_painter.drawRects(batch.rects.data(), static_cast<int>(batch.rects.size()));
    }

    void fillRounded(const RectBatch &batch, const QColor &colour)
    {
        m_painter.setRenderHint(QPainter::Antialiasing, true);
        QPainterPath path;
        for (const QRectF &rect : batch.rects) {
            const double radius = std::min({batch.radius, rect.width() / 2, rect.height() / 2});
            if (!m_vector)
                path.clear();
            path.addRoundedRect(rect, radius, radius);
            if (!m_vector)
                m_painter.fillPath(path, colour);
        }
        if (m_vector)
            m_painter.fillPath(path, colour);
    }

    void hatch(const RectBatch &batch)
    {
        std::vector<QLineF> lines;
        for (const QRectF &rect : batch.rects)
            addHatchLines(rect, lines);
        QPen pen(QColor::fromRgba(batch.second), hatchWidth);
        pen.setCapStyle(Qt::FlatCap);
        m_painter.setRenderHint(QPainter::Antialiasing, true);
        if (m_vector) {
            QPainterPath path;
            for (const QLineF &line : lines) {
                path.moveTo(line.p1());
                path.lineTo(line.p2());
            }
            m_painter.strokePath(path, pen);
            return;
        }
        m_painter.setPen(pen);
        m_painter.drawLines(lines.data(), static_cast<int>(lines.size()));
    }

    void outline(const RectBatch &batch)
    {
        const double pixel = 1 / m_scene.devicePixelRatio;
        QPen pen(QColor::fromRgba(batch.second), pixel);
        pen.setJoinStyle(Qt::MiterJoin);
        m_painter.setRenderHint(QPainter::Antialiasing, true);
        QPainterPath path;
        for (const QRectF &rect : batch.rects)
            path.addRect(rect.adjusted(pixel / 2, pixel / 2, -pixel / 2, -pixel / 2));
        m_painter.strokePath(path, pen);
    }

    void paintPolygon(const ScenePolygon &polygon)
    {
        if (polygon.points.size() < 2)
            return;
        const QColor colour = QColor::fromRgba(polygon.colour);
        const int count = static_cast<int>(polygon.points.size());
        m_painter.setRenderHint(QPainter::Antialiasing, !polygon.filled || polygon.smooth);
        if (polygon.filled) {
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(colour);
            m_painter.drawPolygon(polygon.points.data(), count);
            return;
        }
        if (!m_vector) {
            paintSteps(polygon, colour);
            return;
        }
        QPen pen(colour, polygon.width);
        pen.setJoinStyle(Qt::MiterJoin);
        pen.setCapStyle(Qt::FlatCap);
        m_painter.setPen(pen);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPolyline(polygon.points.data(), count);
    }

    void paintSteps(const ScenePolygon &polygon, const QColor &colour)
    {
        const std::vector<QRectF> steps = stepRects(polygon, m_scene.devicePixelRatio);
        m_painter.setRenderHint(QPainter::Antialiasing, false);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        m_painter.drawRects(steps.data(), static_cast<int>(steps.size()));
    }

    void paintLine(const SceneLine &line)
    {
        QPen pen(QColor::fromRgba(line.colour), line.width);
        pen.setCapStyle(Qt::FlatCap);
        if (line.dashed)
            pen.setDashPattern({dashOn, dashOff});
        const bool upright = line.from.x() == line.to.x() || line.from.y() == line.to.y();
        m_painter.setRenderHint(QPainter::Antialiasing, !upright || line.dashed || line.width > 1);
        m_painter.setPen(pen);
        m_painter.drawLine(line.from, line.to);
    }

    QPainter &m_painter;
    const Scene &m_scene;
    QRectF m_part; ///< null: all
    bool m_vector = false;
    bool m_pdf = false;
};

} // namespace

void paintScene(QPainter &painter, const Scene &scene)
{
    ScenePainter(painter, scene).paint();
}

void paintScene(QPainter &painter, const Scene &scene, const QRectF &part)
{
    if (!part.isEmpty())
        ScenePainter(painter, scene, part).paint();
}

void paintLabel(QPainter &painter, const Scene &scene, const SceneLabel &label)
{
    ScenePainter(painter, scene).paint(label);
}

} // namespace overlapse
