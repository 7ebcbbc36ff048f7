// SPDX-License-Identifier: MIT
#include "desktop.h"

#include "commands.h"
#include "desktop_motion.h"
#include "first_frame.h"
#include "output.h"
#include "session.h"
#include "translation.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <QIcon>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>

#include <cstdio>

// Made by qt_add_qml_module. A static module's plugin is only found by an import of its name, and Main.qml is in it.
extern void qml_register_types_Overlapse();

namespace overlapse {

namespace {

int usageError(const QString &error)
{
    std::fprintf(stderr, "overlapse: %s\n", terminalText(error).toUtf8().constData());
    return UsageError;
}

} // namespace

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
    if (files.size() > 1)
        return usageError(QStringLiteral("one recording at a time: %1 were named").arg(files.size()));

    QGuiApplication app(argc, argv);
    QGuiApplication::setApplicationName(QStringLiteral("overlapse"));
    QGuiApplication::setOrganizationName(QStringLiteral("overlapse"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Overlapse"));
    QGuiApplication::setApplicationVersion(QStringLiteral(OVERLAPSE_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("overlapse"));
    // Our controls have a look of their own; Qt's file dialogs take theirs from here, and follow the palette.
    QQuickStyle::setStyle(QStringLiteral("Fusion"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/overlapse.svg")));

    installTranslation(QLocale());
    qml_register_types_Overlapse();
    Session session;
    QQmlApplicationEngine engine;
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine.setInitialProperties({{QStringLiteral("session"), QVariant::fromValue(&session)}});
    // By the module's name: loaded by its path alone, Main.qml would not see the module's C++ types.
    engine.loadData("import Overlapse\nMain {}");
    if (engine.rootObjects().isEmpty())
        return SomeFailed;
    followDesktopMotion(engine);
    if (!files.isEmpty())
        session.open(QUrl::fromLocalFile(QFileInfo(files.first()).absoluteFilePath()));
    if (firstFrame)
        reportFirstFrame(qobject_cast<QQuickWindow *>(engine.rootObjects().first()), session);
    return QGuiApplication::exec();
}

} // namespace overlapse
