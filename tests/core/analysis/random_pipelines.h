// SPDX-License-Identifier: MIT
// Small random pipelines from a seed: short and equal times, failures, stops.
#pragma once

#include "virtual/predict.h"

#include <random>
#include <set>

namespace overlapse {

struct RandomPipeline
{
    PipelineSpec spec;
    WorkSpec work;
    int cores = 1;
    Nanos stopAt = absent;
    std::set<std::int64_t> failing;

    /// Predicts it; `log` may be null.
    [[nodiscard]] Run run(std::vector<Event> *log = nullptr) const
    {
        PredictOptions options;
        options.cores = cores;
        options.stopAt = stopAt;
        options.log = log;
        if (!failing.empty())
            options.fetchFails = [this](std::int64_t item) { return failing.contains(item); };
        return {spec, Clock::Virtual, predict(spec, work, options)};
    }
};

inline RandomPipeline randomPipeline(std::uint64_t seed, Mode mode, Order order, bool mayStop = true)
{
    std::mt19937_64 random(seed * 1'000'003 + static_cast<std::uint64_t>(mode) * 7
                           + static_cast<std::uint64_t>(order));
    // Not std::uniform_int_distribution: its results differ between libraries.
    const auto below = [&random](std::uint64_t n) { return static_cast<std::int64_t>(random() % n); };
    RandomPipeline pipeline;
    pipeline.spec = {.mode = mode,
                     .order = order,
                     .fetchLimit = 1 + below(5),
                     .transformLimit = 1 + below(5),
                     .threads = static_cast<int>(1 + below(5))};
    pipeline.cores = static_cast<int>(1 + below(4));
    pipeline.work.items = 1 + below(12);
    pipeline.work.transform = below(3) == 0 ? TransformKind::Wall : TransformKind::Cpu;
    // A small unit makes the rounding of shared cores show; few values make many instants equal.
    const std::int64_t unit = below(2) == 0 ? 1 : 1'000'000;
    const std::uint64_t values = 1 + static_cast<std::uint64_t>(below(6));
    auto table = std::make_shared<DurationTable>();
    Nanos sum{0};
    for (std::int64_t item = 0; item < pipeline.work.items; ++item) {
        const bool straggler = below(8) == 0;
        table->fetch.emplace_back(below(values) * unit * (straggler ? 10 : 1));
        table->transform.emplace_back(below(values) * unit);
        sum += table->fetch.back() + table->transform.back();
        if (seed % 3 == 0 && below(4) == 0)
            pipeline.failing.insert(item);
    }
    pipeline.work.durations = table;
    if (mayStop && seed % 4 == 0)
        pipeline.stopAt = Nanos(below(static_cast<std::uint64_t>(sum.count()) + 1));
    return pipeline;
}

} // namespace overlapse
