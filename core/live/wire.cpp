// SPDX-License-Identifier: MIT
#include "live/wire.h"

#include "workload/system_error.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>

#include <sys/epoll.h>
#include <sys/eventfd.h>

namespace overlapse {

namespace {

QString cannotWatch(int error)
{
    return QStringLiteral("connections cannot be watched: %1").arg(systemError(error));
}

QString curlProblem(const char *why)
{
    return QStringLiteral("libcurl: %1").arg(QString::fromUtf8(why));
}

std::uint32_t eventsOf(int what)
{
    return ((what & CURL_POLL_IN) != 0 ? static_cast<std::uint32_t>(EPOLLIN) : 0U)
        | ((what & CURL_POLL_OUT) != 0 ? static_cast<std::uint32_t>(EPOLLOUT) : 0U);
}

} // namespace

Wire::Wire(std::int64_t connections, const RunClock &clock) : m_clock(clock)
{
    m_problem = setUp(connections);
}

QString Wire::setUp(std::int64_t connections)
{
    m_epoll = Descriptor(::epoll_create1(EPOLL_CLOEXEC));
    if (!m_epoll.isOpen())
        return cannotWatch(errno);
    m_wakeUp = Descriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!m_wakeUp.isOpen())
        return cannotWatch(errno);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = m_wakeUp.number();
    if (::epoll_ctl(m_epoll.number(), EPOLL_CTL_ADD, m_wakeUp.number(), &event) != 0)
        return cannotWatch(errno);
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (ready != CURLE_OK)
        return curlProblem(curl_easy_strerror(ready));
    m_multi.reset(curl_multi_init());
    if (!m_multi)
        return curlProblem(curl_multi_strerror(CURLM_OUT_OF_MEMORY));
    CURLMcode code = CURLM_OK;
    const auto set = [this, &code](CURLMoption option, auto value) {
        if (code == CURLM_OK)
            code = curl_multi_setopt(m_multi.get(), option, value);
    };
    set(CURLMOPT_SOCKETFUNCTION, &onSocket);
    set(CURLMOPT_SOCKETDATA, static_cast<void *>(this));
    set(CURLMOPT_TIMERFUNCTION, &onTimer);
    set(CURLMOPT_TIMERDATA, static_cast<void *>(this));
    // Without it, curl keeps four times as many connections as there are requests, and closes and opens in between.
    set(CURLMOPT_MAXCONNECTS, static_cast<long>(std::clamp<std::int64_t>(connections, 1, INT_MAX)));
    return code == CURLM_OK ? QString() : curlProblem(curl_multi_strerror(code));
}

// What fails in the multi interface itself is no single request's.
bool Wire::check(CURLMcode code)
{
    if (code != CURLM_OK && m_problem.isEmpty())
        m_problem = curlProblem(curl_multi_strerror(code));
    return code == CURLM_OK;
}

// It fails only where there are more wakes unread than it can count: then it is readable already.
void Wire::wake() const
{
    ::eventfd_write(m_wakeUp.number(), 1);
}

void Wire::wait(Nanos until)
{
    if (!m_problem.isEmpty())
        return;
    if (m_timer != absent)
        until = std::min(until, m_timer);
    int milliseconds = -1;
    if (until != Nanos::max()) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - m_clock.now()).count();
        milliseconds = static_cast<int>(std::clamp<std::int64_t>(left, 0, 60'000));
    }
    constexpr int most = 128;
    std::array<epoll_event, most> events{};
    const int count = ::epoll_wait(m_epoll.number(), events.data(), most, milliseconds);
    if (count < 0 && errno != EINTR) {
        m_problem = cannotWatch(errno);
        return;
    }
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = events[static_cast<std::size_t>(i)];
        if (event.data.fd == m_wakeUp.number()) {
            eventfd_t wakes = 0;
            ::eventfd_read(m_wakeUp.number(), &wakes);
            continue;
        }
        act(event.data.fd,
            ((event.events & EPOLLIN) != 0 ? CURL_CSELECT_IN : 0)
                | ((event.events & EPOLLOUT) != 0 ? CURL_CSELECT_OUT : 0)
                | ((event.events & (EPOLLERR | EPOLLHUP)) != 0 ? CURL_CSELECT_ERR : 0));
    }
}

void Wire::act(curl_socket_t socket, int events)
{
    int running = 0;
    check(curl_multi_socket_action(m_multi.get(), socket, events, &running));
}

void Wire::goOn()
{
    if (m_timer == absent || m_clock.now() < m_timer)
        return;
    m_timer = absent;
    act(CURL_SOCKET_TIMEOUT, 0);
}

QString Wire::add(CURL *easy)
{
    const CURLMcode code = curl_multi_add_handle(m_multi.get(), easy);
    return code == CURLM_OK ? QString() : curlProblem(curl_multi_strerror(code));
}

void Wire::remove(CURL *easy)
{
    check(curl_multi_remove_handle(m_multi.get(), easy));
    std::erase_if(m_unwatched, [easy](const Unwatched &one) { return one.easy == easy; });
}

std::optional<Wire::Ended> Wire::takeEnded()
{
    if (!m_unwatched.empty()) {
        const Unwatched one = m_unwatched.back();
        m_unwatched.pop_back();
        return Ended{one.easy, CURLE_COULDNT_CONNECT, cannotWatch(one.error)};
    }
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(m_multi.get(), &left))
        if (message->msg == CURLMSG_DONE)
            return Ended{message->easy_handle, message->data.result, {}};
    return std::nullopt;
}

int Wire::onSocket(CURL *easy, curl_socket_t socket, int what, void *self, void *known)
{
    auto *wire = static_cast<Wire *>(self);
    const int epoll = wire->m_epoll.number();
    if (what == CURL_POLL_REMOVE) {
        ::epoll_ctl(epoll, EPOLL_CTL_DEL, socket, nullptr); // if it is not there, it need not be removed
        return 0;
    }
    epoll_event event{};
    event.data.fd = socket;
    event.events = eventsOf(what);
    int result = ::epoll_ctl(epoll, known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, socket, &event);
    if (result != 0 && (errno == EEXIST || errno == ENOENT)) // it was not the one that we knew
        result = ::epoll_ctl(epoll, errno == EEXIST ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, socket, &event);
    if (result != 0)
        wire->m_unwatched.push_back({easy, errno});
    else if (!known) // if this fails, it is added again, which does no harm
        curl_multi_assign(wire->m_multi.get(), socket, wire);
    return 0;
}

int Wire::onTimer(CURLM *, long milliseconds, void *self)
{
    auto *wire = static_cast<Wire *>(self);
    wire->m_timer = milliseconds < 0 ? absent : wire->m_clock.now() + std::chrono::milliseconds(milliseconds);
    return 0;
}

} // namespace overlapse
