// SPDX-License-Identifier: MIT
// The rules of real work: typed, undone, saved, said before a run; and what may be secret in them.
#include "serve/server_thread.h"
#include "window_under_test.h"

#include <QClipboard>
#include <QFile>

using namespace overlapse;

namespace {

constexpr int web = 2;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A folder with a file, and the server of it.
class Server
{
public:
    Server() : m_thread(optionsFor(m_folder.path()))
    {
        QFile file(m_folder.filePath(QStringLiteral("a.txt")));
        if (!file.open(QIODevice::WriteOnly) || file.write("a") != 1)
            qFatal("no file to serve");
        file.close();
        if (const QString problem = m_thread.start(); !problem.isEmpty())
            qFatal("%s", qPrintable(problem));
    }
    [[nodiscard]] QString url(const QString &credentials = {}) const
    {
        return QStringLiteral("http://") + credentials
            + QStringLiteral("127.0.0.1:%1/a.txt").arg(m_thread.port());
    }
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }

private:
    static ServeOptions optionsFor(const QString &folder)
    {
        ServeOptions options;
        options.folder = folder;
        return options;
    }

    QTemporaryDir m_folder;
    ServerThread m_thread;
};

void openRules(const Window &w)
{
    w.click("workWeb");
    QTRY_VERIFY(w.visible("rulesFold"));
    w.click("rulesFold");
    QTRY_VERIFY(w.visible("headersField"));
    w.settleLayout();
}

/// Into a field of several lines.
void paste(const Window &w, const QString &field, const QString &text)
{
    w.click(field);
    w.press(Qt::Key_A, Qt::ControlModifier);
    QGuiApplication::clipboard()->setText(text);
    w.press(Qt::Key_V, Qt::ControlModifier);
}

/// The lines of that part of the sheet that asks.
QStringList linesOf(const Window &w, const QString &part)
{
    for (const PlanPart &one : w.session.runner()->plan().parts)
        if (one.name == part)
            return one.lines;
    return {};
}

QStringList shownLines(const Window &w)
{
    QStringList lines;
    Window::eachItem(w.window->contentItem(), [&lines](QQuickItem *item) {
        if (item->objectName() == QLatin1String("planLine") && item->isVisible())
            lines << item->property("text").toString();
    });
    return lines;
}

void measure(Window &w)
{
    QTRY_VERIFY_WITH_TIMEOUT(w.session.runner()->canRun(), patience);
    w.session.runner()->run();
    w.session.runner()->confirmRun();
    QVERIFY(w.settles());
}

void exportTo(Window &w, const QString &path, bool unmasked)
{
    w.session.files()->exportTo(QUrl::fromLocalFile(path), unmasked);
    QTRY_COMPARE_WITH_TIMEOUT(w.session.notices()->status(), QStringLiteral("saved %1").arg(path), patience);
}

} // namespace

class TestWindowRules : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void headersAreTyped();
    void timesAndSizesAreTyped();
    void whatIsTypedIsUndone();
    void foldedRulesSayWhatDiffers();
    void rulesAreSavedAndCopied();
    void filesHaveRulesToo();
    void theSheetTellsHeadersAndLimits();
    void aRecordingIsWholeWhenAskedFor();
    void theBoxIsThereOnlyWithSecrets();
    void savingARecordingAsksFirst();
};

void TestWindowRules::headersAreTyped()
{
    const Window w;
    openRules(w);
    paste(w, "headersField", QStringLiteral("Accept: text/html\n\n  X-Key: 5ecret  \n"));
    QTRY_COMPARE(w.session.rules()->headers()->text(), QStringLiteral("Accept: text/html\nX-Key: 5ecret"));
    QVERIFY(!w.visible("headersFieldError"));
    for (const char c : QByteArray("Cookie 5ecret"))
        QTest::keyClick(w.window, c);
    QTRY_VERIFY(w.visible("headersFieldError"));
    QVERIFY2(w.text("headersFieldError").startsWith(QLatin1String("line 4: ")),
             qPrintable(w.text("headersFieldError")));
    QCOMPARE(w.session.rules()->headers()->text(), QStringLiteral("Accept: text/html\nX-Key: 5ecret"));
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("headersFieldError"));
    QCOMPARE(w.text("headersField"), QStringLiteral("Accept: text/html\nX-Key: 5ecret"));
    w.press(Qt::Key_A, Qt::ControlModifier);
    w.press(Qt::Key_Delete);
    QTRY_COMPARE(w.session.rules()->headers()->text(), QString());
    w.press(Qt::Key_Tab);
    QTRY_VERIFY(!w.item("headersField")->hasActiveFocus());
    QCOMPARE(w.text("headersField"), QString());
}

void TestWindowRules::timesAndSizesAreTyped()
{
    const Window w;
    openRules(w);
    w.type("deadlineField", "90s");
    QTRY_COMPARE(w.session.rules()->deadline()->text(), QStringLiteral("90s"));
    w.type("maxBytesField", "10MB");
    QTRY_COMPARE(w.session.rules()->maxBytes()->text(), QStringLiteral("10MB"));
    w.type("maxBytesField", "ten megabytes");
    QTRY_VERIFY(w.visible("maxBytesFieldError"));
    w.type("deadlineField", "soon");
    QTRY_VERIFY(w.visible("deadlineFieldError"));
    QCOMPARE(w.session.rules()->deadline()->text(), QStringLiteral("90s"));
    QCOMPARE(w.session.rules()->maxBytes()->text(), QStringLiteral("10MB"));
    for (const char *field : {"deadlineField", "maxBytesField"}) {
        w.click(field);
        w.press(Qt::Key_A, Qt::ControlModifier);
        w.press(Qt::Key_Delete);
        QTRY_VERIFY(!w.visible(QLatin1String(field) + QLatin1String("Error")));
    }
    QCOMPARE(w.session.rules()->deadline()->text(), QString());
    QCOMPARE(w.session.rules()->maxBytes()->text(), QString());
    w.click("stopAtErrorBox");
    QTRY_VERIFY(w.session.rules()->stopAtError());
    QVERIFY(w.property("stopAtErrorBox", "checked").toBool());
    w.press(Qt::Key_Space);
    QTRY_VERIFY(!w.session.rules()->stopAtError());
    QVERIFY(!w.property("stopAtErrorBox", "checked").toBool());
}

void TestWindowRules::whatIsTypedIsUndone()
{
    Window w;
    openRules(w);
    w.type("deadlineField", "2s");
    w.type("maxBytesField", "17B");
    paste(w, "headersField", QStringLiteral("A: b"));
    w.press(Qt::Key_Tab);
    w.click("stopAtErrorBox");
    const auto all = [&w] {
        return QStringList{w.session.rules()->deadline()->text(), w.session.rules()->maxBytes()->text(),
                           w.session.rules()->headers()->text(),
                           w.session.rules()->stopAtError() ? QStringLiteral("stop") : QString()};
    };
    const QStringList typed{"2s", "17B", "A: b", "stop"};
    QTRY_COMPARE(all(), typed);
    for (int steps = 3; steps >= 0; --steps) {
        w.session.document()->undo();
        QStringList left = typed.mid(0, steps);
        left.resize(4);
        QCOMPARE(all(), left);
    }
    for (int step = 0; step < 4; ++step)
        w.session.document()->redo();
    QCOMPARE(all(), typed);
    QTRY_COMPARE(w.text("headersField"), QStringLiteral("A: b"));
    QCOMPARE(w.text("deadlineField"), QStringLiteral("2s"));
}

void TestWindowRules::foldedRulesSayWhatDiffers()
{
    Window w;
    w.session.work()->setKind(web);
    QTRY_VERIFY(w.visible("rulesFold"));
    QCOMPARE(w.text("rulesSummary"), QString());
    w.session.rules()->deadline()->edit("1s");
    w.session.rules()->maxBytes()->edit("5kB");
    w.session.rules()->setStopAtError(true);
    w.session.rules()->headers()->edit("A: b\nC: 5ecret");
    QTRY_COMPARE(w.text("rulesSummary"),
                 QStringLiteral("deadline 1s, at most 5kB an item, ends at the first failure, 2 headers"));
}

void TestWindowRules::rulesAreSavedAndCopied()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.json"));
    {
        Window w;
        w.session.work()->setKind(web);
        w.session.work()->urls()->edit("http://localhost:1/");
        QTRY_VERIFY_WITH_TIMEOUT(w.session.runner()->canRun(), patience);
        w.session.rules()->deadline()->edit("1s");
        w.session.rules()->maxBytes()->edit("5kB");
        w.session.rules()->setStopAtError(true);
        w.session.rules()->headers()->edit("Accept: a b");
        w.session.files()->copyCommandLine();
        const QString line = QGuiApplication::clipboard()->text();
        for (const char *part :
             {"--header 'Accept: a b'", "--deadline 1s", "--max-bytes 5kB", "--on-error stop"})
            QVERIFY2(line.contains(QLatin1String(part)), qPrintable(line));
        w.session.files()->saveExperiment(QUrl::fromLocalFile(path));
        QCOMPARE(w.session.notices()->problem(), QString());
    }
    Window w;
    w.session.files()->open(QUrl::fromLocalFile(path));
    QTRY_COMPARE_WITH_TIMEOUT(w.session.rules()->headers()->text(), QStringLiteral("Accept: a b"), patience);
    QCOMPARE(w.session.rules()->deadline()->text(), QStringLiteral("1s"));
    QCOMPARE(w.session.rules()->maxBytes()->text(), QStringLiteral("5kB"));
    QVERIFY(w.session.rules()->stopAtError());
}

void TestWindowRules::filesHaveRulesToo()
{
    const Window w;
    w.click("workFiles");
    QTRY_VERIFY(w.visible("rulesFold"));
    w.click("rulesFold");
    QTRY_VERIFY(w.visible("maxBytesField"));
    w.settleLayout();
    for (const char *field : {"headersField", "perHostField", "rateField", "retriesField"})
        QVERIFY2(!w.visible(QLatin1String(field)), field);
    w.type("maxBytesField", "1kB");
    QTRY_COMPARE(w.session.rules()->maxBytes()->text(), QStringLiteral("1kB"));
}

void TestWindowRules::theSheetTellsHeadersAndLimits()
{
    Window w;
    w.session.work()->setKind(web);
    w.session.work()->urls()->edit("http://localhost:1/");
    QTRY_VERIFY_WITH_TIMEOUT(w.session.runner()->canRun(), patience);
    w.session.rules()->timeout()->edit("5s");
    w.session.rules()->deadline()->edit("1min");
    w.session.rules()->maxBytes()->edit("5kB");
    w.session.rules()->setStopAtError(true);
    w.session.rules()->headers()->edit("Accept: text/html\nAuthorization: Bearer 5ecret\nX-Api-Key: 5ecret");
    w.click("runButton");
    QTRY_VERIFY(w.visible("runQuestion"));
    w.settleLayout();
    const QStringList headers{"Accept: text/html", "Authorization: ***", "X-Api-Key: ***"};
    const QStringList limits{"at most 4 at a time", "a fetch without a byte for 5s has failed",
                             "a fetch takes at most 60s, with all its attempts", "an item has at most 5kB",
                             "the first item that fails ends the run"};
    QCOMPARE(linesOf(w, QStringLiteral("Headers")), headers);
    QCOMPARE(linesOf(w, QStringLiteral("Limits")), limits);
    for (const QString &line : headers + limits)
        QVERIFY2(shownLines(w).contains(line), qPrintable(line));
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("runQuestion"));
}

void TestWindowRules::aRecordingIsWholeWhenAskedFor()
{
    const Server server;
    const QString url = server.url(QStringLiteral("me:5ecret@")) + QStringLiteral("?key=5ecret");
    const QString headers = QStringLiteral("Accept: a\nAuthorization: Bearer 5ecret");
    const QString masked = server.file(QStringLiteral("masked.overlapse"));
    const QString whole = server.file(QStringLiteral("whole.overlapse"));
    {
        Window w;
        w.session.work()->setKind(web);
        w.session.work()->urls()->edit(url);
        QTRY_VERIFY_WITH_TIMEOUT(w.session.runner()->canRun(), patience);
        w.session.rules()->headers()->edit(headers);
        measure(w);
        w.session.view()->select(0, 0);
        QTRY_VERIFY(w.session.inspector()->details().subtitle.contains(QLatin1String("***@")));
        QVERIFY(!w.session.inspector()->details().subtitle.contains(QLatin1String("5ecret")));
        exportTo(w, masked, false);
        exportTo(w, whole, true);
    }
    QVERIFY(!contentOf(masked).contains("5ecret"));
    QVERIFY(contentOf(whole).contains("5ecret"));
    Window w;
    w.session.files()->open(QUrl::fromLocalFile(whole));
    QTRY_COMPARE_WITH_TIMEOUT(w.session.work()->urls()->text(), url, patience);
    QCOMPARE(w.session.rules()->headers()->text(), headers);
    QVERIFY(w.session.files()->hasSecrets());
    // Opened again, it is masked again.
    exportTo(w, masked, false);
    QVERIFY(!contentOf(masked).contains("5ecret"));
    w.session.runner()->run();
    QTRY_VERIFY(w.visible("runQuestion"));
    QCOMPARE(w.text("runQuestionNote"), QString());
    QCOMPARE(linesOf(w, QStringLiteral("Headers")), QStringList({"Accept: a", "Authorization: ***"}));
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("runQuestion"));
    // What a masked one leaves out is said.
    w.session.files()->open(QUrl::fromLocalFile(masked));
    QTRY_COMPARE_WITH_TIMEOUT(w.session.rules()->headers()->text(), QStringLiteral("Accept\nAuthorization"),
                              patience);
    QVERIFY(!w.session.files()->hasSecrets());
    w.session.runner()->run();
    QTRY_VERIFY(w.visible("runQuestion"));
    QVERIFY(w.text("runQuestionNote").contains(QLatin1String("***")));
    QCOMPARE(linesOf(w, QStringLiteral("Headers")),
             QStringList({"Accept (not sent: the recording leaves out what it says)",
                          "Authorization (not sent: the recording leaves out what it says)"}));
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("runQuestion"));
    w.session.files()->saveExperiment(QUrl::fromLocalFile(server.file(QStringLiteral("a.json"))));
    QCOMPARE(w.session.notices()->problem(), QString());
}

void TestWindowRules::theBoxIsThereOnlyWithSecrets()
{
    Window w;
    w.session.work()->setKind(web);
    w.session.work()->urls()->edit("http://localhost:1/a");
    QTRY_VERIFY_WITH_TIMEOUT(w.session.runner()->canRun(), patience);
    w.press(Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(w.visible("exportSheet"));
    QVERIFY(!w.visible("exportUnmasked"));
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("exportSheet"));
    w.session.work()->urls()->edit("http://localhost:1/a?key=5ecret");
    QTRY_VERIFY_WITH_TIMEOUT(w.session.files()->hasSecrets(), patience);
    for (int time = 0; time < 2; ++time) { // the second time it is forgotten
        w.press(Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(w.visible("exportUnmasked"));
        w.settleLayout();
        QVERIFY(!w.property("exportUnmasked", "checked").toBool());
        w.click("exportUnmasked");
        QVERIFY(w.property("exportUnmasked", "checked").toBool());
        w.press(Qt::Key_Escape);
        QTRY_VERIFY(!w.visible("exportSheet"));
        w.settleLayout();
    }
}

void TestWindowRules::savingARecordingAsksFirst()
{
    Window w;
    w.session.work()->setKind(web);
    w.session.work()->urls()->edit("http://localhost:1/a?key=5ecret");
    QTRY_VERIFY_WITH_TIMEOUT(w.session.files()->hasSecrets(), patience);
    w.press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(w.visible("exportUnmasked"));
    QCOMPARE(w.session.files()->picture()->property("suffix").toString(), QStringLiteral("overlapse"));
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("exportSheet"));
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowRules>(argc, argv);
}
#include "tst_window_rules.moc"
