// SPDX-License-Identifier: MIT
// The window for everybody: nothing lies outside of it at any size, and keys reach everything, by name.
#include "window_under_test.h"

using namespace overlapse;

namespace {

bool isInteractive(const QQuickItem *item)
{
    return item->isVisible() && item->isEnabled() && item->activeFocusOnTab() && item->width() > 0
        && item->height() > 0;
}

QList<QQuickItem *> interactiveItems(const Window &w)
{
    QList<QQuickItem *> items;
    Window::eachItem(w.window->contentItem(), [&items](QQuickItem *item) {
        if (isInteractive(item))
            items << item;
    });
    return items;
}

// What scrolls it up and down, if anything does.
QQuickItem *scrollArea(const QQuickItem *item)
{
    for (QQuickItem *area = item->parentItem(); area; area = area->parentItem())
        if (area->clip() && area->property("contentY").isValid())
            return area;
    return nullptr;
}

QString accessibleName(QQuickItem *item)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(item);
    return interface ? interface->text(QAccessible::Name) : QString();
}

QString describe(const QQuickItem *item)
{
    QString text;
    for (const QQuickItem *at = item; at && text.size() < 120; at = at->parentItem())
        text +=
            QStringLiteral("%1 '%2' < ").arg(QLatin1String(at->metaObject()->className()), at->objectName());
    return text;
}

// The items that Tab visits, from the timeline on until it is there again.
QList<QQuickItem *> tabChain(const Window &w, Qt::KeyboardModifiers modifiers)
{
    QList<QQuickItem *> chain;
    w.item("timeline")->forceActiveFocus(Qt::TabFocusReason);
    for (int i = 0; i < 200; ++i) {
        w.press(modifiers ? Qt::Key_Backtab : Qt::Key_Tab, modifiers);
        QQuickItem *focused = w.window->activeFocusItem();
        if (!focused || chain.contains(focused))
            break;
        chain << focused;
    }
    return chain;
}

} // namespace

class TestWindowAccess : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsOutsideTheWindow_data();
    void nothingIsOutsideTheWindow();
    void tabReachesEverythingByName_data();
    void tabReachesEverythingByName();
    void everyButtonWorksByKey();
    void sheetsAreReachedByKeysAndNamed_data();
    void sheetsAreReachedByKeysAndNamed();
};

void TestWindowAccess::nothingIsOutsideTheWindow_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("files");
    QTest::newRow("smallest") << QSize(960, 600) << false;
    QTest::newRow("smallest, files") << QSize(960, 600) << true;
    QTest::newRow("usual") << QSize(1440, 900) << false;
    QTest::newRow("large") << QSize(1920, 1080) << false;
}

void TestWindowAccess::nothingIsOutsideTheWindow()
{
    QFETCH(const QSize, size);
    QFETCH(const bool, files);
    const Window w;
    if (files)
        w.click("workFiles");
    w.window->resize(size);
    QTRY_COMPARE(w.item("legend")->width(), double(size.width()));
    if (!files)
        QVERIFY(w.settles());
    for (const bool side : {false, true}) {
        if (side && w.visible("sideButton")) {
            w.click("sideButton");
            QTRY_COMPARE(w.item("sidePanel")->x() + w.item("sidePanel")->width(), double(size.width()));
        }
        QTRY_VERIFY(interactiveItems(w).size() > 25);
        w.settleLayout();
        for (QQuickItem *item : interactiveItems(w)) {
            const QRectF place = item->mapRectToScene(item->boundingRect());
            QVERIFY2(place.left() >= 0 && place.right() <= size.width() + 0.5, qPrintable(describe(item)));
            if (!scrollArea(item))
                QVERIFY2(place.top() >= 0 && place.bottom() <= size.height() + 0.5,
                         qPrintable(describe(item)));
        }
    }
    QTRY_VERIFY(w.item("timeline")->width() > 300);
    QTRY_VERIFY(w.item("timeline")->height() > 200);
}

void TestWindowAccess::tabReachesEverythingByName_data()
{
    nothingIsOutsideTheWindow_data();
}

void TestWindowAccess::tabReachesEverythingByName()
{
    QFETCH(const QSize, size);
    QFETCH(const bool, files);
    const Window w;
    if (files)
        w.click("workFiles");
    w.window->resize(size);
    QTRY_COMPARE(w.item("legend")->width(), double(size.width()));
    if (!files) {
        QVERIFY(w.settles());
        w.type("fetchField", "exp(80ms)"); // then there is a seed, too
        w.type("fetchField", "2parsec");
        QVERIFY(w.settles());
    }
    const QList<QQuickItem *> chain = tabChain(w, Qt::NoModifier);
    for (QQuickItem *item : chain)
        QVERIFY2(!accessibleName(item).isEmpty(), qPrintable(describe(item)));
    for (QQuickItem *item : interactiveItems(w))
        QVERIFY2(chain.contains(item) || item->isFocusScope(), qPrintable(describe(item)));
    QCOMPARE(tabChain(w, Qt::ShiftModifier).size(), chain.size());
    // What the keyboard is on can be seen.
    for (QQuickItem *item : chain) {
        item->forceActiveFocus(Qt::TabFocusReason);
        const QQuickItem *area = scrollArea(item);
        const QRectF seen = area ? area->mapRectToScene(area->boundingRect()) : QRectF({0, 0}, QSizeF(size));
        QTRY_VERIFY2(seen.adjusted(-1, -1, 1, 1).contains(item->mapRectToScene(item->boundingRect())),
                     qPrintable(describe(item)));
    }
}

void TestWindowAccess::everyButtonWorksByKey()
{
    const Window w;
    QVERIFY(w.settles());
    for (const int key : {Qt::Key_Space, Qt::Key_Return, Qt::Key_Enter}) {
        const bool dark = w.session.appearance()->dark();
        w.item("themeButton")->forceActiveFocus(Qt::TabFocusReason);
        w.press(key);
        QTRY_COMPARE(w.session.appearance()->dark(), !dark);
        const bool shown = w.property("modeCard1", "shown").toBool();
        w.item("modeCard1")->forceActiveFocus(Qt::TabFocusReason);
        w.press(key);
        QTRY_COMPARE(w.property("modeCard1", "shown").toBool(), !shown);
    }
}

void TestWindowAccess::sheetsAreReachedByKeysAndNamed_data()
{
    QTest::addColumn<QString>("opener"); // a command's key
    QTest::addColumn<QString>("inside"); // something in it
    QTest::addColumn<int>("fewest");     // that Tab visits
    QTest::addColumn<bool>("large");
    for (const bool large : {false, true}) {
        const QByteArray type = large ? ", large type" : "";
        QTest::newRow("export" + type) << "Ctrl+E"
                                       << "exportSheet" << 8 << large;
        QTest::newRow("help" + type) << "F1"
                                     << "help" << 3 << large;
        QTest::newRow("guess" + type) << "G"
                                      << "guessPanel" << 6 << large;
    }
}

void TestWindowAccess::sheetsAreReachedByKeysAndNamed()
{
    QFETCH(const QString, opener);
    QFETCH(const QString, inside);
    QFETCH(const int, fewest);
    QFETCH(const bool, large);
    const QSize size = large ? QSize(1366, 768) : QSize(960, 600);
    Window w;
    w.window->resize(size);
    QVERIFY(w.settles());
    if (large)
        w.press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    w.settleLayout();
    const QKeyCombination keys = QKeySequence(opener)[0];
    w.press(keys.key(), keys.keyboardModifiers());
    QTRY_VERIFY(w.visible(inside));
    w.settleLayout();
    QList<QQuickItem *> chain;
    for (int i = 0; i < 100; ++i) {
        QQuickItem *focused = w.window->activeFocusItem();
        QVERIFY(focused);
        if (chain.contains(focused))
            break;
        chain << focused;
        QVERIFY2(!accessibleName(focused).isEmpty(), qPrintable(describe(focused)));
        const QRectF place = focused->mapRectToScene(focused->boundingRect());
        QVERIFY2(QRectF(QPointF(-0.5, -0.5), QSizeF(size) + QSizeF(1, 1)).contains(place),
                 qPrintable(describe(focused)));
        w.press(Qt::Key_Tab);
    }
    QVERIFY2(chain.size() >= fewest, qPrintable(QString::number(chain.size())));
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowAccess>(argc, argv);
}
#include "tst_window_access.moc"
