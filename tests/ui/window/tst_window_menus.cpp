// SPDX-License-Identifier: MIT
// The menu, the experiments' menu, and the window itself: another one, full screen, its size remembered.
#include "formats/examples.h"
#include "window_under_test.h"

#include <QClipboard>

using namespace overlapse;

class TestWindowMenus : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void theMenuIsUsedByKeysAndByClicks();
    void theMenuShowsWhatIsOn();
    void everyExampleOpens_data();
    void everyExampleOpens();
    void anExampleIsOneUndo();
    void theCommandLineIsCopied();
    void anExperimentIsSavedAndOpenedAgain();
    void anExperimentForOtherCoresIsPredictedForThem();
    void anotherWindowIsAskedFor();
    void fullScreenComesAndGoes();
    void sizeAndPlaceAreRemembered();
};

void TestWindowMenus::theMenuIsUsedByKeysAndByClicks()
{
    Window w;
    const bool dark = w.session.appearance()->dark();
    w.press(Qt::Key_F10);
    QTRY_VERIFY(w.visible("menu:Dark"));
    w.settleLayout();
    w.click("menu:Dark");
    QTRY_COMPARE(w.session.appearance()->dark(), !dark);
    QTRY_VERIFY(!w.visible("menu:Dark"));
    w.click("menuButton");
    QTRY_VERIFY(w.visible("menu:Dark"));
    for (int i = 0; i < 40 && !w.item("menu:Dark")->property("highlighted").toBool(); ++i)
        w.press(Qt::Key_Down);
    w.press(Qt::Key_Return);
    QTRY_COMPARE(w.session.appearance()->dark(), dark);
}

void TestWindowMenus::theMenuShowsWhatIsOn()
{
    Window w;
    w.press(Qt::Key_L);
    QTRY_VERIFY(w.session.view()->lanes());
    w.press(Qt::Key_F10);
    QTRY_VERIFY(w.visible("menu:Lanes instead of items"));
    QAccessibleInterface *entry =
        QAccessible::queryAccessibleInterface(w.item("menu:Lanes instead of items"));
    QVERIFY(entry);
    QVERIFY(entry->state().checked);
    entry = QAccessible::queryAccessibleInterface(w.item("menu:Large type"));
    QVERIFY(entry && !entry->state().checked);
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("menu:Large type"));
}

void TestWindowMenus::everyExampleOpens_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < examples().size(); ++i)
        QTest::newRow(qPrintable(examples()[i].name)) << int(i);
}

void TestWindowMenus::everyExampleOpens()
{
    QFETCH(const int, index);
    const ExperimentFile &file = examples()[std::size_t(index)].file;
    Window w;
    QVERIFY(w.settles());
    w.press(Qt::Key_M, Qt::ControlModifier);
    const QString entry = QStringLiteral("experiment:") + file.title;
    QTRY_VERIFY(w.find(entry));
    w.settleLayout();
    for (int i = 0; i < 30 && !w.item(entry)->property("highlighted").toBool(); ++i)
        w.press(Qt::Key_Down);
    w.press(Qt::Key_Return);
    QTRY_COMPARE(w.text("experimentTitle"), file.title);
    QTRY_COMPARE(w.text("about"), file.about);
    QCOMPARE(w.session.limits()->fetchLimit(), int(file.limits.fetchLimit));
    QCOMPARE(w.panels().size(), file.modes.size());
    if (file.work.isReal()) {
        QTRY_VERIFY_WITH_TIMEOUT(w.session.idle(), patience);
        QVERIFY(w.session.document()->experiment().work.isReal());
        QVERIFY(!w.session.runner()->running()); // opening runs nothing
    } else {
        QVERIFY(w.settles());
        QCOMPARE(w.session.work()->items(), int(file.work.items));
        for (const PanelInput &panel : w.panels())
            QVERIFY(panel.run && panel.run->trace.emittedCount() == file.work.items);
    }
    QCOMPARE(w.session.notices()->problem(), QString());
}

void TestWindowMenus::anExampleIsOneUndo()
{
    Window w;
    QVERIFY(w.settles());
    const QString before = w.text("experimentTitle");
    w.session.files()->openExample(QStringLiteral("stall"));
    QTRY_VERIFY(w.text("experimentTitle") != before);
    w.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(w.text("experimentTitle"), before);
    QTRY_COMPARE(w.makespan(0), QStringLiteral("8.000 s"));
}

void TestWindowMenus::theCommandLineIsCopied()
{
    Window w;
    QVERIFY(w.settles());
    w.type(QStringLiteral("itemsField"), QStringLiteral("17"));
    w.press(Qt::Key_F10);
    QTRY_VERIFY(w.visible("menu:Copy as command line"));
    w.settleLayout();
    w.click("menu:Copy as command line");
    QTRY_VERIFY(QGuiApplication::clipboard()->text().startsWith(QLatin1String("overlapse compare ")));
    QVERIFY(QGuiApplication::clipboard()->text().contains(QLatin1String("--items 17")));
}

void TestWindowMenus::anExperimentIsSavedAndOpenedAgain()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("mine.json"));
    Window w;
    QVERIFY(w.settles());
    w.session.files()->openExample(QStringLiteral("stall"));
    const int limit = w.session.limits()->fetchLimit();
    w.session.files()->saveExperiment(QUrl::fromLocalFile(path));
    QVERIFY(QFile::exists(path));
    w.session.document()->reset();
    QVERIFY(w.session.limits()->fetchLimit() != limit || w.text("about") != QString());
    w.press(Qt::Key_M, Qt::ControlModifier);
    QTRY_VERIFY(w.find(QStringLiteral("experiment:mine.json"))); // among the recent files
    w.press(Qt::Key_Escape);
    w.session.files()->openPath(path);
    QTRY_COMPARE(w.session.limits()->fetchLimit(), limit);
    QVERIFY(!w.session.runner()->running());

    QFile broken(path);
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("{\"format\": \"overlapse-experiment\", \"version\": 1, \"wrok\": {}}");
    broken.close();
    w.session.files()->openPath(path);
    QTRY_VERIFY(w.session.notices()->problem().contains(QLatin1String("wrok")));
    QVERIFY(w.session.notices()->problem().startsWith(path));
    QCOMPARE(w.session.limits()->fetchLimit(), limit); // all stays as it was
}

void TestWindowMenus::anExperimentForOtherCoresIsPredictedForThem()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("many.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"json({"format": "overlapse-experiment", "version": 1, "title": "Many cores",
        "work": {"items": 64, "fetch": "1s", "transform": "cpu(1s)"},
        "limits": {"fetch_limit": 64, "transform_limit": 64, "threads": "cores", "cores": 64},
        "modes": ["parallel"]})json");
    file.close();
    Window w;
    QVERIFY(w.settles());
    w.session.files()->openPath(path);
    QTRY_COMPARE(w.text("experimentTitle"), QStringLiteral("Many cores"));
    QVERIFY(w.settles());
    QCOMPARE(w.session.notices()->problem(), QString());
    QCOMPARE(w.session.limits()->threads(), 64);
    QTRY_COMPARE(w.makespan(2), QStringLiteral("2.000 s"));
    QCOMPARE(w.session.snapshot().shown.machine.cores, 64);
    w.session.files()->copyCommandLine();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QLatin1String("overlapse predict ")));
    QVERIFY(QGuiApplication::clipboard()->text().contains(QLatin1String("--cores 64")));
}

void TestWindowMenus::anotherWindowIsAskedFor()
{
    Window w;
    QSignalSpy another(w.window, SIGNAL(anotherWanted()));
    w.press(Qt::Key_N, Qt::ControlModifier);
    QTRY_COMPARE(another.count(), 1);
}

void TestWindowMenus::fullScreenComesAndGoes()
{
    Window w;
    const QWindow::Visibility before = w.window->visibility();
    w.press(Qt::Key_F11);
    QTRY_COMPARE(w.window->visibility(), QWindow::FullScreen);
    w.press(Qt::Key_F11);
    QTRY_COMPARE(w.window->visibility(), before);
}

void TestWindowMenus::sizeAndPlaceAreRemembered()
{
    {
        Window w;
        w.window->resize(1111, 777);
        w.window->setPosition(33, 44);
        QTRY_COMPARE(w.window->size(), QSize(1111, 777));
        QTRY_COMPARE(w.window->position(), QPoint(33, 44));
        w.press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        w.press(Qt::Key_W, Qt::ControlModifier);
        QTRY_VERIFY(!w.window->isVisible());
    }
    const Window w;
    QTRY_COMPARE(w.window->size(), QSize(1111, 777));
    QTRY_COMPARE(w.window->position(), QPoint(33, 44));
    QVERIFY(w.item("timeline")->property("magnification").toDouble() > 1);
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowMenus>(argc, argv);
}
#include "tst_window_menus.moc"
