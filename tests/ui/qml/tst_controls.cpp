// SPDX-License-Identifier: MIT
// Runs the tst_*.qml beside it, with a session for the window.
#include "session.h"

#include <QQmlContext>
#include <QQmlEngine>
#include <QQuickStyle>
#include <QStandardPaths>
#include <QtQml/qqmlextensionplugin.h>
#include <QtQuickTest/quicktest.h>

Q_IMPORT_QML_PLUGIN(OverlapsePlugin)

class Setup : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void applicationAvailable()
    {
        // Settings that are not the user's.
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("overlapse"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_controls"));
        QQuickStyle::setStyle(QStringLiteral("Basic"));
    }

    void qmlEngineAvailable(QQmlEngine *engine)
    {
        engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
        auto *session = new overlapse::Session(engine);
        engine->rootContext()->setContextProperty(QStringLiteral("session"), session);
    }
};

QUICK_TEST_MAIN_WITH_SETUP(tst_controls, Setup)
#include "tst_controls.moc"
