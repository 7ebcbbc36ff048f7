// SPDX-License-Identifier: MIT
// What is said of two runs, and what is not.
#include "analysis/difference_words.h"

#include "core/analysis/recipes.h"

#include <QTest>

using namespace overlapse;

namespace {

struct Side
{
    WorkSpec work;
    Run run;
    WaitAccount waits;

    explicit Side(const Recipe &recipe)
        : work(recipe.pipeline().work), run(recipe.pipeline().run()), waits(run)
    {
    }
    [[nodiscard]] ComparedRun compared() const { return {run, waits, work}; }
};

std::shared_ptr<const PairedItems> pairsOf(const Side &a, const Side &b)
{
    return std::make_shared<const PairedItems>(pairItems({a.run, a.work}, {b.run, b.work}));
}

QStringList said(const Side &a, const Side &b, const DifferenceQuestion &question = {})
{
    const auto difference = differenceOf(a.compared(), b.compared(), pairsOf(a, b), question);
    return differenceSentences(*difference, a.compared(), b.compared());
}

QStringList doubts(const Side &a, const Side &b)
{
    return differenceDoubts(a.compared(), b.compared(), *pairsOf(a, b));
}

// One slow fetch at the beginning, behind which all others wait in order, or do not.
Recipe behindOne(Order order)
{
    return {
        .fetch = {5, 0.1}, .transform = {0.1}, .items = 20, .spec = specOf(Mode::Parallel, 20, 20, 4, order)};
}

} // namespace

class TestDifferenceWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whyItemsGained();
    void lessTimeUnderWayIsNotLessTime();
    void nothingIsMadeOfNothing();
    void whatWasStoppedIsNotCalledShorter();
    void whatIsApartIsCounted();
    void makespansThatDifferReadDifferently();
    void ofOneCauseItSpeaksOfThat();
    void doubtsAreNamed();
    void theThresholdSaysWhereItIsFrom();
};

void TestDifferenceWords::whyItemsGained()
{
    const Side kept(behindOne(Order::Kept));
    const Side any(behindOne(Order::Any));
    const QStringList words = said(kept, any);
    QCOMPARE(words.size(), 2);
    QVERIFY2(words[1].startsWith("19 of 20 items were faster and 1 the same; in all they gained 9"),
             qPrintable(words[1]));
    QVERIFY2(words[1].endsWith(", mostly because they waited no time (93 s in A) for an earlier item"),
             qPrintable(words[1]));
    const QStringList back = said(any, kept);
    QVERIFY2(back[1].startsWith("19 of 20 items were slower and 1 the same; in all they lost 9"),
             qPrintable(back[1]));
    QVERIFY2(back[1].endsWith("waited 93 s (not at all in A) for an earlier item"), qPrintable(back[1]));
}

void TestDifferenceWords::lessTimeUnderWayIsNotLessTime()
{
    // More in flight: each item is under way for longer, and all are done sooner.
    const Side few({.fetch = {1}, .transform = {0.5}, .items = 20, .spec = specOf(Mode::Concurrent, 1, 1)});
    const Side many({.fetch = {1}, .transform = {0.5}, .items = 20, .spec = specOf(Mode::Concurrent, 8, 8)});
    const QStringList words = said(few, many);
    QVERIFY2(words[0].startsWith("B is ") && words[0].contains(" shorter, "), qPrintable(words[0]));
    QVERIFY2(words[1].startsWith("yet "), qPrintable(words[1]));
    QVERIFY2(words[1].contains(" slower") && words[1].contains("in all they lost "), qPrintable(words[1]));
}

void TestDifferenceWords::nothingIsMadeOfNothing()
{
    const Side side({.items = 5});
    QCOMPARE(said(side, side),
             (QStringList{"A and B take exactly as long: 4.0 s", "all 5 items were the same"}));
    const Side none({.items = 0});
    QCOMPARE(said(none, none).last(),
             "no item was emitted by both without a failure: there is nothing to compare");
    const Side slightly({.fetch = {1.002}, .items = 5});
    QVERIFY2(said(side, slightly)[0].startsWith("B takes as long as A within 1 %: "),
             qPrintable(said(side, slightly)[0]));
}

void TestDifferenceWords::whatWasStoppedIsNotCalledShorter()
{
    const Side whole({.items = 8});
    const Side stopped({.items = 8, .stopAt = 2.5});
    const QString first = said(whole, stopped).first();
    QVERIFY2(first.contains("B was stopped after ")
                 && first.endsWith("how long they lasted is not comparable"),
             qPrintable(first));
    QVERIFY(!first.contains("shorter"));
    QVERIFY(said(whole, stopped).last().contains("not done in B"));
    QVERIFY(doubts(whole, stopped).join(' ').contains("B was stopped"));
}

void TestDifferenceWords::whatIsApartIsCounted()
{
    const Side a({.items = 6, .failing = {2}});
    const Side b({.items = 4, .failing = {1, 3}});
    QCOMPARE(said(a, b).last(),
             "not compared: 2 items only A has, 1 item failed in A alone and 2 items failed in B alone");
}

void TestDifferenceWords::makespansThatDifferReadDifferently()
{
    const Side a({.fetch = {1.02}, .transform = {1}, .items = 1});
    const Side b({.fetch = {0.96}, .transform = {1}, .items = 1});
    QCOMPARE(said(a, b)[0], "B is 60 ms shorter, 3 %: 1.96 s instead of 2.02 s");
}

void TestDifferenceWords::ofOneCauseItSpeaksOfThat()
{
    const Side kept(behindOne(Order::Kept));
    const Side any(behindOne(Order::Any));
    const QStringList words = said(kept, any, {.causes = fetchCauses()});
    QCOMPARE(words[1], "all 20 items neither");
}

void TestDifferenceWords::doubtsAreNamed()
{
    Side a({.items = 5});
    QVERIFY(doubts(a, a).isEmpty());
    const Side other({.fetch = {2}, .items = 5});
    QVERIFY(doubts(a, other).first().contains("not the same"));
    Side measured({.items = 5});
    measured.run.clock = Clock::Live;
    QVERIFY(doubts(a, measured).contains("A is predicted, B was measured"));
    a.run.clock = Clock::Live;
    QVERIFY(doubts(a, measured).contains("each was measured once: repeats tell a difference from chance"));
    measured.run.facts.disturbed = 0.23;
    QVERIFY(
        doubts(a, measured).join(' ').contains("B was disturbed by other programs (23 % of the machine)"));
    a.run.facts.machine = Machine{2, {}, {}};
    measured.run.facts.machine = Machine{8, {}, {}};
    QVERIFY(doubts(a, measured).contains("A had 2 cores, B 8"));
    Trace late(5);
    for (std::int64_t item = 2; item < 5; ++item)
        late.put(a.run.trace.row(item));
    a.run.trace = std::move(late);
    QVERIFY(doubts(a, measured)
                .contains("of A nothing is there of its first 2 items: the recording lost its beginning"));
}

void TestDifferenceWords::theThresholdSaysWhereItIsFrom()
{
    const Side side({.items = 5});
    const auto words = [&](const DifferenceQuestion &question) {
        return thresholdSentence(
            *differenceOf(side.compared(), side.compared(), pairsOf(side, side), question));
    };
    QVERIFY(words({}).endsWith("count as the same (1 % of the median latency of A)"));
    QCOMPARE(words({.threshold = std::chrono::milliseconds(3)}),
             "differences below 3.0 ms count as the same");
    QCOMPARE(words({.threshold = Nanos(0)}), "only what is exactly as long counts as the same");
}

QTEST_GUILESS_MAIN(TestDifferenceWords)
#include "tst_difference_words.moc"
