// SPDX-License-Identifier: MIT
// The I/O thread: every HTTP request of a run, N of them on the wire at once.
// By libcurl, which queues none of them unseen: resources/decisions/http-by-libcurl.md.
#pragma once

#include "live/completions.h"
#include "live/http_transfer.h"
#include "live/wire.h"
#include "workload/fetch_line.h"

#include <queue>
#include <thread>

namespace overlapse {

/// Of a folder that the run serves to itself.
struct OwnServer
{
    quint16 port = 0; ///< 0: there is none
    QString problem;  ///< why it does not listen: then every fetch fails, and says so
};

/// queue(), publish() and abandon() are for the driver, fetchAndWait() for any other thread. Whatever happens, each fetch
/// that is handed over comes back: where the system has no thread, memory or descriptors for them, failed and with the
/// system's reason. The thread's CPU time is theirs, without remainder: what it takes from one turn of its loop to the next
/// in which a request begins or ends is shared evenly by those begins and ends.
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
    struct IdleTimer // one a transfer at a time
    {
        Nanos when;
        HttpTransfer *transfer;
        bool operator>(const IdleTimer &other) const { return when > other.when; }
    };

    void startThread();
    bool handOver(std::vector<Request> &requests);
    [[nodiscard]] TaskResult refuse(const Task &task) const;

    void run();
    void turn();
    [[nodiscard]] Nanos nextInstant() const;
    void takeRequests();
    void takeRequest(const Request &request);
    void dropAll();
    void takeBack(HttpTransfer *transfer, Status status, const QString &error);
    void giveUp(const QString &problem);
    void takeTurns();
    void begin(HttpTransfer *transfer, Nanos now, bool afresh = false);
    void tooLate(HttpTransfer *transfer, Nanos now);
    void readEnded();
    void requestEnded(HttpTransfer *transfer, const Wire::Ended &ended);
    void requestFailed(HttpTransfer *transfer, Nanos now, const RequestFailure &failure);
    void watch(HttpTransfer *transfer);
    void endIdle();
    void lookAt(HttpTransfer *transfer, Nanos now);
    void finish(HttpTransfer *transfer, Status status, Nanos ended, const QString &error);
    void tell(const TaskResult &result, Waiter *waiter);
    void shareCpu();
    void handBack();
    [[nodiscard]] QByteArray addressOf(const Task &task) const;
    [[nodiscard]] QByteArray hostFor(const QByteArray &url) const;

    const WorkSpec &m_work;
    const RunClock &m_clock;
    Completions &m_completions;
    const TransferSettings m_settings;
    const Nanos m_timeout;              // 0: none
    std::vector<Request> m_unpublished; // the driver's
    std::mutex m_mutex;
    std::vector<Request> m_requests; // guarded
    bool m_abandoned = false;        // guarded
    bool m_ending = false;           // guarded
    QString m_problem;               // guarded; if set, every fetch fails, and there may be no thread

    // The I/O thread's.
    Wire m_wire;
    FetchLine m_line;
    std::vector<std::unique_ptr<HttpTransfer>> m_transfers; // after the wire: gone before it
    std::vector<HttpTransfer *> m_free;
    std::vector<HttpTransfer *> m_bySlot; // of those in the line
    std::priority_queue<IdleTimer, std::vector<IdleTimer>, std::greater<>> m_idleTimers;
    std::vector<Request> m_taken;
    std::vector<TaskResult> m_done;
    std::vector<std::pair<Waiter *, TaskResult>> m_awaited;
    std::vector<Nanos *>
        m_busyFor;        // the CPU times of those for whom something was begun or ended in this turn
    Nanos m_cpuShared{0}; // of the thread, so far
    bool m_dropping = false;
    bool m_leaving = false;
    std::thread m_thread;
};

} // namespace overlapse
