// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace overlapse {

/// The exit statuses that users and scripts depend on; one that ends for a signal has 128 and its number (interrupt.h).
enum ExitStatus { Done = 0, SomeFailed = 1, UsageError = 2 };

/// Whether `name` is one of run, compare, predict, export and serve.
bool isCommand(const QString &name);

/// Runs the command that `arguments` begins with, in the terminal; returns the exit status.
int runCommand(const QStringList &arguments, int &argc, char **argv);

} // namespace overlapse
