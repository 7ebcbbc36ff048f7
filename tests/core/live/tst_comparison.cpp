// SPDX-License-Identifier: MIT
// Which modes of a comparison are measured, where some are left out or added on the way.
#include "live/comparison.h"

#include <QSignalSpy>
#include <QTest>

#include <functional>
#include <map>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 60'000;

struct Measured
{
    Mode mode;
    bool whole;
    friend bool operator==(const Measured &, const Measured &) = default;
};

/// What is left out or added is so once a mode has begun, by its index.
class Comparing
{
public:
    explicit Comparing(const std::vector<Mode> &modes, Nanos fetchTime = Nanos(0))
    {
        WorkSpec work;
        work.items = 3;
        work.fetchTime.a = fetchTime;
        work.transformTime.a = Nanos(0);
        std::vector<PipelineSpec> specs;
        for (const Mode mode : modes)
            specs.push_back({.mode = mode});
        comparison = std::make_unique<Comparison>(specs, work, 2, false);
        QObject::connect(comparison.get(), &Comparison::runStarted, [this](int index) {
            if (const auto then = std::exchange(atStart[index], nullptr))
                then();
        });
        QObject::connect(comparison.get(), &Comparison::runFinished, [this](int, const Run &run) {
            measured.push_back({run.spec.mode, !run.trace.cancelled()});
        });
    }
    bool toTheEnd()
    {
        QSignalSpy finished(comparison.get(), &Comparison::finished);
        comparison->start();
        return (!finished.isEmpty() || finished.wait(patience)) && finished.size() == 1;
    }

    std::unique_ptr<Comparison> comparison;
    std::map<int, std::function<void()>> atStart;
    std::vector<Measured> measured;
};

constexpr Mode seq = Mode::Sequential;
constexpr Mode con = Mode::Concurrent;
constexpr Mode par = Mode::Parallel;

} // namespace

class TestComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allAreMeasuredInTheirOrder();
    void whatWasNotBegunIsNot();
    void whatIsUnderWayEndsAndTheOthersGoOn();
    void nothingLeftEndsIt();
    void whatIsAddedIsMeasuredLast();
    void aStopEndsWhatWasAddedToo();
};

void TestComparison::allAreMeasuredInTheirOrder()
{
    Comparing all({seq, con, par});
    QVERIFY(all.toTheEnd());
    QCOMPARE(all.measured, (std::vector<Measured>{{seq, true}, {con, true}, {par, true}}));
}

void TestComparison::whatWasNotBegunIsNot()
{
    Comparing all({seq, con, par});
    all.atStart[0] = [&] { all.comparison->leaveOut(1); };
    QVERIFY(all.toTheEnd());
    QCOMPARE(all.measured, (std::vector<Measured>{{seq, true}, {par, true}}));
}

void TestComparison::whatIsUnderWayEndsAndTheOthersGoOn()
{
    Comparing all({seq, con}, 3600s); // it would take until tomorrow
    all.atStart[0] = [&] { all.comparison->leaveOut(0); };
    all.atStart[1] = [&] { all.comparison->leaveOut(1); };
    QVERIFY(all.toTheEnd());
    QCOMPARE(all.measured, (std::vector<Measured>{{seq, false}, {con, false}}));
}

void TestComparison::nothingLeftEndsIt()
{
    Comparing all({seq, con});
    all.comparison->leaveOut(0);
    all.comparison->leaveOut(1);
    QVERIFY(all.toTheEnd());
    QVERIFY(all.measured.empty());
}

void TestComparison::whatIsAddedIsMeasuredLast()
{
    Comparing all({seq, con});
    all.atStart[0] = [&] {
        all.comparison->leaveOut(1);
        QCOMPARE(all.comparison->append({.mode = par}), 2);
        QCOMPARE(all.comparison->append({.mode = con}), 3);
    };
    QVERIFY(all.toTheEnd());
    QCOMPARE(all.measured, (std::vector<Measured>{{seq, true}, {par, true}, {con, true}}));
}

void TestComparison::aStopEndsWhatWasAddedToo()
{
    Comparing all({seq}, 3600s);
    all.atStart[0] = [&] {
        all.comparison->append({.mode = par});
        all.comparison->stop();
    };
    QVERIFY(all.toTheEnd());
    QCOMPARE(all.measured, (std::vector<Measured>{{seq, false}}));
}

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
