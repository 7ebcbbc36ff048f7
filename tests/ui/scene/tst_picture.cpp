// SPDX-License-Identifier: MIT
#include "scene_cases.h"

#include "scene/paint.h"
#include "scene/picture.h"

#include <QBuffer>
#include <QImage>
#include <QTest>
#include <QXmlStreamReader>

using namespace overlapse;

namespace {

PictureSpec pictureOf(const Case &pictured)
{
    PictureSpec spec;
    spec.input = pictured.input;
    spec.title = QStringLiteral("Crawler: fetch < 80 ms & more");
    spec.caption = QStringLiteral("18 items · N 6, M 4 · 4 threads");
    return spec;
}

QByteArray svgOf(const PictureSpec &spec)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QString error;
    return writeSvg(buffer, spec, &error) ? buffer.data() : QByteArray();
}

QImage pngOf(const PictureSpec &spec)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    return writePng(buffer, spec) ? QImage::fromData(buffer.data(), "PNG") : QImage();
}

} // namespace

class TestPicture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pngHasTheAskedSize_data();
    void pngHasTheAskedSize();
    void svgKeepsItsTextAsText();
    void svgHatchesAreLines();
    void svgDoesNotGrowWithTheItems();
    void theSameRecordingGivesTheSamePicture();
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void theLegendNamesWhatOccurs();
    void theCaptionComesFromTheRecording();
    void whatCannotBeWrittenSaysWhy();

private:
    std::unique_ptr<Case> m_crawler;
};

void TestPicture::initTestCase()
{
    m_crawler = std::make_unique<Case>(crawlerWork(18), 4);
    m_crawler->addAll({Mode::Concurrent, Mode::Parallel, Mode::Blocking}, 6, 4, 4);
}

void TestPicture::pngHasTheAskedSize_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("default") << QSize(1600, 900);
    QTest::newRow("small") << QSize(700, 500);
    QTest::newRow("tiny") << QSize(200, 100);
    QTest::newRow("tall") << QSize(400, 1200);
}

void TestPicture::pngHasTheAskedSize()
{
    QFETCH(QSize, size);
    PictureSpec spec = pictureOf(*m_crawler);
    spec.size = size;
    const QImage image = pngOf(spec);
    QCOMPARE(image.size(), size);
    QCOMPARE(QColor(image.pixel(0, 0)), spec.theme.window);
}

void TestPicture::svgKeepsItsTextAsText()
{
    const PictureSpec spec = pictureOf(*m_crawler);
    const QByteArray svg = svgOf(spec);
    QVERIFY(!svg.isEmpty());
    QXmlStreamReader xml(svg);
    QStringList texts;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        QVERIFY(xml.name() != QLatin1String("image"));
        if (xml.name() == QLatin1String("text"))
            texts << xml.readElementText().trimmed();
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    for (const SceneLayer &layer : pictureScene(spec).layers)
        for (const SceneLabel &label : layer.labels)
            QVERIFY2(texts.contains(label.text.trimmed()), qPrintable(label.text));
}

void TestPicture::svgHatchesAreLines()
{
    Case article(articleWork(), 2);
    article.addAll({Mode::Parallel}, 4, 4, 4);
    const QByteArray svg = svgOf(pictureOf(article));
    QVERIFY(!svg.contains("<image"));
    QVERIFY(!svg.contains("<pattern"));
    QVERIFY(!svg.contains("base64"));
    QVERIFY(svg.contains(lightTheme().transformOffCpu.name().toLatin1()));
}

void TestPicture::svgDoesNotGrowWithTheItems()
{
    for (const std::int64_t items : {10'000, 200'000}) {
        Case crawler(crawlerWork(items), 8);
        crawler.addAll({Mode::Parallel}, 64, 64, 8);
        const qsizetype size = svgOf(pictureOf(crawler)).size();
        QVERIFY2(size > 10'000 && size < 1'000'000, qPrintable(QString::number(size)));
    }
}

void TestPicture::theSameRecordingGivesTheSamePicture()
{
    const PictureSpec spec = pictureOf(*m_crawler);
    QCOMPARE(svgOf(spec), svgOf(spec));
    QCOMPARE(pngOf(spec), pngOf(spec));
}

void TestPicture::nothingIsCutOff_data()
{
    pngHasTheAskedSize_data();
}

void TestPicture::nothingIsCutOff()
{
    QFETCH(QSize, size);
    Case five(crawlerWork(1'000), 4);
    five.addAll({Mode::Sequential, Mode::Concurrent, Mode::Parallel, Mode::Prefetching, Mode::Blocking}, 6, 4,
                4);
    PictureSpec spec = pictureOf(five);
    spec.size = size;
    const Scene scene = pictureScene(spec);
    const QRectF page(QPointF(0, 0), scene.size);
    for (const SceneLayer &layer : scene.layers) {
        for (const SceneLabel &label : layer.labels)
            QVERIFY2(page.adjusted(-1, -1, 1, 1).contains(label.rect), qPrintable(label.text));
        for (const RectBatch &batch : layer.rects)
            for (const QRectF &rect : batch.rects)
                QVERIFY(page.adjusted(-1, -1, 1, 1).contains(rect));
    }
    QCOMPARE(labelsOf(scene, LabelRole::Title).size(), std::size_t{5});
}

void TestPicture::theLegendNamesWhatOccurs()
{
    Case article(articleWork(), 4);
    article.addAll({Mode::Sequential}, 1, 1, 1);
    QStringList names;
    for (const SceneLabel &label : labelsOf(pictureScene(pictureOf(article)), LabelRole::Legend))
        names << label.text;
    QCOMPARE(names,
             QStringList({QStringLiteral("fetch"), QStringLiteral("transform, on the CPU"),
                          QStringLiteral("makespan"), QStringLiteral("lower bound")}));
}

void TestPicture::theCaptionComesFromTheRecording()
{
    Recording recording;
    recording.program = QStringLiteral("overlapse 0.1.0");
    recording.when = QDateTime(QDate(2024, 5, 6), QTime(7, 8, 9), Qt::UTC);
    recording.machine = {4, QStringLiteral("Some CPU"), QStringLiteral("Linux")};
    recording.runs.push_back({.spec = {.mode = Mode::Sequential}, .trace = {}});
    recording.runs.push_back(
        {.spec = {.mode = Mode::Parallel, .fetchLimit = 6, .transformLimit = 5, .threads = 3}, .trace = {}});
    QCOMPARE(
        pictureCaption(recording, QStringLiteral("4 items")),
        QStringLiteral("4 items · N 6, M 5 · 3 threads · order kept · measured · 4 cores, Some CPU, Linux · "
                       "overlapse 0.1.0 · 2024-05-06 07:08 UTC"));
}

void TestPicture::whatCannotBeWrittenSaysWhy()
{
    PictureSpec spec = pictureOf(*m_crawler);
    QString error;
    QBuffer closed;
    QVERIFY(!writePng(closed, spec, &error));
    QVERIFY(!error.isEmpty());
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    for (const QSize size : {QSize(0, 100), QSize(100'000, 10)}) {
        spec.size = size;
        error.clear();
        QVERIFY(!writePng(buffer, spec, &error));
        QVERIFY(!error.isEmpty());
        QVERIFY(!writeSvg(buffer, spec, &error));
    }
}

QTEST_MAIN(TestPicture)
#include "tst_picture.moc"
