// SPDX-License-Identifier: MIT
// image(PX), without a graphical application.
#include "workload/shrink_image.h"
#include "workload/steps.h"
#include "workload/transform.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>
#include <QImageWriter>
#include <QLoggingCategory>
#include <QTest>

#include <array>
#include <thread>

using namespace overlapse;

namespace {

StepData scaled(const QByteArray &data, int side, qsizetype maxBytes = 1 << 30,
                const QByteArray &input = "input")
{
    StepData item{.data = data};
    Steps({{QStringLiteral("image"), QString::number(side)}})
        .apply(item, {.input = input, .maxBytes = maxBytes});
    return item;
}

// Left half red, right half blue, the lowest tenth green.
QImage picture(int width, int height, QImage::Format format = QImage::Format_RGB32)
{
    QImage image(width, height, QImage::Format_ARGB32);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, y * 10 >= height * 9 ? 0xff00ff00 : x * 2 < width ? 0xffff0000 : 0xff0000ff);
    return image.convertToFormat(format);
}

QByteArray encoded(const QImage &image, const char *format, QImageIOHandler::Transformations turn = {})
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setQuality(95);
    writer.setTransformation(turn);
    return writer.write(image) ? buffer.data() : QByteArray();
}

QImage decoded(const QByteArray &data, QByteArray *format = nullptr)
{
    QBuffer buffer;
    buffer.setData(data);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(false);
    if (format)
        *format = reader.format();
    return reader.read();
}

bool near(QRgb a, QRgb b)
{
    return std::abs(qRed(a) - qRed(b)) < 40 && std::abs(qGreen(a) - qGreen(b)) < 40
        && std::abs(qBlue(a) - qBlue(b)) < 40;
}

QByteArray number(quint32 value)
{
    return {std::array<char, 4>{char(value >> 24), char(value >> 16), char(value >> 8), char(value)}.data(),
            4};
}

quint32 crcOf(const QByteArray &bytes)
{
    quint32 crc = 0xffffffff;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc;
}

// A PNG file that claims to be so large and is tiny.
QByteArray bomb(quint32 width, quint32 height)
{
    const auto chunk = [](const QByteArray &typed) {
        return number(static_cast<quint32>(typed.size()) - 4) + typed + number(crcOf(typed));
    };
    return "\x89PNG\r\n\x1a\n"
        + chunk("IHDR" + number(width) + number(height) + QByteArray("\x08\x02\0\0\0", 5))
        + chunk("IDAT" + qCompress(QByteArray(100'000, '\0'), 9).mid(4)) + chunk("IEND");
}

} // namespace

class TestImageTransform : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theArgumentIsChecked_data();
    void theArgumentIsChecked();
    void imagesBecomeSmaller_data();
    void imagesBecomeSmaller();
    void formatsStay_data();
    void formatsStay();
    void whatCannotBeWrittenBecomesPng();
    void namesSayTheFormat();
    void orientationIsHonoured();
    void transparencyIsKept();
    void everyFormatOfPixelsIsShrunk_data();
    void everyFormatOfPixelsIsShrunk();
    void shrinkingTakesTheMean();
    void bombsAreRefused_data();
    void bombsAreRefused();
    void brokenDataFails_data();
    void brokenDataFails();
    void whatIsCutIsNoImage();
    void damageNeverCrashes();
    void threadsDoNotShare();
};

// What decoders say of damage is not what is tested.
void TestImageTransform::initTestCase()
{
    QLoggingCategory::setFilterRules(QStringLiteral("qt.gui.imageio*=false"));
}

void TestImageTransform::theArgumentIsChecked_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<bool>("good");
    QTest::newRow("1") << "1" << true;
    QTest::newRow("16384") << "16384" << true;
    for (const char *bad : {"", "0", "-5", "16385", "200x100", "1e3", "big", "99999999999"})
        QTest::newRow(bad[0] ? bad : "nothing") << bad << false;
}

void TestImageTransform::theArgumentIsChecked()
{
    QFETCH(const QString, argument);
    QFETCH(const bool, good);
    const QString problem = stepProblem({QStringLiteral("image"), argument});
    QCOMPARE(problem.isEmpty(), good);
    QVERIFY(good || problem.startsWith(QLatin1String("image takes the most pixels of a side, 1 to 16384")));
}

void TestImageTransform::imagesBecomeSmaller_data()
{
    QTest::addColumn<QSize>("from");
    QTest::addColumn<int>("side");
    QTest::addColumn<QSize>("to");
    QTest::newRow("wide") << QSize(400, 300) << 200 << QSize(200, 150);
    QTest::newRow("high") << QSize(300, 400) << 200 << QSize(150, 200);
    QTest::newRow("a little") << QSize(201, 201) << 200 << QSize(200, 200);
    QTest::newRow("much") << QSize(2000, 1500) << 20 << QSize(20, 15);
    QTest::newRow("a line") << QSize(3000, 1) << 10 << QSize(10, 1);
    QTest::newRow("to a point") << QSize(100, 50) << 1 << QSize(1, 1);
    QTest::newRow("never larger") << QSize(40, 30) << 200 << QSize(40, 30);
    QTest::newRow("just that large") << QSize(200, 30) << 200 << QSize(200, 30);
}

void TestImageTransform::imagesBecomeSmaller()
{
    QFETCH(const QSize, from);
    QFETCH(const int, side);
    QFETCH(const QSize, to);
    for (const char *format : {"png", "jpeg"}) {
        const StepData item = scaled(encoded(picture(from.width(), from.height()), format), side);
        QCOMPARE(item.error, QString());
        QCOMPARE(item.note,
                 QStringLiteral("%1 x %2 -> %3 x %4")
                     .arg(from.width())
                     .arg(from.height())
                     .arg(to.width())
                     .arg(to.height()));
        const QImage image = decoded(item.data);
        QCOMPARE(image.size(), to);
        if (to.width() < 10 || to.height() < 15)
            continue;
        QVERIFY(near(image.pixel(1, 1), 0xffff0000));
        QVERIFY(near(image.pixel(to.width() - 2, 1), 0xff0000ff));
        if (to.height() >= 100) // else what a JPEG makes of an edge reaches that far
            QVERIFY(near(image.pixel(1, to.height() - 1), 0xff00ff00));
    }
}

void TestImageTransform::formatsStay_data()
{
    QTest::addColumn<QByteArray>("format");
    for (const char *format : {"png", "jpeg", "bmp", "ppm", "ico", "xpm"})
        QTest::newRow(format) << QByteArray(format);
}

void TestImageTransform::formatsStay()
{
    QFETCH(const QByteArray, format);
    const QByteArray data = encoded(picture(100, 80), format.constData());
    QVERIFY(!data.isEmpty());
    const StepData item = scaled(data, 50);
    QCOMPARE(item.error, QString());
    QByteArray written;
    QCOMPARE(decoded(item.data, &written).size(), QSize(50, 40));
    QCOMPARE(written, format);
}

void TestImageTransform::whatCannotBeWrittenBecomesPng()
{
    if (!QImageReader::supportedImageFormats().contains("gif"))
        QSKIP("this Qt cannot read GIF");
    // One transparent pixel.
    const QByteArray gif = QByteArray::fromBase64("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
    const auto formatFor = [&gif](const QByteArray &input) {
        const StepData item = scaled(gif, 50, 1 << 30, input);
        QByteArray written;
        return item.error.isEmpty() && decoded(item.data, &written).size() == QSize(1, 1) ? written
                                                                                          : QByteArray();
    };
    for (const char *input : {"input", "a.gif", "a.GIF", "a.png", "a.jpg/b", ".jpg", "http://h/a.gif?x=.jpg"})
        QCOMPARE(formatFor(input), QByteArray("png"));
    // And what is called so by mistake, for its name becomes one of a PNG.
    QImage image(3, 3, QImage::Format_RGB32);
    image.fill(Qt::red);
    QBuffer buffer;
    QVERIFY(buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "jpg"));
    QByteArray written;
    decoded(scaled(buffer.data(), 50, 1 << 30, "a.gif").data, &written);
    QCOMPARE(written, QByteArray("png"));
    // What it is called by mistake is what it becomes.
    QCOMPARE(formatFor("in/a.jpg"), QByteArray("jpeg"));
    QCOMPARE(formatFor("in/a.BMP"), QByteArray("bmp"));
}

// A result is called what it is.
void TestImageTransform::namesSayTheFormat()
{
    const auto named = transformNamed(QStringLiteral("image"))->named;
    const bool readsGif = QImageReader::supportedImageFormats().contains("gif");
    QCOMPARE(named("a.gif"), QByteArray(readsGif ? "a.png" : "a.gif"));
    QCOMPARE(named("a.b.GIF"), QByteArray(readsGif ? "a.b.png" : "a.b.GIF"));
    for (const char *name : {"a.png", "a.JPG", "a", ".gif", "a.", "a.txt", "gif"})
        QCOMPARE(named(name), QByteArray(name));
}

void TestImageTransform::orientationIsHonoured()
{
    // Qt writes no orientation into a JPEG, so a small EXIF block is put in: "turn it a quarter clockwise".
    const QByteArray exif =
        QByteArray("Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0", 32);
    QByteArray data = encoded(picture(400, 200), "jpeg");
    data.insert(2, QByteArray("\xff\xe1\0", 3) + static_cast<char>(exif.size() + 2) + exif);
    const StepData item = scaled(data, 100);
    QCOMPARE(item.error, QString());
    QCOMPARE(item.note, QStringLiteral("200 x 400 -> 50 x 100"));
    const QImage image = decoded(item.data); // which looks for no orientation
    QCOMPARE(image.size(), QSize(50, 100));
    QVERIFY(near(image.pixel(40, 10), 0xffff0000)); // what was left is above
    QVERIFY(near(image.pixel(40, 90), 0xff0000ff));
    QVERIFY(near(image.pixel(1, 50), 0xff00ff00));                                 // what was below is left
    QCOMPARE(scaled(item.data, 100).note, QStringLiteral("50 x 100 -> 50 x 100")); // it is not turned again
}

void TestImageTransform::transparencyIsKept()
{
    QImage image(100, 100, QImage::Format_ARGB32);
    image.fill(0x00ffffff);
    for (int y = 0; y < 100; ++y)
        for (int x = 0; x < 50; ++x)
            image.setPixel(x, y, 0x80ff0000);
    const QImage small = decoded(scaled(encoded(image, "png"), 10).data);
    QVERIFY(small.hasAlphaChannel());
    QCOMPARE(small.pixel(8, 5), 0x00000000U);
    QCOMPARE(qAlpha(small.pixel(2, 5)), 0x80);
    QVERIFY(near(small.pixel(2, 5), 0x80ff0000)); // the white that is not seen does not shine through
}

void TestImageTransform::everyFormatOfPixelsIsShrunk_data()
{
    QTest::addColumn<QImage::Format>("format");
    QTest::newRow("indexed") << QImage::Format_Indexed8;
    QTest::newRow("grey") << QImage::Format_Grayscale8;
    QTest::newRow("grey, 16 bits") << QImage::Format_Grayscale16;
    QTest::newRow("16 bits") << QImage::Format_RGB16;
    QTest::newRow("24 bits") << QImage::Format_RGB888;
    QTest::newRow("64 bits") << QImage::Format_RGBA64;
}

void TestImageTransform::everyFormatOfPixelsIsShrunk()
{
    QFETCH(const QImage::Format, format);
    const QImage image = picture(1000, 300, format);
    const QImage small = shrunk(image, {100, 30});
    QCOMPARE(small.size(), QSize(100, 30));
    QVERIFY(near(small.pixel(10, 10), image.pixel(100, 100)));
    QVERIFY(near(small.pixel(90, 10), image.pixel(900, 100)));
}

void TestImageTransform::shrinkingTakesTheMean()
{
    QImage board(301, 203, QImage::Format_RGB32);
    double sum = 0;
    for (int y = 0; y < board.height(); ++y)
        for (int x = 0; x < board.width(); ++x) {
            const int grey = (x * 7 + y * 13) % 256;
            board.setPixel(x, y, qRgb(grey, grey, grey));
            sum += grey;
        }
    const int mean = qRound(sum / (board.width() * board.height()));
    QCOMPARE(shrunk(board, {1, 1}).pixel(0, 0), qRgb(mean, mean, mean));
    board.fill(0xff123456);
    const QImage plain = shrunk(board, {17, 5});
    for (int y = 0; y < 5; ++y)
        for (int x = 0; x < 17; ++x)
            QCOMPARE(plain.pixel(x, y), 0xff123456U);
    QImage halves(4, 1, QImage::Format_RGB32);
    for (int x = 0; x < 4; ++x)
        halves.setPixel(x, 0, x < 2 ? 0xff000000 : 0xffffffff);
    QCOMPARE(shrunk(halves, {2, 1}).pixel(0, 0), 0xff000000U);
    QCOMPARE(shrunk(halves, {3, 1}).pixel(1, 0), qRgb(128, 128, 128));
}

void TestImageTransform::bombsAreRefused_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<qsizetype>("maxBytes");
    QTest::addColumn<QString>("size");
    QTest::newRow("over a gibibyte") << bomb(50'000, 50'000) << qsizetype(1 << 30) << "50000 x 50000";
    QTest::newRow("over what was asked for") << bomb(1000, 1000) << qsizetype(1'000'000) << "1000 x 1000";
    QTest::newRow("a real one") << encoded(picture(600, 500), "jpeg") << qsizetype(1'000'000) << "600 x 500";
}

void TestImageTransform::bombsAreRefused()
{
    QFETCH(const QByteArray, data);
    QFETCH(const qsizetype, maxBytes);
    QFETCH(const QString, size);
    const StepData item = scaled(data, 50, maxBytes);
    QVERIFY2(item.error.startsWith(QStringLiteral("image: %1 pixels take more than ").arg(size)),
             qPrintable(item.error));
    QCOMPARE(item.data, QByteArray());
}

void TestImageTransform::brokenDataFails_data()
{
    QTest::addColumn<QByteArray>("data");
    const QByteArray png = encoded(picture(100, 80), "png");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("This is not an image.\n").repeated(100);
    QTest::newRow("a header alone") << png.left(20);
    QTest::newRow("cut off") << png.left(60);
    QTest::newRow("of no size") << bomb(0, 0);
    QTest::newRow("a drawing") << QByteArray(
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><text>x</text></svg>");
}

void TestImageTransform::brokenDataFails()
{
    QFETCH(const QByteArray, data);
    const StepData item = scaled(data, 50);
    QVERIFY2(item.error.startsWith(QLatin1String("image: ")), qPrintable(item.error));
    QVERIFY2(!item.error.contains(u'\n') && !item.error.endsWith(u'.'), qPrintable(item.error));
}

// Whatever the decoder makes of it.
void TestImageTransform::whatIsCutIsNoImage()
{
    const QByteArray gif = QByteArray::fromBase64("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
    for (const QByteArray &whole :
         {encoded(picture(100, 80), "jpeg"), encoded(picture(100, 80), "png"), gif}) {
        QCOMPARE(scaled(whole, 50).error, QString());
        QCOMPARE(scaled(whole + QByteArray(16, '\0'), 50).error, QString());
        for (qsizetype size = 0; size < whole.size(); size += std::max<qsizetype>(1, whole.size() / 100))
            QVERIFY2(!scaled(whole.left(size), 50).error.isEmpty(), qPrintable(QString::number(size)));
        if (!whole.startsWith("\x89PNG")) // its end says nothing that is not known before
            QVERIFY(!scaled(whole.chopped(1), 50).error.isEmpty());
    }
}

// Some damage is not noticed by a decoder: then there is an image of that size, of whatever colours.
void TestImageTransform::damageNeverCrashes()
{
    for (const char *format : {"png", "jpeg", "bmp", "ppm", "ico", "xpm"}) {
        const QByteArray whole = encoded(picture(60, 40), format);
        for (qsizetype at = 0; at < whole.size(); at += std::max<qsizetype>(1, whole.size() / 60)) {
            QByteArray bad = whole;
            bad[at] = static_cast<char>(~bad[at]);
            for (const QByteArray &data : {bad, whole.left(at)}) {
                const StepData item = scaled(data, 20, 1 << 22);
                QCOMPARE(item.error.isEmpty(), !item.data.isEmpty());
            }
        }
    }
}

void TestImageTransform::threadsDoNotShare()
{
    std::atomic<int> wrong{0};
    const auto work = [&wrong](int width) {
        const QByteArray data = encoded(picture(width, 100), "png");
        for (int i = 0; i < 20; ++i)
            wrong += decoded(scaled(data, 50).data).size() != fittingSize({width, 100}, 50);
    };
    std::thread other(work, 700);
    work(100);
    other.join();
    QCOMPARE(wrong.load(), 0);
}

QTEST_GUILESS_MAIN(TestImageTransform)
#include "tst_image_transform.moc"
