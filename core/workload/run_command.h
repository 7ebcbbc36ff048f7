// SPDX-License-Identifier: MIT
// Running one command: what it is given, what it may use, and what came of it.
#pragma once

#include "pipeline/spec.h"
#include "workload/command_words.h"
#include "workload/stop_signal.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace overlapse {

struct CommandLimits
{
    Nanos idle{0};                ///< without output, on stdout or stderr; 0: no limit
    Nanos total{0};               ///< from its start to its end; 0: no limit
    qsizetype maxBytes = 1 << 30; ///< of stdout
};

struct CommandResult
{
    QByteArray out{}; ///< stdout; what came of it where there is an error
    QString error{};  ///< one line, its control characters as they came; empty: exit status 0
    /// User and system time of the command and its children: what they waited for, and what is left in its group when it
    /// has exited or is killed, up to then.
    Nanos cpu = absent;
    bool stopped = false; ///< by `stop`, or because no more commands may start
};

/// Runs a command on the calling thread, until it has exited and its stdout is at its end, or nothing has come from it
/// for half a second: what it left in the background may hold its stdout open for ever. Many threads may do so at once.
/// `in` is its stdin (/dev/null if empty); it need not read it. It has no other descriptor of ours, a process
/// group of its own, every signal's default, and our environment and working directory. A program that reads from the
/// terminal itself (a password) is stopped by the system, as in any background job: limits are for that.
///
/// At a stop, at a limit and at too much output, its process group gets SIGTERM and then SIGKILL, 50 ms later (sooner
/// if it has exited and its output is closed), and it is reaped; so is what it started and left in the group. What it
/// leaves in the background when it ends by itself is left alone, as a shell does; its stdout is closed then.
CommandResult runCommand(const std::vector<QByteArray> &words, const QByteArray &in,
                         const CommandLimits &limits, const StopSignal *stop);

/// For a handler of the signal that ends the program: SIGKILLs the process groups of the commands that run now, and
/// lets no other start, ever. Async-signal-safe; waits up to 100 ms for those that are just being started.
void killCommandsFromSignalHandler();
/// For a handler as well: sends a signal to the process groups of the commands that run now, as a terminal would that
/// reached them. One that is being started meanwhile may be missed.
void signalCommandsFromSignalHandler(int signal);

} // namespace overlapse
