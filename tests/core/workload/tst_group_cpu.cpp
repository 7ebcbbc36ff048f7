// SPDX-License-Identifier: MIT
#include "workload/group_cpu.h"

#include <QTest>

#include <unistd.h>

using namespace overlapse;
using namespace std::chrono_literals;

class TestGroupCpu : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTextOfTheSystemIsRead_data();
    void theTextOfTheSystemIsRead();
    void oneProcessIsLeftOut();
};

void TestGroupCpu::theTextOfTheSystemIsRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("group");
    QTest::addColumn<qint64>("ticks");
    const auto row = [](const char *name, const char *text, int group, qint64 ticks) {
        QTest::newRow(name) << QByteArray(text) << group << ticks;
    };
    const char *rest = " S 1 77 5 0 -1 4194304 9 9 9 9 1 20 300 4000 20 0 1 0 99";
    row("user, system, and what was waited for", QByteArray("12 (sh)").append(rest).constData(), 77, 4321);
    row("a name like the rest", QByteArray("12 (a) S 1 2 3 (b c)").append(rest).constData(), 77, 4321);
    row("nothing", "", 0, -1);
    row("no name", "12 sh S 1 77", 0, -1);
    row("cut", "12 (sh) S 1 77 5 0 -1 4194304 9 9 9 9 1 20 300", 0, -1);
    row("no numbers", "12 (sh) S 1 x 5 0 -1 4194304 9 9 9 9 a b c d", 0, -1);
    row("nothing after the name", "12 (sh)", 0, -1);
}

void TestGroupCpu::theTextOfTheSystemIsRead()
{
    QFETCH(QByteArray, text);
    QFETCH(int, group);
    QFETCH(qint64, ticks);
    const std::optional<ProcessStat> stat = parseProcessStat(text, 10ms);
    QCOMPARE(stat.has_value(), ticks >= 0);
    if (!stat)
        return;
    QCOMPARE(stat->group, group);
    QCOMPARE(stat->cpu, Nanos(10ms) * ticks);
}

void TestGroupCpu::oneProcessIsLeftOut()
{
    QCOMPARE(::setpgid(0, 0), 0); // a group of its own: other tests run in that which began it
    // Enough for a few ticks.
    timespec used{};
    do
        ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    while (used.tv_sec == 0 && used.tv_nsec < 60'000'000);
    const Nanos before = unreapedCpu();
    const Nanos all = cpuOfGroup(::getpgrp(), -1);
    const Nanos others = cpuOfGroup(::getpgrp(), ::getpid());
    QVERIFY(all - others >= 40ms);
    QCOMPARE(unreapedCpu() - before, all + others);
    QCOMPARE(cpuOfGroup(-5, -1), Nanos(0));
}

QTEST_APPLESS_MAIN(TestGroupCpu)
#include "tst_group_cpu.moc"
