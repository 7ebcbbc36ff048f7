// SPDX-License-Identifier: MIT
// The report, as whoever gets it reads it: in a browser, in any.
#include "program.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QXmlStreamReader>

using namespace overlapse;

namespace {

QString dumped(const Place &place, const QString &name)
{
    const QString browser = QStandardPaths::findExecutable(QStringLiteral("w3m"));
    if (browser.isEmpty())
        return {};
    QProcess process;
    process.setWorkingDirectory(place.path(QString()));
    process.setProcessEnvironment(cleanEnvironment());
    process.start(browser, {"-dump", "-cols", "160", "-I", "UTF-8", "-O", "UTF-8", "-T", "text/html", name});
    return QString::fromUtf8(outcomeOf(process).out);
}

/// Empty, or what a page has that it must not have.
QString mistakeIn(const QByteArray &html)
{
    QXmlStreamReader reader(html);
    QSet<QString> ids;
    while (!reader.atEnd()) {
        reader.readNext();
        if (!reader.isStartElement())
            continue;
        if (reader.name() == QLatin1String("script") || reader.name() == QLatin1String("link"))
            return reader.name().toString();
        for (const QXmlStreamAttribute &attribute : reader.attributes()) {
            const QString value = attribute.value().toString();
            const bool refers =
                attribute.name() == QLatin1String("href") || attribute.name() == QLatin1String("src");
            if (refers && !value.startsWith(u'#') && !value.startsWith(QLatin1String("data:")))
                return value;
            if (attribute.name() == QLatin1String("id") && ids.contains(value))
                return QStringLiteral("twice: ") + value;
            if (attribute.name() == QLatin1String("id"))
                ids.insert(value);
        }
    }
    if (reader.hasError())
        return reader.errorString();
    static const QRegularExpression outside(QStringLiteral("url\\((?!#)|@import"));
    return html.contains("<svg") && !QString::fromUtf8(html).contains(outside)
        ? QString()
        : QStringLiteral("charts or url()");
}

} // namespace

class TestCliReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCommandWritesReports_data();
    void everyCommandWritesReports();
    void aBrowserShowsSettingAndFigures();
    void repeatsShowTheirIntervals();
    void namesAreNoMarkup();
    void aReportIsNoMap();
};

void TestCliReport::everyCommandWritesReports_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QStringList work{"--items", "3", "--fetch", "2ms", "--transform", "1ms"};
    QTest::newRow("run") << QStringList{"run"} + work;
    QTest::newRow("compare") << QStringList{"compare", "--modes", "sequential,blocking"} + work;
    QTest::newRow("predict") << QStringList{"predict"} + work;
}

void TestCliReport::everyCommandWritesReports()
{
    QFETCH(const QStringList, arguments);
    const Place place;
    const Outcome outcome = place.run(
        arguments + QStringList{"--export", "a.html", "--export", "a.md", "--export", "a.overlapse"});
    QCOMPARE(outcome.err, QByteArray());
    QCOMPARE(outcome.status, 0);
    QCOMPARE(mistakeIn(place.content("a.html")), QString());
    QVERIFY(place.content("a.md").startsWith("# 3 items, fetch 2ms, transform cpu(1ms)\n"));
    // A recording gives the same.
    QCOMPARE(place.run({"export", "a.overlapse", "--export", "b.html", "--export", "b.md"}).status, 0);
    QCOMPARE(place.content("b.md"), place.content("a.md"));
    QCOMPARE(place.content("b.html"), place.content("a.html"));
}

void TestCliReport::aBrowserShowsSettingAndFigures()
{
    QVERIFY2(!QStandardPaths::findExecutable(QStringLiteral("w3m")).isEmpty(),
             "w3m is missing (./dev test installs it)");
    const Place place;
    QCOMPARE(place
                 .run({"predict", "--items", "40", "--fetch", "exp(80ms)", "--transform", "20ms", "--seed",
                       "7", "--fetch-limit", "9", "--export", "a.html", "--export", "a.md"})
                 .status,
             0);
    const QString text = dumped(place, QStringLiteral("a.html"));
    for (const char *shown :
         {"40 items, fetch exp(80ms), transform cpu(20ms), seed 7", "N = 9", "Runs", "Lower bound",
          "critical path", "How to reproduce",
          "overlapse predict --items 40 --fetch 'exp(80ms)' --transform 20ms --seed 7 --fetch-limit 9"})
        QVERIFY2(text.contains(QLatin1String(shown)), qPrintable(text));
    // The makespan of each run, as the table in Markdown has it.
    static const QRegularExpression row(QStringLiteral("^\\| (\\w+) \\| ([\\d.]+ m?s) \\|"),
                                        QRegularExpression::MultilineOption);
    int rows = 0;
    for (auto it = row.globalMatch(QString::fromUtf8(place.content("a.md"))); it.hasNext(); ++rows) {
        const QRegularExpressionMatch match = it.next();
        const QRegularExpression shown(match.captured(1) + QStringLiteral("\\s+") + match.captured(2));
        QVERIFY2(text.contains(shown), qPrintable(shown.pattern() + u'\n' + text));
    }
    QCOMPARE(rows, 5);
}

void TestCliReport::repeatsShowTheirIntervals()
{
    const Place place;
    QCOMPARE(place
                 .run({"compare", "--modes", "sequential,parallel", "--items", "3", "--fetch", "2ms",
                       "--transform", "1ms", "--repeat", "6", "--export", "a.md", "--export", "a.json"})
                 .status,
             0);
    const QString text = QString::fromUtf8(place.content("a.md"));
    static const QRegularExpression interval(
        QStringLiteral("\\| sequential \\| [\\d.]+ ms \\([\\d.]+ ms to [\\d.]+ ms\\) \\|"));
    QVERIFY2(text.contains(interval), qPrintable(text));
    QVERIFY(text.contains(QLatin1String("--repeat 6\n")));
    QCOMPARE(place.json("a.json")[QLatin1String("runs")].toArray().size(), 12);
    QCOMPARE(text.count(QLatin1String("(repeat ")), 12);
}

void TestCliReport::namesAreNoMarkup()
{
    const Place place;
    place.makeFolder("<script>&'\"|`");
    place.write("<script>&'\"|`/file\n", "content");
    QCOMPARE(place
                 .run({"run", "--fetch", "file", "--inputs", "<script>&'\"|`", "--export", "a.html",
                       "--export", "a.md"})
                 .status,
             0);
    QCOMPARE(mistakeIn(place.content("a.html")), QString());
    QVERIFY(place.content("a.html").contains("1 file from &lt;script&gt;&amp;&#39;&quot;|`"));
    QVERIFY(place.content("a.md").contains("1 file from \\<script\\>\\&'\"\\|\\`"));
}

void TestCliReport::aReportIsNoMap()
{
    const Place place;
    QCOMPARE(place.run({"sweep", "--export", "a.html"}).status, 2);
    QCOMPARE(place.entries(), QStringList());
}

QTEST_GUILESS_MAIN(TestCliReport)
#include "tst_cli_report.moc"
