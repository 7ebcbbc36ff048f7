// SPDX-License-Identifier: MIT
// Less motion when the desktop asks for it: what its settings mean, and a portal on a bus of the test's own.
#include "app/desktop_motion.h"

#include <QDBusConnection>
#include <QDBusMetaType>
#include <QGuiApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace overlapse;

namespace {

constexpr int patience = 20'000; // ms; only reached when something hangs

using Settings = QMap<QString, QVariantMap>;

/// The part of the portal that is asked for.
class Portal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    Settings settings;
    QStringList asked; ///< namespaces

public Q_SLOTS:
    QMap<QString, QVariantMap> ReadAll(const QStringList &namespaces)
    {
        asked = namespaces;
        return settings;
    }

Q_SIGNALS:
    void SettingChanged(const QString &space, const QString &key, const QDBusVariant &value);
};

/// A session bus of the test's own, which the program takes for the user's.
class Bus
{
public:
    bool start()
    {
        m_daemon.start(
            QStringLiteral("dbus-daemon"),
            {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address=1")});
        if (!m_daemon.waitForStarted(patience) || !m_daemon.waitForReadyRead(patience))
            return false;
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_address.toUtf8());
        return !m_address.isEmpty();
    }
    ~Bus()
    {
        QDBusConnection::disconnectFromBus(QStringLiteral("portal"));
        m_daemon.terminate();
        m_daemon.waitForFinished(patience);
    }
    Bus() = default;
    Bus(const Bus &) = delete;
    Bus &operator=(const Bus &) = delete;

    bool serve(Portal &portal) const
    {
        QDBusConnection connection = QDBusConnection::connectToBus(m_address, QStringLiteral("portal"));
        return connection.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), &portal,
                                         QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals)
            && connection.registerService(QStringLiteral("org.freedesktop.portal.Desktop"));
    }

private:
    QProcess m_daemon;
    QString m_address;
};

const QString appearance = QStringLiteral("org.freedesktop.appearance");
const QString gnome = QStringLiteral("org.gnome.desktop.interface");
const QString kde = QStringLiteral("org.kde.kdeglobals.KDE");

} // namespace

class TestDesktopMotion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qDBusRegisterMetaType<Settings>(); }
    void aSettingIsAWish_data();
    void aSettingIsAWish();
    void oneThatAsksForLessIsEnough();
    void thePortalIsAskedAndFollowed_data();
    void thePortalIsAskedAndFollowed();
    void contrastIsAskedForAndFollowed_data();
    void contrastIsAskedForAndFollowed();
    void aBusWithoutAPortalChangesNothing();
    void withoutABusNothingChanges();
};

void TestDesktopMotion::aSettingIsAWish_data()
{
    QTest::addColumn<QString>("space");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<bool>("motion");
    const auto row = [](const char *name, const QString &space, const char *key, const QVariant &value,
                        bool motion) {
        QTest::newRow(name) << space << QString::fromLatin1(key) << value << motion;
    };
    row("reduced", appearance, "reduced-motion", 1U, false);
    row("no preference", appearance, "reduced-motion", 0U, true);
    row("not defined yet", appearance, "reduced-motion", 7U, true);
    row("no number", appearance, "reduced-motion", QStringLiteral("some"), true);
    row("another key", appearance, "color-scheme", 1U, true);
    row("GNOME without", gnome, "enable-animations", false, false);
    row("GNOME with", gnome, "enable-animations", true, true);
    row("GNOME, no bool", gnome, "enable-animations", 0U, true);
    row("KDE at once", kde, "AnimationDurationFactor", QStringLiteral("0"), false);
    row("KDE at once, as a number", kde, "AnimationDurationFactor", 0.0, false);
    row("KDE half", kde, "AnimationDurationFactor", QStringLiteral("0.5"), true);
    row("KDE, no number", kde, "AnimationDurationFactor", QString(), true);
    row("another namespace", QStringLiteral("org.example"), "reduced-motion", 1U, true);
}

void TestDesktopMotion::aSettingIsAWish()
{
    QFETCH(const QString, space);
    QFETCH(const QString, key);
    QFETCH(const QVariant, value);
    QFETCH(const bool, motion);
    MotionWish wish;
    QVERIFY(wish.motion());
    wish.take(space, key, value);
    QCOMPARE(wish.motion(), motion);
}

void TestDesktopMotion::oneThatAsksForLessIsEnough()
{
    MotionWish wish;
    wish.take(appearance, QStringLiteral("reduced-motion"), 0U);
    wish.take(gnome, QStringLiteral("enable-animations"), true);
    QVERIFY(wish.motion());
    wish.take(gnome, QStringLiteral("enable-animations"), false);
    QVERIFY(!wish.motion());
    wish.take(gnome, QStringLiteral("enable-animations"), true);
    QVERIFY(wish.motion());
}

void TestDesktopMotion::thePortalIsAskedAndFollowed_data()
{
    QTest::addColumn<QString>("space");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("less");
    QTest::addColumn<QVariant>("usual");
    QTest::newRow("standard") << appearance << "reduced-motion" << QVariant(1U) << QVariant(0U);
    QTest::newRow("GNOME") << gnome << "enable-animations" << QVariant(false) << QVariant(true);
    QTest::newRow("KDE") << kde << "AnimationDurationFactor" << QVariant("0") << QVariant("1");
}

void TestDesktopMotion::thePortalIsAskedAndFollowed()
{
    if (QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty())
        QSKIP("there is no dbus-daemon");
    QFETCH(const QString, space);
    QFETCH(const QString, key);
    QFETCH(const QVariant, less);
    QFETCH(const QVariant, usual);
    Bus bus;
    QVERIFY(bus.start());
    Portal portal;
    portal.settings[space][key] = less;
    QVERIFY(bus.serve(portal));

    DesktopMotion desktop;
    QSignalSpy changes(&desktop, &DesktopMotion::changed);
    desktop.follow();
    QVERIFY(desktop.motion()); // it does not wait
    QVERIFY(changes.wait(patience));
    QVERIFY(!desktop.motion());
    QVERIFY(portal.asked.contains(space));

    Q_EMIT portal.SettingChanged(space, key, QDBusVariant(usual));
    QVERIFY(changes.wait(patience));
    QVERIFY(desktop.motion());
    Q_EMIT portal.SettingChanged(space, key, QDBusVariant(less));
    QVERIFY(changes.wait(patience));
    QCOMPARE(changes.takeLast().constFirst().toBool(), false);
}

void TestDesktopMotion::contrastIsAskedForAndFollowed_data()
{
    QTest::addColumn<QString>("space");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("more");
    QTest::addColumn<QVariant>("usual");
    QTest::newRow("standard") << appearance << "contrast" << QVariant(1U) << QVariant(0U);
    QTest::newRow("GNOME") << "org.gnome.desktop.a11y.interface"
                           << "high-contrast" << QVariant(true) << QVariant(false);
}

void TestDesktopMotion::contrastIsAskedForAndFollowed()
{
    if (QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty())
        QSKIP("there is no dbus-daemon");
    QFETCH(const QString, space);
    QFETCH(const QString, key);
    QFETCH(const QVariant, more);
    QFETCH(const QVariant, usual);
    Bus bus;
    QVERIFY(bus.start());
    Portal portal;
    portal.settings[space][key] = more;
    QVERIFY(bus.serve(portal));
    DesktopMotion desktop;
    QSignalSpy changes(&desktop, &DesktopMotion::contrastChanged);
    desktop.follow();
    QVERIFY(!desktop.highContrast());
    QVERIFY(changes.wait(patience));
    QVERIFY(desktop.highContrast() && desktop.motion());
    Q_EMIT portal.SettingChanged(space, key, QDBusVariant(usual));
    QVERIFY(changes.wait(patience));
    QVERIFY(!desktop.highContrast());
}

void TestDesktopMotion::aBusWithoutAPortalChangesNothing()
{
    if (QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty())
        QSKIP("there is no dbus-daemon");
    Bus bus;
    QVERIFY(bus.start());
    DesktopMotion desktop;
    const QSignalSpy changes(&desktop, &DesktopMotion::changed);
    desktop.follow();
    QTest::qWait(300);
    QVERIFY(desktop.motion());
    QVERIFY(changes.isEmpty());
}

void TestDesktopMotion::withoutABusNothingChanges()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    for (const char *address : {"unix:path=/nonexistent/bus", "nonsense", ""}) {
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        DesktopMotion desktop;
        desktop.follow();
        QTest::qWait(100);
        QVERIFY(desktop.motion());
    }
}

QTEST_GUILESS_MAIN(TestDesktopMotion)
#include "tst_desktop_motion.moc"
