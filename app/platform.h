// SPDX-License-Identifier: MIT
// Starting Qt where it may have nothing to draw on.
#pragma once

#include <QGuiApplication>

#include <memory>

namespace overlapse {

/// Qt ends the program with an abort and a paragraph where it finds no display. This ends it with status 1 and one line,
/// "overlapse: no window can be opened: could not connect to display :7 …".
std::unique_ptr<QGuiApplication> makeGuiApplication(int &argc, char **argv);

/// Memory that was freed stays with the process, as far as a frame needs it: given back to the system at every frame and
/// asked for again at the next, its pages cost more than what is drawn in them. Before the first large allocation; what a start takes is
/// taken at once.
void keepFreedMemory();

} // namespace overlapse
