// SPDX-License-Identifier: MIT
#include "workload/served_text.h"

#include <QTest>

using namespace overlapse;

class TestServedText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sharesAreRead_data();
    void sharesAreRead();
    void sharesThatAreNone();
    void kindsAreRead();
};

void TestServedText::sharesAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("share");
    QTest::newRow("none") << "0%" << 0.0;
    QTest::newRow("all") << "100%" << 1.0;
    QTest::newRow("some") << "2%" << 0.02;
    QTest::newRow("a fraction") << "0.5%" << 0.005;
    QTest::newRow("many") << "20%" << 0.2;
    QTest::newRow("few") << "0.000001%" << 1e-8;
}

void TestServedText::sharesAreRead()
{
    QFETCH(const QString, text);
    const Checked<double> share = parseShare(text);
    QVERIFY2(share, qPrintable(share.error));
    QTEST(*share, "share");
    QCOMPARE(shareText(*share), text);
}

void TestServedText::sharesThatAreNone()
{
    for (const char *text : {"", "%", "2", "0.02", "-1%", "101%", "nan%", "inf%", "2%%", "2 percent", "2,5%"})
        QCOMPARE(
            parseShare(QLatin1String(text)).error,
            QStringLiteral("'%1' is not a percentage from 0% to 100%, as in 2%").arg(QLatin1String(text)));
}

void TestServedText::kindsAreRead()
{
    QCOMPARE(*parseFailureKind("503"), FailureKind::Unavailable);
    QCOMPARE(*parseFailureKind("reset"), FailureKind::Reset);
    QCOMPARE(*parseFailureKind("stall"), FailureKind::Stall);
    QCOMPARE(*parseFailureKind("short"), FailureKind::Short);
    QCOMPARE(*parseFailureKind("garbage"), FailureKind::Garbage);
    QCOMPARE(parseFailureKind("500").error,
             QStringLiteral("'500' is none of 503, reset, stall, short and garbage"));
    QVERIFY(!parseFailureKind(""));
    for (const char *name : {"503", "reset", "stall", "short", "garbage"})
        QCOMPARE(failureKindText(*parseFailureKind(name)), QString(name));
}

QTEST_APPLESS_MAIN(TestServedText)
#include "tst_served_text.moc"
