// SPDX-License-Identifier: MIT
// The arithmetic of dense rows: nothing is lost between spans, cells and levels.
#include "scene/cells.h"

#include <QTest>

#include <numeric>
#include <random>

using namespace overlapse;
using namespace std::chrono_literals;

class TestCells : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stacksKeepTheirHeightAndTheirShares();
};

void TestCells::stacksKeepTheirHeightAndTheirShares()
{
    const std::vector<Look> looks(stackOrder.begin(), stackOrder.end());
    StackRounding rounding(6, looks);
    std::array<double, lookCount> drawn{};
    std::array<double, lookCount> wanted{};
    std::mt19937 random(3);
    CellSums sums{};
    for (int cell = 0; cell < 3000; ++cell) {
        if (cell % 7 == 0)
            for (int k = 0; k < 4; ++k)
                sums[k] = static_cast<std::int64_t>(random() % (k == 3 ? 200 : 1000));
        const auto total = static_cast<double>(std::accumulate(sums.begin(), sums.end(), std::int64_t{0}));
        const StackLevels &levels = rounding.next(sums, total);
        QCOMPARE(std::accumulate(levels.begin(), levels.end(), 0), 6);
        for (int k = 0; k < lookCount; ++k) {
            drawn[k] += levels[k];
            wanted[k] += 6 * static_cast<double>(sums[k]) / total;
        }
    }
    for (int k = 0; k < lookCount; ++k)
        QVERIFY2(std::abs(drawn[k] - wanted[k]) < 0.02 * 18000,
                 qPrintable(QString::number(drawn[k] - wanted[k])));
    QCOMPARE(rounding.next({}, 1), StackLevels{});
}

QTEST_GUILESS_MAIN(TestCells)
#include "tst_cells.moc"
