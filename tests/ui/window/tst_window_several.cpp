// SPDX-License-Identifier: MIT
// Several windows in one program: each is about something of its own, and only one measures at a time.
#include "desktop_windows.h"
#include "window_under_test.h"

using namespace overlapse;

class TestWindowSeveral : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void eachIsAboutSomethingOfItsOwn();
    void onlyOneMeasures();
    void aClosedWindowTakesNothingWithIt();
    void quittingClosesAll();
};

namespace {

bool predicted(Session &session)
{
    return QTest::qWaitFor([&] { return session.idle() && session.complete(); }, patience);
}

} // namespace

void TestWindowSeveral::eachIsAboutSomethingOfItsOwn()
{
    DesktopWindows windows;
    QVERIFY(windows.add({}));
    windows.window(0)->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(windows.window(0), patience));
    QTest::keyClick(windows.window(0), Qt::Key_N, Qt::ControlModifier);
    QTRY_COMPARE(windows.count(), std::size_t(2));
    windows.session(0).work()->setItems(7);
    windows.session(0).appearance()->setDark(true);
    windows.session(1).appearance()->setDark(false);
    QCOMPARE(windows.session(1).work()->items(), 4);
    QTRY_COMPARE(windows.window(0)->color().lightness() < 128, true);
    QTRY_COMPARE(windows.window(1)->color().lightness() < 128, false);
}

void TestWindowSeveral::onlyOneMeasures()
{
    DesktopWindows windows;
    QVERIFY(windows.add({}) && windows.add({}));
    Session &first = windows.session(0);
    Session &second = windows.session(1);
    QVERIFY(predicted(first) && predicted(second));
    first.runner()->run();
    QVERIFY(first.runner()->running());
    second.runner()->run();
    QVERIFY(!second.runner()->running());
    QVERIFY(second.notices()->problem().contains(QLatin1String("another window is measuring")));
    first.runner()->stop();
    QTRY_VERIFY_WITH_TIMEOUT(!first.runner()->running(), patience);
    second.runner()->run();
    QVERIFY(second.runner()->running());
    second.runner()->stop();
    QTRY_VERIFY_WITH_TIMEOUT(!second.runner()->running(), patience);
}

void TestWindowSeveral::aClosedWindowTakesNothingWithIt()
{
    DesktopWindows windows;
    QVERIFY(windows.add({}) && windows.add({}));
    QVERIFY(predicted(windows.session(0)) && predicted(windows.session(1)));
    windows.session(0).runner()->run(); // and is still at it when its window goes
    QVERIFY(windows.session(0).runner()->running());
    Session *kept = &windows.session(1);
    windows.window(0)->close();
    QTRY_COMPARE_WITH_TIMEOUT(windows.count(), std::size_t(1), patience);
    QCOMPARE(&windows.session(0), kept);
    QVERIFY(windows.window(0)->isVisible());
    kept->runner()->run(); // nobody else measures any more
    QVERIFY(kept->runner()->running());
    kept->runner()->stop();
    QTRY_VERIFY_WITH_TIMEOUT(!kept->runner()->running(), patience);
}

void TestWindowSeveral::quittingClosesAll()
{
    DesktopWindows windows;
    QVERIFY(windows.add({}) && windows.add({}) && windows.add({}));
    windows.window(2)->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(windows.window(2), patience));
    QTest::keyClick(windows.window(2), Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(windows.count() == 0 || !windows.window(0)->isVisible(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(windows.count() <= 1, patience);
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowSeveral>(argc, argv);
}
#include "tst_window_several.moc"
