// SPDX-License-Identifier: MIT
#include "timeline/painted_scene.h"

#include "pipeline/vector_state.h"
#include "scene/paint.h"

#include <QColor>
#include <QPainter>
#include <QQuickWindow>
#include <QSize>

#include <cmath>

namespace overlapse {

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
    update();
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

void PaintedScene::paint(QPainter *painter)
{
    clearUpperVectors();
    const Scene painted = scene();
    // A last column or row of pixels that the item has only a part of.
    painter->save();
    painter->resetTransform();
    painter->setClipping(false);
    painter->fillRect(0, 0, painter->device()->width(), painter->device()->height(),
                      QColor::fromRgba(painted.background));
    painter->restore();
    paintScene(*painter, painted);
}

void PaintedScene::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickPaintedItem::geometryChange(now, before);
    if (now.size() == before.size())
        return;
    resizeTexture();
    pixelsChanged();
}

void PaintedScene::itemChange(ItemChange change, const ItemChangeData &data)
{
    QQuickPaintedItem::itemChange(change, data);
    if (change == ItemDevicePixelRatioHasChanged)
        pixelsChanged(); // edges lie on other pixels now
}

} // namespace overlapse
