// SPDX-License-Identifier: MIT
#include "scene_cases.h"

#include "scene/paint.h"
#include "scene/picture.h"

#include <QBuffer>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
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

QByteArray pdfOf(const PictureSpec &spec)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    return writePdf(buffer, spec) ? buffer.data() : QByteArray();
}

QSet<QString> titlesOf(const PictureSpec &spec)
{
    QSet<QString> titles;
    for (const SceneLabel &label : labelsOf(pictureScene(spec), LabelRole::Title))
        titles << label.text;
    return titles;
}

/// Where the picture draws item rows in that colour.
std::vector<QRectF> spansIn(const PictureSpec &spec, const QColor &colour)
{
    // Marks in the same colour stand for no time.
    Scene scene = pictureScene(spec);
    for (SceneLayer &layer : scene.layers)
        std::erase_if(layer.rects, [](const RectBatch &batch) { return batch.times.empty(); });
    return rectsOf(scene, colour.rgba(), QRectF(QPointF(0, 0), scene.size).adjusted(0, 0, 0, -60));
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
    void theCaptionSaysWhatTheRunsShare();
    void whatCannotBeWrittenSaysWhy();
    void theScaleIsOfPixelsOnly_data();
    void theScaleIsOfPixelsOnly();
    void theClipboardGetsThePng();
    void theSuffixSaysTheFormat();
    void aPartShowsItsRangeAndRows();
    void whatIsScrolledAwayIsNotInTheScreensPart();
    void thePdfIsOnePageOfThatSize_data();
    void thePdfIsOnePageOfThatSize();
    void thePdfKeepsItsTextAsText();
    void thePdfIsNamedAndDated();
    void thePdfDoesNotGrowWithTheItems();

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

// A caption says what is true of every panel.
void TestPicture::theCaptionSaysWhatTheRunsShare()
{
    Recording recording;
    recording.program = QStringLiteral("overlapse 0.1.0");
    recording.when = QDateTime(QDate(2024, 5, 6), QTime(7, 8, 9), Qt::UTC);
    recording.machine = {4, QStringLiteral("Some CPU"), {}};
    for (const int n : {2, 8})
        recording.runs.push_back(
            {.spec = {.mode = Mode::Parallel, .fetchLimit = n, .threads = 1}, .trace = {}});
    QCOMPARE(
        pictureCaption(recording, QStringLiteral("4 items")),
        QStringLiteral("4 items · 1 thread · order kept · measured · 4 cores, Some CPU · overlapse 0.1.0 · "
                       "2024-05-06 07:08 UTC"));
    Run &other = recording.runs[1];
    other.clock = Clock::Virtual;
    other.facts.machine = Machine{.cores = 8, .cpu = {}, .system = {}};
    other.facts.when = recording.when.addSecs(3'600);
    other.facts.program = QStringLiteral("overlapse 0.2.0");
    QCOMPARE(pictureCaption(recording, QStringLiteral("4 items")),
             QStringLiteral("4 items · 1 thread · order kept · measured and predicted · different machines · "
                            "2024-05-06 07:08 to 2024-05-06 08:08 UTC"));
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
        QVERIFY(!writePdf(buffer, spec, &error));
    }
    QVERIFY(!writePdf(closed, pictureOf(*m_crawler), &error));
    spec = pictureOf(*m_crawler);
    spec.size = QSize(16'000, 9'000);
    spec.scale = 4;
    error.clear();
    QVERIFY(chartImage(spec, &error).isNull());
    QVERIFY2(error.contains(QLatin1String("64000x36000")), qPrintable(error));
}

void TestPicture::theScaleIsOfPixelsOnly_data()
{
    QTest::addColumn<double>("scale");
    QTest::newRow("half") << 0.5;
    QTest::newRow("one and a half") << 1.5;
    QTest::newRow("two") << 2.0;
    QTest::newRow("four") << 4.0;
}

void TestPicture::theScaleIsOfPixelsOnly()
{
    QFETCH(const double, scale);
    const PictureSpec plain = pictureOf(*m_crawler);
    PictureSpec scaled = plain;
    scaled.scale = scale;
    const QImage image = pngOf(scaled);
    QCOMPARE(image.size(), (QSizeF(plain.size) * scale).toSize());
    // The same spans at the same times, and each is there; rows may be a part of a pixel higher.
    const std::vector<QRectF> before = spansIn(plain, plain.theme.fetch);
    const std::vector<QRectF> after = spansIn(scaled, plain.theme.fetch);
    QVERIFY(before.size() > 20);
    QCOMPARE(after.size(), before.size());
    for (std::size_t i = 0; i < after.size(); ++i) {
        QVERIFY(std::abs(after[i].left() - before[i].left()) <= std::max(1.0, 1 / scale));
        if (after[i].width() * scale < 5)
            continue;
        // Not in its middle, where the slowest has a mark.
        const QPointF at = QPointF(after[i].left() + after[i].width() / 4, after[i].center().y()) * scale;
        QCOMPARE(QColor(image.pixel(QPoint(int(at.x()), int(at.y())))), plain.theme.fetch);
    }
    // A document shows it as large as before, sharper.
    QVERIFY(std::abs(image.dotsPerMeterX() - scale * pngOf(plain).dotsPerMeterX()) <= scale + 1);
    QCOMPARE(svgOf(scaled), svgOf(plain));
    QCOMPARE(pdfOf(scaled).size(), pdfOf(plain).size());
}

void TestPicture::theClipboardGetsThePng()
{
    PictureSpec spec = pictureOf(*m_crawler);
    spec.scale = 2;
    spec.theme = darkTheme();
    QCOMPARE(chartImage(spec), pngOf(spec).convertToFormat(QImage::Format_RGB32));
}

void TestPicture::theSuffixSaysTheFormat()
{
    QCOMPARE(pictureFormatOf(QStringLiteral("a/b.png")), PictureFormat::Png);
    QCOMPARE(pictureFormatOf(QStringLiteral("b.tar.SVG")), PictureFormat::Svg);
    QCOMPARE(pictureFormatOf(QStringLiteral("b.Pdf")), PictureFormat::Pdf);
    QVERIFY(!pictureFormatOf(QStringLiteral("pdf")));
    QVERIFY(!pictureFormatOf(QStringLiteral("b.csv")));
    QVERIFY(!pictureFormatOf(QStringLiteral("b.pdf/c")));
}

void TestPicture::aPartShowsItsRangeAndRows()
{
    const PictureSpec all = pictureOf(*m_crawler);
    PictureSpec part = all;
    part.part.time = {100ms, 300ms};
    part.part.firstRow = 3;
    part.part.rowCount = 5;
    QStringList numbers;
    for (const SceneLabel &label : labelsOf(pictureScene(part), LabelRole::RowNumber))
        numbers << label.text;
    numbers.removeDuplicates();
    QCOMPARE(numbers, QStringList({"3", "4", "5", "6", "7"}));
    const std::vector<SceneLabel> ticks = labelsOf(pictureScene(part), LabelRole::Tick);
    QVERIFY(!ticks.empty());
    for (const SceneLabel &tick : ticks) {
        const int ms = tick.text.section(u' ', 0, 0).toInt();
        QVERIFY2(tick.text.endsWith(QLatin1String(" ms")) && ms >= 100 && ms <= 300, qPrintable(tick.text));
    }
    // Every format shows the part, and the part is not the whole.
    QVERIFY(pngOf(part) != pngOf(all));
    QVERIFY(svgOf(part).contains(">3</text>") && svgOf(part) != svgOf(all));
    QVERIFY(!pdfOf(part).isEmpty() && pdfOf(part) != pdfOf(all));
}

void TestPicture::whatIsScrolledAwayIsNotInTheScreensPart()
{
    Case many(crawlerWork(30), 4);
    for (const Mode mode : allModes) {
        many.add({.mode = mode, .fetchLimit = 6, .transformLimit = 4, .threads = 4});
        many.input.panels.back().title = QStringLiteral("panel %1").arg(static_cast<int>(mode));
    }
    PictureSpec spec = pictureOf(many);
    TimelineView view;
    view.size = QSizeF(800, 200);
    const double most = layoutTimeline(many.input, view).maxScroll;
    QVERIFY(most > 100);

    // Nothing scrolled or zoomed away: the part is the whole.
    view.size = QSizeF(800, 1200);
    QCOMPARE(layoutTimeline(many.input, view).maxScroll, 0.0);
    spec.part = partOnScreen(many.input, view);
    QCOMPARE(pngOf(spec), pngOf(pictureOf(many)));

    view.size = QSizeF(800, 200);
    spec.part = partOnScreen(many.input, view);
    const QSet<QString> top = titlesOf(spec);
    QVERIFY(top.contains(QStringLiteral("panel 0")) && !top.contains(QStringLiteral("panel 4")));
    view.scroll = most;
    view.begin = 50ms;
    view.end = 90ms;
    view.firstRow = 10;
    view.rowCount = 8;
    spec.part = partOnScreen(many.input, view);
    const QSet<QString> bottom = titlesOf(spec);
    QVERIFY(bottom.contains(QStringLiteral("panel 4")) && !bottom.contains(QStringLiteral("panel 0")));
    QCOMPARE(spec.part.time.begin, Nanos(50ms));
    QCOMPARE(spec.part.time.end, Nanos(90ms));
    QCOMPARE(spec.part.firstRow, 10.0);
    QCOMPARE(spec.part.rowCount, 8.0);

    // All of the time is that of all panels: those that are left do not stretch.
    view = {};
    view.size = QSizeF(800, 200);
    view.scroll = most;
    spec.part = partOnScreen(many.input, view);
    QCOMPARE(spec.part.time.end, fullRange(many.input).end);
}

void TestPicture::thePdfIsOnePageOfThatSize_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QSizeF>("points");
    QTest::newRow("default") << QSize(1600, 900) << QSizeF(1200, 675);
    QTest::newRow("small") << QSize(700, 500) << QSizeF(525, 375);
    QTest::newRow("tall") << QSize(400, 1200) << QSizeF(300, 900);
}

void TestPicture::thePdfIsOnePageOfThatSize()
{
    QFETCH(const QSize, size);
    QFETCH(const QSizeF, points);
    PictureSpec spec = pictureOf(*m_crawler);
    spec.size = size;
    const QByteArray pdf = pdfOf(spec);
    QVERIFY(pdf.startsWith("%PDF-1."));
    QVERIFY(pdf.trimmed().endsWith("%%EOF"));
    static const QRegularExpression box(QStringLiteral("/MediaBox \\[0 0 ([\\d.]+) ([\\d.]+)\\]"));
    const QRegularExpressionMatch match = box.match(QString::fromLatin1(pdf));
    QCOMPARE(QSizeF(match.captured(1).toDouble(), match.captured(2).toDouble()), points);
    QVERIFY(pdf.contains("/Count 1\n"));
    const QRegularExpression page(QStringLiteral("/Type /Page\\b(?!s)"));
    QCOMPARE(QString::fromLatin1(pdf).count(page), 1);
}

// Fonts are in the file, with what their glyphs stand for; no picture is. And a reader finds every label.
void TestPicture::thePdfKeepsItsTextAsText()
{
    PictureSpec spec = pictureOf(*m_crawler);
    spec.caption = QStringLiteral("lognormal(80ms,0.6) - N 6, M 4 · 2024-05-06 07:08 UTC, 5 µs, 2×");
    const QByteArray pdf = pdfOf(spec);
    QVERIFY(pdf.contains("/FontFile2") || pdf.contains("/FontFile3"));
    QVERIFY(pdf.contains("/ToUnicode"));
    QVERIFY(!pdf.contains("/Subtype /Image"));
    const QString reader = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
    if (reader.isEmpty())
        return;
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("a.pdf")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(pdf) == pdf.size());
    file.close();
    QProcess process;
    process.start(reader,
                  {QStringLiteral("-layout"), QStringLiteral("-enc"), QStringLiteral("UTF-8"),
                   file.fileName(), QStringLiteral("-")});
    QVERIFY(process.waitForFinished());
    static const QRegularExpression spaces(QStringLiteral("\\s+"));
    const QString text = QString::fromUtf8(process.readAllStandardOutput()).remove(spaces);
    for (const SceneLayer &layer : pictureScene(spec).layers)
        for (const SceneLabel &label : layer.labels)
            QVERIFY2(text.contains(QString(label.text).remove(spaces)), qPrintable(label.text));
}

void TestPicture::thePdfIsNamedAndDated()
{
    PictureSpec spec = pictureOf(*m_crawler);
    spec.title = QStringLiteral("Fetch < 80 ms & more");
    spec.when = QDateTime(QDate(2024, 5, 6), QTime(7, 8, 9), Qt::UTC);
    const QByteArray pdf = pdfOf(spec);
    QVERIFY(pdf.contains("/CreationDate (D:20240506070809"));
    QVERIFY(pdf.contains(">Fetch &lt; 80 ms &amp; more<"));
    QVERIFY(pdf.contains("18 items · N 6, M 4 · 4 threads"));
    // The same recording, the same file: whenever it is written.
    QTest::qWait(1'100);
    QCOMPARE(pdfOf(spec), pdf);
}

void TestPicture::thePdfDoesNotGrowWithTheItems()
{
    for (const std::int64_t items : {10'000, 300'000}) {
        Case crawler(crawlerWork(items), 8);
        crawler.addAll({Mode::Parallel}, 64, 64, 8);
        const qsizetype size = pdfOf(pictureOf(crawler)).size();
        QVERIFY2(size > 10'000 && size < 500'000, qPrintable(QString::number(size)));
    }
}

QTEST_MAIN(TestPicture)
#include "tst_picture.moc"
