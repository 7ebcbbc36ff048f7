// SPDX-License-Identifier: MIT
#include "timeline/overview_hits.h"

#include "scene/hit_marks.h"

namespace overlapse {

namespace {
constexpr double tickWidth = 2;
constexpr double tickHeight = 6;
} // namespace

void OverviewHits::setView(View *view)
{
    if (view == m_view)
        return;
    if (m_view)
        m_view->disconnect(this);
    m_view = view;
    if (m_view) {
        // Zooming moves none of them.
        connect(m_view, &View::moved, this, [this] {
            if (m_shown != m_view->state().hits)
                redraw();
        });
        for (const auto signal : {&View::inputChanged, &View::selected, &View::touched})
            connect(m_view, signal, this, [this] {
                if (m_view->state().hits)
                    redraw();
            });
    }
    redraw();
    Q_EMIT viewChanged();
}

Scene OverviewHits::scene()
{
    Scene scene;
    scene.size = size();
    scene.devicePixelRatio = pixelRatio();
    m_shown = m_view ? m_view->state().hits : nullptr;
    const ItemHits::InPanel *hits = m_shown ? m_shown->in(m_view->state().resultsOf) : nullptr;
    if (!hits)
        return scene;
    const Theme theme = this->theme();
    const PixelGrid grid{scene.devicePixelRatio};
    SceneLayer layer;
    RectBatch &ticks = layer.batch(theme.accent.rgba());
    for (const double x : hitPlaces(*hits, m_view->whole(), width()))
        ticks.rects.emplace_back(grid.snap(x - tickWidth / 2), height() - tickHeight, tickWidth, tickHeight);
    scene.layers.push_back(std::move(layer));
    return scene;
}

} // namespace overlapse
