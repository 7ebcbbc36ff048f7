// SPDX-License-Identifier: MIT
// Modes are measured again and again: how often is set, the medians and their spread are shown, and files have all.
#include "window_under_test.h"

#include "formats/overlapse_file.h"
#include "trace/repeat_name.h"

#include <QClipboard>
#include <QFile>

using namespace overlapse;

namespace {

/// Two modes, each of which is over within milliseconds.
void makeTiny(const Window &w)
{
    w.type(QStringLiteral("itemsField"), QStringLiteral("4"));
    w.type(QStringLiteral("fetchField"), QStringLiteral("2ms"));
    w.type(QStringLiteral("transformField"), QStringLiteral("2ms"));
    w.item(QStringLiteral("timeline"))->forceActiveFocus(); // digits are not typed
    for (const Qt::Key mode : {Qt::Key_2, Qt::Key_4, Qt::Key_5})
        w.press(mode);
}

ModeRepeats repeatsOf(const Window &w, Mode mode)
{
    return w.session.document()->state().repeats(mode);
}

/// As the user would, and until all is shown.
void measure(const Window &w)
{
    QVERIFY(w.settles());
    w.press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!w.session.runner()->running(), patience);
    QVERIFY(w.settles());
}

const PanelInput &panelOf(const Window &w, Mode mode)
{
    for (const PanelInput &panel : w.panels())
        if (panel.id == panelOfMode(mode))
            return panel;
    qFatal("the mode has no panel");
}

/// Makespans in the order in which they were measured.
std::vector<std::int64_t> makespansOf(const Window &w, Mode mode)
{
    std::vector<std::int64_t> all;
    for (const RunRecord *repeat : repeatsOf(w, mode).all)
        all.push_back(repeat->run().trace.end().count());
    return all;
}

} // namespace

class TestWindowRepeats : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void repeatsAreMeasuredShownSavedAndOpened();
    void howOftenIsRememberedAndNotUndone();
    void stopKeepsWholeRepeats();
    void aModeThatComesBackHasAllItsRepeats();
    void aKeptRepeatStaysWhenTheModeIsMeasuredAgain();
    void disturbedRepeatsAreLeftOutAndTakenBack();
};

void TestWindowRepeats::repeatsAreMeasuredShownSavedAndOpened()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("repeats.overlapse"));
    const Window w;
    makeTiny(w);
    w.type(QStringLiteral("repeatsField"), QStringLiteral("3"));
    QCOMPARE(w.session.runner()->repeats(), 3);
    w.session.files()->copyCommandLine();
    QVERIFY(QGuiApplication::clipboard()->text().endsWith(QStringLiteral(" --repeat 3")));
    QStringList said;
    connect(w.session.runner(), &Runner::said, &w.session, [&said](const QString &text) { said << text; });
    measure(w);
    QVERIFY(said.contains(QStringLiteral("warm-up, which is left out: parallel")));
    QVERIFY(said.contains(QStringLiteral("repeat 3 of 3, sequential")));
    QVERIFY2(said.last().endsWith(QStringLiteral("2 modes, 3 repeats, 4 items")), qPrintable(said.last()));
    for (const Mode mode : {Mode::Sequential, Mode::Parallel}) {
        const ModeRepeats repeats = repeatsOf(w, mode);
        QCOMPARE(repeats.all.size(), std::size_t(3));
        const PanelInput &panel = panelOf(w, mode);
        QCOMPARE(panel.run, &repeats.median->run());
        QVERIFY(panel.spread);
        QCOMPARE(panel.spread->begin, repeats.shortest());
        QCOMPARE(panel.spread->end, repeats.longest());
        QVERIFY(panel.subtitle.contains(QStringLiteral("median of 3")));
    }
    QCOMPARE(w.panels().size(), std::size_t(2));
    QCOMPARE(w.property(QStringLiteral("modeCard2"), "repeats").toString(), QStringLiteral("median of 3"));
    QTRY_VERIFY(w.visible(QStringLiteral("repeatDifference")));
    QTRY_VERIFY(w.visible(QStringLiteral("repeatDoubt")));
    QVERIFY(!w.visible(QStringLiteral("bestMode")));

    const std::vector<std::int64_t> makespans = makespansOf(w, Mode::Parallel);
    w.session.files()->exportTo(QUrl::fromLocalFile(path));
    QTRY_VERIFY_WITH_TIMEOUT(w.session.idle() && !w.session.document()->unsaved(), patience);
    w.session.files()->open(QUrl::fromLocalFile(path));
    QTRY_COMPARE_WITH_TIMEOUT(w.session.document()->title(), QStringLiteral("repeats.overlapse"), patience);
    QVERIFY(w.settles());
    QCOMPARE(makespansOf(w, Mode::Parallel), makespans);
    QVERIFY(w.session.document()->state().kept().empty());
    QVERIFY(panelOf(w, Mode::Parallel).spread);
    QTRY_VERIFY(w.visible(QStringLiteral("repeatDifference")));

    w.item(QStringLiteral("timeline"))->forceActiveFocus(); // a field would undo what was typed
    w.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(w.session.document()->state().file.isEmpty());
    QVERIFY(w.settles());
    QCOMPARE(makespansOf(w, Mode::Parallel), makespans);
    QVERIFY(panelOf(w, Mode::Parallel).spread);

    // Once more, once: what was repeated is no more.
    w.type(QStringLiteral("repeatsField"), QStringLiteral("1"));
    measure(w);
    QVERIFY(repeatsOf(w, Mode::Parallel).all.empty());
    QVERIFY(!panelOf(w, Mode::Parallel).spread);
    QVERIFY(!w.visible(QStringLiteral("repeatDifference")));
    QTRY_VERIFY(w.visible(QStringLiteral("bestMode")));
}

void TestWindowRepeats::howOftenIsRememberedAndNotUndone()
{
    {
        const Window w;
        QVERIFY(w.settles());
        QCOMPARE(w.session.runner()->repeats(), 1);
        w.item(QStringLiteral("repeatsField"))->forceActiveFocus(Qt::TabFocusReason);
        for (int i = 0; i < 4; ++i)
            w.press(Qt::Key_Up);
        w.press(Qt::Key_Down);
        QCOMPARE(w.session.runner()->repeats(), 4);
        QVERIFY(!w.session.document()->canUndo());
        w.type(QStringLiteral("repeatsField"), QStringLiteral("99999"));
        QCOMPARE(w.session.runner()->repeats(), w.session.runner()->mostRepeats());
        w.type(QStringLiteral("repeatsField"), QStringLiteral("4"));
    }
    const Window w;
    QCOMPARE(w.session.runner()->repeats(), 4);
    QCOMPARE(w.text(QStringLiteral("repeatsField")), QStringLiteral("4"));
}

void TestWindowRepeats::stopKeepsWholeRepeats()
{
    const Window w;
    makeTiny(w);
    w.session.runner()->setRepeats(40);
    QVERIFY(w.settles());
    w.press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(repeatsOf(w, Mode::Parallel).all.size() >= 2, patience);
    QVERIFY(!w.item(QStringLiteral("repeatsField"))->isEnabled());
    w.press(Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!w.session.runner()->running(), patience);
    QTRY_COMPARE(w.text(QStringLiteral("status")),
                 QStringLiteral("stopped; the repeats that were whole are kept"));
    QVERIFY(w.settles());
    for (const RunRecord &record : w.session.document()->state().runs) {
        QVERIFY(!record.run().trace.cancelled());
        QVERIFY(isRepeatName(record.facts.name));
    }
    QVERIFY(panelOf(w, Mode::Parallel).spread);
}

void TestWindowRepeats::aModeThatComesBackHasAllItsRepeats()
{
    constexpr int repeats = 20;
    const Window w;
    makeTiny(w);
    w.session.runner()->setRepeats(repeats);
    QVERIFY(w.settles());
    w.press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(repeatsOf(w, Mode::Parallel).all.size() >= 2, patience);
    w.session.document()->toggleMode(static_cast<int>(Mode::Parallel)); // off, wherever it is
    QCoreApplication::processEvents();
    w.session.document()->toggleMode(static_cast<int>(Mode::Parallel));
    QTRY_VERIFY_WITH_TIMEOUT(!w.session.runner()->running(), patience);
    for (const Mode mode : {Mode::Sequential, Mode::Parallel})
        QCOMPARE(repeatsOf(w, mode).all.size(), std::size_t(repeats));
    QSet<QString> names;
    for (const RunRecord *repeat : repeatsOf(w, Mode::Parallel).all)
        names.insert(repeat->facts.name);
    QCOMPARE(names.size(), repeats);
}

void TestWindowRepeats::aKeptRepeatStaysWhenTheModeIsMeasuredAgain()
{
    const Window w;
    makeTiny(w);
    w.session.runner()->setRepeats(3);
    measure(w);
    const RunId median = repeatsOf(w, Mode::Parallel).median->id();
    w.session.panels()->keep(static_cast<int>(Mode::Parallel));
    QTRY_COMPARE(w.panels().size(), std::size_t(3));
    QCOMPARE(repeatsOf(w, Mode::Parallel).all.size(), std::size_t(3));
    QCOMPARE(repeatsOf(w, Mode::Parallel).median->id(), median);
    measure(w);
    QCOMPARE(w.panels().size(), std::size_t(3));
    QCOMPARE(repeatsOf(w, Mode::Parallel).all.size(), std::size_t(3));
    QVERIFY(w.session.document()->state().run(median));
    QVERIFY(repeatsOf(w, Mode::Parallel).median->id() != median);
    QCOMPARE(w.session.document()->state().runs.size(), 7);
}

void TestWindowRepeats::disturbedRepeatsAreLeftOutAndTakenBack()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("disturbed.overlapse"));
    const Window w;
    makeTiny(w);
    w.session.runner()->setRepeats(3);
    measure(w);
    Recording recording = w.session.snapshot().whole;
    for (Run &run : recording.runs) // whatever else this machine did meanwhile
        run.facts.disturbed = run.facts.name == repeatName(2, 3) && run.spec.mode == Mode::Parallel ? 0.5 : 0;
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(writeRecording(file, recording, Secrets::Kept));
    }
    w.session.files()->open(QUrl::fromLocalFile(path));
    QTRY_COMPARE_WITH_TIMEOUT(w.session.document()->title(), QStringLiteral("disturbed.overlapse"), patience);
    QVERIFY(w.settles());
    QTRY_VERIFY(w.visible(QStringLiteral("leaveOutDisturbed")));
    QVERIFY(w.property(QStringLiteral("leaveOutDisturbed"), "about")
                .toString()
                .startsWith(QStringLiteral("1 of 6 ")));
    w.click(QStringLiteral("leaveOutDisturbed"));
    QTRY_COMPARE(repeatsOf(w, Mode::Parallel).counted.size(), std::size_t(2));
    QVERIFY(w.settles());
    QVERIFY(w.property(QStringLiteral("leaveOutDisturbed"), "checked").toBool());
    QVERIFY(panelOf(w, Mode::Parallel).subtitle.contains(QStringLiteral("median of 2")));
    QCOMPARE(panelOf(w, Mode::Parallel).spread->end, repeatsOf(w, Mode::Parallel).longest());
    QCOMPARE(repeatsOf(w, Mode::Sequential).counted.size(), std::size_t(3));
    w.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(repeatsOf(w, Mode::Parallel).counted.size(), std::size_t(3));
    QTRY_VERIFY(!w.property(QStringLiteral("leaveOutDisturbed"), "checked").toBool());
    QVERIFY(w.settles());
    QVERIFY(panelOf(w, Mode::Parallel).subtitle.contains(QStringLiteral("median of 3")));
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowRepeats>(argc, argv);
}

#include "tst_window_repeats.moc"
