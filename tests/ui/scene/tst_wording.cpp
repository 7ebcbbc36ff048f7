// SPDX-License-Identifier: MIT
// The scene writes numbers as the screen's user does; a picture is the same wherever it is made.
#include "scene_cases.h"

#include "scene/picture.h"

#include <QBuffer>
#include <QTest>

using namespace overlapse;

namespace {

const Wording german{QLocale(QLocale::German), true};

QStringList textsOf(const Scene &scene, LabelRole role)
{
    QStringList texts;
    for (const SceneLabel &label : labelsOf(scene, role))
        texts << label.text;
    return texts;
}

TimelineView oneScreen()
{
    TimelineView view;
    view.size = {1100, 400};
    return view;
}

QByteArray written(const PictureSpec &spec, PictureFormat format)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    return writePicture(buffer, spec, format) ? buffer.data() : QByteArray();
}

} // namespace

class TestWording : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }
    void theAxisAndTheMakespanAreInTheLocale();
    void countsAreGroupedInTheLocale();
    void aTextWithACountIsWholeWithoutATranslation();
    void theLocaleOfTheUserDoesNotChangeAScene();
    void aPictureIsTheSameEverywhere_data();
    void aPictureIsTheSameEverywhere();
};

void TestWording::theAxisAndTheMakespanAreInTheLocale()
{
    Case article(articleWork(), 4);
    article.add({.mode = Mode::Sequential, .threads = 4});
    const Scene files = buildTimelineScene(article.input, oneScreen(), lightTheme());
    QCOMPARE(textsOf(files, LabelRole::Makespan), QStringList{"8.000 s"});
    QVERIFY(textsOf(files, LabelRole::Tick).contains(QStringLiteral("1 s")));
    article.input.wording = german;
    const Scene screen = buildTimelineScene(article.input, oneScreen(), lightTheme());
    QCOMPARE(textsOf(screen, LabelRole::Makespan), QStringList{"8,000 s"});
    TimelineView view = oneScreen();
    view.begin = 1s;
    view.end = 2s;
    const QStringList ticks = textsOf(buildTimelineScene(article.input, view, lightTheme()), LabelRole::Tick);
    QVERIFY2(ticks.contains(QStringLiteral("1,5 s")), qPrintable(ticks.join(u' ')));
}

void TestWording::countsAreGroupedInTheLocale()
{
    Case crawler(crawlerWork(20'000), 4);
    crawler.add({.mode = Mode::Parallel, .fetchLimit = 5'000, .transformLimit = 5'000, .threads = 4});
    QVERIFY(textsOf(buildTimelineScene(crawler.input, oneScreen(), lightTheme()), LabelRole::RowNumber)
                .contains(QStringLiteral("5,000")));
    crawler.input.wording = german;
    QVERIFY(textsOf(buildTimelineScene(crawler.input, oneScreen(), lightTheme()), LabelRole::RowNumber)
                .contains(QStringLiteral("5.000")));
}

void TestWording::aTextWithACountIsWholeWithoutATranslation()
{
    QLocale::setDefault(german.locale);
    QCOMPARE(german.translate("Timeline", "%Ln items a line", nullptr, 2607),
             QStringLiteral("2.607 items a line"));
    QCOMPARE(Wording().translate("Timeline", "%Ln items a line", nullptr, 2607),
             QStringLiteral("2,607 items a line"));
}

void TestWording::theLocaleOfTheUserDoesNotChangeAScene()
{
    Case article(articleWork(), 4);
    article.add({.mode = Mode::Sequential, .threads = 4});
    QLocale::setDefault(german.locale);
    const Scene scene = buildTimelineScene(article.input, oneScreen(), lightTheme());
    QCOMPARE(textsOf(scene, LabelRole::Makespan), QStringList{"8.000 s"});
}

void TestWording::aPictureIsTheSameEverywhere_data()
{
    QTest::addColumn<PictureFormat>("format");
    QTest::newRow("svg") << PictureFormat::Svg;
    QTest::newRow("png") << PictureFormat::Png;
    QTest::newRow("pdf") << PictureFormat::Pdf;
}

void TestWording::aPictureIsTheSameEverywhere()
{
    QFETCH(const PictureFormat, format);
    Case crawler(crawlerWork(2'607), 4);
    crawler.addAll({Mode::Sequential, Mode::Parallel}, 6, 4, 4);
    PictureSpec spec;
    spec.size = {900, 500};
    spec.input = crawler.input;
    spec.title = QStringLiteral("Crawler");
    spec.when = QDateTime(QDate(2024, 2, 29), QTime(12, 0), Qt::UTC);
    const QByteArray usual = written(spec, format);
    QVERIFY(!usual.isEmpty());
    QLocale::setDefault(german.locale);
    spec.input.wording = german; // as the window's own input has it
    QVERIFY(written(spec, format) == usual);
}

QTEST_MAIN(TestWording)
#include "tst_wording.moc"
