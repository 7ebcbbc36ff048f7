// SPDX-License-Identifier: MIT
#include "live/live_run.h"

#include "live/start_thread.h"

namespace overlapse {

namespace {

// Where the driver has no thread, every item has failed, and says why.
QFuture<Trace> nothingDone(const WorkSpec &work, const LiveOptions &options, const QString &why)
{
    Trace trace(work.items, work.isReal());
    RunFeed::Batch told;
    for (std::int64_t item = 0; item < work.items; ++item) {
        const ItemRow row{.item = item,
                          .rank = item,
                          .fetchAdmitted = Nanos(0),
                          .fetchStarted = Nanos(0),
                          .fetchFinished = Nanos(0),
                          .fetchYielded = Nanos(0),
                          .transformStarted = Nanos(0),
                          .transformFinished = Nanos(0),
                          .transformYielded = Nanos(0),
                          .fetchLane = 0,
                          .attempts = 1,
                          .fetchStatus = Status::Failed,
                          .transformStatus = Status::Skipped};
        if (options.feed) {
            told.finished.push_back(row);
            told.details.emplace_back(item, ItemDetail{.error = why});
        } else {
            trace.put(row);
            trace.putDetail(item, {.error = why});
        }
    }
    if (options.feed)
        options.feed->push(told);
    if (options.failed)
        *options.failed = work.items;
    QPromise<Trace> promise;
    promise.start();
    promise.addResult(std::move(trace));
    promise.finish();
    return promise.future();
}

} // namespace

LiveRun::LiveRun(const PipelineSpec &spec, WorkSpec work, LiveOptions options)
    : m_work(std::move(work)), m_options(std::move(options))
{
    QPromise<Trace> promise;
    promise.start();
    m_future = promise.future();
    const QString why = startThread(m_driver, "driver", [this, spec, promise = std::move(promise)]() mutable {
        drive(spec, promise);
        promise.finish();
    });
    if (!why.isEmpty())
        m_future = nothingDone(m_work, m_options, QStringLiteral("cannot start a thread: %1").arg(why));
}

void LiveRun::drive(const PipelineSpec &spec, QPromise<Trace> &promise)
{
    LiveExecutor executor(spec, m_work, m_options, m_stop, m_completions);
    Trace trace = executor.run(promise);
    m_conditions = executor.conditions();
    promise.addResult(std::move(trace));
}

LiveRun::~LiveRun()
{
    stop();
    if (m_driver.joinable())
        m_driver.join();
}

void LiveRun::stop()
{
    m_stop.request();
    m_completions.interrupt();
}

} // namespace overlapse
