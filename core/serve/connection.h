// SPDX-License-Identifier: MIT
#pragma once

#include "serve/request_head.h"
#include "serve/response_head.h"
#include "serve/serve_counts.h"
#include "serve/serve_options.h"
#include "serve/waiting_line.h"
#include "workload/descriptor.h"

#include <array>
#include <optional>
#include <string>

namespace overlapse {

/// What the connections of one server have in common.
struct ServeShared
{
    ServeOptions options;
    std::string root; ///< canonical
    ServeTally *tally = nullptr;
    WaitingLine line{};
    std::int64_t nextNumber = 0;        ///< of the next request that waits and may fail
    std::array<char, 65'536> scratch{}; ///< what is on its way through; holds nothing between calls
};

/// On the clock that requests wait by.
Nanos steadyNow();

/// One client: its requests one after the other, each with its turn and its wait. Never blocks but on the disk, and holds nothing of
/// a file: what the socket does not take now is read again later.
class Connection
{
public:
    /// Takes the socket, which must not block.
    Connection(int socket, ServeShared &shared, Nanos now);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Edge-triggered events of epoll(7).
    void note(std::uint32_t events);

    enum class Next {
        Event,    ///< nothing to do until the socket has news, or the request's turn has come
        Turn,     ///< more could be done now, but others have a turn first
        Deadline, ///< the request waits until deadline()
        Gone,     ///< to be deleted
    };
    /// Does what can be done. May be called at any time.
    Next go(Nanos now);

    [[nodiscard]] int socket() const { return m_socket.number(); }
    [[nodiscard]] Nanos deadline() const { return m_deadline; }
    /// Nothing has moved since then, and it was the client's turn.
    [[nodiscard]] bool idleSince(Nanos instant) const
    {
        return m_step != Step::InLine && m_step != Step::Waiting && m_step != Step::Stalled
            && m_lastMove < instant;
    }

private:
    enum class Step : std::uint8_t {
        Reading, ///< a request
        InLine,  ///< until so many are served that came before
        Waiting, ///< as long as the plan says
        Sending,
        Stalled, ///< half a response is sent, and nothing will follow
        Leaving, ///< all is sent, the client has yet to see it: closed with bytes unread, it would be reset
    };
    enum class After : std::uint8_t { Reading, Leaving, Reset, Stalled };

    std::optional<Next> read(Nanos now);
    std::optional<Next> send(Nanos now);
    std::optional<Next> finish();
    std::optional<Next> discard();
    bool receive(std::size_t most, ssize_t &got);

    bool takeHead();
    void take(const RequestHead &head);
    void beginService();
    void leaveLine();
    void answer();
    void answerFile();
    void answerText(ResponseHead head, std::string_view text);
    void answerStatus(ResponseHead head);
    void breakOff();

    static constexpr std::int64_t notNumbered = -1;

    ServeShared &m_shared;
    Descriptor m_socket;
    Step m_step = Step::Reading;
    bool m_readable = false;
    bool m_writable = true;
    bool m_ended = false;  ///< the client sends no more
    bool m_broken = false; ///< reset, or closed on both sides
    bool m_inProgress = false;
    Nanos m_lastMove;
    Nanos m_deadline{0};

    std::string m_input; ///< what has come and is not taken
    std::size_t m_taken = 0;

    // Of the request in progress.
    std::string m_path;
    Conditions m_conditions;
    int m_refusal = 0;
    bool m_bodyWanted = true;
    bool m_last = false;
    bool m_fails = false;
    Nanos m_wait{0};
    std::int64_t m_number = notNumbered; ///< in the line

    // Of its response: text, then a piece of a file.
    int m_status = 0;
    After m_after = After::Reading;
    std::string m_text;
    std::size_t m_headSize = 0;
    std::size_t m_sent = 0; ///< of the text
    Descriptor m_file;
    std::int64_t m_at = 0;
    std::int64_t m_end = 0;
};

} // namespace overlapse
