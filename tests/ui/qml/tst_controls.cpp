// SPDX-License-Identifier: MIT
// Runs the tst_*.qml beside it, with a session for the window.
#include "app/session.h"

#include <QQmlContext>
#include <QQmlEngine>
#include <QQuickStyle>
#include <QSettings>
#include <QTemporaryDir>
#include <QtQuickTest/quicktest.h>

// Made by qt_add_qml_module.
extern void qml_register_types_Overlapse();

class Setup : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void applicationAvailable()
    {
        // Not the user's.
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName(QStringLiteral("overlapse"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_controls"));
        QQuickStyle::setStyle(QStringLiteral("Basic"));
        qml_register_types_Overlapse();
    }

    void qmlEngineAvailable(QQmlEngine *engine)
    {
        engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
        auto *session = new overlapse::Session(engine);
        engine->rootContext()->setContextProperty(QStringLiteral("session"), session);
    }

private:
    QTemporaryDir m_settings;
};

QUICK_TEST_MAIN_WITH_SETUP(tst_controls, Setup)
#include "tst_controls.moc"
