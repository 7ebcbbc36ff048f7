// SPDX-License-Identifier: MIT
// Prepared runs -> what the timeline draws and what pictures show.
#pragma once

#include "prepared_run.h"
#include "scene/timeline_scene.h"

#include <QSize>

namespace overlapse {

/// A panel for `run`, with `ghost` behind it. The pointers in it are those of the two runs.
PanelInput panelFor(const PreparedRun &run, const PreparedRun *ghost);

/// Measured against predicted makespan: "+0.4 %".
QString errorText(const PreparedRun &measured, const PreparedRun &prediction);

/// "measured, +0.4 % from the prediction · 85 % of the bound"
QString panelSubtitle(const PreparedRun &run, const PreparedRun *prediction);

/// Runs as pictures: the scene of the screen with a caption, .png or .svg by the suffix. Any thread, with a
/// QGuiApplication. Empty, or one line that says what went wrong.
QString exportPicture(const QString &path, const Recording &recording, QSize size, bool dark);
QString exportPicture(const QString &path, const Recording &recording, const TimelineInput &input,
                      RowMode rowMode, QSize size, bool dark);

} // namespace overlapse
