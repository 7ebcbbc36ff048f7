// SPDX-License-Identifier: MIT
// Legible to everyone: high contrast by a key, remembered, or as the desktop asks; and the keys at a glance.
#include "window_under_test.h"

using namespace overlapse;

class TestWindowContrast : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void highContrastIsToggledAndRemembered();
    void theDesktopIsFollowedUntilTheUserChooses();
    void aQuestionMarkShowsTheKeys();
};

void TestWindowContrast::highContrastIsToggledAndRemembered()
{
    {
        const Window w;
        const bool dark = w.session.appearance()->dark();
        w.timeline()->forceActiveFocus();
        w.press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(w.session.appearance()->highContrast());
        QTRY_COMPARE(w.timeline()->scheme(), int(schemeOf(dark, true)));
        // What is not drawn by a scene follows too.
        const QColor middle = w.window->grabWindow().pixelColor(2, w.window->height() / 2);
        QCOMPARE(middle, themeOf(schemeOf(dark, true)).panel);
        w.press(Qt::Key_D, Qt::ControlModifier);
        QTRY_COMPARE(w.timeline()->scheme(), int(schemeOf(!dark, true)));
    }
    const Window next;
    QVERIFY(next.session.appearance()->highContrast());
}

void TestWindowContrast::theDesktopIsFollowedUntilTheUserChooses()
{
    const Window w;
    Appearance &appearance = *w.session.appearance();
    appearance.wishHighContrast(true);
    QVERIFY(appearance.highContrast());
    appearance.wishHighContrast(false);
    QVERIFY(!appearance.highContrast());
    appearance.setHighContrast(true);
    appearance.wishHighContrast(false);
    QVERIFY(appearance.highContrast());
}

void TestWindowContrast::aQuestionMarkShowsTheKeys()
{
    const Window w;
    w.timeline()->forceActiveFocus();
    w.press(Qt::Key_Question); // as the keyboard gives it, whatever is held down for it
    QTRY_VERIFY_WITH_TIMEOUT(w.visible("keySheet"), patience);
    QTRY_VERIFY(w.visible("keySheetClose"));
    bool named = false;
    Window::eachItem(w.item("keySheet"), [&](QQuickItem *item) {
        const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(item);
        named = named || (face && face->text(QAccessible::Name) == QLatin1String("V: compare two runs"));
    });
    QVERIFY(named);
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("keySheetClose"));
    w.press(Qt::Key_2); // and the window's keys work again
    QTRY_VERIFY(!w.property("modeCard1", "shown").toBool());
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowContrast>(argc, argv);
}
#include "tst_window_contrast.moc"
