// SPDX-License-Identifier: MIT
// The search whose slices are measured, and two settings in turn, on real threads: what is told in which order, a stop at
// any instant, and slices that fail. What is found is tested on the virtual clock (tst_limit_search).
#include "tuning/measured_search.h"
#include "tuning/paired_runs.h"

#include "advice/search_text.h"
#include "workload/same_work.h"

#include <QSignalSpy>
#include <QTest>

#include <functional>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 120'000;

WorkSpec simulated(std::int64_t items, Nanos fetch)
{
    WorkSpec work;
    work.items = items;
    work.fetchTime.a = fetch;
    work.transformTime.a = Nanos(0);
    work.capacity = 3;
    return work;
}

/// Every item fails.
WorkSpec failing()
{
    WorkSpec work;
    work.fetch = FetchKind::Command;
    work.command = QStringLiteral("false");
    work.transform = TransformKind::Real;
    work.items = 3;
    work.inputs = finished(InputList{.sources = {}, .paths = {"a", "b", "c"}});
    return work;
}

SearchOptions options(const WorkSpec &work, Nanos budget)
{
    return {.base = {.mode = Mode::Parallel, .fetchLimit = 4, .transformLimit = 4, .threads = 2},
            .cores = 2,
            .maxFetchLimit = 8,
            .items = work.items,
            .budget = budget};
}

/// Does something with the search at each of its signals, and notes these.
class Searching
{
public:
    Searching()
    {
        QObject::connect(&search, &MeasuredSearch::sliceBegan, &context, [this] {
            events << QStringLiteral("began");
            begun.push_back(*search.slice());
            if (atBegin)
                atBegin();
        });
        QObject::connect(&search, &MeasuredSearch::sliceTaken, &context, [this] {
            events << QStringLiteral("taken");
            spent.push_back(search.findings().spent);
            if (atTaken)
                atTaken();
        });
    }
    /// The problem that it ended with.
    QString toTheEnd(const WorkSpec &work, Nanos budget)
    {
        QSignalSpy finished(&search, &MeasuredSearch::finished);
        search.start(options(work, budget), work);
        if (!search.running() || !finished.isEmpty())
            return QStringLiteral("finished before it began");
        if (atStart)
            atStart();
        if (!finished.wait(patience) || finished.size() != 1 || search.running())
            return QStringLiteral("not finished once");
        return finished.front().front().toString();
    }

    MeasuredSearch search;
    QStringList events;
    std::vector<Slice> begun;
    std::vector<Nanos> spent;
    std::function<void()> atStart;
    std::function<void()> atBegin;
    std::function<void()> atTaken;

private:
    QObject context;
};

} // namespace

class TestMeasuredSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void slicesAreMeasuredInTurn();
    void oneStopsAndTheNextBegins();
    void aStopBeforeTheFirstSlice();
    void aStopInASlice();
    void aStopWhileASliceIsTakenIn();
    void aStopInAPause();
    void itGoesWhileItMeasures();
    void theBudgetEndsASlice();
    void nothingToDo();
    void everythingFails();
    void pairsAreMeasuredInTurn();
    void pairsAreStopped();
};

void TestMeasuredSearch::slicesAreMeasuredInTurn()
{
    Searching searching;
    const WorkSpec work = simulated(200, 1ms);
    QCOMPARE(searching.toTheEnd(work, 400ms), QString());
    QVERIFY(searching.events.size() >= 2);
    for (qsizetype i = 0; i < searching.events.size(); ++i)
        QCOMPARE(searching.events[i], i % 2 == 0 ? QStringLiteral("began") : QStringLiteral("taken"));
    QVERIFY(std::ranges::is_sorted(searching.spent));
    for (const Slice &slice : searching.begun) {
        QVERIFY(slice.items >= 1 && slice.items <= work.items);
        QVERIFY(slice.spec.fetchLimit >= 1 && slice.spec.fetchLimit <= 8);
    }
    const SearchFindings &found = searching.search.findings();
    QVERIFY(found.advice.has_value() != !found.reason.isEmpty());
    QVERIFY(found.settled || found.spent > Nanos(0));
    std::size_t slices = 0;
    for (const TriedFigures &one : found.tried) {
        QVERIFY(one.interval.low <= one.throughput && one.throughput <= one.interval.high);
        slices += one.slices + one.disturbed;
    }
    QVERIFY(slices < searching.begun.size()); // the first is a warm-up
    QVERIFY(!searching.search.slice());
}

void TestMeasuredSearch::oneStopsAndTheNextBegins()
{
    Searching searching;
    searching.atBegin = [&] { searching.search.stop(); };
    QCOMPARE(searching.toTheEnd(simulated(100, 3600s), 3600s), QString());
    QCOMPARE(searching.events, QStringList{"began"});
    searching.events.clear();
    searching.atBegin = nullptr;
    QCOMPARE(searching.toTheEnd(simulated(100, 1ms), 100ms), QString());
    QVERIFY(searching.events.size() >= 2);
}

void TestMeasuredSearch::aStopBeforeTheFirstSlice()
{
    Searching searching;
    searching.atStart = [&] { searching.search.stop(); };
    QCOMPARE(searching.toTheEnd(simulated(100, 1ms), 10s), QString());
    QCOMPARE(searching.events, QStringList());
    QVERIFY(searching.search.findings().tried.empty() && !searching.search.findings().advice);
}

void TestMeasuredSearch::aStopInASlice()
{
    Searching searching;
    searching.atBegin = [&] {
        if (searching.begun.size() == 3)
            searching.search.stop();
    };
    QCOMPARE(searching.toTheEnd(simulated(100'000, 5ms), 3600s), QString());
    QCOMPARE(searching.begun.size(), std::size_t(3));
    QVERIFY(searching.spent.size() >= 2);
}

// What was measured whole is known.
void TestMeasuredSearch::aStopWhileASliceIsTakenIn()
{
    Searching searching;
    QTimer watch; // between two slices nothing is measured
    QObject::connect(&watch, &QTimer::timeout, &watch, [&] {
        if (!searching.begun.empty() && !searching.search.slice())
            searching.search.stop();
    });
    watch.start(0);
    QCOMPARE(searching.toTheEnd(simulated(100'000, 2ms), 3600s), QString());
    QVERIFY(searching.spent.size() == searching.begun.size()
            || searching.spent.size() + 1 == searching.begun.size());
}

// After a slice that was given up the next one waits.
void TestMeasuredSearch::aStopInAPause()
{
    Searching searching;
    int failed = 0;
    searching.atTaken = [&] {
        ++failed;
        searching.search.stop();
    };
    QCOMPARE(searching.toTheEnd(failing(), 3600s), QString());
    QCOMPARE(failed, 1);
    QCOMPARE(searching.events, (QStringList{"began", "taken"}));
}

void TestMeasuredSearch::itGoesWhileItMeasures()
{
    for (const int taken : {0, 1, 2}) {
        MeasuredSearch search;
        QSignalSpy began(&search, &MeasuredSearch::sliceBegan);
        QSignalSpy ended(&search, &MeasuredSearch::sliceTaken);
        const WorkSpec work = simulated(100'000, 5ms);
        search.start(options(work, 3600s), work);
        QTRY_VERIFY_WITH_TIMEOUT(began.size() > taken && ended.size() >= taken, patience);
    }
}

void TestMeasuredSearch::theBudgetEndsASlice()
{
    Searching searching;
    QCOMPARE(searching.toTheEnd(simulated(100, 3600s), 20ms), QString());
    QVERIFY(searching.events.size() >= 2);
    QCOMPARE(searching.events.back(), QStringLiteral("taken"));
    QVERIFY(searching.search.findings().tried.empty());
    QVERIFY(searching.search.findings().reason.contains("budget"));
}

void TestMeasuredSearch::nothingToDo()
{
    Searching searching;
    QCOMPARE(searching.toTheEnd(simulated(0, 1ms), 10s), QString());
    QCOMPARE(searching.events, QStringList());
    QCOMPARE(searching.search.findings().reason, QStringLiteral("there is nothing to do"));
}

void TestMeasuredSearch::everythingFails()
{
    Searching searching;
    QCOMPARE(searching.toTheEnd(failing(), 3600s), QString());
    const SearchFindings &found = searching.search.findings();
    QVERIFY(!found.advice);
    QCOMPARE(found.reason, QStringLiteral("every item of the first slice failed: exit status 1"));
    QCOMPARE(searchText(found), QStringLiteral("no advice: %1\n").arg(found.reason));
}

void TestMeasuredSearch::pairsAreMeasuredInTurn()
{
    const PipelineSpec one{.mode = Mode::Parallel, .fetchLimit = 1};
    const PipelineSpec other{.mode = Mode::Parallel, .fetchLimit = 4};
    PairedRuns pairs;
    QSignalSpy finished(&pairs, &PairedRuns::finished);
    QSignalSpy began(&pairs, &PairedRuns::runBegan);
    pairs.start({one, other}, simulated(8, 1ms), 2, 5);
    QVERIFY(pairs.running());
    QVERIFY(finished.wait(patience));
    QCOMPARE(finished.front().front().toString(), QString());
    QVERIFY(!pairs.running());
    QCOMPARE(pairs.count(), PairedRuns::countFor(5));
    QCOMPARE(began.size(), qsizetype(12));
    QCOMPARE(pairs.runs().size(), std::size_t(10));
    bool isShuffled = false;
    for (std::size_t i = 0; i < pairs.runs().size(); i += 2) {
        QVERIFY(pairs.runs()[i].spec != pairs.runs()[i + 1].spec);
        isShuffled = isShuffled || pairs.runs()[i].spec != pairs.runs()[0].spec;
    }
    QVERIFY(isShuffled);
}

void TestMeasuredSearch::pairsAreStopped()
{
    PairedRuns pairs;
    QObject::connect(&pairs, &PairedRuns::runBegan, &pairs, [&pairs] {
        if (pairs.current() == 3)
            pairs.stop();
    });
    QSignalSpy finished(&pairs, &PairedRuns::finished);
    pairs.start({PipelineSpec{.fetchLimit = 1}, PipelineSpec{.fetchLimit = 2}}, simulated(20, 5ms), 2, 5);
    QVERIFY(finished.wait(patience));
    QCOMPARE(pairs.runs().size(), std::size_t(1)); // of those that are not left out
    for (const Run &run : pairs.runs())
        QVERIFY(!run.trace.cancelled());
}

QTEST_GUILESS_MAIN(TestMeasuredSearch)
#include "tst_measured_search.moc"
