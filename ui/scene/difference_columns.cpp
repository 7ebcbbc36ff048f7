// SPDX-License-Identifier: MIT
#include "scene/difference_columns.h"

#include <algorithm>
#include <numeric>

namespace overlapse {

namespace {

/// Columns that are so many times as long as nine of ten leave the chart.
constexpr double mostTimes = 8;

struct Reach
{
    double length = 0;
    bool beyond = false;
};

Reach reachOf(std::vector<double> lengths)
{
    if (lengths.empty())
        return {};
    const auto tenth = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 10);
    std::ranges::nth_element(lengths, tenth, std::greater());
    const double usual = mostTimes * *tenth;
    const double longest = *std::ranges::max_element(lengths);
    return usual > 0 && longest > usual ? Reach{usual, true} : Reach{longest, false};
}

} // namespace

double DifferenceColumn::gained() const
{
    return -std::accumulate(byLook.begin(), byLook.end(), 0.0,
                            [](double sum, double value) { return sum + std::min(value, 0.0); });
}

double DifferenceColumn::lost() const
{
    return std::accumulate(byLook.begin(), byLook.end(), 0.0,
                           [](double sum, double value) { return sum + std::max(value, 0.0); });
}

LookSet looksIn(const RunDifference &difference)
{
    LookSet looks;
    for (const RunDifference::Block &block : difference.blocks)
        for (std::size_t cause = 0; cause < block.byCause.size(); ++cause)
            if (block.byCause[cause] != 0)
                looks.set(static_cast<std::size_t>(causeLook(Cause(cause))));
    return looks;
}

std::vector<DifferenceColumn> differenceColumns(const RunDifference &difference, std::size_t most)
{
    const std::vector<RunDifference::Block> &blocks = difference.blocks;
    std::vector<DifferenceColumn> columns(std::min(blocks.size(), most));
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::size_t from = blocks.size() * i / columns.size();
        const std::size_t to = blocks.size() * (i + 1) / columns.size();
        DifferenceColumn &column = columns[i];
        column.begin = blocks[from].begin;
        column.end = blocks[to - 1].end;
        const auto items = static_cast<double>(column.end - column.begin);
        for (std::size_t block = from; block < to; ++block)
            for (std::size_t cause = 0; cause < causeCount; ++cause)
                column.byLook[static_cast<std::size_t>(causeLook(Cause(cause)))] +=
                    static_cast<double>(blocks[block].byCause[cause]) / items;
        column.net = std::accumulate(column.byLook.begin(), column.byLook.end(), 0.0);
    }
    return columns;
}

DifferenceRange differenceRange(const std::vector<DifferenceColumn> &columns, Nanos threshold)
{
    std::vector<double> gained;
    std::vector<double> lost;
    for (const DifferenceColumn &column : columns) {
        gained.push_back(column.gained());
        lost.push_back(column.lost());
    }
    const Reach below = reachOf(gained);
    const Reach above = reachOf(lost);
    // The threshold can be seen, and neither side is too flat for its words.
    const double least = std::max(1.5 * static_cast<double>(threshold.count()),
                                  std::max({0.15 * std::max(below.length, above.length), 1.0}));
    return {std::max(below.length, least), std::max(above.length, least), below.beyond, above.beyond};
}

} // namespace overlapse
