// SPDX-License-Identifier: MIT
// An explanation in words: what stands in it, and that nothing in it is taken for something else.
#include "analysis/explain_text.h"
#include "virtual/predict.h"

#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

std::vector<Fact> factsOf(const PipelineSpec &spec, const WorkSpec &work, int cores)
{
    const Run run{spec, Clock::Virtual, predict(spec, work, {.cores = cores})};
    const WaitAccount waits(run);
    const Figures figures = figuresOf(run, work, cores);
    return factsOf(run, work, cores, figures, waits, explain(run, work, cores, figures, waits));
}

QStringList textsOf(const std::vector<Fact> &facts, const char *topic)
{
    QStringList texts;
    for (const Fact &fact : facts)
        if (fact.topic == QLatin1String(topic))
            texts << fact.text;
    return texts;
}

} // namespace

class TestExplainText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsMarkup();
    void ofOneThereIsOne();
    void piecesSayWhatLetThemBegin();
    void aTaskIsNoFetch();
    void whatTakesNoTimeIsNotAskedAbout();
    void whatCannotBePredictedIsNotDenied();
    void whatRecordingTookIsSaidOfMeasurements();
};

void TestExplainText::nothingIsMarkup()
{
    const std::vector<Fact> facts{
        {QStringLiteral("failed"), QStringLiteral("<b>*x*</b> [a](b) `c` a_b | # \\")}};
    const QString text = markdownOf(QStringLiteral("my *best* <run> #1"), facts);
    QCOMPARE(text,
             QStringLiteral("## my \\*best\\* \\<run\\> \\#1\n\n"
                            "- **failed**: \\<b\\>\\*x\\*\\</b\\> \\[a\\](b) \\`c\\` a\\_b "
                            "\\| \\# \\\\\n"));
}

void TestExplainText::ofOneThereIsOne()
{
    WorkSpec work;
    work.items = 1;
    const std::vector<Fact> facts = factsOf({.mode = Mode::Sequential}, work, 1);
    QVERIFY(textsOf(facts, "run").front().startsWith(QLatin1String("1 item in 2.0 s, predicted, 1 core")));
    QVERIFY(textsOf(facts, "critical path").front().endsWith(QLatin1String("over 1 item")));
}

void TestExplainText::piecesSayWhatLetThemBegin()
{
    WorkSpec work;
    work.items = 3;
    work.fetchTime.a = 10ms;
    work.transformTime.a = 100ms;
    const PipelineSpec spec{.mode = Mode::Parallel, .fetchLimit = 3, .transformLimit = 3, .threads = 1};
    const QStringList pieces = textsOf(factsOf(spec, work, 2), "critical path").mid(1);
    QCOMPARE(pieces,
             (QStringList{QStringLiteral("from 0 s: item 0, fetch running for 10 ms"),
                          QStringLiteral("from 10 ms: item 0, transform on the CPU for 100 ms"),
                          QStringLiteral("from 110 ms: item 1, transform on the CPU for 100 ms, once the "
                                         "thread was free of item 0"),
                          QStringLiteral("from 210 ms: item 2, transform on the CPU for 100 ms, once the "
                                         "thread was free of item 1")}));
}

void TestExplainText::aTaskIsNoFetch()
{
    WorkSpec work;
    work.items = 2;
    const QStringList pieces =
        textsOf(factsOf({.mode = Mode::Blocking, .threads = 1}, work, 2), "critical path");
    QCOMPARE(pieces[3],
             QStringLiteral("from 2.0 s: item 1, fetch running for 1.0 s, once the task of item 0 ended"));
}

void TestExplainText::whatTakesNoTimeIsNotAskedAbout()
{
    WorkSpec work;
    work.items = 8;
    work.transformTime.a = 0ms;
    const QStringList asked = textsOf(factsOf({.mode = Mode::Parallel}, work, 2), "if");
    QVERIFY(!asked.filter(QStringLiteral("fetches took half")).isEmpty());
    QVERIFY(asked.filter(QStringLiteral("transforms took half")).isEmpty());
}

void TestExplainText::whatCannotBePredictedIsNotDenied()
{
    DurationTable seen;
    seen.fetch.assign(40, 20ms);
    seen.transform.assign(40, 0ms);
    seen.servers = {{.places = 4, .filled = false}};
    seen.mostInFlight = 4;
    WorkSpec work;
    work.items = 40;
    work.durations = std::make_shared<DurationTable>(seen);
    const std::vector<Fact> facts =
        factsOf({.mode = Mode::Parallel, .fetchLimit = 4, .transformLimit = 4, .threads = 2}, work, 2);
    QCOMPARE(textsOf(facts, "pattern"),
             QStringList{QStringLiteral("none found, as far as can be predicted")});
    QVERIFY(
        !textsOf(facts, "if").filter(QStringLiteral("N were 8: not known: at most 4 in flight")).isEmpty());
}

// Of ten transforms one ended as it began.
void TestExplainText::whatRecordingTookIsSaidOfMeasurements()
{
    WorkSpec work;
    work.items = 10;
    work.fetchTime.a = 1ms;
    work.transformTime.a = 1ms;
    const PipelineSpec spec{.mode = Mode::Sequential};
    Run run{spec, Clock::Live, predict(spec, work, {.cores = 2})};
    ItemRow row = run.trace.row(3);
    row.transformFinished = row.transformStarted;
    row.transformCpu = absent;
    run.trace.put(row);
    const auto facts = [&] {
        const WaitAccount waits(run);
        const Figures figures = figuresOf(run, work, 2);
        return factsOf(run, work, 2, figures, waits, explain(run, work, 2, figures, waits));
    };
    QVERIFY(textsOf(facts(), "recording").isEmpty());
    QVERIFY(textsOf(facts(), "transform").filter(QStringLiteral("the clock")).isEmpty());
    run.facts.looking = {.clockNs = 25, .threadClockNs = 400, .resolution = 30ns};
    QCOMPARE(textsOf(facts(), "recording").size(), 1);
    QVERIFY(textsOf(facts(), "recording")
                .front()
                .endsWith(QLatin1String("under 1 % of the run; the clock takes 25 ns a reading, 400 ns of a "
                                        "thread's CPU clock; spans of "
                                        "up to 30 ns cannot be told from none")));
    QCOMPARE(textsOf(facts(), "transform").back(),
             QStringLiteral("1 of 10 shorter than the clock can tell (30 ns)"));
    QVERIFY(textsOf(facts(), "fetch").filter(QStringLiteral("the clock")).isEmpty());
}

QTEST_APPLESS_MAIN(TestExplainText)
#include "tst_explain_text.moc"
