// SPDX-License-Identifier: MIT
// The clock of all that is measured stands still while the program does, and never jumps.
#include "workload/work_clock.h"

#include <QTest>

#include <thread>
#include <vector>

using namespace overlapse;
using namespace std::chrono_literals;

class TestWorkClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itStandsUntilItGoesOn();
    void whoeverStoppedItSetsItGoing();
    void nobodySeesItJump();
};

void TestWorkClock::itStandsUntilItGoesOn()
{
    const Nanos pausedBefore = WorkClock::paused();
    const auto steadyBefore = std::chrono::steady_clock::now();
    QVERIFY(WorkClock::stop());
    const WorkClock::time_point stood = WorkClock::now();
    std::this_thread::sleep_for(5ms);
    QVERIFY(WorkClock::now() == stood);
    WorkClock::goOn();
    const Nanos paused = WorkClock::paused() - pausedBefore;
    const auto now = WorkClock::now();
    QVERIFY(now >= stood);
    QVERIFY(paused >= 5ms);
    QVERIFY(paused <= std::chrono::steady_clock::now() - steadyBefore);
    // What it shows, shifted by all pauses, is the steady clock again.
    QVERIFY(WorkClock::steady(now) <= std::chrono::steady_clock::now());
    QVERIFY(WorkClock::steady(now) >= steadyBefore);
}

void TestWorkClock::whoeverStoppedItSetsItGoing()
{
    QVERIFY(WorkClock::stop());
    QVERIFY(!WorkClock::stop());
    WorkClock::goOn();
    QVERIFY(WorkClock::stop());
    WorkClock::goOn();
}

void TestWorkClock::nobodySeesItJump()
{
    std::atomic<bool> over = false;
    std::atomic<int> jumps = 0;
    std::vector<std::thread> readers;
    for (int i = 0; i < 3; ++i)
        readers.emplace_back([&over, &jumps] {
            for (WorkClock::time_point last = WorkClock::now(); !over;) {
                const WorkClock::time_point now = WorkClock::now();
                jumps += now < last ? 1 : 0;
                last = now;
            }
        });
    Nanos paused = WorkClock::paused();
    for (int i = 0; i < 2'000; ++i) {
        QVERIFY(WorkClock::stop());
        if (i % 10 == 0)
            std::this_thread::yield();
        WorkClock::goOn();
        QVERIFY(WorkClock::paused() >= paused);
        paused = WorkClock::paused();
    }
    over = true;
    for (std::thread &reader : readers)
        reader.join();
    QCOMPARE(jumps.load(), 0);
}

QTEST_APPLESS_MAIN(TestWorkClock)
#include "tst_work_clock.moc"
