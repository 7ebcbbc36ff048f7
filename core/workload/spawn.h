// SPDX-License-Identifier: MIT
// Starting a program.
#pragma once

#include <QByteArray>

#include <vector>

#include <sys/types.h>

namespace overlapse {

/// Starts words[0] (searched in PATH if it has no '/'), with these descriptors as its stdin (negative: /dev/null),
/// stdout and stderr and nothing above them, whoever opened it. It leads a process group of its own, and no signal is
/// ignored or blocked in it. 0 and the process, or an errno.
int spawn(std::vector<QByteArray> words, int in, int out, int err, pid_t &process);

} // namespace overlapse
