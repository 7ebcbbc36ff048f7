// SPDX-License-Identifier: MIT
// The search for limits: asked for by key, watched, stopped, and what it advises used, checked and taken back.
#include "window_under_test.h"

#include <QClipboard>
#include <QFile>

using namespace overlapse;

namespace {

// A server with a knee, slices of it over within a moment.
void makeKnee(const Window &w, int items = 60)
{
    w.session.work()->setItems(items);
    w.session.work()->fetch()->edit("4ms");
    w.session.work()->transform()->edit("wall(0s)");
    w.session.work()->setCapacity(3);
    w.session.limits()->setFetchLimit(1);
    w.session.document()->commit();
    QVERIFY(w.settles());
}

// By the key.
void open(const Window &w)
{
    QTRY_VERIFY_WITH_TIMEOUT(w.session.idle(), patience);
    w.timeline()->forceActiveFocus();
    w.press(Qt::Key_B);
    QTRY_VERIFY_WITH_TIMEOUT(w.visible("findTitle"), patience);
    QTRY_VERIFY(w.item("findStart")->hasActiveFocus());
}

bool isOver(const Window &w)
{
    return !w.session.finder()->running();
}

// With what the machine is busy with beside, there may be none: then until there is.
void findAdvice(const Window &w)
{
    w.session.search()->budget()->edit("600ms");
    QTRY_VERIFY_WITH_TIMEOUT(
        [&w] {
            if (isOver(w) && w.session.finder()->found().advice.isEmpty())
                w.session.finder()->find();
            return isOver(w) && !w.session.finder()->found().advice.isEmpty();
        }(),
        patience);
}

QString written(const QTemporaryDir &folder, const QString &name, const QByteArray &content)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write");
    return file.fileName();
}

} // namespace

class TestWindowFind : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void theTableGrowsAndAStopKeepsIt();
    void closingStops();
    void whatIsAdvisedIsUsedAndTakenBack();
    void theAdviceIsChecked();
    void nothingElseIsMeasuredMeanwhile();
    void modesWithoutLimitsSaySo();
    void whatCannotBeReadIsSaid();
    void whatActsOutsideIsAskedAbout();
};

void TestWindowFind::theTableGrowsAndAStopKeepsIt()
{
    const Window w;
    makeKnee(w, 100'000);
    open(w);
    QVERIFY(w.visible("findHint"));
    QVERIFY(!w.visible("findUse"));
    w.type("budgetField", "1h");
    w.click("findStart");
    QTRY_VERIFY(w.session.finder()->running());
    QTRY_VERIFY_WITH_TIMEOUT(w.visible("triedRow1"), patience);
    QVERIFY(w.visible("throughputCurve"));
    QVERIFY(w.text("findNow").contains("N = "));
    QVERIFY(w.text("findSpent").contains("60 min"));
    w.click("findStart");
    QTRY_VERIFY_WITH_TIMEOUT(isOver(w), patience);
    const qsizetype rows = w.session.finder()->found().rows.size();
    QVERIFY(rows >= 2);
    QVERIFY(w.visible("advice")); // one, or why there is none
    w.click("findCopy");
    QVERIFY(QGuiApplication::clipboard()->text().startsWith("     N    M  slices"));
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("findTitle"));
    open(w);
    QCOMPARE(w.session.finder()->found().rows.size(), rows);
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("findTitle"));
    w.session.work()->setItems(99'999); // other work
    QVERIFY(!w.session.finder()->known());
    w.session.document()->undo();
    QVERIFY(w.session.finder()->known());
}

void TestWindowFind::closingStops()
{
    const Window w;
    makeKnee(w, 100'000);
    open(w);
    w.press(Qt::Key_Return);
    QTRY_VERIFY(w.session.finder()->running());
    QTRY_VERIFY_WITH_TIMEOUT(w.visible("triedRow0"), patience);
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("findTitle"));
    QTRY_VERIFY_WITH_TIMEOUT(isOver(w), patience);
    QVERIFY(!w.session.finder()->found().rows.isEmpty());
}

void TestWindowFind::whatIsAdvisedIsUsedAndTakenBack()
{
    const Window w;
    makeKnee(w);
    open(w);
    findAdvice(w);
    QTRY_VERIFY(w.visible("findUse"));
    w.click("findUse");
    QTRY_VERIFY(w.session.finder()->inUse());
    const int advised = w.session.limits()->fetchLimit();
    QVERIFY2(advised > 1, qPrintable(w.session.finder()->found().advice));
    QVERIFY(w.session.finder()->found().advice.startsWith(QStringLiteral("N = %1, M = ").arg(advised)));
    QCOMPARE(w.text("findUse"), QStringLiteral("In use"));
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("findTitle"));
    QVERIFY(w.settles());
    w.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(w.session.limits()->fetchLimit(), 1);
    QVERIFY(!w.session.finder()->inUse());
}

// Two runs are kept, and one step of undo takes them away.
void TestWindowFind::theAdviceIsChecked()
{
    const Window w;
    makeKnee(w);
    open(w);
    findAdvice(w);
    QTRY_VERIFY(w.visible("findCheck"));
    QVERIFY(w.text("checkNote").startsWith("14 runs of 60 items, N = "));
    w.click("findCheck");
    QTRY_VERIFY(w.session.finder()->checking());
    QTRY_VERIFY_WITH_TIMEOUT(isOver(w), patience);
    const QString outcome = w.session.finder()->outcome();
    QVERIFY2(outcome.startsWith("Advised ") && outcome.contains(", present "), qPrintable(outcome));
    QCOMPARE(w.text("outcome"), outcome);
    const auto kept = [&w] { return w.session.document()->state().kept(); };
    QTRY_COMPARE(kept().size(), std::size_t(2));
    QCOMPARE(kept()[0]->facts.name, QStringLiteral("advised, checked"));
    QCOMPARE(kept()[1]->facts.name, QStringLiteral("present, checked"));
    QCOMPARE(kept()[1]->spec().fetchLimit, 1);
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("findTitle"));
    QVERIFY(w.settles());
    w.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(kept().size(), std::size_t(0));
    w.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(kept().size(), std::size_t(2));
    open(w); // a check is stopped like a search
    w.session.finder()->check();
    QTRY_VERIFY(w.session.finder()->running());
    w.click("findStart");
    QTRY_VERIFY_WITH_TIMEOUT(isOver(w), patience);
}

void TestWindowFind::nothingElseIsMeasuredMeanwhile()
{
    const Window w;
    makeKnee(w, 100'000);
    Session other;
    open(w);
    w.press(Qt::Key_Return);
    QTRY_VERIFY(w.session.finder()->running());
    other.runner()->run();
    QVERIFY(!other.runner()->running());
    QVERIFY(other.notices()->problem().contains("another window is measuring"));
    w.press(Qt::Key_R, Qt::ControlModifier);
    QVERIFY(!w.session.runner()->running());
    w.press(Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(isOver(w) && !w.visible("findTitle"), patience);
    w.press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY(w.session.runner()->running());
    QVERIFY(!w.session.finder()->obstacle().isEmpty());
    w.press(Qt::Key_B);
    QVERIFY(!w.visible("findTitle"));
    w.session.finder()->find();
    QVERIFY(!w.session.finder()->running());
    w.session.runner()->stop();
    QTRY_VERIFY_WITH_TIMEOUT(!w.session.runner()->running(), patience);
}

void TestWindowFind::modesWithoutLimitsSaySo()
{
    const Window w;
    QVERIFY(w.settles());
    w.session.view()->touchMode(static_cast<int>(Mode::Blocking));
    w.click("findButton");
    QTRY_VERIFY(w.visible("findTitle"));
    QVERIFY(w.text("findObstacle").contains("mean nothing to blocking"));
    QVERIFY(!w.item("findStart")->isEnabled());
}

void TestWindowFind::whatCannotBeReadIsSaid()
{
    const Window w;
    open(w);
    w.type("mostField", "many");
    QVERIFY(w.text("findError").contains("a whole number from 1 to "));
    QVERIFY(!w.item("findStart")->isEnabled());
    w.type("mostField", "8");
    QVERIFY(w.item("findStart")->isEnabled());
    w.click("goalLatency");
    w.type("goalField", "0s");
    QVERIFY(w.visible("findError"));
    QVERIFY(!w.session.search()->ready());
    w.click("goalThroughput"); // then it does not matter
    QTRY_VERIFY(w.session.search()->ready());
    w.click("goalLatency");
    w.type("goalField", "30ms");
    QVERIFY(w.session.search()->options().mostP99 == std::chrono::milliseconds(30));
    QCOMPARE(w.session.search()->options().maxFetchLimit, 8);
    w.press(Qt::Key_Escape); // the field's
    w.press(Qt::Key_Tab);
    w.press(Qt::Key_Escape);
    w.session.finder()->stop();
}

void TestWindowFind::whatActsOutsideIsAskedAbout()
{
    const QTemporaryDir folder;
    QStringList inputs;
    for (const char *name : {"a", "b", "c", "d", "e", "f"})
        inputs << folder.filePath(name);
    const QString list = written(folder, "list", inputs.join(u'\n').toUtf8());
    const Window w;
    w.session.work()->setKind(static_cast<int>(FetchKind::Command));
    w.session.work()->command()->edit("touch {}");
    w.session.work()->chooseList(QUrl::fromLocalFile(list));
    QTRY_COMPARE_WITH_TIMEOUT(w.session.document()->experiment().work.items, 6, patience);
    open(w);
    QCOMPARE(w.text("findObstacle"), QString());
    w.type("budgetField", "200ms");
    w.click("findStart");
    QTRY_VERIFY(w.visible("runQuestion"));
    QVERIFY(!w.session.finder()->running());
    QCOMPARE(w.text("runQuestionTimes"),
             QStringLiteral("They are run for slices of 6 inputs again and again, for up to 200ms."));
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("runQuestion"));
    QVERIFY(w.visible("findTitle"));
    QVERIFY(!QFile::exists(folder.filePath("a")));
    w.click("findStart");
    QTRY_VERIFY(w.visible("runQuestionRun"));
    w.click("runQuestionRun");
    QTRY_VERIFY(!w.visible("runQuestion"));
    QTRY_VERIFY_WITH_TIMEOUT(isOver(w) && w.session.finder()->known(), patience);
    QVERIFY(QFile::exists(folder.filePath("a")));
    w.click("findStart"); // it was agreed to
    QTRY_VERIFY_WITH_TIMEOUT(isOver(w), patience);
    QVERIFY(!w.visible("runQuestion"));
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowFind>(argc, argv);
}
#include "tst_window_find.moc"
