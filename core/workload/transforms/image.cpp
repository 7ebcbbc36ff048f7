// SPDX-License-Identifier: MIT
#include "workload/byte_text.h"
#include "workload/shrink_image.h"
#include "workload/transform.h"

#include <QBuffer>
#include <QByteArrayView>
#include <QIODevice>
#include <QImageReader>
#include <QImageWriter>
#include <QSize>

#include <algorithm>

namespace overlapse {

namespace {

constexpr int largestSide = 16'384;
constexpr int allocationLimit = 1024; // MB of one image, for all who read images in this process

// What is drawn rather than decoded needs fonts, which only a graphical application has.
bool isDrawn(const QByteArray &format)
{
    return format.startsWith("svg") || format == "pdf";
}

QString sizeText(QSize size)
{
    return QStringLiteral("%1 x %2").arg(size.width()).arg(size.height());
}

// Before anything is decoded: whether the image is one that can be, and has not more pixels than memory is for.
QString problemOf(QImageReader &reader, const QByteArray &format, qsizetype maxBytes)
{
    if (isDrawn(format))
        return QStringLiteral("%1 is not taken: it is a drawing").arg(QString::fromLatin1(format));
    if (format.isEmpty())
        return QStringLiteral("in no format that can be read");
    const QSize size = reader.size();
    if (!size.isValid() || size.isEmpty())
        return QStringLiteral("corrupt or cut off");
    const qint64 bytes = static_cast<qint64>(size.width()) * size.height() * 4;
    return bytes > maxBytes
        ? QStringLiteral("%1 pixels take more than %2").arg(sizeText(size), bytesText(maxBytes))
        : QString();
}

// Decoders of these take what is there for all there is. A JPEG ends with a mark behind that of its last scan (in whose
// data none of them can occur), a GIF with a semicolon; zeros may follow.
bool endsEarly(const QByteArray &format, const QByteArray &data)
{
    if (format == "jpeg")
        return data.lastIndexOf(QByteArrayView("\xff\xd9", 2))
            < data.lastIndexOf(QByteArrayView("\xff\xda", 2));
    qsizetype end = data.size();
    while (end > 0 && data[end - 1] == '\0')
        --end;
    return format == "gif" && (end == 0 || data[end - 1] != ';');
}

// A JPEG decoder halves an image for nothing, up to three times: what is left is still twice as large as it will be.
void decodeSmaller(QImageReader &reader, int side)
{
    const QSize size = reader.size();
    const QSize target = fittingSize(size, side);
    for (const int by : {8, 4, 2}) {
        const QSize part((size.width() + by - 1) / by, (size.height() + by - 1) / by);
        if (part.width() < target.width() * 2 || part.height() < target.height() * 2)
            continue;
        reader.setScaledSize(part);
        return;
    }
}

// In lower case, without its point; of a URL that of its path.
QByteArray suffixOf(QByteArray name)
{
    if (name.contains("://"))
        name = name.split('#').first().split('?').first();
    const qsizetype dot = name.lastIndexOf('.');
    return dot > name.lastIndexOf('/') + 1 ? name.mid(dot + 1).toLower() : QByteArray();
}

bool isWritten(const QByteArray &format)
{
    return QImageWriter::supportedImageFormats().contains(format);
}

// Whether something of that suffix is called .png when it is written.
bool becomesPng(const QByteArray &suffix)
{
    return !suffix.isEmpty() && !isWritten(suffix) && QImageReader::supportedImageFormats().contains(suffix);
}

// Its own; of one that is not written, the one that the name says. Whatever is called .png is one.
QByteArray writtenFormat(const QByteArray &own, const QByteArray &input)
{
    const QByteArray said = suffixOf(input);
    if (isWritten(own) && !becomesPng(said))
        return own;
    return isWritten(said) ? said : QByteArray("png");
}

QByteArray encoded(const QImage &image, const QByteArray &format)
{
    QBuffer buffer;
    QImageWriter writer(&buffer, format);
    return buffer.open(QIODevice::WriteOnly) && writer.write(image) ? buffer.data() : QByteArray();
}

// One line; empty if it went well.
QString scale(StepData &item, const StepContext &context, int side)
{
    const qsizetype maxBytes = context.maxBytes;
    QBuffer buffer(&item.data);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QByteArray format = reader.format(); // some readers do not know it any more after the size
    if (QString problem = problemOf(reader, format, maxBytes); !problem.isEmpty())
        return problem;
    const bool turned = reader.transformation() & QImageIOHandler::TransformationRotate90;
    const QSize full = turned ? reader.size().transposed() : reader.size();
    if (format == "jpeg")
        decodeSmaller(reader, side);
    QImage image = reader.read();
    if (!image.isNull() && endsEarly(format, item.data))
        return QStringLiteral("corrupt or cut off");
    if (image.isNull())
        return reader.error() == QImageReader::InvalidDataError ? QStringLiteral("corrupt or cut off")
                                                                : reader.errorString().simplified();
    const QSize size = fittingSize(full, side);
    if (image.size() != size)
        image = shrunk(image, size);
    buffer.close();
    item.data = encoded(image, writtenFormat(format, context.input));
    if (item.data.isEmpty())
        return QStringLiteral("cannot be encoded again");
    if (item.data.size() > maxBytes)
        return QStringLiteral("becomes more than %1").arg(bytesText(maxBytes));
    item.note = QStringLiteral("%1 -> %2").arg(sizeText(full), sizeText(size));
    return {};
}

Checked<Step> makeImage(const QString &argument)
{
    bool ok = false;
    const int side = argument.toInt(&ok);
    if (!ok || side < 1 || side > largestSide)
        return Checked<Step>::failure(
            QStringLiteral("image takes the most pixels of a side, 1 to %1, as in image(200)")
                .arg(largestSide));
    static const bool once = [] { // the formats are plugins, which are loaded now
        QImageReader::setAllocationLimit(allocationLimit);
        return !QImageReader::supportedImageFormats().isEmpty()
            && !QImageWriter::supportedImageFormats().isEmpty();
    }();
    Q_UNUSED(once)
    return Step([side](StepData &item, const StepContext &context) {
        if (const QString problem = scale(item, context, side); !problem.isEmpty())
            item.error = QStringLiteral("image: %1").arg(problem);
    });
}

// An image of a format that is not written becomes a PNG.
QByteArray named(const QByteArray &name)
{
    const QByteArray suffix = suffixOf(name);
    return becomesPng(suffix) ? name.chopped(suffix.size()) + "png" : name;
}

} // namespace

const Transform &imageTransform()
{
    static constexpr Transform transform{
        .name = "image",
        .argument = "PX",
        .about = "an image, made smaller so that no side is over PX, in its own format or else PNG",
        .make = makeImage,
        .named = named};
    return transform;
}

} // namespace overlapse
