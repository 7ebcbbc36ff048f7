// SPDX-License-Identifier: MIT
#pragma once

#include "exit_status.h"

#include <QStringList>

namespace overlapse {

/// Whether `name` is one of run, compare, predict, sweep, tune, export, explain, diff and serve.
bool isCommand(const QString &name);

/// Runs the command that `arguments` begins with, in the terminal; returns the exit status.
int runCommand(const QStringList &arguments, int &argc, char **argv);

} // namespace overlapse
