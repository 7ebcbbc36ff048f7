// SPDX-License-Identifier: MIT
#include "serve/connection.h"

#include "serve/folder_list.h"
#include "serve/request_plan.h"
#include "serve/served_file.h"
#include "serve/served_path.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <sys/epoll.h>
#include <sys/socket.h>

namespace overlapse {

namespace {

using namespace std::string_view_literals;

constexpr int mostRequestsATurn = 16;
constexpr int mostPiecesATurn = 4;
constexpr std::size_t readSize = 16'384;
constexpr std::size_t keptText = 4'096; ///< longer ones give their memory back
constexpr std::string_view plainText = "text/plain; charset=utf-8";
constexpr std::string_view garbage =
    "\x00\xff\x16\x03 this is not HTTP \x80\x00\r\n\xfe\xfe\r\n\r\n\x01\x02\x03"sv;

} // namespace

Nanos steadyNow()
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

Connection::Connection(int socket, ServeShared &shared, Nanos now)
    : m_shared(shared), m_socket(socket), m_lastMove(now)
{
    m_shared.tally->connection();
}

Connection::~Connection()
{
    if (m_inProgress)
        m_shared.tally->requestDone();
    leaveLine();
    m_shared.tally->connectionDone();
}

void Connection::note(std::uint32_t events)
{
    m_broken = m_broken || (events & (EPOLLERR | EPOLLHUP)) != 0;
    m_ended = m_ended || (events & EPOLLRDHUP) != 0;
    m_readable = m_readable || (events & (EPOLLIN | EPOLLRDHUP)) != 0;
    m_writable = m_writable || (events & EPOLLOUT) != 0;
}

Connection::Next Connection::go(Nanos now)
{
    for (int turn = 0; turn < mostRequestsATurn && !m_broken;) {
        std::optional<Next> next;
        switch (m_step) {
        case Step::Reading:
            next = read(now);
            ++turn;
            break;
        case Step::InLine:
            if (m_shared.line.isInLine(m_number))
                return Next::Event;
            beginService();
            break;
        case Step::Waiting:
            if (now < m_deadline)
                return Next::Deadline;
            answer();
            break;
        case Step::Sending: next = send(now); break;
        case Step::Stalled:
        case Step::Leaving: next = discard(); break;
        }
        if (next)
            return *next;
    }
    return m_broken ? Next::Gone : Next::Turn;
}

// False if nothing more can come. What has come, if anything, is in the scratch.
bool Connection::receive(std::size_t most, ssize_t &got)
{
    do
        got = ::recv(socket(), m_shared.scratch.data(), most, 0);
    while (got < 0 && errno == EINTR);
    // Less than there was room for is all there was; the next event tells of more.
    if (got < 0 || (static_cast<std::size_t>(got) < most && !m_ended))
        m_readable = false;
    return got > 0 || (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK));
}

std::optional<Connection::Next> Connection::read(Nanos now)
{
    while (!takeHead()) {
        if (!m_readable)
            return Next::Event;
        ssize_t got = 0;
        if (!receive(readSize, got))
            return Next::Gone;
        if (got <= 0)
            continue;
        m_lastMove = now;
        m_input.append(m_shared.scratch.data(), static_cast<std::size_t>(got));
    }
    return std::nullopt;
}

// Whether there was a whole head, or something that cannot become one.
bool Connection::takeHead()
{
    if (m_taken == m_input.size()) {
        m_input.clear();
        m_taken = 0;
        return false;
    }
    const ParsedHead parsed = parseRequestHead(std::string_view(m_input).substr(m_taken));
    if (parsed.state == ParsedHead::State::Incomplete) {
        m_input.erase(0, m_taken);
        m_taken = 0;
        return false;
    }
    m_shared.tally->request();
    m_inProgress = true;
    m_bodyWanted = true;
    m_fails = false;
    if (parsed.state == ParsedHead::State::Refused) {
        m_last = true;
        answerStatus({.status = parsed.refusal});
        return true;
    }
    m_taken += parsed.size;
    take(parsed.head);
    return true;
}

void Connection::take(const RequestHead &head)
{
    m_last = head.last || head.hasBody; // a body is not read, so nothing after it can be
    m_bodyWanted = head.method != "HEAD";
    if (head.method != "GET" && head.method != "HEAD")
        return answerStatus({.status = 405});
    if (!head.host.empty() && !isLoopbackName(head.host))
        return answerStatus({.status = 421});
    ServedPath served = servedPath(head.target);
    m_path = std::move(served.path);
    m_conditions = head.conditions;
    m_refusal = served.refusal;
    m_number = m_shared.nextNumber++;
    const RequestPlan plan = planOf(m_shared.options, m_number);
    m_fails = plan.fails;
    m_wait = plan.wait;
    if (m_shared.line.enter(m_number, socket()))
        return beginService();
    m_step = Step::InLine;
}

void Connection::beginService()
{
    if (m_shared.options.capacity > 0)
        m_shared.tally->served(m_shared.line.inPlaces());
    if (m_wait == Nanos(0))
        return answer();
    m_deadline = steadyNow() + m_wait;
    m_step = Step::Waiting;
}

void Connection::leaveLine()
{
    if (m_number != notNumbered)
        m_shared.line.leave(std::exchange(m_number, notNumbered));
}

void Connection::answer()
{
    if (m_fails)
        m_shared.tally->failure();
    const FailureKind kind = m_shared.options.failWith;
    if (m_fails && kind == FailureKind::Unavailable) {
        answerStatus({.status = 503});
    } else if (m_fails && kind == FailureKind::Garbage) {
        m_text = garbage;
        m_after = After::Leaving;
        m_step = Step::Sending;
    } else {
        if (m_refusal != 0)
            answerStatus({.status = m_refusal});
        else
            answerFile();
        if (m_fails)
            breakOff();
    }
}

void Connection::answerFile()
{
    ServedFile served = openServed(m_shared.root, m_path);
    if (served.status != 200)
        return answerStatus({.status = served.status});
    if (!served.folder.empty()) {
        const FolderList list = listFolder(m_shared.root, served.folder);
        if (list.status != 200)
            return answerStatus({.status = list.status});
        return answerText({.type = plainText, .partOfList = !list.whole}, list.text);
    }
    const FileState &state = served.state;
    const FileAnswer answer = answerTo(m_conditions, state, m_bodyWanted);
    ResponseHead head{.status = answer.status, .modified = state.modified, .etag = state.etag};
    std::string range;
    if (answer.status == 206 || answer.status == 416)
        range = contentRange(answer, state.size);
    head.contentRange = range;
    if (answer.status >= 400)
        return answerStatus(head);
    head.length = answer.end - answer.begin;
    head.type = contentTypeOf(m_path);
    answerText(head, {});
    if (!m_bodyWanted)
        return;
    m_file = std::move(served.file);
    m_at = answer.begin;
    m_end = answer.end;
}

void Connection::answerStatus(ResponseHead head)
{
    std::string text(reasonOf(head.status));
    text += '\n';
    head.type = plainText;
    if (head.status == 503 && m_shared.options.retryAfter != absent)
        head.retryAfter = std::chrono::ceil<std::chrono::seconds>(m_shared.options.retryAfter).count();
    answerText(head, text);
}

void Connection::answerText(ResponseHead head, std::string_view text)
{
    head.length = std::max(head.length, static_cast<std::int64_t>(text.size()));
    head.last = m_last;
    m_status = head.status;
    appendHead(m_text, head);
    m_headSize = m_text.size();
    if (m_bodyWanted)
        m_text += text;
    m_after = m_last ? After::Leaving : After::Reading;
    m_step = Step::Sending;
}

// Half of the body is sent or, where there is none, half of the head: in either case the client misses something.
void Connection::breakOff()
{
    if (m_end > m_at)
        m_end -= (m_end - m_at + 1) / 2;
    else if (m_text.size() > m_headSize)
        m_text.resize(m_headSize + (m_text.size() - m_headSize) / 2);
    else
        m_text.resize(m_headSize / 2);
    const FailureKind kind = m_shared.options.failWith;
    m_after = kind == FailureKind::Reset ? After::Reset
        : kind == FailureKind::Stall     ? After::Stalled
                                         : After::Leaving;
}

std::optional<Connection::Next> Connection::send(Nanos now)
{
    auto &scratch = m_shared.scratch;
    for (int piece = 0; piece < mostPiecesATurn; ++piece) {
        const std::size_t text = std::min(m_text.size() - m_sent, scratch.size());
        std::memcpy(scratch.data(), m_text.data() + m_sent, text);
        std::size_t size = text;
        if (m_at < m_end && size < scratch.size()) {
            const auto most =
                std::min<std::int64_t>(static_cast<std::int64_t>(scratch.size() - size), m_end - m_at);
            const ssize_t got =
                ::pread(m_file.number(), scratch.data() + size, static_cast<std::size_t>(most), m_at);
            if (got <= 0)
                return Next::Gone; // it has shrunk: what was promised cannot be kept
            size += static_cast<std::size_t>(got);
        }
        if (size == 0)
            return finish();
        if (!m_writable)
            return Next::Event;
        const ssize_t sent = ::send(socket(), scratch.data(), size, MSG_NOSIGNAL);
        if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            m_writable = false;
            return Next::Event;
        }
        if (sent < 0 && errno != EINTR)
            return Next::Gone;
        if (sent <= 0)
            continue;
        m_shared.tally->sent(sent);
        m_lastMove = now;
        const std::size_t ofText = std::min(text, static_cast<std::size_t>(sent));
        m_sent += ofText;
        m_at += sent - static_cast<ssize_t>(ofText);
        if (m_sent == m_text.size() && m_at >= m_end)
            return finish();
    }
    return Next::Turn;
}

std::optional<Connection::Next> Connection::finish()
{
    m_file.close();
    m_at = m_end = 0;
    m_sent = 0;
    m_text.clear();
    if (m_text.capacity() > keptText)
        m_text.shrink_to_fit();
    if (m_after == After::Stalled) { // in progress until the client has had enough
        m_step = Step::Stalled;
        return std::nullopt;
    }
    if (!m_fails || m_shared.options.failWith == FailureKind::Unavailable)
        m_shared.tally->response(m_status);
    m_shared.tally->requestDone();
    m_inProgress = false;
    leaveLine();
    if (m_after == After::Reset) {
        const linger atOnce{1, 0};
        ::setsockopt(socket(), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
        return Next::Gone;
    }
    if (m_after == After::Leaving) {
        ::shutdown(socket(), SHUT_WR);
        m_step = Step::Leaving;
        return std::nullopt;
    }
    m_step = Step::Reading;
    return std::nullopt;
}

// Of a client from which nothing is wanted any more. What it sends does not count as moving.
std::optional<Connection::Next> Connection::discard()
{
    for (int piece = 0; piece < mostPiecesATurn; ++piece) {
        if (!m_readable)
            return Next::Event;
        ssize_t got = 0;
        if (!receive(m_shared.scratch.size(), got))
            return Next::Gone;
    }
    return Next::Turn;
}

} // namespace overlapse
