// SPDX-License-Identifier: MIT
#include "make_runs.h"

#include "analysis/clock_range.h"
#include "live/comparison.h"
#include "live/rounds.h"
#include "live/start_thread.h"
#include "pipeline/words.h"
#include "progress_bar.h"
#include "trace/repeat_name.h"
#include "virtual/predict.h"
#include "workload/run_needs.h"

#include <QEventLoop>
#include <QFutureWatcher>
#include <QPromise>
#include <QTimer>

#include <new>
#include <stop_token>
#include <thread>

namespace overlapse {

namespace {

QString preparationText(const Comparison &comparison)
{
    return comparison.warmsUp() ? QStringLiteral("reading every file once")
                                : QStringLiteral("dropping the files from the cache");
}

// Where memory may run out, what it takes to tell what was measured is put aside until it is.
std::unique_ptr<char[]> memoryForTelling(const Request &request)
{
    const std::int64_t needed = bytesNeeded(request.specs, request.work);
    const std::int64_t room = systemRoom().memory;
    if (needed <= room)
        return nullptr;
    const double share = double(bytesNeeded({}, request.work)) / double(needed);
    return std::unique_ptr<char[]>(new (std::nothrow) char[static_cast<std::size_t>(share * double(room))]);
}

Ended predictModes(const Request &request, const std::stop_source &stop, std::vector<Run> &runs)
{
    for (const PipelineSpec &spec : request.specs) {
        try {
            Trace trace = predict(spec, request.work, {.cores = request.cores, .cancel = stop.get_token()});
            if (stop.stop_requested())
                return {.interrupted = true};
            runs.push_back({spec, Clock::Virtual, std::move(trace)});
        } catch (const std::bad_alloc &) {
            return {.problem = QStringLiteral(
                                   "memory ran out while %1 was predicted: take fewer items, or fewer modes")
                                   .arg(modeName(spec.mode))};
        }
        if (QString problem = clockProblem(runs.back()); !problem.isEmpty())
            return {.problem = std::move(problem), .refused = true};
    }
    return {};
}

} // namespace

std::vector<PipelineSpec> measuredSpecs(const Request &request)
{
    return inRounds(request.specs, request.repeats, request.work.seed);
}

Ended measureRuns(const Request &request, Interrupt &interrupt, Recording &recording)
{
    const std::vector<PipelineSpec> specs = measuredSpecs(request);
    const auto modes = static_cast<int>(request.specs.size());
    Comparison comparison(specs, request.work, request.cores, false, request.cache);
    QEventLoop loop;
    Ended ended;
    QObject::connect(&comparison, &Comparison::runFinished, &loop, [&](int index, const Run &run) {
        const int round = index / modes;
        if (request.repeats > 1 && round == 0 && !run.trace.cancelled())
            return; // what is cold is warm from then on
        recording.runs.push_back(run);
        if (request.repeats > 1)
            recording.runs.back().facts.name = repeatName(round, request.repeats);
    });
    QObject::connect(&comparison, &Comparison::finished, &loop, [&](bool early) {
        ended.interrupted = early;
        loop.quit();
    });
    ProgressBar bar(request.quiet);
    QTimer tick;
    QObject::connect(&tick, &QTimer::timeout, &loop, [&] {
        bar.show(comparison.preparesCache()
                     ? preparationText(comparison)
                     : modeName(specs[static_cast<std::size_t>(comparison.current())].mode),
                 comparison.current(), static_cast<int>(specs.size()),
                 {.done = comparison.emittedCount(),
                  .failed = comparison.failedCount(),
                  .items = request.work.items});
    });
    if (bar.visible())
        tick.start(100);
    const std::unique_ptr<char[]> aside = memoryForTelling(request);
    // In the loop: what was stopped before it would end at once, and with nothing to quit.
    QTimer::singleShot(0, &loop, [&] {
        interrupt.tell([&comparison] { comparison.stop(); });
        comparison.start();
    });
    loop.exec();
    bar.clear();
    recording.cache = comparison.cache();
    ended.problem = comparison.problem();
    return ended;
}

Ended predictRuns(const Request &request, Interrupt &interrupt, Recording &recording)
{
    std::stop_source stop;
    QEventLoop loop;
    interrupt.tell([&stop] { stop.request_stop(); });
    QPromise<Ended> promise;
    promise.start();
    QFutureWatcher<Ended> watcher;
    QObject::connect(&watcher, &QFutureWatcher<Ended>::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(promise.future());
    std::thread thread;
    const QString why = startThread(thread, "predictions", [&, promise = std::move(promise)]() mutable {
        promise.addResult(predictModes(request, stop, recording.runs));
        promise.finish();
    });
    if (!why.isEmpty())
        return {.problem = QStringLiteral("cannot start a thread: %1").arg(why)};
    loop.exec();
    thread.join();
    return watcher.result();
}

} // namespace overlapse
