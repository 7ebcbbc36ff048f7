// SPDX-License-Identifier: MIT
// What is not saved is asked about before it goes; what is dropped on the window is opened, and never run.
#include "window_under_test.h"

#include <QMimeData>

using namespace overlapse;

class TestWindowLeaving : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void aPredictionIsNoLoss();
    void aMeasurementIsAskedAbout();
    void aSavedMeasurementIsNot();
    void savingGoesOnWithWhatWasWanted();
    void anOpenedFileAsksToo();
    void aDroppedFileIsOpenedAndNotRun();
    void whatIsDroppedOnSimulatedWorkIsNoList();
    void recentFilesComeLatestFirst();
};

namespace {

void measure(Window &w)
{
    w.makeQuick();
    QVERIFY(w.settles());
    w.click("runButton");
    QTRY_VERIFY_WITH_TIMEOUT(!w.session.runner()->running(), patience);
    QTRY_VERIFY(w.session.document()->unsaved());
}

void save(Window &w, const QString &path)
{
    w.session.files()->exportTo(QUrl::fromLocalFile(path));
    QTRY_COMPARE_WITH_TIMEOUT(w.session.notices()->status(), QStringLiteral("saved %1").arg(path), patience);
    QTRY_VERIFY_WITH_TIMEOUT(w.session.idle(), patience);
}

// As a file manager does it.
void drop(const Window &w, const QUrl &url, QPoint at = {600, 400})
{
    QMimeData data;
    data.setUrls({url});
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(w.window, &enter);
    QDragMoveEvent move(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(w.window, &move);
    QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(w.window, &event);
}

} // namespace

void TestWindowLeaving::aPredictionIsNoLoss()
{
    Window w;
    QVERIFY(w.settles());
    QVERIFY(!w.session.document()->unsaved());
    w.press(Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY(!w.window->isVisible());
}

void TestWindowLeaving::aMeasurementIsAskedAbout()
{
    Window w;
    measure(w);
    w.press(Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY(w.visible("question"));
    w.settleLayout();
    w.click("questionCancel");
    QTRY_VERIFY(!w.visible("question"));
    QVERIFY(w.window->isVisible());
    w.window->close();
    QTRY_VERIFY(w.visible("question"));
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("question"));
    QVERIFY(w.window->isVisible());
    w.press(Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY(w.visible("question"));
    w.settleLayout();
    w.click("questionDiscard");
    QTRY_VERIFY(!w.window->isVisible());
}

void TestWindowLeaving::aSavedMeasurementIsNot()
{
    const QTemporaryDir folder;
    Window w;
    measure(w);
    save(w, folder.filePath("a.svg"));
    QVERIFY(w.session.document()->unsaved()); // a picture cannot be opened again
    save(w, folder.filePath("a.overlapse"));
    QVERIFY(!w.session.document()->unsaved());
    w.press(Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY(!w.window->isVisible());
}

void TestWindowLeaving::savingGoesOnWithWhatWasWanted()
{
    const QTemporaryDir folder;
    Window w;
    QVERIFY(w.settles());
    w.session.panels()->keep(2);
    QTRY_VERIFY(w.session.document()->unsaved());
    const auto saveAtLast = [&] {
        w.press(Qt::Key_W, Qt::ControlModifier);
        QTRY_VERIFY(w.visible("question"));
        w.settleLayout();
        w.click("questionSave");
        QTRY_VERIFY(!w.visible("question"));
    };
    // Whoever thinks better of it stays.
    saveAtLast();
    w.settleLayout();
    w.press(Qt::Key_Escape);
    w.settleLayout();
    save(w, folder.filePath("first.overlapse"));
    QVERIFY(w.window->isVisible());
    w.session.panels()->keep(1);
    QTRY_VERIFY(w.session.document()->unsaved());
    saveAtLast();
    w.session.files()->exportTo(
        QUrl::fromLocalFile(folder.filePath("second.overlapse"))); // as the dialog does
    QTRY_VERIFY_WITH_TIMEOUT(!w.window->isVisible(), patience);
    QVERIFY(QFile::exists(folder.filePath("second.overlapse")));
}

void TestWindowLeaving::anOpenedFileAsksToo()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.overlapse");
    Window w;
    measure(w);
    save(w, path);
    w.click("runButton");
    QTRY_VERIFY_WITH_TIMEOUT(!w.session.runner()->running() && w.session.document()->unsaved(), patience);
    drop(w, QUrl::fromLocalFile(path));
    QTRY_VERIFY(w.visible("question"));
    w.settleLayout();
    QVERIFY(w.session.document()->unsaved());
    w.click("questionDiscard");
    QTRY_COMPARE_WITH_TIMEOUT(w.session.notices()->status(), QStringLiteral("opened a.overlapse"), patience);
    QVERIFY(!w.session.document()->unsaved());
}

void TestWindowLeaving::aDroppedFileIsOpenedAndNotRun()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a b%20.overlapse");
    {
        Window w;
        measure(w);
        save(w, path);
    }
    Window w;
    QVERIFY(w.settles());
    drop(w, QUrl(QStringLiteral("https://localhost/a.overlapse")));
    QTest::qWait(50);
    QVERIFY(w.session.notices()->status().isEmpty());
    drop(w, QUrl::fromLocalFile(path));
    QTRY_COMPARE_WITH_TIMEOUT(w.session.notices()->status(), QStringLiteral("opened a b%20.overlapse"),
                              patience);
    QVERIFY(!w.session.runner()->running());
}

void TestWindowLeaving::whatIsDroppedOnSimulatedWorkIsNoList()
{
    const QTemporaryDir folder;
    QFile list(folder.filePath("notes.txt"));
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write("one\ntwo\nthree\n");
    list.close();
    Window w;
    QVERIFY(w.settles());
    const QPoint onParameters(120, 500);
    drop(w, QUrl::fromLocalFile(list.fileName()), onParameters);
    QTRY_VERIFY(!w.session.notices()->problem().isEmpty()); // it is no recording
    QCOMPARE(w.session.work()->items(), 4);
    w.session.work()->setKind(3);
    drop(w, QUrl::fromLocalFile(list.fileName()), onParameters);
    QTRY_COMPARE_WITH_TIMEOUT(w.session.work()->items(), 3, patience);
}

void TestWindowLeaving::recentFilesComeLatestFirst()
{
    Window::forgetSettings();
    const QTemporaryDir folder;
    Window w;
    w.makeQuick();
    QVERIFY(w.settles());
    QVERIFY(w.session.files()->recent().isEmpty());
    QStringList wanted;
    for (int i = 0; i < 10; ++i) {
        const QString path = folder.filePath(QStringLiteral("%1.overlapse").arg(i));
        save(w, path);
        wanted.prepend(path);
    }
    QCOMPARE(w.session.files()->recent(), wanted.mid(0, 8));
    save(w, wanted[5]);
    QCOMPARE(w.session.files()->recent().first(), wanted[5]);
    QVERIFY(QFile::remove(wanted[5])); // what is gone is not offered
    QCOMPARE(w.session.files()->recent().size(), 7);
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowLeaving>(argc, argv);
}
#include "tst_window_leaving.moc"
