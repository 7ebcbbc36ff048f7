// SPDX-License-Identifier: MIT
// Numbers and units as durations, sizes, tables and shares have them in common.
#include "workload/quantity.h"

#include "workload/byte_text.h"

#include <QTest>

#include <limits>

using namespace overlapse;

class TestQuantity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decimalsAreScaledExactly_data();
    void decimalsAreScaledExactly();
    void whatIsNoDecimal();
    void numbersAreFinite();
    void aQuantityIsANumberAndAUnit();
    void whatIsNoQuantity();
    void unitsAreFoundByTheirNames();
    void sizesComeBack_data();
    void sizesComeBack();
    void sizesThatAreNone();
    void percentagesComeBack();
};

void TestQuantity::decimalsAreScaledExactly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("unit");
    QTest::addColumn<qint64>("whole"); // -1: more than 10^15
    const auto row = [](const char *text, qint64 unit, qint64 whole) {
        QTest::addRow("%s of %lld", text, static_cast<long long>(unit)) << QByteArray(text) << unit << whole;
    };
    row("0.1", 1'000'000, 100'000);
    row("12", 1, 12);
    row("+1.5", 10, 15);
    row(".5", 2, 1);
    row("2.", 3, 6);
    row("0.4", 1, 0);
    row("0.5", 1, 1);
    row("1.4999999999999999999999999999", 1, 1);
    row("1e3", 1'000, 1'000'000);
    row("25e-1", 2, 5);
    row("0000000000000000000000000000000000000000007", 1, 7);
    row("0.0000000000000000000000000000000000000001", 1'000'000'000, 0);
    row("1e-99999", 1, 0);
    row("0e99999", 1, 0);
    row("1000000000000000", 1, 1'000'000'000'000'000);
    row("1000000000000001", 1, -1);
    row("999999999999999999999999999999999999999999", 1, -1);
    row("999999999999999999999999", 10'000'000'000'000, -1);
    row("1e99999", 1, -1);
}

void TestQuantity::decimalsAreScaledExactly()
{
    QFETCH(const QByteArray, text);
    QFETCH(const qint64, unit);
    QFETCH(const qint64, whole);
    const std::optional<Decimal> decimal = parseDecimal(text);
    QVERIFY(decimal);
    QCOMPARE(scaled(*decimal, unit, 1'000'000'000'000'000).value_or(-1), std::int64_t(whole));
}

void TestQuantity::whatIsNoDecimal()
{
    for (const char *text :
         {"", ".", "+", "-1", " 1", "1 ", "1,5", "1.2.3", "e3", "1e", "1e ", "1e 3", "0x10", "nan"})
        QVERIFY2(!parseDecimal(text), text);
}

void TestQuantity::numbersAreFinite()
{
    QCOMPARE(parseNumber("2.5"), std::optional(2.5));
    QCOMPARE(parseNumber("-1e3"), std::optional(-1000.0));
    for (const char *text : {"", "nan", "inf", "-inf", "1e999", "2,5", "1,000", "2x"})
        QVERIFY2(!parseNumber(QLatin1String(text)), text);
    for (const double value : {0.1, 1e6, 1.0 / 3, 1e-300})
        QCOMPARE(parseNumber(numberText(value)), std::optional(value));
}

void TestQuantity::aQuantityIsANumberAndAUnit()
{
    const auto is = [](const char *text, const char *number, const char *unit) {
        const std::optional<Quantity> quantity = splitQuantity(QString::fromUtf8(text));
        return quantity && quantity->number == QString::fromUtf8(number)
            && quantity->unit == QString::fromUtf8(unit);
    };
    QVERIFY(is("80ms", "80", "ms"));
    QVERIFY(is("  1.5 GiB ", "1.5", "GiB"));
    QVERIFY(is(".5µs", ".5", "µs"));
    QVERIFY(is("2.", "2.", ""));
}

void TestQuantity::whatIsNoQuantity()
{
    for (const char *text : {"", "ms", "-1s", "+1s", "1e3s", "1,5s", "1 m s", "1s2", "5%", "."})
        QVERIFY2(!splitQuantity(QLatin1String(text)), text);
}

void TestQuantity::unitsAreFoundByTheirNames()
{
    constexpr Unit units[] = {{"km", 1'000}, {"µm", 7}, {"", 1}};
    QCOMPARE(unitNamed(units, "km")->size, 1'000);
    QCOMPARE(unitNamed(units, QString::fromUtf8("µm"))->size, 7);
    QCOMPARE(unitNamed(units, QString())->size, 1);
    QVERIFY(!unitNamed(units, "KM"));
}

void TestQuantity::sizesComeBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("bytes") << "17B" << qint64(17);
    QTest::newRow("kB") << "200kB" << qint64(200'000);
    QTest::newRow("KiB") << "3KiB" << qint64(3'072);
    QTest::newRow("MB") << "10MB" << qint64(10'000'000);
    QTest::newRow("MiB") << "1MiB" << qint64(1 << 20);
    QTest::newRow("GB") << "1GB" << qint64(1'000'000'000);
    QTest::newRow("GiB") << "8GiB" << (qint64(8) << 30);
    QTest::newRow("as few as one likes") << "1001B" << qint64(1'001);
    QTest::newRow("the most") << "9223372036854775807B" << std::numeric_limits<qint64>::max();
}

void TestQuantity::sizesComeBack()
{
    QFETCH(const QString, text);
    QFETCH(const qint64, bytes);
    const Checked<qint64> parsed = parseBytes(text);
    QVERIFY2(parsed, qPrintable(parsed.error));
    QCOMPARE(*parsed, bytes);
    QCOMPARE(bytesText(bytes), text);
    QCOMPARE(*parseBytes(QString::number(bytes)), bytes); // a number alone is of bytes
}

void TestQuantity::sizesThatAreNone()
{
    for (const char *text : {"", "0", "0MB", "-1", "MB", "1.5GB", "1 TB", "10mb", "1e3"})
        QVERIFY2(parseBytes(QLatin1String(text)).error.contains(QLatin1String("is not a size")), text);
    for (const char *text :
         {"9223372036854775808", "9000000000GiB", "99999999999999999999999999999999999999999"})
        QCOMPARE(parseBytes(QLatin1String(text)).error,
                 QStringLiteral("'%1' is too large").arg(QLatin1String(text)));
}

void TestQuantity::percentagesComeBack()
{
    for (const char *text : {"0%", "100%", "2%", "0.57%", "28%", "0.000001%"})
        QCOMPARE(percentageText(parsePercentage(QLatin1String(text)).value_or(-1)), QLatin1String(text));
    for (const char *text : {"33.33333333333333%", "1e-12%", "1e-30%", "0.07%"}) {
        const double share = *parsePercentage(QLatin1String(text));
        QCOMPARE(parsePercentage(percentageText(share)), std::optional(share));
    }
    for (const char *text : {"", "%", "2", "-1%", "101%", "nan%", "2,5%"})
        QVERIFY2(!parsePercentage(QLatin1String(text)), text);
}

QTEST_APPLESS_MAIN(TestQuantity)
#include "tst_quantity.moc"
