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

QTEST_GUILESS_MAIN(TestTimeAxis)
#include "tst_time_axis.moc"
