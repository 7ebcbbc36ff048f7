// SPDX-License-Identifier: MIT
// Alternatives on the virtual clock: maps of limits, and how soon their first coarse picture is there.
#include "bench.h"

#include "analysis/limits_map.h"
#include "pipeline/words.h"

#include <algorithm>
#include <chrono>
#include <numeric>

namespace bench {

using namespace overlapse;
using namespace std::chrono_literals;

Rows whatIf()
{
    constexpr int rounds = 15;
    constexpr std::size_t side = 32;
    std::vector<std::int64_t> limits(side);
    std::iota(limits.begin(), limits.end(), 1);
    WorkSpec work;
    work.items = 1'000;
    work.fetchTime = {.kind = TimeSpec::Kind::Lognormal, .a = 80ms, .p = 0.6};
    work.transformTime.a = 5ms;
    Rows rows;
    for (const Mode mode : {Mode::Concurrent, Mode::Parallel, Mode::Prefetching}) {
        const PipelineSpec spec{.mode = mode, .threads = 2};
        std::vector<double> firsts;
        const MinMedian all = repeat(rounds, [&] {
            const auto begin = std::chrono::steady_clock::now();
            const auto since = [begin] {
                return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
            };
            double first = -1;
            mapOfLimits(spec, work, 2, {limits, limits}, {},
                        [&](const LimitsMap &, std::size_t) { first = first < 0 ? since() : first; });
            firsts.push_back(first);
            return since();
        });
        std::sort(firsts.begin(), firsts.end());
        const QString name = QStringLiteral("map of 32 x 32 limits, 1,000 items, %1, median of %2: ")
                                 .arg(modeName(mode))
                                 .arg(rounds);
        rows.push_back({name + QStringLiteral("whole"), all.median, QStringLiteral("s"), 0.25});
        rows.push_back({name + QStringLiteral("first coarse picture"), firsts[firsts.size() / 2],
                        QStringLiteral("s"), 0.05});
    }
    return rows;
}

} // namespace bench
