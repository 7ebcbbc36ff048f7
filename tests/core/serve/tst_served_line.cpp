// SPDX-License-Identifier: MIT
// A server of a capacity as its clients meet it: who is served, who waits, and when places become free. Who is served
// does not read, so that the place is theirs for as long as the test wants.
#include "server_under_test.h"

#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

const QByteArray content = telling(1000);
constexpr int small = 4096; // of what a client receives at a time: the rest stays with the server

ServeOptions ofCapacity(std::int64_t capacity)
{
    ServeOptions options;
    options.capacity = capacity;
    return options;
}

} // namespace

class TestServedLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void theFirstToComeAreServed();
    void whoGoesWhileWaitingIsPassedOver();
    void aStalledResponseHoldsItsPlace();
    void whatIsNoRequestDoesNotWait();
    void waitingIsNotIdling();
    void aCloseEndsWhoWaits();
    void everyoneIsServed();

private:
    /// Sends for it, and waits until the server has read that.
    static RawClient asking(const ServerUnderTest &server, const QByteArray &target)
    {
        const std::int64_t before = server.counts().requests;
        RawClient client = server.client(small);
        client.send(RawClient::request(target));
        if (!QTest::qWaitFor([&] { return server.counts().requests > before; }, 60'000))
            qFatal("a request was not read");
        return client;
    }

    FolderToServe m_folder;
};

void TestServedLine::initTestCase()
{
    m_folder.file("file", content);
    m_folder.file("large", telling(20'000'000));
}

void TestServedLine::theFirstToComeAreServed()
{
    constexpr std::size_t places = 3;
    const ServerUnderTest server(m_folder, ofCapacity(places));
    std::vector<RawClient> clients;
    for (int i = 0; i < 12; ++i)
        clients.push_back(asking(server, "/large"));
    for (std::size_t first = 0; first < clients.size(); ++first) {
        for (std::size_t i = first; i < std::min(first + places, clients.size()); ++i)
            QVERIFY(clients[i].waitFor(1000));
        for (std::size_t i = first + places; i < clients.size(); ++i)
            QVERIFY(clients[i].staysSilent(0));
        clients[first].close();
    }
    QTRY_COMPARE(server.counts().inProgress, 0);
    QCOMPARE(server.counts().mostInProgress, 12);
    QCOMPARE(server.counts().mostServed, std::int64_t(places));
}

// One that only ends its sending still wants its response, and a close looks the same at first.
void TestServedLine::whoGoesWhileWaitingIsPassedOver()
{
    const ServerUnderTest server(m_folder, ofCapacity(1));
    RawClient served = asking(server, "/large");
    RawClient impatient = asking(server, "/large");
    RawClient closing = asking(server, "/large");
    RawClient patient = asking(server, "/file");
    impatient.reset();
    QTRY_COMPARE(server.counts().connections, 3);
    closing.close();
    QVERIFY(served.waitFor(1000));
    QVERIFY(patient.staysSilent(0));
    served.close();
    QCOMPARE(patient.response().body, content);
    QCOMPARE(server.counts().mostServed, 1);
}

void TestServedLine::aStalledResponseHoldsItsPlace()
{
    ServeOptions options = ofCapacity(1);
    options.fail = 1;
    options.failWith = FailureKind::Stall;
    const ServerUnderTest server(m_folder, options);
    RawClient stalled = asking(server, "/file");
    RawClient next = asking(server, "/file");
    QVERIFY(stalled.waitFor(500));
    QVERIFY(next.staysSilent(0));
    stalled.close();
    QVERIFY(next.waitFor(500));
}

void TestServedLine::whatIsNoRequestDoesNotWait()
{
    ServeOptions options = ofCapacity(1);
    options.latency.a = 1000h;
    const ServerUnderTest server(m_folder, options);
    const RawClient served = asking(server, "/file");
    const RawClient waiting = asking(server, "/file");
    RawClient other = server.client();
    other.send(RawClient::request("/file", "POST"));
    QCOMPARE(other.response().status, 405);
    QTRY_COMPARE(server.counts().inProgress, 2);
}

void TestServedLine::waitingIsNotIdling()
{
    ServeOptions options = ofCapacity(1);
    options.idle = 20ms;
    options.latency.a = 100ms;
    const ServerUnderTest server(m_folder, options);
    std::vector<RawClient> clients;
    for (int i = 0; i < 5; ++i)
        clients.push_back(asking(server, "/file"));
    for (RawClient &client : clients)
        QCOMPARE(client.response().body, content);
}

void TestServedLine::aCloseEndsWhoWaits()
{
    ServeOptions options = ofCapacity(2);
    options.latency.a = 1000h;
    ServerUnderTest server(m_folder, options);
    std::vector<RawClient> clients;
    for (int i = 0; i < 10; ++i)
        clients.push_back(asking(server, "/file"));
    server.thread().stop();
    for (RawClient &client : clients)
        QCOMPARE(client.readAll(), QByteArray());
    QCOMPARE(server.counts().inProgress, 0);
    QCOMPARE(server.thread().start(), QString()); // with a new line
    const RawClient again = asking(server, "/file");
    QCOMPARE(server.counts().mostServed, 2);
}

// However they come: many at once, several in one connection, and some that go.
void TestServedLine::everyoneIsServed()
{
    for (const std::int64_t capacity : {1, 3, 64, 1'000'000})
        for (const std::chrono::milliseconds latency : {0ms, 1ms}) {
            ServeOptions options = ofCapacity(capacity);
            options.latency.a = latency;
            const ServerUnderTest server(m_folder, options);
            const auto requestsOf = [&](int client) { return 1 + client % 5 * (latency > 0ms ? 2 : 10); };
            std::vector<RawClient> clients;
            for (int i = 0; i < 100; ++i) {
                clients.push_back(server.client());
                clients.back().send(RawClient::request("/file").repeated(requestsOf(i)));
                if (i % 7 == 3)
                    clients.back().reset();
            }
            for (int i = 0; i < 100; ++i) {
                if (i % 7 == 3)
                    continue;
                for (int request = 0; request < requestsOf(i); ++request)
                    QCOMPARE(clients[std::size_t(i)].response().body, content);
            }
            QTRY_COMPARE(server.counts().inProgress, 0);
            QVERIFY(server.counts().mostServed >= 1);
            QVERIFY(server.counts().mostServed <= std::min<std::int64_t>(capacity, 100));
        }
}

QTEST_GUILESS_MAIN(TestServedLine)
#include "tst_served_line.moc"
