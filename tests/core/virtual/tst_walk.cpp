// SPDX-License-Identifier: MIT
// A prediction walked through: the words of each step, and the picture at each instant.
#include "virtual/walk.h"

#include "trace/trace_until.h"

#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

class TestWalk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStepHasWords_data();
    void everyStepHasWords();
    void concurrentStepByStep();
    void thePictureFollowsTheSteps_data();
    void thePictureFollowsTheSteps();
    void atTheEndNothingIsMissing();
};

namespace {

void addModes()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<int>("order");
    for (const Mode mode : allModes)
        for (const Order order : {Order::Kept, Order::Any})
            QTest::addRow("mode %d, order %d", int(mode), int(order)) << int(mode) << int(order);
}

WorkSpec article()
{
    return {};
}

int countOf(const std::vector<WalkStep> &steps, Event::Kind kind)
{
    return int(std::count_if(steps.begin(), steps.end(),
                             [kind](const WalkStep &s) { return s.event.kind == kind; }));
}

} // namespace

void TestWalk::everyStepHasWords_data()
{
    addModes();
}

void TestWalk::everyStepHasWords()
{
    QFETCH(int, mode);
    QFETCH(int, order);
    const PipelineSpec spec{.mode = Mode(mode), .order = Order(order), .threads = 2};
    const auto failing = [](std::int64_t item) { return item == 1; };
    const std::vector<WalkStep> steps = walk(spec, article(), {.cores = 2, .fetchFails = failing});
    QCOMPARE(countOf(steps, Event::Kind::Admitted), 4);
    QCOMPARE(countOf(steps, Event::Kind::Emitted), 4);
    Nanos last{0};
    for (const WalkStep &step : steps) {
        QVERIFY(step.event.at >= last);
        last = step.event.at;
        QVERIFY2(step.what.startsWith(QStringLiteral("item %1 ").arg(step.event.item)),
                 qPrintable(step.what));
        QVERIFY2(step.rule.startsWith(QLatin1String("Rule ")) && step.rule.endsWith(u'.'),
                 qPrintable(step.rule));
        QVERIFY2(!step.rule.contains(u'%'), qPrintable(step.rule));
    }
}

void TestWalk::concurrentStepByStep()
{
    WorkSpec work;
    work.items = 2;
    const std::vector<WalkStep> steps =
        walk({.mode = Mode::Concurrent, .fetchLimit = 2, .transformLimit = 1}, work, {.cores = 1});
    QStringList told;
    for (const WalkStep &step : steps)
        told << QStringLiteral("%1 s %2").arg(step.event.at / 1s).arg(step.what);
    QCOMPARE(told,
             (QStringList{"0 s item 0 is admitted", "0 s item 1 is admitted", "0 s item 0 begins its fetch",
                          "0 s item 1 begins its fetch", "1 s item 0 has been fetched",
                          "1 s item 1 has been fetched", "1 s item 0 moves on to the transform stage",
                          "1 s item 0 begins its transform", "2 s item 0 has been transformed",
                          "2 s item 0 is emitted", "2 s item 1 moves on to the transform stage",
                          "2 s item 1 begins its transform", "3 s item 1 has been transformed",
                          "3 s item 1 is emitted"}));
    QVERIFY(steps[7].rule.startsWith(QLatin1String("Rule 6")));
}

void TestWalk::thePictureFollowsTheSteps_data()
{
    addModes();
}

void TestWalk::thePictureFollowsTheSteps()
{
    QFETCH(int, mode);
    QFETCH(int, order);
    const PipelineSpec spec{
        .mode = Mode(mode), .order = Order(order), .fetchLimit = 3, .transformLimit = 2, .threads = 2};
    WorkSpec work;
    work.items = 20;
    work.fetchTime = {.kind = TimeSpec::Kind::Exp, .a = 1s};
    const Trace trace = predict(spec, work, {.cores = 2});
    const std::vector<WalkStep> steps = walk(spec, work, {.cores = 2});
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (i + 1 < steps.size() && steps[i + 1].event.at == steps[i].event.at)
            continue; // within an instant
        const Nanos now = steps[i].event.at;
        const TraceUntil until = traceUntil(trace, now);
        std::map<Event::Kind, std::int64_t> seen;
        for (std::size_t k = 0; k <= i; ++k)
            ++seen[steps[k].event.kind];
        QCOMPARE(until.done.emittedCount(), seen[Event::Kind::Emitted]);
        QCOMPARE(std::int64_t(until.inFlight.size()),
                 seen[Event::Kind::Admitted] - seen[Event::Kind::Emitted]);
        std::int64_t fetched = until.done.emittedCount();
        for (const ItemRow &row : until.inFlight) {
            QCOMPARE(row.rank, -1);
            QVERIFY(row.transformYielded == absent);
            fetched += row.fetchFinished == absent ? 0 : 1;
        }
        QCOMPARE(fetched, seen[Event::Kind::FetchFinished]);
    }
}

void TestWalk::atTheEndNothingIsMissing()
{
    const Trace trace = predict({.threads = 2}, article(), {.cores = 2});
    const TraceUntil until = traceUntil(trace, trace.end());
    QVERIFY(until.inFlight.empty());
    QCOMPARE(until.done.end(), trace.end());
    for (std::int64_t item = 0; item < trace.size(); ++item)
        QCOMPARE(until.done.row(item), trace.row(item));
    QVERIFY(traceUntil(trace, Nanos(-1)).inFlight.empty());
}

QTEST_GUILESS_MAIN(TestWalk)
#include "tst_walk.moc"
