// SPDX-License-Identifier: MIT
#include "live/http_fetcher.h"

#include "workload/byte_text.h"
#include "workload/open_files.h"
#include "workload/retry.h"
#include "workload/urls.h"
#include "workload/work_text.h"

#include <array>
#include <climits>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace overlapse {

namespace {

constexpr Nanos never = Nanos::max();
constexpr Nanos usualTimeout = std::chrono::seconds(30);
constexpr int mostRedirects = 10;
// A server that asks for more is not waited for.
constexpr Nanos longestRetryAfter = std::chrono::minutes(10);

CURLM *newMulti()
{
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    return ready == CURLE_OK ? curl_multi_init() : nullptr;
}

// Whether another attempt may do better.
bool mayPassLater(CURLcode code)
{
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM: return true;
    default: return false;
    }
}

// Without blanks, so that whoever shows the text that it stands in finds its end.
QByteArray asOneWord(const QByteArray &url)
{
    QByteArray word;
    for (const char c : url)
        word += static_cast<unsigned char>(c) <= ' ' ? '%' + QByteArray(1, c).toHex() : QByteArray(1, c);
    return word;
}

QString errorOf(const HttpTransfer &transfer, CURLcode code)
{
    if (!transfer.failure.isEmpty())
        return transfer.failure;
    const char *text = transfer.errorText[0] ? transfer.errorText.data() : curl_easy_strerror(code);
    return QString::fromUtf8(text).trimmed();
}

} // namespace

HttpFetcher::HttpFetcher(const WorkSpec &work, std::int64_t limit, const RunClock &clock,
                         Completions &completions, const OwnServer &server)
    : m_work(work), m_clock(clock), m_completions(completions),
      m_settings(transferSettings(work.rules, server.port)), m_problem(server.problem),
      m_timeout(work.rules.timeout == absent ? usualTimeout : work.rules.timeout),
      m_epoll(::epoll_create1(EPOLL_CLOEXEC)), m_wakeUp(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      m_multi(newMulti())
{
    raiseOpenFiles(work.served ? 2 * limit : limit); // of what it serves itself, both ends
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = m_wakeUp;
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wakeUp, &event);
    curl_multi_setopt(m_multi.get(), CURLMOPT_SOCKETFUNCTION, &onSocket);
    curl_multi_setopt(m_multi.get(), CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(m_multi.get(), CURLMOPT_TIMERFUNCTION, &onCurlTimer);
    curl_multi_setopt(m_multi.get(), CURLMOPT_TIMERDATA, this);
    // Without it, curl keeps four times as many connections as there are requests, and closes and opens in between.
    curl_multi_setopt(m_multi.get(), CURLMOPT_MAXCONNECTS,
                      static_cast<long>(std::min<std::int64_t>(limit, INT_MAX)));
    m_thread = std::thread([this] { run(); });
}

HttpFetcher::~HttpFetcher()
{
    {
        const std::lock_guard lock(m_mutex);
        m_abandoned = m_ending = true;
    }
    wake();
    m_thread.join();
    m_transfers.clear();
    m_multi.reset();
    ::close(m_wakeUp);
    ::close(m_epoll);
}

void HttpFetcher::publish()
{
    if (m_unpublished.empty())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_requests.insert(m_requests.end(), m_unpublished.begin(), m_unpublished.end());
    }
    m_unpublished.clear();
    wake();
}

TaskResult HttpFetcher::fetchAndWait(const Task &task)
{
    Waiter waiter;
    {
        const std::lock_guard lock(m_mutex);
        m_requests.push_back({task, &waiter});
    }
    wake();
    waiter.done.acquire();
    return waiter.result;
}

void HttpFetcher::abandon()
{
    {
        const std::lock_guard lock(m_mutex);
        m_abandoned = true;
    }
    publish();
    wake();
}

void HttpFetcher::wake() const
{
    ::eventfd_write(m_wakeUp, 1);
}

void HttpFetcher::run()
{
    while (!m_leaving) {
        waitForSomething();
        takeRequests();
        fireTimers();
        startWhoMay();
        if (m_curlTimer != absent && m_clock.now() >= m_curlTimer) {
            m_curlTimer = absent;
            int running = 0;
            curl_multi_socket_action(m_multi.get(), CURL_SOCKET_TIMEOUT, 0, &running);
        }
        readFinished();
        handBack();
    }
}

Nanos HttpFetcher::nextInstant() const
{
    Nanos next = m_curlTimer == absent ? never : m_curlTimer;
    if (!m_timers.empty())
        next = std::min(next, m_timers.top().when);
    if (!m_ready.empty())
        next = std::min(next, m_nextStart);
    return next;
}

void HttpFetcher::waitForSomething()
{
    constexpr int most = 128;
    std::array<epoll_event, most> events{};
    const Nanos next = nextInstant();
    int milliseconds = -1;
    if (next != never) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(next - m_clock.now()).count();
        milliseconds = static_cast<int>(std::clamp<std::int64_t>(left, 0, 60'000));
    }
    const int count = ::epoll_wait(m_epoll, events.data(), most, milliseconds);
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = events[static_cast<std::size_t>(i)];
        if (event.data.fd == m_wakeUp) {
            eventfd_t wakes = 0;
            ::eventfd_read(m_wakeUp, &wakes);
            continue;
        }
        const int mask = ((event.events & EPOLLIN) != 0 ? CURL_CSELECT_IN : 0)
            | ((event.events & EPOLLOUT) != 0 ? CURL_CSELECT_OUT : 0)
            | ((event.events & (EPOLLERR | EPOLLHUP)) != 0 ? CURL_CSELECT_ERR : 0);
        int running = 0;
        curl_multi_socket_action(m_multi.get(), event.data.fd, mask, &running);
    }
}

void HttpFetcher::takeRequests()
{
    m_taken.clear();
    {
        const std::lock_guard lock(m_mutex);
        m_taken.swap(m_requests);
        m_dropping = m_abandoned;
        m_leaving = m_ending;
    }
    for (const Request &request : m_taken)
        takeRequest(request);
    if (!m_dropping)
        return;
    m_ready.clear();
    m_hosts.clear();
    for (const auto &transfer : m_transfers) {
        if (transfer->state == HttpTransfer::State::OnTheWire)
            curl_multi_remove_handle(m_multi.get(), transfer->easy.get());
        transfer->host.clear();
        if (transfer->state != HttpTransfer::State::Free)
            finish(transfer.get(), Status::Cancelled, absent, {});
    }
}

void HttpFetcher::takeRequest(const Request &request)
{
    if (m_free.empty()) {
        m_transfers.push_back(std::make_unique<HttpTransfer>(m_settings, m_clock));
        m_free.push_back(m_transfers.back().get());
    }
    HttpTransfer *transfer = m_free.back();
    m_free.pop_back();
    transfer->take(request.task, m_work.inputs->paths[static_cast<std::size_t>(request.task.item)],
                   m_clock.now());
    transfer->waiter = request.waiter;
    if (!m_problem.isEmpty())
        return finish(transfer, Status::Failed, m_clock.now(), m_problem);
    awaitTurn(transfer);
}

void HttpFetcher::awaitTurn(HttpTransfer *transfer)
{
    transfer->state = HttpTransfer::State::Waiting;
    if (m_work.rules.perHost > 0) {
        transfer->host = hostOf(transfer->url);
        Host &host = m_hosts[transfer->host];
        if (host.taken >= m_work.rules.perHost) {
            host.waiting.push_back(transfer);
            return;
        }
        ++host.taken;
    }
    m_ready.push_back(transfer);
}

// The next one of the same host gets it.
void HttpFetcher::giveTurnBack(HttpTransfer *transfer)
{
    if (transfer->host.isEmpty())
        return;
    Host &host = m_hosts[transfer->host];
    transfer->host.clear();
    if (host.waiting.empty()) {
        --host.taken;
        return;
    }
    m_ready.push_back(host.waiting.front());
    host.waiting.pop_front();
}

void HttpFetcher::startWhoMay()
{
    const double rate = m_work.rules.rate;
    while (!m_ready.empty()) {
        const Nanos now = m_clock.now();
        if (rate > 0 && now < m_nextStart)
            return;
        if (rate > 0)
            m_nextStart = std::max(m_nextStart, now) + Nanos(static_cast<std::int64_t>(1e9 / rate));
        HttpTransfer *transfer = m_ready.front();
        m_ready.pop_front();
        start(transfer);
    }
}

void HttpFetcher::start(HttpTransfer *transfer)
{
    const Nanos now = m_clock.now();
    const Nanos deadline = m_work.rules.deadline;
    if (deadline > Nanos(0) && now - transfer->started >= deadline) {
        giveTurnBack(transfer);
        finish(transfer, Status::Failed, now,
               QStringLiteral("took longer than %1").arg(exactDuration(deadline)));
        return;
    }
    transfer->beginRequest(now);
    curl_multi_add_handle(m_multi.get(), transfer->easy.get());
    watch(transfer);
}

void HttpFetcher::readFinished()
{
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(m_multi.get(), &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        HttpTransfer *transfer = nullptr;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
        const CURLcode code = message->data.result;
        requestEnded(transfer, code);
    }
}

void HttpFetcher::requestEnded(HttpTransfer *transfer, CURLcode code)
{
    const Nanos now = m_clock.now();
    curl_multi_remove_handle(m_multi.get(), transfer->easy.get());
    transfer->endRequest(code, now);
    giveTurnBack(transfer);
    const int status = transfer->httpStatus();
    if (code != CURLE_OK)
        return requestFailed(transfer, now, transfer->failure.isEmpty() && mayPassLater(code),
                             errorOf(*transfer, code));
    if (status >= 300 && status < 400 && followRedirect(transfer))
        return;
    if (status >= 400 || !transfer->failure.isEmpty()) {
        transfer->parts.back().status = Status::Failed;
        return requestFailed(transfer, now, mayPass(status),
                             transfer->failure.isEmpty() ? QStringLiteral("HTTP %1").arg(status)
                                                         : transfer->failure);
    }
    finish(transfer, Status::Ok, now, {});
}

// True if there is another request to do, or why not is in `failure` otherwise.
bool HttpFetcher::followRedirect(HttpTransfer *transfer)
{
    const QByteArray next = transfer->redirect();
    if (next.isEmpty())
        return false; // an answer like 304 leads nowhere
    if (++transfer->redirects > mostRedirects) {
        transfer->failure = QStringLiteral("more than %1 redirects").arg(mostRedirects);
        return false;
    }
    if (const QString problem = urlProblem(next); !problem.isEmpty()) {
        transfer->failure =
            QStringLiteral("redirected to %1: %2").arg(QString::fromUtf8(asOneWord(next)), problem);
        return false;
    }
    if (transfer->firstHost.isEmpty())
        transfer->firstHost = hostOf(transfer->url);
    transfer->url = next;
    awaitTurn(transfer);
    return true;
}

void HttpFetcher::requestFailed(HttpTransfer *transfer, Nanos now, bool mayPass, const QString &error)
{
    const FetchRules &rules = m_work.rules;
    curl_off_t retryAfter = 0;
    curl_easy_getinfo(transfer->easy.get(), CURLINFO_RETRY_AFTER, &retryAfter);
    const Nanos asked = std::chrono::seconds(std::min<curl_off_t>(retryAfter, 1'000'000));
    const Nanos delay = std::max(asked, backoffAfter(transfer->attempt, m_work.seed, transfer->task.item));
    const bool inTime = rules.deadline <= Nanos(0) || now + delay - transfer->started < rules.deadline;
    if (!mayPass || transfer->attempt > rules.retries || asked > longestRetryAfter || !inTime)
        return finish(transfer, Status::Failed, now, error);
    transfer->state = HttpTransfer::State::BackingOff;
    transfer->backoffEnd = now + delay;
    m_timers.push({transfer->backoffEnd, transfer});
}

// One timer a transfer at a time: it is moved on when it fires too early, which costs less than one a request.
void HttpFetcher::watch(HttpTransfer *transfer)
{
    const Nanos deadline = m_work.rules.deadline;
    if (m_timeout <= Nanos(0) && deadline <= Nanos(0))
        return;
    if (transfer->watched && transfer->attempt == 1 && transfer->redirects == 0)
        return;
    const Nanos idle = m_timeout > Nanos(0) ? transfer->activity + m_timeout : never;
    m_timers.push({std::min(idle, deadline > Nanos(0) ? transfer->started + deadline : never), transfer});
    transfer->watched = true;
}

void HttpFetcher::fireTimers()
{
    if (m_timers.empty())
        return; // the clock may not be set yet
    const Nanos now = m_clock.now();
    while (!m_timers.empty() && m_timers.top().when <= now) {
        HttpTransfer *transfer = m_timers.top().transfer;
        m_timers.pop();
        lookAt(transfer, now);
    }
}

void HttpFetcher::lookAt(HttpTransfer *transfer, Nanos now)
{
    if (transfer->state == HttpTransfer::State::BackingOff && now >= transfer->backoffEnd) {
        transfer->parts.push_back({transfer->since, now, transfer->attempt, PartKind::Backoff, Status::Ok});
        transfer->since = now;
        ++transfer->attempt;
        transfer->failure.clear();
        transfer->redirects = 0;
        transfer->url = m_work.inputs->paths[static_cast<std::size_t>(transfer->task.item)];
        return awaitTurn(transfer);
    }
    transfer->watched = false;
    if (transfer->state != HttpTransfer::State::OnTheWire)
        return;
    const Nanos deadline = m_work.rules.deadline;
    const bool late = deadline > Nanos(0) && now - transfer->started >= deadline;
    const bool idle = m_timeout > Nanos(0) && now - transfer->activity >= m_timeout;
    if (!late && !idle) {
        const Nanos nextIdle = m_timeout > Nanos(0) ? transfer->activity + m_timeout : never;
        m_timers.push(
            {std::min(nextIdle, deadline > Nanos(0) ? transfer->started + deadline : never), transfer});
        transfer->watched = true;
        return;
    }
    transfer->failure = late ? QStringLiteral("took longer than %1").arg(exactDuration(deadline))
                             : QStringLiteral("no byte for %1").arg(exactDuration(m_timeout));
    curl_multi_remove_handle(m_multi.get(), transfer->easy.get());
    transfer->endRequest(CURLE_OPERATION_TIMEDOUT, now);
    giveTurnBack(transfer);
    requestFailed(transfer, now, !late, transfer->failure);
}

void HttpFetcher::finish(HttpTransfer *transfer, Status status, Nanos ended, const QString &error)
{
    transfer->state = HttpTransfer::State::Free;
    Payload &payload = *transfer->task.payload;
    payload.attempts = transfer->attempt;
    payload.detail.error = error;
    if (!transfer->parts.empty()) { // else what curl knows is of the item before
        payload.detail.httpStatus = transfer->httpStatus();
        payload.detail.address = transfer->address();
    }
    payload.detail.parts = std::move(transfer->parts);
    payload.fetchBytes = transfer->data.size();
    if (status == Status::Ok)
        payload.data = std::move(transfer->data);
    transfer->data = {};
    m_free.push_back(transfer);
    const TaskResult result{
        .slot = transfer->task.slot, .fetches = true, .fetchStatus = status, .ended = ended};
    if (auto *waiter = static_cast<Waiter *>(transfer->waiter)) {
        waiter->result = result;
        waiter->done.release();
    } else {
        m_done.push_back(result);
    }
}

void HttpFetcher::handBack()
{
    if (m_done.empty())
        return;
    m_completions.add(m_done.data(), m_done.size());
    m_done.clear();
}

int HttpFetcher::onSocket(CURL *, curl_socket_t socket, int what, void *self, void *known)
{
    auto *fetcher = static_cast<HttpFetcher *>(self);
    if (what == CURL_POLL_REMOVE) {
        ::epoll_ctl(fetcher->m_epoll, EPOLL_CTL_DEL, socket, nullptr);
        return 0;
    }
    epoll_event event{};
    event.data.fd = socket;
    event.events = ((what & CURL_POLL_IN) != 0 ? static_cast<std::uint32_t>(EPOLLIN) : 0U)
        | ((what & CURL_POLL_OUT) != 0 ? static_cast<std::uint32_t>(EPOLLOUT) : 0U);
    ::epoll_ctl(fetcher->m_epoll, known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, socket, &event);
    if (!known)
        curl_multi_assign(fetcher->m_multi.get(), socket, fetcher);
    return 0;
}

int HttpFetcher::onCurlTimer(CURLM *, long milliseconds, void *self)
{
    auto *fetcher = static_cast<HttpFetcher *>(self);
    fetcher->m_curlTimer =
        milliseconds < 0 ? absent : fetcher->m_clock.now() + std::chrono::milliseconds(milliseconds);
    return 0;
}

} // namespace overlapse
