// SPDX-License-Identifier: MIT
#include "live/live_run.h"

#include "workload/open_files.h"
#include "workload/system_error.h"

#include <QtConcurrentRun>

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
    // Its thread takes one for an event loop, and Qt ends the program where there is none.
    if (const int error = descriptorError(1); error != 0) {
        m_future = nothingDone(m_work, m_options,
                               QStringLiteral("cannot start a thread: %1").arg(systemError(error)));
        return;
    }
    m_driver.setObjectName(QStringLiteral("driver"));
    m_driver.setMaxThreadCount(1);
    m_driver.setExpiryTimeout(-1);
    m_future = QtConcurrent::run(&m_driver, [this, spec](QPromise<Trace> &promise) {
        LiveExecutor executor(spec, m_work, m_options, m_stop, m_completions);
        promise.addResult(executor.run(promise));
    });
}

LiveRun::~LiveRun()
{
    stop();
    m_driver.waitForDone();
}

void LiveRun::stop()
{
    m_stop.request();
    m_completions.interrupt();
}

} // namespace overlapse
