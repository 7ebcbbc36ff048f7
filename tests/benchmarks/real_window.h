// SPDX-License-Identifier: MIT
// The program's own window, to be measured.
#pragma once

#include "desktop_windows.h"
#include "drawing.h"

#include "app/timed_application.h"

#include <QGuiApplication>
#include <QQuickItem>
#include <QQuickStyle>
#include <QTemporaryDir>

// Made by qt_add_qml_module.
extern void qml_register_types_Overlapse();

namespace overlapse {

inline QQuickItem *find(QQuickItem *item, const QString &name)
{
    if (item->objectName() == name)
        return item;
    for (QQuickItem *child : item->childItems())
        if (QQuickItem *found = find(child, name))
            return found;
    return nullptr;
}

/// Started as the program starts, with settings of nobody's.
class RealWindow
{
    struct Home
    {
        Home()
        {
            for (const char *name : {"XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME"})
                qputenv(name, folder.path().toUtf8());
        }
        QTemporaryDir folder;
    };
    Home m_home; // before the application, which reads them

public:
    RealWindow(int &argc, char **argv) : app(argc, argv)
    {
        QGuiApplication::setApplicationName(QStringLiteral("overlapse"));
        QGuiApplication::setOrganizationName(QStringLiteral("overlapse"));
        QQuickStyle::setStyle(QStringLiteral("Fusion"));
        drawWithoutGpuWhereThereIsNone();
        drawAtOnce();
        qml_register_types_Overlapse();
    }

    TimedApplication app;
    DesktopWindows windows;
};

} // namespace overlapse
