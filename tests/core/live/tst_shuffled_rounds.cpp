// SPDX-License-Identifier: MIT
#include "live/shuffled_rounds.h"

#include <QTest>

#include <algorithm>

using namespace overlapse;

class TestShuffledRounds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachIsThereOnceARound();
    void aSeedGivesItsOrder();
};

namespace {

const std::vector<PipelineSpec> three{{.fetchLimit = 1}, {.fetchLimit = 2}, {.fetchLimit = 3}};

} // namespace

void TestShuffledRounds::eachIsThereOnceARound()
{
    const std::vector<PipelineSpec> all = shuffledRounds(three, 50, 1);
    QCOMPARE(all.size(), three.size() * 51);
    QVERIFY(std::equal(three.begin(), three.end(), all.begin()));
    std::vector<int> firsts(4);
    for (std::size_t round = 0; round < 51; ++round) {
        const auto begin = all.begin() + static_cast<std::ptrdiff_t>(3 * round);
        QVERIFY(std::is_permutation(begin, begin + 3, three.begin()));
        ++firsts[static_cast<std::size_t>(begin->fetchLimit)];
    }
    for (std::size_t which = 1; which < firsts.size(); ++which)
        QVERIFY(firsts[which] > 5);
}

void TestShuffledRounds::aSeedGivesItsOrder()
{
    QVERIFY(shuffledRounds(three, 20, 7) == shuffledRounds(three, 20, 7));
    QVERIFY(shuffledRounds(three, 20, 7) != shuffledRounds(three, 20, 8));
    QVERIFY(shuffledRounds(three, 0, 7) == three);
}

QTEST_GUILESS_MAIN(TestShuffledRounds)
#include "tst_shuffled_rounds.moc"
