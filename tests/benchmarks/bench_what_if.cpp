// SPDX-License-Identifier: MIT
// Alternatives on the virtual clock: maps of limits, how soon their first coarse picture is there, and single predictions.
#include "bench.h"

#include "analysis/limits_map.h"
#include "pipeline/words.h"
#include "virtual/predict.h"

#include <algorithm>
#include <chrono>
#include <numeric>

namespace bench {

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

WorkSpec workOf(std::int64_t items)
{
    WorkSpec work;
    work.items = items;
    work.fetchTime = {.kind = TimeSpec::Kind::Lognormal, .a = 80ms, .p = 0.6};
    work.transformTime.a = 5ms;
    return work;
}

double secondsSince(std::chrono::steady_clock::time_point begin)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// Of a million items, as a window asks for it while a limit is dragged.
void predictions(Rows &rows)
{
    constexpr int rounds = 5;
    const WorkSpec work = workOf(1'000'000);
    for (const Mode mode : allModes) {
        const PipelineSpec spec{.mode = mode, .fetchLimit = 32, .threads = 2};
        const MinMedian all = repeat(rounds, [&] {
            const auto begin = std::chrono::steady_clock::now();
            const Trace trace = predict(spec, work, {.cores = 2});
            return trace.size() > 0 ? secondsSince(begin) : 0;
        });
        rows.push_back({QStringLiteral("prediction of 1,000,000 items, %1, median of %2")
                            .arg(modeName(mode))
                            .arg(rounds),
                        all.median, QStringLiteral("s"), 0.25});
    }
}

} // namespace

Rows whatIf()
{
    constexpr int rounds = 15;
    constexpr std::size_t side = 32;
    std::vector<std::int64_t> limits(side);
    std::iota(limits.begin(), limits.end(), 1);
    const WorkSpec work = workOf(1'000);
    Rows rows;
    for (const Mode mode : {Mode::Concurrent, Mode::Parallel, Mode::Prefetching}) {
        const PipelineSpec spec{.mode = mode, .threads = 2};
        std::vector<double> firsts;
        const MinMedian all = repeat(rounds, [&] {
            const auto begin = std::chrono::steady_clock::now();
            double first = -1;
            mapOfLimits(spec, work, 2, {limits, limits}, {}, [&](const LimitsMap &, std::size_t) {
                first = first < 0 ? secondsSince(begin) : first;
            });
            firsts.push_back(first);
            return secondsSince(begin);
        });
        std::sort(firsts.begin(), firsts.end());
        const QString name = QStringLiteral("map of 32 x 32 limits, 1,000 items, %1, median of %2: ")
                                 .arg(modeName(mode))
                                 .arg(rounds);
        rows.push_back({name + QStringLiteral("whole"), all.median, QStringLiteral("s"), 0.25});
        rows.push_back({name + QStringLiteral("first coarse picture"), firsts[firsts.size() / 2],
                        QStringLiteral("s"), 0.05});
    }
    predictions(rows);
    return rows;
}

} // namespace bench
