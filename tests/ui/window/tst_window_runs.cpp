// SPDX-License-Identifier: MIT
// Measuring in the window: runs grow, stop and end; measurements stand beside predictions, and outlive changes.
#include "window_under_test.h"

using namespace overlapse;

namespace {

// What was seen of the panels while something ran.
struct Watch
{
    explicit Watch(const Window &w)
    {
        QObject::connect(w.session.panels(), &Panels::changed, w.session.panels(), [this, &w] {
            for (const PanelInput &panel : w.panels()) {
                if (!panel.live)
                    continue;
                rows = std::max(rows, panel.run->trace.emittedCount() + std::int64_t(panel.inFlight.size()));
                emitted = std::max(emitted, panel.run->trace.emittedCount());
                ghosts += panel.ghost ? 1 : 0;
                titles.insert(panel.title);
            }
            progress = std::max(progress, w.session.runner()->progress());
        });
    }
    std::int64_t rows = 0;
    std::int64_t emitted = 0;
    int ghosts = 0;
    double progress = 0;
    QSet<QString> titles;
};

} // namespace

class TestWindowRuns : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void aRunGrowsAndEndsMeasured();
    void onlyShownModesAreMeasured();
    void aModeSwitchedOffIsNotMeasuredUnlessItComesBack();
    void aModeUnderWayIsEndedAfterAQuestion();
    void escStopsAndKeepsWhatWasRecorded();
    void aMeasurementOfOtherParametersStaysAsAnOutline();
    void theStopButtonStops();
    void closingDuringARunEnds();
    void editingDuringARunPredictsAgain();
};

void TestWindowRuns::aRunGrowsAndEndsMeasured()
{
    const Window w;
    w.makeQuick();
    QVERIFY(w.settles());
    const Watch watch(w);
    w.press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY(w.session.runner()->running());
    QTRY_VERIFY(w.visible("stopButton") && !w.visible("runButton"));
    QTRY_VERIFY_WITH_TIMEOUT(!w.session.runner()->running(), patience);
    QVERIFY(watch.rows > 0);
    QVERIFY(watch.ghosts > 0);
    QVERIFY(watch.progress > 0 && watch.progress <= 1);
    QVERIFY(watch.titles.contains("Sequential"));
    QTRY_VERIFY(w.text("status").contains(QLatin1String("5 modes, 6 items")));
    QTRY_COMPARE(w.panels().size(), std::size_t(5));
    for (const PanelInput &panel : w.panels()) {
        QVERIFY(!panel.live);
        QVERIFY(panel.run->clock == Clock::Live);
        QCOMPARE(panel.run->trace.emittedCount(), 6);
        QVERIFY(panel.ghost && panel.ghost->clock == Clock::Virtual);
        // By how much it is off stands in one place, where it is much in front.
        const QString facts = (panel.alarms + QStringList(panel.subtitle)).join(u'|');
        QVERIFY2(facts.count(QLatin1String(" % from the prediction")) == 1, qPrintable(facts));
        QVERIFY2(panel.subtitle.startsWith(QLatin1String("measured")), qPrintable(panel.subtitle));
    }
    for (int mode = 0; mode < 5; ++mode) {
        const QString card = QStringLiteral("modeCard%1").arg(mode);
        QTRY_VERIFY(w.property(card, "measured").toBool());
        QTRY_VERIFY(w.property(card, "error").toString().endsWith(QLatin1String(" %")));
    }
    QTRY_VERIFY(w.visible("runButton") && w.item("runButton")->isEnabled());
}

void TestWindowRuns::onlyShownModesAreMeasured()
{
    const Window w;
    w.makeQuick();
    w.item("timeline")->forceActiveFocus();
    for (const int key : {Qt::Key_1, Qt::Key_2, Qt::Key_5})
        w.press(key);
    QVERIFY(w.settles());
    const Watch watch(w);
    w.click("runButton");
    QTRY_VERIFY_WITH_TIMEOUT(!w.session.runner()->running(), patience);
    QVERIFY(!watch.titles.contains("Sequential") && !watch.titles.contains("Blocking"));
    QTRY_VERIFY(w.text("status").contains(QLatin1String("2 modes")));
    w.press(Qt::Key_1);
    QTRY_VERIFY(w.panels()[0].run->clock == Clock::Virtual);
    QTRY_VERIFY(w.panels()[1].run->clock == Clock::Live);
}

void TestWindowRuns::aModeSwitchedOffIsNotMeasuredUnlessItComesBack()
{
    const Window w;
    w.makeQuick();
    w.item("timeline")->forceActiveFocus(); // digits are not typed
    QVERIFY(w.settles());
    w.press(Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(w.session.runner()->underWay(), 0);
    for (const Qt::Key mode : {Qt::Key_3, Qt::Key_5, Qt::Key_3}) // off, off, on again
        w.press(mode);
    QVERIFY(!w.visible("endModeQuestion"));
    QTRY_VERIFY_WITH_TIMEOUT(!w.session.runner()->running(), patience);
    QTRY_VERIFY(w.text("status").contains(QLatin1String("4 modes, 6 items")));
    const auto whole = [&w](Mode mode) {
        const RunRecord *run = w.session.document()->state().fitting(mode);
        return run && run->measured() && !run->run().trace.cancelled();
    };
    for (const Mode mode : allModes)
        QCOMPARE(whole(mode), mode != Mode::Blocking);
}

void TestWindowRuns::aModeUnderWayIsEndedAfterAQuestion()
{
    const Window w;
    w.makeQuick();
    w.item("timeline")->forceActiveFocus();                // digits are not typed
    w.session.work()->fetch()->edit(QStringLiteral("1h")); // it would not end by itself
    w.press(Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(w.session.runner()->underWay(), 0, patience);
    w.press(Qt::Key_1);
    QTRY_VERIFY(w.visible("endModeQuestion"));
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("endModeQuestion"));
    QCOMPARE(w.session.runner()->underWay(), 0);
    QVERIFY(w.session.document()->state().shown[0]);
    w.press(Qt::Key_1);
    QTRY_VERIFY(w.visible("endModeQuestion"));
    w.press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(w.session.runner()->underWay(), 1, patience); // the others go on
    QVERIFY(!w.session.document()->state().shown[0]);
    w.press(Qt::Key_2); // asked once a run
    QTRY_COMPARE_WITH_TIMEOUT(w.session.runner()->underWay(), 2, patience);
    w.press(Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!w.session.runner()->running(), patience);
}

void TestWindowRuns::escStopsAndKeepsWhatWasRecorded()
{
    const Window w;
    w.makeQuick();
    w.type("itemsField", "100000");
    w.item("timeline")->forceActiveFocus();
    QVERIFY(w.settles());
    const Watch watch(w);
    w.press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(watch.emitted >= 3, patience);
    w.press(Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!w.session.runner()->running(), patience);
    const PanelInput &stopped = w.panels()[0];
    QVERIFY(stopped.run->clock == Clock::Live);
    QVERIFY(stopped.run->trace.cancelled());
    QVERIFY(stopped.run->trace.emittedCount() >= 3);
    QVERIFY(stopped.sentence.startsWith(QLatin1String("stopped with ")));
    QVERIFY(!stopped.subtitle.contains(QLatin1String("stopped")));
    QTRY_COMPARE(w.text("status"), QStringLiteral("stopped; what was recorded is kept"));
    for (std::size_t later = 1; later < 5; ++later)
        QTRY_VERIFY(w.panels()[later].run->clock == Clock::Virtual);
}

void TestWindowRuns::aMeasurementOfOtherParametersStaysAsAnOutline()
{
    const Window w;
    w.makeQuick();
    QVERIFY(w.settles());
    w.press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!w.session.runner()->running(), patience);
    const QString measured = w.makespan(2);
    w.item("fetchLimitSlider")->forceActiveFocus();
    w.press(Qt::Key_Home);
    QVERIFY(w.settles());
    for (const int mode : {1, 2, 3}) {
        const PanelInput &panel = w.panels()[std::size_t(mode)];
        QVERIFY(panel.run->clock == Clock::Virtual);
        QVERIFY(panel.ghost && panel.ghost->clock == Clock::Live);
        QVERIFY2(panel.note.startsWith(QLatin1String("behind it, grey: measured ")), qPrintable(panel.note));
        QTRY_VERIFY(w.property(QStringLiteral("modeCard%1").arg(mode), "stale").toBool());
        QTRY_VERIFY(!w.property(QStringLiteral("modeCard%1").arg(mode), "measured").toBool());
    }
    QTRY_VERIFY(w.panels()[2].note.contains(measured));
    // These two do not use N: their measurements still fit.
    QTRY_VERIFY(w.panels()[0].run->clock == Clock::Live);
    QTRY_VERIFY(w.panels()[4].run->clock == Clock::Live);
    w.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(w.makespan(2), measured, patience);
    QTRY_VERIFY(w.panels()[2].run->clock == Clock::Live);
    QTRY_VERIFY(w.panels()[2].note.isEmpty());
}

void TestWindowRuns::theStopButtonStops()
{
    const Window w;
    w.type("fetchField", "1000h");
    QVERIFY(w.settles());
    w.click("runButton");
    QTRY_VERIFY_WITH_TIMEOUT(w.visible("stopButton"), patience);
    w.click("stopButton");
    QTRY_VERIFY_WITH_TIMEOUT(!w.session.runner()->running(), patience);
    QTRY_VERIFY(w.visible("runButton"));
}

void TestWindowRuns::closingDuringARunEnds()
{
    {
        const Window w;
        w.type("fetchField", "1000h");
        w.press(Qt::Key_R, Qt::ControlModifier);
        QTRY_VERIFY(w.session.runner()->running());
    }
    const Window again;
    QVERIFY(!again.session.runner()->running());
}

void TestWindowRuns::editingDuringARunPredictsAgain()
{
    const Window w;
    w.type("fetchField", "100ms");
    w.type("itemsField", "100000");
    QVERIFY(w.settles());
    const Watch watch(w);
    w.press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(watch.rows > 0, patience);
    w.type("itemsField", "5");
    QTRY_COMPARE(w.session.work()->items(), 5);
    QTRY_VERIFY(w.session.runner()->running());
    w.item("timeline")->forceActiveFocus();
    w.press(Qt::Key_Escape);
    QVERIFY(w.settles());
    QTRY_VERIFY(w.panels()[0].run->clock == Clock::Virtual);
    QTRY_COMPARE(w.panels()[0].run->trace.size(), 5);
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowRuns>(argc, argv);
}
#include "tst_window_runs.moc"
