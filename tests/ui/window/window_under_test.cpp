// SPDX-License-Identifier: MIT
#include "window_under_test.h"

#include "app/timed_application.h"

#include <QQuickStyle>

// Made by qt_add_qml_module.
extern void qml_register_types_Overlapse();

namespace overlapse {

namespace {

QtMessageHandler usualHandler = nullptr;

void noteComplaints(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    const QLatin1String category(context.category ? context.category : "");
    const bool aboutQml = category.startsWith(QLatin1String("qml")) || category == QLatin1String("js")
        || category.startsWith(QLatin1String("qt.qml")) || category.startsWith(QLatin1String("qt.quick"))
        || text.contains(QLatin1String(".qml")) || text.contains(QLatin1String("QML"));
    if (type != QtDebugMsg && type != QtInfoMsg && aboutQml)
        complaints() << text;
    usualHandler(type, context, text);
}

} // namespace

QStringList &complaints()
{
    static QStringList list;
    return list;
}

void WindowTest::init()
{
    complaints().clear();
    usualHandler = qInstallMessageHandler(noteComplaints);
    Window::forgetSettings();
}

void WindowTest::cleanup()
{
    qInstallMessageHandler(usualHandler);
    QCOMPARE(complaints(), QStringList());
}

int runWindowTest(QObject &test, int argc, char **argv)
{
    const QTemporaryDir home;
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "HOME"})
        qputenv(name, home.path().toUtf8());
    qputenv("LC_ALL", "C.UTF-8");
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", qEnvironmentVariableIsEmpty("DISPLAY") ? "offscreen" : "xcb");
    TimedApplication app(argc, argv);
    QGuiApplication::setApplicationName(QStringLiteral("overlapse"));
    QGuiApplication::setOrganizationName(QStringLiteral("overlapse"));
    QGuiApplication::setQuitOnLastWindowClosed(false);
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    qml_register_types_Overlapse();
    return QTest::qExec(&test, argc, argv);
}

} // namespace overlapse
