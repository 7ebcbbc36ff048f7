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
    void cellsAddUpToTheSpans();
    void nothingIsExactlyZero();
    void aRowCanBeUsedAgain();
    void stacksKeepTheirHeightAndTheirShares();
};

void TestCells::cellsAddUpToTheSpans()
{
    const TimeAxis axis(0s, 1s, 64, 1064);
    CellRow cells(axis, 1);
    std::mt19937 random(7);
    std::array<double, lookCount> wanted{};
    for (int i = 0; i < 5000; ++i) {
        const Nanos begin(random() % 900'000'000);
        const Nanos end = begin + Nanos(random() % 100'000'000);
        const auto look = static_cast<Look>(random() % lookCount);
        cells.add(look, begin, end);
        wanted[static_cast<std::size_t>(look)] += axis.x(end) - axis.x(begin);
    }
    std::array<double, lookCount> sums{};
    cells.drain([&](std::int64_t, const CellRow::Sums &cell, bool) {
        for (int k = 0; k < lookCount; ++k)
            sums[k] += static_cast<double>(cell[k]) / CellRow::one;
    });
    for (int k = 0; k < lookCount; ++k)
        QVERIFY2(std::abs(sums[k] - wanted[k]) < 0.01, qPrintable(QString::number(sums[k] - wanted[k])));
}

void TestCells::nothingIsExactlyZero()
{
    CellRow cells(TimeAxis(0s, 1s, 0, 100), 1);
    cells.add(Look::Fetch, 105ms, 207ms);
    cells.add(Look::Fetch, 503ms, 504ms);
    int touched = 0;
    cells.drain([&](std::int64_t cell, const CellRow::Sums &sums, bool) {
        const auto total = std::accumulate(sums.begin(), sums.end(), std::int64_t{0});
        const bool inside = (cell >= 10 && cell <= 20) || cell == 50;
        QCOMPARE(total > 0, inside);
        touched += total > 0 ? 1 : 0;
    });
    QCOMPARE(touched, 12);
}

void TestCells::aRowCanBeUsedAgain()
{
    CellRow cells(TimeAxis(0s, 1s, 0, 100), 1);
    cells.add(Look::Fetch, 0s, 1s);
    cells.drain([](std::int64_t, const CellRow::Sums &, bool) {});
    QVERIFY(cells.isEmpty());
    cells.add(Look::Transform, 500ms, 510ms);
    cells.drain([](std::int64_t cell, const CellRow::Sums &sums, bool) {
        QCOMPARE(sums[static_cast<std::size_t>(Look::Fetch)], std::int64_t{0});
        QCOMPARE(sums[static_cast<std::size_t>(Look::Transform)],
                 cell == 50 ? CellRow::one : std::int64_t{0});
    });
}

void TestCells::stacksKeepTheirHeightAndTheirShares()
{
    StackRounding rounding(6);
    std::array<double, lookCount> drawn{};
    std::array<double, lookCount> wanted{};
    std::mt19937 random(3);
    CellRow::Sums sums{};
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
