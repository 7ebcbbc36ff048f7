// SPDX-License-Identifier: MIT
// What a recording does not hold of a run is said wherever something is told from it, and nothing is ranked by it.
#include "analysis/missing_words.h"

#include "analysis/explain_text.h"
#include "analysis/explanation.h"
#include "analysis/sentence.h"
#include "analysis/verdict.h"
#include "formats/json.h"
#include "formats/report.h"
#include "trace/missing.h"
#include "virtual/predict.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

Run measured(Mode mode, std::int64_t items, const WorkSpec &work)
{
    const PipelineSpec spec{.mode = mode, .fetchLimit = 4, .threads = 2};
    WorkSpec own = work;
    own.items = items;
    return {spec, Clock::Live, predict(spec, own, {.cores = 2}), {}};
}

/// The same without what is known of its first items, as a program leaves it that keeps only the latest.
Run withoutFirst(const Run &run, std::int64_t lost)
{
    Run late{run.spec, run.clock, Trace(run.trace.size()), run.facts};
    for (std::int64_t item = lost; item < run.trace.size(); ++item) {
        ItemRow row = run.trace.row(item);
        row.rank -= lost; // order is kept
        late.trace.put(row);
    }
    late.trace.setEnd(run.trace.end());
    return late;
}

Recording recordingOf(std::vector<Run> runs, const WorkSpec &work)
{
    Recording recording;
    recording.machine.cores = 2;
    recording.work = work;
    recording.runs = std::move(runs);
    return recording;
}

} // namespace

class TestMissing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatIsThereIsWhole();
    void aLostBeginningIsCounted();
    void isSaidInTheSentenceAndWhereItIsExplained();
    void nothingIsAdvisedOrRankedByIt();
    void isSaidInReportsAndJson();
    void lostRunsAreSaid();

private:
    WorkSpec m_work;
};

void TestMissing::init()
{
    m_work = {};
    m_work.items = 40;
    m_work.fetchTime.a = 10ms;
    m_work.transformTime.a = 4ms;
}

void TestMissing::whatIsThereIsWhole()
{
    const Run run = measured(Mode::Parallel, 40, m_work);
    QVERIFY(isWhole(run.trace));
    QCOMPARE(lostAtBeginning(run.trace), 0);
    QCOMPARE(lostBeginningText(run.trace), QString());
    Trace stopped = run.trace;
    stopped.setCancelled(true);
    QVERIFY(!isWhole(stopped));
    QVERIFY(isWhole(Trace()));
    Trace blank(3); // stopped before the first: nothing is lost
    blank.put({.item = 2});
    QCOMPARE(lostAtBeginning(blank), 0);
}

void TestMissing::aLostBeginningIsCounted()
{
    const Run run = withoutFirst(measured(Mode::Parallel, 40, m_work), 7);
    QCOMPARE(lostAtBeginning(run.trace), 7);
    QVERIFY(!isWhole(run.trace));
    QCOMPARE(lostBeginningText(run.trace),
             QStringLiteral("nothing is there of its first 7 items: the recording lost its beginning"));
}

void TestMissing::isSaidInTheSentenceAndWhereItIsExplained()
{
    const Run run = withoutFirst(measured(Mode::Parallel, 40, m_work), 7);
    const WaitAccount waits(run);
    const Figures figures = figuresOf(run, m_work, 2);
    QVERIFY(limitingSentence(run, m_work, 2, figures, waits)
                .startsWith(QStringLiteral("the recording lost its beginning, 7 items; of the rest: ")));
    const Explanation why = explain(run, m_work, 2, figures, waits);
    const QString lines = linesOf(QStringLiteral("parallel"), factsOf(run, m_work, 2, figures, waits, why));
    QVERIFY2(lines.contains(lostBeginningText(run.trace)), qPrintable(lines));
}

void TestMissing::nothingIsAdvisedOrRankedByIt()
{
    const Run whole = measured(Mode::Sequential, 40, m_work);
    const Run late = withoutFirst(measured(Mode::Parallel, 40, m_work), 7);
    const WaitAccount waits(late);
    const Explanation why = explain(late, m_work, 2, figuresOf(late, m_work, 2), waits);
    QVERIFY(why.patterns.empty());
    QVERIFY(!why.asItWas);
    QCOMPARE(why.doubt, lostBeginningText(late.trace));
    const Recording recording = recordingOf({whole, late}, m_work);
    const std::vector<Figures> figures = figuresOf(recording);
    QVERIFY(!figures[1].speedup);
    QVERIFY(!bestModeSentence(recording, figures).contains(QLatin1String("parallel")));
}

void TestMissing::isSaidInReportsAndJson()
{
    const Recording recording = recordingOf({withoutFirst(measured(Mode::Parallel, 40, m_work), 7)}, m_work);
    const QStringList doubts = reportOf(recording).doubts;
    QVERIFY2(doubts.join(u'\n').contains(lostBeginningText(recording.runs[0].trace)),
             qPrintable(doubts.join(u'\n')));
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QVERIFY(writeJson(buffer, recording, true));
    const QJsonObject run = QJsonDocument::fromJson(buffer.data())[QLatin1String("runs")][0].toObject();
    QCOMPARE(run[QLatin1String("lost_items")].toInt(), 7);
}

void TestMissing::lostRunsAreSaid()
{
    Recording recording = recordingOf({measured(Mode::Parallel, 4, m_work)}, m_work);
    QCOMPARE(lostRunsText(recording), QString());
    QVERIFY(!reportOf(recording).doubts.join(u'\n').contains(QLatin1String("cut short")));
    recording.lostRuns = 1;
    QCOMPARE(lostRunsText(recording),
             QStringLiteral("the file was cut short: the last of its 2 runs is missing"));
    recording.lostRuns = 3;
    QCOMPARE(lostRunsText(recording),
             QStringLiteral("the file was cut short: the last 3 of its 4 runs are missing"));
    QCOMPARE(reportOf(recording).doubts.first(), lostRunsText(recording));
}

QTEST_APPLESS_MAIN(TestMissing)
#include "tst_missing.moc"
