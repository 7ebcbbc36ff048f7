// SPDX-License-Identifier: MIT
#include "scene/damage.h"

#include <algorithm>

namespace overlapse {

namespace {

constexpr std::size_t mostRects = 24;
constexpr double smoothed = 2; // what reaches beyond an edge

QRectF boundsOf(const QRectF &rect)
{
    return rect;
}

QRectF boundsOf(const std::vector<QPointF> &points, double around)
{
    if (points.empty())
        return {};
    double left = points[0].x();
    double right = left;
    double top = points[0].y();
    double bottom = top;
    for (const QPointF &point : points) {
        left = std::min(left, point.x());
        right = std::max(right, point.x());
        top = std::min(top, point.y());
        bottom = std::max(bottom, point.y());
    }
    return QRectF(left, top, right - left, bottom - top).adjusted(-around, -around, around, around);
}

QRectF boundsOf(const ScenePolygon &polygon)
{
    return boundsOf(polygon.points, polygon.width);
}

QRectF boundsOf(const SceneLine &line)
{
    return boundsOf({line.from, line.to}, line.width);
}

// Letters may reach beyond it.
QRectF boundsOf(const SceneLabel &label)
{
    const double around = label.pixelSize / 2.0;
    return label.rect.adjusted(-around, -around, around, around);
}

class Damage
{
public:
    std::vector<QRectF> rects;

    void between(const SceneLayer &before, const SceneLayer &after)
    {
        if (before.clip != after.clip) {
            addAll(before);
            addAll(after);
            return;
        }
        m_clip = after.clip;
        betweenBatches(before.rects, after.rects);
        betweenAll(before.polygons, after.polygons, true);
        betweenAll(before.lines, after.lines, true);
        betweenAll(before.labels, after.labels, true);
    }

private:
    static bool lookAlike(const RectBatch &one, const RectBatch &other)
    {
        return one.style == other.style && one.colour == other.colour && one.second == other.second
            && one.radius == other.radius;
    }

    /// Some looks come and some go; those that stay are painted in the same order.
    void betweenBatches(const std::vector<RectBatch> &before, const std::vector<RectBatch> &after)
    {
        std::size_t next = 0;
        for (const RectBatch &now : after) {
            const auto then = std::find_if(before.begin() + static_cast<std::ptrdiff_t>(next), before.end(),
                                           [&now](const RectBatch &batch) { return lookAlike(batch, now); });
            if (then == before.end()) {
                betweenAll({}, now.rects, false);
                continue;
            }
            const auto place = static_cast<std::size_t>(then - before.begin());
            for (; next < place; ++next)
                betweenAll(before[next].rects, {}, false);
            betweenAll(before[next].rects, now.rects, true);
            ++next;
        }
        for (; next < before.size(); ++next)
            betweenAll(before[next].rects, {}, false);
    }

    /// What is alike at the front and at the back is left out.
    template<typename Element>
    void betweenAll(const std::vector<Element> &before, const std::vector<Element> &after, bool mayBeAlike)
    {
        const std::size_t least = mayBeAlike ? std::min(before.size(), after.size()) : 0;
        std::size_t front = 0;
        while (front < least && before[front] == after[front])
            ++front;
        std::size_t back = 0;
        while (back < least - front && before[before.size() - 1 - back] == after[after.size() - 1 - back])
            ++back;
        for (const std::vector<Element> *all : {&before, &after})
            for (std::size_t i = front; i < all->size() - back; ++i)
                add(boundsOf((*all)[i]));
    }

    void addAll(const SceneLayer &layer)
    {
        m_clip = layer.clip;
        for (const RectBatch &batch : layer.rects)
            betweenAll(batch.rects, {}, false);
        betweenAll(layer.polygons, {}, false);
        betweenAll(layer.lines, {}, false);
        betweenAll(layer.labels, {}, false);
    }

    void add(QRectF bounds)
    {
        bounds.adjust(-smoothed, -smoothed, smoothed, smoothed);
        if (!m_clip.isNull())
            bounds &= m_clip;
        if (bounds.isEmpty())
            return;
        // With one that it touches, if there is one; with the last, where there are many already.
        for (QRectF &known : rects)
            if (known.intersects(bounds)) {
                known |= bounds;
                return;
            }
        if (rects.size() < mostRects)
            rects.push_back(bounds);
        else
            rects.back() |= bounds;
    }

    QRectF m_clip;
};

double areaOf(const QRectF &rect)
{
    return rect.width() * rect.height();
}

// Many parts, of which some lie on others, are painted slower than what is around all of them.
std::vector<QRectF> fewest(std::vector<QRectF> parts, const QSizeF &size)
{
    constexpr double perPart = 0.06; // of painting all there is: to look through it for what lies in a part
    const double whole = std::max(1.0, size.width() * size.height());
    double cost = 0;
    QRectF around;
    for (const QRectF &part : parts) {
        cost += perPart + areaOf(part) / whole;
        around |= part;
    }
    return parts.size() > 1 && cost > perPart + areaOf(around) / whole ? std::vector{around}
                                                                       : std::move(parts);
}

} // namespace

std::vector<QRectF> damageBetween(const Scene &before, const Scene &after)
{
    if (before.size != after.size || before.devicePixelRatio != after.devicePixelRatio
        || before.background != after.background || before.fontFamilies != after.fontFamilies
        || before.layers.size() != after.layers.size())
        return {QRectF(QPointF(), after.size)};
    Damage damage;
    for (std::size_t i = 0; i < after.layers.size(); ++i)
        damage.between(before.layers[i], after.layers[i]);
    for (QRectF &rect : damage.rects) {
        const double ratio = after.devicePixelRatio;
        const QRect pixels = QRectF(rect.topLeft() * ratio, rect.size() * ratio).toAlignedRect();
        rect = {QPointF(pixels.topLeft()) / ratio, QSizeF(pixels.size()) / ratio};
    }
    return fewest(std::move(damage.rects), after.size);
}

} // namespace overlapse
