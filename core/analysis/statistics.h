// SPDX-License-Identifier: MIT
// What repeats of one measurement say, and what they do not. Pure; the same values give the same answer.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace overlapse {

/// Of an even number the mean of the two in the middle. Not of none.
double medianOf(std::span<const double> values);

/// The place of the value that is the median, or else the nearest below it; of equal ones the first. Not of none.
std::size_t placeOfMedian(std::span<const double> values);

struct Interval
{
    double low = 0;
    double high = 0;
    bool isRange = false; ///< too few for an interval: the smallest and the largest

    friend bool operator==(const Interval &, const Interval &) = default;
};

/// With fewer repeats than that, an interval would be narrower than what it claims to be.
inline constexpr std::size_t fewestRepeats = 6;

/// The 95 % confidence interval of the median: bootstrap percentiles of 10,000 draws from a fixed seed (Efron, Bootstrap
/// methods: another look at the jackknife, Annals of Statistics 7, 1979). Of fewer than `fewestRepeats` the range. Not of
/// none.
Interval medianInterval(std::span<const double> values);
/// The same of how many times as long `others` take, by their medians: both are drawn anew.
Interval ratioInterval(std::span<const double> values, std::span<const double> others);

/// How likely two samples of one kind lie as far apart as these, or further, by the sum of their ranks (ties share theirs;
/// Wilcoxon, Individual comparisons by ranking methods, Biometrics Bulletin 1, 1945): the share of all ways to part the
/// values between the two, or where these are more than 20,000, of 20,000 ways drawn from a fixed seed, the way that was
/// seen among them. 1 where one is empty. By ranks and not by medians, as these are often the same however an even number of
/// values is parted: of six against six that do not even touch they say 0.013, ranks 0.0022.
double permutationTest(std::span<const double> a, std::span<const double> b);
/// The least that it can say of so many against so many, however far they are apart.
double leastPValue(std::size_t a, std::size_t b);

/// The p-values of several tests, adjusted so that each can be held against the level of all (Holm, A simple sequentially
/// rejective multiple test procedure, Scandinavian Journal of Statistics 6, 1979); in the order given.
std::vector<double> holmAdjusted(std::span<const double> pValues);

/// Two are called different below that.
inline constexpr double differenceLevel = 0.05;

/// Places of values that lie further from the median than 14.826 median absolute deviations: ten standard deviations, were
/// they normal (modified z-scores: Iglewicz and Hoaglin, How to detect and handle outliers, 1993).
std::vector<std::size_t> outliersOf(std::span<const double> values);

/// How likely values in an order that means nothing rise or fall as steadily as these, or more (Kendall's tau: Mann,
/// Nonparametric tests against trend, Econometrica 13, 1945; exact up to 10 values, else by the normal distribution).
/// `rises` says which. 1 for fewer than 5.
struct Drift
{
    double pValue = 1;
    bool rises = false;
};
Drift driftOf(std::span<const double> values);

} // namespace overlapse
