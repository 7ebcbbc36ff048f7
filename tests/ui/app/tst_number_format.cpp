// SPDX-License-Identifier: MIT
// Whole numbers as people type them: a fraction is none.
#include "app/number_format.h"

#include <QTest>

using namespace overlapse;

class TestNumberFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsTypedIsAWholeNumberOrNone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("number");
        const auto row = [](const char *text, double number) {
            QTest::newRow(text) << QString::fromUtf8(text) << number;
        };
        row("0", 0);
        row("64", 64);
        row("10,000", 10'000);
        row("10.000", 10'000);
        row("1,00,000", 100'000);
        row("10’000", 10'000);
        row("10 000", 10'000);
        row(" 7 ", 7);
        row("1.5", -1);
        row("1,5", -1);
        row("1.25", -1);
        row("1,000.5", -1);
        row("5.", -1);
        row("-3", -1);
        row("4x", -1);
        row("", -1);
        row("1234567890123", -1);
    }
    void whatIsTypedIsAWholeNumberOrNone()
    {
        QFETCH(QString, text);
        QFETCH(double, number);
        QCOMPARE(NumberFormat().number(text), number);
    }
};

QTEST_APPLESS_MAIN(TestNumberFormat)
#include "tst_number_format.moc"
