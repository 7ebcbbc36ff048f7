// SPDX-License-Identifier: MIT
// Latencies that overlap, failures that were drawn, and many clients at once.
#include "serve/request_plan.h"

#include "server_under_test.h"

#include <QElapsedTimer>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

const QByteArray content = telling(1000);

ServeOptions failing(FailureKind kind, double share = 1)
{
    ServeOptions options;
    options.fail = share;
    options.failWith = kind;
    return options;
}

} // namespace

class TestServerFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void waitsOverlap();
    void allWaitAtOnce();
    void whoGoesWhileWaitingIsForgotten();
    void aWaitingRequestIsAnsweredToWhoEndedItsSending();
    void manyClientsAtOnce();

    void theShareIsTheOneDrawn();
    void unavailable();
    void whatIsBusySaysForHowLong_data();
    void whatIsBusySaysForHowLong();
    void reset();
    void stall();
    void cutShort();
    void garbage();
    void aPieceIsCutAsWell();
    void withoutABodyTheHeadIsCut_data();
    void withoutABodyTheHeadIsCut();

private:
    FolderToServe m_folder;
};

void TestServerFaults::initTestCase()
{
    m_folder.file("file", content);
    m_folder.file("empty", "");
    m_folder.file("large", telling(20'000'000));
}

void TestServerFaults::waitsOverlap()
{
    ServeOptions options;
    options.latency.a = 50ms;
    const ServerUnderTest server(m_folder, options);
    QElapsedTimer timer;
    timer.start();
    std::vector<RawClient> clients;
    for (int i = 0; i < 100; ++i) {
        clients.push_back(server.client());
        clients.back().send(RawClient::request(i % 2 == 0 ? "/file" : "/missing"));
    }
    for (int i = 0; i < 100; ++i)
        QCOMPARE(clients[std::size_t(i)].response().status, i % 2 == 0 ? 200 : 404);
    QVERIFY(timer.nsecsElapsed() >= 50'000'000); // no response came early
    QVERIFY(server.counts().mostInProgress > 1);
    QTRY_COMPARE(server.counts().inProgress, 0);
}

// For so long that the last request is there before the first is answered, however slow the machine.
void TestServerFaults::allWaitAtOnce()
{
    ServeOptions options;
    options.latency.a = 1h;
    ServerUnderTest server(m_folder, options);
    std::vector<RawClient> clients;
    for (int i = 0; i < 100; ++i) {
        clients.push_back(server.client());
        clients.back().send(RawClient::request("/file"));
    }
    QTRY_COMPARE(server.counts().inProgress, 100);
    QCOMPARE(server.counts().connections, 100);
    QCOMPARE(server.counts().bytes, 0);
    QVERIFY(clients.front().staysSilent(0));
    server.thread().stop(); // waits for none of them
    QCOMPARE(server.counts().inProgress, 0);
    QCOMPARE(server.counts().mostInProgress, 100);
    for (RawClient &client : clients)
        QCOMPARE(client.readAll(), QByteArray());
}

void TestServerFaults::whoGoesWhileWaitingIsForgotten()
{
    ServeOptions options;
    options.latency.a = 1h;
    const ServerUnderTest server(m_folder, options);
    std::vector<RawClient> clients;
    for (int i = 0; i < 20; ++i) {
        clients.push_back(server.client());
        clients.back().send(RawClient::request("/file"));
    }
    QTRY_COMPARE(server.counts().inProgress, 20);
    for (RawClient &client : clients)
        client.reset();
    QTRY_COMPARE(server.counts().connections, 0);
    QCOMPARE(server.counts().inProgress, 0);
}

void TestServerFaults::aWaitingRequestIsAnsweredToWhoEndedItsSending()
{
    ServeOptions options;
    options.latency.a = 20ms;
    const ServerUnderTest server(m_folder, options);
    RawClient client = server.client();
    client.send(RawClient::request("/file"));
    client.endSending();
    QCOMPARE(client.response().body, content);
    QCOMPARE(client.readAll(), QByteArray());
}

void TestServerFaults::manyClientsAtOnce()
{
    ServeOptions options;
    options.latency = {.kind = TimeSpec::Kind::Exp, .a = 5ms};
    const ServerUnderTest server(m_folder, options);
    std::vector<RawClient> clients;
    for (int i = 0; i < 200; ++i)
        clients.push_back(server.client());
    for (int round = 0; round < 5; ++round) {
        for (RawClient &client : clients)
            QVERIFY(client.send(RawClient::request("/file")));
        for (RawClient &client : clients)
            QVERIFY(client.response().body == content);
    }
    QTRY_COMPARE(server.counts().responses[2], 1000);
    QCOMPARE(server.counts().mostConnections, 200);
    QCOMPARE(server.counts().inProgress, 0);
    clients.clear();
    QTRY_COMPARE(server.counts().connections, 0);
}

void TestServerFaults::theShareIsTheOneDrawn()
{
    ServeOptions options = failing(FailureKind::Unavailable, 0.1);
    options.seed = 42;
    for (int round = 0; round < 2; ++round) { // each server draws the same
        const ServerUnderTest server(m_folder, options);
        RawClient client = server.client();
        int failed = 0;
        for (int i = 0; i < 500; ++i) {
            const bool fails = uniformDraw(42, i, 1) < 0.1;
            failed += fails ? 1 : 0;
            const int usual = i % 3 == 0 ? 404 : 200;
            QCOMPARE(client.get(i % 3 == 0 ? "/missing" : "/file").status, fails ? 503 : usual);
            client.send(RawClient::request("/", "POST")); // has no number
            QCOMPARE(client.response().status, 405);
        }
        QVERIFY(failed > 0);
        QTRY_COMPARE(server.counts().responses[5], failed);
        QCOMPARE(server.counts().failed, failed);
    }
}

void TestServerFaults::unavailable()
{
    const ServerUnderTest server(m_folder, failing(FailureKind::Unavailable));
    RawClient client = server.client();
    for (int i = 0; i < 3; ++i) { // the connection lasts
        const RawResponse response = client.get("/file");
        QCOMPARE(response.status, 503);
        QVERIFY(!response.head.contains("Retry-After"));
    }
}

void TestServerFaults::whatIsBusySaysForHowLong_data()
{
    QTest::addColumn<Nanos>("time");
    QTest::addColumn<QByteArray>("seconds");
    QTest::newRow("none") << Nanos(0ns) << QByteArray("0");
    QTest::newRow("a moment") << Nanos(1ns) << QByteArray("1");
    QTest::newRow("a second") << Nanos(1s) << QByteArray("1");
    QTest::newRow("a second and a half") << Nanos(1500ms) << QByteArray("2");
    QTest::newRow("an hour") << Nanos(1h) << QByteArray("3600");
}

void TestServerFaults::whatIsBusySaysForHowLong()
{
    QFETCH(Nanos, time);
    ServeOptions options = failing(FailureKind::Unavailable);
    options.retryAfter = time;
    const ServerUnderTest server(m_folder, options);
    RawClient client = server.client();
    const RawResponse response = client.get("/file");
    QCOMPARE(response.status, 503);
    QTEST(RawClient::headerOf(response.head, "Retry-After"), "seconds");
    client.send(RawClient::request("/", "POST"));
    QVERIFY(!client.response().head.contains("Retry-After"));
}

void TestServerFaults::reset()
{
    const ServerUnderTest server(m_folder, failing(FailureKind::Reset));
    RawClient client = server.client();
    client.send(RawClient::request("/file"));
    const QByteArray all = client.readAll();
    QCOMPARE(client.error(), ECONNRESET);
    QVERIFY(all.startsWith("HTTP/1.1 200 OK\r\n"));
    QCOMPARE(RawClient::headerOf(all, "Content-Length"), QByteArray("1000"));
    QVERIFY(all.endsWith("\r\n\r\n" + content.left(500)));
    QTRY_COMPARE(server.counts().connections, 0);
    QCOMPARE(server.counts().failed, 1);
    QCOMPARE(server.counts().responses[2], 0);
}

void TestServerFaults::stall()
{
    ServeOptions options = failing(FailureKind::Stall);
    options.idle = 1ms; // a stall is no idling
    const ServerUnderTest server(m_folder, options);
    RawClient client = server.client();
    client.send(RawClient::request("/file"));
    QVERIFY(client.waitFor(500 + 1));
    while (!client.input().endsWith("\r\n\r\n" + content.left(500)))
        QVERIFY(client.waitFor(client.input().size() + 1));
    QVERIFY(client.staysSilent(100));
    client.send(RawClient::request("/file")); // is not answered either
    QVERIFY(client.staysSilent(50));
    QCOMPARE(server.counts().inProgress, 1);
    client.close();
    QTRY_COMPARE(server.counts().connections, 0);
    QCOMPARE(server.counts().inProgress, 0);
}

void TestServerFaults::cutShort()
{
    const ServerUnderTest server(m_folder, failing(FailureKind::Short));
    for (const char *target : {"/file", "/large"}) {
        RawClient client = server.client();
        client.send(RawClient::request(target));
        const QByteArray all = client.readAll();
        QCOMPARE(client.error(), 0);
        const qsizetype promised = RawClient::headerOf(all, "Content-Length").toLongLong();
        QVERIFY(promised >= 1000);
        QCOMPARE(all.size() - all.indexOf("\r\n\r\n") - 4, promised / 2);
    }
    QCOMPARE(server.counts().failed, 2);
}

void TestServerFaults::garbage()
{
    const ServerUnderTest server(m_folder, failing(FailureKind::Garbage));
    RawClient client = server.client();
    client.send(RawClient::request("/file"));
    const QByteArray all = client.readAll();
    QCOMPARE(client.error(), 0);
    QVERIFY(!all.isEmpty());
    QVERIFY(!all.contains("HTTP/"));
    QVERIFY(!all.contains(content.left(20)));
}

// Half of the piece that was asked for.
void TestServerFaults::aPieceIsCutAsWell()
{
    const ServerUnderTest server(m_folder, failing(FailureKind::Short));
    RawClient client = server.client();
    client.send(RawClient::request("/file", "GET", "Range: bytes=900-\r\n"));
    const QByteArray all = client.readAll();
    QVERIFY(all.startsWith("HTTP/1.1 206 "));
    QVERIFY(all.endsWith("\r\n\r\n" + content.mid(900, 50)));
}

void TestServerFaults::withoutABodyTheHeadIsCut_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("HEAD") << RawClient::request("/file", "HEAD");
    QTest::newRow("an empty file") << RawClient::request("/empty");
}

void TestServerFaults::withoutABodyTheHeadIsCut()
{
    QFETCH(const QByteArray, request);
    for (const FailureKind kind : {FailureKind::Reset, FailureKind::Short}) {
        const ServerUnderTest server(m_folder, failing(kind));
        RawClient client = server.client();
        client.send(request);
        const QByteArray all = client.readAll();
        QCOMPARE(client.error(), kind == FailureKind::Reset ? ECONNRESET : 0);
        QVERIFY(all.startsWith("HTTP/1.1 200 OK\r\n"));
        QVERIFY(!all.contains("\r\n\r\n"));
    }
}

QTEST_GUILESS_MAIN(TestServerFaults)
#include "tst_server_faults.moc"
