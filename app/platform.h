// SPDX-License-Identifier: MIT
// Starting Qt where it may have nothing to draw on.
#pragma once

#include <QGuiApplication>

#include <memory>

namespace overlapse {

/// Qt ends the program with an abort and a paragraph where it finds no display. This ends it with status 1 and one line,
/// "overlapse: no window can be opened: could not connect to display :7 …".
std::unique_ptr<QGuiApplication> makeGuiApplication(int &argc, char **argv);

} // namespace overlapse
