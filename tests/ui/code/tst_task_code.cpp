// SPDX-License-Identifier: MIT
// The Python and the Go that the window shows, compiled or run: what their declarations promise.
#include "golden_tables.h"
#include "played_code.h"
#include "snippet_cases.h"

#include "runs/go_code.h"
#include "runs/python_code.h"
#include "virtual/predict.h"

#include <QRegularExpression>
#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(overlapse::PipelineSpec)
Q_DECLARE_METATYPE(overlapse::PlayedCode)

namespace {

enum class Times { Golden, HeadOfLine, FailingFetch, FailingTransform };

struct Row
{
    QString title;
    PipelineSpec spec;
    Times times = Times::Golden;
    PlayedCode played;
};

// Tasks run by themselves: what the rules of polling, order and a full M hold back in the mode, nothing holds back here.
PipelineSpec columnOf(PipelineSpec spec)
{
    if (usesLimits(spec.mode))
        spec.order = Order::Any;
    if (spec.mode == Mode::Parallel)
        spec.mode = Mode::Prefetching;
    if (spec.mode == Mode::Concurrent)
        spec.transformLimit = 4;
    return spec;
}

CodeCase caseFor(Times times, const QString &code)
{
    if (times == Times::HeadOfLine)
        return {code, headOfLineTimes()->fetch, headOfLineTimes()->transform};
    if (times == Times::Golden)
        return {code, {4, 1s}, {4, 1s}};
    return {code,
            {20, 1s},
            {20, 1s},
            times == Times::FailingFetch ? QStringLiteral("fetch 2") : QStringLiteral("transform 2")};
}

std::vector<PipelineSpec> casesOfBothOrders()
{
    std::vector<PipelineSpec> cases;
    for (PipelineSpec spec : snippetCases())
        for (const Order order : {Order::Kept, Order::Any}) {
            spec.order = order;
            if (std::find(cases.begin(), cases.end(), spec) == cases.end())
                cases.push_back(spec);
        }
    return cases;
}

} // namespace

class TestTaskCode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theGoldenTable_data() { rows({Times::Golden}); }
    void theGoldenTable();
    void headOfLine_data() { rows({Times::HeadOfLine}); }
    void headOfLine();
    void theFirstErrorEndsIt_data() { rows({Times::FailingFetch, Times::FailingTransform}); }
    void theFirstErrorEndsIt();
    void fitsThePanel();

private:
    void rows(const std::vector<Times> &wanted);

    std::vector<Row> m_rows;
};

void TestTaskCode::initTestCase()
{
    for (const bool go : {false, true}) {
        std::vector<CodeCase> cases;
        const std::size_t first = m_rows.size();
        for (const PipelineSpec &spec : casesOfBothOrders())
            for (const Times times :
                 {Times::Golden, Times::HeadOfLine, Times::FailingFetch, Times::FailingTransform}) {
                if (times == Times::Golden && goldenMakespan(columnOf(spec)) < 0)
                    continue;
                cases.push_back(caseFor(times, go ? goCode(spec) : pythonCode(spec)));
                m_rows.push_back(
                    {(go ? QStringLiteral("Go, ") : QStringLiteral("Python, ")) + snippetTitle(spec)
                         + (cases.back().fails.isEmpty() ? QString() : u' ' + cases.back().fails),
                     spec,
                     times,
                     {}});
            }
        const auto played = go ? playGo(cases, QStringLiteral(GO_FOLDER)) : playPython(cases);
        QVERIFY2(played, qPrintable(played.error));
        for (std::size_t i = 0; i < played->size(); ++i)
            m_rows[first + i].played = (*played)[i];
    }
}

void TestTaskCode::rows(const std::vector<Times> &wanted)
{
    QTest::addColumn<PipelineSpec>("spec");
    QTest::addColumn<PlayedCode>("played");
    for (const Row &row : m_rows)
        if (std::find(wanted.begin(), wanted.end(), row.times) != wanted.end())
            QTest::newRow(row.title.toUtf8().constData()) << row.spec << row.played;
}

namespace {

// Every item once, in its order if that is kept, and never more at a time than the limits allow.
void checkPlayed(const PipelineSpec &spec, const PlayedCode &played, int items)
{
    QCOMPARE(played.error, QString());
    QList<int> emitted = played.emitted;
    if (spec.order == Order::Any)
        std::sort(emitted.begin(), emitted.end());
    QList<int> all(items);
    std::iota(all.begin(), all.end(), 0);
    QCOMPARE(emitted, all);
    const std::int64_t threads = usesPool(spec.mode) ? spec.threads : 1;
    const bool blocking = spec.mode == Mode::Blocking;
    QVERIFY(played.fetches <= (blocking ? threads : effectiveFetchLimit(spec)));
    QVERIFY(played.transforms <= (blocking ? threads : std::min(threads, effectiveTransformLimit(spec))));
}

} // namespace

void TestTaskCode::theGoldenTable()
{
    QFETCH(PipelineSpec, spec);
    QFETCH(PlayedCode, played);
    QCOMPARE(played.makespan, std::chrono::seconds(goldenMakespan(columnOf(spec))));
    checkPlayed(spec, played, 4);
}

// Against the machine itself.
void TestTaskCode::headOfLine()
{
    QFETCH(PipelineSpec, spec);
    QFETCH(PlayedCode, played);
    WorkSpec work;
    work.durations = headOfLineTimes();
    work.items = static_cast<std::int64_t>(work.durations->fetch.size());
    const Nanos predicted = predict(columnOf(spec), work, {.cores = spec.threads}).end();
    // Polling has more to make up for.
    if (spec.mode == Mode::Concurrent)
        QVERIFY(played.makespan <= predicted);
    else
        QCOMPARE(played.makespan, predicted);
    checkPlayed(spec, played, 20);
}

void TestTaskCode::theFirstErrorEndsIt()
{
    QFETCH(PipelineSpec, spec);
    QFETCH(PlayedCode, played);
    QCOMPARE(played.error, QLatin1String(QTest::currentDataTag()).right(played.error.size()));
    QVERIFY(played.error.endsWith(QLatin1String(" 2")));
    QVERIFY(!played.emitted.contains(2));
    if (spec.order == Order::Kept)
        QVERIFY(played.emitted.size() <= 2);
    QVERIFY2(played.emitted.size() < 19, "everything was done all the same");
}

// As it is shown, with narrow indentation.
void TestTaskCode::fitsThePanel()
{
    for (PipelineSpec spec : casesOfBothOrders()) {
        spec.fetchLimit *= 100;
        for (QString code : {pythonCode(spec), goCode(spec)}) {
            code.replace(u'\t', QLatin1String("  ")).replace(QLatin1String("    "), QLatin1String("  "));
            QVERIFY2(!code.contains(QRegularExpression(QStringLiteral("%\\d"))), qPrintable(code));
            for (const QString &line : code.split(u'\n'))
                QVERIFY2(line.size() <= 64, qPrintable(line));
        }
    }
}

QTEST_GUILESS_MAIN(TestTaskCode)
#include "tst_task_code.moc"
