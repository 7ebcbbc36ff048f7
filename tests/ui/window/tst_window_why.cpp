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
    QVERIFY(w.settles());
    w.session.view()->touchMode(static_cast<int>(mode));
    w.item("timeline")->forceActiveFocus();
    w.press(Qt::Key_Y);
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
    void whatShowsAPatternStandsOut();
    void itsTimesAreDrawn();
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
    QVERIFY(w.settles());
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
    QVERIFY(w.settles());
    QCOMPARE(w.makespan(4), QStringLiteral("1.064 s"));
}

void TestWindowWhy::theMenusAskToo()
{
    const Window w;
    QVERIFY(w.settles());
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

// The item for which most others waited, and held items in their colours; until the run is another.
void TestWindowWhy::whatShowsAPatternStandsOut()
{
    const Window w;
    w.session.files()->openExample("slow-item");
    QVERIFY(w.settles());
    w.pointAtNothing();
    const auto show = [&w] {
        ask(w, Mode::Parallel);
        const QVariantList patterns = w.session.explainer()->patterns();
        for (int i = 0; i < patterns.size(); ++i)
            if (patterns[i].toMap()["name"].toString() == "head of line")
                return w.session.explainer()->showPattern(i);
        QFAIL("the pattern is not there");
    };
    show();
    w.click("whyClose");
    QTRY_VERIFY(w.visible("evidenceBar"));
    QVERIFY(w.text("evidence").contains("head of line"));
    const ViewState &state = w.session.view()->state();
    QCOMPARE(state.selected, 0);
    QCOMPARE(state.stressedIn, panelOfMode(Mode::Parallel));
    QCOMPARE(state.stressed, LookSet().set(std::size_t(Look::HeldOrder)));
    w.timeline()->forceActiveFocus();
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("evidenceBar"));
    QVERIFY(w.session.view()->state().stressed.none());
    show();
    w.click("whyClose");
    QTRY_VERIFY(w.visible("evidenceBar"));
    w.click("evidenceClose");
    QTRY_VERIFY(!w.visible("evidenceBar"));
    show();
    w.click("whyClose");
    QTRY_VERIFY(w.visible("evidenceBar"));
    w.session.limits()->setFetchLimit(7);
    QTRY_VERIFY_WITH_TIMEOUT(w.settled() && !w.visible("evidenceBar"), patience);
}

void TestWindowWhy::itsTimesAreDrawn()
{
    const Window w;
    ask(w, Mode::Parallel);
    for (const QVariantList &shares : {w.session.explainer()->latency(), w.session.explainer()->cores()}) {
        double sum = 0;
        for (const QVariant &share : shares)
            sum += share.toMap()["share"].toDouble();
        QVERIFY(qFuzzyCompare(sum, 1.0));
    }
    const QVariantList histograms = w.session.explainer()->histograms();
    QCOMPARE(histograms.size(), 3);
    QCOMPARE(histograms[1].toMap()["figures"].toString(),
             QStringLiteral("p50 1.0 s · p90 1.0 s · p99 1.0 s · max 1.0 s"));
    QVERIFY(w.visible("whyLatency"));
    QVERIFY(w.visible("whyCores"));
    QVERIFY(w.visible("histogram"));
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("whyTitle"));
    QVERIFY(w.session.explainer()->histograms().isEmpty());
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
    QVERIFY(w.settles());
    w.item("timeline")->forceActiveFocus();
    w.press(Qt::Key_G); // results wait for a guess
    QTRY_VERIFY(w.session.lesson()->hidden());
    w.press(Qt::Key_Y);
    w.session.explainer()->explainMode(1);
    QVERIFY(!w.visible("whyTitle"));
    QVERIFY(!w.session.explainer()->pending());
}

void TestWindowWhy::closingEndsThePredictions()
{
    const Window w;
    w.session.work()->setItems(50'000);
    QVERIFY(w.settles());
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
