// SPDX-License-Identifier: MIT
#include "app/desktop_motion.h"

#include "app/session_bus.h"
#include "app/theme_colors.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingReply>
#include <QQmlEngine>
#include <QtConcurrentRun>

namespace overlapse {

namespace {

const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
const QString interface = QStringLiteral("org.freedesktop.portal.Settings");

} // namespace

DesktopMotion::~DesktopMotion()
{
    m_connecting.waitForFinished();
    QDBusConnection::disconnectFromBus(m_bus);
}

void DesktopMotion::follow()
{
    const QString address = sessionBusAddress();
    if (address.isEmpty() || !m_bus.isEmpty())
        return;
    qRegisterMetaType<QDBusVariant>(); // else the slot is not found before something else has used one
    // A connection of its own: that of the whole program is made by whoever asks first, and that one waits for it. To
    // connect to the bus, and to find out who the portal is, takes round trips.
    m_bus = QStringLiteral("motion %1").arg(reinterpret_cast<quintptr>(this));
    m_connecting = QtConcurrent::run([this, address, name = m_bus] {
        QDBusConnection bus = QDBusConnection::connectToBus(address, name);
        return bus.isConnected()
            && bus.connect(service, path, interface, QStringLiteral("SettingChanged"), this,
                           SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    });
    m_connecting.then(this, [this](bool connected) {
        if (connected)
            ask();
    });
}

void DesktopMotion::ask()
{
    QDBusMessage question =
        QDBusMessage::createMethodCall(service, path, interface, QStringLiteral("ReadAll"));
    QStringList spaces = MotionWish::namespaces() + ContrastWish::namespaces();
    spaces.removeDuplicates();
    question << spaces;
    const auto *watcher = new QDBusPendingCallWatcher(QDBusConnection(m_bus).asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *answer) {
        onAnswer(*answer);
        answer->deleteLater();
    });
}

void DesktopMotion::onAnswer(const QDBusPendingCallWatcher &answer)
{
    using Settings = QMap<QString, QVariantMap>;
    const QDBusMessage reply = answer.reply();
    if (answer.isError() || reply.signature() != QLatin1String("a{sa{sv}}"))
        return;
    const auto settings = qdbus_cast<Settings>(reply.arguments().constFirst());
    for (auto space = settings.begin(); space != settings.end(); ++space)
        for (auto setting = space->begin(); setting != space->end(); ++setting)
            take(space.key(), setting.key(), setting.value());
}

void DesktopMotion::take(const QString &space, const QString &key, const QVariant &value)
{
    const bool moved = motion();
    const bool contrasted = highContrast();
    m_wish.take(space, key, value);
    m_contrast.take(space, key, value);
    if (motion() != moved)
        Q_EMIT changed(motion());
    if (highContrast() != contrasted)
        Q_EMIT contrastChanged(highContrast());
}

void DesktopMotion::onSettingChanged(const QString &space, const QString &key, const QDBusVariant &value)
{
    take(space, key, value.variant());
}

void followDesktop(QQmlEngine &engine, Appearance &appearance)
{
    auto *theme = engine.singletonInstance<ThemeColors *>(qmlTypeId("Overlapse", 1, 0, "Theme"));
    auto *desktop = new DesktopMotion(&engine);
    QObject::connect(desktop, &DesktopMotion::changed, theme, &ThemeColors::setMotion);
    QObject::connect(desktop, &DesktopMotion::contrastChanged, &appearance, &Appearance::wishHighContrast);
    desktop->follow();
}

} // namespace overlapse
