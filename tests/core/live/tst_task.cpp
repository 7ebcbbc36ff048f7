// SPDX-License-Identifier: MIT
// One task on the calling thread: what it stamps, and what a stop does to it.
#include "live/task.h"

#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

class TestTask : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTransformIsStamped();
    void oneBeginsWhereAnotherEnded();
    void nothingBeginsAfterAStop();

private:
    WorkSpec m_work;
    ServiceTimes m_times{m_work};
    RunClock m_clock;
    StopSignal m_stop;
    TaskContext m_context{&m_work, &m_times, &m_clock, &m_stop};
};

void TestTask::aTransformIsStamped()
{
    m_work.transformTime = {.a = Nanos(1'000)};
    m_times = ServiceTimes(m_work);
    const TaskResult result =
        runTask({.item = 0, .payload = nullptr, .slot = 3, .transforms = true}, m_context, 1);
    QCOMPARE(result.slot, Slot(3));
    QCOMPARE(int(result.lane), 1);
    QVERIFY(result.transformStatus == Status::Ok);
    QVERIFY(result.began != absent);
    QVERIFY(result.ended - result.began >= Nanos(1'000));
}

// A thread that comes from another task begins where that one ended.
void TestTask::oneBeginsWhereAnotherEnded()
{
    const Task task{.item = 0, .payload = nullptr, .slot = 3, .transforms = true};
    m_work.transformTime = {.a = Nanos(1'000)};
    m_times = ServiceTimes(m_work);
    const TaskResult first = runTask(task, m_context, 1);
    const TaskResult second = runTask(task, m_context, 1, nullptr, first.ended);
    QVERIFY(second.began == first.ended);
    QVERIFY(second.ended - second.began >= Nanos(1'000));
}

// A thread takes several short tasks at once: those that it had not begun are as if it had not taken them.
void TestTask::nothingBeginsAfterAStop()
{
    m_stop.request();
    for (const Nanos length : {Nanos(0), Nanos(1'000'000)}) {
        m_work.transformTime = {.a = length};
        m_times = ServiceTimes(m_work);
        const TaskResult result =
            runTask({.item = 0, .payload = nullptr, .slot = 3, .transforms = true}, m_context, 1);
        QVERIFY(result.transformStatus == Status::Cancelled);
        QVERIFY(result.began == absent);
        QVERIFY(result.ended == absent);
        QCOMPARE(std::int32_t(result.lane), noLane);
    }
}

QTEST_GUILESS_MAIN(TestTask)
#include "tst_task.moc"
