// SPDX-License-Identifier: MIT
// The server as its clients meet it: what it answers, and what it bears.
#include "server_under_test.h"

#include <QHostAddress>
#include <QNetworkInterface>
#include <QTcpServer>
#include <QTcpSocket>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

const QByteArray page = "<p>a page</p>\n";

} // namespace

class TestFileServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void filesAreServed();
    void headsAlone();
    void foldersAreLists();
    void statuses_data();
    void statuses();
    void piecesOfAFile();
    void whatIsKnownIsNotSentAgain();
    void otherMethodsAreNotAllowed();
    void malformedRequestsEndTheConnection();

    void aConnectionIsKept();
    void requestsMayComeAtOnce();
    void requestsMayComeByteByByte();
    void theLastRequestEndsTheConnection_data();
    void theLastRequestEndsTheConnection();
    void aClientMayEndItsSending();
    void aBodyIsNotTakenForARequest();

    void largeFilesArrive();
    void aFileThatShrinksEndsTheConnection();
    void goneClientsHarmNobody();
    void idleConnectionsEnd();
    void aClientThatReadsNothingIsIdle();

    void onlyThisMachineIsListenedTo();
    void whatCannotBeServed();
    void aServerCanBeStoppedAndStarted();

private:
    std::unique_ptr<FolderToServe> m_folder;
    std::unique_ptr<ServerUnderTest> m_server;
};

void TestFileServer::init()
{
    m_folder = std::make_unique<FolderToServe>();
    m_folder->folder("sub");
    m_folder->file("page.html", page);
    m_folder->file("sub/caf\xe9", "coffee");
    m_folder->file("empty", "");
    m_folder->link("/etc/passwd", "outside");
    m_folder->pipe("pipe");
    m_server = std::make_unique<ServerUnderTest>(*m_folder);
}

void TestFileServer::cleanup()
{
    m_server.reset();
    m_folder.reset();
}

void TestFileServer::filesAreServed()
{
    RawClient client = m_server->client();
    const RawResponse response = client.get("/page.html?query");
    QCOMPARE(response.status, 200);
    QCOMPARE(response.body, page);
    QCOMPARE(RawClient::headerOf(response.head, "Content-Type"), QByteArray("text/html"));
    QCOMPARE(RawClient::headerOf(response.head, "Content-Length"), QByteArray::number(page.size()));
    QVERIFY(RawClient::headerOf(response.head, "Last-Modified").endsWith(" GMT"));
    QCOMPARE(client.get("/sub/caf%E9").body, QByteArray("coffee"));
    QCOMPARE(client.get("http://localhost/sub/caf\xe9").body, QByteArray("coffee"));
    const RawResponse empty = client.get("/empty");
    QCOMPARE(empty.status, 200);
    QCOMPARE(empty.body, QByteArray());
    QTRY_COMPARE(m_server->counts().responses[2], 4);
    QCOMPARE(m_server->counts().requests, 4);
    QCOMPARE(m_server->counts().connections, 1);
}

void TestFileServer::headsAlone()
{
    RawClient client = m_server->client();
    for (const char *target : {"/page.html", "/", "/empty", "/missing"}) {
        const RawResponse got = client.get(target);
        client.send(RawClient::request(target, "HEAD"));
        const RawResponse response = client.response(false);
        QCOMPARE(response.head, got.head);
    }
    QCOMPARE(client.get("/page.html").body, page); // nothing was left over
}

void TestFileServer::foldersAreLists()
{
    const RawResponse root = m_server->get("/");
    QCOMPARE(root.status, 200);
    QCOMPARE(root.body, QByteArray("/empty\n/page.html\n/sub/caf%E9\n"));
    QCOMPARE(RawClient::headerOf(root.head, "Content-Type"), QByteArray("text/plain; charset=utf-8"));
    QVERIFY(!root.head.contains("X-List-Cut"));
    for (const char *target : {"/sub", "/sub/", "//sub//"})
        QCOMPARE(m_server->get(target).body, QByteArray("/sub/caf%E9\n"));
    RawClient client = m_server->client();
    for (const QByteArray &target : root.body.trimmed().split('\n'))
        QCOMPARE(client.get(target).status, 200);
}

void TestFileServer::statuses_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const auto get = [](const QByteArray &target) { return RawClient::request(target); };
    QTest::newRow("missing") << get("/missing") << 404;
    QTest::newRow("below a file") << get("/page.html/x") << 404;
    QTest::newRow("a file as a folder") << get("/page.html/") << 404;
    QTest::newRow("up") << get("/../../../etc/passwd") << 404;
    QTest::newRow("up, escaped") << get("/%2e%2e/%2e%2e/etc/passwd") << 404;
    QTest::newRow("a link outside") << get("/outside") << 403;
    QTest::newRow("a pipe") << get("/pipe") << 404;
    QTest::newRow("NUL") << get("/page.html%00") << 400;
    QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("no host, HTTP/1.0") << QByteArray("GET /empty HTTP/1.0\r\n\r\n") << 200;
    QTest::newRow("another host") << QByteArray("GET / HTTP/1.1\r\nHost: example.com\r\n\r\n") << 421;
    QTest::newRow("this host by name") << QByteArray("GET / HTTP/1.1\r\nHost: localhost:1\r\n\r\n") << 200;
    QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 505;
    QTest::newRow("a long target") << get('/' + QByteArray(9'000, 'a')) << 414;
    QTest::newRow("a long path") << get('/' + QByteArray("a/").repeated(4'000)) << 404;
    QTest::newRow("a large head") << RawClient::request("/", "GET", "X: " + QByteArray(17'000, 'a') + "\r\n")
                                  << 431;
}

void TestFileServer::statuses()
{
    QFETCH(const QByteArray, request);
    RawClient client = m_server->client();
    QVERIFY(client.send(request));
    const RawResponse response = client.response();
    QTEST(response.status, "status");
    const std::size_t digit = std::size_t(response.status) / 100;
    QTRY_COMPARE(m_server->counts().responses.at(digit), 1);
}

void TestFileServer::piecesOfAFile()
{
    const QByteArray content = telling(300'000); // more than is sent at a time
    m_folder->file("large", content);
    RawClient client = m_server->client();
    const auto ask = [&client](const QByteArray &target, const QByteArray &range) {
        client.send(RawClient::request(target, "GET", "Range: bytes=" + range + "\r\n"));
        return client.response();
    };
    const RawResponse piece = ask("/large", "1000-250999");
    QCOMPARE(piece.status, 206);
    QVERIFY(piece.body == content.mid(1000, 250'000));
    QCOMPARE(RawClient::headerOf(piece.head, "Content-Range"), QByteArray("bytes 1000-250999/300000"));
    QCOMPARE(RawClient::headerOf(piece.head, "Content-Type"), QByteArray("application/octet-stream"));
    QVERIFY(ask("/large", "-5").body == content.right(5));
    const RawResponse outside = ask("/large", "300000-");
    QCOMPARE(outside.status, 416);
    QCOMPARE(RawClient::headerOf(outside.head, "Content-Range"), QByteArray("bytes */300000"));
    QCOMPARE(ask("/empty", "0-").status, 200);
    QCOMPARE(ask("/missing", "0-").status, 404);
    QCOMPARE(ask("/", "0-3").status, 200); // a list has no pieces
    // Pieces that were put together are the whole again.
    QByteArray whole;
    while (whole.size() < content.size())
        whole +=
            ask("/large", QByteArray::number(whole.size()) + '-' + QByteArray::number(whole.size() + 70'000))
                .body;
    QVERIFY(whole == content);
    QCOMPARE(client.get("/page.html").body, page); // nothing was left over
    QCOMPARE(RawClient::headerOf(client.get("/large").head, "Accept-Ranges"), QByteArray("bytes"));
}

void TestFileServer::whatIsKnownIsNotSentAgain()
{
    RawClient client = m_server->client();
    const auto ask = [&client](const QByteArray &field, const QByteArray &value) {
        client.send(RawClient::request("/page.html", "GET", field + ": " + value + "\r\n"));
        return client.response();
    };
    const RawResponse known = client.get("/page.html");
    const QByteArray tag = RawClient::headerOf(known.head, "ETag");
    const QByteArray date = RawClient::headerOf(known.head, "Last-Modified");
    for (const auto &[field, value] :
         {std::pair("If-None-Match", tag), std::pair("If-Modified-Since", date)}) {
        const RawResponse same = ask(field, value);
        QCOMPARE(same.status, 304);
        QCOMPARE(same.body, QByteArray());
        QCOMPARE(RawClient::headerOf(same.head, "ETag"), tag);
        QVERIFY(!same.head.contains("Content-Length"));
        QVERIFY(!same.head.contains("Content-Type"));
    }
    QCOMPARE(ask("If-Match", tag).status, 200);
    m_folder->file("page.html", page + "more");
    QCOMPARE(ask("If-None-Match", tag).body, page + "more");
    QCOMPARE(ask("If-Match", tag).status, 412);
    client.send(RawClient::request("/page.html", "GET", "Range: bytes=1-2\r\nIf-Range: " + tag + "\r\n"));
    QCOMPARE(client.response().body, page + "more");
    QTRY_COMPARE(m_server->counts().responses[3], 2);
}

void TestFileServer::otherMethodsAreNotAllowed()
{
    RawClient client = m_server->client();
    for (const char *method : {"POST", "PUT", "DELETE", "OPTIONS", "get", "X"}) {
        client.send(RawClient::request("/page.html", method));
        const RawResponse response = client.response();
        QCOMPARE(response.status, 405);
        QCOMPARE(RawClient::headerOf(response.head, "Allow"), QByteArray("GET, HEAD"));
    }
    QCOMPARE(client.get("/page.html").status, 200);
}

void TestFileServer::malformedRequestsEndTheConnection()
{
    for (const char *text : {"GET / HTTP/1.1\r\nHost : a\r\n\r\n", "nonsense\r\n\r\n", "\x16\x03\x01"}) {
        RawClient client = m_server->client();
        // What follows what is not understood is not looked at.
        client.send(text + RawClient::request("/page.html"));
        const RawResponse response = client.response();
        QCOMPARE(response.status, 400);
        QCOMPARE(RawClient::headerOf(response.head, "Connection"), QByteArray("close"));
        QCOMPARE(client.readAll(), QByteArray());
        QCOMPARE(client.error(), 0);
    }
}

void TestFileServer::aConnectionIsKept()
{
    RawClient client = m_server->client();
    for (int i = 0; i < 200; ++i) {
        const RawResponse response = client.get("/page.html");
        QCOMPARE(response.body, page);
        QVERIFY(!response.head.contains("Connection"));
        QCOMPARE(client.get("/missing").status, 404);
    }
    const ServeCounts counts = m_server->counts();
    QCOMPARE(counts.mostConnections, 1);
    QCOMPARE(counts.mostInProgress, 1);
    QCOMPARE(counts.requests, 400);
}

void TestFileServer::requestsMayComeAtOnce()
{
    RawClient client = m_server->client();
    QByteArray requests;
    for (int i = 0; i < 500; ++i)
        requests +=
            RawClient::request(i % 5 == 0 ? "/sub/caf%E9" : "/page.html") + (i % 7 == 0 ? "\r\n" : "");
    requests += RawClient::request("/empty", "GET", "Connection: close\r\n");
    requests += RawClient::request("/page.html"); // after the last
    client.send(requests);
    for (int i = 0; i < 500; ++i)
        QCOMPARE(client.response().body, i % 5 == 0 ? QByteArray("coffee") : page);
    QCOMPARE(client.response().status, 200);
    QCOMPARE(client.readAll(), QByteArray());
    QCOMPARE(client.error(), 0);
    QTRY_COMPARE(m_server->counts().requests, 501);
}

void TestFileServer::requestsMayComeByteByByte()
{
    RawClient slow = m_server->client();
    for (const char c : RawClient::request("/page.html")) {
        QCOMPARE(m_server->counts().requests, 0);
        slow.send(QByteArray(1, c));
    }
    QCOMPARE(slow.response().body, page);
    // One that is in the middle of its request holds up no other.
    slow.send("GET /page");
    for (int i = 0; i < 10; ++i)
        QCOMPARE(m_server->get("/page.html").body, page);
    slow.send(".html HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QCOMPARE(slow.response().body, page);
}

void TestFileServer::theLastRequestEndsTheConnection_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("1.0") << QByteArray("GET /page.html HTTP/1.0\r\n\r\n");
    QTest::newRow("close") << RawClient::request("/page.html", "GET", "Connection: close\r\n");
}

void TestFileServer::theLastRequestEndsTheConnection()
{
    QFETCH(const QByteArray, request);
    RawClient client = m_server->client();
    client.send(request);
    const RawResponse response = client.response();
    QCOMPARE(response.body, page);
    QCOMPARE(RawClient::headerOf(response.head, "Connection"), QByteArray("close"));
    QCOMPARE(client.readAll(), QByteArray());
    QCOMPARE(client.error(), 0);
    client.close();
    QTRY_COMPARE(m_server->counts().connections, 0);
}

void TestFileServer::aClientMayEndItsSending()
{
    RawClient client = m_server->client();
    client.send(RawClient::request("/page.html") + RawClient::request("/sub/caf%E9") + "GET /half");
    client.endSending();
    QCOMPARE(client.response().body, page);
    QCOMPARE(client.response().body, QByteArray("coffee"));
    QCOMPARE(client.readAll(), QByteArray());
    QTRY_COMPARE(m_server->counts().connections, 0);
}

void TestFileServer::aBodyIsNotTakenForARequest()
{
    for (const char *method : {"GET", "POST"}) {
        RawClient client = m_server->client();
        const QByteArray body = RawClient::request("/sub/caf%E9");
        client.send(RawClient::request("/page.html", method,
                                       "Content-Length: " + QByteArray::number(body.size()) + "\r\n")
                    + body);
        QCOMPARE(client.response().status, QByteArray(method) == "GET" ? 200 : 405);
        QCOMPARE(client.readAll(), QByteArray());
        QCOMPARE(client.error(), 0); // not reset, though nobody read the body
    }
    QCOMPARE(m_server->counts().requests, 2);
}

void TestFileServer::largeFilesArrive()
{
    const QByteArray content = telling(20'000'001);
    m_folder->file("large", content);
    RawClient slow = m_server->client(4096);
    slow.send(RawClient::request("/large"));
    QVERIFY(slow.waitFor(1000));
    // Meanwhile the rest of it is nowhere: the socket is full, others are served.
    QVERIFY(m_server->counts().bytes < 15'000'000);
    QCOMPARE(m_server->counts().inProgress, 1);
    RawClient quick = m_server->client();
    QVERIFY(quick.get("/large").body == content);
    QCOMPARE(quick.get("/page.html").body, page);
    QVERIFY(slow.response().body == content);
    QTRY_COMPARE(m_server->counts().inProgress, 0);
    QVERIFY(m_server->counts().bytes > 40'000'002);
}

void TestFileServer::aFileThatShrinksEndsTheConnection()
{
    m_folder->file("large", telling(20'000'000));
    RawClient client = m_server->client(4096);
    client.send(RawClient::request("/large"));
    QVERIFY(client.waitFor(1000));
    QCOMPARE(::truncate((*m_folder)("large").constData(), 10), 0);
    const QByteArray all = client.readAll();
    QVERIFY(all.size() < 20'000'000);
    QTRY_COMPARE(m_server->counts().connections, 0);
    QCOMPARE(m_server->counts().inProgress, 0);
    QCOMPARE(m_server->counts().responses[2], 0);
    QCOMPARE(m_server->get("/large").body, telling(20'000'000).left(10));
}

void TestFileServer::goneClientsHarmNobody()
{
    m_folder->file("large", telling(20'000'000));
    for (const QByteArray &said :
         {QByteArray(), QByteArray("GET /"), RawClient::request("/page.html"), RawClient::request("/large"),
          RawClient::request("/large") + RawClient::request("/page.html").repeated(100)})
        for (const bool reset : {false, true})
            for (const qsizetype heard : {0, 100}) {
                RawClient client = m_server->client(4096);
                QVERIFY(client.isConnected());
                client.send(said);
                if (said.size() > 10)
                    QVERIFY(client.waitFor(heard));
                reset ? client.reset() : client.close();
            }
    QTRY_COMPARE(m_server->counts().connections, 0);
    QCOMPARE(m_server->counts().inProgress, 0);
    QCOMPARE(m_server->get("/page.html").body, page);
}

void TestFileServer::idleConnectionsEnd()
{
    ServeOptions options;
    options.idle = 500ms;
    options.latency.a = 1s; // waiting is not idling
    const ServerUnderTest server(*m_folder, options);
    RawClient client = server.client();
    RawClient silent = server.client();
    RawClient half = server.client();
    half.send("GET /");
    QCOMPARE(client.get("/page.html").body, page);
    for (RawClient *one : {&client, &silent, &half}) {
        QCOMPARE(one->readAll(), QByteArray());
        QCOMPARE(one->error() == 0 || one->error() == ECONNRESET, true);
    }
    QTRY_COMPARE(server.counts().connections, 0);
}

void TestFileServer::aClientThatReadsNothingIsIdle()
{
    m_folder->file("large", telling(20'000'000));
    ServeOptions options;
    options.idle = 20ms;
    const ServerUnderTest server(*m_folder, options);
    RawClient client = server.client(4096);
    client.send(RawClient::request("/large"));
    QTRY_COMPARE(server.counts().requests, 1);
    QTRY_COMPARE(server.counts().connections, 0);
    QCOMPARE(server.counts().inProgress, 0);
    QVERIFY(client.readAll().size() < 20'000'000);
}

void TestFileServer::onlyThisMachineIsListenedTo()
{
    const QHostAddress local(QHostAddress::LocalHost);
    int others = 0;
    for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
        QTcpSocket socket;
        socket.connectToHost(address, m_server->thread().port());
        const bool connected = socket.waitForConnected(5'000);
        QVERIFY2(connected == (address == local), qPrintable(address.toString()));
        others += address == local ? 0 : 1;
    }
    if (others == 0)
        QSKIP("this machine has no other address");
}

void TestFileServer::whatCannotBeServed()
{
    const auto error = [](const QString &folder, quint16 port = 0) {
        ServeOptions options;
        options.folder = folder;
        options.port = port;
        ServerThread thread(options);
        const QString text = thread.start();
        if (thread.port() != 0)
            qFatal("it listens");
        return text;
    };
    const QString missing = m_folder->path() + QStringLiteral("/missing %1");
    QCOMPARE(error(missing), missing + QStringLiteral(": no such folder"));
    const QString file = m_folder->path() + QStringLiteral("/page.html");
    QCOMPARE(error(file), file + QStringLiteral(": not a folder"));
    QCOMPARE(error(QString()), QStringLiteral(": no such folder"));
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost)));
    QCOMPARE(error(m_folder->path(), other.serverPort()),
             QStringLiteral("port %1: Address already in use").arg(other.serverPort()));
}

void TestFileServer::aServerCanBeStoppedAndStarted()
{
    RawClient client = m_server->client();
    QCOMPARE(client.get("/page.html").body, page);
    ServerThread &thread = m_server->thread();
    const quint16 port = thread.port();
    thread.stop();
    thread.stop();
    QCOMPARE(thread.port(), quint16(0));
    QCOMPARE(client.readAll(), QByteArray());
    QVERIFY(!RawClient(port).isConnected());
    QCOMPARE(m_server->counts().requests, 1); // is still known
    QCOMPARE(m_server->counts().connections, 0);
    QCOMPARE(thread.start(), QString());
    QCOMPARE(m_server->get("/page.html").body, page);
    QCOMPARE(m_server->counts().requests, 2);
}

QTEST_GUILESS_MAIN(TestFileServer)
#include "tst_file_server.moc"
