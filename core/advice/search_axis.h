// SPDX-License-Identifier: MIT
// One limit of a search, with the others as they are: what to measure next, or which is the smallest that is as good. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace overlapse {

struct AxisPoint
{
    std::int64_t value = 1;
    std::vector<double> throughputs{}; ///< of its slices, undisturbed ones where there are any
    std::optional<bool> predicted{};   ///< whether it should be as good as the best; none: nothing to rely on
    bool likely = false;               ///< all the cores have work there: more can hardly gain
    bool refused = false;              ///< more fails than elsewhere
    bool meetsGoal = true;
    std::size_t slices = 0; ///< that were measured, disturbed or not

    [[nodiscard]] bool isAllowed() const { return !refused && meetsGoal; }
};

struct SearchAxis
{
    std::vector<AxisPoint> points{}; ///< by value
    std::int64_t most = 1;
    double atLeast = 0; ///< throughput that the best with other limits ask of one that is as good; 0: nothing
};

struct Step
{
    enum class Kind { Measure, Settled };
    Kind kind = Kind::Settled;
    std::int64_t value =
        1; ///< to be measured, of the points or a new one; or the smallest that is as good as the best
};

/// Each is measured a few times, in turn. A new one is tried above as long as the largest is shown to be the best: it decides
/// what the others have to reach. One is as good as the best by its median; one that should not be, only once its interval
/// shows it too, and one that should be, or was measured as often as any, also where its interval does not tell it from the
/// best; what medians say against the prediction, or without one, is measured again, up to a few times. A likely one is as good
/// until it is shown to cost more than 2 %: the best of many medians is better than it is. A new one is tried below, where the
/// smallest is as good as the best and may not be the first that is, and halfway where the next smaller one is worse and a
/// quarter smaller or more. Where none is allowed, it goes down to 1.
Step nextStep(const SearchAxis &axis);

/// From 1 to `most`: all up to some hundred, then each 2 % more than the one before; each a quarter more; each twice as many.
std::vector<std::int64_t> from1To(std::int64_t most);
std::vector<std::int64_t> inSteps(std::int64_t most);
std::vector<std::int64_t> doublings(std::int64_t most);

/// A fifth below, itself and a quarter above, as far as these are from 1 to `most`.
std::vector<std::int64_t> around(std::int64_t value, std::int64_t most);

} // namespace overlapse
