// SPDX-License-Identifier: MIT
#include "app/global_menu.h"

#include "app/session_bus.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QtConcurrentRun>

namespace overlapse {

namespace {

// The service that Qt gives its menus to.
bool somebodyTakesMenus(const QString &address, const QString &name)
{
    bool found = false;
    {
        const QDBusConnection bus = QDBusConnection::connectToBus(address, name);
        found = bus.isConnected()
            && bus.interface()->isServiceRegistered(QStringLiteral("com.canonical.AppMenu.Registrar"));
    }
    QDBusConnection::disconnectFromBus(name);
    return found;
}

} // namespace

GlobalMenu::GlobalMenu(QObject *parent) : QObject(parent)
{
    const QString address = sessionBusAddress();
    if (address.isEmpty())
        return;
    const QString name = QStringLiteral("menus %1").arg(reinterpret_cast<quintptr>(this));
    m_asking = QtConcurrent::run([address, name] { return somebodyTakesMenus(address, name); });
    m_asking.then(this, [this](bool available) {
        m_available = available;
        if (available)
            Q_EMIT availableChanged();
    });
}

GlobalMenu::~GlobalMenu()
{
    m_asking.waitForFinished();
}

} // namespace overlapse
