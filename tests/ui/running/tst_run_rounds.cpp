// SPDX-License-Identifier: MIT
// What a go measures, in which order and under which name, while modes are switched off and on again; and its status.
#include "live/rounds.h"
#include "pipeline/words.h"
#include "running/run_rounds.h"
#include "running/run_status.h"

#include <QTest>

#include <map>

using namespace overlapse;

namespace {

constexpr Mode seq = Mode::Sequential;
constexpr Mode par = Mode::Parallel;
constexpr Mode block = Mode::Blocking;

RunRounds roundsOf(const std::vector<Mode> &modes, int repeats, std::uint64_t seed = 1)
{
    std::vector<PipelineSpec> specs;
    for (const Mode mode : modes)
        specs.push_back({.mode = mode});
    return {specs, repeats, seed};
}

/// "sequential/repeat 1 of 2", in their order.
QStringList textsOf(const RunRounds &rounds)
{
    QStringList texts;
    for (int i = 0; i < static_cast<int>(rounds.specs().size()); ++i)
        texts << QStringLiteral("%1/%2").arg(modeName(rounds.spec(i).mode), rounds.name(i));
    return texts;
}

} // namespace

class TestRunRounds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onceIsTheModesInTheirOrder();
    void repeatsComeAfterARoundThatIsLeftOut();
    void whatIsSwitchedOffIsLeftOut();
    void whatComesBackKeepsItsRounds();
    void progressIsOfWhatIsLeft();
    void theStatusSaysWhichRepeatItIs();
};

void TestRunRounds::onceIsTheModesInTheirOrder()
{
    const RunRounds rounds = roundsOf({seq, par, block}, 1);
    QCOMPARE(textsOf(rounds), QStringList({"sequential/", "parallel/", "blocking/"}));
    QVERIFY(!rounds.isRepeated());
    QCOMPARE(rounds.round(2), 1);
}

void TestRunRounds::repeatsComeAfterARoundThatIsLeftOut()
{
    const std::vector<Mode> modes{seq, par, block};
    const RunRounds rounds = roundsOf(modes, 4);
    QCOMPARE(rounds.specs().size(), std::size_t(15));
    QCOMPARE(textsOf(rounds).mid(0, 3),
             QStringList({"sequential/before the repeats", "parallel/before the repeats",
                          "blocking/before the repeats"}));
    std::map<int, std::set<Mode>> measured;
    for (int i = 0; i < 15; ++i)
        measured[rounds.round(i)].insert(rounds.spec(i).mode);
    for (int round = 0; round <= 4; ++round)
        QCOMPARE(measured[round].size(), modes.size());
    QCOMPARE(rounds.name(14), QStringLiteral("repeat 4 of 4"));
    // The order is the seed's, not chance.
    QCOMPARE(textsOf(roundsOf(modes, 4)), textsOf(rounds));
    QVERIFY(textsOf(roundsOf(modes, 50, 2)) != textsOf(roundsOf(modes, 50, 3)));
}

void TestRunRounds::whatIsSwitchedOffIsLeftOut()
{
    RunRounds rounds = roundsOf({seq, par}, 2);
    const std::vector<int> left = rounds.leaveOut(par, 2);
    QCOMPARE(left.size(), std::size_t(2)); // of the warm-up it is done
    for (const int index : left) {
        QVERIFY(index >= 2 && rounds.isLeftOut(index));
        QCOMPARE(rounds.spec(index).mode, par);
    }
    QVERIFY(!rounds.isLeftOut(1));
    QVERIFY(rounds.leaveOut(par, 2).empty());
    QVERIFY(rounds.leaveOut(block, 0).empty());
    QVERIFY(rounds.takeBack(seq).empty());
}

void TestRunRounds::whatComesBackKeepsItsRounds()
{
    RunRounds rounds = roundsOf({seq, par}, 2);
    rounds.leaveOut(par, 2);
    QCOMPARE(rounds.takeBack(par).size(), std::size_t(2));
    QVERIFY(rounds.takeBack(par).empty());
    QCOMPARE(textsOf(rounds).mid(6), QStringList({"parallel/repeat 1 of 2", "parallel/repeat 2 of 2"}));
    // Off and on once more.
    QCOMPARE(rounds.leaveOut(par, 7), std::vector<int>{7});
    QCOMPARE(rounds.takeBack(par).size(), std::size_t(1));
    QCOMPARE(textsOf(rounds).last(), QStringLiteral("parallel/repeat 2 of 2"));
}

void TestRunRounds::progressIsOfWhatIsLeft()
{
    RunRounds rounds = roundsOf({seq, par}, 1);
    QCOMPARE(rounds.progress(0, 0.5), 0.25);
    QCOMPARE(rounds.progress(1, 1), 1.0);
    rounds.leaveOut(par, 1);
    QCOMPARE(rounds.progress(0, 0.5), 0.5);
    rounds.takeBack(par);
    QCOMPARE(rounds.progress(2, 1), 1.0);
}

void TestRunRounds::theStatusSaysWhichRepeatItIs()
{
    QCOMPARE(RunStatus::begun(roundsOf({seq, par}, 1), 1), QStringLiteral("measuring parallel"));
    const RunRounds rounds = roundsOf({par}, 5);
    QCOMPARE(RunStatus::begun(rounds, 0), QStringLiteral("warm-up, which is left out: parallel"));
    QCOMPARE(RunStatus::begun(rounds, 2), QStringLiteral("repeat 2 of 5, parallel"));
    QCOMPARE(RunStatus::underWay(rounds, 2, Trace(20), 20, Nanos(0)),
             QStringLiteral("repeat 2 of 5, parallel: 0 of 20"));
    QVERIFY(RunStatus::ended(rounds, {{par}, {0, 0, 0, 0, 0}}, 20)
                .endsWith(QStringLiteral("parallel, 5 repeats, 20 items")));
    QCOMPARE(RunStatus::stopped(rounds, {{par}, {0}}),
             QStringLiteral("stopped; the repeats that were whole are kept"));
    QCOMPARE(RunStatus::stopped(rounds, {}), QStringLiteral("stopped before the first repeat was whole"));
}

QTEST_GUILESS_MAIN(TestRunRounds)
#include "tst_run_rounds.moc"
