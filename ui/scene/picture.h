// SPDX-License-Identifier: MIT
// Pictures for documents: the scene of the screen with a title, a legend and a caption.
#pragma once

#include "scene/timeline_scene.h"

#include <QDateTime>
#include <QImage>
#include <QSize>

#include <functional>

class QIODevice;

namespace overlapse {

/// No side of a picture has more pixels.
inline constexpr int largestPictureSide = 20'000;

/// What of the runs a picture shows; by default all of it.
struct PicturePart
{
    TimeRange time;                  ///< end not after begin: everything
    double firstRow = 0;             ///< as in TimelineView
    double rowCount = 0;             ///< 0: all
    std::vector<std::size_t> panels; ///< indices, ascending; empty: all
    RowMode rowMode = RowMode::Items;
};

/// What a window with this view has on the screen: its range of time, its rows, and the panels that it has not
/// scrolled away.
PicturePart partOnScreen(const TimelineInput &input, const TimelineView &view);

struct PictureSpec;
/// What a picture shows instead of runs, in its size.
using PictureDrawing = std::function<Scene(const PictureSpec &)>;

struct PictureSpec
{
    QSize size{1600, 900}; ///< logical pixels
    double scale = 1;      ///< device pixels to a logical one; vector graphics have none
    Theme theme = lightTheme();
    TimelineInput input;
    QString title;
    QString caption; ///< wrapped as needed; see pictureCaption()
    QDateTime when;  ///< PDF: the date of creation, so that the same recording gives the same file
    PicturePart part;
    PictureDrawing drawing{}; ///< if set, `input` and `part` are not looked at
};

/// Workload, limits, threads, machine, program version, date: from the recording alone, so the same for ever.
QString pictureCaption(const Recording &recording, const QString &workText);

Scene pictureScene(const PictureSpec &spec);

/// What a PNG holds, for the clipboard. Null on failure, and `error` says why.
QImage chartImage(const PictureSpec &spec, QString *error = nullptr);

enum class PictureFormat : std::uint8_t { Png, Svg, Pdf };
/// By the suffix, in either case; nothing if it is not one of these.
std::optional<PictureFormat> pictureFormatOf(const QString &path);

/// The device is open for writing, and gets the picture at once, when it is made. On failure false, and `error` says why.
bool writePicture(QIODevice &device, const PictureSpec &spec, PictureFormat format, QString *error = nullptr);
bool writePng(QIODevice &device, const PictureSpec &spec, QString *error = nullptr);
/// Vector graphics whose size does not grow with the number of items; text stays text.
bool writeSvg(QIODevice &device, const PictureSpec &spec, QString *error = nullptr);
/// The same on one page of that size, 96 pixels to the inch as in SVG, with its fonts; title and caption are in its
/// metadata too.
bool writePdf(QIODevice &device, const PictureSpec &spec, QString *error = nullptr);

} // namespace overlapse
