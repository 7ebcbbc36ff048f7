// SPDX-License-Identifier: MIT
// The program's window, made as the program makes it, and hands for it: a mouse, a wheel and a keyboard.
#pragma once

#include "app/session.h"
#include "app/theme_colors.h"
#include "timeline/timeline_item.h"

#include <QAccessible>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>
#include <QtQuickTest/quicktest.h>

namespace overlapse {

constexpr int patience =
    120'000; // ms; only reached when something hangs, on slow machines under sanitizers too

/// What QML complained about in the present test.
QStringList &complaints();

class Window
{
public:
    /// Beginning from what the last window left behind.
    Window()
    {
        m_engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
        m_engine.setInitialProperties({{QStringLiteral("session"), QVariant::fromValue(&session)}});
        m_engine.loadData("import Overlapse\nMain {}");
        if (m_engine.rootObjects().isEmpty())
            qFatal("the window does not load");
        window = qobject_cast<QQuickWindow *>(m_engine.rootObjects().first());
        window->requestActivate();
        if (!QTest::qWaitForWindowActive(window, patience))
            qFatal("the window does not become active");
        // What moves by itself has tests of its own; here everything is at once where it will be.
        m_engine.singletonInstance<ThemeColors *>(qmlTypeId("Overlapse", 1, 0, "Theme"))->setMotion(false);
        settleLayout();
    }
    Window(const Window &) = delete;
    Window &operator=(const Window &) = delete;

    /// Layouts come to rest within a few frames; what follows aims at where things are.
    void settleLayout() const
    {
        for (int frame = 0; frame < 3; ++frame) {
            QSignalSpy swapped(window, &QQuickWindow::frameSwapped);
            window->update();
            swapped.wait(patience);
        }
    }

    static void forgetSettings() { QSettings().clear(); }

    /// The first with that name that can be seen, else the first, else null.
    [[nodiscard]] QQuickItem *find(const QString &name) const
    {
        QQuickItem *found = nullptr;
        eachItem(window->contentItem(), [&](QQuickItem *candidate) {
            if (candidate->objectName() == name
                && (!found || (!found->isVisible() && candidate->isVisible())))
                found = candidate;
        });
        return found;
    }
    [[nodiscard]] QQuickItem *item(const QString &name) const
    {
        QQuickItem *found = find(name);
        if (!found)
            qFatal("there is no %s", qPrintable(name));
        return found;
    }
    [[nodiscard]] QVariant property(const QString &name, const char *property) const
    {
        return item(name)->property(property);
    }
    [[nodiscard]] QString text(const QString &name) const { return property(name, "text").toString(); }
    [[nodiscard]] bool visible(const QString &name) const { return find(name) && find(name)->isVisible(); }
    /// Of mode number `mode`, as its card shows it.
    [[nodiscard]] QString makespan(int mode) const
    {
        return property(QStringLiteral("modeCard%1").arg(mode), "makespan").toString();
    }
    [[nodiscard]] QStringList makespans() const
    {
        QStringList all;
        for (int mode = 0; mode < 5; ++mode)
            all << makespan(mode);
        return all;
    }
    [[nodiscard]] TimelineItem *timeline() const
    {
        return qobject_cast<TimelineItem *>(item(QStringLiteral("timeline")));
    }

    /// What has come to be shown is where it belongs, without waiting for a frame.
    void layOut() const
    {
        if (QQuickTest::qIsPolishScheduled(window) && !QQuickTest::qWaitForPolish(window, patience))
            qFatal("the window is not laid out");
    }

    /// Where the item's own point is in the window; scrolled to if need be.
    QPoint placeOf(QQuickItem *item, QPointF at) const
    {
        const QRectF seen(0, 0, window->width(), window->height());
        for (QQuickItem *area = item->parentItem(); area; area = area->parentItem())
            if (area->clip() && !area->mapRectToScene(area->boundingRect()).contains(item->mapToScene(at)))
                item->forceActiveFocus(Qt::TabFocusReason);
        if (!seen.contains(item->mapToScene(at)))
            qFatal("%s is outside of the window", qPrintable(item->objectName()));
        return item->mapToScene(at).toPoint();
    }
    QPoint placeOf(const QString &name) const
    {
        QQuickItem *target = item(name);
        return placeOf(target, target->boundingRect().center());
    }

    void click(const QString &name) const
    {
        layOut();
        QTest::mouseClick(window, Qt::LeftButton, Qt::NoModifier, placeOf(name));
    }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(window, Qt::Key(key), modifiers);
    }
    /// Into a field, in the place of what is there; then Enter.
    void type(const QString &name, const QString &text) const
    {
        click(name);
        press(Qt::Key_A, Qt::ControlModifier);
        for (const QChar c : text)
            QTest::keyClick(window, c.toLatin1());
        press(Qt::Key_Return);
    }
    /// From one point of the window to another, in small steps.
    void drag(QPoint from, QPoint to) const
    {
        constexpr int steps = 12;
        QTest::mousePress(window, Qt::LeftButton, Qt::NoModifier, from);
        for (int step = 1; step <= steps; ++step)
            QTest::mouseMove(window, from + (to - from) * step / steps);
        QTest::mouseRelease(window, Qt::LeftButton, Qt::NoModifier, to);
    }
    /// The pointer rests where it points at nothing. Twice, for a move to where the last window left it would be none.
    void pointAtNothing() const
    {
        QTest::mouseMove(window, {4, 4});
        QTest::mouseMove(window, {2, 2});
    }
    void wheel(QPoint at, int clicks, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QWheelEvent event(at, window->mapToGlobal(at), {}, {0, 120 * clicks}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(window, &event);
    }

    /// Work that is over within a second.
    void makeQuick() const
    {
        type(QStringLiteral("itemsField"), QStringLiteral("6"));
        type(QStringLiteral("fetchField"), QStringLiteral("30ms"));
        type(QStringLiteral("transformField"), QStringLiteral("10ms"));
    }
    /// Nothing goes on, and what came of it is shown.
    [[nodiscard]] bool settled() const
    {
        if (!session.idle())
            return false;
        QCoreApplication::processEvents(); // a prediction may be ready and not be told yet
        return session.idle() && session.complete();
    }
    /// Whether it settles in time. QTRY_VERIFY looks once more after it has, and would fail where something begins just then.
    [[nodiscard]] bool settles() const
    {
        return QTest::qWaitFor([this] { return settled(); }, patience);
    }
    [[nodiscard]] const std::vector<PanelInput> &panels() const
    {
        return (*session.panels()->input()).panels;
    }

    template<typename Visit>
    static void eachItem(QQuickItem *root, const Visit &visit)
    {
        visit(root);
        for (QQuickItem *child : root->childItems())
            eachItem(child, visit);
    }

    mutable Session session; // outlives what shows it
    QQuickWindow *window = nullptr;

private:
    QQmlApplicationEngine m_engine;
};

/// A test of the window: settings of its own, and no complaint of QML is overlooked.
class WindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
};

/// In a home of its own.
int runWindowTest(QObject &test, int argc, char **argv);

template<typename Test>
int runWindowTest(int argc, char **argv)
{
    Test test;
    return runWindowTest(test, argc, argv);
}

} // namespace overlapse
