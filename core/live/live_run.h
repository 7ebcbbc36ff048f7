// SPDX-License-Identifier: MIT
// One measured run: a driver task with a future, progress, and a stop that wakes it.
#pragma once

#include "live/live_executor.h"

#include <QFuture>
#include <QThreadPool>

namespace overlapse {

/// Owns the run's driver thread. Created, used and destroyed on one thread, which never has to wait for it before
/// the future has finished.
class LiveRun
{
public:
    /// Starts at once. Files must be listed in `work` already.
    LiveRun(const PipelineSpec &spec, WorkSpec work, LiveOptions options);
    /// Stops the run and waits until it has ended.
    ~LiveRun();
    LiveRun(const LiveRun &) = delete;
    LiveRun &operator=(const LiveRun &) = delete;

    /// One result: the Trace, whole or, after a stop, of what was recorded; where the system has no thread for the
    /// driver, every item has failed and says so. Progress counts emitted items.
    [[nodiscard]] QFuture<Trace> future() const { return m_future; }
    /// Ends the run at the next instant at which it can: simulated work at once, real work after its current step.
    /// Unlike QFuture::cancel(), it wakes a sleeping driver and the result is kept. Any thread.
    void stop();

private:
    const WorkSpec m_work;
    const LiveOptions m_options;
    StopSignal m_stop;
    Completions m_completions;
    QThreadPool m_driver;
    QFuture<Trace> m_future;
};

} // namespace overlapse
