// SPDX-License-Identifier: MIT
// Why a run took so long: asked by key and from menus, and what is advised is tried by a button.
#include "window_under_test.h"

#include <QClipboard>

using namespace overlapse;

namespace {

bool isTold(const Window &w)
{
    return w.visible("whyTitle") && !w.session.explainer()->pending();
}

// Of one mode, by the key.
void ask(const Window &w, Mode mode)
{
    QTRY_VERIFY_WITH_TIMEOUT(w.settled(), patience);
    w.session.view()->touchMode(static_cast<int>(mode));
    w.item("timeline")->forceActiveFocus();
    w.press(Qt::Key_W);
    QTRY_VERIFY_WITH_TIMEOUT(isTold(w), patience);
}

} // namespace

class TestWindowWhy : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void aPatternIsTriedAndTakenBack();
    void manyThreadsAreTriedAsPromised();
    void theMenusAskToo();
    void allIsCopied();
    void whatIsHiddenIsNotTold();
    void closingEndsThePredictions();
};

void TestWindowWhy::aPatternIsTriedAndTakenBack()
{
    const Window w;
    w.session.document()->toggleMode(2); // parallel has no panel
    ask(w, Mode::Concurrent);
    QVERIFY(w.text("whyTitle").contains("concurrent"));
    QVERIFY(w.visible("whyPattern"));
    QVERIFY(!w.visible("whyNothing"));
    w.click("whyTry");
    QTRY_VERIFY(!w.visible("whyTitle"));
    QTRY_VERIFY(w.session.document()->state().shown[2]);
    QTRY_VERIFY_WITH_TIMEOUT(w.settled(), patience);
    w.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(!w.session.document()->state().shown[2]);
}

// More than the slider gives, if so many were promised.
void TestWindowWhy::manyThreadsAreTriedAsPromised()
{
    const Window w;
    w.session.work()->setItems(64);
    w.session.work()->transform()->edit("2ms");
    w.session.limits()->setThreads(2);
    ask(w, Mode::Blocking);
    QVERIFY(
        w.session.explainer()->patterns().front().toMap()["change"].toString().startsWith("64 threads: "));
    w.click("whyTry");
    QTRY_COMPARE(w.session.limits()->threads(), 64);
    QTRY_VERIFY_WITH_TIMEOUT(w.settled(), patience);
    QCOMPARE(w.makespan(4), QStringLiteral("1.064 s"));
}

void TestWindowWhy::theMenusAskToo()
{
    const Window w;
    QTRY_VERIFY_WITH_TIMEOUT(w.settled(), patience);
    w.session.panels()->keep(3);
    QTRY_VERIFY(w.visible("keptRow0"));
    w.item("keptRow0")->forceActiveFocus(Qt::TabFocusReason);
    w.press(Qt::Key_Menu);
    QTRY_VERIFY_WITH_TIMEOUT(w.visible("explainRun"), patience);
    w.click("explainRun");
    QTRY_VERIFY_WITH_TIMEOUT(isTold(w), patience);
    QVERIFY(w.text("whyTitle").contains("Prefetching: N = 4"));
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("whyTitle"));
    w.layOut();
    QTest::mouseClick(w.window, Qt::RightButton, Qt::NoModifier, w.placeOf("modeCard0"));
    QTRY_VERIFY_WITH_TIMEOUT(w.visible("explainMode"), patience);
    w.click("explainMode");
    QTRY_VERIFY_WITH_TIMEOUT(isTold(w), patience);
    QVERIFY(w.text("whyTitle").contains("sequential"));
}

void TestWindowWhy::allIsCopied()
{
    const Window w;
    ask(w, Mode::Concurrent);
    w.click("whyCopy");
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY2(text.startsWith("## concurrent\n\n- **run**: 4 items in 5.0 s"), qPrintable(text));
    QVERIFY(text.contains("- **pattern**: one thread transforms everything"));
}

void TestWindowWhy::whatIsHiddenIsNotTold()
{
    const Window w;
    QTRY_VERIFY_WITH_TIMEOUT(w.settled(), patience);
    w.item("timeline")->forceActiveFocus();
    w.press(Qt::Key_G); // results wait for a guess
    QTRY_VERIFY(w.session.lesson()->hidden());
    w.press(Qt::Key_W);
    w.session.explainer()->explainMode(1);
    QVERIFY(!w.visible("whyTitle"));
    QVERIFY(!w.session.explainer()->pending());
}

void TestWindowWhy::closingEndsThePredictions()
{
    const Window w;
    w.session.work()->setItems(200'000);
    QTRY_VERIFY_WITH_TIMEOUT(w.settled(), patience);
    w.session.explainer()->explainMode(2);
    QTRY_VERIFY(w.visible("whyTitle"));
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("whyTitle"));
    QVERIFY(!w.session.explainer()->pending());
    QVERIFY(w.session.explainer()->patterns().isEmpty());
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowWhy>(argc, argv);
}
#include "tst_window_why.moc"
