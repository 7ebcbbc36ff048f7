// SPDX-License-Identifier: MIT
// Work that acts outside of the program: it is listed, asked about, done, and saved as it was.
#include "serve/server_thread.h"
#include "window_under_test.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QMimeData>

using namespace overlapse;

namespace {

constexpr int web = 2;
constexpr int commands = 3;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QByteArray experiment(const QByteArray &work, const QByteArray &modes = R"(["sequential", "parallel"])")
{
    return "{\n  \"format\": \"overlapse-experiment\",\n  \"version\": 1,\n  \"title\": \"t\",\n  \"work\": "
           "{\n    "
        + QByteArray(work).replace("; ", ",\n    ")
        + "\n  },\n  \"limits\": {\n    \"fetch_limit\": 4,\n    \"transform_limit\": \"cores\",\n    "
          "\"order\": \"kept\"\n"
          "  },\n  \"modes\": "
        + modes + "\n}\n";
}

void open(Window &w, const QString &path)
{
    w.session.files()->open(QUrl::fromLocalFile(path));
    QTRY_VERIFY_WITH_TIMEOUT(w.session.notices()->status().startsWith(QLatin1String("opened "))
                                 || !w.session.notices()->problem().isEmpty(),
                             patience);
    QTRY_VERIFY_WITH_TIMEOUT(w.session.idle(), patience);
}

/// All that the sheet says.
QString asked(const Window &w)
{
    QStringList texts{w.text("runQuestion"), w.text("runQuestionTimes"), w.text("runQuestionNote")};
    for (const PlanPart &part : w.session.runner()->plan().parts)
        texts << part.name << part.lines << part.more;
    return texts.join(u'\n');
}

/// As a file manager or a browser does it, on the parameters.
void drop(const Window &w, const QMimeData &data)
{
    const QPoint at(130, 300);
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(w.window, &enter);
    QDragMoveEvent move(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(w.window, &move);
    QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(w.window, &event);
}

/// A folder of small files, and the server of it.
class Server
{
public:
    Server() : m_thread(optionsFor(m_folder.path()))
    {
        for (int i = 0; i < 6; ++i)
            write(m_folder.filePath(QStringLiteral("%1.txt").arg(i)), QByteArray(1 + i, 'o'));
        if (const QString problem = m_thread.start(); !problem.isEmpty())
            qFatal("%s", qPrintable(problem));
    }
    [[nodiscard]] QString url(const QString &name) const
    {
        return QStringLiteral("http://127.0.0.1:%1/%2").arg(m_thread.port()).arg(name);
    }
    [[nodiscard]] qint64 requests() const { return static_cast<qint64>(m_thread.counts().requests); }
    void writeList(const QString &name) const
    {
        QByteArray text;
        for (int i = 0; i < 6; ++i)
            text += url(QStringLiteral("%1.txt").arg(i)).toUtf8() + '\n';
        write(m_folder.filePath(name), text);
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

} // namespace

class TestWindowWork : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsOpenedIsSavedUnchanged_data();
    void whatIsOpenedIsSavedUnchanged();
    void nothingIsDoneBeforeItIsAgreedTo();
    void whatIsSaidOfARunGoesWithItsWork();
    void anotherCommandIsAskedAboutAgain();
    void whatIsShownIsPlain();
    void aListThatIsMissingIsSaid();
    void undoBringsTheKindBack();
    void urlsAreTyped();
    void listsAndUrlsAreDropped();
    void aCommandIsTyped();
    void chainsAreTyped();
    void rulesAreTyped();
    void aRecordingIsAskedAbout();
    void anItemTellsItsParts();
    void aFolderIsServed();
};

void TestWindowWork::whatIsOpenedIsSavedUnchanged_data()
{
    QTest::addColumn<QByteArray>("work");
    QTest::addColumn<QString>("listing");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("line");
    QTest::newRow("urls") << QByteArray(
        R"("fetch": "http"; "inputs": ["http://localhost:1/a", "http://localhost:1/b", )"
        R"("https://localhost/c?key=secret"]; "transform": "gunzip+sha256"; "per_host": 2; "rate": 0.5; )"
        R"("timeout": "3s"; "retries": 2; "on_error": "stop")")
                          << QStringLiteral("3 URLs, 2 hosts") << web
                          << QStringLiteral(
                                 "overlapse compare --modes sequential,parallel --fetch http --inputs "
                                 "http://localhost:1/a --inputs http://localhost:1/b --inputs "
                                 "'https://localhost/c?key=secret' --transform gunzip+sha256 --per-host 2 "
                                 "--rate 0.5 "
                                 "--timeout 3s --retries 2 --on-error stop");
    QTest::newRow("list")
        << QByteArray(R"("fetch": "http"; "list": "urls.txt"; "transform": "none")")
        << QStringLiteral("2 URLs, 1 host") << web
        << QStringLiteral("overlapse compare --modes sequential,parallel --fetch http --list %1/urls.txt");
    QTest::newRow("served") << QByteArray(
        R"("fetch": "http"; "serve": "in"; "latency": "20ms"; "fail": "2%"; "transform": "none")")
                            << QStringLiteral("3 URLs, served by the run itself") << web
                            << QStringLiteral(
                                   "overlapse compare --modes sequential,parallel --fetch http --serve %1/in "
                                   "--latency 20ms --fail 2%");
    QTest::newRow("command") << QByteArray(
        R"("fetch": "cmd:cat {}"; "inputs": ["in"]; "transform": "sha256")")
                             << QStringLiteral("3 inputs") << commands
                             << QStringLiteral(
                                    "overlapse compare --modes sequential,parallel --fetch 'cmd:cat {}' "
                                    "--inputs %1/in --transform sha256");
    QTest::newRow("words") << QByteArray(
        R"("fetch": "cmd:echo {}"; "list": "words.txt"; "transform": "cmd:wc -c"; )"
        R"("deadline": "9s")")
                           << QStringLiteral("3 inputs") << commands
                           << QStringLiteral(
                                  "overlapse compare --modes sequential,parallel --fetch 'cmd:echo {}' "
                                  "--list %1/words.txt --transform 'cmd:wc -c' --deadline 9s");
    QTest::newRow("cold files") << QByteArray(
        R"("fetch": "file"; "inputs": ["in"]; "transform": "gunzip"; "cache": "cold")")
                                << QStringLiteral("1 file, 2 without .gz passed over") << 1
                                << QStringLiteral(
                                       "overlapse compare --modes sequential,parallel --fetch file --inputs "
                                       "%1/in --transform gunzip --cache cold");
}

void TestWindowWork::whatIsOpenedIsSavedUnchanged()
{
    QFETCH(const QByteArray, work);
    QFETCH(const QString, listing);
    QFETCH(const int, kind);
    QFETCH(const QString, line);
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir("in"));
    for (const char *name : {"in/a.gz", "in/b", "in/c", "words.txt"})
        write(folder.filePath(QLatin1String(name)), "one\n\ntwo\nthree\n");
    write(folder.filePath("urls.txt"), "http://localhost:1/a\nhttp://localhost:1/b\n");
    const QString first = folder.filePath("first.json");
    write(first, experiment(work));
    Window w;
    open(w, first);
    QTRY_COMPARE_WITH_TIMEOUT(w.session.inputs()->text(), listing, patience);
    QCOMPARE(w.session.work()->kind(), kind);
    QTRY_COMPARE(w.text("listing"), listing);
    QVERIFY(w.session.runner()->canRun());
    QVERIFY(!w.session.runner()->running());

    const QString second = folder.filePath("second.json");
    w.session.files()->saveExperiment(QUrl::fromLocalFile(second));
    QCOMPARE(w.session.notices()->problem(), QString());
    QCOMPARE(contentOf(second), contentOf(first));
    w.session.files()->copyCommandLine();
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.startsWith(line.contains(u'%') ? line.arg(folder.path()) : line), qPrintable(copied));

    w.session.document()->undo();
    QTRY_COMPARE(w.session.work()->kind(), 0);
    QVERIFY(w.settles());
    QVERIFY(!w.session.document()->canUndo()); // opening is one step
    w.session.document()->redo();
    QTRY_COMPARE_WITH_TIMEOUT(w.session.inputs()->text(), listing, patience);
    w.session.files()->saveExperiment(QUrl::fromLocalFile(second));
    QVERIFY(contentOf(second).contains("\"fetch\""));
}

void TestWindowWork::nothingIsDoneBeforeItIsAgreedTo()
{
    const Server server;
    server.writeList("urls.list");
    const QString path = server.file("a.json");
    write(path, experiment(R"("fetch": "http"; "list": "urls.list"; "transform": "sha256"; "retries": 2)"));
    Window w;
    open(w, path);
    QTRY_COMPARE_WITH_TIMEOUT(w.session.inputs()->text(), QStringLiteral("6 URLs, 1 host"), patience);
    w.click("runButton");
    QTRY_VERIFY(w.visible("runQuestion"));
    QVERIFY(!w.session.runner()->running());
    QTRY_VERIFY(w.item("runQuestionCancel")->hasActiveFocus());
    QCOMPARE(w.text("runQuestion"), QStringLiteral("Fetch 6 URLs?"));
    QCOMPARE(w.text("runQuestionTimes"),
             QStringLiteral("Each of 6 URLs is fetched 2 times, once in each mode shown."));
    for (const QString &part : {server.url("0.txt"), server.url("4.txt"), QStringLiteral("and 1 more"),
                                server.url({}).section(u'/', 2, 2), QStringLiteral("at most 4 at a time"),
                                QStringLiteral("2 further attempts")})
        QVERIFY2(asked(w).contains(part), qPrintable(asked(w)));
    QVERIFY(!asked(w).contains(server.url("5.txt")));

    // The key that a dialog is closed with carelessly says no, and so does Escape.
    w.press(Qt::Key_Return);
    QTRY_VERIFY(!w.visible("runQuestion"));
    w.press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY(w.visible("runQuestion"));
    w.settleLayout();
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("runQuestion"));
    w.settleLayout();
    QVERIFY(!w.session.runner()->running());
    QCOMPARE(server.requests(), 0);

    w.click("runButton");
    QTRY_VERIFY(w.visible("runQuestionRun"));
    w.settleLayout();
    w.click("runQuestionRun");
    QVERIFY(w.settles());
    QCOMPARE(server.requests(), 12);
    QVERIFY2(w.session.notices()->status().contains(QLatin1String("2 modes, 6 items")),
             qPrintable(w.session.notices()->status()));

    // The same again is not asked about; another number of times is.
    w.settleLayout();
    w.press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(server.requests() == 24 && w.settled(), patience);
    w.press(Qt::Key_2);
    w.press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY(w.visible("runQuestion"));
    QVERIFY(w.text("runQuestionTimes").contains(QLatin1String("3 times")));
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("runQuestion"));

    // A file that says the same is another's word.
    w.press(Qt::Key_2);
    open(w, path);
    QTRY_COMPARE_WITH_TIMEOUT(w.session.inputs()->text(), QStringLiteral("6 URLs, 1 host"), patience);
    w.session.runner()->run();
    QTRY_VERIFY(w.visible("runQuestion"));
    QCOMPARE(server.requests(), 24);
}

void TestWindowWork::whatIsSaidOfARunGoesWithItsWork()
{
    Window w;
    w.session.work()->fetch()->edit(QStringLiteral("1ms"));
    w.session.work()->transform()->edit(QStringLiteral("1ms"));
    w.session.runner()->run();
    QVERIFY(w.settles());
    const QString said = w.session.notices()->status();
    QVERIFY2(said.contains(QLatin1String("4 items")), qPrintable(said));
    w.session.limits()->setFetchLimit(2);
    QCOMPARE(w.session.notices()->status(), said);
    w.session.work()->setItems(5);
    QVERIFY2(w.session.notices()->status().isEmpty(), qPrintable(w.session.notices()->status()));
}

void TestWindowWork::anotherCommandIsAskedAboutAgain()
{
    const QTemporaryDir folder;
    write(folder.filePath("words.txt"), "one\ntwo\n");
    Window w;
    w.session.work()->setKind(commands);
    w.session.work()->command()->edit("echo {}");
    w.session.work()->chooseList(QUrl::fromLocalFile(folder.filePath("words.txt")));
    QTRY_VERIFY_WITH_TIMEOUT(w.session.runner()->canRun(), patience);
    const QSignalSpy wanted(w.session.runner(), &Runner::confirmationWanted);
    w.session.runner()->run();
    QCOMPARE(wanted.size(), 1);
    w.session.runner()->confirmRun();
    QVERIFY(w.session.runner()->running());
    QVERIFY(w.settles());
    w.session.limits()->setFetchLimit(2);
    w.session.runner()->run();
    QCOMPARE(wanted.size(), 1);
    QVERIFY(w.settles());

    w.session.work()->command()->edit("cat {}");
    w.session.runner()->run();
    QCOMPARE(wanted.size(), 2);
    QVERIFY(!w.session.runner()->running());
    // What was agreed to is not what is to be done by now.
    w.session.work()->command()->edit("ls {}");
    w.session.runner()->confirmRun();
    QCOMPARE(wanted.size(), 3);
    QVERIFY(!w.session.runner()->running());
    w.session.work()->command()->edit("echo {}");
    w.session.work()->steps()->edit("cmd:wc -c");
    w.session.runner()->run();
    QCOMPARE(wanted.size(), 4);
    QCOMPARE(w.session.runner()->plan().parts[1].lines, QStringList("wc -c"));

    // Files that are only read are never asked about.
    w.session.work()->setKind(1);
    w.session.work()->steps()->edit("sha256");
    w.session.work()->chooseFolder(QUrl::fromLocalFile(folder.path()));
    QTRY_VERIFY_WITH_TIMEOUT(w.session.runner()->canRun(), patience);
    w.session.runner()->run();
    QCOMPARE(wanted.size(), 4);
    QVERIFY(w.session.runner()->running());
    QVERIFY(w.settles());
}

void TestWindowWork::whatIsShownIsPlain()
{
    const QTemporaryDir folder;
    write(folder.filePath("words.txt"), "a\x1b[31m<b>red</b>\n\xe2\x80\xaegnp.exe\n");
    const QString path = folder.filePath("a.json");
    write(path, experiment(R"("fetch": "cmd:echo '<i>' {}"; "list": "words.txt"; "transform": "none")"));
    Window w;
    open(w, path);
    QTRY_VERIFY_WITH_TIMEOUT(w.session.runner()->canRun(), patience);
    w.settleLayout();
    w.click("runButton");
    QTRY_VERIFY(w.visible("runQuestion"));
    QVERIFY2(asked(w).contains("a\\x1b[31m<b>red</b>\n\\u202egnp.exe"), qPrintable(asked(w)));
    QVERIFY2(asked(w).contains("echo '<i>' {}"), qPrintable(asked(w)));
    Window::eachItem(w.window->contentItem(), [](QQuickItem *item) {
        if (item->objectName() == QLatin1String("planLine"))
            QCOMPARE(item->property("textFormat").toInt(), int(Qt::PlainText));
    });
}

void TestWindowWork::aListThatIsMissingIsSaid()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.json");
    write(path, experiment(R"("fetch": "http"; "list": "urls.txt"; "transform": "none")"));
    Window w;
    open(w, path);
    QTRY_VERIFY_WITH_TIMEOUT(w.session.inputs()->failed(), patience);
    QVERIFY2(w.session.inputs()->text().startsWith(folder.filePath("urls.txt")),
             qPrintable(w.session.inputs()->text()));
    QVERIFY(!w.session.runner()->canRun());
    w.session.files()->saveExperiment(QUrl::fromLocalFile(folder.filePath("b.json")));
    QCOMPARE(contentOf(folder.filePath("b.json")), contentOf(path));
    write(folder.filePath("urls.txt"), "http://localhost/\nftp://localhost/\n");
    open(w, path);
    QTRY_VERIFY_WITH_TIMEOUT(w.session.inputs()->text().contains(QLatin1String("line 2")), patience);
    QVERIFY(!w.session.runner()->canRun());
    w.session.work()->chooseList(QUrl::fromLocalFile(QStringLiteral("/dev/zero")));
    QTRY_VERIFY_WITH_TIMEOUT(w.session.inputs()->text().contains(QLatin1String("not a file")), patience);
}

void TestWindowWork::undoBringsTheKindBack()
{
    const Window w;
    QVERIFY(w.settles());
    w.click("workWeb");
    QTRY_VERIFY(w.visible("urlsField") && !w.visible("fetchField"));
    QTRY_VERIFY(!w.item("runButton")->isEnabled());
    w.click("workCommand");
    QTRY_VERIFY(w.visible("commandField") && !w.visible("urlsField"));
    w.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(w.visible("urlsField") && !w.visible("commandField"));
    w.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(w.visible("fetchField") && !w.visible("urlsField"));
    QVERIFY(w.settles());
    QTRY_COMPARE(w.makespan(0), QStringLiteral("8.000 s"));
}

void TestWindowWork::urlsAreTyped()
{
    const Window w;
    w.click("workWeb");
    QTRY_VERIFY(w.visible("urlsField"));
    w.click("urlsField");
    QGuiApplication::clipboard()->setText("http://localhost:1/a\n\nhttp://localhost:2/b\n");
    w.press(Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(w.text("listing"), QStringLiteral("2 URLs, 2 hosts"), patience);
    QVERIFY(w.session.runner()->canRun());
    for (const char c : QByteArray("localhost"))
        QTest::keyClick(w.window, c);
    QTRY_VERIFY(w.visible("urlsFieldError"));
    QVERIFY2(w.text("urlsFieldError").startsWith(QLatin1String("line 4: ")),
             qPrintable(w.text("urlsFieldError")));
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("urlsFieldError"));
    QCOMPARE(w.text("urlsField"), QStringLiteral("http://localhost:1/a\nhttp://localhost:2/b"));
    w.press(Qt::Key_Tab);
    QTRY_VERIFY(!w.item("urlsField")->hasActiveFocus());
    w.click("workSimulated");
    QTRY_COMPARE(w.session.work()->kind(), 0);
    w.click("workWeb");
    QTRY_COMPARE(w.text("listing"), QStringLiteral("2 URLs, 2 hosts"));
    QTRY_VERIFY(w.text("urlsField").endsWith(QLatin1String("/b")));
}

void TestWindowWork::listsAndUrlsAreDropped()
{
    const QTemporaryDir folder;
    write(folder.filePath("urls.txt"), "http://localhost:1/a\nhttp://localhost:1/b\n");
    write(folder.filePath("a.json"), experiment(R"("items": 3; "fetch": "2s"; "transform": "1s")"));
    Window w;
    w.click("workWeb");
    QTRY_VERIFY(w.visible("urlsField"));
    QMimeData list;
    list.setUrls({QUrl::fromLocalFile(folder.filePath("urls.txt"))});
    drop(w, list);
    QTRY_COMPARE_WITH_TIMEOUT(w.text("listing"), QStringLiteral("2 URLs, 1 host"), patience);
    QCOMPARE(w.session.work()->list(), folder.filePath("urls.txt"));
    QMimeData links;
    links.setUrls({QUrl("http://localhost:3/c")});
    drop(w, links);
    QTRY_COMPARE_WITH_TIMEOUT(w.text("listing"), QStringLiteral("1 URL, 1 host"), patience);
    QMimeData text;
    text.setText("http://localhost:4/d\n");
    drop(w, text);
    QTRY_COMPARE_WITH_TIMEOUT(w.text("listing"), QStringLiteral("2 URLs, 2 hosts"), patience);
    QVERIFY(!w.session.runner()->running());
    // An experiment is opened, wherever it falls.
    QMimeData file;
    file.setUrls({QUrl::fromLocalFile(folder.filePath("a.json"))});
    drop(w, file);
    QTRY_COMPARE_WITH_TIMEOUT(w.session.work()->fetch()->text(), QStringLiteral("2s"), patience);
}

void TestWindowWork::aCommandIsTyped()
{
    const QTemporaryDir folder;
    for (const char *name : {"a", "b.gz"})
        write(folder.filePath(QLatin1String(name)), "12345");
    Window w;
    w.click("workCommand");
    QTRY_VERIFY(w.visible("commandField"));
    w.session.work()->chooseFolder(QUrl::fromLocalFile(folder.path()));
    QTRY_COMPARE_WITH_TIMEOUT(w.text("listing"), QStringLiteral("2 inputs"), patience);
    QVERIFY(!w.session.runner()->canRun());
    w.type("commandField", "cat {} | wc");
    QTRY_VERIFY(w.visible("commandFieldError"));
    w.type("commandField", "no-such-program {}");
    QTRY_VERIFY(w.text("commandFieldError").contains(QLatin1String("no-such-program")));
    QVERIFY(!w.session.runner()->canRun());
    w.type("commandField", "cat {}");
    QTRY_VERIFY(!w.visible("commandFieldError"));
    QTRY_VERIFY(w.session.runner()->canRun());
    w.session.runner()->run();
    w.session.runner()->confirmRun();
    QVERIFY(w.settles());
    for (const PanelInput &panel : w.panels()) {
        QCOMPARE(panel.run->trace.failedCount(), 0);
        QCOMPARE(panel.run->trace.row(1).fetchBytes, 5);
    }
}

void TestWindowWork::chainsAreTyped()
{
    const Window w;
    w.click("workWeb");
    QTRY_VERIFY(w.visible("stepsField"));
    w.type("stepsField", "gunzip+cmd:wc -c");
    QTRY_COMPARE(w.session.work()->steps()->text(), QStringLiteral("gunzip+cmd:wc -c"));
    w.type("stepsField", "zip+gunzip");
    QTRY_VERIFY(w.text("stepsFieldError").contains(QLatin1String("'zip'")));
    QCOMPARE(w.session.work()->steps()->text(), QStringLiteral("gunzip+cmd:wc -c"));
    w.type("stepsField", "cmd:no-such-program");
    QTRY_VERIFY(w.text("stepsFieldError").contains(QLatin1String("no-such-program")));
    w.click("steps_sha256");
    QTRY_COMPARE(w.text("stepsField"), QStringLiteral("sha256"));
    QTRY_VERIFY(!w.visible("stepsFieldError"));
}

void TestWindowWork::rulesAreTyped()
{
    const Window w;
    w.click("workWeb");
    QTRY_VERIFY(w.visible("rulesFold"));
    QVERIFY(!w.visible("perHostField"));
    w.click("rulesFold");
    QTRY_VERIFY(w.visible("perHostField"));
    w.settleLayout();
    w.type("perHostField", "3");
    w.type("rateField", "12.5");
    w.type("retriesField", "2");
    w.type("timeoutField", "4s");
    QTRY_COMPARE(w.session.rules()->perHost(), 3);
    QCOMPARE(w.session.rules()->rate()->text(), QStringLiteral("12.5"));
    QCOMPARE(w.session.rules()->retries(), 2);
    QCOMPARE(w.session.rules()->timeout()->text(), QStringLiteral("4s"));
    w.type("rateField", "many");
    QTRY_VERIFY(w.visible("rateFieldError"));
    w.type("timeoutField", "4");
    QTRY_VERIFY(w.visible("timeoutFieldError"));
    QCOMPARE(w.session.rules()->rate()->text(), QStringLiteral("12.5"));
}

void TestWindowWork::aRecordingIsAskedAbout()
{
    const Server server;
    const QString path = server.file("a.overlapse");
    {
        Window w;
        w.session.work()->setKind(web);
        w.session.work()->urls()->edit(server.url("0.txt") + u'\n' + server.url("1.txt?key=secret"));
        QTRY_VERIFY_WITH_TIMEOUT(w.session.runner()->canRun(), patience);
        w.session.runner()->run();
        w.session.runner()->confirmRun();
        QVERIFY(w.settles());
        w.session.files()->exportTo(QUrl::fromLocalFile(path));
        QTRY_VERIFY_WITH_TIMEOUT(w.session.notices()->status().startsWith(QLatin1String("saved ")), patience);
    }
    const qint64 before = server.requests();
    QCOMPARE(before, 10);
    Window w;
    open(w, path);
    QVERIFY(w.settles());
    QCOMPARE(w.session.work()->kind(), web);
    QCOMPARE(w.session.inputs()->text(), QStringLiteral("2 URLs, 1 host"));
    w.session.files()->saveExperiment(QUrl::fromLocalFile(server.file("b.json")));
    QCOMPARE(w.session.notices()->problem(), QString());
    QVERIFY(contentOf(server.file("b.json")).contains(server.url("0.txt").toUtf8()));
    w.click("runButton");
    QTRY_VERIFY(w.visible("runQuestion"));
    QVERIFY(!asked(w).contains("=secret"));
    QVERIFY(w.text("runQuestionNote").contains("***"));
    w.press(Qt::Key_Escape);
    QTRY_VERIFY(!w.visible("runQuestion"));
    QCOMPARE(server.requests(), before);
}

void TestWindowWork::anItemTellsItsParts()
{
    const Server server;
    Window w;
    w.session.work()->setKind(web);
    w.session.work()->urls()->edit(server.url("2.txt") + u'\n' + server.url("missing"));
    QTRY_VERIFY_WITH_TIMEOUT(w.session.runner()->canRun(), patience);
    w.session.runner()->run();
    w.session.runner()->confirmRun();
    QVERIFY(w.settles());
    QVERIFY2(w.session.notices()->status().endsWith(QLatin1String("1 failed in each")),
             qPrintable(w.session.notices()->status()));
    w.session.view()->select(0, 0);
    QStringList facts;
    for (const DetailLine &line : w.session.inspector()->details().facts)
        facts << line.name + u' ' + line.value;
    QCOMPARE(facts, QStringList({"HTTP status 200", "address 127.0.0.1", "fetched 3 bytes"}));
    QStringList names;
    for (const DetailLine &line : w.session.inspector()->details().lines)
        names << line.name;
    QVERIFY2(names.contains("until the first byte") && names.contains("download"),
             qPrintable(names.join(u',')));
    QVERIFY(names.indexOf("until the first byte") > names.indexOf("fetch started"));
    QVERIFY(names.indexOf("download") < names.indexOf("fetch finished"));
    QTRY_VERIFY(w.visible("itemFacts"));
    w.session.view()->select(1, 0);
    QTRY_VERIFY(w.text("itemError").contains("404"));
    QCOMPARE(w.session.inspector()->details().facts.first().value, QStringLiteral("404"));
}

// Nothing is asked: nobody else is. Its server goes when the run does.
void TestWindowWork::aFolderIsServed()
{
    const QTemporaryDir folder;
    for (int i = 0; i < 6; ++i)
        write(folder.filePath(QString::number(i)), QByteArray(1 + i, 'o'));
    Window w;
    w.session.work()->setKind(web);
    w.settleLayout();
    QVERIFY(w.visible("serveFolderButton") && w.visible("urlsField") && !w.visible("servedFolder"));
    w.session.work()->serveFolder(QUrl::fromLocalFile(folder.path()));
    QTRY_COMPARE_WITH_TIMEOUT(w.session.inputs()->text(), QStringLiteral("6 URLs, served by the run itself"),
                              patience);
    w.settleLayout();
    QVERIFY(!w.visible("serveFolderButton") && !w.visible("urlsField"));
    QCOMPARE(w.text("servedFolder"), folder.path());
    QCOMPARE(w.text("latencyField"), QStringLiteral("lognormal(80ms,0.6)"));
    QCOMPARE(w.text("failingField"), QStringLiteral("2%"));

    w.type("latencyField", "5ms");
    w.type("failingField", "101");
    QVERIFY(!w.text("failingFieldError").isEmpty());
    QCOMPARE(w.session.work()->failing()->text(), QStringLiteral("10%")); // the last good state
    w.type("failingField", "0");
    QCOMPARE(w.session.work()->failing()->text(), QStringLiteral("0%"));
    QCOMPARE(w.session.work()->latency()->text(), QStringLiteral("5ms"));
    w.press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(
        w.settled() && w.session.notices()->status().startsWith(QLatin1String("measured")), patience);
    QVERIFY2(w.session.notices()->status().endsWith(QLatin1String("5 modes, 6 items")),
             qPrintable(w.session.notices()->status()));
    QVERIFY(!w.visible("runQuestion"));
    const auto measured = [&w] {
        const Recording recording = w.session.snapshot().shown;
        return !recording.runs.empty() && recording.runs.front().clock == Clock::Live;
    };
    QVERIFY(measured());

    // What the user knows of the server goes before what the recording tells; undo takes it back.
    const auto server = [&w] {
        const PreparedRunPtr prediction = w.session.panels()->sources().predictions[at(Mode::Parallel)];
        return prediction && prediction->replayed && !prediction->replayed->servers.empty()
            ? prediction->replayed->servers.front()
            : Capacity{};
    };
    w.type("knownCapacityField", "1");
    QTRY_VERIFY_WITH_TIMEOUT(w.settled() && server() == (Capacity{.places = 1, .filled = true}), patience);
    QVERIFY(measured()); // the same work
    w.session.document()->undo();
    QTRY_VERIFY_WITH_TIMEOUT(w.settled() && !(server() == Capacity{.places = 1, .filled = true}), patience);
    QCOMPARE(w.session.limits()->capacity(), 0);

    // Another latency is other work; undo brings the measurement back.
    w.type("latencyField", "6ms");
    QCOMPARE(w.session.work()->latency()->text(), QStringLiteral("6ms"));
    QVERIFY(!measured());
    w.session.document()->undo();
    QVERIFY(w.settles());
    QCOMPARE(w.session.work()->latency()->text(), QStringLiteral("5ms"));
    QVERIFY(measured());

    w.settleLayout();
    w.click("useUrlsButton");
    QTRY_VERIFY(w.visible("urlsField"));
    QCOMPARE(w.session.work()->served(), QString());
    QVERIFY(!w.session.runner()->canRun());
    w.session.document()->undo();
    QTRY_COMPARE_WITH_TIMEOUT(w.session.inputs()->text(), QStringLiteral("6 URLs, served by the run itself"),
                              patience);
    QCOMPARE(w.session.work()->latency()->text(), QStringLiteral("5ms"));
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowWork>(argc, argv);
}
#include "tst_window_work.moc"
