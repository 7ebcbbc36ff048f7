// SPDX-License-Identifier: MIT
#include "teaching/mode_picture.h"

#include "teaching/mode_example.h"

#include "pipeline/words.h"
#include "runs/panel_words.h"
#include "scene/mode_title.h"
#include "scene/paint.h"

#include <QQuickWindow>

#include <algorithm>

namespace overlapse {

ModePicture::ModePicture(QQuickItem *parent) : PaintedScene(parent) {}

void ModePicture::setMode(int mode)
{
    const Mode next =
        allModes[static_cast<std::size_t>(std::clamp(mode, 0, static_cast<int>(allModes.size()) - 1))];
    if (next == m_mode)
        return;
    m_mode = next;
    redraw();
    Q_EMIT modeChanged();
}

QString ModePicture::experiment() const
{
    return modeExampleText(m_mode);
}

QString ModePicture::words() const
{
    const PreparedRun &run = *modeExample().runs[static_cast<std::size_t>(m_mode)];
    const Wording wording = Wording::onScreen();
    return tr("%1, predicted %2: %3")
        .arg(modeTitle(m_mode), wording.duration(run.figures.makespan), wording.sentence(run.sentence));
}

Scene ModePicture::scene()
{
    const ModeExample &example = modeExample();
    TimelineInput input;
    input.wording = Wording::onScreen();
    input.panels.push_back(panelFor(*example.runs[static_cast<std::size_t>(m_mode)], nullptr, input.wording));
    TimelineView view;
    view.size = size();
    view.devicePixelRatio = pixelRatio();
    view.end = example.end;
    view.fitHeight = true;
    return buildTimelineScene(input, view, theme());
}

} // namespace overlapse
