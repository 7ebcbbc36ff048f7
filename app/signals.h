// SPDX-License-Identifier: MIT
// What signals do to a program whose commands have process groups of their own: the terminal does not reach them.
#pragma once

namespace overlapse {

/// To be called once, at the beginning. From then on
/// - SIGQUIT, SIGALRM, SIGUSR1 and SIGUSR2, and for `window` also SIGHUP, SIGINT, SIGTERM and SIGXCPU, for which the
///   commands have an Interrupt, end the program as they always do, and with it every command that it runs;
/// - Ctrl-Z, and reading or writing a terminal in the background, stops the commands as well, until the program goes on,
///   and the clock that runs are measured by;
/// - to write where nobody reads any more (SIGPIPE) is an error like any other.
/// What was ignored when the program began stays ignored.
void watchSignals(bool window);

} // namespace overlapse
