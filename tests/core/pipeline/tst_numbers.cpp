// SPDX-License-Identifier: MIT
// Numbers are those of the locale that is asked for, and of the C locale where none is: whatever the user's is.
#include "pipeline/numbers.h"
#include "pipeline/words.h"

#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

class TestNumbers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }
    void durations_data();
    void durations();
    void wholeNumbersAreGrouped();
    void decimalsAreNotGrouped();
    void withoutALocaleItIsThatOfFiles();
    void sentencesTakeTheNumbersAlone_data();
    void sentencesTakeTheNumbersAlone();
};

void TestNumbers::durations_data()
{
    QTest::addColumn<qint64>("ns");
    QTest::addColumn<QString>("inFiles");
    QTest::addColumn<QString>("german");
    const auto row = [](Nanos time, const char *inFiles, const char *german) {
        QTest::newRow(inFiles) << qint64(time.count()) << QString::fromUtf8(inFiles)
                               << QString::fromUtf8(german);
    };
    row(8s, "8.000 s", "8,000 s");
    row(0s, "0 s", "0 s");
    row(80ms, "80.00 ms", "80,00 ms");
    row(123456us, "123.5 ms", "123,5 ms");
    row(1500ns, "1.500 µs", "1,500 µs");
    row(7ns, "7 ns", "7 ns");
    row(12345s, "12345 s", "12345 s");
}

void TestNumbers::durations()
{
    QFETCH(const qint64, ns);
    QFETCH(const QString, inFiles);
    QFETCH(const QString, german);
    QCOMPARE(durationText(Nanos(ns)), inFiles);
    QCOMPARE(durationText(Nanos(ns), QLocale(QLocale::English)), inFiles);
    QCOMPARE(durationText(Nanos(ns), QLocale(QLocale::German)), german);
}

void TestNumbers::wholeNumbersAreGrouped()
{
    QCOMPARE(countText(2607), QStringLiteral("2,607"));
    QCOMPARE(countText(2607, QLocale(QLocale::English)), QStringLiteral("2,607"));
    QCOMPARE(countText(2607, QLocale(QLocale::German)), QStringLiteral("2.607"));
    QCOMPARE(countText(10'000'000'000, QLocale(QLocale::German)), QStringLiteral("10.000.000.000"));
    QCOMPARE(countText(-4, QLocale(QLocale::German)), QStringLiteral("-4"));
}

void TestNumbers::decimalsAreNotGrouped()
{
    QCOMPARE(decimalText(12345.678, 1), QStringLiteral("12345.7"));
    QCOMPARE(decimalText(12345.678, 1, QLocale(QLocale::English)), QStringLiteral("12345.7"));
    QCOMPARE(decimalText(12345.678, 1, QLocale(QLocale::German)), QStringLiteral("12345,7"));
}

void TestNumbers::withoutALocaleItIsThatOfFiles()
{
    QLocale::setDefault(QLocale(QLocale::German));
    QCOMPARE(durationText(1500ms), QStringLiteral("1.500 s"));
    QCOMPARE(countText(10'000), QStringLiteral("10,000"));
    QCOMPARE(decimalText(0.75, 2), QStringLiteral("0.75"));
}

void TestNumbers::sentencesTakeTheNumbersAlone_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("german");
    QTest::newRow("durations") << "fetches took 4.0 s and transforms 12 ms of 8.0 s"
                               << "fetches took 4,0 s and transforms 12 ms of 8,0 s";
    QTest::newRow("a name and a share") << "item 12345 held back 3 finished fetches, within 1 %"
                                        << "item 12345 held back 3 finished fetches, within 1 %";
    QTest::newRow("at both ends") << "2.67× sequential: 0.5"
                                  << "2,67× sequential: 0,5";
    QTest::newRow("full stop") << "it took 4.0 s. Then 1."
                               << "it took 4,0 s. Then 1.";
    QTest::newRow("none") << "nothing waited"
                          << "nothing waited";
    QTest::newRow("empty") << ""
                           << "";
}

void TestNumbers::sentencesTakeTheNumbersAlone()
{
    QFETCH(const QString, sentence);
    QFETCH(const QString, german);
    QCOMPARE(withNumbers(sentence, QLocale::c()), sentence);
    QCOMPARE(withNumbers(sentence, QLocale(QLocale::English)), sentence);
    QCOMPARE(withNumbers(sentence, QLocale(QLocale::German)), german);
}

QTEST_APPLESS_MAIN(TestNumbers)
#include "tst_numbers.moc"
