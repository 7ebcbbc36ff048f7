// SPDX-License-Identifier: MIT
#include "scene/picture.h"

#include "pipeline/words.h"
#include "scene/legend_bar.h"
#include "scene/paint.h"

#include <QFontMetricsF>
#include <QIODevice>
#include <QImage>
#include <QImageWriter>
#include <QPainter>
#include <QSvgGenerator>

#include <algorithm>

namespace overlapse {

namespace {

constexpr int titleSize = 17;
constexpr int captionSize = 11;
constexpr double margin = 20;
constexpr double titleHeight = 34;
constexpr double captionLine = 16;
constexpr double leastWidth = 560;
constexpr double leastPanel = 44; // the least height at which a panel can still be read
constexpr int largestSide = 20'000;

QStringList wrapped(const QString &text, const QFontMetricsF &metrics, double width)
{
    QStringList lines;
    for (const QString &paragraph : text.split(u'\n', Qt::SkipEmptyParts)) {
        QString line;
        for (const QString &word : paragraph.split(u' ', Qt::SkipEmptyParts)) {
            const QString longer = line.isEmpty() ? word : line + u' ' + word;
            if (!line.isEmpty() && metrics.horizontalAdvance(longer) > width) {
                lines << line;
                line = word;
            } else {
                line = longer;
            }
        }
        // A single word (a long path) may still be too wide.
        lines << metrics.elidedText(line, Qt::ElideMiddle, width);
    }
    return lines;
}

void move(SceneLayer &layer, QPointF by)
{
    if (!layer.clip.isNull())
        layer.clip.translate(by);
    for (RectBatch &batch : layer.rects)
        for (QRectF &rect : batch.rects)
            rect.translate(by);
    for (ScenePolygon &polygon : layer.polygons)
        for (QPointF &point : polygon.points)
            point += by;
    for (SceneLine &line : layer.lines) {
        line.from += by;
        line.to += by;
    }
    for (SceneLabel &label : layer.labels)
        label.rect.translate(by);
}

bool fail(QString *error, const QString &text)
{
    if (error)
        *error = text;
    return false;
}

/// Control characters from data have no place in a picture, and are not allowed in XML.
QString printable(QString text)
{
    for (QChar &c : text)
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_NotAssigned)
            c = QChar::ReplacementCharacter;
    return text;
}

/// QSvgGenerator writes its title and description as they come, so they must not look like markup.
QString withoutMarkup(const QString &text)
{
    return printable(text).replace(u'&', QStringLiteral("and")).replace(u'<', u'‹').replace(u'>', u'›');
}

bool deviceIsFit(const QIODevice &device, QString *error)
{
    return device.isWritable() || fail(error, QStringLiteral("the picture's file is not open for writing"));
}

bool sizeIsFit(const QSize &size, QString *error)
{
    if (size.width() >= 1 && size.height() >= 1 && size.width() <= largestSide
        && size.height() <= largestSide)
        return true;
    return fail(error,
                QStringLiteral("a picture of %1x%2 pixels cannot be drawn (1 to %3 each way)")
                    .arg(size.width())
                    .arg(size.height())
                    .arg(largestSide));
}

/// A scene larger than was asked for is drawn smaller, never cut off.
void paintToSize(QPainter &painter, const Scene &scene, const QSize &size)
{
    const double scale = std::min(size.width() / scene.size.width(), size.height() / scene.size.height());
    painter.fillRect(QRectF(QPointF(0, 0), size), QColor::fromRgba(scene.background));
    if (scale < 1) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.scale(scale, scale);
    }
    paintScene(painter, scene);
}

} // namespace

QString pictureCaption(const Recording &recording, const QString &workText)
{
    QStringList parts;
    if (!workText.isEmpty())
        parts << workText;
    bool limits = false;
    for (const Run &run : recording.runs) {
        // Runs of one recording share their limits, and modes without limits say nothing.
        if (limits || !usesLimits(run.spec.mode))
            continue;
        parts << QStringLiteral("N %1, M %2").arg(run.spec.fetchLimit).arg(run.spec.transformLimit);
        limits = true;
    }
    for (const Run &run : recording.runs) {
        if (!usesPool(run.spec.mode))
            continue;
        parts << QStringLiteral("%1 thread%2").arg(run.spec.threads).arg(run.spec.threads == 1 ? "" : "s");
        break;
    }
    if (!recording.runs.empty()) {
        const Run &first = recording.runs.front();
        parts << QStringLiteral("order %1").arg(orderName(first.spec.order));
        parts << (first.clock == Clock::Virtual ? QStringLiteral("predicted") : QStringLiteral("measured"));
    }
    const Machine &machine = recording.machine;
    QString where = QStringLiteral("%1 core%2").arg(machine.cores).arg(machine.cores == 1 ? "" : "s");
    for (const QString &known : {machine.cpu, machine.system})
        if (!known.isEmpty())
            where += QStringLiteral(", ") + known;
    parts << where << recording.program;
    if (recording.when.isValid())
        parts << recording.when.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm 'UTC'"));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

Scene pictureScene(const PictureSpec &spec)
{
    const Theme &theme = spec.theme;
    const double width = std::max<double>(spec.size.width(), leastWidth);
    const QFontMetricsF captionMetrics(themeFont(theme.fontFamilies, captionSize));
    const QStringList caption = wrapped(spec.caption, captionMetrics, width - 2 * margin);
    SceneLayer frame;
    const double legendHeight =
        addLegend(legendFor(theme, spec.input), theme, {margin + 2, 0}, width - margin, frame);
    const double captionHeight = static_cast<double>(caption.size()) * captionLine;
    const double above = 12 + (spec.title.isEmpty() ? 0 : titleHeight);
    const double below = 8 + legendHeight + (caption.isEmpty() ? 0 : 6 + captionHeight) + 12;
    const double least = above + below + 34
        + leastPanel * static_cast<double>(std::max<std::size_t>(spec.input.panels.size(), 1));
    const double height = std::max<double>(spec.size.height(), std::ceil(least));

    TimelineView view;
    view.size = QSizeF(width - 2 * margin, std::floor(height - above - below));
    view.begin = spec.begin;
    view.end = spec.end;
    view.rowMode = spec.rowMode;
    view.fitHeight = true;
    Scene scene = buildTimelineScene(spec.input, view, theme);
    for (SceneLayer &layer : scene.layers)
        move(layer, QPointF(margin, above));
    scene.size = QSizeF(width, height);

    move(frame, QPointF(0, std::floor(height - below) + 8));
    if (!spec.title.isEmpty()) {
        const QFontMetricsF metrics(themeFont(theme.fontFamilies, titleSize, QFont::DemiBold));
        frame.labels.push_back({metrics.elidedText(spec.title, Qt::ElideRight, width - 2 * margin - 4),
                                QRectF(margin + 4, 12, width - 2 * margin - 4, titleHeight - 6),
                                Qt::AlignLeft | Qt::AlignVCenter, titleSize, QFont::DemiBold,
                                theme.text.rgba(), LabelRole::PictureTitle});
    }
    double y = height - 12 - captionHeight;
    for (const QString &line : caption) {
        frame.labels.push_back({line, QRectF(margin + 2, y, width - 2 * margin - 2, captionLine),
                                Qt::AlignLeft | Qt::AlignVCenter, captionSize, QFont::Normal,
                                theme.text2.rgba(), LabelRole::Caption});
        y += captionLine;
    }
    scene.layers.push_back(std::move(frame));
    for (SceneLayer &layer : scene.layers)
        for (SceneLabel &label : layer.labels)
            label.text = printable(std::move(label.text));
    return scene;
}

bool writePng(QIODevice &device, const PictureSpec &spec, QString *error)
{
    if (!deviceIsFit(device, error) || !sizeIsFit(spec.size, error))
        return false;
    QImage image(spec.size, QImage::Format_RGB32);
    if (image.isNull())
        return fail(error, QStringLiteral("not enough memory for the picture"));
    const Scene scene = pictureScene(spec);
    {
        QPainter painter(&image);
        paintToSize(painter, scene, spec.size);
    }
    QImageWriter writer(&device, QByteArrayLiteral("png"));
    return writer.write(image) || fail(error, writer.errorString());
}

bool writeSvg(QIODevice &device, const PictureSpec &spec, QString *error)
{
    if (!deviceIsFit(device, error) || !sizeIsFit(spec.size, error))
        return false;
    const Scene scene = pictureScene(spec);
    QSvgGenerator generator;
    generator.setOutputDevice(&device);
    generator.setSize(spec.size);
    generator.setViewBox(QRect(QPoint(0, 0), spec.size));
    generator.setResolution(96);
    generator.setTitle(withoutMarkup(spec.title));
    generator.setDescription(withoutMarkup(spec.caption));
    QPainter painter;
    if (!painter.begin(&generator))
        return fail(error, QStringLiteral("the picture could not be written"));
    paintToSize(painter, scene, spec.size);
    return painter.end() || fail(error, device.errorString());
}

} // namespace overlapse
