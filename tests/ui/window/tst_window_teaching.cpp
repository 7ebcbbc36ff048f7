// SPDX-License-Identifier: MIT
// Guess first, and large type.
#include "window_under_test.h"

#include <QImage>
#include <QScreen>

using namespace overlapse;

class TestWindowTeaching : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void resultsWaitForAGuess();
    void guessesAreHeldAgainstTheResults();
    void aWrongTimeIsSaid();
    void aGuessOutlivesAnEditOfTheExperiment();
    void aHiddenModeNeedsNoGuess();
    void anotherExperimentIsGuessedAgain();
    void largeTypeMagnifiesAndStillHits();
    void largeTypeLeavesNothingBehind();
};

namespace {

void hide(Window &w)
{
    QVERIFY(w.settles());
    w.timeline()->forceActiveFocus();
    w.press(Qt::Key_G);
    QTRY_VERIFY(w.visible("guessPanel"));
    w.settleLayout();
}

} // namespace

void TestWindowTeaching::resultsWaitForAGuess()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("peek.csv"));
    Window w;
    hide(w);
    QCOMPARE(w.makespans(), QStringList(5));
    QVERIFY(!w.visible("timeline"));
    QVERIFY(!w.visible("about")); // it would tell
    QVERIFY(!w.visible("bestMode"));
    for (const PanelInput &panel : w.panels())
        QVERIFY(!panel.run);
    QVERIFY(!w.item("runButton")->isEnabled());
    QVERIFY(!w.item("walkButton")->isEnabled());
    QVERIFY(!w.item("guessReveal")->isEnabled());
    w.session.files()->exportTo(QUrl::fromLocalFile(path));
    QVERIFY(!w.session.notices()->problem().isEmpty());
    QVERIFY(!QFile::exists(path));
    w.click("guessSkip");
    QTRY_VERIFY(w.visible("timeline"));
    QTRY_COMPARE(w.makespan(0), QStringLiteral("8.000 s"));
    QVERIFY(w.session.lesson()->guessing());
}

void TestWindowTeaching::guessesAreHeldAgainstTheResults()
{
    Window w;
    hide(w);
    for (const QChar c : QStringLiteral("10s")) // the first field has the keyboard
        QTest::keyClick(w.window, c.toLatin1());
    w.press(Qt::Key_Tab);
    for (const QChar c : QStringLiteral("5s"))
        QTest::keyClick(w.window, c.toLatin1());
    QTRY_VERIFY(w.item("guessReveal")->isEnabled());
    w.press(Qt::Key_Return);
    QTRY_VERIFY(w.visible("timeline"));
    const ModeList *modes = w.session.panels()->modes();
    QTRY_COMPARE(modes->data(modes->index(0), ModeList::GuessRole).toString(),
                 QStringLiteral("your guess, 10.00 s, is 25 % too long"));
    QCOMPARE(modes->data(modes->index(1), ModeList::GuessRole).toString(),
             QStringLiteral("your guess, 5.000 s, is right"));
    QCOMPARE(modes->data(modes->index(2), ModeList::GuessRole).toString(), QString());
}

void TestWindowTeaching::aWrongTimeIsSaid()
{
    Window w;
    hide(w);
    for (const QChar c : QStringLiteral("5 apples"))
        QTest::keyClick(w.window, c.toLatin1());
    QTRY_VERIFY(w.visible("guessError"));
    w.press(Qt::Key_Return);
    QVERIFY(!w.item("guessReveal")->isEnabled());
    QVERIFY(w.visible("guessPanel"));
    w.press(Qt::Key_A, Qt::ControlModifier);
    for (const QChar c : QStringLiteral("exp(5s)"))
        QTest::keyClick(w.window, c.toLatin1());
    QTRY_COMPARE(w.text("guessError"), QStringLiteral("one time, as in 5s"));
    QVERIFY(w.visible("guessPanel"));
}

void TestWindowTeaching::aGuessOutlivesAnEditOfTheExperiment()
{
    Window w;
    hide(w);
    for (const QChar c : QStringLiteral("10s"))
        QTest::keyClick(w.window, c.toLatin1());
    w.type(QStringLiteral("itemsField"), QStringLiteral("5"));
    QTRY_COMPARE(w.session.work()->items(), 5);
    QVERIFY(w.visible("guessPanel"));
    QVERIFY(w.item("guessReveal")->isEnabled());
    QVERIFY(w.settles());
    w.click("guessReveal");
    QTRY_VERIFY(w.visible("timeline"));
    const ModeList *modes = w.session.panels()->modes();
    QTRY_COMPARE(modes->data(modes->index(0), ModeList::GuessRole).toString(),
                 QStringLiteral("your guess, 10.00 s, is right"));
}

void TestWindowTeaching::aHiddenModeNeedsNoGuess()
{
    Window w;
    hide(w);
    for (const QChar c : QStringLiteral("5 apples"))
        QTest::keyClick(w.window, c.toLatin1());
    w.press(Qt::Key_Tab);
    for (const QChar c : QStringLiteral("5s"))
        QTest::keyClick(w.window, c.toLatin1());
    QTRY_VERIFY(w.visible("guessError"));
    QVERIFY(!w.item("guessReveal")->isEnabled());
    w.click("modeCard0"); // what was wrong is gone with its mode
    QTRY_VERIFY(w.item("guessReveal")->isEnabled());
    QVERIFY(!w.visible("guessError"));
}

void TestWindowTeaching::anotherExperimentIsGuessedAgain()
{
    Window w;
    hide(w);
    w.click("guessSkip");
    QTRY_VERIFY(w.visible("timeline"));
    w.type(QStringLiteral("itemsField"), QStringLiteral("6"));
    QTRY_VERIFY(w.visible("guessPanel"));
    QCOMPARE(w.makespans(), QStringList(5));
    w.session.lesson()->setGuessing(false);
    QVERIFY(w.settles());
    QTRY_COMPARE(w.makespan(0), QStringLiteral("12.00 s"));
    QVERIFY(w.visible("timeline"));
}

void TestWindowTeaching::largeTypeMagnifiesAndStillHits()
{
    Window w;
    QVERIFY(w.settles());
    const QRectF before = w.item("runButton")->mapRectToScene(w.item("runButton")->boundingRect());
    w.press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    w.settleLayout();
    const QRectF after = w.item("runButton")->mapRectToScene(w.item("runButton")->boundingRect());
    QVERIFY(after.height() > 1.3 * before.height());
    w.click("modeCard1");
    QTRY_COMPARE(w.panels().size(), std::size_t(4));
    w.press(Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(w.visible("exportSheet"));
    w.settleLayout();
    w.click("exportCancel"); // in the middle of the window, not beyond it
    QTRY_VERIFY(!w.visible("exportSheet"));
    w.click("menuButton");
    QTRY_VERIFY(w.visible("menu:Large type"));
    w.settleLayout();
    w.click("menu:Large type");
    w.settleLayout();
    QCOMPARE(w.item("runButton")->mapRectToScene(w.item("runButton")->boundingRect()).height(),
             before.height());
}

// The software renderer paints what changed: what is on the screen is what it paints when all has.
void TestWindowTeaching::largeTypeLeavesNothingBehind()
{
    if (QGuiApplication::platformName() != QLatin1String("xcb"))
        QSKIP("only a display has what was painted");
    Window w;
    w.window->resize(1440, 900);
    QVERIFY(w.settles());
    w.settleLayout();
    const auto onScreen = [&w] { return w.window->screen()->grabWindow(w.window->winId()).toImage(); };
    // Where the machine is busy, frames come late: what stays the same for a while is the picture.
    const auto atRest = [&] {
        QImage seen = onScreen();
        for (int same = 0; same < 4; ++same) {
            w.settleLayout();
            QImage now = onScreen();
            if (now != seen)
                same = 0;
            seen = std::move(now);
        }
        return seen;
    };
    const QImage before = atRest();
    w.press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(onScreen() != before, patience);
    const QImage after = atRest();
    QVERIFY(after != before);
    w.window->resize(1441, 900);
    QTRY_COMPARE_WITH_TIMEOUT(onScreen().width(), 1441, patience);
    w.window->resize(1440, 900);
    QTRY_COMPARE_WITH_TIMEOUT(onScreen().width(), 1440, patience);
    QTRY_COMPARE_WITH_TIMEOUT(atRest(), after, patience);
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowTeaching>(argc, argv);
}
#include "tst_window_teaching.moc"
