// SPDX-License-Identifier: MIT
// What held items, by running sums: wherever a search begins, it finds what adding up piece by piece comes to.
#include "analysis/hold_steps.h"
#include "virtual/predict.h"

#include <QTest>

#include <random>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

Run sample(Mode mode)
{
    WorkSpec work;
    work.items = 400;
    work.fetchTime = {.kind = TimeSpec::Kind::Lognormal, .a = 20ms, .p = 0.8};
    work.transformTime = {.kind = TimeSpec::Kind::Exp, .a = 3ms};
    Run run;
    run.spec = {.mode = mode, .fetchLimit = 12, .transformLimit = 3, .threads = 2};
    run.clock = Clock::Virtual;
    run.trace = predict(run.spec, work, {.cores = 2});
    return run;
}

HoldSteps::Sums addedUp(const HoldSteps &steps, Nanos until)
{
    HoldSteps::Sums sums;
    steps.forEachPiece(Nanos(-1), until, [&sums](HoldSteps::State state, Nanos begin, Nanos end) {
        if (state == HoldSteps::State::Driver)
            sums.driver += end - begin;
        else if (state == HoldSteps::State::Full)
            sums.full += end - begin;
    });
    return sums;
}

} // namespace

class TestHoldSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sumsAreThoseOfThePieces_data();
    void sumsAreThoseOfThePieces();
    void withoutStepsNothingHolds();
};

void TestHoldSteps::sumsAreThoseOfThePieces_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<std::int64_t>("farthest"); // from one question to the next, of the makespan's thousand
    for (const Mode mode : {Mode::Concurrent, Mode::Parallel})
        for (const std::int64_t farthest : {1, 10, 1'000})
            QTest::addRow("%d, %d", int(mode), int(farthest)) << int(mode) << farthest;
}

void TestHoldSteps::sumsAreThoseOfThePieces()
{
    QFETCH(int, mode);
    QFETCH(std::int64_t, farthest);
    const Run run = sample(static_cast<Mode>(mode));
    const HoldSteps steps(run);
    const std::int64_t end = run.trace.end().count();
    const std::int64_t reach = end * farthest / 1'000;
    std::mt19937_64 random(7);
    HoldSteps::Place place;
    std::int64_t at = end / 2;
    Nanos held{0};
    for (int i = 0; i < 2'000; ++i) {
        at = std::clamp<std::int64_t>(at - reach + static_cast<std::int64_t>(random() % (2 * reach)), 0,
                                      end + 5);
        const HoldSteps::Sums sums = steps.sumsBefore(Nanos(at), place);
        const HoldSteps::Sums wanted = addedUp(steps, Nanos(at));
        QCOMPARE(sums.driver, wanted.driver);
        QCOMPARE(sums.full, wanted.full);
        held = std::max({held, sums.driver, sums.full});
    }
    QVERIFY(held > 0ns); // there was something to add up
}

void TestHoldSteps::withoutStepsNothingHolds()
{
    const HoldSteps none;
    HoldSteps::Place place;
    for (const Nanos at : {Nanos(0), Nanos(5ms), Nanos(1)}) {
        const HoldSteps::Sums sums = none.sumsBefore(at, place);
        QCOMPARE(sums.driver, 0ns);
        QCOMPARE(sums.full, 0ns);
    }
}

QTEST_APPLESS_MAIN(TestHoldSteps)
#include "tst_hold_steps.moc"
