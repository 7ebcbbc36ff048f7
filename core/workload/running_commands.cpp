// SPDX-License-Identifier: MIT
#include "workload/running_commands.h"

#include "workload/run_command.h"

#include <array>
#include <cerrno>

#include <poll.h>

namespace overlapse {

namespace {

constexpr pid_t nobody = 0;
constexpr pid_t starting = -1;

constinit std::array<std::atomic<pid_t>, 4096> places{};
constinit std::atomic<bool> closed{false};
// A system that shares its cores out by a quota may let a thread stand for a tenth of a second and more, between the
// start of its command and the line that says so.
constexpr int patienceMs = 10'000;
static_assert(std::atomic<pid_t>::is_always_lock_free && std::atomic<bool>::is_always_lock_free,
              "a signal handler may not wait for a lock");

void sendToGroups(int signal)
{
    const int savedErrno = errno;
    int patience = patienceMs;
    for (const std::atomic<pid_t> &place : places) {
        pid_t group = place.load();
        for (; group == starting && patience > 0; --patience, group = place.load())
            ::poll(nullptr, 0, 1);
        if (group > 0)
            ::kill(-group, signal);
    }
    errno = savedErrno;
}

} // namespace

// First the place, then the look at `closed`; the handler does it the other way round. So one of them sees the other.
RunningCommand::RunningCommand()
{
    sigset_t all;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_BLOCK, &all, &m_before);
    thread_local std::size_t last = 0; // usually free again
    for (std::size_t i = 0; i < places.size() && !m_place; ++i) {
        const std::size_t at = (last + i) % places.size();
        pid_t expected = nobody;
        if (places[at].compare_exchange_strong(expected, starting)) {
            m_place = &places[at];
            last = at;
        }
    }
}

bool RunningCommand::mayStart() const
{
    return !closed.load();
}

void RunningCommand::started(pid_t group)
{
    if (m_place)
        m_place->store(group);
    allowSignals();
}

void RunningCommand::ended()
{
    if (m_place)
        m_place->store(nobody);
    m_place = nullptr;
    allowSignals();
}

void RunningCommand::allowSignals()
{
    if (m_holdsSignals)
        ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
    m_holdsSignals = false;
}

void killCommandsFromSignalHandler()
{
    closed.store(true);
    sendToGroups(SIGKILL);
}

void signalCommandsFromSignalHandler(int signal)
{
    sendToGroups(signal);
}

} // namespace overlapse
