// SPDX-License-Identifier: MIT
// `overlapse serve` from outside: its first line and its last, what it serves between, and how it ends.
#include "program.h"

#include "core/serve/raw_client.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <csignal>
#include <sys/resource.h>

using namespace overlapse;

namespace {

// The program while it serves.
class Serving
{
public:
    Serving(const Place &place, const QStringList &arguments)
    {
        place.prepare(m_process, QStringList{"serve"} + arguments);
        start();
    }
    /// A line for the shell.
    Serving(const Place &place, const QString &line)
    {
        place.prepare(m_process, {QStringLiteral("-c"), QStringLiteral("exec ") + line});
        QProcessEnvironment environment = m_process.processEnvironment();
        environment.insert(QStringLiteral("PATH"),
                           QFileInfo(QStringLiteral(OVERLAPSE_PROGRAM)).path() + u':'
                               + environment.value(QStringLiteral("PATH")));
        m_process.setProcessEnvironment(environment);
        m_process.setProgram(QStringLiteral("/bin/sh"));
        start();
    }
    [[nodiscard]] QString firstLine() const { return m_firstLine; }
    [[nodiscard]] quint16 port() const
    {
        static const QRegularExpression address(QStringLiteral("http://127\\.0\\.0\\.1:(\\d+)/$"));
        return address.match(m_firstLine).captured(1).toUShort();
    }
    [[nodiscard]] RawResponse get(const QByteArray &target) const { return RawClient(port()).get(target); }
    /// What is left to be read of it, and its exit status.
    Outcome stop(int signal = SIGINT)
    {
        if (m_process.state() == QProcess::Running)
            ::kill(pid_t(m_process.processId()), signal);
        return outcomeOf(m_process);
    }

private:
    void start()
    {
        m_process.start();
        m_process.closeWriteChannel();
        while (!m_process.canReadLine() && m_process.waitForReadyRead(patience))
            continue;
        m_firstLine = QString::fromUtf8(m_process.readLine()).chopped(1);
    }

    QProcess m_process;
    QString m_firstLine;
};

struct Mistake
{
    const char *name;
    QStringList arguments;
    const char *says;
};

const Mistake mistakes[] = {
    {"no folder", {}, "serve takes one folder"},
    {"two folders", {"pages", "pages"}, "serve takes one folder"},
    {"a folder that is not there", {"nowhere"}, "nowhere: no such folder"},
    {"a file", {"pages/index.html"}, "pages/index.html: not a folder"},
    {"port beyond", {"pages", "--port", "65536"}, "--port: '65536' is not a whole number from 0 to 65535"},
    {"port below", {"pages", "--port", "-1"}, "--port: '-1'"},
    {"port of a word", {"pages", "--port", "http"}, "--port: 'http'"},
    {"latency without a unit", {"pages", "--latency", "80"}, "--latency: '80' has no unit"},
    {"latency of no distribution", {"pages", "--latency", "normal(1s)"}, "--latency: unknown distribution"},
    {"share without a sign", {"pages", "--fail", "2"}, "--fail: '2' is not a percentage"},
    {"share beyond", {"pages", "--fail", "101%"}, "--fail: '101%' is not a percentage"},
    {"failure", {"pages", "--fail-with", "404"}, "--fail-with: '404' is none of 503, reset"},
    {"a wait without a unit", {"pages", "--retry-after", "30"}, "--retry-after: '30' has no unit"},
    {"capacity of none",
     {"pages", "--capacity", "0"},
     "--capacity: '0' is not a whole number from 1 to 1000000"},
    {"capacity beyond", {"pages", "--capacity", "1000001"}, "--capacity: '1000001' is not a whole number"},
    {"a part of a request", {"pages", "--capacity", "1.5"}, "--capacity: '1.5' is not a whole number"},
    {"seed", {"pages", "--seed", "-1"}, "--seed: '-1'"},
    {"an option of others", {"pages", "--items", "4"}, "'items'"},
    {"an export", {"pages", "--export", "a.svg"}, "'export'"},
    {"an option without a value", {"pages", "--port"}, "see overlapse serve --help"},
    {"a name that would be two lines", {"one\ntwo"}, "one\\x0atwo: no such folder"},
};

} // namespace

class TestCliServe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aFolderIsServedUntilItIsStopped_data();
    void aFolderIsServedUntilItIsStopped();
    void quietIsTheAddressAlone();
    void requestsInProgressAreNotWaitedFor();
    void failuresAreCounted();
    void thousandsMayWait();
    void whatIsBeyondTheCapacityWaits();
    void aTakenPortIsAMistake();
    void aMistakeIsOneLine_data();
    void aMistakeIsOneLine();
    void examplesOfTheHelpServe();
    void aRunServesItself();
    void anExperimentIsServed();

private:
    Place m_place;
};

void TestCliServe::initTestCase()
{
    m_place.makeFolder(QStringLiteral("pages"));
    m_place.write("pages/index.html", "<p>hello</p>");
    m_place.write("pages/caf\xe9", "coffee");
}

void TestCliServe::aFolderIsServedUntilItIsStopped_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestCliServe::aFolderIsServedUntilItIsStopped()
{
    QFETCH(const int, signal);
    Serving serving(m_place, QStringList{"pages"});
    QVERIFY(serving.port() != 0);
    QCOMPARE(serving.firstLine(),
             QStringLiteral("serving pages on http://127.0.0.1:%1/").arg(serving.port()));
    QCOMPARE(serving.get("/index.html").body, QByteArray("<p>hello</p>"));
    QCOMPARE(serving.get("/").body, QByteArray("/caf%E9\n/index.html\n"));
    QCOMPARE(serving.get("/caf%E9").body, QByteArray("coffee"));
    QCOMPARE(serving.get("/missing").status, 404);
    const Outcome outcome = serving.stop(signal);
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.out, QByteArray());
    static const QRegularExpression said(QStringLiteral(
        "^served 4 requests: 3 with 2xx, 1 with 4xx; \\d+ bytes, at most 1 at once on \\d connections?\n$"));
    QVERIFY2(said.match(QString::fromUtf8(outcome.err)).hasMatch(), outcome.err.constData());
    QCOMPARE(m_place.entries(), QStringList{"pages"});
}

void TestCliServe::quietIsTheAddressAlone()
{
    Serving serving(m_place, QStringList{"pages", "--quiet"});
    QCOMPARE(serving.firstLine(), QStringLiteral("http://127.0.0.1:%1/").arg(serving.port()));
    QCOMPARE(serving.get("/index.html").status, 200);
    const Outcome outcome = serving.stop();
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.out, QByteArray());
    QCOMPARE(outcome.err, QByteArray());
}

void TestCliServe::requestsInProgressAreNotWaitedFor()
{
    Serving serving(m_place, QStringList{"pages", "--latency", "1000h"});
    RawClient client(serving.port());
    QVERIFY(client.send(RawClient::request("/index.html")));
    RawClient other(serving.port()); // its answer comes at once: a sign that the first request has been read
    QVERIFY(other.send(RawClient::request("/", "POST")));
    QCOMPARE(other.response().status, 405);
    const Outcome outcome = serving.stop();
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.err.contains("served 2 requests: 1 with 4xx, 1 not answered in full"),
             outcome.err.constData());
    QCOMPARE(client.readAll(), QByteArray());
}

void TestCliServe::failuresAreCounted()
{
    Serving serving(m_place, QStringList{"pages", "--fail", "100%", "--fail-with", "short", "--seed", "3"});
    RawClient client(serving.port());
    client.send(RawClient::request("/index.html"));
    QVERIFY(client.readAll().endsWith("<p>hel"));
    QCOMPARE(client.error(), 0);
    const Outcome outcome = serving.stop();
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.err.startsWith("served 1 request: 1 not answered in full; "), outcome.err.constData());

    Serving failing(m_place, QStringList{"pages", "--fail", "100%"});
    const RawResponse busy = failing.get("/index.html");
    QCOMPARE(busy.status, 503);
    QCOMPARE(RawClient::headerOf(busy.head, "Retry-After"), QByteArray("1"));
    QVERIFY(failing.stop().err.startsWith("served 1 request: 1 with 5xx; "));

    Serving patient(m_place, QStringList{"pages", "--fail", "100%", "--retry-after", "90s"});
    QCOMPARE(RawClient::headerOf(patient.get("/index.html").head, "Retry-After"), QByteArray("90"));
}

// Beyond the 1,024 descriptors that a process usually starts with.
void TestCliServe::thousandsMayWait()
{
    rlimit limit{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
    if (limit.rlim_max < 3'000)
        QSKIP("this system allows too few open files");
    const rlimit before = limit;
    limit.rlim_cur = 1'024;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &limit), 0); // the program starts with that
    Serving serving(m_place, QStringList{"pages", "--latency", "1000h"});
    limit.rlim_cur = 3'000;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &limit), 0);
    std::vector<RawClient> clients;
    for (int i = 0; i < 2'000; ++i) {
        clients.emplace_back(serving.port());
        QVERIFY(clients.back().send(RawClient::request("/index.html")));
    }
    RawClient other(serving.port());
    QVERIFY(other.send(RawClient::request("/", "POST")));
    QCOMPARE(other.response().status, 405);
    const Outcome outcome = serving.stop();
    QVERIFY2(outcome.err.contains("at most 2,001 at once on 2,001 connections"), outcome.err.constData());
    clients.clear();
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
}

// Of three that come at once one is served, and the others wait until the program is stopped.
void TestCliServe::whatIsBeyondTheCapacityWaits()
{
    Serving serving(m_place, QStringList{"pages", "--capacity", "1", "--latency", "1000h"});
    std::vector<RawClient> clients;
    for (int i = 0; i < 3; ++i) {
        clients.emplace_back(serving.port());
        QVERIFY(clients.back().send(RawClient::request("/index.html")));
    }
    RawClient other(serving.port());
    QVERIFY(other.send(RawClient::request("/", "POST")));
    QCOMPARE(other.response().status, 405);
    const Outcome outcome = serving.stop();
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.err.contains("at most 4 at once, 1 of them being served, on 4 connections"),
             outcome.err.constData());

    Serving most(m_place, QStringList{"pages", "--capacity", "1000000"});
    QCOMPARE(most.get("/index.html").status, 200);
    QCOMPARE(most.stop().status, 0);
}

void TestCliServe::aTakenPortIsAMistake()
{
    Serving serving(m_place, QStringList{"pages"});
    const QString port = QString::number(serving.port());
    const Outcome outcome = m_place.run({"serve", "pages", "--port", port});
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.out, QByteArray());
    QCOMPARE(QString::fromUtf8(outcome.err),
             QStringLiteral("overlapse: port %1: Address already in use\n").arg(port));
    QCOMPARE(serving.get("/index.html").status, 200);
    QCOMPARE(serving.stop().status, 0);
}

void TestCliServe::aMistakeIsOneLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    for (const Mistake &mistake : mistakes)
        QTest::newRow(mistake.name) << mistake.arguments << QByteArray(mistake.says);
}

void TestCliServe::aMistakeIsOneLine()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, says);
    const Outcome outcome = m_place.run(QStringList{"serve"} + arguments);
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.out, QByteArray());
    QVERIFY2(outcome.err.startsWith("overlapse: "), outcome.err.constData());
    QVERIFY2(outcome.err.indexOf('\n') == outcome.err.size() - 1, outcome.err.constData());
    QVERIFY2(outcome.err.contains(says), outcome.err.constData());
}

void TestCliServe::examplesOfTheHelpServe()
{
    const QString help = QString::fromUtf8(m_place.run({"serve", "--help"}).out);
    int examples = 0;
    for (QString line : help.section(QLatin1String("\nExamples:\n"), 1).split(u'\n', Qt::SkipEmptyParts)) {
        line.replace(QLatin1String("/usr/share/doc"), QLatin1String("pages"));
        Serving serving(m_place, line.trimmed());
        QVERIFY2(serving.port() != 0, qPrintable(line));
        QVERIFY(RawClient(serving.port()).isConnected());
        const Outcome outcome = serving.stop();
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.err,
                 line.contains(QLatin1String("--quiet")) ? QByteArray() : QByteArray("served 0 requests\n"));
        ++examples;
    }
    QVERIFY(examples >= 2);
}

// Nothing outside of the program is asked for: nobody has to agree to it.
void TestCliServe::aRunServesItself()
{
    const Outcome outcome =
        m_place.run({"compare", "--fetch", "http", "--serve", "pages", "--latency", "1ms", "--transform",
                     "sha256", "--modes", "sequential,parallel", "--json", "--export", "run.overlapse"});
    QVERIFY2(outcome.status == 0, outcome.err.constData());
    const QJsonObject result = jsonOf(outcome.out);
    QCOMPARE(result["workload"]["serve"].toString(), QStringLiteral("pages"));
    QCOMPARE(result["workload"]["items"].toInt(), 2);
    QCOMPARE(result["runs"].toArray().size(), 2);
    for (const QJsonValue &run : result["runs"].toArray())
        QCOMPARE(run["failed"].toInt(-1), 0);
    const Outcome exported = m_place.run({"export", "run.overlapse", "--export", "run.json"});
    QVERIFY2(exported.status == 0, exported.err.constData());
    const QJsonObject kept = m_place.json("run.json");
    QVERIFY(kept["workload"] == result["workload"]);
    QVERIFY(m_place.content("run.json").contains("http://served.localhost/caf%E9"));
}

void TestCliServe::anExperimentIsServed()
{
    m_place.makeFolder(QStringLiteral("experiments"));
    m_place.write("experiments/web.json",
                  R"({"format": "overlapse-experiment", "version": 1,
                      "work": {"fetch": "http", "serve": "../pages", "fail": "100%"}})");
    const QStringList line{"run", "--experiment", "experiments/web.json", "--json"};
    const Outcome failed = m_place.run(line);
    QVERIFY2(failed.status == 1, failed.err.constData());
    QVERIFY2(failed.err.contains("2 of 2 items failed"), failed.err.constData());
    const Outcome passed = m_place.run(line + QStringList{"--fail", "0%"});
    QVERIFY2(passed.status == 0, passed.err.constData());
    // URLs on the command line replace the folder.
    const Outcome replaced = m_place.run(line + QStringList{"--inputs", "http://127.0.0.1:1/"});
    QVERIFY2(replaced.status == 1 && replaced.err.contains("1 of 1 item"), replaced.err.constData());
}

QTEST_GUILESS_MAIN(TestCliServe)
#include "tst_cli_serve.moc"
