// SPDX-License-Identifier: MIT
// Poll rules 1 to 7 and 10, each as recipes with the exact events that must follow, worked out from the rules
// by hand. recipe.h has the notation.
#include "core/pipeline/recipe.h"

using namespace overlapse;

class TestMachine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillsPollsAndYieldsOne_data();
    void fillsPollsAndYieldsOne() { playRow(); }
    void finishedItemsCountUntilTheyLeave_data();
    void finishedItemsCountUntilTheyLeave() { playRow(); }
    void nothingAboveAFullStageIsPolled_data();
    void nothingAboveAFullStageIsPolled() { playRow(); }
    void fetchesStartInTheirFirstPoll_data();
    void fetchesStartInTheirFirstPoll() { playRow(); }
    void itemsWakeFirstInFirstOut_data();
    void itemsWakeFirstInFirstOut() { playRow(); }
    void threadsAreTakenLowestFirst_data();
    void threadsAreTakenLowestFirst() { playRow(); }
    void stagesOfZeroLengthAreReadyAtOnce_data();
    void stagesOfZeroLengthAreReadyAtOnce() { playRow(); }
    void orderHoldsBack_data();
    void orderHoldsBack() { playRow(); }
    void aBusyDriverPollsNothing_data();
    void aBusyDriverPollsNothing() { playRow(); }
    void threadsShareCores_data();
    void threadsShareCores() { playRow(); }
    void sequentialIsConcurrentWithLimitsOfOne_data();
    void sequentialIsConcurrentWithLimitsOfOne();
};

// Rule 1.
void TestMachine::fillsPollsAndYieldsOne_data()
{
    addRecipes({
        {"the whole limit is admitted before the first fetch is polled", "concurrent N=3 items=3",
         "0 A0 A1 A2 F0 F1 F2 | 1 f0 f1 f2 Y0 T0 | 2 t0 E0 Y1 T1 | 3 t1 E1 Y2 T2 | 4 t2 E2"},
        // At 1 the transform stage still has room: the fetch stage is polled again, and fills. At 2 there is
        // none after item 1, and the place that item 1 left is filled only by the poll after E0.
        {"a place that an item leaves is filled by the next poll of the stage", "parallel M=2 c=2 items=3",
         "0 A0 F0 | 1 f0 Y0 S0 T0 A1 F1 | 2 f1 t0 Y1 S1 T1 E0 A2 F2 | 3 f2 t1 Y2 S2 T2 E1 | 4 t2 E2"},
        // Items 0 and 1 end together; between their emissions lies a whole poll, in which fetch 2 starts.
        {"one emission a poll", "parallel N=2 M=2 c=2 items=3",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 S0 T0 A2 Y1 S1 T1 | 2 t0 t1 E0 F2 E1 | 3 f2 Y2 S2 T2 | 4 t2 E2"},
        {"one emission a poll, order any", "parallel any N=2 M=2 c=2 items=3",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 S0 T0 A2 Y1 S1 T1 | 2 t0 t1 E0 F2 E1 | 3 f2 Y2 S2 T2 | 4 t2 E2"},
        {"limits beyond the number of items", "concurrent N=100 M=100 items=2",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 Y1 T0 | 2 t0 E0 T1 | 3 t1 E1"},
        {"no items", "parallel items=0", ""},
    });
}

// Rule 2.
void TestMachine::finishedItemsCountUntilTheyLeave_data()
{
    addRecipes({
        // Fetch 1 ends at 1 behind fetch 0, and keeps its place: nothing is admitted until 3.
        {"fetch stage, order kept", "parallel N=2 M=4 c=4 items=4 fetch=3,1,1,1",
         "0 A0 A1 F0 F1 | 1 f1 | 3 f0 Y0 S0 T0 A2 Y1 S1 T1 A3 F2 F3 | 4 f2 f3 t0 t1 Y2 S2 T2 Y3 S3 T3 E0 E1 |"
         "5 t2 t3 E2 E3"},
        {"fetch stage, order any", "parallel any N=2 M=4 c=4 items=4 fetch=3,1,1,1",
         "0 A0 A1 F0 F1 | 1 f1 Y1 S1 T1 A2 F2 | 2 f2 t1 Y2 S2 T2 A3 F3 E1 | 3 f0 f3 t2 Y0 S0 T0 Y3 S3 T3 E2 |"
         "4 t0 t3 E0 E3"},
        // Transform 1 ends at 2 behind transform 0: fetch 2, pushed at 1, is not polled until 4.
        {"transform stage, order kept", "parallel N=2 M=2 c=2 items=3 transform=3,1,1",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 S0 T0 A2 Y1 S1 T1 | 2 t1 | 4 t0 E0 F2 E1 | 5 f2 Y2 S2 T2 | 6 t2 E2"},
        {"transform stage, order any", "parallel any N=2 M=2 c=2 items=3 transform=3,1,1",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 S0 T0 A2 Y1 S1 T1 | 2 t1 E1 F2 | 3 f2 Y2 S2 T2 | 4 t0 t2 E0 E2"},
        // An item that has finished and was not polled yet counts as well: M = 1 keeps fetch 1 in.
        {"finished and not yet polled, order any", "parallel any N=2 items=3 transform=3",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 S0 T0 | 4 t0 E0 A2 Y1 S1 T1 | 7 t1 E1 F2 | 8 f2 Y2 S2 T2 | 11 t2 E2"},
    });
}

// Rule 3.
void TestMachine::nothingAboveAFullStageIsPolled_data()
{
    addRecipes({
        {"completed fetches are not replaced while M transforms are in flight",
         "parallel N=4 M=2 c=2 items=8",
         "0 A0 A1 A2 A3 F0 F1 F2 F3 | 1 f0 f1 f2 f3 Y0 S0 T0 A4 Y1 S1 T1 |"
         "2 t0 t1 E0 A5 Y2 S2 T2 E1 A6 Y3 S3 T3 | 3 t2 t3 E2 A7 F4 F5 F6 F7 E3 |"
         "4 f4 f5 f6 f7 Y4 S4 T4 Y5 S5 T5 | 5 t4 t5 E4 Y6 S6 T6 E5 Y7 S7 T7 | 6 t6 t7 E6 E7"},
        {"the driver's own transform fills the stage", "concurrent N=2 items=4",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 T0 | 2 t0 E0 A2 Y1 T1 | 3 t1 E1 A3 F2 F3 | 4 f2 f3 Y2 T2 | 5 t2 E2 Y3 "
         "T3 |"
         "6 t3 E3"},
        // Item 1 waits for a thread from 1 on, inside the stage; item 2 stays outside.
        {"what waits for a thread is in the stage", "parallel N=3 M=2 items=3 transform=2",
         "0 A0 A1 A2 F0 F1 F2 | 1 f0 f1 f2 Y0 S0 T0 Y1 S1 | 3 t0 T1 E0 Y2 S2 | 5 t1 T2 E1 | 7 t2 E2"},
    });
}

// Rule 4: a fetch starts when it is polled, not when it is pushed.
void TestMachine::fetchesStartInTheirFirstPoll_data()
{
    addRecipes({
        // Item 0 is ready in its first poll and fills the transform stage; 1 and 2 start at 1.
        {"the first is ready at once: those pushed with it wait", "concurrent N=3 items=3 fetch=0,1,1",
         "0 A0 A1 A2 F0 f0 Y0 T0 | 1 t0 E0 F1 F2 | 2 f1 f2 Y1 T1 | 3 t1 E1 Y2 T2 | 4 t2 E2"},
        {"the first is ready at once, with room below", "parallel N=3 M=2 c=2 items=3 fetch=0,1,1",
         "0 A0 A1 A2 F0 f0 Y0 S0 T0 F1 F2 | 1 f1 f2 t0 Y1 S1 T1 E0 Y2 S2 T2 | 2 t1 t2 E1 E2"},
        // Order kept polls on past item 1, which is ready but not next.
        {"one in the middle is ready at once, order kept", "concurrent N=3 items=3 fetch=2,0,1",
         "0 A0 A1 A2 F0 F1 f1 F2 | 1 f2 | 2 f0 Y0 T0 | 3 t0 E0 Y1 T1 | 4 t1 E1 Y2 T2 | 5 t2 E2"},
        {"one in the middle is ready at once, order any", "concurrent any N=3 items=3 fetch=2,0,1",
         "0 A0 A1 A2 F0 F1 f1 Y1 T1 | 1 t1 E1 F2 | 2 f0 f2 Y0 T0 | 3 t0 E0 Y2 T2 | 4 t2 E2"},
        // Admitted at 2, polled at 4: the lateness is the driver's.
        {"pushed before the driver got busy", "concurrent N=2 items=3 transform=2",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 T0 | 3 t0 E0 A2 Y1 T1 | 5 t1 E1 F2 | 6 f2 Y2 T2 | 8 t2 E2"},
    });
}

// Rule 4: wake order.
void TestMachine::itemsWakeFirstInFirstOut_data()
{
    addRecipes({
        // Fetches 2 and 1 end in this order while the driver is busy.
        {"by the instant of waking", "concurrent any N=3 items=3 fetch=1,3,2 transform=3",
         "0 A0 A1 A2 F0 F1 F2 | 1 f0 Y0 T0 | 2 f2 | 3 f1 | 4 t0 E0 Y2 T2 | 7 t2 E2 Y1 T1 | 10 t1 E1"},
        // Fetches 0 (since 0) and 2 (since 1) both end at 3.
        {"equal instants: by entry into the fetch stage", "parallel any N=2 M=3 c=3 items=3 fetch=3,1,2",
         "0 A0 A1 F0 F1 | 1 f1 Y1 S1 T1 A2 F2 | 2 t1 E1 | 3 f0 f2 Y0 S0 T0 Y2 S2 T2 | 4 t0 t2 E0 E2"},
        // Item 1 entered the transform stage at 1, item 0 at 2; both end at 3.
        {"equal instants: by entry into the transform stage",
         "parallel any N=2 M=2 c=2 items=2 fetch=2,1 transform=1,2",
         "0 A0 A1 F0 F1 | 1 f1 Y1 S1 T1 | 2 f0 Y0 S0 T0 | 3 t1 t0 E1 E0"},
        {"equal instants while the driver is busy", "concurrent any N=3 M=1 items=3 fetch=1,2,2 transform=3",
         "0 A0 A1 A2 F0 F1 F2 | 1 f0 Y0 T0 | 2 f1 f2 | 4 t0 E0 Y1 T1 | 7 t1 E1 Y2 T2 | 10 t2 E2"},
        // Item 1 wakes at 3, before item 2 is pushed, which is ready at once too.
        {"what ended is before what is pushed later",
         "parallel any N=3 M=3 c=2 items=3 fetch=1,1,3 transform=9,2,0",
         "0 A0 A1 A2 F0 F1 F2 | 1 f0 f1 Y0 S0 T0 Y1 S1 T1 | 3 f2 t1 Y2 S2 T2 t2 E1 E2 | 10 t0 E0"},
    });
}

// Rule 4: spawned transforms.
void TestMachine::threadsAreTakenLowestFirst_data()
{
    addRecipes({
        {"they wait in line, first in first out", "parallel lanes N=5 M=5 c=3 items=5 transform=3,2,1,5,5",
         "0 A0 A1 A2 A3 A4 F0 F1 F2 F3 F4 |"
         "1 f0 f1 f2 f3 f4 Y0 S0 T0/0 Y1 S1 T1/1 Y2 S2 T2/2 Y3 S3 Y4 S4 |"
         "2 t2 T3/2 | 3 t1 T4/1 | 4 t0 E0 E1 E2 | 7 t3 E3 | 8 t4 E4"},
        {"two come free together", "parallel lanes N=5 M=5 c=3 items=5 transform=2,3,2,1,1",
         "0 A0 A1 A2 A3 A4 F0 F1 F2 F3 F4 |"
         "1 f0 f1 f2 f3 f4 Y0 S0 T0/0 Y1 S1 T1/1 Y2 S2 T2/2 Y3 S3 Y4 S4 |"
         "3 t0 t2 T3/0 T4/2 E0 | 4 t1 t3 t4 E1 E2 E3 E4"},
        // Thread 2 comes free last and is not the one that is taken.
        {"the lowest, not the latest", "parallel lanes N=4 M=4 c=3 items=4 fetch=1,1,1,5 transform=2,9,3,1",
         "0 A0 A1 A2 A3 F0 F1 F2 F3 | 1 f0 f1 f2 Y0 S0 T0/0 Y1 S1 T1/1 Y2 S2 T2/2 | 3 t0 E0 | 4 t2 |"
         "5 f3 Y3 S3 T3/0 | 6 t3 | 10 t1 E1 E2 E3"},
        {"handed over as it is pushed, before the stage is polled",
         "parallel lanes any N=2 M=2 c=1 items=2 transform=1",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 S0 T0/0 Y1 S1 | 2 t0 T1/0 E0 | 3 t1 E1"},
    });
}

// Rule 4: zero lengths.
void TestMachine::stagesOfZeroLengthAreReadyAtOnce_data()
{
    addRecipes({
        {"all at the same instant, on the driver", "concurrent N=2 items=2 fetch=0 transform=0",
         "0 A0 A1 F0 f0 Y0 T0 t0 E0 F1 f1 Y1 T1 t1 E1"},
        {"all at the same instant, spawned", "parallel N=2 M=2 items=3 fetch=0 transform=0",
         "0 A0 A1 F0 f0 Y0 S0 T0 t0 A2 F1 f1 Y1 S1 T1 t1 E0 F2 f2 Y2 S2 T2 t2 E1 E2"},
        {"spawned on one thread, twice at once", "parallel lanes N=2 M=2 items=2 transform=0",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 S0 T0/0 t0 Y1 S1 T1/0 t1 E0 E1"},
        {"spawned while the thread is busy: it waits in line", "parallel N=2 M=2 items=2 transform=1,0",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 S0 T0 Y1 S1 | 2 t0 T1 t1 E0 E1"},
        {"spawned behind others in line", "parallel N=3 M=3 items=3 transform=1,2,0",
         "0 A0 A1 A2 F0 F1 F2 | 1 f0 f1 f2 Y0 S0 T0 Y1 S1 Y2 S2 | 2 t0 T1 E0 | 4 t1 T2 t2 E1 E2"},
        {"several in line end with the one before them", "parallel any N=4 M=4 items=4 transform=1,0,0,1",
         "0 A0 A1 A2 A3 F0 F1 F2 F3 | 1 f0 f1 f2 f3 Y0 S0 T0 Y1 S1 Y2 S2 Y3 S3 |"
         "2 t0 T1 t1 T2 t2 T3 E0 E1 E2 | 3 t3 E3"},
    });
}

// Rule 5.
void TestMachine::orderHoldsBack_data()
{
    addRecipes({
        // At 3 item 1 is held back and next: it leaves, and 2, pushed in that very poll, is not polled.
        {"the next in order is held back: nothing else is polled", "concurrent N=2 items=3 fetch=2,1,1",
         "0 A0 A1 F0 F1 | 1 f1 | 2 f0 Y0 T0 | 3 t0 E0 A2 Y1 T1 | 4 t1 E1 F2 | 5 f2 Y2 T2 | 6 t2 E2"},
        {"out of turn in the fetch stage", "parallel N=4 M=4 c=4 items=4 fetch=4,3,2,1",
         "0 A0 A1 A2 A3 F0 F1 F2 F3 | 1 f3 | 2 f2 | 3 f1 | 4 f0 Y0 S0 T0 Y1 S1 T1 Y2 S2 T2 Y3 S3 T3 |"
         "5 t0 t1 t2 t3 E0 E1 E2 E3"},
        {"out of turn in the transform stage", "parallel N=4 M=4 c=4 items=4 transform=3,4,1,2",
         "0 A0 A1 A2 A3 F0 F1 F2 F3 | 1 f0 f1 f2 f3 Y0 S0 T0 Y1 S1 T1 Y2 S2 T2 Y3 S3 T3 |"
         "2 t2 | 3 t3 | 4 t0 E0 | 5 t1 E1 E2 E3"},
        {"order any: as they end", "parallel any N=4 M=4 c=4 items=4 fetch=4,3,2,1 transform=1,1,3,1",
         "0 A0 A1 A2 A3 F0 F1 F2 F3 | 1 f3 Y3 S3 T3 | 2 f2 t3 Y2 S2 T2 E3 | 3 f1 Y1 S1 T1 | 4 f0 t1 Y0 S0 T0 "
         "E1 |"
         "5 t2 t0 E2 E0"},
        {"order any on the driver: as they were fetched",
         "concurrent any N=3 M=2 items=3 fetch=3,2,1 transform=2",
         "0 A0 A1 A2 F0 F1 F2 | 1 f2 Y2 T2 | 2 f1 | 3 f0 t2 E2 Y1 Y0 T1 | 5 t1 E1 T0 | 7 t0 E0"},
    });
}

// Rule 6.
void TestMachine::aBusyDriverPollsNothing_data()
{
    addRecipes({
        // Fetch 1 ends at 2 and is noticed at 4.
        {"what ends meanwhile is noticed after it", "concurrent N=2 items=3 fetch=1,2,1 transform=3",
         "0 A0 A1 F0 F1 | 1 f0 Y0 T0 | 2 f1 | 4 t0 E0 A2 Y1 T1 | 7 t1 E1 F2 | 8 f2 Y2 T2 | 11 t2 E2"},
        {"what ends with it is noticed with it", "concurrent N=2 items=2 fetch=1,2",
         "0 A0 A1 F0 F1 | 1 f0 Y0 T0 | 2 f1 t0 E0 Y1 T1 | 3 t1 E1"},
        {"with room in the transform stage", "concurrent N=2 M=2 items=3",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 A2 Y1 T0 | 2 t0 E0 F2 T1 | 3 f2 t1 E1 Y2 T2 | 4 t2 E2"},
        // Transform 1 has its turn before fetch 2, which ended at 2, moves on; then both are in the stage.
        {"transforms never overlap", "concurrent N=3 M=3 items=3 fetch=1,1,2 transform=2",
         "0 A0 A1 A2 F0 F1 F2 | 1 f0 f1 Y0 Y1 T0 | 2 f2 | 3 t0 E0 Y2 T1 | 5 t1 E1 T2 | 7 t2 E2"},
    });
}

// K cores: an approximation that the predictor promises, not a poll rule.
void TestMachine::threadsShareCores_data()
{
    addRecipes({
        // Half speed from 1 to 3; then the one unit that transform 1 has left.
        {"two threads on one core", "parallel cpu K=1 N=2 M=2 c=2 items=2 transform=1,2",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 S0 T0 Y1 S1 T1 | 3 t0 E0 | 4 t1 E1"},
        {"wall() does not contend", "parallel K=1 N=2 M=2 c=2 items=2 transform=1,2",
         "0 A0 A1 F0 F1 | 1 f0 f1 Y0 S0 T0 Y1 S1 T1 | 2 t0 E0 | 3 t1 E1"},
        // From 3 on thread 0 and the driver share: item 1 on the driver, item 2 on the thread.
        {"the driver's transform takes a share too",
         "concurrent cpu K=1 N=3 M=2 items=3 transform=2 @2 parallel",
         "0 A0 A1 A2 F0 F1 F2 | 1 f0 f1 f2 Y0 Y1 T0 | 3 t0 E0 C Y2 S2 T2 T1 | 7 t1 t2 E1 E2"},
    });
}

// Rule 10.
void TestMachine::sequentialIsConcurrentWithLimitsOfOne_data()
{
    addRecipes({
        {"one by one", "sequential N=4 M=4 c=4 items=3 fetch=2,1,0 transform=1,0,2",
         "0 A0 F0 | 2 f0 Y0 T0 | 3 t0 E0 A1 F1 | 4 f1 Y1 T1 t1 E1 A2 F2 f2 Y2 T2 | 6 t2 E2"},
        {"a failure in between", "sequential items=3 fail=1",
         "0 A0 F0 | 1 f0 Y0 T0 | 2 t0 E0 A1 F1 | 3 f1 Y1 X1 E1 A2 F2 | 4 f2 Y2 T2 | 5 t2 E2"},
        {"order any", "sequential any items=2 fetch=2,1",
         "0 A0 F0 | 2 f0 Y0 T0 | 3 t0 E0 A1 F1 | 4 f1 Y1 T1 | 5 t1 E1"},
    });
}

void TestMachine::sequentialIsConcurrentWithLimitsOfOne()
{
    playRow();
    QFETCH(QString, recipe);
    Recipe other = parseRecipe(recipe);
    const Played sequential = play(other);
    other.spec.mode = Mode::Concurrent;
    other.spec.fetchLimit = other.spec.transformLimit = 1;
    QVERIFY(play(other).log == sequential.log);
}

QTEST_APPLESS_MAIN(TestMachine)
#include "tst_machine.moc"
