// SPDX-License-Identifier: MIT
// The help under real keys and clicks: every page and its picture; about.
#include "window_under_test.h"

#include "scene/panel_canvas.h"
#include "scene/theme.h"
#include "teaching/mode_example.h"
#include "teaching/mode_picture.h"

#include <QClipboard>
#include <QImage>

using namespace overlapse;

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

QColor hollow(const Theme &theme, const QColor &colour)
{
    return QColor::fromRgba(mixed(colour, theme.surface, 0.75));
}

QColor pale(const Theme &theme, const QColor &colour)
{
    return QColor::fromRgba(mixed(colour, theme.surface, 0.3));
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
    const Theme theme = w.session.appearance()->dark() ? darkTheme() : lightTheme();
    for (int page = firstMode; page < titles.size(); ++page) {
        w.click(QStringLiteral("helpPage%1").arg(page));
        w.settleLayout();
        const QImage picture = pictureOf(w);
        QVERIFY(picture.width() > 500);
        QVERIFY(pixelsOf(picture, hollow(theme, theme.fetch)) > 500); // they are predictions
        QVERIFY(pixelsOf(picture, hollow(theme, theme.transform)) > 500);
        QVERIFY(pixelsOf(picture, theme.makespanLine) > 50);
        QVERIFY(!pictures.contains(picture));
        pictures << picture;
        const QString name = nameOf(w.item("helpPicture"));
        QVERIFY2(name.startsWith(titles[page]), qPrintable(name));
        words << name;
        // What it shows, it shows in the words of the legend.
        QCOMPARE(pixelsOf(picture, pale(theme, theme.heldOrder)) > 20, page != firstMode);
        QCOMPARE(pixelsOf(picture, pale(theme, theme.heldDriver)) > 20, page == firstMode + 1);
        QCOMPARE(pixelsOf(picture, pale(theme, theme.heldFull)) > 20,
                 page == firstMode + 2 || page == firstMode + 3);
        QCOMPARE(pixelsOf(picture, pale(theme, theme.fetchQueued)) > 20,
                 page == firstMode + 1 || page == firstMode + 2);
    }
    QCOMPARE(words.removeDuplicates(), 0);
}

void TestWindowHelp::picturesFollowTheTheme()
{
    Window w;
    openHelp(w);
    w.click("helpPage4");
    for (const bool dark : {true, false, true}) {
        w.session.appearance()->setDark(dark);
        w.settleLayout();
        const Theme theme = dark ? darkTheme() : lightTheme();
        const Theme other = dark ? lightTheme() : darkTheme();
        const QImage picture = pictureOf(w);
        QVERIFY(pixelsOf(picture, hollow(theme, theme.fetch)) > 500);
        QVERIFY(pixelsOf(picture, theme.surface) > 5'000);
        QCOMPARE(pixelsOf(picture, hollow(other, other.fetch)), 0);
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
    QVERIFY(w.settles());
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
                .contains(QStringLiteral("%1 core").arg(w.session.limits()->cores())));

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

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowHelp>(argc, argv);
}
#include "tst_window_help.moc"
