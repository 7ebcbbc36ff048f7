// SPDX-License-Identifier: MIT
// QtConcurrent's side of the benchmarks: a call per item, a ring of futures, results taken in order. result()
// may run a still queued call in the waiting thread: so it does in the programs that are written this way.
#include "engine_runs.h"

#include <QFuture>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <vector>

namespace {

using namespace overlapse::peers;

std::int64_t runWindow(const EngineCase &engine, QThreadPool *pool)
{
    const auto transform = [](std::int64_t item) { return item; };
    std::vector<QFuture<std::int64_t>> window(static_cast<std::size_t>(engine.inFlight));
    const auto slot = [&](std::int64_t item) -> QFuture<std::int64_t> & {
        return window[static_cast<std::size_t>(item % engine.inFlight)];
    };
    std::int64_t next = 0;
    std::int64_t emitted = 0;
    while (emitted < engine.items) {
        for (; next < engine.items && next - emitted < engine.inFlight; ++next)
            slot(next) = QtConcurrent::run(pool, transform, next);
        requireInOrder(slot(emitted).result(), emitted);
        ++emitted;
    }
    return emitted;
}

} // namespace

int main(int argc, char **argv)
{
    const auto inFlight = argc == 3 ? countFrom(argv[1]) : std::nullopt;
    const auto items = argc == 3 ? countFrom(argv[2]) : std::nullopt;
    if (!inFlight || !items) {
        std::fputs("usage: peer_qtconcurrent WINDOW ITEMS\n", stderr);
        return 2;
    }
    QThreadPool pool;
    pool.setMaxThreadCount(threads);
    pool.setExpiryTimeout(-1);
    const EngineCase engine{"QtConcurrent", "run", *inFlight, *items};
    reportEngine(engine, [&] { return runWindow(engine, &pool); });
    return 0;
}
