// SPDX-License-Identifier: MIT
// Pictures for documents: the scene of the screen with a title, a legend and a caption.
#pragma once

#include "scene/timeline_scene.h"

#include <QSize>

class QIODevice;

namespace overlapse {

struct PictureSpec
{
    QSize size{1600, 900};
    Theme theme = lightTheme();
    TimelineInput input;
    QString title;
    QString caption; ///< wrapped as needed; see pictureCaption()
    RowMode rowMode = RowMode::Items;
    Nanos begin{0};
    Nanos end{0}; ///< not after begin: everything
};

/// Workload, limits, threads, machine, program version, date: from the recording alone, so the same for ever.
QString pictureCaption(const Recording &recording, const QString &workText);

Scene pictureScene(const PictureSpec &spec);

/// The device is open for writing. On failure false, and `error` says why.
bool writePng(QIODevice &device, const PictureSpec &spec, QString *error = nullptr);
/// Vector graphics whose size does not grow with the number of items; text stays text.
bool writeSvg(QIODevice &device, const PictureSpec &spec, QString *error = nullptr);

} // namespace overlapse
