// SPDX-License-Identifier: MIT
#include "drawing.h"

#include <QDir>
#include <QFileInfo>
#include <QQuickWindow>
#include <QSGRendererInterface>

namespace overlapse {

namespace {

constexpr const char *idleTime = "QT_QPA_UPDATE_IDLE_TIME"; // milliseconds

// The kernel's doors to one: Linux graphics drivers, NVIDIA's own, and the host's of a Windows subsystem.
bool hasGpu()
{
    return !QDir(QStringLiteral("/dev/dri")).entryList({QStringLiteral("renderD*")}, QDir::System).isEmpty()
        || QFileInfo::exists(QStringLiteral("/dev/nvidia0")) || QFileInfo::exists(QStringLiteral("/dev/dxg"));
}

} // namespace

void drawAtOnce()
{
    // Read when the first window asks for its first frame, and by nothing else of Qt's.
    if (!qEnvironmentVariableIsSet(idleTime))
        qputenv(idleTime, "0");
}

void drawWithoutGpuWhereThereIsNone()
{
#ifdef Q_OS_LINUX
    if (!qEnvironmentVariableIsSet("QT_QUICK_BACKEND") && !qEnvironmentVariableIsSet("QSG_RHI_BACKEND")
        && !hasGpu())
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
#endif
}

} // namespace overlapse
