// SPDX-License-Identifier: MIT
#include "live/shuffled_rounds.h"

#include <random>

namespace overlapse {

std::vector<PipelineSpec> shuffledRounds(const std::vector<PipelineSpec> &specs, int rounds,
                                         std::uint64_t seed)
{
    std::vector<PipelineSpec> all = specs;
    std::mt19937_64 random(seed);
    for (int round = 0; round < rounds; ++round) {
        std::vector<PipelineSpec> order = specs;
        for (std::size_t left = order.size(); left > 1; --left)
            std::swap(order[left - 1], order[random() % left]);
        all.insert(all.end(), order.begin(), order.end());
    }
    return all;
}

} // namespace overlapse
