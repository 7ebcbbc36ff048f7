// SPDX-License-Identifier: MIT
#include "desktop.h"

#include "app/translation.h"
#include "commands.h"
#include "desktop_windows.h"
#include "drawing.h"
#include "first_frame.h"
#include "output.h"
#include "platform.h"
#include "standard_output.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <QIcon>
#include <QQuickStyle>

// Made by qt_add_qml_module. A static module's plugin is only found by an import of its name, and Main.qml is in it.
extern void qml_register_types_Overlapse();

namespace overlapse {

int runDesktop(const QStringList &arguments, int &argc, char **argv)
{
    QStringList files = arguments;
    const bool firstFrame = files.removeAll(QStringLiteral("--first-frame")) > 0;
    for (const QString &file : files) {
        if (file.startsWith(u'-'))
            return usageError(QStringLiteral("unknown option '%1': see overlapse --help").arg(file));
        if (!QFileInfo::exists(file))
            return usageError(
                QStringLiteral("'%1' is neither a command nor a file: see overlapse --help").arg(file));
    }
    constexpr qsizetype mostWindows = 20;
    if (files.size() > mostWindows)
        return usageError(
            QStringLiteral("%1 files are named, and each has a window of its own: %2 are the most")
                .arg(files.size())
                .arg(mostWindows));

    keepFreedMemory();
    const std::unique_ptr<QGuiApplication> app = makeGuiApplication(argc, argv);
    drawWithoutGpuWhereThereIsNone();
    drawAtOnce();
    QGuiApplication::setApplicationName(QStringLiteral("overlapse"));
    QGuiApplication::setOrganizationName(QStringLiteral("overlapse"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Overlapse"));
    QGuiApplication::setApplicationVersion(QStringLiteral(OVERLAPSE_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("overlapse"));
    // Our controls have a look of their own; Qt's file dialogs take theirs from here, and follow the palette.
    QQuickStyle::setStyle(QStringLiteral("Fusion"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/overlapse.svg")));

    // Numbers as the words: an English window beside another language's numbers would mix the two.
    const bool translated = !installTranslation(QLocale()).isEmpty();
    const QLocale::Language language = QLocale().language();
    if (!translated && language != QLocale::English && language != QLocale::C)
        QLocale::setDefault(QLocale(QLocale::English));
    qml_register_types_Overlapse();
    DesktopWindows windows;
    for (const QString &file : files.isEmpty() ? QStringList{QString()} : files)
        if (!windows.add(file))
            return SomeFailed;
    if (firstFrame)
        reportFirstFrame(windows.window(0), windows.session(0));
    return QGuiApplication::exec();
}

} // namespace overlapse
