// SPDX-License-Identifier: MIT
// Prepared runs -> what the timeline draws and what pictures show.
#pragma once

#include "prepared_run.h"
#include "scene/picture.h"
#include "workload/secrets.h"

namespace overlapse {

/// A panel for `run`, with `ghost` behind it. The pointers in it are those of the two runs.
PanelInput panelFor(const PreparedRun &run, const PreparedRun *ghost, const Wording &wording = {});

/// Measured against predicted makespan: "+0.4 %".
QString errorText(const PreparedRun &measured, const PreparedRun &prediction, const Wording &wording = {});

/// "measured, +0.4 % from the prediction · 85 % of the bound"
QString panelSubtitle(const PreparedRun &run, const PreparedRun *prediction, const Wording &wording = {});

struct PictureOptions
{
    QSize size{1600, 900};
    double scale = 1; ///< of PNG and images: device pixels to a pixel of `size`
    bool dark = false;
    Secrets secrets = Secrets::Masked;
    PicturePart part; ///< all of it, or partOnScreen()
};

/// Runs as pictures: the scene of the screen with a caption, .png, .svg or .pdf by the suffix. Any thread, with a
/// QGuiApplication. Empty, or one line that says what went wrong.
QString exportPicture(const QString &path, const Recording &recording, const PictureOptions &options);
QString exportPicture(const QString &path, const Recording &recording, const TimelineInput &input,
                      const PictureOptions &options);

/// What exportPicture() writes as PNG, for the clipboard; null if there is not enough memory for it.
QImage chartImage(const Recording &recording, const TimelineInput &input, const PictureOptions &options);

} // namespace overlapse
