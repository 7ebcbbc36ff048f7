// SPDX-License-Identifier: MIT
// Instants of one item have as many digits as tell neighbours apart.
#include "runs/stamp_text.h"

#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(std::vector<overlapse::Nanos>)

class TestStampText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_data();
    void texts();
    void neighboursAreToldApart();
};

void TestStampText::texts_data()
{
    QTest::addColumn<std::vector<Nanos>>("stamps");
    QTest::addColumn<QString>("texts");
    const auto add = [](const char *name, const std::vector<Nanos> &stamps, const char *texts) {
        QTest::newRow(name) << stamps << QString::fromUtf8(texts);
    };
    add("seconds apart", {0s, 1s, 2s}, "0.000 s|1.000 s|2.000 s");
    add("late and close", {2839s, 2839s + 412us, 2839s + 415us},
        "2839.0000000 s|2839.0004120 s|2839.0004150 s");
    add("to the nanosecond", {1s, 1s + 1ns}, "1.000000000 s|1.000000001 s");
    add("in milliseconds", {10ms, 10ms + 20us}, "10.000 ms|10.020 ms");
    add("the same twice", {1s, 1s, 2s}, "1.000 s|1.000 s|2.000 s");
    add("one alone", {1500us}, "1.500 ms");
    add("none came", {absent, absent}, "–|–");
    add("some came", {0ns, absent, 12ns}, "0 ns|–|12 ns");
}

void TestStampText::texts()
{
    QFETCH(std::vector<Nanos>, stamps);
    QFETCH(QString, texts);
    const Wording wording;
    const StampTexts of(stamps, wording);
    QStringList found;
    for (const Nanos stamp : stamps)
        found << of.of(stamp);
    QCOMPARE(found.join(u'|'), texts);
}

void TestStampText::neighboursAreToldApart()
{
    const Wording wording;
    for (std::int64_t base : {0LL, 999LL, 1'000'000LL, 59'999'999'999LL, 100'000'000'000'000LL})
        for (std::int64_t apart = 1; apart < 10'000'000'000; apart *= 7) {
            const std::vector<Nanos> stamps{Nanos(base), Nanos(base + apart), Nanos(base + 3 * apart)};
            const StampTexts texts(stamps, wording);
            QVERIFY2(texts.of(stamps[0]) != texts.of(stamps[1]) && texts.of(stamps[1]) != texts.of(stamps[2]),
                     qPrintable(texts.of(stamps[1])));
        }
}

QTEST_APPLESS_MAIN(TestStampText)
#include "tst_stamp_text.moc"
