// SPDX-License-Identifier: MIT
// Pipelines written down by hand, run on the virtual clock.
#pragma once

#include "core/analysis/random_pipelines.h"

#include <QMetaType>

namespace overlapse {

struct Recipe
{
    std::vector<double> fetch{1}; // seconds; the last one is everybody else's
    std::vector<double> transform{1};
    std::int64_t items = 4;
    PipelineSpec spec{};
    int cores = 4;
    TransformKind kind = TransformKind::Cpu;
    double stopAt = -1;
    std::set<std::int64_t> failing{};

    [[nodiscard]] RandomPipeline pipeline() const
    {
        RandomPipeline result;
        result.spec = spec;
        result.cores = cores;
        result.failing = failing;
        result.work.items = items;
        result.work.transform = kind;
        if (stopAt >= 0)
            result.stopAt = nanos(stopAt);
        auto table = std::make_shared<DurationTable>();
        for (std::size_t i = 0; i < static_cast<std::size_t>(items); ++i) {
            table->fetch.push_back(nanos(fetch[std::min(i, fetch.size() - 1)]));
            table->transform.push_back(nanos(transform[std::min(i, transform.size() - 1)]));
        }
        result.work.durations = table;
        return result;
    }
    static Nanos nanos(double s)
    {
        return std::chrono::duration_cast<Nanos>(std::chrono::duration<double>(s));
    }
};

inline PipelineSpec specOf(Mode mode, std::int64_t n = 4, std::int64_t m = 4, int c = 4,
                           Order order = Order::Kept)
{
    return {.mode = mode, .order = order, .fetchLimit = n, .transformLimit = m, .threads = c};
}

inline Recording recordingOf(const Recipe &recipe, const std::vector<Mode> &modes)
{
    Recording recording;
    recording.machine.cores = recipe.cores;
    for (const Mode mode : modes) {
        RandomPipeline pipeline = recipe.pipeline();
        pipeline.spec.mode = mode;
        recording.work = pipeline.work;
        recording.runs.push_back(pipeline.run());
    }
    return recording;
}

inline const std::vector<Mode> everyMode(allModes.begin(), allModes.end());

} // namespace overlapse

Q_DECLARE_METATYPE(overlapse::Recipe)
