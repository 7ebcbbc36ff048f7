// SPDX-License-Identifier: MIT
// Poll rule 13: what changes while a stream runs. recipe.h has the notation.
#include "core/pipeline/recipe.h"

using namespace overlapse;

class TestMachineChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void limitsGovernTheNextFill_data();
    void limitsGovernTheNextFill() { playRow(); }
    void threadsComeAndRetire_data();
    void threadsComeAndRetire() { playRow(); }
    void changesWaitForTheNextPoll_data();
    void changesWaitForTheNextPoll() { playRow(); }
    void theModeIsDecidedItemByItem_data();
    void theModeIsDecidedItemByItem() { playRow(); }
    void enteringPrefetchingStartsWhatWasPushed_data();
    void enteringPrefetchingStartsWhatWasPushed() { playRow(); }
    void toAndFromBlockingDrains_data();
    void toAndFromBlockingDrains() { playRow(); }
    void keptToAnyReleasesTheOldestFirst_data();
    void keptToAnyReleasesTheOldestFirst() { playRow(); }
    void anyToKeptRenumbersByEntry_data();
    void anyToKeptRenumbersByEntry() { playRow(); }
};

void TestMachineChanges::limitsGovernTheNextFill_data()
{
    addRecipes({
        {"N up", "parallel M=4 c=4 items=3 fetch=2 @1 N=3",
         "0 A0 F0 | 1 C A1 A2 F1 F2 | 2 f0 Y0 S0 T0 | 3 f1 f2 t0 Y1 S1 T1 Y2 S2 T2 E0 | 4 t1 t2 E1 E2"},
        // Three in flight stay; item 3 is admitted when none of them is left.
        {"N down: the stage drains", "parallel N=3 M=4 c=4 items=5 fetch=2,4,6,1,1 @1 N=1",
         "0 A0 A1 A2 F0 F1 F2 | 1 C | 2 f0 Y0 S0 T0 | 3 t0 E0 | 4 f1 Y1 S1 T1 | 5 t1 E1 | 6 f2 Y2 S2 T2 A3 "
         "F3 |"
         "7 f3 t2 Y3 S3 T3 A4 F4 E2 | 8 f4 t3 Y4 S4 T4 E3 | 9 t4 E4"},
        {"N down, order any", "parallel any N=3 M=4 c=4 items=4 fetch=6,4,2,1 @1 N=2",
         "0 A0 A1 A2 F0 F1 F2 | 1 C | 2 f2 Y2 S2 T2 | 3 t2 E2 | 4 f1 Y1 S1 T1 A3 F3 | 5 f3 t1 Y3 S3 T3 E1 |"
         "6 f0 t3 Y0 S0 T0 E3 | 7 t0 E0"},
        {"M up: the stage above is polled at once", "parallel N=2 c=2 items=3 transform=4 @2 M=2",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 S0 T0 | 2 C A2 Y1 S1 T1 | 5 t0 E0 F2 | 6 f2 t1 Y2 S2 T2 E1 | 10 t2 E2"},
        {"M down: nothing above is polled until it has drained",
         "parallel M=3 c=3 items=4 transform=4 @3.5 M=1",
         "0 A0 F0 | 1 f0 Y0 S0 T0 A1 F1 | 2 f1 Y1 S1 T1 A2 F2 | 3 f2 Y2 S2 T2 | 3.5 C | 5 t0 E0 | 6 t1 E1 |"
         "7 t2 E2 A3 F3 | 8 f3 Y3 S3 T3 | 12 t3 E3"},
        {"N up in prefetching, while the transform stage is full", "prefetching items=4 transform=3 @2 N=3",
         "0 A0 F0 | 1 f0 Y0 A1 F1 S0 T0 | 2 f1 C A2 F2 A3 F3 | 3 f2 f3 | 4 t0 E0 Y1 S1 T1 | 7 t1 E1 Y2 S2 T2 "
         "|"
         "10 t2 E2 Y3 S3 T3 | 13 t3 E3"},
        {"N down in prefetching", "prefetching N=3 items=5 transform=2 @0.5 N=1",
         "0 A0 F0 A1 F1 A2 F2 | 0.5 C | 1 f0 f1 f2 Y0 S0 T0 | 3 t0 E0 Y1 S1 T1 | 5 t1 E1 Y2 A3 F3 S2 T2 | 6 "
         "f3 |"
         "7 t2 E2 Y3 A4 F4 S3 T3 | 8 f4 | 9 t3 E3 Y4 S4 T4 | 11 t4 E4"},
        {"what means nothing to the mode changes nothing", "sequential items=2 @0.5 N=9",
         "0 A0 F0 | 0.5 C | 1 f0 Y0 T0 | 2 t0 E0 A1 F1 | 3 f1 Y1 T1 | 4 t1 E1"},
        {"the same again is no change", "sequential items=1 @0.5 N=1", "0 A0 F0 | 1 f0 Y0 T0 | 2 t0 E0"},
    });
}

void TestMachineChanges::threadsComeAndRetire_data()
{
    addRecipes({
        {"c up: what waits in line starts", "parallel lanes N=3 M=3 c=1 items=3 transform=4 @2 c=3",
         "0 A0 A1 A2 F0 F1 F2 | 1 f0 f1 f2 Y0 S0 T0/0 Y1 S1 Y2 S2 | 2 C T1/1 T2/2 | 5 t0 E0 | 6 t1 t2 E1 E2"},
        // Thread 1 ends transform 1 at 3 and retires; item 2 waits for thread 0.
        {"c down: one retires after its item", "parallel lanes N=4 M=4 c=2 items=4 transform=4,2,2,2 @2 c=1",
         "0 A0 A1 A2 A3 F0 F1 F2 F3 | 1 f0 f1 f2 f3 Y0 S0 T0/0 Y1 S1 T1/1 Y2 S2 Y3 S3 | 2 C | 3 t1 |"
         "5 t0 T2/0 E0 E1 | 7 t2 T3/0 E2 | 9 t3 E3"},
        {"c down: an idle one retires at once",
         "parallel lanes N=2 M=2 c=2 items=2 fetch=1,3 transform=4 @2 c=1",
         "0 A0 A1 F0 F1 | 1 f0 Y0 S0 T0/0 | 2 C | 3 f1 Y1 S1 | 5 t0 T1/0 E0 | 9 t1 E1"},
        // It never retired.
        {"down and up again while it is busy",
         "parallel lanes N=5 M=5 c=2 items=5 transform=2,3,2,2,2 @2 c=1 @2.5 c=2",
         "0 A0 A1 A2 A3 A4 F0 F1 F2 F3 F4 | 1 f0 f1 f2 f3 f4 Y0 S0 T0/0 Y1 S1 T1/1 Y2 S2 Y3 S3 Y4 S4 | 2 C | "
         "2.5 C |"
         "3 t0 T2/0 E0 | 4 t1 T3/1 E1 | 5 t2 T4/0 E2 | 6 t3 E3 | 7 t4 E4"},
        // Thread 1 has retired at 3, and a new one takes its place.
        {"down and up again after it retired",
         "parallel lanes N=4 M=4 c=2 items=4 transform=5,2,2,2 @2 c=1 @4 c=2",
         "0 A0 A1 A2 A3 F0 F1 F2 F3 | 1 f0 f1 f2 f3 Y0 S0 T0/0 Y1 S1 T1/1 Y2 S2 Y3 S3 | 2 C | 3 t1 | 4 C "
         "T2/1 |"
         "6 t0 t2 T3/0 E0 E1 E2 | 8 t3 E3"},
        {"c up in blocking", "blocking items=3 fetch=2 transform=2 @1 c=2",
         "0 A0 F0 | 1 C A1 F1 | 2 f0 T0 | 3 f1 T1 | 4 t0 E0 A2 F2 | 5 t1 E1 | 6 f2 T2 | 8 t2 E2"},
        {"c down in blocking", "blocking lanes c=2 items=3 fetch=2 transform=2 @1 c=1",
         "0 A0 F0 A1 F1 | 1 C | 2 f0 T0/0 f1 T1/1 | 4 t0 t1 E0 A2 F2 E1 | 6 f2 T2/0 | 8 t2 E2"},
        // Thread 0 is free from 2 on; as long as the retiring thread's task is unfinished, c = 1 is used up.
        {"c down in blocking: the retiring task counts",
         "blocking lanes any c=2 items=3 fetch=1,4,1 @1.5 c=1",
         "0 A0 F0 A1 F1 | 1 f0 T0/0 | 1.5 C | 2 t0 E0 | 4 f1 T1/1 | 5 t1 E1 A2 F2 | 6 f2 T2/0 | 7 t2 E2"},
    });
}

void TestMachineChanges::changesWaitForTheNextPoll_data()
{
    addRecipes({
        {"a busy driver looks after its transform", "concurrent items=3 transform=3 @2 N=2",
         "0 A0 F0 | 1 f0 Y0 T0 | 4 t0 E0 C A1 A2 F1 F2 | 5 f1 f2 Y1 T1 | 8 t1 E1 Y2 T2 | 11 t2 E2"},
        {"the latest request wins", "concurrent items=3 transform=3 @2 N=9 @3 N=2",
         "0 A0 F0 | 1 f0 Y0 T0 | 4 t0 E0 C A1 A2 F1 F2 | 5 f1 f2 Y1 T1 | 8 t1 E1 Y2 T2 | 11 t2 E2"},
        {"a request that was taken back leaves no trace", "concurrent items=2 transform=3 @2 N=9 @3 N=1",
         "0 A0 F0 | 1 f0 Y0 T0 | 4 t0 E0 A1 F1 | 5 f1 Y1 T1 | 8 t1 E1"},
        {"what ends at the same instant is noticed first", "parallel items=2 @1 N=2 M=2 c=2",
         "0 A0 F0 | 1 f0 C A1 Y0 S0 T0 F1 | 2 f1 t0 Y1 S1 T1 E0 | 3 t1 E1"},
        {"before anything began", "parallel items=2 @0 N=2",
         "0 C A0 A1 F0 F1 | 1 f0 f1 Y0 S0 T0 | 2 t0 E0 Y1 S1 T1 | 3 t1 E1"},
    });
}

void TestMachineChanges::theModeIsDecidedItemByItem_data()
{
    addRecipes({
        // Item 1 is in the transform stage at 1 and stays the driver's; item 2 comes at 3 and is spawned.
        {"concurrent to parallel", "concurrent lanes N=3 M=2 c=2 items=3 transform=2 @2 parallel",
         "0 A0 A1 A2 F0 F1 F2 | 1 f0 f1 f2 Y0 Y1 T0/d | 3 t0 E0 C Y2 S2 T2/0 T1/d | 5 t1 t2 E1 E2"},
        // 3 and 4 were queued in this order when they were pushed, though 4 ends before 3.
        {"spawned items keep their place in the queue of a busy driver",
         "concurrent any lanes N=5 M=3 c=2 items=5 transform=2,2,4,5,2 @2 parallel",
         "0 A0 A1 A2 A3 A4 F0 F1 F2 F3 F4 | 1 f0 f1 f2 f3 f4 Y0 Y1 Y2 T0/d | 3 t0 E0 C Y3 S3 T3/0 T1/d |"
         "5 t1 E1 Y4 S4 T4/1 T2/d | 7 t4 | 8 t3 | 9 t2 E2 E3 E4"},
        {"parallel to concurrent", "parallel lanes N=3 M=2 c=2 items=3 transform=2 @2 concurrent",
         "0 A0 A1 A2 F0 F1 F2 | 1 f0 f1 f2 Y0 S0 T0/0 Y1 S1 T1/1 | 2 C | 3 t0 t1 E0 Y2 E1 T2/d | 5 t2 E2"},
        // What waits in line for a thread was spawned, and stays the pool's, beside the driver's.
        {"parallel to concurrent, with a line at the pool",
         "parallel lanes any N=3 M=3 items=3 fetch=1,1,3 transform=4 @2 concurrent",
         "0 A0 A1 A2 F0 F1 F2 | 1 f0 f1 Y0 S0 T0/0 Y1 S1 | 2 C | 3 f2 Y2 T2/d | 5 t0 T1/0 | 7 t2 E2 E0 | 9 "
         "t1 E1"},
        // Transform 1 ends on the driver at 5, behind transform 0; fetch 2, which ended at 4, moves on at 5.
        {"a transform on the driver is held back",
         "parallel N=2 M=3 items=3 fetch=1,2,3 transform=9,3,1 @1.5 concurrent",
         "0 A0 A1 F0 F1 | 1 f0 Y0 S0 T0 A2 F2 | 1.5 C | 2 f1 Y1 T1 | 4 f2 | 5 t1 Y2 T2 | 6 t2 | 10 t0 E0 E1 "
         "E2"},
        {"a change while a transform on the driver is held back",
         "parallel lanes N=2 M=3 c=2 items=3 fetch=1,2,3 transform=9,3,1 @1.5 concurrent @3 parallel",
         "0 A0 A1 F0 F1 | 1 f0 Y0 S0 T0/0 A2 F2 | 1.5 C | 2 f1 Y1 T1/d | 4 f2 | 5 t1 C Y2 S2 T2/1 | 6 t2 |"
         "10 t0 E0 E1 E2"},
        {"to sequential: limits of one, and the stages drain",
         "parallel lanes N=2 M=2 c=2 items=4 transform=2 @1.5 sequential",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 S0 T0/0 A2 Y1 S1 T1/1 | 1.5 C | 3 t0 t1 E0 E1 F2 | 4 f2 Y2 T2/d |"
         "6 t2 E2 A3 F3 | 7 f3 Y3 T3/d | 9 t3 E3"},
        {"from sequential", "sequential N=2 M=2 c=2 items=3 @1.5 parallel",
         "0 A0 F0 | 1 f0 Y0 T0 | 2 t0 E0 C A1 A2 F1 F2 | 3 f1 f2 Y1 S1 T1 Y2 S2 T2 | 4 t1 t2 E1 E2"},
        {"prefetching to parallel: demand rules again", "prefetching N=2 items=4 transform=3 @2 parallel",
         "0 A0 F0 A1 F1 | 1 f0 f1 Y0 A2 F2 S0 T0 | 2 f2 C | 4 t0 E0 Y1 S1 T1 | 7 t1 E1 A3 Y2 S2 T2 | 10 t2 "
         "E2 F3 |"
         "11 f3 Y3 S3 T3 | 14 t3 E3"},
    });
}

void TestMachineChanges::enteringPrefetchingStartsWhatWasPushed_data()
{
    addRecipes({
        // Item 2 is pushed at 1 and not polled, as the transform stage is full from then on.
        {"from parallel", "parallel N=2 M=2 c=2 items=4 fetch=1,1,2,1 transform=4 @2 prefetching",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 S0 T0 A2 Y1 S1 T1 | 2 C F2 A3 F3 | 3 f3 | 4 f2 | 5 t0 t1 E0 Y2 S2 T2 E1 "
         "Y3 S3 T3 |"
         "9 t2 t3 E2 E3"},
        {"from concurrent, when the driver is free",
         "concurrent lanes N=2 M=2 c=2 items=4 transform=2 @2 prefetching",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 A2 Y1 T0/d | 3 t0 E0 C F2 A3 F3 T1/d | 4 f2 f3 | 5 t1 E1 Y2 S2 T2/0 Y3 "
         "S3 T3/1 |"
         "7 t2 t3 E2 E3"},
        {"one that is ready at once", "parallel any N=3 items=3 fetch=0 transform=2 @1 prefetching",
         "0 A0 A1 A2 F0 f0 Y0 S0 T0 | 1 C F1 f1 F2 f2 | 2 t0 E0 Y1 S1 T1 | 4 t1 E1 Y2 S2 T2 | 6 t2 E2"},
        {"one that fails at once", "parallel N=2 items=2 fetch=0 transform=2 fail=1 @1 prefetching",
         "0 A0 A1 F0 f0 Y0 S0 T0 | 1 C F1 f1 | 2 t0 E0 Y1 X1 E1"},
        {"and not a second time when it changes again",
         "parallel N=2 items=2 fetch=0,5 transform=2 @1 prefetching @1.5 parallel @1.7 prefetching",
         "0 A0 A1 F0 f0 Y0 S0 T0 | 1 C F1 | 1.5 C | 1.7 C | 2 t0 E0 | 6 f1 Y1 S1 T1 | 8 t1 E1"},
    });
}

void TestMachineChanges::toAndFromBlockingDrains_data()
{
    addRecipes({
        // Item 2, admitted before, still goes the old way; item 3 waits until 6.
        {"to blocking", "parallel N=2 M=2 c=2 items=4 transform=2 @1.5 blocking",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 S0 T0 A2 Y1 S1 T1 | 3 t0 t1 E0 F2 E1 | 4 f2 Y2 S2 T2 | 6 t2 E2 C A3 F3 |"
         "7 f3 T3 | 9 t3 E3"},
        {"to blocking, and more threads at once", "parallel N=2 M=2 items=4 transform=2 @1.5 blocking c=2",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 S0 T0 A2 Y1 S1 | 1.5 C T1 | 3 t0 E0 F2 | 3.5 t1 E1 | 4 f2 Y2 S2 T2 |"
         "6 t2 E2 C A3 F3 | 7 f3 T3 | 9 t3 E3"},
        {"from blocking", "blocking lanes N=2 c=2 items=4 @0.5 concurrent",
         "0 A0 F0 A1 F1 | 1 f0 T0/0 f1 T1/1 | 2 t0 t1 E0 E1 C A2 A3 F2 F3 | 3 f2 f3 Y2 T2/d | 4 t2 E2 Y3 "
         "T3/d | 5 t3 E3"},
        {"from blocking, with results held for order",
         "blocking N=2 M=2 c=2 items=4 fetch=5,1,1,1 @1.5 prefetching",
         "0 A0 F0 A1 F1 | 1 f1 T1 | 2 t1 | 5 f0 T0 | 6 t0 E0 E1 C A2 F2 A3 F3 | 7 f2 f3 Y2 S2 T2 Y3 S3 T3 | "
         "8 t2 t3 E2 E3"},
        {"taken back in time", "parallel N=2 M=2 c=2 items=4 transform=2 @1.5 blocking @3.5 parallel",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 S0 T0 A2 Y1 S1 T1 | 3 t0 t1 E0 F2 E1 | 3.5 A3 F3 | 4 f2 Y2 S2 T2 |"
         "4.5 f3 Y3 S3 T3 | 6 t2 E2 | 6.5 t3 E3"},
        {"another mode while it drains",
         "parallel lanes N=2 M=2 c=2 items=4 transform=2 @1.5 blocking @3.5 concurrent",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 S0 T0/0 A2 Y1 S1 T1/1 | 3 t0 t1 E0 F2 E1 | 3.5 C A3 F3 | 4 f2 Y2 T2/d |"
         "4.5 f3 | 6 t2 E2 Y3 T3/d | 8 t3 E3"},
        {"limits while it drains", "parallel N=3 M=1 c=2 items=3 transform=2 @1.5 blocking @2 M=2",
         "0 A0 A1 A2 F0 F1 F2 | 1 f0 f1 f2 Y0 S0 T0 | 2 C Y1 S1 T1 | 3 t0 E0 Y2 S2 T2 | 4 t1 E1 | 5 t2 E2 C"},
        {"in prefetching no place is filled while it drains",
         "prefetching N=2 items=4 transform=2 @0.5 blocking",
         "0 A0 F0 A1 F1 | 1 f0 f1 Y0 S0 T0 | 3 t0 E0 Y1 S1 T1 | 5 t1 E1 C A2 F2 | 6 f2 T2 | 8 t2 E2 A3 F3 | "
         "9 f3 T3 |"
         "11 t3 E3"},
    });
}

void TestMachineChanges::keptToAnyReleasesTheOldestFirst_data()
{
    addRecipes({
        // They ended in the order 3 2 1.
        {"in the fetch stage", "parallel N=4 M=4 c=4 items=4 fetch=9,3,2,1 @4 any",
         "0 A0 A1 A2 A3 F0 F1 F2 F3 | 1 f3 | 2 f2 | 3 f1 | 4 C Y1 S1 T1 Y2 S2 T2 Y3 S3 T3 | 5 t1 t2 t3 E1 E2 "
         "E3 |"
         "9 f0 Y0 S0 T0 | 10 t0 E0"},
        {"in the transform stage", "parallel N=3 M=3 c=3 items=3 transform=9,3,2 @5 any",
         "0 A0 A1 A2 F0 F1 F2 | 1 f0 f1 f2 Y0 S0 T0 Y1 S1 T1 Y2 S2 T2 | 3 t2 | 4 t1 | 5 C E1 E2 | 10 t0 E0"},
        {"in blocking", "blocking c=2 items=3 fetch=5,1,1 @3.5 any",
         "0 A0 F0 A1 F1 | 1 f1 T1 | 2 t1 A2 F2 | 3 f2 T2 | 3.5 C E1 | 4 t2 E2 | 5 f0 T0 | 6 t0 E0"},
        // Released first, before what wakes at that very instant.
        {"before what woke since", "parallel N=3 M=3 c=3 items=3 fetch=4,1,2 @4 any",
         "0 A0 A1 A2 F0 F1 F2 | 1 f1 | 2 f2 | 4 f0 C Y1 S1 T1 Y2 S2 T2 Y0 S0 T0 | 5 t1 t2 t0 E1 E2 E0"},
    });
}

void TestMachineChanges::anyToKeptRenumbersByEntry_data()
{
    addRecipes({
        // They entered the transform stage in the order 2 1 0, and leave in it.
        {"in the transform stage", "parallel any N=3 M=3 c=3 items=3 fetch=3,2,1 transform=1,3,5 @3.5 kept",
         "0 A0 A1 A2 F0 F1 F2 | 1 f2 Y2 S2 T2 | 2 f1 Y1 S1 T1 | 3 f0 Y0 S0 T0 | 3.5 C | 4 t0 | 5 t1 | 6 t2 "
         "E2 E1 E0"},
        // Item 1 has left already; 0 and 2 are inside, 3 comes behind them.
        {"in the fetch stage", "parallel any N=2 M=4 c=4 items=4 fetch=4,1,2,1 @1.5 kept",
         "0 A0 A1 F0 F1 | 1 f1 Y1 S1 T1 A2 F2 | 1.5 C | 2 t1 E1 | 3 f2 | 4 f0 Y0 S0 T0 A3 Y2 S2 T2 F3 |"
         "5 f3 t0 t2 Y3 S3 T3 E0 E2 | 6 t3 E3"},
        {"and back, with one held in between", "parallel any N=3 M=3 c=3 items=3 fetch=9,3,2 @1 kept @4 any",
         "0 A0 A1 A2 F0 F1 F2 | 1 C | 2 f2 | 3 f1 | 4 C Y1 S1 T1 Y2 S2 T2 | 5 t1 t2 E1 E2 | 9 f0 Y0 S0 T0 | "
         "10 t0 E0"},
        // Released and not yet gone when order is kept again: it is held back once more.
        {"what was released and stayed is held again",
         "parallel N=3 M=1 items=3 fetch=8,1,2 transform=3 @3 any @3.5 kept",
         "0 A0 A1 A2 F0 F1 F2 | 1 f1 | 2 f2 | 3 C Y1 S1 T1 | 3.5 C | 6 t1 E1 | 8 f0 Y0 S0 T0 | 11 t0 E0 Y2 "
         "S2 T2 | 14 t2 E2"},
        {"in blocking", "blocking any c=2 items=4 fetch=4,1,2,1 @2.5 kept",
         "0 A0 F0 A1 F1 | 1 f1 T1 | 2 t1 E1 A2 F2 | 2.5 C | 4 f0 T0 f2 T2 | 5 t0 t2 E0 A3 F3 E2 | 6 f3 T3 | "
         "7 t3 E3"},
    });
}

QTEST_APPLESS_MAIN(TestMachineChanges)
#include "tst_machine_changes.moc"
