// SPDX-License-Identifier: MIT
// What repeats are called: a run that is called so is one, and one that is called a little otherwise is not.
#include "trace/repeat_name.h"

#include <QTest>

using namespace overlapse;

class TestRepeatName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreKnownAgain();
    void othersAreNot_data();
    void othersAreNot();
};

void TestRepeatName::namesAreKnownAgain()
{
    QCOMPARE(repeatName(2, 5), QStringLiteral("repeat 2 of 5"));
    QVERIFY(isRepeatName(repeatName(1, 2)));
    QVERIFY(isRepeatName(repeatName(1'000, 1'000)));
}

void TestRepeatName::othersAreNot_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : {QString(), repeatName(0, 5), medianName(5), QStringLiteral("repeat 2"),
                                QStringLiteral("repeat 0 of 5"), QStringLiteral("repeat 2 of 5 or so"),
                                QStringLiteral("my repeat 2 of 5"), QStringLiteral("Repeat 2 of 5")})
        QTest::addRow("'%s'", qPrintable(name)) << name;
}

void TestRepeatName::othersAreNot()
{
    QFETCH(const QString, name);
    QVERIFY(!isRepeatName(name));
}

QTEST_GUILESS_MAIN(TestRepeatName)
#include "tst_repeat_name.moc"
