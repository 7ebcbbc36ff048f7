// SPDX-License-Identifier: MIT
// A long job of real work: shown before it is done, given up where it mostly fails, and gone on with where it ended.
#include "program.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QTcpServer>
#include <QTcpSocket>

using namespace overlapse;

namespace {

QByteArray lines(int count, const char *text)
{
    QByteArray list;
    for (int i = 0; i < count; ++i)
        list += text + QByteArray::number(i) + '\n';
    return list;
}

QString urlOf(const QTcpServer &server)
{
    return QStringLiteral("http://127.0.0.1:%1/").arg(server.serverPort());
}

// The next request, which gets this answer.
QByteArray answer(QTcpServer &server, const QByteArray &text)
{
    QByteArray request;
    if (!server.waitForNewConnection(patience))
        return request;
    const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
    while (!request.contains("\r\n\r\n") && socket->waitForReadyRead(patience))
        request += socket->readAll();
    socket->write(QByteArray(text).replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
    socket->disconnectFromHost();
    if (socket->state() != QTcpSocket::UnconnectedState)
        socket->waitForDisconnected(patience);
    return request;
}

} // namespace

class TestCliLongJobs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSecondRunGoesOn();
    void namesAreThoseOfAllInputs();
    void whatIsAllThereIsNotRun();
    void whatFailedIsAListAgain();
    void whatNoLineCanSayEndsWithNul();
    void mostlyFailedIsGivenUp_data();
    void mostlyFailedIsGivenUp();
    void aComparisonIsGivenUp();
    void nothingIsDoneInADryRun();
    void headersComeFromAFile();
    void redirectsAreTold();
    void resultsHaveAList();
    void aListOfOthersStays();
    void longNamesArePrintedShort();
    void notUtf8IsToldApart();
};

// What has its result is not even asked for: the command notes whom it was run for.
void TestCliLongJobs::aSecondRunGoesOn()
{
    const Place place;
    place.write("tool", "#!/bin/sh\necho \"$1\" >> asked\ntest ! -e \"fail-$1\" && echo \"of $1\"\n");
    QFile(place.path("tool")).setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    place.write("list", "a\nb\nc\nd\n");
    place.write("fail-b", "");
    const QStringList run{"run",    "--mode", "sequential", "--fetch", "cmd:./tool {}",
                          "--list", "list",   "--output",   "out",     "--skip-existing"};
    const Outcome first = place.run(run + QStringList{"--failed", "failed"});
    QCOMPARE(first.status, 1);
    QVERIFY2(first.err.endsWith("wrote 3 results into out\n"), first.err.constData());
    QCOMPARE(place.content("failed"), QByteArray("b\n"));
    QCOMPARE(place.content("asked"), QByteArray("a\nb\nc\nd\n"));
    QVERIFY(QFile::remove(place.path("fail-b")));
    const Outcome second = place.run(run + QStringList{"--failed", "failed", "--export", "a.json"});
    QCOMPARE(second.status, 0);
    QCOMPARE(second.err, QByteArray("wrote 1 result into out; 3 were there\n"));
    QCOMPARE(place.content("asked"), QByteArray("a\nb\nc\nd\nb\n"));
    QCOMPARE(place.content("failed"), QByteArray());
    QCOMPARE(place.content("out/b"), QByteArray("of b\n"));
    const QJsonArray items = place.json("a.json")[QLatin1String("runs")][0][QLatin1String("items")].toArray();
    QCOMPARE(items.size(), 1);
    QCOMPARE(items[0][QLatin1String("input")].toString(), QStringLiteral("b"));
    QCOMPARE(items[0][QLatin1String("output")].toString(), QStringLiteral("b"));
}

// Of two inputs that would be called the same, the second keeps its number where the first is there.
void TestCliLongJobs::namesAreThoseOfAllInputs()
{
    const Place place;
    place.makeFolder("in/x");
    place.makeFolder("out");
    place.write("in/x/a.gz", gzipped("packed"));
    place.write("in/x/a", gzipped("named so"));
    place.write("in/b.gz", gzipped("b"));
    const QStringList run{"run",      "--fetch",  "file",     "--inputs",       "in/x/a.gz",
                          "--inputs", "in/x/a",   "--inputs", "in/b.gz",        "--transform",
                          "gunzip",   "--output", "out",      "--skip-existing"};
    place.makeFolder("out/x");
    place.write("out/x/a", "there");
    place.write("out/b", "there");
    const Outcome outcome = place.run(run);
    QVERIFY2(outcome.status == 0, outcome.err.constData());
    QCOMPARE(place.content("out/x/a"), QByteArray("there"));
    QCOMPARE(place.content("out/x/a-2"), QByteArray("named so"));
    // A folder or a link under the name of a result is none.
    place.makeFolder("other/b");
    const Outcome folder = place.run({"run", "--fetch", "file", "--inputs", "in/b.gz", "--output", "other",
                                      "--skip-existing", "--transform", "gunzip"});
    QCOMPARE(folder.status, 1);
    QVERIFY2(folder.err.contains("already there"), folder.err.constData());
}

void TestCliLongJobs::whatIsAllThereIsNotRun()
{
    const Place place;
    place.write("a", "a");
    const QStringList run{"run", "--fetch", "file", "--inputs", "a", "--output", "out", "--skip-existing"};
    QCOMPARE(place.run(run).status, 0);
    const Outcome again = place.run(run);
    QCOMPARE(again.status, 0);
    QCOMPARE(again.err, QByteArray("nothing to do: the 1 result is in out\n"));
    QCOMPARE(again.out, QByteArray());
    const Outcome quiet = place.run(run + QStringList{"--quiet", "--json"});
    QCOMPARE(quiet.status, 0);
    QCOMPARE(quiet.err, QByteArray());
    QCOMPARE(jsonOf(quiet.out)[QLatin1String("runs")].toArray().size(), 0);
    const Outcome exported = place.run(run + QStringList{"--export", "a.csv"});
    QCOMPARE(exported.status, 0);
    QVERIFY2(exported.err.endsWith("a.csv stays as it is: nothing was run\n"), exported.err.constData());
    QVERIFY(!place.entries().contains("a.csv"));
    // Nothing failed: whoever tries until the list is empty is done.
    place.write("failed.txt", "old\n");
    QCOMPARE(place.run(run + QStringList{"--failed", "failed.txt"}).status, 0);
    QVERIFY(place.entries().contains("failed.txt"));
    QCOMPARE(place.content("failed.txt"), QByteArray());
}

void TestCliLongJobs::whatFailedIsAListAgain()
{
    const Place place;
    place.write("good", "1");
    place.write("list", "missing 1\n# none of these\ngood\n./missing#2 \n");
    const QStringList run{"run", "--fetch", "file", "--quiet", "--failed", "failed"};
    QCOMPARE(place.run(run + QStringList{"--list", "list"}).status, 1);
    QCOMPARE(place.content("failed"), QByteArray("missing 1\n./missing#2\n"));
    place.write("missing 1", "2");
    QCOMPARE(
        place.run(QStringList{"run", "--fetch", "file", "--list", "failed", "--quiet", "--failed", "again"})
            .status,
        1);
    QCOMPARE(place.content("again"), QByteArray("./missing#2\n"));
    QCOMPARE(place.run(run + QStringList{"--list", "list", "--null"}).status, 1);
    QCOMPARE(place.content("failed"), place.content("list") + '\0');
}

void TestCliLongJobs::whatNoLineCanSayEndsWithNul()
{
    const Place place;
    place.write("list", QByteArray("two\nlines\0plain\0", 16));
    const Outcome outcome =
        place.run({"run", "--fetch", "cmd:false", "--list", "list", "--null", "--failed", "failed"});
    QCOMPARE(outcome.status, 1);
    QCOMPARE(place.content("failed"), QByteArray("two\nlines\0plain\0", 16));
    place.makeFolder("in");
    place.write("in/two\nlines", "not compressed");
    const Outcome walked = place.run({"run", "--fetch", "file", "--inputs", "in/two\nlines", "--transform",
                                      "gunzip", "--failed", "failed"});
    QCOMPARE(walked.status, 1);
    QVERIFY2(walked.err.contains(
                 "overlapse: failed: a line cannot say each of the inputs that failed, so they end with "
                 "NUL: read it with --null\n"),
             walked.err.constData());
    QCOMPARE(place.content("failed"), QByteArray("in/two\nlines\0", 13));
}

void TestCliLongJobs::mostlyFailedIsGivenUp_data()
{
    QTest::addColumn<QString>("halt");
    QTest::addColumn<int>("good"); // before those that fail
    QTest::addColumn<int>("failed");
    QTest::addColumn<int>("over");
    QTest::newRow("one") << "1" << 3 << 1 << 4;
    QTest::newRow("a number") << "20" << 0 << 20 << 20;
    QTest::newRow("a share, from ten on") << "20%" << 0 << 10 << 10;
    QTest::newRow("a share") << "20%" << 8 << 3 << 11; // two of ten are not more
    QTest::newRow("a fraction of a share") << "0.5%" << 30 << 1 << 31;
    QTest::newRow("never") << "100%" << 0 << 60 << 60;
    QTest::newRow("more than there are") << "61" << 0 << 60 << 60;
}

// One after the other, so that it is known after how many.
void TestCliLongJobs::mostlyFailedIsGivenUp()
{
    QFETCH(const QString, halt);
    QFETCH(const int, good);
    QFETCH(const int, failed);
    QFETCH(const int, over);
    const Place place;
    QByteArray list = lines(good, "good");
    for (int i = 0; i < good; ++i)
        place.write("good" + QByteArray::number(i), "x");
    place.write("list", list + lines(60 - good, "missing"));
    const Outcome outcome = place.run({"run", "--mode", "sequential", "--fetch", "file", "--list", "list",
                                       "--halt", halt, "--quiet", "--json", "--failed", "failed"});
    QCOMPARE(outcome.status, 1);
    const QJsonValue run = jsonOf(outcome.out)[QLatin1String("runs")][0];
    QCOMPARE(run[QLatin1String("failed")].toInt(), failed);
    QCOMPARE(run[QLatin1String("cancelled")].toBool(), over < 60);
    QCOMPARE(place.content("failed").count('\n'), failed);
    const QByteArray said = "overlapse: --halt ended sequential: " + QByteArray::number(failed) + " of the "
        + QByteArray::number(over) + " items that were done had failed\n";
    QCOMPARE(outcome.err.contains(said), over < 60);
}

// As with --on-error stop, what comes after it is not begun.
void TestCliLongJobs::aComparisonIsGivenUp()
{
    const Place place;
    place.write("list", lines(50, "missing"));
    const Outcome outcome = place.run({"compare", "--modes", "parallel,sequential", "--fetch", "file",
                                       "--list", "list", "--halt", "5", "--json"});
    QCOMPARE(outcome.status, 1);
    const QJsonArray runs = jsonOf(outcome.out)[QLatin1String("runs")].toArray();
    QCOMPARE(runs.size(), 1);
    QVERIFY(runs[0][QLatin1String("failed")].toInt() >= 5);
}

void TestCliLongJobs::nothingIsDoneInADryRun()
{
    const Place place;
    place.write("list", "https://me:pass@host/a?key=secret\nplain text\nthere\n");
    const QStringList command{"run", "--fetch", "cmd:touch made {}", "--list", "list", "--dry-run"};
    const Outcome first = place.run(command);
    QCOMPARE(first.err, QByteArray());
    QCOMPARE(first.status, 0);
    QVERIFY2(first.out.startsWith("would do: 3 inputs from list, fetch cmd:touch made {}, transform none\n"
                                  "in the mode parallel, "),
             first.out.constData());
    QVERIFY2(first.out.endsWith("\n  touch made 'https://***@host/a?key=***'\n  touch made 'plain text'\n"
                                "  touch made there\n"),
             first.out.constData());
    QCOMPARE(place.entries(), QStringList{"list"});
    place.makeFolder("out");
    place.write("out/there", "x");
    const Outcome second = place.run(
        command
        + QStringList{"--output", "out", "--skip-existing", "--failed", "failed", "--export", "a.csv"});
    QCOMPARE(second.status, 0);
    QVERIFY2(second.out.contains("would write a.csv\nwould write what fails to failed\n"
                                 "would leave out 1 whose result is there\n"),
             second.out.constData());
    QVERIFY2(second.out.endsWith("  touch made 'plain text' -> out/plain text\n"), second.out.constData());
    QCOMPARE(place.entries(), (QStringList{"list", "out"}));
    QVERIFY(place.run(command + QStringList{"--output", "new"}).out.contains(" -> new/"));
    QCOMPARE(place.entries(), (QStringList{"list", "out"}));
    // Nobody is asked whether it may be done in each mode.
    const Outcome comparison =
        place.run({"compare", "--fetch", "cmd:touch made {}", "--list", "list", "--dry-run"});
    QCOMPARE(comparison.status, 0);
    QVERIFY2(comparison.out.contains("in the modes sequential, concurrent, "), comparison.out.constData());
    QCOMPARE(place.run({"run", "--dry-run"}).out.count('\n'), 2);
}

void TestCliLongJobs::headersComeFromAFile()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const Place place;
    place.write("headers", "# mine\nX-Api-Key: 5ecret\n\n");
    QProcess process;
    place.prepare(process,
                  {"run", "--fetch", "http", "--inputs", urlOf(server), "--header", "@headers", "--header",
                   "Accept: text/html", "--export", "a.json"});
    process.start();
    const QByteArray request = answer(server, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    QCOMPARE(outcomeOf(process).status, 0);
    QVERIFY2(request.contains("\r\nX-Api-Key: 5ecret\r\n"), request.constData());
    QVERIFY2(request.contains("\r\nAccept: text/html\r\n"), request.constData());
    QVERIFY(!place.content("a.json").contains("5ecret"));
}

// Where it came from stands beside the result, in CSV and in JSON.
void TestCliLongJobs::redirectsAreTold()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const Place place;
    QProcess process;
    place.prepare(process,
                  {"run", "--fetch", "http", "--inputs", urlOf(server), "--output", "out", "--export",
                   "a.json", "--export", "a.csv"});
    process.start();
    answer(server, "HTTP/1.1 302 Found\r\nLocation: /else?key=5ecret\r\nContent-Length: 0\r\n\r\n");
    answer(server, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    const Outcome outcome = outcomeOf(process);
    QVERIFY2(outcome.status == 0, outcome.err.constData());
    const QByteArray url = urlOf(server).toUtf8();
    const QByteArray led = url + "else?key=***";
    QCOMPARE(place.content("a.csv").count(",\"" + url + "\",\"" + led + "\",,"), 1);
    QCOMPARE(place
                 .json("a.json")[QLatin1String("runs")][0][QLatin1String("items")][0][QLatin1String("stages")]
                                [0][QLatin1String("final_url")]
                 .toString()
                 .toUtf8(),
             led);
    const QByteArray list = place.content("out/overlapse-results.csv");
    QVERIFY2(list.endsWith("/index\",\"" + url + "\",\"" + led + "\",2,\r\n"), list.constData());
}

void TestCliLongJobs::resultsHaveAList()
{
    const Place place;
    place.makeFolder("in");
    for (const char *name : {"a", "b", "a \"b\",c"})
        place.write("in/" + QByteArray(name), name);
    const QStringList run{"run",         "--mode", "sequential", "--fetch", "file",
                          "--transform", "sha256", "--output",   "out",     "--inputs"};
    const auto digest = [](const char *text) {
        return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
    };
    const QByteArray header = "file,input,final_url,bytes,digest\r\n";
    const QByteArray a = "\"a\",\"in/a\",,1," + digest("a") + "\r\n";
    const QByteArray b = "\"b\",\"in/b\",,1," + digest("b") + "\r\n";
    QCOMPARE(place.run(run + QStringList{"in/a"}).status, 0);
    QCOMPARE(place.content("out/overlapse-results.csv"), header + a);
    // A later run adds its own, and replaces what it wrote again.
    QCOMPARE(place.run(run + QStringList{"in/b"}).status, 0);
    QCOMPARE(place.content("out/overlapse-results.csv"), header + a + b);
    QCOMPARE(place.run(run + QStringList{"in/a", "--overwrite"}).status, 0);
    QCOMPARE(place.content("out/overlapse-results.csv"), header + b + a);
    QCOMPARE(place.run(run + QStringList{"in/a \"b\",c"}).status, 0);
    for (const char *again : {"in/a \"b\",c", "in/b"})
        QCOMPARE(place.run(run + QStringList{again, "--overwrite"}).status, 0);
    QCOMPARE(place.content("out/overlapse-results.csv"),
             header + a + "\"a \"\"b\"\",c\",\"in/a \"\"b\"\",c\",,7," + digest("a \"b\",c") + "\r\n" + b);
    // Where the names say all there is, there is none.
    QCOMPARE(place.run({"run", "--fetch", "file", "--inputs", "in", "--output", "plain"}).status, 0);
    QCOMPARE(QDir(place.path("plain")).entryList(QDir::Files), (QStringList{"a", "a \"b\",c", "b"}));
}

void TestCliLongJobs::aListOfOthersStays()
{
    const Place place;
    place.write("a", "a");
    place.makeFolder("out");
    place.write("out/overlapse-results.csv", "mine");
    const Outcome outcome = place.run(
        {"run", "--fetch", "file", "--inputs", "a", "--transform", "sha256", "--output", "out", "--quiet"});
    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.err,
             QByteArray("overlapse: out/overlapse-results.csv: this is there and is no list of results: it "
                        "is not written "
                        "over\n"));
    QCOMPARE(place.content("out/overlapse-results.csv"), QByteArray("mine"));
    QCOMPARE(place.content("out/a"), QByteArray("a"));
}

void TestCliLongJobs::longNamesArePrintedShort()
{
    const Place place;
    const QByteArray name(300'000, 'x');
    for (const QStringList &arguments :
         {QStringList{"run", "--fetch", "file", "--list", "list"},
          QStringList{"run", "--fetch", "cmd:cat {}", "--list", "list"},
          QStringList{"run", "--fetch", "http", "--list", "list"},
          QStringList{"run", "--fetch", "http", "--inputs", "http://localhost/", "--header", "@list"},
          QStringList{"predict", "--durations", "list"}}) {
        place.write("list", arguments.contains(QStringLiteral("http")) ? name + "://host/\n" : name + '\n');
        const Outcome outcome = place.run(arguments);
        QVERIFY(outcome.status == 1 || outcome.status == 2);
        QVERIFY2(outcome.err.size() < 2'500 && !outcome.err.isEmpty(),
                 QByteArray::number(outcome.err.size()));
        QVERIFY(outcome.out.size() < 2'500);
    }
}

// In text there are only characters, so a byte that is none is written as one.
void TestCliLongJobs::notUtf8IsToldApart()
{
    const Place place;
    place.makeFolder("in");
    for (const char *name : {"\xff", "\xfe", "\\xFF", "\xef\xbf\xbd"})
        place.write("in/" + QByteArray(name), "x");
    QCOMPARE(
        place.run({"run", "--fetch", "file", "--inputs", "in", "--export", "a.json", "--export", "a.csv"})
            .status,
        0);
    QStringList inputs;
    for (const QJsonValue item :
         place.json("a.json")[QLatin1String("runs")][0][QLatin1String("items")].toArray())
        inputs << item[QLatin1String("input")].toString();
    inputs.sort();
    QCOMPARE(inputs, (QStringList{"in/\\x5CxFF", "in/\\xEF\\xBF\\xBD", "in/\\xFE", "in/\\xFF"}));
    for (const QString &input : inputs)
        QCOMPARE(place.content("a.csv").count(",\"" + input.toUtf8() + "\","), 2);
}

QTEST_GUILESS_MAIN(TestCliLongJobs)
#include "tst_cli_long_jobs.moc"
