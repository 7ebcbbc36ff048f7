// SPDX-License-Identifier: MIT
// Which headers follow a redirect: what opens something at one site is nobody else's business.
#include "live/live_run.h"

#include "core/live/scripted_server.h"
#include "workload/urls.h"

#include <QTest>

using namespace overlapse;

namespace {

const QByteArray secretNames =
    "Authorization Cookie Proxy-Authorization X-Api-Key X-Auth-Token X-Access-Token "
    "Api-Secret X-Session-Id My-Password X-Amz-Signature X-Credentials pAsSpHrAsE";

// A site of two servers: what is asked of either, and where each target leads.
class Sites
{
public:
    QByteArray first(const QByteArray &target) const { return m_first.url(target); }
    QByteArray second(const QByteArray &target) const { return m_second.url(target); }
    [[nodiscard]] QByteArray authorityOfSecond() const { return m_second.url({}).mid(5); }
    void leads(const QByteArray &target, const QByteArray &to) { m_ways.insert(target, to); }

    /// The head of the request for a target, in lower case.
    [[nodiscard]] QByteArray asked(const QByteArray &target)
    {
        const std::lock_guard lock(m_mutex);
        return m_asked.value(target).toLower();
    }

private:
    Reply answer(const QByteArray &head)
    {
        const std::lock_guard lock(m_mutex);
        const QByteArray target = ScriptedServer::targetOf(head);
        m_asked.insert(target, head);
        const QByteArray to = m_ways.value(target);
        return {to.isEmpty() ? "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"
                             : "HTTP/1.1 302 Go\r\nContent-Length: 0\r\nLocation: " + to + "\r\n\r\n",
                true};
    }

    std::mutex m_mutex;
    QHash<QByteArray, QByteArray> m_ways;
    QHash<QByteArray, QByteArray> m_asked; // guarded
    ScriptedServer m_first{[this](const QByteArray &head) { return answer(head); }};
    ScriptedServer m_second{[this](const QByteArray &head) { return answer(head); }};
};

void fetch(const QByteArray &url, const QStringList &headers)
{
    auto list = std::make_shared<InputList>();
    list->paths = {url};
    WorkSpec work;
    work.items = 1;
    work.fetch = FetchKind::Http;
    work.transform = TransformKind::Real;
    work.inputs = std::move(list);
    work.rules.headers = headers;
    LiveRun run({.mode = Mode::Sequential, .fetchLimit = 1, .transformLimit = 1, .threads = 1}, work,
                {.cores = 1});
    const Trace trace = run.future().result();
    QVERIFY2(trace.failedCount() == 0, qPrintable(trace.detail(0)->error));
}

QStringList headers()
{
    QStringList lines{QStringLiteral("Accept-Language: de"), QStringLiteral("Host: mine.example")};
    for (const QByteArray &name : secretNames.split(' '))
        lines << QString::fromLatin1(name) + QStringLiteral(": open sesame");
    return lines;
}

} // namespace

class TestHttpRedirects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsStayWithTheInputsOrigin_data();
    void secretsStayWithTheInputsOrigin();
    void credentialsOfAUrlAreOfItsOrigin();
    void aWayBackIsHome();
    void whatCanBeUnpackedIsSaid();
    void origins_data();
    void origins();
};

void TestHttpRedirects::secretsStayWithTheInputsOrigin_data()
{
    QTest::addColumn<int>("where");
    QTest::addColumn<bool>("keeps");
    QTest::newRow("a path") << 0 << true;
    QTest::newRow("the same origin in full") << 1 << true;
    QTest::newRow("another port") << 2 << false;
    QTest::newRow("another port, with the same scheme") << 3 << false;
    QTest::newRow("another name of the same machine") << 4 << false;
}

void TestHttpRedirects::secretsStayWithTheInputsOrigin()
{
    QFETCH(int, where);
    QFETCH(bool, keeps);
    Sites sites;
    const std::array ways{QByteArray("/end"), sites.first("/end"), sites.second("/end"),
                          sites.authorityOfSecond() + "/end",
                          sites.second("/end").replace("127.0.0.1", "localhost")};
    sites.leads("/", ways[static_cast<std::size_t>(where)]);
    fetch(sites.first("/"), headers());
    QVERIFY(sites.asked("/").contains("host: mine.example\r\n"));
    QCOMPARE(sites.asked("/").count("open sesame"), secretNames.split(' ').size());
    const QByteArray end = sites.asked("/end");
    QVERIFY(end.contains("accept-language: de\r\n"));
    QCOMPARE(end.contains("host: mine.example"), keeps);
    QCOMPARE(end.count("\r\nhost: "), 1);
    for (const QByteArray &name : secretNames.toLower().split(' '))
        QVERIFY2(end.contains("\r\n" + name + ": open sesame\r\n") == keeps, end.constData());
}

void TestHttpRedirects::credentialsOfAUrlAreOfItsOrigin()
{
    Sites sites;
    sites.leads("/", "/here");
    sites.leads("/here", sites.second("/there"));
    sites.leads("/there", sites.second("/end").replace("://", "://you:too@"));
    fetch(sites.first("/").replace("://", "://me:pw@"), {});
    const QByteArray mine = "authorization: basic " + QByteArray("me:pw").toBase64().toLower();
    QVERIFY(sites.asked("/").contains(mine));
    QVERIFY(sites.asked("/here").contains(mine));
    QVERIFY(!sites.asked("/there").contains("authorization"));
    QVERIFY(
        sites.asked("/end").contains("authorization: basic " + QByteArray("you:too").toBase64().toLower()));
}

void TestHttpRedirects::aWayBackIsHome()
{
    Sites sites;
    sites.leads("/", sites.second("/there"));
    sites.leads("/there", sites.first("/back"));
    fetch(sites.first("/"), headers());
    QVERIFY(!sites.asked("/there").contains("open sesame"));
    QVERIFY(sites.asked("/back").contains("x-api-key: open sesame"));
}

void TestHttpRedirects::whatCanBeUnpackedIsSaid()
{
    Sites sites;
    fetch(sites.first("/usual"), {});
    QVERIFY(sites.asked("/usual").contains("\r\naccept-encoding: gzip, deflate, br, zstd\r\n"));
    fetch(sites.first("/own"), {QStringLiteral("accept-encoding: identity")});
    QVERIFY(sites.asked("/own").contains("\r\naccept-encoding: identity\r\n"));
    QCOMPARE(sites.asked("/own").count("accept-encoding"), 1);
}

void TestHttpRedirects::origins_data()
{
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<QByteArray>("other");
    QTest::addColumn<bool>("same");
    const auto row = [](const QByteArray &one, const QByteArray &other, bool same) {
        QTest::addRow("%s %s", one.constData(), other.constData()) << one << other << same;
    };
    row("http://a/x?y", "http://A:80/z", true);
    row("https://a/", "HTTPS://me:pw@a:443/#f", true);
    row("https://a/", "http://a/", false);
    row("http://a/", "https://a/", false);
    row("https://a:8443/", "http://a:8443/", false);
    row("https://a:8443/", "https://a/", false);
    row("http://a/", "http://b.a/", false);
    row("http://a/", "http://a./", false);
}

void TestHttpRedirects::origins()
{
    QFETCH(QByteArray, one);
    QFETCH(QByteArray, other);
    QVERIFY(!originOf(one).isEmpty());
    QTEST(originOf(one) == originOf(other), "same");
}

QTEST_GUILESS_MAIN(TestHttpRedirects)
#include "tst_http_redirects.moc"
