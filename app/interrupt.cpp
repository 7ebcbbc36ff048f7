// SPDX-License-Identifier: MIT
#include "interrupt.h"

#include "workload/run_command.h"

#include <QObject>

#include <array>
#include <atomic>
#include <cstdint>
#include <utility>

#include <csignal>
#include <ctime>
#include <fcntl.h>
#include <unistd.h>

namespace overlapse {

namespace {

constexpr std::array requests{SIGINT, SIGTERM, SIGHUP, SIGXCPU};

// A handler may do little more than write: the other end is read by the event loop.
std::array<int, 2> pipeEnds{-1, -1};
std::array<struct sigaction, requests.size()> before{};
std::atomic<bool> received{false};
std::atomic<bool> insists{false}; // by another than SIGHUP: one more of those ends the program
std::atomic<bool> hungUp{false};
std::atomic<int> lastSignal{SIGINT};
std::atomic<std::int64_t> firstAt{0}; // ns, of the first that insists
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free
              && std::atomic<std::int64_t>::is_always_lock_free);

// What ends a program often tells it and its whole group, as timeout(1) does: within that time the second is the first again.
constexpr std::int64_t sameRequest = 200'000'000; // ns

std::int64_t now()
{
    timespec time{};
    ::clock_gettime(CLOCK_MONOTONIC, &time);
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

constexpr int statusOf(int signal)
{
    return 128 + signal; // as shells report an ending by it
}

void onSignal(int signal)
{
    if (signal == SIGHUP && hungUp.exchange(true))
        return;
    lastSignal.store(signal);
    const bool isOnceMore = signal != SIGHUP && insists.exchange(true);
    if (signal != SIGHUP && !isOnceMore)
        firstAt.store(now());
    if (isOnceMore && now() - firstAt.load() > sameRequest) { // at once, whatever is under way
        killCommandsFromSignalHandler();
        ::_exit(statusOf(signal));
    }
    if (received.exchange(true))
        return;
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(pipeEnds[1], &byte, 1);
}

void handleAll()
{
    struct sigaction action
    {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        ::sigaction(requests[i], nullptr, &before[i]);
        if (before[i].sa_handler != SIG_IGN)
            ::sigaction(requests[i], &action, nullptr);
    }
}

} // namespace

Interrupt::Interrupt()
{
    received.store(false);
    insists.store(false);
    if (::pipe2(pipeEnds.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return; // then a signal ends the program, as it would have anyway
    m_notifier = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] {
        char byte = 0;
        while (::read(pipeEnds[0], &byte, 1) > 0)
            continue;
        if (m_stop)
            m_stop();
    });
    handleAll();
}

void Interrupt::tell(std::function<void()> stop)
{
    m_stop = std::move(stop);
    if (requested() && m_stop)
        m_stop();
}

void Interrupt::beginAgain()
{
    m_stop = {};
    received.store(false);
    insists.store(false);
}

bool Interrupt::requested()
{
    return received.load(std::memory_order_relaxed);
}

int Interrupt::status()
{
    return statusOf(lastSignal.load());
}

Interrupt::~Interrupt()
{
    if (!m_notifier)
        return;
    for (std::size_t i = 0; i < requests.size(); ++i)
        ::sigaction(requests[i], &before[i], nullptr);
    m_notifier.reset();
    ::close(pipeEnds[0]);
    ::close(pipeEnds[1]);
}

} // namespace overlapse
