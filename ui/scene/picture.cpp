// SPDX-License-Identifier: MIT
#include "scene/picture.h"

#include "analysis/shared_facts.h"
#include "pipeline/words.h"
#include "scene/legend_bar.h"
#include "scene/paint.h"
#include "trace/this_machine.h"

#include <QBuffer>
#include <QFileInfo>
#include <QFontMetricsF>
#include <QIODevice>
#include <QImage>
#include <QImageWriter>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <algorithm>

namespace overlapse {

namespace {

constexpr int pictureTitleSize = 17;
constexpr int captionSize = 11;
constexpr double margin = 20;
constexpr double titleHeight = 34;
constexpr double captionLine = 16;
constexpr double leastWidth = 560;
constexpr double leastPanel = 44;    // the least height at which a panel can still be read
constexpr int vectorResolution = 96; // pixels to the inch
constexpr double pointsPerInch = 72;

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

void makePrintable(Scene &scene)
{
    for (SceneLayer &layer : scene.layers)
        for (SceneLabel &label : layer.labels)
            label.text = printable(std::move(label.text));
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
    if (size.width() >= 1 && size.height() >= 1 && size.width() <= largestPictureSide
        && size.height() <= largestPictureSide)
        return true;
    return fail(error,
                QStringLiteral("a picture of %1x%2 pixels cannot be drawn (1 to %3 each way)")
                    .arg(size.width())
                    .arg(size.height())
                    .arg(largestPictureSide));
}

/// Encoders do not look at what their device answers, so a picture is made in memory and goes there at once.
bool put(QIODevice &device, const QByteArray &picture, QString *error)
{
    return device.write(picture) == picture.size() || fail(error, device.errorString());
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

/// Lines of one device pixel are lines of one pixel: a vector has no others.
Scene vectorScene(PictureSpec spec)
{
    spec.scale = 1;
    return pictureScene(spec);
}

/// Title and caption, as XMP has them.
QByteArray xmpOf(const PictureSpec &spec)
{
    const auto entry = [](const char *name, const QString &text) {
        return QStringLiteral(
                   "<dc:%1><rdf:Alt><rdf:li xml:lang=\"x-default\">%2</rdf:li></rdf:Alt></dc:%1>\n")
            .arg(QLatin1String(name), printable(text).toHtmlEscaped());
    };
    return (QStringLiteral("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                           "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                           "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n")
            + entry("title", spec.title) + entry("description", spec.caption)
            + QStringLiteral("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n"))
        .toUtf8();
}

/// Qt writes the present as the date of creation, in local time, and cannot be told another. The recording's takes its
/// place, and is as long, so that no offset in the file changes; what Qt might write in another way stays.
QByteArray dated(QByteArray pdf, const QDateTime &when)
{
    const QByteArray key("/CreationDate (D:");
    const qsizetype begin = pdf.indexOf(key) + key.size();
    const qsizetype size = pdf.indexOf(')', begin) - begin;
    const QByteArray digits = when.toUTC().toString(QStringLiteral("yyyyMMddHHmmss")).toLatin1();
    for (const char *zone : {"Z", "+00'00'"})
        if (when.isValid() && begin >= key.size() && size == digits.size() + qsizetype(qstrlen(zone)))
            return pdf.replace(begin, size, digits + zone);
    return pdf;
}

/// The panels of the part that is shown.
TimelineInput chosenPanels(const PictureSpec &spec)
{
    TimelineInput chosen{{}, spec.input.emptyText, {}}; // a file's words, wherever the panels come from
    if (spec.part.panels.empty())
        chosen.panels = spec.input.panels;
    for (const std::size_t index : spec.part.panels)
        if (index < spec.input.panels.size())
            chosen.panels.push_back(spec.input.panels[index]);
    return chosen;
}

QString machineText(const Machine &machine)
{
    QString where = QStringLiteral("%1 core%2").arg(machine.cores).arg(machine.cores == 1 ? "" : "s");
    for (const QString &known : {machine.cpu, machine.system})
        if (!known.isEmpty())
            where += QStringLiteral(", ") + known;
    return where;
}

/// "2024-05-06 07:08 UTC", or from then to then.
QString spanText(const QDateTime &first, const QDateTime &last)
{
    if (!first.isValid())
        return {};
    const QString format = QStringLiteral("yyyy-MM-dd HH:mm");
    const QString from = first.toUTC().toString(format);
    const QString to = last.toUTC().toString(format);
    return (from == to ? from : from + QStringLiteral(" to ") + to) + QStringLiteral(" UTC");
}

} // namespace

std::optional<PictureFormat> pictureFormatOf(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("png"))
        return PictureFormat::Png;
    if (suffix == QLatin1String("svg"))
        return PictureFormat::Svg;
    if (suffix == QLatin1String("pdf"))
        return PictureFormat::Pdf;
    return std::nullopt;
}

QString pictureCaption(const Recording &recording, const QString &workText)
{
    QStringList parts;
    if (!workText.isEmpty())
        parts << workText;
    const SharedFacts facts = sharedFacts(recording);
    if (facts.fetchLimit && facts.transformLimit)
        parts << QStringLiteral("N %1, M %2").arg(*facts.fetchLimit).arg(*facts.transformLimit);
    if (facts.threads)
        parts << QStringLiteral("%1 thread%2").arg(*facts.threads).arg(*facts.threads == 1 ? "" : "s");
    if (facts.order)
        parts << QStringLiteral("order %1").arg(orderName(*facts.order));
    if (facts.clock)
        parts << (*facts.clock == Clock::Virtual ? QStringLiteral("predicted") : QStringLiteral("measured"));
    else if (!recording.runs.empty())
        parts << QStringLiteral("measured and predicted");
    parts << (facts.machine ? machineText(*facts.machine) : QStringLiteral("different machines"))
          << facts.program << spanText(facts.first, facts.last);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

PicturePart partOnScreen(const TimelineInput &input, const TimelineView &view)
{
    const TimelineLayout layout = layoutTimeline(input, view);
    // Where the view says "everything" it means all panels', scrolled away or not.
    PicturePart part{
        {layout.time.begin(), layout.time.end()}, view.firstRow, view.rowCount, {}, view.rowMode};
    for (std::size_t i = 0; i < layout.panels.size(); ++i) {
        const QRectF &panel = layout.panels[i].panel;
        if (panel.bottom() > layout.axis.bottom() && panel.top() < view.size.height())
            part.panels.push_back(i);
    }
    return part;
}

Scene pictureScene(const PictureSpec &spec)
{
    if (spec.drawing) {
        Scene drawn = spec.drawing(spec);
        makePrintable(drawn);
        return drawn;
    }
    const Theme &theme = spec.theme;
    const TimelineInput input = chosenPanels(spec);
    const double width = std::max<double>(spec.size.width(), leastWidth);
    const QFontMetricsF captionMetrics(themeFont(theme.fontFamilies, captionSize));
    const QStringList caption = wrapped(spec.caption, captionMetrics, width - 2 * margin);
    SceneLayer frame;
    const double legendHeight =
        addLegend(legendFor(theme, input), theme, {margin + 2, 0}, width - margin, frame);
    const double captionHeight = static_cast<double>(caption.size()) * captionLine;
    const double above = 12 + (spec.title.isEmpty() ? 0 : titleHeight);
    const double below = 8 + legendHeight + (caption.isEmpty() ? 0 : 6 + captionHeight) + 12;
    const double least =
        above + below + 34 + leastPanel * static_cast<double>(std::max<std::size_t>(input.panels.size(), 1));
    const double height = std::max<double>(spec.size.height(), std::ceil(least));

    TimelineView view;
    view.size = QSizeF(width - 2 * margin, std::floor(height - above - below));
    view.devicePixelRatio = spec.scale;
    view.begin = spec.part.time.begin;
    view.end = spec.part.time.end;
    view.firstRow = spec.part.firstRow;
    view.rowCount = spec.part.rowCount;
    view.rowMode = spec.part.rowMode;
    view.fitHeight = true;
    Scene scene = buildTimelineScene(input, view, theme);
    const auto snap = [&spec](double v) { return std::round(v * spec.scale) / spec.scale; };
    for (SceneLayer &layer : scene.layers)
        move(layer, QPointF(snap(margin), snap(above)));
    scene.size = QSizeF(width, height);

    move(frame, QPointF(0, std::floor(height - below) + 8));
    if (!spec.title.isEmpty()) {
        const QFontMetricsF metrics(themeFont(theme.fontFamilies, pictureTitleSize, QFont::DemiBold));
        frame.labels.push_back({metrics.elidedText(spec.title, Qt::ElideRight, width - 2 * margin - 4),
                                QRectF(margin + 4, 12, width - 2 * margin - 4, titleHeight - 6),
                                Qt::AlignLeft | Qt::AlignVCenter, pictureTitleSize, QFont::DemiBold,
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
    makePrintable(scene);
    return scene;
}

QImage chartImage(const PictureSpec &spec, QString *error)
{
    const QSize pixels = (QSizeF(spec.size) * spec.scale).toSize();
    if (!sizeIsFit(spec.size, error) || !sizeIsFit(pixels, error))
        return {};
    QImage image(pixels, QImage::Format_RGB32);
    if (image.isNull()) {
        fail(error, QStringLiteral("not enough memory for the picture"));
        return {};
    }
    const Scene scene = pictureScene(spec);
    {
        QPainter painter(&image);
        painter.scale(spec.scale, spec.scale);
        paintToSize(painter, scene, spec.size);
    }
    // A document shows it as large as it would without the scale.
    image.setDotsPerMeterX(qRound(image.dotsPerMeterX() * spec.scale));
    image.setDotsPerMeterY(qRound(image.dotsPerMeterY() * spec.scale));
    return image;
}

bool writePng(QIODevice &device, const PictureSpec &spec, QString *error)
{
    if (!deviceIsFit(device, error))
        return false;
    const QImage image = chartImage(spec, error);
    if (image.isNull())
        return false;
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, QByteArrayLiteral("png"));
    if (!writer.write(image))
        return fail(error, writer.errorString());
    return put(device, buffer.data(), error);
}

bool writeSvg(QIODevice &device, const PictureSpec &spec, QString *error)
{
    if (!deviceIsFit(device, error) || !sizeIsFit(spec.size, error))
        return false;
    const Scene scene = vectorScene(spec);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(spec.size);
    generator.setViewBox(QRect(QPoint(0, 0), spec.size));
    generator.setResolution(vectorResolution);
    generator.setTitle(withoutMarkup(spec.title));
    generator.setDescription(withoutMarkup(spec.caption));
    QPainter painter;
    if (!painter.begin(&generator))
        return fail(error, QStringLiteral("the picture could not be written"));
    paintToSize(painter, scene, spec.size);
    if (!painter.end())
        return fail(error, QStringLiteral("the picture could not be written"));
    return put(device, buffer.data(), error);
}

bool writePdf(QIODevice &device, const PictureSpec &spec, QString *error)
{
    if (!deviceIsFit(device, error) || !sizeIsFit(spec.size, error))
        return false;
    const Scene scene = vectorScene(spec);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(vectorResolution);
    writer.setPageMargins(QMarginsF());
    writer.setPageSize(QPageSize(QSizeF(spec.size) * pointsPerInch / vectorResolution, QPageSize::Point, {},
                                 QPageSize::ExactMatch));
    writer.setTitle(printable(spec.title));
    writer.setCreator(programVersion());
    writer.setDocumentXmpMetadata(xmpOf(spec));
    QPainter painter;
    if (!painter.begin(&writer))
        return fail(error, QStringLiteral("the picture could not be written"));
    // Pages are whole points: what rounding adds is background.
    painter.fillRect(QRect(QPoint(0, 0), spec.size + QSize(2, 2)), QColor::fromRgba(scene.background));
    paintToSize(painter, scene, spec.size);
    if (!painter.end())
        return fail(error, QStringLiteral("the picture could not be written"));
    return put(device, dated(buffer.data(), spec.when), error);
}

bool writePicture(QIODevice &device, const PictureSpec &spec, PictureFormat format, QString *error)
{
    switch (format) {
    case PictureFormat::Png: return writePng(device, spec, error);
    case PictureFormat::Svg: return writeSvg(device, spec, error);
    case PictureFormat::Pdf: break;
    }
    return writePdf(device, spec, error);
}

} // namespace overlapse
