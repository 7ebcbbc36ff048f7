// SPDX-License-Identifier: MIT
// The help under real keys and clicks: every page, its picture, and that what it says of the picture is so; about.
#include "window_under_test.h"

#include "mode_example.h"
#include "mode_picture.h"
#include "scene/theme.h"
#include "virtual/predict.h"

#include <QClipboard>
#include <QImage>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

constexpr int firstMode = 2; // pages before the modes'
const QStringList titles{QStringLiteral("Keys"),       QStringLiteral("Reading the chart"),
                         QStringLiteral("Sequential"), QStringLiteral("Concurrent"),
                         QStringLiteral("Parallel"),   QStringLiteral("Prefetching"),
                         QStringLiteral("Blocking")};

void openHelp(const Window &w)
{
    w.press(Qt::Key_F1);
    QTRY_VERIFY(w.visible("helpClose"));
    w.settleLayout();
}

/// The picture of the page as it is on the screen.
QImage pictureOf(const Window &w)
{
    const QQuickItem *picture = w.item("helpPicture");
    const QImage screen = w.window->grabWindow();
    const QRectF place = picture->mapRectToScene(picture->boundingRect());
    const double ratio = screen.devicePixelRatio();
    return screen.copy(QRectF(place.topLeft() * ratio, place.size() * ratio).toRect());
}

qint64 pixelsOf(const QImage &image, const QColor &colour)
{
    qint64 count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == colour;
    return count;
}

QString nameOf(QQuickItem *item)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(item);
    return interface ? interface->text(QAccessible::Name) : QString();
}

ItemRow rowOf(Mode mode, std::int64_t item)
{
    return modeExample().runs[static_cast<std::size_t>(mode)]->run.trace.row(item);
}

std::int64_t itemCount()
{
    return modeExample().experiment.work.items;
}

/// How many transforms are under way at an instant.
int transformsAt(Mode mode, Nanos at)
{
    int running = 0;
    for (std::int64_t item = 0; item < itemCount(); ++item) {
        const ItemRow row = rowOf(mode, item);
        running += row.transformStarted <= at && at < row.transformFinished;
    }
    return running;
}

int mostTransforms(Mode mode)
{
    int most = 0;
    for (std::int64_t item = 0; item < itemCount(); ++item)
        most = std::max(most, transformsAt(mode, rowOf(mode, item).transformStarted));
    return most;
}

} // namespace

class TestWindowHelp : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void keysTurnThePages();
    void clicksTurnThePages();
    void otherPartsOpenAPage();
    void everyModeHasItsPicture();
    void picturesFollowTheTheme();
    void theLegendIsExplained();
    void everythingFits_data();
    void everythingFits();
    void whatIsTooHighScrollsByKey();
    void tabGoesAround();
    void escGivesTheKeyboardBack();
    void opensAgainAndAgain();
    void aboutSaysWhatRunsHere();

    void sequentialDoesOneThingAtATime();
    void concurrentTransformsTakeTurns();
    void parallelStalls();
    void prefetchingDoesNot();
    void blockingHoldsItsThreads();
    void eachModeTakesItsOwnTime();
};

void TestWindowHelp::keysTurnThePages()
{
    const Window w;
    openHelp(w);
    QCOMPARE(w.text("helpTitle"), titles.first());
    for (int page = 1; page < titles.size(); ++page) {
        w.press(Qt::Key_Down);
        QCOMPARE(w.text("helpTitle"), titles[page]);
        QCOMPARE(w.window->activeFocusItem()->objectName(), QStringLiteral("helpPage%1").arg(page));
        QVERIFY(w.window->activeFocusItem()->property("visualFocus").toBool()); // its ring is seen
    }
    w.press(Qt::Key_Down); // there is no more
    QCOMPARE(w.text("helpTitle"), titles.last());
    w.press(Qt::Key_Up);
    QCOMPARE(w.text("helpTitle"), titles[titles.size() - 2]);
    w.press(Qt::Key_Home);
    QCOMPARE(w.text("helpTitle"), titles.first());
    w.press(Qt::Key_Up);
    QCOMPARE(w.text("helpTitle"), titles.first());
    w.press(Qt::Key_End);
    QCOMPARE(w.text("helpTitle"), titles.last());
}

void TestWindowHelp::clicksTurnThePages()
{
    const Window w;
    w.click("helpButton");
    QTRY_VERIFY(w.visible("helpClose"));
    w.settleLayout();
    for (const int page : {4, 1, 6, 0, 3}) {
        w.click(QStringLiteral("helpPage%1").arg(page));
        QCOMPARE(w.text("helpTitle"), titles[page]);
        QCOMPARE(w.visible("helpPicture"), page > 0);
        if (page >= firstMode)
            QCOMPARE(w.property("helpPicture", "mode").toInt(), page - firstMode);
    }
    // It opens where it was closed.
    w.click("helpClose");
    QTRY_VERIFY(!w.visible("helpClose"));
    openHelp(w);
    QCOMPARE(w.text("helpTitle"), titles[3]);
}

void TestWindowHelp::otherPartsOpenAPage()
{
    const Window w;
    auto *help = w.window->findChild<QObject *>(QStringLiteral("helpPopup"));
    QVERIFY(help);
    for (const int page : {5, 0, 99, -1}) {
        QVERIFY(QMetaObject::invokeMethod(help, "openPage", Q_ARG(QVariant, page)));
        QTRY_VERIFY(w.visible("helpClose"));
        QCOMPARE(w.text("helpTitle"), titles[std::clamp<int>(page, 0, int(titles.size()) - 1)]);
        w.press(Qt::Key_Escape);
        QTRY_VERIFY(!w.visible("helpClose"));
    }
}

void TestWindowHelp::everyModeHasItsPicture()
{
    const Window w;
    openHelp(w);
    QList<QImage> pictures;
    QStringList words;
    const Theme theme = w.session.dark() ? darkTheme() : lightTheme();
    for (int page = firstMode; page < titles.size(); ++page) {
        w.click(QStringLiteral("helpPage%1").arg(page));
        w.settleLayout();
        const QImage picture = pictureOf(w);
        QVERIFY(picture.width() > 500);
        QVERIFY(pixelsOf(picture, theme.fetch) > 500);
        QVERIFY(pixelsOf(picture, theme.transform) > 500);
        QVERIFY(pixelsOf(picture, theme.makespanLine) > 50);
        QVERIFY(!pictures.contains(picture));
        pictures << picture;
        const QString name = nameOf(w.item("helpPicture"));
        QVERIFY2(name.startsWith(titles[page]), qPrintable(name));
        words << name;
        // What it shows, it shows in the words of the legend.
        QCOMPARE(pixelsOf(picture, theme.heldOrder) > 20, page != firstMode);
        QCOMPARE(pixelsOf(picture, theme.heldDriver) > 20, page == firstMode + 1);
        QCOMPARE(pixelsOf(picture, theme.heldFull) > 20, page == firstMode + 2 || page == firstMode + 3);
        QCOMPARE(pixelsOf(picture, theme.fetchQueued) > 20, page == firstMode + 1 || page == firstMode + 2);
    }
    QCOMPARE(words.removeDuplicates(), 0);
}

void TestWindowHelp::picturesFollowTheTheme()
{
    Window w;
    openHelp(w);
    w.click("helpPage4");
    for (const bool dark : {true, false, true}) {
        w.session.setDark(dark);
        w.settleLayout();
        const Theme theme = dark ? darkTheme() : lightTheme();
        const Theme other = dark ? lightTheme() : darkTheme();
        const QImage picture = pictureOf(w);
        QVERIFY(pixelsOf(picture, theme.fetch) > 500);
        QVERIFY(pixelsOf(picture, theme.surface) > 5'000);
        QCOMPARE(pixelsOf(picture, other.fetch), 0);
    }
}

void TestWindowHelp::theLegendIsExplained()
{
    const Window w;
    openHelp(w);
    w.click("helpPage1");
    QStringList explained;
    Window::eachItem(w.window->contentItem(), [&](QQuickItem *item) {
        if (item->objectName() == QLatin1String("legendMeaning"))
            explained << item->property("text").toString();
    });
    int expected = 0;
    for (const LegendEntry &entry : legend(lightTheme())) {
        QVERIFY2(!entry.about.isEmpty(), qPrintable(entry.text));
        if (explained.contains(entry.about))
            ++expected;
    }
    QCOMPARE(explained.size(), expected);
    QVERIFY(expected >= 14);
    QCOMPARE(explained.removeDuplicates(), 0);
}

void TestWindowHelp::everythingFits_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("smallest") << QSize(960, 600);
    QTest::newRow("usual") << QSize(1440, 900);
    QTest::newRow("large") << QSize(1920, 1080);
}

void TestWindowHelp::everythingFits()
{
    QFETCH(const QSize, size);
    const Window w;
    w.window->resize(size);
    QTRY_COMPARE(w.item("legend")->width(), double(size.width()));
    openHelp(w);
    const QQuickItem *help = w.item("help");
    const QRectF popup = help->mapRectToScene(help->boundingRect());
    QVERIFY(QRectF({0, 0}, QSizeF(size)).contains(popup));
    QCOMPARE(popup.topLeft(), QPointF(popup.topLeft().toPoint())); // pictures on whole pixels
    for (int page = 0; page < titles.size(); ++page) {
        w.click(QStringLiteral("helpPage%1").arg(page));
        w.settleLayout();
        const QQuickItem *scroll = w.item("helpScroll");
        QVERIFY(popup.contains(scroll->mapRectToScene(scroll->boundingRect())));
        if (page > 1) // one look at each mode
            QVERIFY2(!scroll->property("interactive").toBool(), qPrintable(titles[page]));
        // No text leaves the page at a side, or is cut.
        Window::eachItem(w.item("helpPage"), [&](QQuickItem *item) {
            if (item->isVisible() && item->property("text").isValid() && item->width() > 0) {
                const QRectF place = item->mapRectToScene(item->boundingRect());
                QVERIFY2(place.left() >= popup.left() && place.right() <= popup.right(),
                         qPrintable(item->property("text").toString()));
                QVERIFY2(!item->property("truncated").toBool(),
                         qPrintable(item->property("text").toString()));
            }
        });
    }
}

void TestWindowHelp::whatIsTooHighScrollsByKey()
{
    const Window w;
    w.window->resize(960, 600);
    QTRY_COMPARE(w.item("legend")->width(), 960.0);
    openHelp(w);
    w.click("helpPage1");
    w.settleLayout();
    QQuickItem *scroll = w.item("helpScroll");
    const double most = scroll->property("contentHeight").toDouble() - scroll->height();
    QVERIFY(most > 50);
    const auto at = [scroll] { return scroll->property("contentY").toDouble(); };
    w.press(Qt::Key_PageDown); // from the list
    QVERIFY(at() > 50);
    w.press(Qt::Key_PageUp);
    QCOMPARE(at(), 0.0);
    w.press(Qt::Key_Tab); // to the page
    QCOMPARE(w.window->activeFocusItem()->objectName(), QStringLiteral("helpPage"));
    w.press(Qt::Key_Down);
    QVERIFY(at() > 0);
    QCOMPARE(w.text("helpTitle"), titles[1]);
    w.press(Qt::Key_End);
    QVERIFY(std::abs(at() - most) <= 1);
    w.wheel(w.placeOf("helpScroll"), 3);
    QTRY_VERIFY(at() < most - 5);
    w.press(Qt::Key_End);
    // Another page begins at its top.
    w.click("helpPage2");
    QCOMPARE(at(), 0.0);
}

void TestWindowHelp::tabGoesAround()
{
    const Window w;
    w.window->resize(960, 600);
    QTRY_COMPARE(w.item("legend")->width(), 960.0);
    openHelp(w);
    w.press(Qt::Key_Down); // the page that scrolls
    w.settleLayout();
    QStringList visited;
    for (int i = 0; i < 5; ++i) {
        QVERIFY(!nameOf(w.window->activeFocusItem()).isEmpty());
        visited << w.window->activeFocusItem()->objectName();
        w.press(Qt::Key_Tab);
    }
    const QStringList expected{QStringLiteral("helpPage1"), QStringLiteral("helpPage"),
                               QStringLiteral("helpAbout"), QStringLiteral("helpClose"),
                               QStringLiteral("helpPage1")};
    QCOMPARE(visited, expected);
}

void TestWindowHelp::escGivesTheKeyboardBack()
{
    const Window w;
    QTRY_VERIFY_WITH_TIMEOUT(w.settled(), patience);
    w.item("runButton")->forceActiveFocus(Qt::TabFocusReason);
    for (const char *page : {"helpPage0", "helpPage1", "helpPage5"}) {
        openHelp(w);
        w.click(QLatin1String(page));
        w.press(Qt::Key_Escape);
        QTRY_VERIFY(!w.visible("helpClose"));
        QCOMPARE(w.window->activeFocusItem()->objectName(), QStringLiteral("runButton"));
    }
    w.press(Qt::Key_2); // and the window's keys work again
    QTRY_COMPARE(w.panels().size(), std::size_t(4));
}

// A Shape that came back into the window could take its new node for the old one, and crash (Qt 6.4).
void TestWindowHelp::opensAgainAndAgain()
{
    const Window w;
    const QPoint corner(2, w.window->height() - 2);
    for (int time = 0; time < 30; ++time) {
        w.press(Qt::Key_F1);
        QTRY_VERIFY(w.visible("helpClose"));
        const QPoint close = w.placeOf("helpClose");
        QTest::mouseMove(w.window, time % 2 ? close : corner); // its sign changes colour
        QTRY_COMPARE(w.property("helpClose", "hovered").toBool(), time % 2 == 1);
        w.press(Qt::Key_Escape);
        QTRY_VERIFY(!w.visible("helpClose"));
    }
}

void TestWindowHelp::aboutSaysWhatRunsHere()
{
    const Window w;
    openHelp(w);
    w.click("helpAbout");
    QTRY_VERIFY(w.visible("aboutCopy"));
    QTRY_VERIFY(!w.visible("helpClose"));
    w.settleLayout();
    const QString version = QStringLiteral(OVERLAPSE_VERSION);
    QVERIFY(w.text("aboutName").contains(version));
    QStringList lines;
    Window::eachItem(w.item("aboutProgram"), [&lines](QQuickItem *item) {
        if (item->objectName() == QLatin1String("aboutLine"))
            lines << nameOf(item);
    });
    for (const char *name : {"Qt", "libdeflate", "OpenSSL", "System", "Machine", "Licence"})
        QCOMPARE(lines.filter(QString::fromLatin1(name) + QStringLiteral(": ")).size(), 1);
    QVERIFY(lines.filter(QStringLiteral("Qt: ")).first().contains(QString::fromLatin1(qVersion())));
    QVERIFY(lines.filter(QStringLiteral("Machine: "))
                .first()
                .contains(QStringLiteral("%1 core").arg(w.session.cores())));

    QGuiApplication::clipboard()->clear();
    w.click("aboutCopy");
    const QString copied = QGuiApplication::clipboard()->text();
    QCOMPARE(copied.section(u'\n', 0, 0), QStringLiteral("overlapse ") + version);
    QCOMPARE(copied.trimmed().split(u'\n').mid(1), lines);

    w.press(Qt::Key_F1); // one thing at a time
    QVERIFY(!w.visible("helpClose"));
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("aboutCopy"));
    openHelp(w);
    w.click("helpAbout");
    QTRY_VERIFY(w.visible("aboutClose"));
    w.settleLayout();
    w.press(Qt::Key_Return); // Close is what the keyboard is on
    QTRY_VERIFY(!w.visible("aboutClose"));
}

// What the pages say of their pictures.

void TestWindowHelp::sequentialDoesOneThingAtATime()
{
    for (std::int64_t item = 1; item < itemCount(); ++item)
        QCOMPARE(rowOf(Mode::Sequential, item).fetchStarted,
                 rowOf(Mode::Sequential, item - 1).transformYielded);
    QCOMPARE(rowOf(Mode::Sequential, itemCount() - 1).transformYielded, Nanos(220ms + 180ms));
}

void TestWindowHelp::concurrentTransformsTakeTurns()
{
    QCOMPARE(mostTransforms(Mode::Concurrent), 1);
    for (const std::int64_t item : {1, 2}) {
        QVERIFY(rowOf(Mode::Concurrent, item).fetchFinished < rowOf(Mode::Concurrent, 0).fetchFinished);
        QVERIFY(rowOf(Mode::Concurrent, item).transformStarted
                >= rowOf(Mode::Concurrent, item - 1).transformFinished);
    }
    QCOMPARE(rowOf(Mode::Concurrent, 3).fetchAdmitted, Nanos(50ms));
    QCOMPARE(rowOf(Mode::Concurrent, 3).fetchStarted, Nanos(110ms));
    for (const Nanos at : {50ms, 79ms, 80ms, 109ms})
        QCOMPARE(transformsAt(Mode::Concurrent, at), 1);
}

void TestWindowHelp::parallelStalls()
{
    for (const Nanos at : {50ms, 79ms})
        QCOMPARE(transformsAt(Mode::Parallel, at), 2); // M
    QVERIFY(rowOf(Mode::Parallel, 2).fetchFinished < Nanos(50ms));
    QCOMPARE(rowOf(Mode::Parallel, 2).transformStarted, Nanos(80ms));
    QVERIFY(rowOf(Mode::Parallel, 3).fetchAdmitted < Nanos(80ms));
    for (const std::int64_t item : {3, 4, 5})
        QCOMPARE(rowOf(Mode::Parallel, item).fetchStarted, Nanos(80ms));
    QCOMPARE(transformsAt(Mode::Parallel, 109ms), 1);
    QCOMPARE(transformsAt(Mode::Parallel, 110ms), 0);
    // "A larger M or prefetching helps."
    const ModeExample &example = modeExample();
    PipelineSpec spec = example.experiment.specFor(Mode::Parallel);
    spec.transformLimit *= 2;
    QVERIFY(predict(spec, example.experiment.work, {.cores = example.cores}).end()
            < rowOf(Mode::Parallel, itemCount() - 1).transformYielded);
}

void TestWindowHelp::prefetchingDoesNot()
{
    for (const std::int64_t item : {0, 1})
        QCOMPARE(rowOf(Mode::Prefetching, item).fetchYielded, Nanos(50ms));
    for (const std::int64_t item : {3, 4})
        QCOMPARE(rowOf(Mode::Prefetching, item).fetchStarted, Nanos(50ms));
    QCOMPARE(transformsAt(Mode::Prefetching, 50ms), 2); // M: it is full
    const Nanos end = rowOf(Mode::Prefetching, itemCount() - 1).transformYielded;
    for (Nanos at = 50ms; at < end; at += 1ms)
        QVERIFY(transformsAt(Mode::Prefetching, at) > 0);
}

void TestWindowHelp::blockingHoldsItsThreads()
{
    QCOMPARE(rowOf(Mode::Blocking, 1).transformFinished, Nanos(40ms));
    QCOMPARE(rowOf(Mode::Blocking, 2).fetchStarted, Nanos(40ms));
    QCOMPARE(rowOf(Mode::Blocking, 1).transformYielded, Nanos(80ms));
    QCOMPARE(rowOf(Mode::Blocking, 0).transformYielded, Nanos(80ms));
    for (Nanos at{0}; at < rowOf(Mode::Blocking, itemCount() - 1).transformYielded; at += 1ms) {
        int held = 0;
        for (std::int64_t item = 0; item < itemCount(); ++item) {
            const ItemRow row = rowOf(Mode::Blocking, item);
            held += row.fetchStarted <= at && at < row.transformFinished;
        }
        QVERIFY(held <= 2);
    }
    for (const int thread : {0, 1}) { // each of them
        Nanos fetching{0};
        Nanos transforming{0};
        for (std::int64_t item = 0; item < itemCount(); ++item) {
            const ItemRow row = rowOf(Mode::Blocking, item);
            if (row.transformLane != thread)
                continue;
            fetching += row.fetchFinished - row.fetchStarted;
            transforming += row.transformFinished - row.transformStarted;
        }
        QVERIFY(transforming > Nanos(0));
        QVERIFY(fetching > transforming);
    }
}

void TestWindowHelp::eachModeTakesItsOwnTime()
{
    QList<qint64> makespans;
    for (const Mode mode : allModes) {
        const PreparedRun &run = *modeExample().runs[static_cast<std::size_t>(mode)];
        QVERIFY(!makespans.contains(run.figures.makespan.count()));
        QVERIFY(run.figures.makespan < modeExample().end);
        makespans << run.figures.makespan.count();
        QVERIFY(modeExampleText(mode).startsWith(
            QStringLiteral("6 items, fetched in 50, 10, 30, 40, 60 and 30 ms")));
    }
    QVERIFY(!modeExampleText(Mode::Sequential).contains(QStringLiteral("N = ")));
    QVERIFY(modeExampleText(Mode::Concurrent).contains(QStringLiteral("N = 3, M = 2, order kept")));
    QVERIFY(modeExampleText(Mode::Blocking).contains(QStringLiteral("2 threads")));
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowHelp>(argc, argv);
}
#include "tst_window_help.moc"
