// SPDX-License-Identifier: MIT
// From two readings of the system's counters to the share that other programs used.
#include "live/machine_use.h"

#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

using Cores = std::vector<int>;
Q_DECLARE_METATYPE(Cores)

class TestMachineUse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasUsedIsAddedUp_data();
    void whatWasUsedIsAddedUp();
    void theShareOfOthers_data();
    void theShareOfOthers();
    void thisMachineTells();
};

void TestMachineUse::whatWasUsedIsAddedUp_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Cores>("cores");
    QTest::addColumn<qint64>("ticks"); // -1: none
    const QByteArray text = "cpu  9 9 9 9 9 9 9 9 9 9\n"
                            "cpu0 1 20 300 7777 8888 4000 50000 600000 1 1\n"
                            "cpu1 2 0 0 7777 0 0 0 0 0 0\n"
                            "cpu12 5 0 0 1 0 0 0 0 0 0\n"
                            "intr 5 5 5\n";
    QTest::newRow("user, nice, system and other guests; not idle, not waiting for a disk, no interrupts")
        << text << Cores{0} << qint64(600321);
    QTest::newRow("two cores") << text << Cores{0, 1} << qint64(600323);
    QTest::newRow("one digit is not two") << text << Cores{12} << qint64(5);
    QTest::newRow("one that it does not have") << text << Cores{0, 2} << qint64(-1);
    QTest::newRow("no cores") << text << Cores{} << qint64(-1);
    QTest::newRow("nothing") << QByteArray() << Cores{0} << qint64(-1);
    QTest::newRow("an old system's, without all of them")
        << QByteArray("cpu0 1 2 3 4\n") << Cores{0} << qint64(-1);
}

void TestMachineUse::whatWasUsedIsAddedUp()
{
    QFETCH(QByteArray, text);
    QFETCH(Cores, cores);
    QFETCH(qint64, ticks);
    const std::optional<Nanos> used = coresUsed(text, cores, 10ms);
    QCOMPARE(used.has_value(), ticks >= 0);
    if (used)
        QCOMPARE(*used, Nanos(10ms) * ticks);
}

void TestMachineUse::theShareOfOthers_data()
{
    QTest::addColumn<int>("wallMs");
    QTest::addColumn<int>("usedMs");
    QTest::addColumn<int>("ownMs");
    QTest::addColumn<double>("share"); // of two cores; -1: not told
    QTest::newRow("nobody did anything") << 1000 << 0 << 0 << 0.0;
    QTest::newRow("all of it was ours") << 1000 << 1500 << 1500 << 0.0;
    QTest::newRow("half a core was others'") << 1000 << 1500 << 1000 << 0.25;
    QTest::newRow("all was others'") << 1000 << 2000 << 0 << 1.0;
    QTest::newRow("more than there is") << 1000 << 2100 << 0 << 1.0;
    QTest::newRow("a tick too many of ours") << 1000 << 990 << 1000 << 0.0;
    QTest::newRow("where nobody counts") << 1000 << 0 << 1000 << -1.0;
    QTest::newRow("short, and most of it others'") << 499 << 900 << 0 << 900.0 / 998;
    QTest::newRow("short, and no more than ticks are off by") << 499 << 80 << 0 << -1.0;
    QTest::newRow("too short to tell") << 99 << 180 << 0 << -1.0;
    QTest::newRow("just long enough") << 500 << 900 << 400 << 0.5;
    QTest::newRow("counters that ran backwards") << 1000 << -10 << 0 << -1.0;
}

void TestMachineUse::theShareOfOthers()
{
    QFETCH(int, wallMs);
    QFETCH(int, usedMs);
    QFETCH(int, ownMs);
    QFETCH(double, share);
    const MachineUse before{.at = 7s, .cores = 100s, .own = 3s, .coreCount = 2};
    MachineUse after = before;
    after.at += std::chrono::milliseconds(wallMs);
    after.cores += std::chrono::milliseconds(usedMs);
    after.own += std::chrono::milliseconds(ownMs);
    const std::optional<double> told = othersShare(before, after);
    QCOMPARE(told.has_value(), share >= 0);
    if (told)
        QCOMPARE(*told, share);
    after.coreCount = 1; // it was moved meanwhile
    QVERIFY(!othersShare(before, after));
}

void TestMachineUse::thisMachineTells()
{
    const std::optional<MachineUse> before = machineUseNow();
    if (!before)
        QSKIP("this system does not say what its cores do");
    QVERIFY(before->coreCount >= 1);
    timespec used{};
    do
        ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    while (used.tv_sec == 0 && used.tv_nsec < 50'000'000);
    const std::optional<MachineUse> after = machineUseNow();
    QVERIFY(after && after->own > before->own && after->at > before->at && after->cores >= before->cores);
}

QTEST_APPLESS_MAIN(TestMachineUse)
#include "tst_machine_use.moc"
