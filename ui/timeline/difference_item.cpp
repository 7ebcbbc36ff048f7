// SPDX-License-Identifier: MIT
#include "timeline/difference_item.h"

#include <QHoverEvent>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

namespace overlapse {

namespace {

std::size_t middleOf(const DifferenceColumn &column)
{
    return column.begin + (column.end - column.begin - 1) / 2;
}

} // namespace

DifferenceItem::DifferenceItem(QQuickItem *parent) : PaintedScene(parent)
{
    setAcceptHoverEvents(true);
    setAcceptedMouseButtons(Qt::LeftButton);
    setActiveFocusOnTab(true);
}

void DifferenceItem::setView(DifferenceView *view)
{
    if (view == m_view)
        return;
    if (m_view)
        m_view->disconnect(this);
    m_view = view;
    if (m_view)
        for (const auto signal : {&DifferenceView::changed, &DifferenceView::pointedChanged})
            connect(m_view, signal, this, [this] { redraw(); });
    redraw();
    Q_EMIT viewChanged();
}

const RunDifference *DifferenceItem::difference() const
{
    return m_view && m_view->any() ? &m_view->compared()->difference : nullptr;
}

DifferenceLayout DifferenceItem::layout() const
{
    return layoutDifferenceView(*difference(), size(), pixelRatio());
}

Scene DifferenceItem::scene()
{
    return differenceScene(difference(), m_view ? m_view->pointed() : std::nullopt, size(), pixelRatio(),
                           theme(), Wording::onScreen());
}

std::optional<std::size_t> DifferenceItem::at(QPointF position) const
{
    if (!difference())
        return {};
    const DifferenceLayout layout = this->layout();
    const std::optional<std::size_t> column = layout.columnAt(position);
    return column ? std::optional(middleOf(layout.columns[*column])) : std::nullopt;
}

void DifferenceItem::hoverMoveEvent(QHoverEvent *event)
{
    // A pointer that rests tells again and again where it is: what a key has gone to since stays.
    if (!m_view || event->position() == m_pointer)
        return;
    m_pointer = event->position();
    m_view->point(at(m_pointer));
}

void DifferenceItem::hoverLeaveEvent(QHoverEvent *)
{
    m_pointer = {-1, -1};
    if (m_view)
        m_view->point({});
}

void DifferenceItem::mousePressEvent(QMouseEvent *event)
{
    forceActiveFocus(Qt::MouseFocusReason);
    m_pressed = at(event->position());
    event->setAccepted(m_pressed.has_value());
}

// On another column than the one that was pressed, it is no click.
void DifferenceItem::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_view && m_pressed && at(event->position()) == m_pressed)
        m_view->choose(*m_pressed);
    m_pressed.reset();
}

void DifferenceItem::walk(int columns, int pairs)
{
    if (!difference())
        return;
    const auto size = static_cast<std::int64_t>(difference()->size());
    if (!m_view->pointed())
        return m_view->point(columns < 0 || pairs < 0 ? difference()->size() - 1 : 0);
    const std::size_t from = *m_view->pointed();
    if (columns != 0) {
        const DifferenceLayout layout = this->layout();
        const auto column = static_cast<std::int64_t>(layout.columnOf(from).value_or(0)) + columns;
        const std::int64_t last = std::ssize(layout.columns) - 1;
        return m_view->point(
            middleOf(layout.columns[static_cast<std::size_t>(std::clamp<std::int64_t>(column, 0, last))]));
    }
    m_view->point(static_cast<std::size_t>(
        std::clamp<std::int64_t>(static_cast<std::int64_t>(from) + pairs, 0, size - 1)));
}

void DifferenceItem::keyPressEvent(QKeyEvent *event)
{
    if (!difference() || (event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)))
        return event->ignore();
    constexpr int far = 20; // columns or pairs, with Shift
    const int step = event->modifiers() & Qt::ShiftModifier ? far : 1;
    switch (event->key()) {
    case Qt::Key_Left: return walk(-step, 0);
    case Qt::Key_Right: return walk(step, 0);
    case Qt::Key_Up: return walk(0, -step);
    case Qt::Key_Down: return walk(0, step);
    case Qt::Key_Home: return m_view->point(0);
    case Qt::Key_End: return m_view->point(difference()->size() - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: return m_view->choosePointed();
    case Qt::Key_Escape:
        if (m_view->pointed())
            return m_view->point({});
        [[fallthrough]];
    default: event->ignore();
    }
}

void DifferenceItem::focusOutEvent(QFocusEvent *event)
{
    if (m_view && m_pointer == QPointF(-1, -1))
        m_view->point({});
    PaintedScene::focusOutEvent(event);
}

} // namespace overlapse
