// SPDX-License-Identifier: MIT
#include "timeline/map_item.h"

#include <QHoverEvent>
#include <QKeyEvent>
#include <QMouseEvent>

namespace overlapse {

MapItem::MapItem(QQuickItem *parent) : PaintedScene(parent)
{
    setAcceptHoverEvents(true);
    setAcceptedMouseButtons(Qt::LeftButton);
    setActiveFocusOnTab(true);
}

void MapItem::setView(MapView *view)
{
    if (view == m_view)
        return;
    if (m_view)
        m_view->disconnect(this);
    m_view = view;
    if (m_view)
        connect(m_view, &MapView::changed, this, [this] { redraw(); });
    redraw();
    Q_EMIT viewChanged();
}

Scene MapItem::scene()
{
    return mapViewScene(m_view ? m_view->input() : MapViewInput{}, size(), pixelRatio(), theme(),
                        Wording::onScreen());
}

std::optional<std::size_t> MapItem::at(QPointF position) const
{
    return m_view ? placeAt(m_view->input(), size(), position) : std::nullopt;
}

void MapItem::hoverMoveEvent(QHoverEvent *event)
{
    // A pointer that rests tells again and again where it is: what a key has gone to since stays.
    if (!m_view || event->position() == m_pointer)
        return;
    m_pointer = event->position();
    m_view->point(at(m_pointer));
}

void MapItem::hoverLeaveEvent(QHoverEvent *)
{
    m_pointer = {-1, -1};
    if (m_view)
        m_view->point({});
}

void MapItem::mousePressEvent(QMouseEvent *event)
{
    forceActiveFocus(Qt::MouseFocusReason);
    m_pressed = at(event->position());
    event->setAccepted(m_pressed.has_value());
}

// On another cell than the one that was pressed, it is no click.
void MapItem::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_view && m_pressed && at(event->position()) == m_pressed)
        m_view->choose(*m_pressed);
    m_pressed.reset();
}

void MapItem::keyPressEvent(QKeyEvent *event)
{
    if (!m_view || (event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)))
        return event->ignore();
    const int step = event->modifiers() & Qt::ShiftModifier ? 4 : 1;
    switch (event->key()) {
    case Qt::Key_Left: return m_view->movePointed(-step, 0);
    case Qt::Key_Right: return m_view->movePointed(step, 0);
    case Qt::Key_Up: return m_view->movePointed(0, step);
    case Qt::Key_Down: return m_view->movePointed(0, -step);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: return m_view->choosePointed();
    case Qt::Key_Escape:
        if (m_view->input().pointed)
            return m_view->point({});
        [[fallthrough]];
    default: event->ignore();
    }
}

void MapItem::focusOutEvent(QFocusEvent *event)
{
    if (m_view)
        m_view->point({});
    PaintedScene::focusOutEvent(event);
}

} // namespace overlapse
