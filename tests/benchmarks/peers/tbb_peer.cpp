// SPDX-License-Identifier: MIT
// oneTBB's side of the benchmarks: a filter in order, one in parallel, one in order again.
#include "engine_runs.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>

namespace {

using namespace overlapse::peers;

std::int64_t runPipeline(const EngineCase &engine)
{
    std::int64_t next = 0;
    std::int64_t emitted = 0;
    const auto source = [&](tbb::flow_control &control) -> std::int64_t {
        if (next == engine.items) {
            control.stop();
            return 0;
        }
        return next++;
    };
    const auto transform = [](std::int64_t item) { return item; };
    const auto sink = [&](std::int64_t item) { requireInOrder(item, emitted++); };

    using tbb::filter_mode;
    const auto filters = tbb::make_filter<void, std::int64_t>(filter_mode::serial_in_order, source)
        & tbb::make_filter<std::int64_t, std::int64_t>(filter_mode::parallel, transform)
        & tbb::make_filter<std::int64_t, void>(filter_mode::serial_in_order, sink);
    tbb::parallel_pipeline(static_cast<std::size_t>(engine.inFlight), filters);
    return emitted;
}

} // namespace

int main(int argc, char **argv)
{
    const auto inFlight = argc == 3 ? countFrom(argv[1]) : std::nullopt;
    const auto items = argc == 3 ? countFrom(argv[2]) : std::nullopt;
    if (!inFlight || !items) {
        std::fputs("usage: peer_tbb TOKENS ITEMS\n", stderr);
        return 2;
    }
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    const EngineCase engine{"oneTBB", "parallel_pipeline", *inFlight, *items};
    reportEngine(engine, [&] { return runPipeline(engine); });
    return 0;
}
