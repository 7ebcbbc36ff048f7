// SPDX-License-Identifier: MIT
#pragma once

class QQuickWindow;

namespace overlapse {

class Session;

/// Prints "first frame after 312.4 ms, 96 MB resident at most", counted from the start of the process, when a frame that
/// shows the recording that was named, else the prediction of every mode, has reached the screen; then ends the program.
void reportFirstFrame(QQuickWindow *window, Session &session);

} // namespace overlapse
