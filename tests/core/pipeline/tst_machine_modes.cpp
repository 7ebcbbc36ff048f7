// SPDX-License-Identifier: MIT
// Poll rules 8, 9, 11 and 12: prefetching, blocking, failures and stops. recipe.h has the notation.
#include "core/pipeline/recipe.h"

using namespace overlapse;

class TestMachineModes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void prefetchingFillsWithoutDemand_data();
    void prefetchingFillsWithoutDemand() { playRow(); }
    void blockingRunsWholeItemsOnThePool_data();
    void blockingRunsWholeItemsOnThePool() { playRow(); }
    void blockingPausesAtManyUnemittedResults();
    void failedItemsPassInTheirPlace_data();
    void failedItemsPassInTheirPlace() { playRow(); }
    void stopsLetNothingNewStart_data();
    void stopsLetNothingNewStart() { playRow(); }
};

// Rule 8.
void TestMachineModes::prefetchingFillsWithoutDemand_data()
{
    addRecipes({
        // a, b: fetch 2 starts at 1, as item 0 leaves the fetch stage, not when the transform stage has room.
        {"filled each time an item leaves the fetch stage", "prefetching N=2 items=4 transform=2",
         "0 A0 F0 A1 F1 | 1 f0 f1 Y0 A2 F2 S0 T0 | 2 f2 | 3 t0 E0 Y1 A3 F3 S1 T1 | 4 f3 | 5 t1 E1 Y2 S2 T2 |"
         "7 t2 E2 Y3 S3 T3 | 9 t3 E3"},
        {"parallel, for comparison", "parallel N=2 items=4 transform=2",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 S0 T0 | 3 t0 E0 A2 Y1 S1 T1 | 5 t1 E1 A3 F2 F3 | 6 f2 f3 Y2 S2 T2 |"
         "8 t2 E2 Y3 S3 T3 | 10 t3 E3"},
        // c: 1 and 2 have ended at 2 and are not handed on until 4.
        {"finished fetches count, order any", "prefetching any N=2 items=4 transform=3",
         "0 A0 F0 A1 F1 | 1 f0 f1 Y0 A2 F2 S0 T0 | 2 f2 | 4 t0 E0 Y1 A3 F3 S1 T1 | 5 f3 | 7 t1 E1 Y2 S2 T2 |"
         "10 t2 E2 Y3 S3 T3 | 13 t3 E3"},
        {"finished fetches count, order kept", "prefetching N=2 M=4 c=4 items=4 fetch=3,1,1,1",
         "0 A0 F0 A1 F1 | 1 f1 | 3 f0 Y0 A2 F2 S0 T0 Y1 A3 F3 S1 T1 | 4 f2 f3 t0 t1 Y2 S2 T2 Y3 S3 T3 E0 E1 |"
         "5 t2 t3 E2 E3"},
        {"a pushed fetch of zero length is finished at once", "prefetching N=2 M=2 c=2 items=3 fetch=0",
         "0 A0 F0 f0 A1 F1 f1 Y0 A2 F2 f2 S0 T0 Y1 S1 T1 | 1 t0 t1 E0 Y2 S2 T2 E1 | 2 t2 E2"},
        {"an item that is ready at once does not delay the others",
         "prefetching N=3 items=3 fetch=0,1,1 transform=2",
         "0 A0 F0 f0 A1 F1 A2 F2 Y0 S0 T0 | 1 f1 f2 | 2 t0 E0 Y1 S1 T1 | 4 t1 E1 Y2 S2 T2 | 6 t2 E2"},
        // Item 2, pushed last, has ended at once; item 0, which ended before it, is first in the line.
        {"what ends at once wakes like the rest", "prefetching any N=2 M=3 c=3 items=3 fetch=1,1,0",
         "0 A0 F0 A1 F1 | 1 f0 f1 Y0 A2 F2 f2 S0 T0 Y1 S1 T1 Y2 S2 T2 | 2 t0 t1 t2 E0 E1 E2"},
        {"eight items: fetches start at 0 0 0 0 1 1 2 2", "prefetching N=4 M=2 c=2 items=8",
         "0 A0 F0 A1 F1 A2 F2 A3 F3 | 1 f0 f1 f2 f3 Y0 A4 F4 S0 T0 Y1 A5 F5 S1 T1 |"
         "2 f4 f5 t0 t1 E0 Y2 A6 F6 S2 T2 E1 Y3 A7 F7 S3 T3 | 3 f6 f7 t2 t3 E2 Y4 S4 T4 E3 Y5 S5 T5 |"
         "4 t4 t5 E4 Y6 S6 T6 E5 Y7 S7 T7 | 5 t6 t7 E6 E7"},
        {"one and one", "prefetching items=3",
         "0 A0 F0 | 1 f0 Y0 A1 F1 S0 T0 | 2 f1 t0 E0 Y1 A2 F2 S1 T1 | 3 f2 t1 E1 Y2 S2 T2 | 4 t2 E2"},
    });
}

// Rule 9. A task's transform starts where and when its fetch ends.
void TestMachineModes::blockingRunsWholeItemsOnThePool_data()
{
    addRecipes({
        // At 2 no task is unfinished: one emission, then two items; the next poll emits again.
        {"emits, then pulls up to c", "blocking lanes c=2 items=4",
         "0 A0 F0 A1 F1 | 1 f0 T0/0 f1 T1/1 | 2 t0 t1 E0 A2 F2 A3 F3 E1 | 3 f2 T2/0 f3 T3/1 | 4 t2 t3 E2 E3"},
        {"limits mean nothing", "blocking N=1 M=1 c=3 items=3 fetch=1,2,3",
         "0 A0 F0 A1 F1 A2 F2 | 1 f0 T0 | 2 f1 T1 t0 E0 | 3 f2 T2 t1 E1 | 4 t2 E2"},
        {"results held for order do not count", "blocking c=2 items=4 fetch=5,1,1,1",
         "0 A0 F0 A1 F1 | 1 f1 T1 | 2 t1 A2 F2 | 3 f2 T2 | 4 t2 A3 F3 | 5 f0 T0 f3 T3 | 6 t0 t3 E0 E1 E2 E3"},
        {"order any", "blocking any c=2 items=4 fetch=5,1,1,1",
         "0 A0 F0 A1 F1 | 1 f1 T1 | 2 t1 E1 A2 F2 | 3 f2 T2 | 4 t2 E2 A3 F3 | 5 f0 T0 f3 T3 | 6 t0 t3 E0 E3"},
        {"zero lengths", "blocking items=2 fetch=0 transform=0", "0 A0 F0 f0 T0 t0 E0 A1 F1 f1 T1 t1 E1"},
        {"the lowest free thread", "blocking lanes any c=3 items=5 fetch=1,9,1,1,1 transform=1,1,2,3,1",
         "0 A0 F0 A1 F1 A2 F2 | 1 f0 T0/0 f2 T2/2 | 2 t0 E0 A3 F3 | 3 f3 T3/0 t2 E2 A4 F4 | 4 f4 T4/2 | 5 t4 "
         "E4 |"
         "6 t3 E3 | 9 f1 T1/1 | 10 t1 E1"},
        // Items 0 and 1 end together at 3, though item 1's transform began first.
        {"equal instants: by entry", "blocking any c=2 items=2 fetch=2,1 transform=1,2",
         "0 A0 F0 A1 F1 | 1 f1 T1 | 2 f0 T0 | 3 t0 t1 E0 E1"},
    });
}

// Rule 9. The first item takes 1 s and all others nothing; no more than 65,536 are pulled before it ends.
void TestMachineModes::blockingPausesAtManyUnemittedResults()
{
    constexpr std::int64_t most = PipelineMachine::maxUnemittedTasks;
    constexpr std::int64_t items = most + 1000;
    WorkSpec work;
    work.items = items;
    auto table = std::make_shared<DurationTable>();
    table->fetch.assign(items, Nanos(0));
    table->fetch[0] = std::chrono::seconds(1);
    table->transform.assign(1, Nanos(0));
    work.durations = table;
    const Trace trace = predict({.mode = Mode::Blocking, .threads = 2}, work, {});
    QCOMPARE(trace.emittedCount(), items);
    QCOMPARE(trace.row(most - 1).fetchAdmitted, Nanos(0));
    QCOMPARE(trace.row(most).fetchAdmitted, table->fetch[0]);
    QCOMPARE(trace.row(items - 1).rank, items - 1);
}

// Rule 11.
void TestMachineModes::failedItemsPassInTheirPlace_data()
{
    addRecipes({
        {"concurrent", "concurrent N=2 items=3 fail=1",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 T0 | 2 t0 E0 A2 Y1 X1 E1 F2 | 3 f2 Y2 T2 | 4 t2 E2"},
        // Item 0 takes one of the two places until it is polled; no thread sees it.
        {"parallel", "parallel lanes N=2 M=2 c=2 items=3 fail=0",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 A2 Y1 S1 T1/0 X0 E0 F2 | 2 f2 t1 Y2 S2 T2/0 E1 | 3 t2 E2"},
        // Skipped at its first poll, at 1, and held back: it keeps its place, and fetch 2 waits.
        {"held back behind a slow one", "parallel N=2 M=2 c=2 items=3 transform=3 fail=1",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 S0 T0 A2 Y1 X1 | 4 t0 E0 F2 E1 | 5 f2 Y2 S2 T2 | 8 t2 E2"},
        {"not held back in order any", "parallel any N=2 M=2 c=2 items=3 transform=3 fail=1",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 S0 T0 A2 Y1 X1 E1 F2 | 2 f2 Y2 S2 T2 | 4 t0 E0 | 5 t2 E2"},
        {"prefetching", "prefetching N=2 items=3 fail=0",
         "0 A0 F0 A1 F1 | 1 f0 f1 Y0 A2 F2 X0 E0 Y1 S1 T1 | 2 f2 t1 E1 Y2 S2 T2 | 3 t2 E2"},
        {"blocking: the thread is free at once", "blocking items=2 fail=0",
         "0 A0 F0 | 1 f0 E0 A1 F1 | 2 f1 T1 | 3 t1 E1"},
        {"a fetch of zero length", "concurrent N=2 items=2 fetch=0,1 fail=0",
         "0 A0 A1 F0 f0 Y0 X0 E0 F1 | 1 f1 Y1 T1 | 2 t1 E1"},
        {"a pushed fetch of zero length", "prefetching N=2 items=2 fetch=0,1 fail=0",
         "0 A0 F0 f0 A1 F1 Y0 X0 E0 | 1 f1 Y1 S1 T1 | 2 t1 E1"},
        {"all of them", "parallel N=2 M=2 items=3 fail=0,1,2",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 A2 Y1 X0 E0 F2 X1 E1 |"
         "2 f2 Y2 X2 E2"},
        // Task 1 fails at 2, when task 0's transform ends.
        {"equal instants: by entry, failed or not", "blocking any c=2 items=2 fetch=1,2 fail=1",
         "0 A0 F0 A1 F1 | 1 f0 T0 | 2 f1 t0 E0 E1"},
    });
}

// Rule 12. What ends at the instant of the stop is not waited for.
void TestMachineModes::stopsLetNothingNewStart_data()
{
    addRecipes({
        {"while the driver transforms", "concurrent N=2 items=3 transform=3 stop=2",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 T0 | 2 stop 0T 1f"},
        {"while the driver transforms, and fetches end",
         "concurrent N=3 items=3 fetch=1,2,4 transform=4 stop=3",
         "0 A0 A1 A2 F0 F1 F2 | 1 f0 Y0 T0 | 2 f1 | 3 stop 0T 1f 2F"},
        {"while the driver transforms, another pushed behind it",
         "concurrent N=2 M=2 items=3 transform=3 stop=2",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 A2 Y1 T0 | 2 stop 0T 1Y 2A"},
        {"while the pool works", "parallel N=2 M=2 items=3 transform=3 stop=2.5",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 S0 T0 A2 Y1 S1 | 2.5 stop 0T 1Y 2A"},
        {"with a result held for order", "parallel N=2 M=2 c=2 items=2 transform=3,1 stop=2.5",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 S0 T0 Y1 S1 T1 | 2 t1 | 2.5 stop 0T 1t"},
        {"between two transforms", "sequential items=3 stop=2.5",
         "0 A0 F0 | 1 f0 Y0 T0 | 2 t0 E0 A1 F1 | 2.5 stop 1F"},
        {"as a fetch ends", "parallel N=2 items=2 stop=1", "0 A0 A1 F0 F1 | 1 stop 0F 1F"},
        {"as the driver's transform ends", "concurrent N=2 items=2 stop=2",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 T0 | 2 stop 0T 1f"},
        {"as a change is due", "parallel items=3 fetch=2 @1 N=2 stop=1", "0 A0 F0 | 1 stop 0F"},
        {"in prefetching", "prefetching N=2 items=4 transform=2 stop=1.5",
         "0 A0 F0 A1 F1 | 1 f0 f1 Y0 A2 F2 S0 T0 | 1.5 stop 0T 1f 2F"},
        {"in blocking", "blocking c=2 items=4 fetch=1,2 stop=1.5",
         "0 A0 F0 A1 F1 | 1 f0 T0 | 1.5 stop 0T 1F"},
        {"after a failure that was not passed on", "parallel N=2 items=2 fetch=2,1 fail=1 stop=1.5",
         "0 A0 A1 F0 F1 | 1 f1 | 1.5 stop 0F 1f"},
        {"before anything began", "parallel N=2 items=2 stop=0", "0 stop"},
        {"after the end", "parallel items=1 stop=9", "0 A0 F0 | 1 f0 Y0 S0 T0 | 2 t0 E0"},
    });
}

QTEST_APPLESS_MAIN(TestMachineModes)
#include "tst_machine_modes.moc"
