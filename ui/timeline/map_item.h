// SPDX-License-Identifier: MIT
// The map of limits on the screen: draws it, and turns the pointer and keys into cells.
#pragma once

#include "timeline/map_view.h"
#include "timeline/painted_scene.h"

namespace overlapse {

/// Pointing at a cell, or at a curve beside the map, tells of it; a click chooses its limits. Keys: the arrows move from cell
/// to cell, Return chooses, Esc points at none.
class MapItem
    : public overlapse::PaintedScene // in full: moc keeps it as it is written, and qmllint looks it up
{
    Q_OBJECT
    QML_NAMED_ELEMENT(LimitsMap)
    Q_PROPERTY(overlapse::MapView *view READ view WRITE setView NOTIFY viewChanged REQUIRED)

public:
    explicit MapItem(QQuickItem *parent = nullptr);

    [[nodiscard]] MapView *view() const { return m_view; }
    void setView(MapView *view);

Q_SIGNALS:
    void viewChanged();

protected:
    [[nodiscard]] Scene scene() override;
    void hoverEnterEvent(QHoverEvent *event) override { hoverMoveEvent(event); }
    void hoverMoveEvent(QHoverEvent *event) override;
    void hoverLeaveEvent(QHoverEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] std::optional<std::size_t> at(QPointF position) const;

    MapView *m_view = nullptr;
    std::optional<std::size_t> m_pressed;
    QPointF m_pointer{-1, -1};
};

} // namespace overlapse
