// SPDX-License-Identifier: MIT
// Which commands run now, for the signal handler that kills them: a fixed table of process groups without locks.
#pragma once

#include <atomic>
#include <csignal>

#include <sys/types.h>

namespace overlapse {

/// One command's place in the table, from just before its start to just before it is reaped: until then nobody else
/// can have its number. A command for which there is no place (4,096 have one) runs all the same. Until it has started
/// or ended, no signal interrupts its thread: a handler there would wait for itself.
class RunningCommand
{
public:
    RunningCommand();
    ~RunningCommand() { ended(); }
    RunningCommand(const RunningCommand &) = delete;
    RunningCommand &operator=(const RunningCommand &) = delete;

    /// False once all were killed: then it must not start.
    [[nodiscard]] bool mayStart() const;
    void started(pid_t group);
    void ended();

private:
    void allowSignals();

    std::atomic<pid_t> *m_place = nullptr;
    sigset_t m_before{};
    bool m_holdsSignals = true;
};

} // namespace overlapse
