// SPDX-License-Identifier: MIT
// The timeline under the mouse, the wheel and the keys.
#include "window_under_test.h"

#include <QClipboard>

using namespace overlapse;

namespace {

TimelineView viewOf(const Window &w)
{
    TimelineView view;
    view.size = w.timeline()->size();
    view.devicePixelRatio = w.window->effectiveDevicePixelRatio();
    return view;
}

// The middle of an item's row in a panel, some time after zero; the timeline shows everything.
QPoint placeOfItem(const Window &w, int panel, int item)
{
    const TimelineView view = viewOf(w);
    const TimelineLayout layout = layoutTimeline((*w.session.panels()->input()), view);
    const PanelArea &area = layout.panels[std::size_t(panel)];
    const ItemRow row = w.panels()[std::size_t(panel)].run->trace.row(item);
    const double x = layout.time.x((row.fetchStarted + row.fetchFinished) / 2);
    const QPointF at(x, area.firstRowTop + (item + 0.5 - area.firstRow) * area.rowHeight);
    const Hit hit = hitTest((*w.session.panels()->input()), view, at);
    if (hit.item != item || hit.panel != panel)
        qFatal("item %d of panel %d is not where it should be", item, panel);
    return w.timeline()->mapToScene(at).toPoint();
}

double shownPart(const Window &w)
{
    return w.session.view()->end() - w.session.view()->begin();
}

} // namespace

class TestWindowTimeline : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void hoveringShowsTheTip();
    void aClickSelectsAndTheStampsAreShown();
    void arrowKeysMoveTheSelection();
    void ctrlWheelZoomsAboutThePointer();
    void keysZoomAndPan();
    void draggingPans();
    void theOverviewZooms();
    void lanesAreToggled();
    void darkIsToggled();
    void theTableChoosesTheCode();
};

void TestWindowTimeline::hoveringShowsTheTip()
{
    const Window w;
    QVERIFY(w.settles());
    QTest::mouseMove(w.window, w.placeOf("experimentTitle")); // a real pointer may be anywhere
    QTRY_VERIFY(!w.visible("timelineTip"));
    QTest::mouseMove(w.window, placeOfItem(w, 0, 2));
    QTRY_VERIFY(w.visible("timelineTip"));
    QVERIFY2(w.text("timelineTip").startsWith(QStringLiteral("item 2 · ")),
             qPrintable(w.text("timelineTip")));
    QTRY_VERIFY(w.text("timelineTip").contains(QStringLiteral(" · at ")));
    QTRY_VERIFY(w.visible("itemPanel"));
    QTRY_COMPARE(w.text("itemTitle"), QStringLiteral("Item 2"));
    QTest::mouseMove(w.window, w.placeOf("experimentTitle"));
    QTRY_VERIFY(!w.visible("timelineTip"));
    QTRY_VERIFY(w.visible("comparePanel"));
}

void TestWindowTimeline::aClickSelectsAndTheStampsAreShown()
{
    const Window w;
    QVERIFY(w.settles());
    QTest::mouseClick(w.window, Qt::LeftButton, Qt::NoModifier, placeOfItem(w, 0, 3));
    QTRY_COMPARE(w.session.view()->state().selected, 3);
    QTest::mouseMove(w.window, w.placeOf("experimentTitle"));
    QTRY_VERIFY(!w.visible("timelineTip"));
    QTRY_VERIFY(w.visible("itemPanel"));
    QTRY_COMPARE(w.text("itemTitle"), QStringLiteral("Item 3"));
    const ItemDetails details = w.session.inspector()->details();
    QCOMPARE(details.mode, QStringLiteral("Sequential"));
    QCOMPARE(details.bars.size(), 5);
    QStringList lines;
    for (const DetailLine &line : details.lines)
        lines << line.name + u' ' + line.value;
    for (const char *line : {"admitted 6.000 s", "fetch started 6.000 s", "fetch finished 7.000 s",
                             "transform started 7.000 s", "transform finished 8.000 s", "emitted 8.000 s"})
        QVERIFY2(lines.contains(QLatin1String(line)), line);
    w.press(Qt::Key_Escape);
    QTRY_COMPARE(w.session.view()->state().selected, -1);
    QTRY_VERIFY(w.visible("comparePanel"));
}

void TestWindowTimeline::arrowKeysMoveTheSelection()
{
    const Window w;
    QVERIFY(w.settles());
    QTest::mouseClick(w.window, Qt::LeftButton, Qt::NoModifier, placeOfItem(w, 2, 1));
    QTest::mouseMove(w.window, w.placeOf("experimentTitle"));
    QTRY_COMPARE(w.session.view()->state().selected, 1);
    w.press(Qt::Key_Down);
    QTRY_COMPARE(w.session.view()->state().selected, 2);
    QTRY_COMPARE(w.text("itemTitle"), QStringLiteral("Item 2"));
    for (int i = 0; i < 5; ++i)
        w.press(Qt::Key_Down);
    QTRY_COMPARE(w.session.view()->state().selected, 3);
    for (int i = 0; i < 5; ++i)
        w.press(Qt::Key_Up);
    QTRY_COMPARE(w.session.view()->state().selected, 0);
    QTRY_COMPARE(w.text("itemTitle"), QStringLiteral("Item 0"));
    QTRY_COMPARE(w.session.inspector()->details().mode, QStringLiteral("Parallel"));
}

void TestWindowTimeline::ctrlWheelZoomsAboutThePointer()
{
    const Window w;
    QVERIFY(w.settles());
    const TimelineItem *timeline = w.timeline();
    const double plotX = timeline->plotLeft() + 0.25 * (timeline->plotRight() - timeline->plotLeft());
    const QPoint at = timeline->mapToScene({plotX, timeline->height() / 2}).toPoint();
    w.wheel(at, 3, Qt::ControlModifier);
    QVERIFY(w.session.view()->zoomed());
    QVERIFY(shownPart(w) < 0.6);
    const double pivot = w.session.view()->begin() + 0.25 * shownPart(w);
    QVERIFY2(std::abs(pivot - 0.25) < 0.01, qPrintable(QString::number(pivot)));
    w.wheel(at, -1, Qt::ShiftModifier);
    QVERIFY(w.session.view()->zoomed());
    QTest::mouseDClick(w.window, Qt::LeftButton, Qt::NoModifier, at);
    QVERIFY(!w.session.view()->zoomed());
    QCOMPARE(shownPart(w), 1.0);
    w.wheel(at, -3, Qt::ControlModifier);
    QVERIFY(!w.session.view()->zoomed());
}

void TestWindowTimeline::keysZoomAndPan()
{
    const Window w;
    QVERIFY(w.settles());
    w.item("timeline")->forceActiveFocus();
    w.press(Qt::Key_Plus);
    w.press(Qt::Key_Equal);
    QVERIFY(w.session.view()->zoomed());
    const double part = shownPart(w);
    const double begin = w.session.view()->begin();
    w.press(Qt::Key_Right);
    QVERIFY(w.session.view()->begin() > begin);
    QVERIFY(std::abs(shownPart(w) - part) < 1e-6);
    for (int i = 0; i < 50; ++i)
        w.press(Qt::Key_Left);
    QCOMPARE(w.session.view()->begin(), 0.0);
    w.press(Qt::Key_Minus);
    QVERIFY(shownPart(w) > part);
    w.press(Qt::Key_0);
    QVERIFY(!w.session.view()->zoomed());
    for (int i = 0; i < 200; ++i)
        w.press(Qt::Key_Plus);
    QVERIFY(shownPart(w) > 0);
    w.click("showAllButton");
    QVERIFY(!w.session.view()->zoomed());
}

void TestWindowTimeline::draggingPans()
{
    const Window w;
    QVERIFY(w.settles());
    const QPoint middle = w.placeOf("timeline");
    w.wheel(middle, 5, Qt::ControlModifier);
    const double begin = w.session.view()->begin();
    const double part = shownPart(w);
    w.drag(middle, middle - QPoint(100, 0));
    QTRY_VERIFY(w.session.view()->begin() > begin);
    QVERIFY(std::abs(shownPart(w) - part) < 1e-6);
    QTRY_COMPARE(w.session.view()->state().selected, -1);
}

void TestWindowTimeline::theOverviewZooms()
{
    const Window w;
    QVERIFY(w.settles());
    w.item("overview")->forceActiveFocus(Qt::TabFocusReason);
    w.press(Qt::Key_Plus);
    QTRY_VERIFY(w.session.view()->zoomed());
    const double begin = w.session.view()->begin();
    w.press(Qt::Key_Right);
    QTRY_VERIFY(w.session.view()->begin() > begin);
    w.press(Qt::Key_0);
    QTRY_VERIFY(!w.session.view()->zoomed());
    QQuickItem *handle = w.item("endHandle");
    const QPoint from = w.placeOf(handle, {1, handle->height() / 2});
    w.drag(from, from - QPoint(200, 0));
    QTRY_VERIFY(w.session.view()->zoomed());
    QTRY_COMPARE(w.session.view()->begin(), 0.0);
    QTRY_VERIFY(w.session.view()->end() < 0.95);
}

void TestWindowTimeline::lanesAreToggled()
{
    const Window w;
    QVERIFY(w.settles());
    const QImage items = w.window->grabWindow();
    w.press(Qt::Key_L);
    QTRY_VERIFY(w.session.view()->lanes());
    QTRY_VERIFY(w.property("rowsLanes", "checked").toBool());
    QTRY_VERIFY(w.window->grabWindow() != items);
    w.click("rowsItems");
    QTRY_VERIFY(!w.session.view()->lanes());
    w.click("rowsLanes");
    QTRY_VERIFY(w.session.view()->lanes());
    // Every pixel of the plot can be pointed at.
    const TimelineItem *timeline = w.timeline();
    for (double y = 2; y < timeline->height(); y += 7)
        QTest::mouseMove(w.window, timeline->mapToScene({timeline->width() / 3, y}).toPoint());
}

void TestWindowTimeline::darkIsToggled()
{
    const Window w;
    QVERIFY(w.settles());
    const bool before = w.session.appearance()->dark();
    const auto lightness = [&w] {
        return w.window->grabWindow().pixelColor(3, w.window->height() / 2).lightness();
    };
    w.press(Qt::Key_D, Qt::ControlModifier);
    QTRY_COMPARE(w.session.appearance()->dark(), !before);
    QTRY_VERIFY(before ? lightness() > 128 : lightness() < 128);
    w.click("themeButton");
    QTRY_COMPARE(w.session.appearance()->dark(), before);
    QTRY_VERIFY(before ? lightness() < 128 : lightness() > 128);
}

void TestWindowTimeline::theTableChoosesTheCode()
{
    const Window w;
    QVERIFY(w.settles());
    QTRY_VERIFY(w.text("code").contains(QLatin1String("spawn(transform(x))")));
    w.click("modeRow0");
    QTRY_VERIFY(w.text("code").contains(QLatin1String(".then(fetch)")));
    QTRY_VERIFY(w.session.inspector()->codeMode().startsWith(QLatin1String("Sequential: ")));
    w.click("modeRow4");
    QTRY_VERIFY(w.text("code").contains(QLatin1String("spawn_blocking")));
    w.click("qtCode");
    QTRY_VERIFY(w.text("code").contains(QLatin1String("QtConcurrent::run")));
    w.click("copyCodeButton");
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), w.session.inspector()->code());
    QVERIFY(w.session.inspector()->code().contains(QLatin1String("setMaxThreadCount(")));
    w.click("pythonCode");
    QTRY_VERIFY(w.text("code").contains(QLatin1String("ThreadPoolExecutor")));
    w.click("goCode");
    QTRY_VERIFY(w.text("code").contains(QLatin1String("errgroup")));
    QCOMPARE(QSettings().value(QStringLiteral("window/code")).toString(), QStringLiteral("go"));
    w.click("rustCode");
    QTRY_VERIFY(w.text("code").contains(QLatin1String("spawn_blocking")));
    QVERIFY(!w.find("shellCode")); // there are no commands
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowTimeline>(argc, argv);
}
#include "tst_window_timeline.moc"
