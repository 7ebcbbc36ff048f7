// SPDX-License-Identifier: MIT
// The program's icon as an item. Not an Image: where the processor draws, Qt 6.4 frees an image's texture only in a
// later frame of its window, and never when the window closes first.
#pragma once

#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace overlapse {

class ProgramIcon : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    /// Of what shows it: it is painted with that many more pixels.
    Q_PROPERTY(double magnification MEMBER m_magnification WRITE setMagnification NOTIFY magnificationChanged)

public:
    explicit ProgramIcon(QQuickItem *parent = nullptr);
    void setMagnification(double magnification);
    void paint(QPainter *painter) override;

Q_SIGNALS:
    void magnificationChanged();

protected:
    void geometryChange(const QRectF &now, const QRectF &before) override;

private:
    void resizeTexture();

    double m_magnification = 1;
};

} // namespace overlapse
