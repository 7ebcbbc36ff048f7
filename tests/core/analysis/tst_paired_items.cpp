// SPDX-License-Identifier: MIT
// Which item of one run is which of another.
#include "analysis/paired_items.h"

#include "core/analysis/recipes.h"
#include "workload/same_work.h"

#include <QTest>

using namespace overlapse;

namespace {

/// A run of real work whose items all went through.
struct RealRun
{
    WorkSpec work;
    Run run;

    /// Of so many items, if there are more than inputs.
    explicit RealRun(const std::vector<QByteArray> &paths, std::int64_t items = 0)
    {
        work.fetch = FetchKind::File;
        work.items = std::max<std::int64_t>(items, std::ssize(paths));
        InputList list;
        list.paths = paths;
        work.inputs = finished(std::move(list));
        run.trace = Trace(work.items);
        for (std::int64_t item = 0; item < work.items; ++item)
            put(item, Status::Ok);
    }
    void put(std::int64_t item, Status fetch)
    {
        const bool through = fetch == Status::Ok;
        ItemRow row{.item = item, .rank = item};
        row.fetchAdmitted = row.fetchStarted = Nanos(item);
        row.fetchFinished = row.fetchYielded = Nanos(item + 1);
        row.transformStarted = row.transformFinished = through ? Nanos(item + 2) : absent;
        row.transformYielded = fetch == Status::Cancelled ? absent : Nanos(item + 2);
        row.fetchStatus = fetch;
        row.transformStatus = through ? Status::Ok : Status::Skipped;
        run.trace.put(row);
    }
    [[nodiscard]] RunWork with() const { return {run, work}; }
};

using Pairs = std::vector<ItemPair>;

} // namespace

class TestPairedItems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inputsFindEachOtherWhereverTheyStand();
    void ofOneInputTheFirstIsPairedWithTheFirst();
    void aListThatIsGoneThroughAgain();
    void oneListIsPairedByNumber();
    void simulatedItemsAreTheirNumbers();
    void whatFailedOrWasNotDoneIsApart();
    void manyInputsLikeOneByOne();
};

void TestPairedItems::inputsFindEachOtherWhereverTheyStand()
{
    const RealRun a({"x", "y", "z", "v"});
    const RealRun b({"w", "z", "x"});
    const PairedItems pairs = pairItems(a.with(), b.with());
    QCOMPARE(pairs.by, PairedBy::Input);
    QCOMPARE(pairs.compared, (Pairs{{0, 2}, {2, 1}}));
    QCOMPARE(pairs[Apart::OnlyA], (Pairs{{1, -1}, {3, -1}}));
    QCOMPARE(pairs[Apart::OnlyB], (Pairs{{-1, 0}}));
}

void TestPairedItems::ofOneInputTheFirstIsPairedWithTheFirst()
{
    const RealRun a({"x", "y", "x", "x"});
    const RealRun b({"x", "x", "y"});
    const PairedItems pairs = pairItems(a.with(), b.with());
    QCOMPARE(pairs.compared, (Pairs{{0, 0}, {1, 2}, {2, 1}}));
    QCOMPARE(pairs[Apart::OnlyA], (Pairs{{3, -1}}));
    QCOMPARE(pairs.count(Apart::OnlyB), 0);
}

void TestPairedItems::aListThatIsGoneThroughAgain()
{
    const RealRun a({"x", "y"}, 4); // x y x y
    const RealRun b({"y", "x", "y"});
    const PairedItems pairs = pairItems(a.with(), b.with());
    QCOMPARE(pairs.compared, (Pairs{{0, 1}, {1, 0}, {3, 2}}));
    QCOMPARE(pairs[Apart::OnlyA], (Pairs{{2, -1}}));
}

void TestPairedItems::oneListIsPairedByNumber()
{
    const RealRun a({"x", "y", "x", "z"});
    const RealRun b({"x", "y", "x", "z"}); // another list that holds the same
    const PairedItems pairs = pairItems(a.with(), b.with());
    QCOMPARE(pairs.by, PairedBy::Input);
    QCOMPARE(pairs.compared, (Pairs{{0, 0}, {1, 1}, {2, 2}, {3, 3}}));
}

void TestPairedItems::simulatedItemsAreTheirNumbers()
{
    const RandomPipeline few = Recipe{.items = 3}.pipeline();
    const RandomPipeline more = Recipe{.items = 5}.pipeline();
    const Run a = few.run();
    const Run b = more.run();
    const PairedItems pairs = pairItems({a, few.work}, {b, more.work});
    QCOMPARE(pairs.by, PairedBy::Number);
    QCOMPARE(pairs.compared, (Pairs{{0, 0}, {1, 1}, {2, 2}}));
    QCOMPARE(pairs[Apart::OnlyB], (Pairs{{-1, 3}, {-1, 4}}));
}

void TestPairedItems::whatFailedOrWasNotDoneIsApart()
{
    RealRun a({"p", "q", "r", "s", "t", "u"});
    RealRun b({"p", "q", "r", "s", "t", "u"});
    a.put(1, Status::Failed);
    b.put(2, Status::Failed);
    a.put(3, Status::Failed);
    b.put(3, Status::Failed);
    a.put(4, Status::Cancelled);
    b.put(5, Status::Cancelled);
    const PairedItems pairs = pairItems(a.with(), b.with());
    QCOMPARE(pairs.compared, (Pairs{{0, 0}}));
    QCOMPARE(pairs[Apart::FailedA], (Pairs{{1, 1}}));
    QCOMPARE(pairs[Apart::FailedB], (Pairs{{2, 2}}));
    QCOMPARE(pairs[Apart::FailedBoth], (Pairs{{3, 3}}));
    QCOMPARE(pairs[Apart::UnfinishedA], (Pairs{{4, 4}}));
    QCOMPARE(pairs[Apart::UnfinishedB], (Pairs{{5, 5}}));
}

void TestPairedItems::manyInputsLikeOneByOne()
{
    std::mt19937_64 random(3);
    for (int round = 0; round < 50; ++round) {
        std::vector<QByteArray> inA;
        std::vector<QByteArray> inB;
        const std::uint64_t kinds = 1 + random() % 60;
        for (std::vector<QByteArray> *list : {&inA, &inB})
            for (std::uint64_t i = 1 + random() % 80; i > 0; --i)
                list->push_back(QByteArray::number(qulonglong(random() % kinds)));
        Pairs expected;
        std::vector<bool> isTaken(inB.size());
        for (std::size_t item = 0; item < inA.size(); ++item)
            for (std::size_t other = 0; other < inB.size(); ++other)
                if (!isTaken[other] && inB[other] == inA[item]) {
                    isTaken[other] = true;
                    expected.push_back({std::int32_t(item), std::int32_t(other)});
                    break;
                }
        const RealRun a(inA);
        const RealRun b(inB);
        const PairedItems pairs = pairItems(a.with(), b.with());
        QCOMPARE(pairs.compared, expected);
        QCOMPARE(std::ssize(expected) + pairs.count(Apart::OnlyA), std::ssize(inA));
        QCOMPARE(std::ssize(expected) + pairs.count(Apart::OnlyB), std::ssize(inB));
    }
}

QTEST_GUILESS_MAIN(TestPairedItems)
#include "tst_paired_items.moc"
