// SPDX-License-Identifier: MIT
// What recording costs on this machine, at the window's lower edge and with what is measured.
#include "window_under_test.h"

#include "core/formats/sample_recordings.h"
#include "formats/files.h"

using namespace overlapse;

namespace {

/// In the middle of the first item's fetch, in the first panel.
QPoint placeOfFetch(const Window &w)
{
    TimelineView view;
    view.size = w.timeline()->size();
    view.devicePixelRatio = w.window->effectiveDevicePixelRatio();
    const TimelineLayout layout = layoutTimeline(*w.session.panels()->input(), view);
    const PanelArea &area = layout.panels[0];
    const ItemRow row = w.panels()[0].run->trace.row(0);
    const QPointF at(layout.time.x((row.fetchStarted + row.fetchFinished) / 2),
                     area.firstRowTop + area.rowHeight / 2);
    return w.timeline()->mapToScene(at).toPoint();
}

/// As if measured by a clock of whole seconds: four items of 1 s + 1 s.
Recording byACoarseClock()
{
    Recording recording = predicted(WorkSpec(), {.cores = 4}, {}, {Mode::Blocking});
    recording.runs[0].clock = Clock::Live;
    recording.runs[0].facts.looking = {
        .clockNs = 25, .threadClockNs = 400, .resolution = std::chrono::seconds(1)};
    return recording;
}

} // namespace

class TestWindowRecorder : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void theLowerEdgeSaysItWhereThereIsRoom();
    void eachMeasuredRunHasIt();
    void whatTheClockCannotTellIsSaidWhereItIsPointedAt();
};

void TestWindowRecorder::theLowerEdgeSaysItWhereThereIsRoom()
{
    const Window w;
    w.window->resize(1440, 900);
    QTRY_COMPARE(w.item("legend")->width(), 1440.0);
    QVERIFY(w.settles());
    const RecorderCost *recorder = w.session.recorder();
    QVERIFY(!recorder->clock().isEmpty() && !recorder->item().isEmpty());
    const auto clock = [recorder] { return QStringLiteral("clock %1").arg(recorder->clock()); };
    const auto item = [recorder] { return QStringLiteral("recorder %1 an item").arg(recorder->item()); };
    QTRY_VERIFY(w.text("cores").contains(clock()) && w.text("cores").contains(item()));
    const auto fits = [&w] {
        const QQuickItem *line = w.item("cores");
        return line->width() <= line->property("room").toDouble();
    };
    QVERIFY(fits());
    const QAccessibleInterface *line = QAccessible::queryAccessibleInterface(w.item("cores"));
    QVERIFY(line->text(QAccessible::Description).contains(recorder->resolution()));
    QTest::mouseMove(w.window, w.placeOf("cores"));
    // In the smallest window the legend has the room.
    w.window->resize(960, 600);
    QTRY_VERIFY(w.text("cores").endsWith(QLatin1String("core"))
                || w.text("cores").endsWith(QLatin1String("cores")));
    QVERIFY(fits());
    QVERIFY(line->text(QAccessible::Name).contains(item()));
}

void TestWindowRecorder::eachMeasuredRunHasIt()
{
    const Window w;
    w.makeQuick();
    QVERIFY(w.settles());
    w.click("runButton");
    QVERIFY(w.settles());
    for (const PanelInput &panel : w.panels()) {
        QVERIFY(panel.run && panel.run->clock == Clock::Live);
        QVERIFY(panel.run->facts.looking && panel.run->facts.looking->clockNs > 0);
    }
    for (const RunRecord &record : w.session.document()->state().runs)
        QVERIFY(record.facts.looking && record.prepared->recording);
    QVERIFY(w.session.snapshot().whole.runs.front().facts.looking);
}

void TestWindowRecorder::whatTheClockCannotTellIsSaidWhereItIsPointedAt()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("coarse.overlapse"));
    QCOMPARE(exportData(
                 path, byACoarseClock(), [] { return false; }, Secrets::Masked),
             QString());
    const Window w;
    w.session.files()->open(QUrl::fromLocalFile(path));
    QVERIFY(w.settles());
    QTRY_COMPARE(w.panels().size(), 1u);
    w.settleLayout();
    w.pointAtNothing();
    QTest::mouseMove(w.window, placeOfFetch(w));
    QTRY_VERIFY(w.visible("timelineTip"));
    QTRY_VERIFY2(
        w.text("timelineTip").contains(QStringLiteral("fetch running · shorter than the clock can tell")),
        qPrintable(w.text("timelineTip")));
    QTRY_VERIFY(w.visible("itemPanel"));
    const ItemDetails details = w.session.inspector()->details();
    QCOMPARE(details.subtitle, QStringLiteral("fetch at most 1.0 s · transform at most 1.0 s"));
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowRecorder>(argc, argv);
}
#include "tst_window_recorder.moc"
