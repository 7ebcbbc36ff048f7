// SPDX-License-Identifier: MIT
#include "timeline/painted_scene.h"

#include "pipeline/vector_state.h"
#include "scene/damage.h"
#include "scene/paint.h"
#include "timeline/scene_node.h"

#include <QColor>
#include <QPainter>
#include <QQuickWindow>
#include <QSGRendererInterface>
#include <QSize>

#include <cmath>

namespace overlapse {

namespace {

constexpr std::size_t mostDamage = 48; // rectangles that are worth a look of their own each

bool drawsTriangles(const QQuickWindow *window)
{
    return window && QSGRendererInterface::isApiRhiBased(window->rendererInterface()->graphicsApi());
}

} // namespace

PaintedScene::PaintedScene(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setOpaquePainting(true);
}

void PaintedScene::setMagnification(double magnification)
{
    if (magnification == m_magnification)
        return;
    m_magnification = magnification;
    resizeTexture();
    pixelsChanged();
    Q_EMIT magnificationChanged();
}

void PaintedScene::setScheme(int scheme)
{
    if (scheme == this->scheme())
        return;
    m_scheme = static_cast<Scheme>(scheme);
    redraw();
    Q_EMIT schemeChanged();
}

double PaintedScene::pixelRatio() const
{
    return (window() ? window()->effectiveDevicePixelRatio() : 1) * m_magnification;
}

// In the window's units; Qt scales what is painted to it.
void PaintedScene::resizeTexture()
{
    setTextureSize(m_magnification == 1 ? QSize()
                                        : QSize(static_cast<int>(std::ceil(width() * m_magnification)),
                                                static_cast<int>(std::ceil(height() * m_magnification))));
}

void PaintedScene::redraw()
{
    m_outdated = true;
    polish();
}

// What is not seen is drawn when it is.
void PaintedScene::updatePolish()
{
    if (!m_outdated || !isVisible() || width() <= 0 || height() <= 0)
        return;
    m_outdated = false;
    clearUpperVectors();
    Scene next = scene();
    const std::vector<QRectF> damage = damageBetween(m_shown, next);
    m_shown = std::move(next);
    m_damage.insert(m_damage.end(), damage.begin(), damage.end());
    if (m_damage.size() > mostDamage)
        m_damage = {QRectF(QPointF(), m_shown.size)};
    QRectF bounds;
    for (const QRectF &rect : damage)
        bounds |= rect;
    if (!bounds.isEmpty())
        update(bounds.toAlignedRect());
}

QSGNode *PaintedScene::updatePaintNode(QSGNode *node, UpdatePaintNodeData *data)
{
    if (!drawsTriangles(window()))
        return QQuickPaintedItem::updatePaintNode(node, data);
    auto *drawn = static_cast<SceneNode *>(node);
    if (!drawn)
        drawn = new SceneNode(window());
    drawn->show(m_shown);
    m_damage.clear();
    return drawn;
}

// On the thread that draws, while the window's own waits.
void PaintedScene::paint(QPainter *painter)
{
    paintDamage();
    painter->save();
    painter->resetTransform();
    painter->setCompositionMode(QPainter::CompositionMode_Source);
    // A last column or row of pixels that the item has only a part of.
    const QPaintDevice &device = *painter->device();
    if (device.width() > m_picture.width() || device.height() > m_picture.height())
        painter->fillRect(0, 0, device.width(), device.height(), QColor::fromRgba(m_shown.background));
    painter->drawImage(QPoint(0, 0), m_picture);
    painter->restore();
}

void PaintedScene::paintDamage()
{
    const double ratio = m_shown.devicePixelRatio;
    const QSize pixels(static_cast<int>(std::ceil(m_shown.size.width() * ratio)),
                       static_cast<int>(std::ceil(m_shown.size.height() * ratio)));
    if (m_picture.size() != pixels) {
        m_picture = QImage(pixels, QImage::Format_ARGB32_Premultiplied);
        m_picture.fill(QColor::fromRgba(m_shown.background));
        m_damage = {QRectF(QPointF(), m_shown.size)};
    }
    if (m_damage.empty() || pixels.isEmpty())
        return;
    QPainter painter(&m_picture);
    painter.scale(ratio, ratio);
    for (const QRectF &part : m_damage) {
        painter.setCompositionMode(QPainter::CompositionMode_Source);
        painter.fillRect(part, Qt::transparent);
        painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
        paintScene(painter, m_shown, part);
    }
    m_damage.clear();
}

void PaintedScene::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickPaintedItem::geometryChange(now, before);
    if (now.size() == before.size())
        return;
    resizeTexture();
    m_outdated = true;
    pixelsChanged();
}

void PaintedScene::itemChange(ItemChange change, const ItemChangeData &data)
{
    QQuickPaintedItem::itemChange(change, data);
    if (change == ItemDevicePixelRatioHasChanged)
        pixelsChanged(); // edges lie on other pixels now
    else if ((change == ItemVisibleHasChanged && data.boolValue)
             || (change == ItemSceneChange && data.window))
        polish();
}

} // namespace overlapse
