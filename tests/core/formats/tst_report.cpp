// SPDX-License-Identifier: MIT
// Reports: all that is known of a recording, and nothing of it is markup.
#include "formats/report_advice.h"
#include "formats/report_html.h"
#include "formats/report_maps.h"
#include "formats/report_markdown.h"
#include "formats/report_text.h"

#include "analysis/figures.h"
#include "core/formats/sample_recordings.h"
#include "formats/json.h"
#include "pipeline/words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace overlapse;

namespace {

struct Page
{
    QString problem;
    QStringList elements;
    QStringList references; ///< values of src, href and the like
    QString text;
};

Page read(const QByteArray &html)
{
    Page page;
    QXmlStreamReader reader(html);
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement()) {
            page.elements << reader.name().toString();
            for (const QXmlStreamAttribute &attribute : reader.attributes())
                if (attribute.name() == QLatin1String("src") || attribute.name() == QLatin1String("href"))
                    page.references << attribute.value().toString();
        } else if (reader.isCharacters()) {
            page.text += reader.text();
        }
    }
    page.problem = reader.hasError() ? reader.errorString() : QString();
    return page;
}

/// Simulated work that took this long each time.
Recording repeated(const std::vector<std::int64_t> &milliseconds)
{
    Recording recording = emptyRecording(WorkSpec{});
    const PipelineSpec spec{.mode = Mode::Parallel, .threads = 2};
    for (const std::int64_t time : milliseconds) {
        WorkSpec work;
        work.fetchTime.a = std::chrono::milliseconds(time);
        work.transformTime.a = Nanos(0);
        Run run{spec, Clock::Live, predict(spec, work, {.cores = 2})};
        run.facts.id = RunId(std::int64_t(recording.runs.size()) + 1);
        recording.runs.push_back(run);
    }
    return recording;
}

Recording called(const QString &name)
{
    Recording recording = realRecording();
    recording.machine.cpu = name;
    recording.runs[0].facts.name = name;
    recording.runs[0].trace.putDetail(1, {{}, name});
    auto inputs = std::make_shared<InputList>(*recording.work.inputs);
    inputs->sources = {name};
    std::vector<QByteArray> paths(inputs->paths.begin(), inputs->paths.end());
    paths[1] = name.toUtf8();
    inputs->paths = paths;
    recording.work.inputs = inputs;
    return recording;
}

QString hostile()
{
    return QString::fromUtf8(
        "<script src=\"http://evil/\">&amp;'</script>|`a` [x](http://evil/)\n# \x01 \u202e");
}

} // namespace

class TestReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSuffixSaysTheFormat();
    void pagesAreWellFormedAndAlone_data();
    void pagesAreWellFormedAndAlone();
    void hostileTextStaysText();
    void markdownTablesHoldTheirCells();
    void fencesAreLongerThanWhatTheyHold();
    void figuresAreThoseOfJson();
    void repeatsHaveTheirInterval();
    void fewRepeatsHaveNone();
    void measuredOnceIsSaid();
    void disturbedStoppedAndFailedAreDoubts();
    void whatRecordingTookIsSaid();
    void aDoubtfulPredictionSaysSo();
    void predictionsStandBesideMeasurements();
    void everyMachineIsNamed();
    void manyRunsAreNotAllExplained();
    void theCommandDoesTheSameElsewhere();
    void whatMayBeSecretIsMasked();
    void chartsArePartsOfThePage();
    void mapsAreToldByTheCellsThatMatter();
    void searchesAreTold();
};

void TestReport::theSuffixSaysTheFormat()
{
    QCOMPARE(reportFormatOf(QStringLiteral("a/b.HTML")), ReportFormat::Html);
    QCOMPARE(reportFormatOf(QStringLiteral("b.md")), ReportFormat::Markdown);
    QVERIFY(!reportFormatOf(QStringLiteral("html")));
    QVERIFY(!reportFormatOf(QStringLiteral("a.json")));
}

void TestReport::pagesAreWellFormedAndAlone_data()
{
    QTest::addColumn<Recording>("recording");
    QTest::newRow("predicted") << articleRecording();
    QTest::newRow("real") << realRecording();
    QTest::newRow("measured") << measuredRecording();
    QTest::newRow("manifold") << manifoldRecording();
    QTest::newRow("behind") << behindRecording();
    QTest::newRow("repeated") << repeated({10, 11, 12, 13, 14, 15});
    QTest::newRow("hostile") << called(hostile());
    QTest::newRow("without runs") << emptyRecording(WorkSpec{});
}

void TestReport::pagesAreWellFormedAndAlone()
{
    QFETCH(const Recording, recording);
    const QByteArray html = htmlOf(reportOf(recording));
    const Page page = read(html);
    QCOMPARE(page.problem, QString());
    QVERIFY(page.text.contains(QLatin1String("How to reproduce")));
    QVERIFY(!page.elements.contains(QLatin1String("script")));
    QVERIFY(!page.elements.contains(QLatin1String("link")));
    QCOMPARE(page.references, QStringList());
    QVERIFY(!html.contains("@import"));
    QVERIFY(!html.contains("url("));
    QVERIFY(html.startsWith("<!DOCTYPE html>"));
}

void TestReport::hostileTextStaysText()
{
    const Report report = reportOf(called(hostile()));
    const QByteArray html = htmlOf(report);
    QVERIFY(!html.contains("<script"));
    QVERIFY(html.contains("&lt;script src=&quot;http://evil/&quot;&gt;&amp;amp;&#39;&lt;/script&gt;"));
    QVERIFY(read(html).text.contains(QLatin1String("\\x0a# \\x01 \\x202e")));
    const QByteArray markdown = markdownOf(report);
    static const QRegularExpression tag(QStringLiteral("(?<!\\\\)(?:<script|\\]\\()"));
    const QString outsideOfCode = QString::fromUtf8(markdown).section(QStringLiteral("```"), 0, 0);
    QVERIFY(outsideOfCode.size() > 1'000);
    QVERIFY(!outsideOfCode.contains(tag));
    for (const QByteArray &text : {html, markdown})
        for (const char *hidden : {"\x01", "\u202e"})
            QVERIFY(!text.contains(hidden));
    QCOMPARE(visibleText(QString(QChar(0xd800)) + QChar(0xffff)), QString(2, QChar::ReplacementCharacter));
    QCOMPARE(visibleText(QStringLiteral("ä😀")), QStringLiteral("ä😀"));
}

void TestReport::markdownTablesHoldTheirCells()
{
    const QString markdown = QString::fromUtf8(markdownOf(reportOf(called(QStringLiteral("a|b `c` \\| d")))));
    static const QRegularExpression bare(QStringLiteral("(?<!\\\\)(?:\\\\\\\\)*\\|"));
    int rows = 0;
    qsizetype bars = 0; // of the table's head
    for (const QString &line : markdown.split(u'\n')) {
        if (!line.startsWith(u'|')) {
            bars = 0;
            continue;
        }
        ++rows;
        bars = bars == 0 ? line.count(bare) : bars;
        QCOMPARE(line.count(bare), bars);
        QVERIFY(!line.contains(QLatin1String(" `c`")));
    }
    QVERIFY(markdown.contains(QLatin1String("a\\|b \\`c\\` \\\\\\| d")));
    QCOMPARE(rows, 6);
}

void TestReport::fencesAreLongerThanWhatTheyHold()
{
    Report report;
    report.commands << QStringLiteral("overlapse run --inputs '````x'");
    QVERIFY(markdownOf(report).contains("`````sh\noverlapse run --inputs '````x'\n`````\n"));
}

void TestReport::figuresAreThoseOfJson()
{
    const Recording recording = predicted(variedWork(40), {.cores = 2});
    const QJsonArray runs = QJsonDocument::fromJson(written(
        [&](QIODevice &device) { return writeJson(device, recording, false); }))["runs"]
                                .toArray();
    const Report report = reportOf(recording);
    QCOMPARE(report.runs.rows.size(), std::size_t(runs.size()));
    for (qsizetype i = 0; i < runs.size(); ++i) {
        const QStringList &row = report.runs.rows[std::size_t(i)];
        const auto cell = [&](const char *name) {
            return row[report.runs.head.indexOf(QLatin1String(name))];
        };
        const auto time = [&](const char *key) {
            return durationText(Nanos(runs[i][QLatin1String(key)].toInteger()));
        };
        QCOMPARE(cell("Run"), runs[i][QLatin1String("mode")].toString());
        QCOMPARE(cell("Makespan"), time("makespan_ns"));
        QCOMPARE(cell("Lower bound"), time("lower_bound_ns"));
        QCOMPARE(cell("Items/s"),
                 QString::number(runs[i][QLatin1String("throughput_per_s")].toDouble(), 'f', 2));
        QCOMPARE(cell("Speed-up"),
                 QString::number(runs[i][QLatin1String("speedup")].toDouble(), 'f', 2) + u'×');
        QCOMPARE(cell("Failed"), QStringLiteral("0"));
        QVERIFY(read(htmlOf(report)).text.contains(cell("Makespan")));
    }
}

void TestReport::repeatsHaveTheirInterval()
{
    const Report report = reportOf(repeated({10, 11, 12, 13, 14, 15}));
    QCOMPARE(report.runs.rows.size(), 1U);
    QCOMPARE(report.runs.head[1], QStringLiteral("Median (95 % interval)"));
    static const QRegularExpression interval(QStringLiteral("^12\\.50 ms \\(1[\\d.]+ ms to 1[\\d.]+ ms\\)$"));
    QVERIFY2(interval.match(report.runs.rows[0][1]).hasMatch(), qPrintable(report.runs.rows[0][1]));
    QCOMPARE(report.runs.rows[0][2], QStringLiteral("10.00 ms to 15.00 ms"));
    QCOMPARE(report.every.rows.size(), 6U);
    QVERIFY(report.commands.first().endsWith(QLatin1String(" --repeat 6")));
    for (const QByteArray &text : {htmlOf(report), markdownOf(report)})
        QVERIFY(text.contains("Every measurement"));
}

void TestReport::fewRepeatsHaveNone()
{
    const Report report = reportOf(repeated({10, 11, 12}));
    QVERIFY(report.runs.rows[0][1].contains(QLatin1String("too few for one")));
    QVERIFY(report.doubts.join(u'\n').contains(QLatin1String("an interval needs 6 repeats")));
}

void TestReport::measuredOnceIsSaid()
{
    QVERIFY(reportOf(repeated({10})).doubts.join(u'\n').contains(QLatin1String("measured once")));
    QCOMPARE(reportOf(articleRecording()).doubts, QStringList());
    QVERIFY(!htmlOf(reportOf(articleRecording())).contains("Doubts"));
}

void TestReport::disturbedStoppedAndFailedAreDoubts()
{
    const QString doubts = reportOf(measuredRecording()).doubts.join(u'\n');
    for (const char *doubt : {"other programs used 25 % of the machine", "the program was stopped for 5.2 s",
                              "was stopped: 3 of 5 items", "2 of 5 items failed", "not gzip"})
        QVERIFY2(doubts.contains(QLatin1String(doubt)), qPrintable(doubts));
    // Of repeats, each in the table.
    Recording recording = repeated({10, 11, 12, 13, 14, 15});
    recording.runs[2].facts.disturbed = 0.4;
    const Report report = reportOf(recording);
    QVERIFY(report.every.rows[2].last().contains(QLatin1String("40 %")));
    QVERIFY(report.doubts.join(u'\n').contains(QLatin1String("1 of 6 was disturbed")));
}

void TestReport::whatRecordingTookIsSaid()
{
    Recording recording = lookedAtRecording();
    const auto settingOf = [&recording] {
        QStringList lines;
        for (const ReportEntry &entry : reportOf(recording).setting)
            if (entry.name == QLatin1String("Clock"))
                lines << entry.text;
        return lines;
    };
    QCOMPARE(
        settingOf(),
        QStringList{QStringLiteral("23 ns a reading, 432 ns of a thread's CPU clock; spans of up to 31 ns "
                                   "cannot be told from none")});
    QVERIFY(!reportOf(recording).doubts.join(u'\n').contains(QLatin1String("overhead is being measured")));
    recording.runs[1].facts.looking->clockNs = 1e9;
    QVERIFY(reportOf(recording).doubts.join(u'\n').contains(QLatin1String("overhead is being measured")));
    recording.runs[0] = recording.runs[1];
    recording.runs[0].facts.looking->clockNs = 40;
    QCOMPARE(settingOf().size(), 2);
}

void TestReport::aDoubtfulPredictionSaysSo()
{
    Recording recording = behindRecording();
    auto table = std::make_shared<DurationTable>(*recording.work.durations);
    table->fit->off = 0.3;
    recording.work.durations = table;
    const Report report = reportOf(recording);
    QVERIFY2(report.doubts.join(u'\n').contains(QLatin1String("off by 30 %")),
             qPrintable(report.doubts.join(u'\n')));
    for (const QByteArray &text : {htmlOf(report), markdownOf(report)})
        QVERIFY(text.contains("off by 30 %"));
}

void TestReport::predictionsStandBesideMeasurements()
{
    Recording recording = repeated({4'000});
    const PipelineSpec spec = recording.runs[0].spec;
    recording.runs.push_back({spec, Clock::Virtual, predict(spec, recording.work, {.cores = 2})});
    const Report report = reportOf(recording);
    const auto pair = std::ranges::find_if(report.predictions.rows, [](const QStringList &row) {
        return row[1] == QLatin1String("parallel (predicted)");
    });
    QVERIFY(pair != report.predictions.rows.end());
    QCOMPARE(pair->mid(0, 5),
             (QStringList{QStringLiteral("parallel (measured)"), QStringLiteral("parallel (predicted)"),
                          durationText(recording.runs[1].trace.end()), QStringLiteral("4.000 s"),
                          QStringLiteral("−25 %")}));
    QVERIFY(pair->last().contains(QLatin1String("not to be relied on")));
    QVERIFY(report.doubts.join(u'\n').contains(pair->last()));
}

void TestReport::everyMachineIsNamed()
{
    const QByteArray text = markdownOf(reportOf(manifoldRecording()));
    QVERIFY(text.contains("- **Machine**: 2 cores, X\u00e9on \"7\", Linux 6.1\n"));
    QVERIFY(text.contains("- **Machine**: 8 cores, Large, Linux 6.9\n"));
    QVERIFY(text.contains("- **When**: 2024-05-01 12:30 to 2024-05-04 12:30 UTC\n"));
}

void TestReport::manyRunsAreNotAllExplained()
{
    Recording recording = emptyRecording(WorkSpec{});
    for (int fetches = 1; fetches <= 30; ++fetches) {
        const PipelineSpec spec{.mode = Mode::Parallel, .fetchLimit = fetches};
        recording.runs.push_back({spec, Clock::Virtual, predict(spec, recording.work, {.cores = 2})});
    }
    const Report report = reportOf(recording);
    QCOMPARE(report.runs.rows.size(), 30U);
    QCOMPARE(report.whys.size(), mostExplained);
    QCOMPARE(report.shown.runs.size(), mostExplained);
    QCOMPARE(report.shownNote,
             QStringLiteral("Of 30 runs the first 20 are drawn and explained; the table has all."));
    QVERIFY(markdownOf(report).contains("Of 30 runs the first 20"));
}

void TestReport::theCommandDoesTheSameElsewhere()
{
    const Report article = reportOf(articleRecording());
    QCOMPARE(article.commands,
             QStringList{QStringLiteral(
                 "overlapse predict --fetch-limit 4 --transform-limit 4 --threads 4 --cores 2")});
    const Report real = reportOf(realRecording());
    QCOMPARE(real.commands.size(), 1);
    QVERIFY2(real.commands[0].startsWith(QLatin1String("overlapse run --mode prefetching --fetch file ")),
             qPrintable(real.commands[0]));
    QVERIFY(real.commands[0].contains(QLatin1String("--order any")));
}

void TestReport::whatMayBeSecretIsMasked()
{
    Recording recording = realRecording();
    WorkSpec &work = recording.work;
    work.fetch = FetchKind::Http;
    auto inputs = std::make_shared<InputList>();
    inputs->paths.assign(static_cast<std::size_t>(work.items),
                         "https://me:pass5ecret@host/a?key=query5ecret");
    inputs->sources = {QString::fromUtf8(inputs->paths.front())};
    work.inputs = inputs;
    work.rules.headers = {QStringLiteral("Authorization: Bearer header5ecret")};
    recording.runs[0].trace.putDetail(1,
                                      {.error = QStringLiteral("moved to https://x/?key=moved5ecret: no")});
    const Report masked = reportOf(recording);
    const Report kept = reportOf(recording, Secrets::Kept);
    for (const QByteArray &text : {htmlOf(masked), markdownOf(masked)}) {
        QVERIFY(!text.contains("5ecret"));
        QVERIFY(text.contains("Authorization"));
    }
    QVERIFY(masked.commandNotes.join(u'\n').contains(QLatin1String("has to be filled in")));
    for (const char *secret : {"pass5ecret", "query5ecret", "moved5ecret", "header5ecret"})
        QVERIFY2(htmlOf(kept).contains(secret), secret);
}

void TestReport::chartsArePartsOfThePage()
{
    const QByteArray svg = "<?xml version=\"1.0\"?>\n<svg width=\"10mm\" height=\"5mm\" viewBox=\"0 0 10 5\""
                           " xmlns=\"http://www.w3.org/2000/svg\">\n<title>a</title><desc>b</desc>"
                           "<g id=\"one\" fill=\"url(#one)\"/></svg>\n";
    const QByteArray html = htmlOf(reportOf(articleRecording()), {.light = svg, .dark = svg});
    QCOMPARE(read(html).problem, QString());
    QVERIFY(!html.contains("<?xml"));
    for (const char *part : {"id=\"light-one\"", "id=\"dark-one\"", "url(#light-one)", "url(#dark-one)"})
        QCOMPARE(html.count(part), 1);
    QVERIFY(!html.contains("<desc>"));
    QVERIFY(!html.contains("10mm"));
}

void TestReport::mapsAreToldByTheCellsThatMatter()
{
    Report report = reportOf(articleRecording());
    WorkSpec work;
    work.items = 8;
    const PipelineSpec now{.mode = Mode::Parallel, .fetchLimit = 2, .transformLimit = 2, .threads = 2};
    report.extras.maps = {mapOfLimits(now, work, 2, {{1, 2, 4, 8}, {1, 2, 4}})};
    report.extras.cores = 2;
    const ReportTable table = mapTable(report.extras.maps[0]);
    QStringList names;
    for (const QStringList &row : table.rows) {
        names << row[0];
        QCOMPARE(row.size(), table.head.size());
    }
    QVERIFY(names.contains(QLatin1String("best")) && names.contains(QLatin1String("now")));
    const QStringList nowRow = table.rows.back();
    QCOMPARE(nowRow[1] + u' ' + nowRow[2], QStringLiteral("2 2"));
    QCOMPARE(nowRow[3], durationText(predict(now, work, {.cores = 2}).end()));
    const QByteArray svg = "<svg width=\"10mm\" height=\"5mm\" xmlns=\"http://www.w3.org/2000/svg\"/>";
    const QByteArray html = htmlOf(report, {.light = svg, .dark = {}}, {.light = svg, .dark = svg});
    QCOMPARE(read(html).problem, QString());
    QCOMPARE(html.count("<svg"), 3);
    for (const QByteArray &text : {html, markdownOf(report)}) {
        QVERIFY(text.contains("Map of limits"));
        QVERIFY(text.contains("8 items with N from 1 to 8 and M from 1 to 4, predicted for 2 cores"));
    }
    report.extras.maps.clear();
    QVERIFY(!htmlOf(report).contains("Map of limits"));
}

void TestReport::searchesAreTold()
{
    Report report = reportOf(articleRecording());
    const PipelineSpec advised{.mode = Mode::Parallel, .fetchLimit = 10, .transformLimit = 4, .threads = 2};
    SearchFindings search;
    search.tried = {{.spec = {.mode = Mode::Parallel, .fetchLimit = 5}, .slices = 3, .throughput = 248},
                    {.spec = advised, .slices = 7, .throughput = 438, .failedShare = 0.25}};
    search.advice =
        Advice{.spec = advised, .throughput = 438, .why = QStringLiteral("<9> are served at a time")};
    report.extras.search = search;
    report.extras.check = {QStringLiteral("advised 1 s, present 2 s")};
    QCOMPARE(read(htmlOf(report)).problem, QString());
    QVERIFY(htmlOf(report).contains("&lt;9&gt; are served"));
    for (const QByteArray &text : {htmlOf(report), markdownOf(report)})
        for (const char *part : {"Advised so far", "N = 10, M = 4, 2 threads", "are served at a time",
                                 "advised 1 s, present 2 s", "25.0 %"})
            QVERIFY2(text.contains(part), part);
    report.extras.search->advice.reset();
    report.extras.search->reason = QStringLiteral("too few items");
    QVERIFY(markdownOf(report).contains("No advice: too few items"));
    const ReportTable table = triedTable(search);
    for (const QStringList &row : table.rows)
        QCOMPARE(row.size(), table.head.size());
}

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"
