// SPDX-License-Identifier: MIT
// Runs as pictures: in files, and for the clipboard.
#pragma once

#include "analysis/limits_map.h"
#include "analysis/repeats.h"
#include "scene/picture.h"
#include "scene/scheme.h"
#include "trace/recording.h"
#include "workload/secrets.h"

namespace overlapse {

struct PictureOptions
{
    QSize size{1600, 900};
    double scale = 1; ///< of PNG and images: device pixels to a pixel of `size`
    Scheme scheme = Scheme::Light;
    Secrets secrets = Secrets::Masked;
    PicturePart part; ///< all of it, or partOnScreen()
};

/// Runs as pictures: the scene of the screen with a caption, .png, .svg or .pdf by the suffix. The first runs may be the
/// medians of `repeats` (mediansOf()), one each. Any thread, with a QGuiApplication. Empty, or one line that says what went
/// wrong.
QString exportPicture(const QString &path, const Recording &recording,
                      const std::vector<RepeatGroup> &repeats, const PictureOptions &options);
QString exportPicture(const QString &path, const Recording &recording, const TimelineInput &input,
                      const PictureOptions &options);

/// The chart alone as SVG, for a page that says by itself what it shows. Any thread, with a QGuiApplication. Empty if that
/// went wrong, and `problem` says why.
QByteArray chartSvg(const Recording &recording, const std::vector<RepeatGroup> &repeats,
                    const PictureOptions &options, QString *problem);

/// Maps of limits, in the same way.
QByteArray mapSvg(const std::vector<LimitsMap> &maps, const PictureOptions &options, QString *problem);

/// Maps of limits (scene/map_scene.h) of such work on so many cores, in the same way.
QString exportMapPicture(const QString &path, const std::vector<LimitsMap> &maps, const WorkSpec &work,
                         int cores, const PictureOptions &options);

/// What exportPicture() writes as PNG, for the clipboard; null if there is not enough memory for it.
QImage chartImage(const Recording &recording, const TimelineInput &input, const PictureOptions &options);

} // namespace overlapse
