// SPDX-License-Identifier: MIT
// The walk through a prediction, by keys and by clicks.
#include "window_under_test.h"

using namespace overlapse;

class TestWindowWalk : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void stepByStep();
    void itPlaysToTheEnd();
    void anotherModeGoesOnAtTheSameInstant();
    void aChangedLimitIsWalkedAtOnce();
    void runningEndsTheWalk();
    void tooMuchIsNotWalked();
};

void TestWindowWalk::stepByStep()
{
    Window w;
    QVERIFY(w.settles());
    QVERIFY(!w.visible("walkBar"));
    w.pointAtNothing();
    w.press(Qt::Key_T);
    QTRY_VERIFY(w.visible("walkBar"));
    QTRY_COMPARE(w.text("walkWhat"), QStringLiteral("Parallel · 0 s · item 0 is admitted"));
    QVERIFY(w.text("walkRule").startsWith(QLatin1String("Rule 1")));
    QVERIFY(!w.item("walkBack")->isEnabled());
    QCOMPARE(w.session.view()->pointedAt(), 0);
    QCOMPARE(w.session.inspector()->shownItem(), -1); // the details stay those of the modes
    w.press(Qt::Key_Period);
    QTRY_COMPARE(w.session.lesson()->walk()->index(), 1);
    QCOMPARE(w.session.view()->pointedAt(), 1);
    w.click("walkForward");
    QTRY_COMPARE(w.session.lesson()->walk()->index(), 2);
    w.press(Qt::Key_Comma);
    QTRY_COMPARE(w.session.lesson()->walk()->index(), 1);
    // Everything that has not happened is an outline only.
    for (const PanelInput &panel : w.panels()) {
        QVERIFY(panel.live);
        QCOMPARE(panel.run->trace.emittedCount(), 0);
        QVERIFY(panel.ghost);
    }
    w.press(Qt::Key_T);
    QTRY_VERIFY(!w.visible("walkBar"));
    for (const PanelInput &panel : w.panels())
        QVERIFY(!panel.live);
}

void TestWindowWalk::itPlaysToTheEnd()
{
    Window w;
    QVERIFY(w.settles());
    w.click("walkButton");
    QTRY_VERIFY(w.visible("walkBar"));
    w.click("speed4×");
    QTRY_COMPARE(w.session.lesson()->walk()->speed(), 4.0);
    w.session.lesson()->walk()->seek(w.session.lesson()->walk()->count() - 4);
    w.press(Qt::Key_P);
    QTRY_VERIFY(w.session.lesson()->walk()->playing());
    QTRY_VERIFY_WITH_TIMEOUT(!w.session.lesson()->walk()->playing(), patience);
    QCOMPARE(w.session.lesson()->walk()->index(), w.session.lesson()->walk()->count() - 1);
    QCOMPARE(w.session.lesson()->walk()->now(), Nanos(w.panels()[2].ghost->trace.end()));
    QCOMPARE(w.panels()[2].run->trace.emittedCount(), 4);
    w.click("walkPlay"); // anew
    QTRY_VERIFY(w.session.lesson()->walk()->index() < w.session.lesson()->walk()->count() - 1);
    w.click("walkClose");
    QTRY_VERIFY(!w.session.lesson()->walk()->active());
    QVERIFY(!w.session.lesson()->walk()->playing());
}

void TestWindowWalk::anotherModeGoesOnAtTheSameInstant()
{
    Window w;
    QVERIFY(w.settles());
    w.press(Qt::Key_T);
    QTRY_VERIFY(w.visible("walkBar"));
    while (w.session.lesson()->walk()->now() < std::chrono::seconds(2))
        w.session.lesson()->walk()->step(1);
    w.click("modeRow1");
    QTRY_COMPARE(w.session.lesson()->walk()->mode(), QStringLiteral("Concurrent"));
    QCOMPARE(w.session.lesson()->walk()->now(), Nanos(std::chrono::seconds(2)));
}

void TestWindowWalk::aChangedLimitIsWalkedAtOnce()
{
    Window w;
    QVERIFY(w.settles());
    w.press(Qt::Key_T);
    QTRY_VERIFY(w.visible("walkBar"));
    w.session.work()->setItems(6);
    QVERIFY(w.settles());
    QTRY_COMPARE(w.session.lesson()->walk()->count(), 6 * 8); // eight events an item
    QTRY_COMPARE(w.panels()[0].items, 6);
}

void TestWindowWalk::runningEndsTheWalk()
{
    Window w;
    QVERIFY(w.settles());
    w.session.work()->fetch()->edit(QStringLiteral("1ms"));
    w.session.work()->transform()->edit(QStringLiteral("1ms"));
    QVERIFY(w.settles());
    w.press(Qt::Key_T);
    QTRY_VERIFY(w.visible("walkBar"));
    w.press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY(!w.visible("walkBar"));
    QTRY_VERIFY_WITH_TIMEOUT(!w.session.runner()->running(), patience);
    QVERIFY(!w.visible("walkBar"));
}

void TestWindowWalk::tooMuchIsNotWalked()
{
    Window w;
    QVERIFY(w.settles());
    w.press(Qt::Key_T);
    QTRY_VERIFY(w.visible("walkBar"));
    w.session.work()->setItems(int(mostWalkedItems) + 1);
    QTRY_VERIFY(!w.visible("walkBar"));
    QTRY_VERIFY(!w.item("walkButton")->isEnabled());
    w.press(Qt::Key_T);
    QVERIFY(w.settles());
    QVERIFY(!w.visible("walkBar"));
    w.session.document()->undo();
    QTRY_VERIFY(w.item("walkButton")->isEnabled());
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowWalk>(argc, argv);
}
#include "tst_window_walk.moc"
