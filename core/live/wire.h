// SPDX-License-Identifier: MIT
// What is on the wire: libcurl's multi interface on epoll, and the one place in which the I/O thread sleeps.
#pragma once

#include "live/thread_clock.h"
#include "workload/descriptor.h"

#include <curl/curl.h>

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace overlapse {

/// For one thread, but for wake(). Made on any thread, before the clock is set.
class Wire
{
public:
    /// A request that is not under way any more, but still to be removed.
    struct Ended
    {
        CURL *easy;
        CURLcode code;
        QString problem; ///< the system's reason where it is not the other side's; else empty
    };

    /// Keeps at most `connections` open for those that come later. `clock` outlives it.
    Wire(std::int64_t connections, const RunClock &clock);
    Wire(const Wire &) = delete;
    Wire &operator=(const Wire &) = delete;

    /// Empty, or one line: why it does not work at all, or not any more. Then nothing ends, and wait() does not wait.
    [[nodiscard]] const QString &problem() const { return m_problem; }
    /// Ends a wait(), now or the next. Any thread.
    void wake() const;
    /// Sleeps until something happens, but not beyond `until` on the clock (Nanos::max(): for as long as it takes), and
    /// goes on with those to whom it happened. It may end early.
    void wait(Nanos until);
    /// Goes on with those whose time has come: those that were just put on it, too.
    void goOn();

    /// Puts a request on the wire. Empty, or why it cannot be.
    [[nodiscard]] QString add(CURL *easy);
    /// At whatever point it is. It must be on the wire.
    void remove(CURL *easy);
    /// One that has ended since, if any.
    std::optional<Ended> takeEnded();

private:
    struct FreeMulti
    {
        void operator()(CURLM *multi) const { curl_multi_cleanup(multi); }
    };
    struct Unwatched
    {
        CURL *easy;
        int error;
    };

    [[nodiscard]] QString setUp(std::int64_t connections);
    bool check(CURLMcode code);
    void act(curl_socket_t socket, int events);
    static int onSocket(CURL *easy, curl_socket_t socket, int what, void *self, void *known);
    static int onTimer(CURLM *multi, long milliseconds, void *self);

    const RunClock &m_clock;
    QString m_problem;
    Descriptor m_epoll;
    Descriptor m_wakeUp;
    Nanos m_timer = absent;                    // when libcurl wants to be called
    std::vector<Unwatched> m_unwatched;        // nobody would hear what happens to them
    std::unique_ptr<CURLM, FreeMulti> m_multi; // the last: it calls us back until it is gone
};

} // namespace overlapse
