// SPDX-License-Identifier: MIT
#include "live/rounds.h"

#include <random>
#include <utility>

namespace overlapse {

std::vector<PipelineSpec> inRounds(const std::vector<PipelineSpec> &specs, int repeats, std::uint64_t seed)
{
    if (repeats == 1)
        return specs;
    std::vector<PipelineSpec> all = specs;
    constexpr std::uint64_t own = 0x70616972; // of the usual seed itself, five rounds of two would be alike
    std::mt19937_64 random(seed ^ own);
    for (int round = 0; round < repeats; ++round) {
        std::vector<PipelineSpec> order = specs;
        for (std::size_t left = order.size(); left > 1; --left)
            std::swap(order[left - 1], order[random() % left]);
        all.insert(all.end(), order.begin(), order.end());
    }
    return all;
}

} // namespace overlapse
