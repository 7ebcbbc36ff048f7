// SPDX-License-Identifier: MIT
#include "sanitized.h"
#include "workload/system_room.h"

#include <QTest>

#include <sys/resource.h>

using namespace overlapse;

class TestSystemRoom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersAreFound_data();
    void numbersAreFound();
    void controlGroupsAreFound_data();
    void controlGroupsAreFound();
    void limitsOfThisProcessCount();
};

void TestSystemRoom::numbersAreFound_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<qint64>("number");
    const QByteArray text =
        "MemTotal:  100 kB\nMemAvailable:\t 42 kB\nUid:\t5\t6\t7\t8\ninactive_file 17\nEmpty:\nText: x\n";
    QTest::newRow("with a unit") << text << QByteArray("MemAvailable:") << qint64(42);
    QTest::newRow("the first of several") << text << QByteArray("Uid:") << qint64(5);
    QTest::newRow("without a colon") << text << QByteArray("inactive_file") << qint64(17);
    QTest::newRow("the whole key") << text << QByteArray("Mem") << qint64(-1);
    QTest::newRow("no number") << text << QByteArray("Empty:") << qint64(-1);
    QTest::newRow("text") << text << QByteArray("Text:") << qint64(-1);
    QTest::newRow("nothing") << QByteArray() << QByteArray("Uid:") << qint64(-1);
}

void TestSystemRoom::numbersAreFound()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, key);
    QFETCH(qint64, number);
    QCOMPARE(numberAfter(text, key), number);
}

void TestSystemRoom::controlGroupsAreFound_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("group");
    QTest::newRow("one") << QByteArray("0::/user.slice/a b\n") << QByteArray("/user.slice/a b");
    QTest::newRow("the top") << QByteArray("0::/\n") << QByteArray("/");
    QTest::newRow("beside those of version 1") << QByteArray("3:cpu:/x\n0::/y\n") << QByteArray("/y");
    QTest::newRow("of version 1 alone") << QByteArray("3:cpu:/x\n") << QByteArray();
    QTest::newRow("nothing") << QByteArray() << QByteArray();
}

void TestSystemRoom::controlGroupsAreFound()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, group);
    QCOMPARE(controlGroupIn(text), group);
}

void TestSystemRoom::limitsOfThisProcessCount()
{
    const SystemRoom before = systemRoom();
    QVERIFY(before.files > 0 && before.tasks > 0 && before.memory > 0);
    rlimit limit{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
    limit.rlim_cur = limit.rlim_max = 500;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &limit), 0);
    QVERIFY(systemRoom().files < 480 && systemRoom().files > 300);
    if (isSanitized)
        return; // which takes terabytes of it
    rlimit space{};
    QCOMPARE(::getrlimit(RLIMIT_AS, &space), 0);
    space.rlim_cur = rlim_t(4) << 30;
    QCOMPARE(::setrlimit(RLIMIT_AS, &space), 0);
    QVERIFY(systemRoom().memory < std::int64_t(4) << 30);
}

QTEST_APPLESS_MAIN(TestSystemRoom)
#include "tst_system_room.moc"
