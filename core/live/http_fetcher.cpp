// SPDX-License-Identifier: MIT
#include "live/http_fetcher.h"

#include "live/start_thread.h"
#include "workload/urls.h"
#include "workload/work_text.h"

#include <algorithm>
#include <functional>
#include <new>

namespace overlapse {

namespace {

constexpr Nanos usualTimeout = std::chrono::seconds(30);

} // namespace

HttpFetcher::HttpFetcher(const WorkSpec &work, std::int64_t limit, const RunClock &clock,
                         Completions &completions, const OwnServer &server)
    : m_work(work), m_clock(clock), m_completions(completions),
      m_settings(transferSettings(work.rules, server.port)),
      m_timeout(work.rules.timeout == absent ? usualTimeout : work.rules.timeout), m_problem(server.problem),
      m_wire(limit, clock), m_line(work.rules, work.seed)
{
    for (const QString &problem : {m_settings.problem, m_wire.problem()})
        if (m_problem.isEmpty())
            m_problem = problem;
    if (m_problem.isEmpty())
        startThread();
}

HttpFetcher::~HttpFetcher()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_abandoned = m_ending = true;
    }
    m_wire.wake();
    m_thread.join();
}

void HttpFetcher::startThread()
{
    if (const QString why = overlapse::startThread(m_thread, "http", [this] { run(); }); !why.isEmpty())
        m_problem = QStringLiteral("cannot start a thread: %1").arg(why);
}

void HttpFetcher::publish()
{
    if (m_unpublished.empty())
        return;
    if (!handOver(m_unpublished)) {
        std::vector<TaskResult> refused;
        for (const Request &request : m_unpublished)
            refused.push_back(refuse(request.task));
        m_completions.add(refused.data(), refused.size());
    }
    m_unpublished.clear();
}

TaskResult HttpFetcher::fetchAndWait(const Task &task)
{
    Waiter waiter;
    std::vector<Request> requests{{task, &waiter}};
    if (!handOver(requests))
        return refuse(task);
    waiter.done.acquire();
    return waiter.result;
}

// False if nobody would take them.
bool HttpFetcher::handOver(std::vector<Request> &requests)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_problem.isEmpty())
            return false;
        m_requests.insert(m_requests.end(), requests.begin(), requests.end());
    }
    m_wire.wake();
    return true;
}

// Once there is a problem, it stays the same.
TaskResult HttpFetcher::refuse(const Task &task) const
{
    task.payload->detail.error = m_problem;
    return TaskResult{
        .slot = task.slot, .fetches = true, .fetchStatus = Status::Failed, .ended = m_clock.now()};
}

void HttpFetcher::abandon()
{
    {
        const std::lock_guard lock(m_mutex);
        m_abandoned = true;
    }
    publish();
    if (m_thread.joinable())
        m_wire.wake();
}

void HttpFetcher::run()
{
    try {
        while (!m_leaving && m_wire.problem().isEmpty())
            turn();
    } catch (const std::bad_alloc &) {
        return giveUp(QStringLiteral("not enough memory"));
    }
    if (!m_wire.problem().isEmpty())
        giveUp(m_wire.problem());
}

void HttpFetcher::turn()
{
    m_wire.wait(nextInstant());
    takeRequests();
    readEnded();
    endIdle();
    takeTurns();
    m_wire.goOn();
    readEnded();
    handBack();
}

Nanos HttpFetcher::nextInstant() const
{
    const Nanos idle = m_idleTimers.empty() ? never : m_idleTimers.top().when;
    return std::min(idle, m_line.nextInstant());
}

void HttpFetcher::takeRequests()
{
    {
        const std::lock_guard lock(m_mutex);
        m_taken.swap(m_requests);
        m_dropping = m_abandoned;
        m_leaving = m_ending;
    }
    std::reverse(m_taken.begin(), m_taken.end());
    for (; !m_taken.empty(); m_taken.pop_back()) // where there is no memory for one, it is still here
        takeRequest(m_taken.back());
    if (m_dropping)
        dropAll();
}

void HttpFetcher::takeRequest(const Request &request)
{
    if (m_free.empty()) {
        m_transfers.push_back(std::make_unique<HttpTransfer>(m_settings, m_clock));
        m_free.push_back(m_transfers.back().get());
    }
    const Slot slot = request.task.slot;
    if (static_cast<std::size_t>(slot) >= m_bySlot.size())
        m_bySlot.resize(static_cast<std::size_t>(slot) + 1);
    HttpTransfer *transfer = m_free.back();
    m_bySlot[static_cast<std::size_t>(slot)] = transfer;
    const Nanos now = m_clock.now();
    const QByteArray &url = addressOf(request.task);
    m_line.enter(now, slot, request.task.item, hostFor(url));
    m_free.pop_back();
    transfer->take(request.task, url, now);
    transfer->waiter = request.waiter;
}

void HttpFetcher::dropAll()
{
    for (const auto &transfer : m_transfers)
        takeBack(transfer.get(), Status::Cancelled, {});
    m_line.clear();
}

// Wherever it is: what it was at until now is recorded.
void HttpFetcher::takeBack(HttpTransfer *transfer, Status status, const QString &error)
{
    if (transfer->state == HttpTransfer::State::Free)
        return;
    const Nanos now = m_clock.now();
    if (transfer->state == HttpTransfer::State::Waiting)
        transfer->ready = m_line.readySince(transfer->task.slot);
    if (transfer->state == HttpTransfer::State::OnTheWire)
        m_wire.remove(transfer->easy.get());
    transfer->end(status, now);
    finish(transfer, status, status == Status::Cancelled ? absent : now, error);
}

// Nothing can be on the wire any more: what is here has failed, and so does what comes.
void HttpFetcher::giveUp(const QString &problem)
{
    std::vector<Request> requests;
    {
        const std::lock_guard lock(m_mutex);
        m_problem = problem;
        requests.swap(m_requests);
    }
    for (const auto &transfer : m_transfers)
        takeBack(transfer.get(), Status::Failed, problem);
    for (const std::vector<Request> &left : {std::cref(m_taken), std::cref(requests)})
        for (const Request &request : left)
            tell(refuse(request.task), request.waiter);
    m_taken.clear();
    handBack();
}

void HttpFetcher::takeTurns()
{
    while (m_line.nextInstant() != never) { // else the clock may not be set yet
        const Nanos now = m_clock.now();
        const std::optional<FetchLine::Turn> turn = m_line.next(now);
        if (!turn)
            return;
        HttpTransfer *transfer = m_bySlot[static_cast<std::size_t>(turn->slot)];
        transfer->ready = turn->ready;
        switch (turn->what) {
        case FetchLine::What::Begins: begin(transfer, now); break;
        case FetchLine::What::Returns:
            transfer->beginAttempt(turn->attempt, addressOf(transfer->task), now);
            break;
        case FetchLine::What::Late: tooLate(transfer, now); break;
        }
    }
}

void HttpFetcher::begin(HttpTransfer *transfer, Nanos now, bool afresh)
{
    m_busyFor.push_back(&transfer->task.payload->fetchCpu);
    QString problem = transfer->beginRequest(now, afresh);
    if (problem.isEmpty())
        problem = m_wire.add(transfer->easy.get());
    if (problem.isEmpty())
        return watch(transfer);
    transfer->state = HttpTransfer::State::Waiting; // the wire has seen nothing of it
    transfer->end(Status::Failed, now);
    requestFailed(transfer, now, {problem, true});
}

void HttpFetcher::tooLate(HttpTransfer *transfer, Nanos now)
{
    if (transfer->state == HttpTransfer::State::OnTheWire)
        m_wire.remove(transfer->easy.get());
    transfer->end(Status::Failed, now);
    finish(transfer, Status::Failed, now,
           QStringLiteral("took longer than %1").arg(exactDuration(m_work.rules.deadline)));
}

void HttpFetcher::readEnded()
{
    while (const std::optional<Wire::Ended> ended = m_wire.takeEnded()) {
        HttpTransfer *transfer = nullptr;
        if (curl_easy_getinfo(ended->easy, CURLINFO_PRIVATE, &transfer) == CURLE_OK && transfer)
            requestEnded(transfer, *ended);
    }
}

void HttpFetcher::requestEnded(HttpTransfer *transfer, const Wire::Ended &ended)
{
    const Nanos now = m_clock.now();
    m_wire.remove(transfer->easy.get());
    if (ended.problem.isEmpty() && transfer->lostKeptConnection(ended.code)) {
        transfer->end(Status::Ok, now);
        return begin(transfer, now, true);
    }
    const std::optional<RequestFailure> failure =
        ended.problem.isEmpty() ? transfer->problemOf(ended.code) : RequestFailure{ended.problem, true};
    transfer->end(failure ? Status::Failed : Status::Ok, now);
    if (failure)
        return requestFailed(transfer, now, *failure);
    if (transfer->followRedirect())
        return m_line.again(now, transfer->task.slot, hostFor(transfer->url));
    m_line.leave(now, transfer->task.slot);
    finish(transfer, Status::Ok, now, {});
}

void HttpFetcher::requestFailed(HttpTransfer *transfer, Nanos now, const RequestFailure &failure)
{
    const Slot slot = transfer->task.slot;
    if (failure.mayPass
        && m_line.retry(now, slot, transfer->retryAfter(), hostFor(addressOf(transfer->task)))) {
        transfer->state = HttpTransfer::State::BackingOff;
        transfer->answer.clear();
        return;
    }
    m_line.leave(now, slot);
    const Nanos asked = transfer->retryAfter();
    const bool refused = failure.mayPass && asked > Nanos(0) && transfer->attempt <= m_work.rules.retries;
    finish(transfer, Status::Failed, now,
           refused ? QStringLiteral("%1, not tried again: the server asks to wait %2")
                         .arg(failure.text, exactDuration(asked))
                   : failure.text);
}

// It is moved on when it fires too early, which costs less than one a request.
void HttpFetcher::watch(HttpTransfer *transfer)
{
    if (m_timeout <= Nanos(0) || transfer->watched)
        return;
    m_idleTimers.push({transfer->activity + m_timeout, transfer});
    transfer->watched = true;
}

void HttpFetcher::endIdle()
{
    if (m_idleTimers.empty())
        return; // the clock may not be set yet
    const Nanos now = m_clock.now();
    while (!m_idleTimers.empty() && m_idleTimers.top().when <= now) {
        HttpTransfer *transfer = m_idleTimers.top().transfer;
        m_idleTimers.pop();
        lookAt(transfer, now);
    }
}

void HttpFetcher::lookAt(HttpTransfer *transfer, Nanos now)
{
    transfer->watched = false;
    if (transfer->state != HttpTransfer::State::OnTheWire)
        return;
    if (now - transfer->activity < m_timeout)
        return watch(transfer);
    m_wire.remove(transfer->easy.get());
    transfer->end(Status::Failed, now);
    requestFailed(transfer, now, {QStringLiteral("no byte for %1").arg(exactDuration(m_timeout)), true});
}

// Whoever finishes it has seen to it that it is neither in the line nor on the wire.
void HttpFetcher::finish(HttpTransfer *transfer, Status status, Nanos ended, const QString &error)
{
    transfer->state = HttpTransfer::State::Free;
    Payload &payload = *transfer->task.payload;
    payload.attempts = transfer->attempt;
    payload.detail.error = error;
    if (transfer->asked) { // else what curl knows is of the item before
        payload.detail.httpStatus = transfer->httpStatus();
        payload.detail.address = transfer->address();
        if (transfer->url != addressOf(transfer->task))
            payload.detail.finalUrl = QString::fromUtf8(transfer->url);
    }
    payload.detail.parts = std::move(transfer->parts);
    payload.fetchBytes = transfer->answer.size();
    if (status == Status::Ok)
        payload.data = transfer->answer.takeData();
    transfer->answer.clear();
    m_busyFor.push_back(&payload.fetchCpu);
    m_free.push_back(transfer);
    const TaskResult result{
        .slot = transfer->task.slot, .fetches = true, .fetchStatus = status, .ended = ended};
    tell(result, static_cast<Waiter *>(transfer->waiter));
}

void HttpFetcher::tell(const TaskResult &result, Waiter *waiter)
{
    if (waiter)
        m_awaited.emplace_back(waiter, result);
    else
        m_done.push_back(result);
}

void HttpFetcher::shareCpu()
{
    if (m_busyFor.empty())
        return;
    const Nanos now = threadCpuNow();
    auto left = static_cast<std::int64_t>(m_busyFor.size());
    for (Nanos *cpu : m_busyFor) {
        const Nanos share = (now - m_cpuShared) / left--;
        *cpu = std::max(*cpu, Nanos(0)) + share;
        m_cpuShared += share;
    }
    m_busyFor.clear();
}

// Nothing is touched of what has been handed back.
void HttpFetcher::handBack()
{
    shareCpu();
    if (!m_done.empty())
        m_completions.add(m_done.data(), m_done.size());
    m_done.clear();
    for (const auto &[waiter, result] : m_awaited) {
        waiter->result = result;
        waiter->done.release();
    }
    m_awaited.clear();
}

QByteArray HttpFetcher::addressOf(const Task &task) const
{
    return m_work.inputs->paths[static_cast<std::size_t>(task.item)];
}

QByteArray HttpFetcher::hostFor(const QByteArray &url) const
{
    return m_line.limitsHosts() ? hostOf(url) : QByteArray();
}

} // namespace overlapse
