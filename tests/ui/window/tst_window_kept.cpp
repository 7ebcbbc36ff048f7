// SPDX-License-Identifier: MIT
// Runs that the user keeps stand beside the modes; and what can be done with one mode alone.
#include "window_under_test.h"

#include <QDropEvent>
#include <QMimeData>

using namespace overlapse;

namespace {

QList<RunRecord> runsOf(const Window &w)
{
    return w.session.document()->state().runs;
}

QStringList titlesOf(const Window &w)
{
    QStringList titles;
    for (const PanelInput &panel : w.panels())
        titles << panel.title;
    return titles;
}

// As the user would: on the card, with the right button; then the entry.
void chooseOfMode(const Window &w, int mode, const QString &entry)
{
    const QString card = QStringLiteral("modeCard%1").arg(mode);
    w.layOut();
    QTest::mouseClick(w.window, Qt::RightButton, Qt::NoModifier, w.placeOf(card));
    QTRY_VERIFY_WITH_TIMEOUT(w.visible(entry), patience);
    w.click(entry);
    QTRY_VERIFY_WITH_TIMEOUT(!w.visible(entry), patience);
}

void measure(const Window &w)
{
    QVERIFY(w.settles());
    w.session.runner()->run();
    QTRY_VERIFY_WITH_TIMEOUT(!w.session.runner()->running(), patience);
    QVERIFY(w.settles());
}

void dropLow(const Window &w, const QUrl &url)
{
    QMimeData data;
    data.setUrls({url});
    const QPoint at(600, w.window->height() - 60);
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(w.window, &enter);
    QDragMoveEvent move(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(w.window, &move);
    QVERIFY(w.visible("addSign"));
    QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(w.window, &event);
}

const QString keptParallel = QStringLiteral("Parallel: N = 4, M = 4, %1, order kept");

QString keptTitle(const Window &w)
{
    const int threads = w.session.limits()->threads();
    return keptParallel.arg(threads == 1 ? QStringLiteral("1 thread")
                                         : QStringLiteral("%1 threads").arg(threads));
}

} // namespace

class TestWindowKept : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void aKeptMeasurementStaysWhenLimitsChange();
    void aPredictionCanBeKept();
    void theKeyKeepsWhatIsMarked();
    void theLastOfManyIsGoneToAtOnce();
    void whatHasNoRoomIsScrolledToByABar();
    void keptRunsAreRenamedMovedHiddenAndRemoved();
    void aRunIsDraggedToAnotherPlace();
    void oneModeIsRunAlone();
    void aSkippedModeIsNotMeasured();
    void aModeIsHiddenFromItsMenu();
    void runsOfAnotherRecordingAreDroppedBesideThese();
    void undoOfOpeningBringsMeasurementsBack();
    void keptRunsAreSavedAndOpened();
    void nothingIsNotSaved();
};

void TestWindowKept::aKeptMeasurementStaysWhenLimitsChange()
{
    const Window w;
    w.makeQuick();
    measure(w);
    const QString title = keptTitle(w);
    chooseOfMode(w, 2, "keepRun");
    QTRY_COMPARE(w.panels().size(), std::size_t(6));
    QCOMPARE(titlesOf(w).last(), title);
    const Nanos measured = w.panels()[5].figures.makespan;
    w.session.limits()->setFetchLimit(2);
    QVERIFY(w.settles());
    QCOMPARE(titlesOf(w).last(), title);
    QCOMPARE(w.panels()[5].figures.makespan, measured);
    QVERIFY(w.panels()[2].run->clock == Clock::Virtual);
    measure(w);
    QVERIFY(w.panels()[2].run->clock == Clock::Live);
    QVERIFY(w.panels()[5].run->clock == Clock::Live);
    QCOMPARE(w.panels()[2].run->spec.fetchLimit, 2);
    QCOMPARE(w.panels()[5].run->spec.fetchLimit, 4);
    QCOMPARE(w.panels()[5].figures.makespan, measured);
}

void TestWindowKept::aPredictionCanBeKept()
{
    const Window w;
    QVERIFY(w.settles());
    w.item("timeline")->forceActiveFocus();
    w.press(Qt::Key_K); // of the mode touched last: parallel
    QTRY_COMPARE(w.panels().size(), std::size_t(6));
    QVERIFY(w.panels()[5].run->clock == Clock::Virtual);
    QVERIFY(w.visible("keptRow0"));
    QVERIFY(w.session.document()->unsaved());
    w.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(w.panels().size(), std::size_t(5));
    QVERIFY(!w.session.document()->unsaved());
}

// What is marked, not what the pointer was on.
void TestWindowKept::theKeyKeepsWhatIsMarked()
{
    const Window w;
    QVERIFY(w.settles());
    w.pointAtNothing();
    w.item("timeline")->forceActiveFocus();
    w.session.view()->hover(1, 1);
    w.session.view()->hover(-1, -1);
    w.press(Qt::Key_K);
    QTRY_COMPARE(w.panels().size(), std::size_t(6));
    QCOMPARE(w.panels()[5].run->spec.mode, Mode::Parallel);
    w.press(Qt::Key_K); // again: it is kept
    QVERIFY(w.settles());
    QCOMPARE(w.panels().size(), std::size_t(6));
    w.session.view()->select(0, 1);
    w.press(Qt::Key_K);
    QTRY_COMPARE(w.panels().size(), std::size_t(7));
    QCOMPARE(w.panels()[6].run->spec.mode, Mode::Concurrent);
    w.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(w.panels().size(), std::size_t(6));
    w.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(w.panels().size(), std::size_t(5));
}

void TestWindowKept::theLastOfManyIsGoneToAtOnce()
{
    const Window w;
    for (int i = 0; i < 14; ++i) {
        w.session.limits()->setFetchLimit(1 + i);
        QVERIFY(w.settles());
        w.session.panels()->keep(2);
    }
    QTRY_COMPARE(w.session.panels()->kept()->count(), 14);
    QVERIFY(w.settles());
    w.pointAtNothing();
    QTRY_VERIFY_WITH_TIMEOUT(w.visible("keptRow0"), patience);
    w.item("keptRow0")->forceActiveFocus(Qt::TabFocusReason);
    w.press(Qt::Key_End);
    QVERIFY(w.visible("keptRow13"));
    QVERIFY(w.item("keptRow13")->hasActiveFocus());
    const QQuickItem *list = w.item("keptRuns");
    w.layOut();
    QVERIFY(list->mapRectToScene(list->boundingRect())
                .contains(w.item("keptRow13")->mapToScene({0, w.item("keptRow13")->height() - 1})));
}

void TestWindowKept::whatHasNoRoomIsScrolledToByABar()
{
    const Window w;
    QVERIFY(w.settles());
    QVERIFY(!w.visible("panelsBar"));
    for (int kept = 1; kept <= 12; ++kept) {
        w.session.limits()->setFetchLimit(kept);
        QVERIFY(w.settles());
        w.session.panels()->keep(2);
        QTRY_COMPARE(w.panels().size(), std::size_t(5 + kept));
    }
    w.settleLayout();
    QTRY_VERIFY(w.visible("panelsBar"));
    const double most = w.timeline()->mostScroll();
    QVERIFY(most > 0);
    QCOMPARE(w.timeline()->scroll(), 0.0);
    const QQuickItem *bar = w.item("panelsBar");
    const auto at = [&](double y) { return bar->mapToScene({bar->width() / 2, y}).toPoint(); };
    QTest::mousePress(w.window, Qt::LeftButton, Qt::NoModifier, at(10));
    QTest::mouseMove(w.window, at(bar->height() / 2));
    QTest::mouseMove(w.window, at(bar->height()));
    QTest::mouseRelease(w.window, Qt::LeftButton, Qt::NoModifier, at(bar->height()));
    QTRY_COMPARE(w.timeline()->scroll(), most);
    w.timeline()->scrollTo(0);
    w.settleLayout();
    QCOMPARE(bar->property("position").toDouble(), 0.0);
}

void TestWindowKept::keptRunsAreRenamedMovedHiddenAndRemoved()
{
    const Window w;
    QVERIFY(w.settles());
    for (const int mode : {1, 2, 3})
        w.session.panels()->keep(mode);
    QTRY_COMPARE(w.panels().size(), std::size_t(8));
    QTRY_VERIFY(w.visible("keptRow2"));
    const auto names = [&w] {
        QStringList all;
        for (const RunRecord &record : runsOf(w))
            all << record.facts.name + QString::number(static_cast<int>(record.spec().mode));
        return all;
    };
    w.item("keptRow2")->forceActiveFocus(Qt::TabFocusReason);
    w.press(Qt::Key_F2);
    QTRY_VERIFY(w.item("runNameField")->hasActiveFocus());
    w.press(Qt::Key_A, Qt::ControlModifier);
    for (const char c : {'b', 'e', 's', 't'})
        QTest::keyClick(w.window, c);
    w.press(Qt::Key_Return);
    QTRY_COMPARE(names(), QStringList({"1", "2", "best3"}));
    QTRY_VERIFY(titlesOf(w).contains("best"));
    w.item("keptRow2")->forceActiveFocus(Qt::TabFocusReason);
    w.press(Qt::Key_Up, Qt::AltModifier);
    QTRY_COMPARE(names(), QStringList({"1", "best3", "2"}));
    QTRY_COMPARE(titlesOf(w)[6], QStringLiteral("best"));
    w.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(names(), QStringList({"1", "2", "best3"}));
    w.press(Qt::Key_Home);
    QTRY_VERIFY(w.item("keptRow0")->hasActiveFocus());
    w.press(Qt::Key_End);
    QTRY_VERIFY(w.item("keptRow2")->hasActiveFocus());
    w.item("keptRow0")->forceActiveFocus(Qt::TabFocusReason);
    w.press(Qt::Key_Space);
    QTRY_COMPARE(w.panels().size(), std::size_t(7));
    w.press(Qt::Key_Delete);
    QTRY_COMPARE(names(), QStringList({"2", "best3"}));
    w.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(names(), QStringList({"1", "2", "best3"}));
    QTest::mouseClick(w.window, Qt::RightButton, Qt::NoModifier, w.placeOf("keptRow1"));
    QTRY_VERIFY(w.visible("removeRun"));
    w.click("removeRun");
    QTRY_COMPARE(names(), QStringList({"1", "best3"}));
}

void TestWindowKept::aRunIsDraggedToAnotherPlace()
{
    const Window w;
    QVERIFY(w.settles());
    for (const int mode : {1, 2, 3})
        w.session.panels()->keep(mode);
    QTRY_VERIFY(w.visible("keptRow2"));
    w.settleLayout();
    const QPoint from = w.placeOf("keptRow0");
    w.drag(from, from + QPoint(0, int(1.9 * w.item("keptRow0")->height())));
    QTRY_COMPARE(runsOf(w).last().spec().mode, Mode::Concurrent);
    QCOMPARE(runsOf(w).first().spec().mode, Mode::Parallel);
}

void TestWindowKept::oneModeIsRunAlone()
{
    const Window w;
    w.makeQuick();
    QVERIFY(w.settles());
    chooseOfMode(w, 3, "runAlone");
    QTRY_VERIFY_WITH_TIMEOUT(!w.session.runner()->running() && runsOf(w).size() == 1, patience);
    QCOMPARE(runsOf(w).first().spec().mode, Mode::Prefetching);
    QTRY_VERIFY(w.text("status").contains(QLatin1String("prefetching")));
}

void TestWindowKept::aSkippedModeIsNotMeasured()
{
    const Window w;
    w.makeQuick();
    QVERIFY(w.settles());
    chooseOfMode(w, 0, "skipMode");
    QTRY_VERIFY(w.property("modeCard0", "skipped").toBool());
    measure(w);
    QCOMPARE(runsOf(w).size(), 4);
    QVERIFY(w.panels()[0].run->clock == Clock::Virtual);
    chooseOfMode(w, 0, "skipMode");
    QTRY_VERIFY(!w.property("modeCard0", "skipped").toBool());
    for (int mode = 0; mode < 5; ++mode)
        w.session.document()->skipMode(mode, true);
    QVERIFY(!w.session.runner()->canRun());
    QVERIFY(w.session.runner()->canRunOne());
}

void TestWindowKept::aModeIsHiddenFromItsMenu()
{
    const Window w;
    QVERIFY(w.settles());
    chooseOfMode(w, 4, "hideMode");
    QTRY_COMPARE(w.panels().size(), std::size_t(4));
    w.item("modeCard4")->forceActiveFocus(Qt::TabFocusReason);
    w.press(Qt::Key_F10, Qt::ShiftModifier);
    QTRY_VERIFY(w.visible("hideMode"));
    w.click("hideMode");
    QTRY_COMPARE(w.panels().size(), std::size_t(5));
}

void TestWindowKept::runsOfAnotherRecordingAreDroppedBesideThese()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("other.overlapse");
    {
        const Window other;
        other.session.work()->setItems(9);
        other.session.document()->toggleMode(0);
        QVERIFY(other.settles());
        other.session.files()->exportTo(QUrl::fromLocalFile(path));
        QTRY_VERIFY_WITH_TIMEOUT(other.session.idle() && QFile::exists(path), patience);
    }
    Window::forgetSettings();
    const Window w;
    QVERIFY(w.settles());
    dropLow(w, QUrl::fromLocalFile(path));
    QTRY_COMPARE_WITH_TIMEOUT(w.panels().size(), std::size_t(9), patience);
    QCOMPARE(w.session.work()->items(), 4); // the experiment is what it was
    QCOMPARE(w.panels()[5].items, 9);
    QVERIFY(w.panels()[5].note.contains("9 items") && w.panels()[5].note.contains("from other.overlapse"));
    QVERIFY(!w.session.document()->unsaved());
    w.session.document()->undo();
    QTRY_COMPARE(w.panels().size(), std::size_t(5));
}

void TestWindowKept::undoOfOpeningBringsMeasurementsBack()
{
    const Window w;
    w.makeQuick();
    measure(w);
    const Nanos measured = w.panels()[0].figures.makespan;
    w.session.files()->open(
        QUrl::fromLocalFile(QStringLiteral(TEST_DATA "/formats/version-3-article.overlapse")));
    QTRY_COMPARE_WITH_TIMEOUT(w.session.document()->title(), QStringLiteral("version-3-article.overlapse"),
                              patience);
    QVERIFY(w.settles());
    QVERIFY(!w.session.document()->unsaved());
    w.item("timeline")->forceActiveFocus();
    w.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(w.settles());
    QVERIFY(w.panels()[0].run->clock == Clock::Live);
    QCOMPARE(w.panels()[0].figures.makespan, measured);
    QVERIFY(w.session.document()->unsaved());
}

void TestWindowKept::keptRunsAreSavedAndOpened()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("kept.overlapse");
    QStringList titles;
    {
        const Window w;
        w.makeQuick();
        measure(w);
        w.session.panels()->keep(2);
        w.session.document()->renameRun(static_cast<qlonglong>(runsOf(w).last().id()), "as it was");
        w.session.limits()->setFetchLimit(2);
        measure(w);
        titles = titlesOf(w);
        w.session.files()->exportTo(QUrl::fromLocalFile(path));
        QTRY_VERIFY_WITH_TIMEOUT(w.session.idle() && !w.session.document()->unsaved(), patience);
    }
    const Window w;
    w.session.files()->open(QUrl::fromLocalFile(path));
    QTRY_COMPARE_WITH_TIMEOUT(w.session.document()->title(), QStringLiteral("kept.overlapse"), patience);
    QVERIFY(w.settles());
    QCOMPARE(titlesOf(w), titles);
    QCOMPARE(w.panels()[5].run->spec.fetchLimit, 4);
    QCOMPARE(w.panels()[2].run->spec.fetchLimit, 2);
    QCOMPARE(w.session.limits()->fetchLimit(), 2);
}

void TestWindowKept::nothingIsNotSaved()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("nothing.overlapse");
    const Window w;
    w.session.work()->setKind(
        static_cast<int>(FetchKind::File)); // without a folder there is no prediction either
    w.session.files()->exportTo(QUrl::fromLocalFile(path));
    QVERIFY(w.session.notices()->problem().contains("nothing to save"));
    QVERIFY(!QFile::exists(path));
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowKept>(argc, argv);
}
#include "tst_window_kept.moc"
