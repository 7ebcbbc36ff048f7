// SPDX-License-Identifier: MIT
#include "signals.h"

#include "workload/run_command.h"
#include "workload/work_clock.h"

#include <cerrno>
#include <csignal>

namespace overlapse {

namespace {

void handle(int signal, void (*handler)(int))
{
    struct sigaction action
    {};
    ::sigaction(signal, nullptr, &action);
    if (action.sa_handler == SIG_IGN)
        return;
    action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    ::sigaction(signal, &action, nullptr);
}

void doTheUsual(int signal)
{
    struct sigaction usual
    {};
    usual.sa_handler = SIG_DFL;
    ::sigaction(signal, &usual, nullptr);
    sigset_t only;
    ::sigemptyset(&only);
    ::sigaddset(&only, signal);
    ::pthread_sigmask(SIG_UNBLOCK, &only, nullptr);
    ::raise(signal);
}

void onEnding(int signal)
{
    killCommandsFromSignalHandler();
    doTheUsual(signal);
}

void onStopping(int signal)
{
    const int savedErrno = errno;
    const bool isFirst = WorkClock::stop();
    signalCommandsFromSignalHandler(SIGTSTP);
    struct sigaction ours
    {};
    ::sigaction(signal, nullptr, &ours);
    doTheUsual(signal); // returns when the program goes on
    ::sigaction(signal, &ours, nullptr);
    if (isFirst)
        WorkClock::goOn();
    signalCommandsFromSignalHandler(SIGCONT);
    errno = savedErrno;
}

} // namespace

void watchSignals(bool window)
{
    for (const int signal : {SIGQUIT, SIGALRM, SIGUSR1, SIGUSR2})
        handle(signal, onEnding);
    if (window)
        for (const int signal : {SIGHUP, SIGINT, SIGTERM, SIGXCPU})
            handle(signal, onEnding);
    for (const int signal : {SIGTSTP, SIGTTIN, SIGTTOU})
        handle(signal, onStopping);
    ::signal(SIGPIPE, SIG_IGN);
}

} // namespace overlapse
