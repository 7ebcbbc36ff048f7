// SPDX-License-Identifier: MIT
#pragma once

class QQuickWindow;

namespace overlapse {

class Session;

/// Prints "first frame after 312.4 ms", counted from the start of the process, when a frame that shows the prediction
/// of every mode has reached the screen; then ends the program.
void reportFirstFrame(QQuickWindow *window, const Session &session);

} // namespace overlapse
