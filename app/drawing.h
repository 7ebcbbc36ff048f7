// SPDX-License-Identifier: MIT
#pragma once

namespace overlapse {

/// Where no graphics processor can be reached, Qt would emulate OpenGL and draw the whole window again for every frame.
/// Its software renderer draws only what has changed, and is less in the way of what is measured.
/// To be called before the first window; QT_QUICK_BACKEND and QSG_RHI_BACKEND still decide where they are set.
void drawWithoutGpuWhereThereIsNone();

/// Qt waits 5 ms before each frame for what else may happen, as much as drawing what a pointer changes takes twice over.
/// To be called before the first window; QT_QPA_UPDATE_IDLE_TIME still decides where it is set.
void drawAtOnce();

} // namespace overlapse
