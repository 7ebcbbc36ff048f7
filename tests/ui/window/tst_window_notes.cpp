// SPDX-License-Identifier: MIT
// Notes are written, read, walked through, taken away and kept in the recording; by keys and by the mouse.
#include "window_under_test.h"

#include "scene/note_marks.h"

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

/// A prediction that is kept, and touched: its run is one of the document.
RunId keepOne(const Window &w)
{
    w.pointAtNothing(); // what is pointed at is told of instead of what is selected
    w.timeline()->forceActiveFocus();
    w.press(Qt::Key_K);
    const std::vector<const RunRecord *> kept = w.session.document()->state().kept();
    if (kept.size() != 1)
        qFatal("the run is not kept");
    const RunId run = kept.front()->id();
    w.session.view()->touchRun(qlonglong(run));
    if (!w.settles())
        qFatal("the window does not settle");
    return run;
}

/// The pad of an item of that run, with the keyboard in it.
void beginNote(const Window &w, std::int64_t item)
{
    w.session.view()->select(item, w.session.view()->touchedIndex());
    w.press(Qt::Key_E);
    if (!QTest::qWaitFor([&w] { return w.visible("noteBar"); }, patience))
        qFatal("there is no pad");
}

PinnedNotes notesOf(const Window &w, RunId run)
{
    const RunRecord *record = w.session.document()->state().run(run);
    return record && record->facts.notes ? *record->facts.notes : PinnedNotes();
}

void type(const Window &w, const QString &text)
{
    for (const QChar c : text)
        QTest::keyClick(w.window, c.toLatin1());
}

/// In the window.
QPoint bubbleOf(const Window &w, RunId run, std::size_t which)
{
    const View &view = *w.session.view();
    const TimelineLayout layout = layoutTimeline(view.input(), view.onScreen());
    for (std::size_t i = 0; i < view.input().panels.size(); ++i)
        if (view.input().panels[i].id == panelOfRun(run)) {
            const auto marks =
                noteMarks(view.input().panels[i], layout.panels[i], view.onScreen(), layout.time);
            if (which < marks.size())
                return w.timeline()->mapToScene(marks[which].bubble.center()).toPoint();
        }
    qFatal("there is no such bubble");
}

} // namespace

class TestWindowNotes : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void anItemGetsOne();
    void anInstantGetsOne();
    void escapeLeavesItAsItWas();
    void leavingKeepsIt();
    void theyAreReadAndWalkedThrough();
    void aClickHitsWhatWasThere();
    void theyAreTakenAway();
    void aPredictionHasNone();
    void theyAreInTheRecording();
    void whatGoesTakesItsPadAlong();
};

void TestWindowNotes::anItemGetsOne()
{
    const Window w;
    QVERIFY(w.settles());
    const RunId run = keepOne(w);
    beginNote(w, 2);
    QVERIFY(w.item("noteField")->hasActiveFocus());
    QVERIFY(w.text("noteAbout").startsWith(QLatin1String("Item 2, ")));
    QVERIFY(!w.visible("noteRemove"));
    type(w, QStringLiteral("why so late"));
    QCOMPARE(notesOf(w, run).size(), std::size_t(1)); // as it is written: whatever comes, nothing is lost
    QVERIFY(w.session.document()->unsaved());
    w.press(Qt::Key_Return);
    QTRY_VERIFY(!w.visible("noteBar"));
    QVERIFY(w.timeline()->hasActiveFocus());
    QCOMPARE(notesOf(w, run).size(), std::size_t(1));
    QCOMPARE(notesOf(w, run)[0].item, 2);
    QCOMPARE(notesOf(w, run)[0].text, QStringLiteral("why so late"));
    QVERIFY(w.session.document()->unsaved());
    QVERIFY(w.settles());
    QTRY_COMPARE(w.text("itemPinnedText"), QStringLiteral("why so late"));
    QVERIFY(w.session.seeing()->items()->told().contains(QLatin1String("note: why so late")));
    w.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(notesOf(w, run).empty());
    w.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(notesOf(w, run).size(), std::size_t(1));
}

void TestWindowNotes::anInstantGetsOne()
{
    const Window w;
    QVERIFY(w.settles());
    const RunId run = keepOne(w);
    w.pointAtNothing();
    w.session.view()->selectRange(1s, 1500ms);
    w.press(Qt::Key_E);
    QTRY_VERIFY(w.visible("noteBar"));
    QVERIFY(w.text("noteAbout").startsWith(QLatin1String("At 1")));
    type(w, QStringLiteral("here"));
    w.press(Qt::Key_Return);
    QCOMPARE(notesOf(w, run), (PinnedNotes{{-1, 1s, QStringLiteral("here")}}));
}

void TestWindowNotes::escapeLeavesItAsItWas()
{
    const Window w;
    QVERIFY(w.settles());
    const RunId run = keepOne(w);
    beginNote(w, 1);
    type(w, QStringLiteral("nothing"));
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("noteBar"));
    QVERIFY(notesOf(w, run).empty());
    QVERIFY(w.timeline()->hasActiveFocus());
    QCOMPARE(w.session.view()->state().selected, 1);
    // Of one that was there, too.
    w.session.document()->pin(run, {1, 0s, QStringLiteral("as it was")});
    QVERIFY(w.settles());
    w.press(Qt::Key_E);
    QTRY_COMPARE(w.text("noteField"), QStringLiteral("as it was"));
    type(w, QStringLiteral(" not"));
    QCOMPARE(notesOf(w, run)[0].text, QStringLiteral("as it was not"));
    w.press(Qt::Key_Escape);
    QCOMPARE(notesOf(w, run)[0].text, QStringLiteral("as it was"));
}

void TestWindowNotes::leavingKeepsIt()
{
    const Window w;
    QVERIFY(w.settles());
    const RunId run = keepOne(w);
    beginNote(w, 1);
    type(w, QStringLiteral("kept"));
    w.timeline()->forceActiveFocus();
    QTRY_VERIFY(!w.visible("noteBar"));
    QCOMPARE(notesOf(w, run)[0].text, QStringLiteral("kept"));
    // What is written over again is the same note.
    w.press(Qt::Key_E);
    QTRY_COMPARE(w.text("noteField"), QStringLiteral("kept"));
    type(w, QStringLiteral(" well"));
    w.press(Qt::Key_Return);
    QCOMPARE(notesOf(w, run).size(), std::size_t(1));
    QCOMPARE(notesOf(w, run)[0].text, QStringLiteral("kept well"));
}

void TestWindowNotes::theyAreReadAndWalkedThrough()
{
    const Window w;
    QVERIFY(w.settles());
    const RunId run = keepOne(w);
    Document *document = w.session.document();
    document->pin(run, {-1, 1900ms, QStringLiteral("late")});
    document->pin(run, {-1, 500ms, QStringLiteral("early")});
    document->pin(run, {1, 1200ms, QStringLiteral("of an item")});
    QVERIFY(w.settles());
    w.settleLayout();
    w.timeline()->forceActiveFocus();
    for (const char *text : {"early", "of an item", "late", "early"}) {
        w.press(Qt::Key_E, Qt::ShiftModifier);
        QTRY_COMPARE(w.text("noteField"), QLatin1String(text));
        QCOMPARE(w.session.view()->state().selected,
                 QLatin1String(text) == QLatin1String("of an item") ? 1 : -1);
        QVERIFY(w.timeline()->hasActiveFocus()); // they are read
    }
    w.press(Qt::Key_E, Qt::ShiftModifier);
    QTRY_VERIFY(w.visible("noteBack"));
    w.click("noteBack");
    QTRY_COMPARE(w.text("noteField"), QStringLiteral("early"));
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("noteBar"));
    w.settleLayout();
    // The pointer reads them, a click opens them.
    const QPoint place = bubbleOf(w, run, 0);
    QTest::mouseMove(w.window, place);
    QTRY_COMPARE(w.timeline()->property("tip").toString(), QStringLiteral("late"));
    QTest::mouseClick(w.window, Qt::LeftButton, Qt::NoModifier, place);
    QTRY_COMPARE(w.text("noteField"), QStringLiteral("late"));
    QCOMPARE(notesOf(w, run).size(), std::size_t(3));
}

// The bar goes as the timeline gets the keyboard, and all below it moves.
void TestWindowNotes::aClickHitsWhatWasThere()
{
    const Window w;
    QVERIFY(w.settles());
    const RunId run = keepOne(w);
    w.session.document()->pin(run, {-1, 500ms, QStringLiteral("early")});
    QVERIFY(w.settles());
    beginNote(w, 1);
    type(w, QStringLiteral("of an item"));
    QVERIFY(w.settles());
    w.settleLayout();
    QTest::mouseClick(w.window, Qt::LeftButton, Qt::NoModifier, bubbleOf(w, run, 1));
    QTRY_COMPARE(w.text("noteField"), QStringLiteral("early"));
    QCOMPARE(notesOf(w, run).size(), std::size_t(2));
}

void TestWindowNotes::theyAreTakenAway()
{
    const Window w;
    QVERIFY(w.settles());
    const RunId run = keepOne(w);
    w.session.document()->pin(run, {-1, 1s, QStringLiteral("a\nb")});
    QVERIFY(w.settles());
    w.press(Qt::Key_E, Qt::ShiftModifier);
    QTRY_VERIFY(w.visible("noteRemove"));
    QCOMPARE(w.text("noteField"), QStringLiteral("a b"));
    w.press(Qt::Key_E);
    QTRY_VERIFY(w.item("noteField")->hasActiveFocus());
    w.press(Qt::Key_Return); // only read: its lines are as they were
    QCOMPARE(notesOf(w, run), (PinnedNotes{{-1, 1s, QStringLiteral("a\nb")}}));
    w.press(Qt::Key_E, Qt::ShiftModifier);
    QTRY_VERIFY(w.visible("noteRemove"));
    w.click("noteRemove");
    QTRY_VERIFY(!w.visible("noteBar"));
    QVERIFY(notesOf(w, run).empty());
    w.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(notesOf(w, run).size(), std::size_t(1));
    // So does a text of which nothing is left.
    w.press(Qt::Key_E, Qt::ShiftModifier);
    QTRY_VERIFY(w.visible("noteBar"));
    w.press(Qt::Key_E);
    w.press(Qt::Key_A, Qt::ControlModifier);
    w.press(Qt::Key_Delete);
    w.press(Qt::Key_Return);
    QVERIFY(notesOf(w, run).empty());
}

void TestWindowNotes::aPredictionHasNone()
{
    const Window w;
    QVERIFY(w.settles());
    w.timeline()->forceActiveFocus();
    w.press(Qt::Key_E);
    QVERIFY(!w.visible("noteBar"));
    QVERIFY(w.session.notices()->status().contains(QLatin1String("keep it (K)")));
    w.press(Qt::Key_E, Qt::ShiftModifier);
    QVERIFY(!w.visible("noteBar"));
}

void TestWindowNotes::theyAreInTheRecording()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.overlapse"));
    const PinnedNotes notes{{2, 1s, QStringLiteral("of an item")}, {-1, 0s, QStringLiteral("the begin")}};
    {
        const Window w;
        QVERIFY(w.settles());
        const RunId run = keepOne(w);
        for (const PinnedNote &note : notes)
            w.session.document()->pin(run, note);
        QVERIFY(w.settles());
        w.session.files()->exportTo(QUrl::fromLocalFile(path));
        QTRY_VERIFY_WITH_TIMEOUT(!w.session.document()->unsaved(), patience);
        w.session.document()->pin(run, {3, 1s, QStringLiteral("one more")});
        QVERIFY(w.session.document()->unsaved());
        w.session.document()->undo();
        QVERIFY(!w.session.document()->unsaved());
    }
    const Window w;
    w.session.files()->open(QUrl::fromLocalFile(path));
    QTRY_VERIFY_WITH_TIMEOUT(!w.session.document()->state().kept().empty() && w.settled(), patience);
    QCOMPARE(notesOf(w, w.session.document()->state().kept().front()->id()), notes);
}

void TestWindowNotes::whatGoesTakesItsPadAlong()
{
    const Window w;
    QVERIFY(w.settles());
    const RunId run = keepOne(w);
    beginNote(w, 1);
    type(w, QStringLiteral("lost"));
    w.session.document()->removeRun(qlonglong(run));
    QTRY_VERIFY(!w.visible("noteBar"));
    QVERIFY(notesOf(w, run).empty());
    QTRY_VERIFY(w.timeline()->hasActiveFocus()); // keys go on
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowNotes>(argc, argv);
}
#include "tst_window_notes.moc"
