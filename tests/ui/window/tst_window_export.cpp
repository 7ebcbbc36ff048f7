// SPDX-License-Identifier: MIT
// Charts as the user wants them: size, pixels, colours, all or what is on the screen; files and the clipboard.
#include "window_under_test.h"

#include <QClipboard>
#include <QImage>

using namespace overlapse;

class TestWindowExport : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void choicesAreTakenAndRemembered();
    void theChartIsCopied();
    void whatIsOnTheScreenIsLess();
    void dataHasNoLook();
    void reportsAreOfWhatIsShown();
    void nothingIsWrittenDuringARun();
    void whatIsReadIsNotWrittenOver();
};

namespace {

QImage copied(Window &w)
{
    QGuiApplication::clipboard()->clear();
    w.press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    if (!QTest::qWaitFor([] { return !QGuiApplication::clipboard()->image().isNull(); }, patience))
        return {};
    return QGuiApplication::clipboard()->image();
}

void openSheet(const Window &w)
{
    w.press(Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(w.visible("exportSheet"));
    w.settleLayout();
}

} // namespace

void TestWindowExport::choicesAreTakenAndRemembered()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("chart.png"));
    {
        Window w;
        QVERIFY(w.settles());
        openSheet(w);
        w.click("export:png");
        w.type(QStringLiteral("exportWidth"), QStringLiteral("800"));
        w.type(QStringLiteral("exportHeight"), QStringLiteral("500"));
        w.click("exportScale2");
        w.click(w.session.appearance()->dark() ? "exportLight" : "exportDark");
        w.click("exportCancel");
        QTRY_VERIFY(!w.visible("exportSheet"));
    }
    Window w;
    QVERIFY(w.settles());
    openSheet(w);
    QCOMPARE(w.property("exportWidth", "number").toInt(), 800);
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("exportSheet"));
    w.session.files()->exportTo(QUrl::fromLocalFile(path));
    QTRY_COMPARE_WITH_TIMEOUT(w.session.notices()->status(), QStringLiteral("saved %1").arg(path), patience);
    const QImage image(path);
    QCOMPARE(image.size(), QSize(1600, 1000));
    QVERIFY((qGray(image.pixel(2, 2)) < 128) != w.session.appearance()->dark());
}

void TestWindowExport::theChartIsCopied()
{
    Window w;
    QVERIFY(w.settles());
    const QImage byKey = copied(w);
    QCOMPARE(byKey.size(), QSize(1600, 900));
    QGuiApplication::clipboard()->clear();
    openSheet(w);
    w.click("exportCopy");
    QTRY_VERIFY_WITH_TIMEOUT(!QGuiApplication::clipboard()->image().isNull(), patience);
    QCOMPARE(QGuiApplication::clipboard()->image().size(), byKey.size());
}

void TestWindowExport::whatIsOnTheScreenIsLess()
{
    Window w;
    QVERIFY(w.settles());
    const QImage all = copied(w);
    openSheet(w);
    w.click("exportScreen");
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("exportSheet"));
    w.timeline()->forceActiveFocus();
    for (int i = 0; i < 6; ++i)
        w.press(Qt::Key_Plus);
    QVERIFY(w.session.view()->zoomed());
    const QImage part = copied(w);
    QCOMPARE(part.size(), all.size());
    QVERIFY(part != all);
    w.press(Qt::Key_0);
    QVERIFY(!w.session.view()->zoomed());
}

void TestWindowExport::dataHasNoLook()
{
    Window w;
    QVERIFY(w.settles());
    openSheet(w);
    w.click("export:csv");
    QTRY_VERIFY(!w.item("exportWidth")->isEnabled());
    QVERIFY(!w.item("exportCopy")->isEnabled());
    w.click("export:svg");
    QTRY_VERIFY(w.item("exportWidth")->isEnabled());
    QVERIFY(!w.item("exportScale2")->isEnabled()); // vector graphics have no pixels
}

void TestWindowExport::reportsAreOfWhatIsShown()
{
    const QTemporaryDir folder;
    Window w;
    QVERIFY(w.settles());
    openSheet(w);
    w.click("export:html");
    QTRY_VERIFY(!w.item("exportWidth")->isEnabled());
    w.click("export:md");
    w.click("exportCancel");
    QTRY_VERIFY(!w.visible("exportSheet"));
    const auto written = [&](const char *name) {
        const QString path = folder.filePath(QLatin1String(name));
        w.session.files()->exportTo(QUrl::fromLocalFile(path));
        const bool saved = QTest::qWaitFor(
            [&] { return w.session.notices()->status() == QStringLiteral("saved %1").arg(path); }, patience);
        QFile file(path);
        return saved && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray html = written("report.html");
    QVERIFY(html.contains("<svg"));
    QVERIFY(html.contains("How to reproduce"));
    const QByteArray markdown = written("report.md");
    QVERIFY(markdown.contains("\n| sequential |"));
    QVERIFY(markdown.contains("overlapse predict --fetch-limit"));
}

void TestWindowExport::nothingIsWrittenDuringARun()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("chart.svg"));
    Window w;
    QVERIFY(w.settles());
    w.click("runButton");
    QTRY_VERIFY_WITH_TIMEOUT(w.session.runner()->running(), patience);
    w.session.files()->exportTo(QUrl::fromLocalFile(path));
    QVERIFY(!w.session.notices()->problem().isEmpty());
    w.press(Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!w.session.runner()->running(), patience);
    QVERIFY(!QFile::exists(path));
}

void TestWindowExport::whatIsReadIsNotWrittenOver()
{
    const QTemporaryDir folder;
    const QString times = folder.filePath(QStringLiteral("times.csv"));
    const QString experiment = folder.filePath(QStringLiteral("e.json"));
    const QByteArray content = "fetch_ms,transform_ms\n5,5\n";
    for (const auto &[path, text] :
         {std::pair(times, content),
          std::pair(experiment,
                    QByteArray(R"({"format": "overlapse-experiment", "version": 1, "title": "Measured",
                                   "work": {"durations": "times.csv"}})"))}) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }
    Window w;
    QVERIFY(w.settles());
    w.session.files()->openPath(experiment);
    QTRY_COMPARE_WITH_TIMEOUT(w.session.document()->title(), QStringLiteral("Measured"), patience);
    QVERIFY(w.settles());
    w.session.files()->exportTo(QUrl::fromLocalFile(times));
    QVERIFY(w.session.notices()->problem().contains(QLatin1String("is read by this experiment")));
    w.session.files()->saveExperiment(QUrl::fromLocalFile(times));
    QVERIFY(w.session.notices()->problem().contains(QLatin1String("is read by this experiment")));
    QFile file(times);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), content);
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowExport>(argc, argv);
}
#include "tst_window_export.moc"
