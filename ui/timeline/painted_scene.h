// SPDX-License-Identifier: MIT
// A scene as an item of the window, sharp on every screen and under large type. Drawn by the scene graph where there is a
// graphics processor; by the painter of files where there is none, and there only what has changed.
#pragma once

#include "scene/scene.h"
#include "scene/scheme.h"

#include <QImage>
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
    /// Of the item's size and pixelRatio(). Asked for once before a frame, where something has changed.
    [[nodiscard]] virtual Scene scene() = 0;
    [[nodiscard]] Theme theme() const { return themeOf(m_scheme); }
    /// Device pixels to one of the item's.
    [[nodiscard]] double pixelRatio() const;
    /// What is shown has changed.
    void redraw();
    /// The number of pixels has changed.
    virtual void pixelsChanged() { redraw(); }
    void updatePolish() override;
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;

private:
    void resizeTexture();
    void paintDamage();

    double m_magnification = 1;
    Scheme m_scheme = Scheme::Light;
    bool m_outdated = true;
    Scene m_shown;
    QImage m_picture;             ///< of it, but for the damage
    std::vector<QRectF> m_damage; ///< since it was painted
};

} // namespace overlapse
