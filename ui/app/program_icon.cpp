// SPDX-License-Identifier: MIT
#include "app/program_icon.h"

#include <QSvgRenderer>

namespace overlapse {

ProgramIcon::ProgramIcon(QQuickItem *parent) : QQuickPaintedItem(parent) {}

void ProgramIcon::setMagnification(double magnification)
{
    if (magnification == m_magnification)
        return;
    m_magnification = magnification;
    resizeTexture();
    Q_EMIT magnificationChanged();
}

void ProgramIcon::resizeTexture()
{
    setTextureSize((size() * m_magnification).toSize());
}

void ProgramIcon::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickPaintedItem::geometryChange(now, before);
    resizeTexture();
}

void ProgramIcon::paint(QPainter *painter)
{
    QSvgRenderer(QStringLiteral(":/icons/overlapse.svg")).render(painter, boundingRect());
}

} // namespace overlapse
