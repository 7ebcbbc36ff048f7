// SPDX-License-Identifier: MIT
// A run during which the program stands still: the pause is in none of its times, and it says how long it was.
#include "formats/run_check.h"
#include "live/comparison.h"

#include <QEventLoop>
#include <QTest>

#include <thread>

using namespace overlapse;
using namespace std::chrono_literals;

class TestPause : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noStampHoldsIt_data();
    void noStampHoldsIt();
    void aComparisonSaysIt();
};

void TestPause::noStampHoldsIt_data()
{
    QTest::addColumn<Mode>("mode");
    for (const Mode mode : allModes)
        QTest::addRow("%d", static_cast<int>(mode)) << mode;
}

// The fetches' ends are their deadlines, exact whoever notices them: none of them is longer for the pause.
void TestPause::noStampHoldsIt()
{
    QFETCH(Mode, mode);
    constexpr Nanos fetch = 60ms;
    WorkSpec work;
    work.items = 6;
    work.fetchTime.a = fetch;
    work.transformTime.a = 0ms;
    const PipelineSpec spec{.mode = mode, .fetchLimit = 3, .transformLimit = 2, .threads = 3};
    auto feed = std::make_shared<RunFeed>();
    LiveRun run(spec, work, {.cores = 2, .feed = feed});
    QTRY_VERIFY_WITH_TIMEOUT(feed->zero(), 30'000);
    std::this_thread::sleep_for(10ms);
    constexpr Nanos pause = 150ms;
    QVERIFY(WorkClock::stop());
    std::this_thread::sleep_for(pause);
    WorkClock::goOn();
    Trace trace = run.future().result();
    Trace whole(work.items);
    for (const ItemRow &row : feed->take().finished)
        whole.put(row);
    whole.setEnd(trace.end());
    QCOMPARE(checkRun({spec, Clock::Live, whole}), QString());
    QVERIFY(run.conditions().paused >= pause);
    QVERIFY(!run.conditions().disturbed);
    QCOMPARE(whole.emittedCount(), work.items);
    for (std::int64_t item = 0; item < work.items; ++item) {
        const ItemRow row = whole.row(item);
        QVERIFY(row.fetchFinished - row.fetchStarted >= fetch);
        if (mode != Mode::Blocking) // a thread that waits is late
            QCOMPARE(row.fetchFinished - row.fetchStarted, fetch);
    }
}

void TestPause::aComparisonSaysIt()
{
    WorkSpec work;
    work.items = 1;
    work.fetchTime.a = 40ms;
    work.transformTime.a = 0ms;
    Comparison comparison({{.mode = Mode::Sequential}}, work, 2, false);
    QEventLoop loop;
    Nanos paused = absent;
    QObject::connect(&comparison, &Comparison::runStarted, &loop, [] {
        if (!WorkClock::stop())
            return;
        std::this_thread::sleep_for(5ms);
        WorkClock::goOn();
    });
    QObject::connect(&comparison, &Comparison::runFinished, &loop,
                     [&](int, const Run &run) { paused = run.facts.paused; });
    QObject::connect(&comparison, &Comparison::finished, &loop, &QEventLoop::quit);
    QMetaObject::invokeMethod(
        &comparison, [&] { comparison.start(); }, Qt::QueuedConnection);
    loop.exec();
    QVERIFY(paused == Nanos(0) || paused >= 5ms); // the driver may have begun to watch after it
}

QTEST_GUILESS_MAIN(TestPause)
#include "tst_pause.moc"
