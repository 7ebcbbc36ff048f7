// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace overlapse {

/// The window, with the recordings that `arguments` name; returns the exit status.
/// With --first-frame: prints how long after the process began the prediction was on the screen, and ends.
int runDesktop(const QStringList &arguments, int &argc, char **argv);

} // namespace overlapse
