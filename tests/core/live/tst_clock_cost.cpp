// SPDX-License-Identifier: MIT
// What is made of timed readings, and that it is done once.
#include "live/clock_cost.h"

#include <QTest>

#include <thread>

using namespace overlapse;
using namespace std::chrono_literals;

class TestClockCost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsDelayedDoesNotCount();
    void aSpanHasToBeLongerThanWhatMostPairsAreApart();
    void aCoarseClockTellsNothingBelowItsStep();
    void noSamplesAreNoCost();
    void itIsTheSameForAllThreads();
};

void TestClockCost::whatIsDelayedDoesNotCount()
{
    const LookingCost cost = lookingCostOf({.clockNs = {90, 24, 25, 1000, 24.5, 26, 30, 28, 27, 29, 31},
                                            .threadClockNs = {500, 430, 440, 900, 435, 9000},
                                            .apart = {24ns}});
    QCOMPARE(cost.clockNs, 25.0); // a fifth of them are shorter
    QCOMPARE(cost.threadClockNs, 435.0);
}

void TestClockCost::aSpanHasToBeLongerThanWhatMostPairsAreApart()
{
    std::vector<Nanos> apart(95, 25ns);
    apart.insert(apart.end(), {30ns, 31ns, 40ns, 50ns, 9000ns, 9000ns});
    QCOMPARE(lookingCostOf({.clockNs = {24}, .threadClockNs = {430}, .apart = apart}).resolution, 30ns);
    // Never less than a reading takes.
    QCOMPARE(lookingCostOf({.clockNs = {34.2}, .threadClockNs = {430}, .apart = apart}).resolution, 35ns);
}

void TestClockCost::aCoarseClockTellsNothingBelowItsStep()
{
    std::vector<Nanos> apart(98, 0ns);
    apart.insert(apart.end(), {1000ns, 2000ns});
    QCOMPARE(lookingCostOf({.clockNs = {24}, .threadClockNs = {430}, .apart = apart}).resolution, 1000ns);
}

void TestClockCost::noSamplesAreNoCost()
{
    QCOMPARE(lookingCostOf({}), LookingCost());
}

void TestClockCost::itIsTheSameForAllThreads()
{
    const LookingCost *other = nullptr;
    std::thread([&other] { other = &lookingCost(); }).join();
    QCOMPARE(other, &lookingCost());
    QVERIFY(other->clockNs > 0 && other->threadClockNs > 0);
    QVERIFY(static_cast<double>(other->resolution.count()) >= other->clockNs);
}

QTEST_APPLESS_MAIN(TestClockCost)
#include "tst_clock_cost.moc"
