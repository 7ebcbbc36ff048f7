// SPDX-License-Identifier: MIT
// The I/O thread: every HTTP request of a run, N of them on the wire at once through libcurl's multi interface.
//
// 2026-11: QNetworkAccessManager opens at most 6 connections to a host and queues the rest unseen, so that a chart of it
// would lie; libcurl opens as many as are asked for and tells how long each part of a request took. Limits by host and
// by rate are kept here rather than by libcurl, so that the wait for them can be seen.
#pragma once

#include "live/completions.h"
#include "live/http_transfer.h"

#include <QHash>

#include <deque>
#include <queue>
#include <thread>

namespace overlapse {

/// Of a folder that the run serves to itself.
struct OwnServer
{
    quint16 port = 0; ///< 0: there is none
    QString problem;  ///< why it does not listen: then every fetch fails, and says so
};

/// queue() and publish() are for the driver, fetchAndWait() for any other thread.
class HttpFetcher
{
public:
    /// `work`, `clock` and `completions` outlive it. Up to `limit` requests are on the wire at once.
    HttpFetcher(const WorkSpec &work, std::int64_t limit, const RunClock &clock, Completions &completions,
                const OwnServer &server = {});
    /// Abandons what is under way.
    ~HttpFetcher();
    HttpFetcher(const HttpFetcher &) = delete;
    HttpFetcher &operator=(const HttpFetcher &) = delete;

    /// Put on the wire after the next publish(). Comes back through the completions, its result in the task's payload.
    void queue(const Task &task) { m_unpublished.push_back({task, nullptr}); }
    void publish();
    /// The same on the calling thread, which waits.
    TaskResult fetchAndWait(const Task &task);
    /// Everything that is queued, waits or is under way comes back at once, cancelled; and so does what is still to come.
    void abandon();

private:
    struct Waiter
    {
        std::binary_semaphore done{0};
        TaskResult result;
    };
    struct Request
    {
        Task task;
        Waiter *waiter; ///< of a thread that waits for it; null: the driver is told
    };
    struct Host
    {
        std::int64_t taken = 0;
        std::deque<HttpTransfer *> waiting;
    };
    struct Timer
    {
        Nanos when;
        HttpTransfer *transfer;
        bool operator>(const Timer &other) const { return when > other.when; }
    };

    void run();
    void wake() const;
    void waitForSomething();
    [[nodiscard]] Nanos nextInstant() const;
    void takeRequests();
    void takeRequest(const Request &request);
    void awaitTurn(HttpTransfer *transfer);
    void giveTurnBack(HttpTransfer *transfer);
    void startWhoMay();
    void start(HttpTransfer *transfer);
    void readFinished();
    void requestEnded(HttpTransfer *transfer, CURLcode code);
    void requestFailed(HttpTransfer *transfer, Nanos now, bool mayPass, const QString &error);
    bool followRedirect(HttpTransfer *transfer);
    void watch(HttpTransfer *transfer);
    void fireTimers();
    void lookAt(HttpTransfer *transfer, Nanos now);
    void finish(HttpTransfer *transfer, Status status, Nanos ended, const QString &error);
    void handBack();
    static int onSocket(CURL *easy, curl_socket_t socket, int what, void *self, void *known);
    static int onCurlTimer(CURLM *multi, long milliseconds, void *self);

    const WorkSpec &m_work;
    const RunClock &m_clock;
    Completions &m_completions;
    const TransferSettings m_settings;
    const QString m_problem; ///< if set, every fetch fails
    const Nanos m_timeout;   ///< 0: none
    const int m_epoll;
    const int m_wakeUp;
    std::vector<Request> m_unpublished; // the driver's
    std::mutex m_mutex;
    std::vector<Request> m_requests; // guarded
    bool m_abandoned = false;        // guarded
    bool m_ending = false;           // guarded

    // The I/O thread's.
    struct FreeMulti
    {
        void operator()(CURLM *multi) const { curl_multi_cleanup(multi); }
    };
    std::unique_ptr<CURLM, FreeMulti> m_multi;
    std::vector<std::unique_ptr<HttpTransfer>> m_transfers; // after the multi handle: gone before it
    std::vector<HttpTransfer *> m_free;
    std::deque<HttpTransfer *> m_ready; // may be put on the wire as soon as the rate allows
    QHash<QByteArray, Host> m_hosts;    // where there is a limit by host
    std::priority_queue<Timer, std::vector<Timer>, std::greater<>> m_timers;
    std::vector<Request> m_taken;
    std::vector<TaskResult> m_done;
    Nanos m_curlTimer = absent;
    Nanos m_nextStart{0}; // by the rate
    bool m_dropping = false;
    bool m_leaving = false;
    std::thread m_thread;
};

} // namespace overlapse
