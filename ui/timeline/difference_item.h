// SPDX-License-Identifier: MIT
// The chart of two runs compared, on the screen: draws it, and turns the pointer and keys into pairs.
#pragma once

#include "timeline/difference_view.h"
#include "timeline/painted_scene.h"

#include "scene/difference_scene.h"

namespace overlapse {

/// Pointing at a column tells of its middle pair; a click selects that. Keys: Left and Right go from column to column, Up
/// and Down from pair to pair, Home and End to what gained and lost most, Return selects, Esc points at none.
class DifferenceItem
    : public overlapse::PaintedScene // in full: moc keeps it as it is written, and qmllint looks it up
{
    Q_OBJECT
    QML_NAMED_ELEMENT(DifferenceChart)
    Q_PROPERTY(overlapse::DifferenceView *view READ view WRITE setView NOTIFY viewChanged REQUIRED)

public:
    explicit DifferenceItem(QQuickItem *parent = nullptr);

    [[nodiscard]] DifferenceView *view() const { return m_view; }
    void setView(DifferenceView *view);

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
    [[nodiscard]] const RunDifference *difference() const;
    [[nodiscard]] DifferenceLayout layout() const;
    [[nodiscard]] std::optional<std::size_t> at(QPointF position) const;
    void walk(int columns, int pairs);

    DifferenceView *m_view = nullptr;
    std::optional<std::size_t> m_pressed;
    QPointF m_pointer{-1, -1};
};

} // namespace overlapse
