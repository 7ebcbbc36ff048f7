// SPDX-License-Identifier: MIT
// A scene as an item of the window, sharp on every screen and under large type. By the painter of files, which draws
// under every renderer.
#pragma once

#include "scene/scene.h"
#include "scene/scheme.h"

#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace overlapse {

class PaintedScene : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("what a scene is of says who derives from it")
    /// Of what shows it: it is painted with that many more pixels.
    Q_PROPERTY(double magnification READ magnification WRITE setMagnification NOTIFY magnificationChanged)
    Q_PROPERTY(int scheme READ scheme WRITE setScheme NOTIFY schemeChanged) ///< Scheme

public:
    explicit PaintedScene(QQuickItem *parent = nullptr);

    [[nodiscard]] double magnification() const { return m_magnification; }
    void setMagnification(double magnification);
    [[nodiscard]] int scheme() const { return static_cast<int>(m_scheme); }
    void setScheme(int scheme);

    void paint(QPainter *painter) final;

Q_SIGNALS:
    void magnificationChanged();
    void schemeChanged();

protected:
    /// Of the item's size and pixelRatio(). On the thread that draws, while the window's own waits.
    [[nodiscard]] virtual Scene scene() = 0;
    [[nodiscard]] Theme theme() const { return themeOf(m_scheme); }
    /// Device pixels to one of the item's.
    [[nodiscard]] double pixelRatio() const;
    /// The number of pixels has changed.
    virtual void pixelsChanged() = 0;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;

private:
    void resizeTexture();

    double m_magnification = 1;
    Scheme m_scheme = Scheme::Light;
};

} // namespace overlapse
