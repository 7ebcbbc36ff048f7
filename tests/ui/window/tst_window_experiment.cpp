// SPDX-License-Identifier: MIT
// The experiment in the window: it is predicted at once, follows every change, and can be undone.
#include "window_under_test.h"

using namespace overlapse;

class TestWindowExperiment : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstStartShowsTheArticlePredicted();
    void aModeIsToggledByClickAndByKey();
    void theLastPanelStays();
    void draggingALimitPredictsAndIsOneUndo();
    void keysInASliderPredict();
    void typedNumbersAreKeptWithinBounds();
    void aWrongTimeIsSaidAndChangesNothing();
    void anExampleOfATimeIsTaken();
    void orderIsAChoice();
    void everyEditIsUndoneStepByStep();
    void digitsInAFieldDoNotToggleModes();
    void helpOpensAndCloses();
    void ctrlQEnds();
};

void TestWindowExperiment::theFirstStartShowsTheArticlePredicted()
{
    const Window w;
    QVERIFY(w.settles());
    QTRY_COMPARE(w.panels().size(), std::size_t(5));
    for (const PanelInput &panel : w.panels()) {
        QVERIFY(panel.run);
        QVERIFY(panel.run->clock == Clock::Virtual);
        QVERIFY(panel.subtitle.startsWith(QLatin1String("predicted")));
        QCOMPARE(panel.run->trace.size(), 4);
    }
    QTRY_COMPARE(w.makespan(0), QStringLiteral("8.000 s"));
    QTRY_COMPARE(w.makespan(1), QStringLiteral("5.000 s"));
    QTRY_VERIFY(w.text("experimentTitle").startsWith(QLatin1String("The article")));
    QTRY_VERIFY(w.visible("runButton") && w.item("runButton")->isEnabled());
    QTRY_VERIFY(!w.visible("stopButton"));
    QTRY_VERIFY(!w.item("undoButton")->isEnabled());
    QTRY_VERIFY(!w.session.panels()->bestMode().isEmpty());
}

void TestWindowExperiment::aModeIsToggledByClickAndByKey()
{
    const Window w;
    QVERIFY(w.settles());
    w.click("modeCard1");
    QTRY_COMPARE(w.panels().size(), std::size_t(4));
    QTRY_COMPARE(w.panels()[1].title, QStringLiteral("Parallel"));
    w.click("modeCard1");
    QTRY_COMPARE(w.panels().size(), std::size_t(5));
    w.press(Qt::Key_2);
    QTRY_COMPARE(w.panels().size(), std::size_t(4));
    QTRY_VERIFY(!w.property("modeCard1", "shown").toBool());
    w.press(Qt::Key_2);
    QTRY_COMPARE(w.panels().size(), std::size_t(5));
    QTRY_COMPARE(w.panels()[1].title, QStringLiteral("Concurrent"));
}

void TestWindowExperiment::theLastPanelStays()
{
    const Window w;
    QVERIFY(w.settles());
    for (const int key : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_5})
        w.press(key);
    QTRY_COMPARE(w.panels().size(), std::size_t(1));
    w.press(Qt::Key_4);
    w.click("modeCard3");
    QTRY_COMPARE(w.panels().size(), std::size_t(1));
    QTRY_COMPARE(w.panels()[0].title, QStringLiteral("Prefetching"));
}

void TestWindowExperiment::draggingALimitPredictsAndIsOneUndo()
{
    const Window w;
    QVERIFY(w.settles());
    const QStringList before = w.makespans();
    const int limit = w.session.limits()->fetchLimit();
    QQuickItem *slider = w.item("fetchLimitSlider");
    const double handle = slider->property("visualPosition").toDouble() * (slider->width() - 16) + 8;
    const double middle = slider->height() / 2;
    w.drag(w.placeOf(slider, {handle, middle}), w.placeOf(slider, {8, middle}));
    QTRY_COMPARE(w.session.limits()->fetchLimit(), 1);
    QTRY_COMPARE(w.text("fetchLimitField"), QStringLiteral("1"));
    QVERIFY(w.settles());
    QTRY_VERIFY(w.makespan(2) != before[2]);
    QTRY_COMPARE(w.makespan(0), before[0]);
    const QStringList after = w.makespans();

    w.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(w.session.limits()->fetchLimit(), limit);
    QTRY_VERIFY(!w.session.document()->canUndo());
    QTRY_COMPARE_WITH_TIMEOUT(w.makespans(), before, patience);
    w.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(w.session.limits()->fetchLimit(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(w.makespans(), after, patience);
}

void TestWindowExperiment::keysInASliderPredict()
{
    const Window w;
    QVERIFY(w.settles());
    const QStringList before = w.makespans();
    w.item("transformLimitSlider")->forceActiveFocus();
    w.press(Qt::Key_Home);
    QTRY_COMPARE(w.session.limits()->transformLimit(), 1);
    QVERIFY(w.settles());
    QTRY_VERIFY(w.makespans() != before);
    w.click("undoButton");
    QTRY_COMPARE_WITH_TIMEOUT(w.makespans(), before, patience);
    w.click("redoButton");
    QTRY_COMPARE(w.session.limits()->transformLimit(), 1);
}

void TestWindowExperiment::typedNumbersAreKeptWithinBounds()
{
    const Window w;
    w.type("fetchLimitField", "0");
    QTRY_COMPARE(w.session.limits()->fetchLimit(), 1);
    w.type("threadsField", "99999");
    QTRY_COMPARE(w.session.limits()->threads(), 4 * w.session.limits()->cores());
    w.type("itemsField", "1,234");
    QTRY_COMPARE(w.session.work()->items(), 1234);
    QTRY_COMPARE(w.text("itemsField"), QStringLiteral("1,234"));
    w.type("itemsField", "many");
    QTRY_COMPARE(w.session.work()->items(), 1234);
    QTRY_COMPARE(w.text("itemsField"), QStringLiteral("1,234"));
}

void TestWindowExperiment::aWrongTimeIsSaidAndChangesNothing()
{
    const Window w;
    QVERIFY(w.settles());
    const QStringList before = w.makespans();
    w.type("fetchField", "2parsec");
    QTRY_VERIFY(w.visible("fetchFieldError"));
    QTRY_VERIFY(w.text("fetchFieldError").contains(QLatin1String("unknown unit 'parsec'")));
    const QQuickItem *error = w.item("fetchFieldError");
    QTRY_VERIFY(error->mapToScene({0, 0}).y() > w.item("fetchField")->mapToScene({0, 0}).y());
    QVERIFY(w.settles());
    QTRY_COMPARE(w.makespans(), before);
    QTRY_COMPARE(w.panels().size(), std::size_t(5));

    w.type("fetchField", "2s");
    QTRY_VERIFY(!w.visible("fetchFieldError"));
    QTRY_COMPARE(w.session.work()->fetch()->text(), QStringLiteral("2s"));
    QTRY_COMPARE_WITH_TIMEOUT(w.makespan(0), QStringLiteral("12.00 s"), patience);
    w.type("transformField", "cpu(soon)");
    QTRY_VERIFY(w.visible("transformFieldError"));
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("transformFieldError"));
    QTRY_COMPARE(w.session.work()->transform()->text(), QStringLiteral("cpu(1s)"));
}

void TestWindowExperiment::anExampleOfATimeIsTaken()
{
    const Window w;
    QVERIFY(w.settles());
    w.click("fetchFieldExamples");
    QTRY_VERIFY(w.property("fetchFieldExamples", "checked").toBool());
    w.press(Qt::Key_Down);
    w.press(Qt::Key_Return);
    QTRY_VERIFY(!w.property("fetchFieldExamples", "checked").toBool());
    QTRY_VERIFY(w.session.work()->fetch()->error().isEmpty());
    QTRY_COMPARE(w.text("fetchField"), w.session.work()->fetch()->text());
}

void TestWindowExperiment::orderIsAChoice()
{
    const Window w;
    w.click("orderAny");
    QTRY_VERIFY(!w.session.limits()->orderKept());
    QVERIFY(w.settles());
    QTRY_VERIFY(w.panels()[2].run->spec.order == Order::Any);
    w.press(Qt::Key_Left);
    QTRY_VERIFY(w.session.limits()->orderKept());
    w.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(!w.session.limits()->orderKept());
}

void TestWindowExperiment::everyEditIsUndoneStepByStep()
{
    const Window w;
    QVERIFY(w.settles());
    const QStringList before = w.makespans();
    w.makeQuick();
    w.click("orderAny");
    w.click("modeCard0"); // what is shown is no part of the experiment
    w.item("timeline")->forceActiveFocus();
    int steps = 0;
    for (; w.session.document()->canUndo() && steps < 100; ++steps)
        w.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(steps, 4);
    QVERIFY(w.settles());
    QTRY_COMPARE_WITH_TIMEOUT(w.makespans(), before, patience);
    QTRY_COMPARE(w.text("fetchField"), QStringLiteral("1s"));
    for (int step = 0; step < 4; ++step)
        w.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(w.session.work()->items(), 6);
    QTRY_COMPARE(w.session.work()->fetch()->text(), QStringLiteral("30ms"));
    QTRY_VERIFY(!w.session.limits()->orderKept());
    QTRY_VERIFY(!w.session.document()->canRedo());
}

void TestWindowExperiment::digitsInAFieldDoNotToggleModes()
{
    const Window w;
    w.type("itemsField", "1234");
    w.type("fetchField", "1234ms");
    QTRY_COMPARE(w.panels().size(), std::size_t(5));
    QTRY_COMPARE(w.session.work()->items(), 1234);
    QTRY_COMPARE(w.session.work()->fetch()->text(), QStringLiteral("1.234s"));
    QTRY_VERIFY(!w.session.view()->lanes());
}

void TestWindowExperiment::helpOpensAndCloses()
{
    const Window w;
    w.press(Qt::Key_F1);
    QTRY_VERIFY(w.visible("helpClose"));
    w.press(Qt::Key_2);
    QTRY_COMPARE(w.panels().size(), std::size_t(5)); // the window's keys rest meanwhile
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("helpClose"));
    w.click("helpButton");
    QTRY_VERIFY(w.visible("helpClose"));
    w.click("helpClose");
    QTRY_VERIFY(!w.visible("helpClose"));
}

void TestWindowExperiment::ctrlQEnds()
{
    const Window w;
    w.press(Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY(!w.window->isVisible());
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowExperiment>(argc, argv);
}
#include "tst_window_experiment.moc"
