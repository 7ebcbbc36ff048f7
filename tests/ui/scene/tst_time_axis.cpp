// SPDX-License-Identifier: MIT
#include "scene/time_axis.h"

#include <QSet>
#include <QTest>

#include <cmath>

using namespace overlapse;
using namespace std::chrono_literals;

class TestTimeAxis : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothEndsAreExact_data();
    void bothEndsAreExact();
    void pixelsAndTimesGoThereAndBack();
    void emptyRangesAreWidened();
    void stepsAreNice_data();
    void stepsAreNice();
    void labelsHaveTheUnitThatFits_data();
    void labelsHaveTheUnitThatFits();
    void ticksAreFewInsideAndDistinct();
    void instantsAreToldToThePixel_data();
    void instantsAreToldToThePixel();
    void pixelsApartReadApart();
};

void TestTimeAxis::bothEndsAreExact_data()
{
    QTest::addColumn<qint64>("begin");
    QTest::addColumn<qint64>("end");
    QTest::newRow("a second") << qint64(0) << qint64(1'000'000'000);
    QTest::newRow("a third") << qint64(1) << qint64(333'333'334);
    QTest::newRow("one nanosecond, far out")
        << qint64(9'000'000'000'000'000) << qint64(9'000'000'000'000'001);
    QTest::newRow("two hundred days") << qint64(0) << qint64(17'280'000'000'000'000);
}

void TestTimeAxis::bothEndsAreExact()
{
    QFETCH(qint64, begin);
    QFETCH(qint64, end);
    const TimeAxis axis(Nanos(begin), Nanos(end), 64.0, 1089.3);
    QCOMPARE(axis.x(Nanos(begin)), 64.0);
    QCOMPARE(axis.x(Nanos(end)), 1089.3);
    QCOMPARE(axis.timeAt(64.0).count(), begin);
    QCOMPARE(axis.timeAt(1089.3).count(), end);
}

void TestTimeAxis::pixelsAndTimesGoThereAndBack()
{
    // A microsecond wide, three hours after the start: nothing may be lost to the size of the numbers.
    const TimeAxis axis(3h, 3h + 1us, 50, 1050);
    for (int ns = 0; ns <= 1000; ++ns)
        QCOMPARE(axis.timeAt(axis.x(3h + Nanos(ns))), Nanos(3h) + Nanos(ns));
    QCOMPARE(axis.x(3h + 500ns), 550.0);
}

void TestTimeAxis::emptyRangesAreWidened()
{
    const TimeAxis axis(5s, 5s, 10, 10);
    QCOMPARE(axis.end() - axis.begin(), Nanos(1));
    QCOMPARE(axis.right() - axis.left(), 1.0);
    QCOMPARE(axis.x(5s), 10.0);
}

void TestTimeAxis::stepsAreNice_data()
{
    QTest::addColumn<qint64>("least");
    QTest::addColumn<qint64>("step");
    const auto row = [](const char *name, Nanos least, Nanos step) {
        QTest::newRow(name) << qint64(least.count()) << qint64(step.count());
    };
    row("nothing", 0ns, 1ns);
    row("one", 1ns, 1ns);
    row("three", 3ns, 5ns);
    row("just above", 51ms, 100ms);
    row("exact", 200ms, 200ms);
    row("twelve seconds", 12s, 20s);
    row("forty seconds", 40s, 1min);
    row("three minutes", 3min, 5min);
    row("forty minutes", 40min, 1h);
    row("seven hours", 7h, 10h);
    row("thirty days", 720h, 1000h);
}

void TestTimeAxis::stepsAreNice()
{
    QFETCH(qint64, least);
    QFETCH(qint64, step);
    QCOMPARE(qint64(niceStep(Nanos(least)).count()), step);
}

void TestTimeAxis::labelsHaveTheUnitThatFits_data()
{
    QTest::addColumn<qint64>("begin");
    QTest::addColumn<qint64>("end");
    QTest::addColumn<QString>("second");
    const auto row = [](const char *name, Nanos begin, Nanos end, const char *label) {
        QTest::newRow(name) << qint64(begin.count()) << qint64(end.count()) << QString::fromUtf8(label);
    };
    row("tenths of seconds", 0s, 1150ms, "0.1 s");
    row("milliseconds", 0s, 700ms, "100 ms");
    row("microseconds", 0s, 900us, "100 µs");
    row("nanoseconds", 0s, 8ns, "1 ns");
    row("seconds", 0s, 8s, "1 s");
    row("minutes", 0s, 9min, "1 min");
    row("hours", 0s, 9h, "1 h");
    row("deep inside a long run", 20s, 20s + 400ms, "20.05 s");
}

void TestTimeAxis::labelsHaveTheUnitThatFits()
{
    QFETCH(qint64, begin);
    QFETCH(qint64, end);
    QFETCH(QString, second);
    const std::vector<Tick> ticks = niceTicks(TimeAxis(Nanos(begin), Nanos(end), 0, 1000), 80);
    QVERIFY(ticks.size() > 2);
    QCOMPARE(ticks[0].label, begin == 0 ? QStringLiteral("0") : QStringLiteral("20.00 s"));
    QCOMPARE(ticks[1].label, second);
}

void TestTimeAxis::ticksAreFewInsideAndDistinct()
{
    for (double span = 1; span < 4e16; span *= 3.7) {
        for (const double from : {0.0, 1.0, 17.3}) {
            const Nanos begin(std::llround(span * from));
            const TimeAxis axis(begin, begin + Nanos(std::llround(span)), 0, 700);
            const std::vector<Tick> ticks = niceTicks(axis, 80);
            QVERIFY(ticks.size() <= 10);
            QSet<QString> labels;
            for (const Tick &tick : ticks) {
                QVERIFY(tick.at >= axis.begin() && tick.at <= axis.end());
                labels.insert(tick.label);
            }
            QCOMPARE(static_cast<std::size_t>(labels.size()), ticks.size());
        }
    }
}

void TestTimeAxis::instantsAreToldToThePixel_data()
{
    QTest::addColumn<qint64>("at");
    QTest::addColumn<qint64>("step");
    QTest::addColumn<qint64>("largest");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, Nanos at, Nanos step, Nanos largest, const char *text) {
        QTest::newRow(name) << qint64(at.count()) << qint64(step.count()) << qint64(largest.count())
                            << QString::fromUtf8(text);
    };
    row("milliseconds of minutes", 168'853'412us, 3ms, 171s, "168.853 s");
    row("tenths of minutes", 168'853'412us, 100ms, 423s, "168.9 s");
    row("in the unit of the axis", 500ms, 10ms, 9s, "0.50 s");
    row("below a second", 500ms, 1ms, 900ms, "500 ms");
    row("rounded up to the next", 1'999'600us, 1ms, 9s, "2.000 s");
    row("minutes", 605s, 1s, 20min, "10.08 min");
    row("hours", 5400s, 20s, 20h, "1.500 h");
    row("zero", 0s, 1ms, 2s, "0 s");
    row("before zero", -400ms, 100ms, 2s, "-0.4 s");
    row("nanoseconds of half a year", 15'765'235s + 199'997'123ns, 1ns, 15'765'236s, "15765235.199997123 s");
    row("nanoseconds of three centuries", 9'223'372'036s + 1ns, 1ns, 9'223'372'036s,
        "9223372036.000000001 s");
}

void TestTimeAxis::instantsAreToldToThePixel()
{
    QFETCH(qint64, at);
    QFETCH(qint64, step);
    QFETCH(qint64, largest);
    QTEST(timeText(Nanos(at), {Nanos(step), Nanos(largest)}), "text");
}

void TestTimeAxis::pixelsApartReadApart()
{
    for (double span = 1000; span < 4e18; span *= 3.7) {
        const TimeAxis axis(Nanos(0), Nanos(std::llround(span)), 0, 700);
        for (const double x : {0.0, 1.0, 77.0, 350.0, 698.0})
            QVERIFY(timeText(axis.timeAt(x), axis.scale()) != timeText(axis.timeAt(x + 1), axis.scale()));
    }
    // And a label is what its own tick is told as, but for zeros at the end.
    const TimeAxis axis(20s, 20s + 400ms, 0, 1000);
    for (const Tick &tick : niceTicks(axis, axisTickSpacing))
        QVERIFY(timeText(tick.at, axis.scale()).startsWith(tick.label.section(u' ', 0, 0)));
}

QTEST_GUILESS_MAIN(TestTimeAxis)
#include "tst_time_axis.moc"
