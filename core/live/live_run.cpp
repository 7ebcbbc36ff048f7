// SPDX-License-Identifier: MIT
#include "live/live_run.h"

#include <QtConcurrentRun>

namespace overlapse {

LiveRun::LiveRun(const PipelineSpec &spec, WorkSpec work, LiveOptions options)
    : m_work(std::move(work)), m_options(std::move(options))
{
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
