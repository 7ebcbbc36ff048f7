// SPDX-License-Identifier: MIT
// One measured run: a driver task with a future, progress, and a stop that wakes it.
#pragma once

#include "live/live_executor.h"

#include <QFuture>
#include <thread>

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
    /// What else happened meanwhile; to be asked once the future has finished.
    [[nodiscard]] const RunConditions &conditions() const { return m_conditions; }
    /// Ends the run at the next instant at which it can: simulated work at once, real work after its current step.
    /// Unlike QFuture::cancel(), it wakes a sleeping driver and the result is kept. Any thread.
    void stop();

private:
    void drive(const PipelineSpec &spec, QPromise<Trace> &promise);

    const WorkSpec m_work;
    const LiveOptions m_options;
    StopSignal m_stop;
    Completions m_completions;
    RunConditions m_conditions; // the driver's, until the future has finished
    QFuture<Trace> m_future;
    std::thread m_driver;
};

} // namespace overlapse
