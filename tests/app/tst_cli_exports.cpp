// SPDX-License-Identifier: MIT
// What --export writes, and that a recording gives what the run itself would have written.
#include "program.h"

#include <QJsonArray>
#include <QXmlStreamReader>
#include <QtEndian>

#include <sys/stat.h>

using namespace overlapse;

namespace {

// Width and height as the file's own header has them.
std::pair<quint32, quint32> sizeOfPng(const QByteArray &png)
{
    if (!png.startsWith("\x89PNG\r\n\x1a\n") || png.size() < 24)
        return {0, 0};
    return {qFromBigEndian<quint32>(png.constData() + 16), qFromBigEndian<quint32>(png.constData() + 20)};
}

struct SvgContent
{
    bool wellFormed = false;
    QString texts; // one a line
    QString viewBox;
    int elements = 0;
};

SvgContent readSvg(const QByteArray &svg)
{
    SvgContent content;
    QXmlStreamReader reader(svg);
    while (!reader.atEnd()) {
        reader.readNext();
        if (!reader.isStartElement())
            continue;
        ++content.elements;
        if (reader.name() == QLatin1String("svg"))
            content.viewBox = reader.attributes().value(QLatin1String("viewBox")).toString();
        if (reader.name() == QLatin1String("text"))
            content.texts += reader.readElementText(QXmlStreamReader::IncludeChildElements) + u'\n';
    }
    content.wellFormed = !reader.hasError();
    return content;
}

const QStringList everyFormat{"--export", "a.png",    "--export", "a.svg",       "--export",
                              "a.csv",    "--export", "a.json",   "--export",    "a.overlapse",
                              "--export", "a.pdf",    "--export", "a.trace.json"};
const QStringList everyFile{"a.csv", "a.json", "a.overlapse", "a.pdf", "a.png", "a.svg", "a.trace.json"};

} // namespace

class TestCliExports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCommandWritesEveryFormat_data();
    void everyCommandWritesEveryFormat();
    void aRecordingGivesWhatTheRunWrote_data();
    void aRecordingGivesWhatTheRunWrote();
    void everyRunOfARecordingIsExported();
    void picturesHaveTheSizeAskedFor();
    void theScaleIsOfPixels();
    void themesDiffer();
    void suffixesMayBeInCapitals();
    void exportsWriteOverFilesAndLeaveNothingElse();
    void aFailedExportIsSaidAndTheOthersAreWritten();
    void recordingsOfOtherNamesAreRecordings();
    void textInPicturesIsText();
};

void TestCliExports::everyCommandWritesEveryFormat_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("runs");
    const QStringList work{"--items", "3", "--fetch", "2ms", "--transform", "1ms"};
    QTest::newRow("run") << QStringList{"run"} + work << 1;
    QTest::newRow("compare") << QStringList{"compare", "--modes", "sequential,blocking"} + work << 2;
    QTest::newRow("predict") << QStringList{"predict"} + work << 5;
}

void TestCliExports::everyCommandWritesEveryFormat()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, runs);
    const Place place;
    const Outcome outcome = place.run(arguments + everyFormat);
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err, QByteArray());
    QVERIFY(outcome.out.contains("makespan"));
    QCOMPARE(place.entries(), everyFile);
    QCOMPARE(sizeOfPng(place.content("a.png")), (std::pair<quint32, quint32>(1600, 900)));
    const SvgContent svg = readSvg(place.content("a.svg"));
    QVERIFY(svg.wellFormed);
    QVERIFY(svg.texts.contains(QLatin1String("3 items, fetch 2ms, transform cpu(1ms)")));
    QCOMPARE(place.json("a.json")[QLatin1String("runs")].toArray().size(), runs);
    QVERIFY(place.content("a.pdf").startsWith("%PDF-"));
    int spans = 0;
    for (const QJsonValue &event : place.json("a.trace.json")[QLatin1String("traceEvents")].toArray())
        spans += event[QLatin1String("cat")] == QLatin1String("fetch") ? 1 : 0;
    QCOMPARE(spans, runs * 3);
    // A header, and a row for each item and stage.
    const QList<QByteArray> rows = place.content("a.csv").split('\n');
    QCOMPARE(rows.size(), 1 + runs * 3 * 2 + 1);
    QVERIFY(rows.first().startsWith(
        "run,mode,item,stage,admitted_ns,started_ns,finished_ns,yielded_ns,cpu_ns,lane,"
        "attempts,status,bytes"));
}

void TestCliExports::aRecordingGivesWhatTheRunWrote_data()
{
    everyCommandWritesEveryFormat_data();
}

void TestCliExports::aRecordingGivesWhatTheRunWrote()
{
    QFETCH(const QStringList, arguments);
    const Place place;
    QCOMPARE(place.run(arguments + everyFormat).status, 0);
    const Outcome outcome = place.run({"export", "a.overlapse", "--export", "b.png", "--export", "b.svg",
                                       "--export", "b.csv", "--export", "b.json", "--export", "b.overlapse",
                                       "--export", "b.pdf", "--export", "b.trace.json"});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.out, QByteArray());
    QCOMPARE(outcome.err, QByteArray());
    for (const char *suffix : {"csv", "json", "svg", "png", "overlapse", "pdf", "trace.json"}) {
        const QByteArray own = place.content(QStringLiteral("a.%1").arg(QLatin1String(suffix)));
        QVERIFY(!own.isEmpty());
        QVERIFY2(place.content(QStringLiteral("b.%1").arg(QLatin1String(suffix))) == own, suffix);
    }
}

// Two parallel runs of one work and two of another.
void TestCliExports::everyRunOfARecordingIsExported()
{
    const Place place;
    QFile recording(QStringLiteral(TEST_DATA "/formats/version-4-runs.overlapse"));
    QVERIFY(recording.open(QIODevice::ReadOnly));
    place.write("runs.overlapse", recording.readAll());
    const Outcome outcome = place.run(QStringList{"export", "runs.overlapse"} + everyFormat);
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err, QByteArray());
    // It is of the version of today, and stays as it is from then on.
    QCOMPARE(place.run({"export", "a.overlapse", "--export", "b.overlapse"}).status, 0);
    QVERIFY(!place.content("a.overlapse").isEmpty());
    QCOMPARE(place.content("b.overlapse"), place.content("a.overlapse"));
    const QJsonArray runs = place.json("a.json")[QLatin1String("runs")].toArray();
    QCOMPARE(runs.size(), 4);
    QCOMPARE(runs[3][QLatin1String("workload")][QLatin1String("items")].toInt(), 6);
    QCOMPARE(runs[3][QLatin1String("items")].toArray().size(), 6);
    QCOMPARE(place.content("a.csv").split('\n').size(), 1 + 2 * (4 + 4 + 6 + 6) + 1);
    const SvgContent svg = readSvg(place.content("a.svg"));
    for (const char *title : {"Sequential", "Parallel (N 4)", "Parallel (N=2 \u00fc)",
                              "Parallel (N=5 \u00fc)", "Overlapse: runs of 2 different works"})
        QVERIFY2(svg.texts.contains(QString::fromUtf8(title) + u'\n'), qPrintable(svg.texts));
    QVERIFY(svg.texts.contains(QLatin1String("6 items, durations from ")));
    QVERIFY(svg.texts.contains(QLatin1String("2024-05-01 12:30 to 2024-05-04 12:30 UTC")));

    QByteArray twice = place.content("a.overlapse");
    QVERIFY(twice.contains("bid\x02"));
    place.write("twice.overlapse", twice.replace("bid\x02", "bid\x07"));
    const Outcome refused = place.run({"export", "twice.overlapse", "--export", "b.json"});
    QCOMPARE(refused.status, 2);
    QVERIFY2(refused.err.startsWith(
                 "overlapse: twice.overlapse: runs[1].id: 7 is the id of an earlier run (byte "),
             refused.err.constData());
}

void TestCliExports::picturesHaveTheSizeAskedFor()
{
    const Place place;
    for (const auto &[text, width, height] :
         {std::tuple("400x250", 400U, 250U), std::tuple("2000x700", 2000U, 700U)}) {
        QCOMPARE(place.run({"predict", "--export", "a.png", "--export", "a.svg", "--size", text}).status, 0);
        QCOMPARE(sizeOfPng(place.content("a.png")), (std::pair<quint32, quint32>(width, height)));
        QCOMPARE(readSvg(place.content("a.svg")).viewBox, QStringLiteral("0 0 %1 %2").arg(width).arg(height));
    }
}

void TestCliExports::theScaleIsOfPixels()
{
    const Place place;
    QCOMPARE(place.run({"predict", "--export", "a.overlapse"}).status, 0);
    const auto pictures = [&place](const char *scale) {
        const Outcome outcome = place.run({"export", "a.overlapse", "--size", "800x500", "--scale", scale,
                                           "--export", "a.png", "--export", "a.svg", "--export", "a.pdf"});
        return std::tuple(outcome.status, sizeOfPng(place.content("a.png")), place.content("a.svg"),
                          place.content("a.pdf"));
    };
    const auto [status, size, svg, pdf] = pictures("1");
    QCOMPARE(status, 0);
    QCOMPARE(size, (std::pair<quint32, quint32>(800, 500)));
    QCOMPARE(pictures("2"), std::tuple(0, (std::pair<quint32, quint32>(1600, 1000)), svg, pdf));
    QCOMPARE(pictures("0.5"), std::tuple(0, (std::pair<quint32, quint32>(400, 250)), svg, pdf));
    // What has no pixels can be of any size.
    QCOMPARE(place.run({"export", "a.overlapse", "--size", "16000x900", "--scale", "4", "--export", "a.svg"})
                 .status,
             0);
}

void TestCliExports::themesDiffer()
{
    const Place place;
    QCOMPARE(place.run({"predict", "--export", "a.overlapse"}).status, 0);
    const auto pictures = [&place](const char *theme) {
        const Outcome outcome =
            place.run({"export", "a.overlapse", "--theme", theme, "--export", "a.svg", "--export", "a.png"});
        return std::pair(place.content("a.svg"), outcome.status == 0 ? place.content("a.png") : QByteArray());
    };
    const auto light = pictures("light");
    const auto dark = pictures("dark");
    QVERIFY(light.first != dark.first);
    QVERIFY(light.second != dark.second);
    QCOMPARE(readSvg(light.first).texts, readSvg(dark.first).texts);
    QVERIFY(pictures("light") == light);
}

void TestCliExports::suffixesMayBeInCapitals()
{
    const Place place;
    QCOMPARE(place
                 .run({"predict", "--export", "A.CSV", "--export", "b.tar.SVG", "--export", "c.Trace.Json",
                       "--export", "trace.json", "--export", "d.PDF"})
                 .status,
             0);
    QVERIFY(place.content("A.CSV").startsWith("run,mode"));
    QVERIFY(readSvg(place.content("b.tar.SVG")).wellFormed);
    QVERIFY(place.json("c.Trace.Json").contains(QLatin1String("traceEvents")));
    QVERIFY(place.json("trace.json").contains(QLatin1String("runs"))); // a result of that name
    QVERIFY(place.content("d.PDF").startsWith("%PDF-"));
}

void TestCliExports::exportsWriteOverFilesAndLeaveNothingElse()
{
    const Place place;
    for (const QString &file : everyFile)
        place.write(file.toUtf8(), "old");
    QCOMPARE(place.run(QStringList{"predict"} + everyFormat).status, 0);
    QCOMPARE(place.entries(), everyFile);
    for (const QString &file : everyFile)
        QVERIFY2(place.content(file).size() > 100, qPrintable(file));
}

void TestCliExports::aFailedExportIsSaidAndTheOthersAreWritten()
{
    const Place place;
    QCOMPARE(::mkfifo(qPrintable(place.path("pipe.csv")), 0600), 0);
    const Outcome outcome = place.run({"predict", "--export", "pipe.csv", "--export", "a.csv"});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.startsWith("overlapse: pipe.csv: "), outcome.err.constData());
    QCOMPARE(outcome.err.count('\n'), 1);
    QVERIFY(outcome.out.contains("makespan"));
    QVERIFY(place.content("a.csv").startsWith("run,mode"));
    QCOMPARE(place.entries(), (QStringList{"a.csv", "pipe.csv"}));
}

void TestCliExports::recordingsOfOtherNamesAreRecordings()
{
    const Place place;
    QCOMPARE(place.run({"predict", "--export", "a.overlapse"}).status, 0);
    place.write("-no name-", place.content("a.overlapse"));
    QCOMPARE(place.run({"export", "--export", "b c.csv", "--", "-no name-"}).status, 0);
    QVERIFY(place.content("b c.csv").startsWith("run,mode"));
}

// Markup in a name must not become markup in the picture.
void TestCliExports::textInPicturesIsText()
{
    const Place place;
    place.makeFolder("<b>&amp;\"'");
    place.write("<b>&amp;\"'/file", "content");
    QCOMPARE(place.run({"run", "--fetch", "file", "--inputs", "<b>&amp;\"'", "--export", "a.svg"}).status, 0);
    const SvgContent svg = readSvg(place.content("a.svg"));
    QVERIFY(svg.wellFormed);
    QVERIFY2(svg.texts.contains(QLatin1String("1 files from <b>&amp;\"'"))
                 || svg.texts.contains(QLatin1String("1 file from <b>&amp;\"'")),
             qPrintable(svg.texts));
}

QTEST_GUILESS_MAIN(TestCliExports)
#include "tst_cli_exports.moc"
