// SPDX-License-Identifier: MIT
// What recording costs on this machine, at the window's lower edge and with what is measured.
#include "window_under_test.h"

using namespace overlapse;

class TestWindowRecorder : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void theLowerEdgeSaysItWhereThereIsRoom();
    void eachMeasuredRunHasIt();
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

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowRecorder>(argc, argv);
}
#include "tst_window_recorder.moc"
