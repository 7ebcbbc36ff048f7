// SPDX-License-Identifier: MIT
// The desktop's own menus: a registrar on a bus of the test's own, which the program takes for the desktop's.
#include "window_under_test.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QMutex>
#include <QThread>

#include <csignal>
#include <cstdio>

using namespace overlapse;

namespace {

/// Made before the application, which looks for the bus when it begins.
class Bus
{
public:
    Bus()
    {
        if (FILE *daemon = popen("dbus-daemon --session --fork --print-address=1 --print-pid=1", "r")) {
            char line[1024];
            if (std::fgets(line, sizeof line, daemon))
                qputenv("DBUS_SESSION_BUS_ADDRESS", QByteArray(line).trimmed());
            if (std::fgets(line, sizeof line, daemon))
                m_pid = QByteArray(line).trimmed().toInt();
            pclose(daemon);
        }
    }
    ~Bus()
    {
        if (m_pid > 0)
            ::kill(m_pid, SIGTERM);
    }
    Bus(const Bus &) = delete;
    Bus &operator=(const Bus &) = delete;

    [[nodiscard]] bool runs() const { return m_pid > 0; }

private:
    int m_pid = 0;
};

/// Whom programs tell of their menus. On a thread of its own: Qt waits for the answer.
class Registrar : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "com.canonical.AppMenu.Registrar")

public:
    [[nodiscard]] std::pair<QString, QString> menu()
    {
        const QMutexLocker lock(&m_mutex);
        return {m_service, m_path};
    }

public Q_SLOTS:
    void RegisterWindow(uint, const QDBusObjectPath &path, const QDBusMessage &message)
    {
        const QMutexLocker lock(&m_mutex);
        m_service = message.service();
        m_path = path.path();
    }
    void UnregisterWindow(uint) {}

private:
    QMutex m_mutex;
    QString m_service;
    QString m_path;
};

/// On which that object answers.
class ThreadOf
{
public:
    explicit ThreadOf(QObject &object)
    {
        object.moveToThread(&m_thread);
        m_thread.start();
    }
    ~ThreadOf()
    {
        m_thread.quit();
        m_thread.wait();
    }
    ThreadOf(const ThreadOf &) = delete;
    ThreadOf &operator=(const ThreadOf &) = delete;

private:
    QThread m_thread;
};

struct Entry
{
    int id = 0;
    QVariantMap properties;
    QList<Entry> entries;
};

Entry readEntry(const QDBusArgument &argument)
{
    Entry entry;
    argument.beginStructure();
    argument >> entry.id >> entry.properties;
    argument.beginArray();
    while (!argument.atEnd()) {
        QDBusVariant child;
        argument >> child;
        entry.entries << readEntry(child.variant().value<QDBusArgument>());
    }
    argument.endArray();
    argument.endStructure();
    return entry;
}

const Entry *find(const Entry &in, const QString &label)
{
    if (in.properties.value(QStringLiteral("label")).toString().remove(u'_') == label)
        return &in;
    for (const Entry &entry : in.entries)
        if (const Entry *found = find(entry, label))
            return found;
    return nullptr;
}

Bus *theBus = nullptr;

} // namespace

class TestWindowGlobalMenu : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void theDesktopShowsTheCommands();
};

void TestWindowGlobalMenu::theDesktopShowsTheCommands()
{
    if (!theBus->runs())
        QSKIP("dbus-daemon is not installed");
    if (QGuiApplication::platformName() != QLatin1String("xcb"))
        QSKIP("only where there are windows of X");
    Registrar registrar;
    const ThreadOf thread(registrar);
    const QString address = qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS");
    QDBusConnection desktop = QDBusConnection::connectToBus(address, QStringLiteral("desktop"));
    QVERIFY(desktop.registerObject(QStringLiteral("/com/canonical/AppMenu/Registrar"), &registrar,
                                   QDBusConnection::ExportAllSlots));
    QVERIFY(desktop.registerService(QStringLiteral("com.canonical.AppMenu.Registrar")));
    {
        Window w;
        QVERIFY(w.settles());
        QTRY_VERIFY_WITH_TIMEOUT(!registrar.menu().second.isEmpty(), patience);
        const auto [service, path] = registrar.menu();
        const auto call = [&, to = std::pair(service, path)](const char *method,
                                                             const QVariantList &arguments) {
            QDBusMessage message = QDBusMessage::createMethodCall(
                to.first, to.second, QStringLiteral("com.canonical.dbusmenu"), QString::fromLatin1(method));
            message.setArguments(arguments);
            return desktop.asyncCall(message);
        };
        Entry root;
        const auto dark = [&]() -> const Entry * {
            QDBusPendingCall layout = call("GetLayout", {0, -1, QStringList()});
            if (!QTest::qWaitFor([&] { return layout.isFinished(); }, patience) || layout.isError())
                return nullptr;
            root = readEntry(layout.reply().arguments().value(1).value<QDBusArgument>());
            return find(root, QStringLiteral("Dark"));
        };
        QTRY_VERIFY_WITH_TIMEOUT(dark() != nullptr, patience);
        QVERIFY(find(root, QStringLiteral("Measure")));
        QVERIFY(find(root, QStringLiteral("Export …")));
        const bool before = w.session.appearance()->dark();
        call("Event", {dark()->id, QStringLiteral("clicked"), QVariant::fromValue(QDBusVariant(0)), 0U});
        QTRY_COMPARE_WITH_TIMEOUT(w.session.appearance()->dark(), !before, patience);
    }
    desktop.unregisterObject(QStringLiteral("/com/canonical/AppMenu/Registrar"));
    QDBusConnection::disconnectFromBus(QStringLiteral("desktop"));
}

int main(int argc, char **argv)
{
    Bus bus;
    theBus = &bus;
    return runWindowTest<TestWindowGlobalMenu>(argc, argv);
}
#include "tst_window_global_menu.moc"
