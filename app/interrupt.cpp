// SPDX-License-Identifier: MIT
#include "interrupt.h"

#include "workload/run_command.h"

#include <array>
#include <atomic>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace overlapse {

namespace {

// A handler may do little more than write: the other end is read by the event loop.
std::array<int, 2> pipeEnds{-1, -1};
std::atomic<bool> received{false};
constexpr int exitStatus = 130; // Interrupted; what the system calls an ending by SIGINT
static_assert(std::atomic<bool>::is_always_lock_free);

void onSignal(int)
{
    if (received.exchange(true, std::memory_order_relaxed)) { // once more: at once, whatever is under way
        killCommandsFromSignalHandler();
        ::_exit(exitStatus);
    }
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(pipeEnds[1], &byte, 1);
}

void handle(void (*handler)(int))
{
    struct sigaction action
    {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

} // namespace

Interrupt::Interrupt(std::function<void()> stop)
{
    received.store(false, std::memory_order_relaxed);
    if (::pipe2(pipeEnds.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return; // then a signal ends the program, as it would have anyway
    m_notifier = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(),
                     [stop = std::move(stop)] {
                         char byte = 0;
                         while (::read(pipeEnds[0], &byte, 1) > 0)
                             continue;
                         if (stop)
                             stop();
                     });
    handle(onSignal);
}

bool Interrupt::requested()
{
    return received.load(std::memory_order_relaxed);
}

Interrupt::~Interrupt()
{
    if (!m_notifier)
        return;
    handle(SIG_DFL);
    m_notifier.reset();
    ::close(pipeEnds[0]);
    ::close(pipeEnds[1]);
}

} // namespace overlapse
