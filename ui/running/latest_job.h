// SPDX-License-Identifier: MIT
// One job at a time in the background, of which the latest is wanted and all others are not.
#pragma once

#include <QObject>
#include <QThreadPool>

#include <stop_token>
#include <utility>

namespace overlapse {

/// A member of `owner`, whose thread starts and hears of it. It never waits but at its end, for as long as a job takes to see
/// that it is not wanted any more.
class LatestJob
{
public:
    LatestJob(QObject &owner, const QString &name) : m_owner(owner)
    {
        m_pool.setMaxThreadCount(1);
        m_pool.setObjectName(name);
    }
    LatestJob(const LatestJob &) = delete;
    LatestJob &operator=(const LatestJob &) = delete;
    ~LatestJob()
    {
        stop();
        m_pool.waitForDone();
    }

    /// work(stop_token) answers on a thread of its own, tell(answer) hears it on this one; unless another job, or stop(), comes
    /// before.
    template<typename Work, typename Tell>
    void start(Work work, Tell tell)
    {
        stop();
        m_stop = std::stop_source();
        m_pending = true;
        m_pool.start([this, work = std::move(work), tell = std::move(tell), stop = m_stop.get_token()] {
            if (stop.stop_requested())
                return;
            auto answer = work(stop);
            QMetaObject::invokeMethod(
                &m_owner,
                [this, tell, stop, answer = std::move(answer)] {
                    if (stop.stop_requested())
                        return;
                    m_pending = false;
                    tell(answer);
                },
                Qt::QueuedConnection);
        });
    }
    void stop()
    {
        m_stop.request_stop();
        m_pending = false;
    }
    [[nodiscard]] bool pending() const { return m_pending; }

private:
    QObject &m_owner;
    std::stop_source m_stop;
    bool m_pending = false;
    QThreadPool m_pool;
};

} // namespace overlapse
