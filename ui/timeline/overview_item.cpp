// SPDX-License-Identifier: MIT
#include "timeline/overview_item.h"

#include "scene/overview_scene.h"

namespace overlapse {

OverviewItem::OverviewItem(QQuickItem *parent) : PaintedScene(parent) {}

void OverviewItem::setView(View *view)
{
    if (view == m_view)
        return;
    if (m_view)
        m_view->disconnect(this);
    m_view = view;
    if (m_view)
        for (const auto signal : {&View::inputChanged, &View::touched, &View::selected})
            connect(m_view, signal, this, [this] { redraw(); });
    redraw();
    Q_EMIT viewChanged();
}

Scene OverviewItem::scene()
{
    if (!m_view)
        return {};
    // Of the panel touched last; where that is not shown, of the first.
    const PanelInput *panel = m_view->touchedPanel();
    if (!panel && !m_view->input().panels.empty())
        panel = &m_view->input().panels.front();
    return buildOverviewScene(panel, m_view->whole(), size(), pixelRatio(), theme());
}

} // namespace overlapse
