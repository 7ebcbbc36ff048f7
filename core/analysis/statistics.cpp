// SPDX-License-Identifier: MIT
#include "analysis/statistics.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace overlapse {

namespace {

constexpr int draws = 10'000;
constexpr double level = 0.95;
constexpr double mostWays = 20'000;

// std::uniform_int_distribution differs between libraries: the high bits of a product do not.
class Draw
{
public:
    std::size_t below(std::size_t n)
    {
        return static_cast<std::size_t>((static_cast<unsigned __int128>(m_random()) * n) >> 64);
    }

private:
    std::mt19937_64 m_random{20'240'229};
};

double medianInPlace(std::vector<double> &values)
{
    const auto middle = values.begin() + std::ssize(values) / 2;
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1)
        return *middle;
    return (*std::max_element(values.begin(), middle) + *middle) / 2;
}

double medianOfDraw(std::span<const double> values, Draw &draw, std::vector<double> &drawn)
{
    drawn.resize(values.size());
    for (double &value : drawn)
        value = values[draw.below(values.size())];
    return medianInPlace(drawn);
}

Interval percentiles(std::vector<double> found)
{
    const auto at = [&found](double share) {
        const auto place = static_cast<std::ptrdiff_t>(share * static_cast<double>(found.size() - 1));
        std::nth_element(found.begin(), found.begin() + place, found.end());
        return found[static_cast<std::size_t>(place)];
    };
    return {at((1 - level) / 2), at((1 + level) / 2)};
}

double binomial(std::size_t n, std::size_t k)
{
    double ways = 1;
    for (std::size_t i = 1; i <= std::min(k, n - k); ++i)
        ways = ways * static_cast<double>(n - std::min(k, n - k) + i) / static_cast<double>(i);
    return ways;
}

// From 1; equal values share the mean of theirs.
std::vector<double> ranksOf(const std::vector<double> &values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::sort(order, {}, [&values](std::size_t at) { return values[at]; });
    std::vector<double> ranks(values.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t last = first;
        while (last < order.size() && values[order[last]] == values[order[first]])
            ++last;
        for (std::size_t at = first; at < last; ++at)
            ranks[order[at]] = static_cast<double>(first + last + 1) / 2;
        first = last;
    }
    return ranks;
}

// Rounding must not part what is equal.
bool isAsFar(double difference, double seen)
{
    return difference >= seen * (1 - 1e-12);
}

} // namespace

double medianOf(std::span<const double> values)
{
    std::vector<double> copy(values.begin(), values.end());
    return medianInPlace(copy);
}

std::size_t placeOfMedian(std::span<const double> values)
{
    const double median = medianOf(values);
    std::size_t place = static_cast<std::size_t>(std::ranges::min_element(values) - values.begin());
    for (std::size_t at = 0; at < values.size(); ++at)
        if (values[at] <= median && values[at] > values[place])
            place = at;
    return place;
}

Interval medianInterval(std::span<const double> values)
{
    if (values.size() < fewestRepeats) {
        const auto [low, high] = std::ranges::minmax_element(values);
        return {*low, *high, true};
    }
    Draw draw;
    std::vector<double> drawn;
    std::vector<double> medians(draws);
    for (double &median : medians)
        median = medianOfDraw(values, draw, drawn);
    return percentiles(std::move(medians));
}

Interval ratioInterval(std::span<const double> values, std::span<const double> others)
{
    if (std::min(values.size(), others.size()) < fewestRepeats) {
        const auto [low, high] = std::ranges::minmax_element(values);
        const auto [lowOther, highOther] = std::ranges::minmax_element(others);
        return {*lowOther / *high, *highOther / *low, true};
    }
    Draw draw;
    std::vector<double> drawn;
    std::vector<double> ratios(draws);
    for (double &ratio : ratios) {
        const double other = medianOfDraw(others, draw, drawn);
        ratio = other / medianOfDraw(values, draw, drawn);
    }
    return percentiles(std::move(ratios));
}

double permutationTest(std::span<const double> a, std::span<const double> b)
{
    if (a.empty() || b.empty())
        return 1;
    std::vector<double> values(a.begin(), a.end());
    values.insert(values.end(), b.begin(), b.end());
    std::vector<double> ranks = ranksOf(values);
    const double usual = static_cast<double>(a.size()) * static_cast<double>(values.size() + 1) / 2;
    const auto distance = [usual](double sum) { return std::abs(sum - usual); };
    const double seen = distance(std::accumulate(ranks.begin(), ranks.begin() + std::ssize(a), 0.0));
    std::int64_t asFar = 0;
    if (const double ways = binomial(values.size(), a.size()); ways <= mostWays) {
        std::vector<bool> taken(values.size());
        std::fill_n(taken.begin(), a.size(), true);
        do {
            double sum = 0;
            for (std::size_t at = 0; at < ranks.size(); ++at)
                sum += taken[at] ? ranks[at] : 0;
            asFar += isAsFar(distance(sum), seen);
        } while (std::prev_permutation(taken.begin(), taken.end()));
        return static_cast<double>(asFar) / ways;
    }
    Draw draw;
    for (int i = 1; i < static_cast<int>(mostWays); ++i) {
        for (std::size_t at = 0; at < a.size(); ++at)
            std::swap(ranks[at], ranks[at + draw.below(ranks.size() - at)]);
        asFar += isAsFar(distance(std::accumulate(ranks.begin(), ranks.begin() + std::ssize(a), 0.0)), seen);
    }
    return static_cast<double>(asFar + 1) / mostWays;
}

double leastPValue(std::size_t a, std::size_t b)
{
    return a == 0 || b == 0 ? 1 : std::min(1.0, 2 / std::min(binomial(a + b, a), 2 * mostWays));
}

std::vector<double> holmAdjusted(std::span<const double> pValues)
{
    std::vector<std::size_t> order(pValues.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::stable_sort(order, {}, [&](std::size_t at) { return pValues[at]; });
    std::vector<double> adjusted(pValues.size());
    double highest = 0;
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        highest = std::max(highest, pValues[order[rank]] * static_cast<double>(order.size() - rank));
        adjusted[order[rank]] = std::min(1.0, highest);
    }
    return adjusted;
}

std::vector<std::size_t> outliersOf(std::span<const double> values)
{
    constexpr double farAway = 14.826;
    if (values.size() < 3)
        return {};
    const double median = medianOf(values);
    std::vector<double> distances;
    for (const double value : values)
        distances.push_back(std::abs(value - median));
    const double usual = medianOf(distances);
    std::vector<std::size_t> outliers;
    for (std::size_t at = 0; at < values.size(); ++at)
        if (distances[at] > farAway * usual && usual > 0)
            outliers.push_back(at);
    return outliers;
}

namespace {

int concordance(std::span<const double> values)
{
    int sum = 0;
    for (std::size_t later = 1; later < values.size(); ++later)
        for (std::size_t earlier = 0; earlier < later; ++earlier)
            sum += (values[earlier] < values[later]) - (values[earlier] > values[later]);
    return sum;
}

// Of all orders of n values the share with that much concordance or more, either way: each value added to n - 1 is
// discordant with 0 to n - 1 of them.
double exactShare(std::size_t n, int seen)
{
    std::vector<double> ways{1}; // by the number of discordant pairs
    for (std::size_t count = 2; count <= n; ++count) {
        std::vector<double> next(ways.size() + count - 1);
        for (std::size_t pairs = 0; pairs < ways.size(); ++pairs)
            for (std::size_t more = 0; more < count; ++more)
                next[pairs + more] += ways[pairs];
        ways = std::move(next);
    }
    const int all = static_cast<int>(ways.size()) - 1;
    double asFar = 0;
    for (int discordant = 0; discordant <= all; ++discordant)
        if (std::abs(all - 2 * discordant) >= std::abs(seen))
            asFar += ways[static_cast<std::size_t>(discordant)];
    return asFar / std::accumulate(ways.begin(), ways.end(), 0.0);
}

} // namespace

Drift driftOf(std::span<const double> values)
{
    constexpr std::size_t fewest = 5;
    constexpr std::size_t mostExact = 10;
    const auto n = static_cast<double>(values.size());
    if (values.size() < fewest)
        return {};
    const int seen = concordance(values);
    if (values.size() <= mostExact)
        return {exactShare(values.size(), seen), seen > 0};
    const double deviation = std::sqrt(n * (n - 1) * (2 * n + 5) / 18);
    const double z = std::max(0.0, std::abs(static_cast<double>(seen)) - 1) / deviation;
    return {std::erfc(z / std::sqrt(2)), seen > 0};
}

} // namespace overlapse
