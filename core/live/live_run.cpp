// SPDX-License-Identifier: MIT
#include "live/live_run.h"

#include <system_error>

#include <pthread.h>

namespace overlapse {

LiveRun::LiveRun(const PipelineSpec &spec, WorkSpec work, LiveOptions options)
    : m_work(std::move(work)), m_options(std::move(options)), m_future(m_promise.future())
{
    m_promise.start();
    try {
        m_driver = std::thread([this, spec] { drive(spec); });
        ::pthread_setname_np(m_driver.native_handle(), "driver");
    } catch (const std::system_error &) {
        Trace nothing(m_work.items, m_work.isReal());
        nothing.setCancelled(true);
        m_promise.addResult(std::move(nothing));
        m_promise.finish();
    }
}

LiveRun::~LiveRun()
{
    stop();
    if (m_driver.joinable())
        m_driver.join();
}

void LiveRun::drive(const PipelineSpec &spec)
{
    {
        LiveExecutor executor(spec, m_work, m_options, m_stop, m_completions);
        m_promise.addResult(executor.run(m_promise));
    }
    m_promise.finish(); // whoever hears of it need not wait for anything but the thread's last step
}

void LiveRun::stop()
{
    m_stop.request();
    m_completions.interrupt();
}

} // namespace overlapse
