// SPDX-License-Identifier: MIT
// Fetches from servers that this project did not write: nginx (TLS, HTTP/2, gzip, redirects) and Python's.
#include "live/live_run.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <sys/stat.h>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

constexpr int files = 30;

QByteArray content(int file)
{
    return QByteArray::number(file * 104'729).repeated(file * 20 + 1);
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

QByteArray outputOf(const QString &program, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qFatal("%s: %s", qPrintable(program), process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

// Free a moment ago. Nobody else here asks for a port of one's choice.
quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

bool answers(quint16 port, const QProcess &process)
{
    for (int i = 0; i < 600 && process.state() != QProcess::NotRunning; ++i) {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        if (socket.waitForConnected(100))
            return true;
        QThread::msleep(50);
    }
    return false;
}

void end(QProcess &process)
{
    process.terminate();
    if (!process.waitForFinished(10'000))
        process.kill();
    process.waitForFinished();
}

WorkSpec workOn(std::vector<QByteArray> urls)
{
    WorkSpec work;
    work.fetch = FetchKind::Http;
    work.transform = TransformKind::Real;
    auto list = std::make_shared<InputList>();
    list->paths = std::move(urls);
    work.items = static_cast<std::int64_t>(list->paths.size());
    work.inputs = std::move(list);
    return work;
}

Trace runLive(const WorkSpec &work, std::int64_t limit = 8, Mode mode = Mode::Concurrent)
{
    LiveRun run({.mode = mode, .fetchLimit = limit, .transformLimit = 4, .threads = 2}, work, {.cores = 2});
    return run.future().result();
}

bool has(const ItemDetail &detail, PartKind kind)
{
    return std::any_of(detail.parts.begin(), detail.parts.end(),
                       [kind](const FetchPart &part) { return part.kind == kind; });
}

} // namespace

class TestHttpServers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void plainAndPacked();
    void overTlsAndHttp2();
    void aCertificateOfNobodyIsRefused();
    void redirectsAreFollowed();
    void aRedirectTakesItsTurn();
    void secretsStayInTls_data();
    void secretsStayInTls();
    void redirectsEndSomewhere();
    void aBombIsOneFailedItem();
    void whoIsBusySaysWhenToComeBack();
    void pythonsServer();

private:
    [[nodiscard]] QByteArray url(const QByteArray &path) const
    {
        return "http://127.0.0.1:" + QByteArray::number(m_port) + path;
    }
    [[nodiscard]] QByteArray secureUrl(const QByteArray &path) const
    {
        return "https://localhost:" + QByteArray::number(m_securePort) + path;
    }

    QTemporaryDir m_folder;
    QProcess m_nginx;
    quint16 m_port = 0;
    quint16 m_securePort = 0;
};

void TestHttpServers::initTestCase()
{
    const QString nginx = QStandardPaths::findExecutable(
        QStringLiteral("nginx"), {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin")});
    QVERIFY2(!nginx.isEmpty(), "nginx is missing (nginx-light)");
    const QString folder = m_folder.path();
    QVERIFY(QDir(folder).mkpath(QStringLiteral("www")));
    for (int i = 0; i < files; ++i)
        write(folder + QStringLiteral("/www/%1").arg(i), content(i));
    write(folder + QStringLiteral("/www/bomb"),
          outputOf(QStringLiteral("gzip"), {QStringLiteral("-9c")}, QByteArray(20 << 20, '\0')));
    outputOf(QStringLiteral("openssl"),
             {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
              QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-days"),
              QStringLiteral("2"), QStringLiteral("-subj"), QStringLiteral("/CN=localhost"),
              QStringLiteral("-addext"), QStringLiteral("subjectAltName=DNS:localhost"),
              QStringLiteral("-keyout"), folder + QStringLiteral("/key.pem"), QStringLiteral("-out"),
              folder + QStringLiteral("/cert.pem")});
    m_port = freePort();
    m_securePort = freePort();
    QString config = QStringLiteral(R"(daemon off; pid @/nginx.pid; error_log @/error.log; worker_processes 1;
events { worker_connections 1024; }
http {
  access_log off; default_type text/plain;
  client_body_temp_path @/tmp; proxy_temp_path @/tmp; fastcgi_temp_path @/tmp; uwsgi_temp_path @/tmp; scgi_temp_path @/tmp;
  gzip on; gzip_min_length 1; gzip_types text/plain;
  server {
    listen 127.0.0.1:PLAIN; listen 127.0.0.1:SECURE ssl http2;
    ssl_certificate @/cert.pem; ssl_certificate_key @/key.pem;
    root @/www;
    location = /bomb { gzip off; add_header Content-Encoding gzip; }
    location = /moved { return 302 /7; }
    location = /asked { return 200 "$http_host $http_x_api_key $http_accept_language"; }
    location = /home { return 302 https://localhost:SECURE/asked; }
    location = /plain { return 302 http://localhost:PLAIN/asked; }
    location = /loop { return 301 /loop; }
    location = /away { return 302 file:///etc/passwd; }
    location = /busy { add_header Retry-After 1 always; return 429; }
    location = /never { add_header Retry-After 100000 always; return 503; }
  }
})");
    config.replace(u'@', folder)
        .replace(QStringLiteral("PLAIN"), QString::number(m_port))
        .replace(QStringLiteral("SECURE"), QString::number(m_securePort));
    write(folder + QStringLiteral("/nginx.conf"), config.toUtf8());
    QCOMPARE(::chmod(folder.toLocal8Bit().constData(), 0755), 0); // root's nginx works as another user
    m_nginx.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_nginx.start(nginx,
                  {QStringLiteral("-e"), folder + QStringLiteral("/error.log"), QStringLiteral("-c"),
                   folder + QStringLiteral("/nginx.conf")});
    QVERIFY(answers(m_port, m_nginx));
    QVERIFY(answers(m_securePort, m_nginx));
    qputenv("SSL_CERT_FILE", (folder + QStringLiteral("/cert.pem")).toLocal8Bit());
}

void TestHttpServers::cleanupTestCase()
{
    end(m_nginx);
}

void TestHttpServers::plainAndPacked()
{
    std::vector<QByteArray> urls;
    for (int i = 0; i < files * 4; ++i)
        urls.push_back(url('/' + QByteArray::number(i % files)));
    WorkSpec work = workOn(urls);
    for (const std::int64_t limit : {1, 7, 64}) {
        const Trace trace = runLive(work, limit);
        QCOMPARE(trace.failedCount(), 0);
        for (int i = 0; i < files * 4; ++i)
            QCOMPARE(trace.row(i).fetchBytes, content(i % files).size()); // as it was before it was packed
    }
}

void TestHttpServers::overTlsAndHttp2()
{
    std::vector<QByteArray> urls;
    for (int i = 0; i < files * 4; ++i)
        urls.push_back(secureUrl('/' + QByteArray::number(i % files)));
    const Trace trace = runLive(workOn(urls), 16, Mode::Parallel);
    QCOMPARE(trace.failedCount(), 0);
    bool tls = false;
    for (int i = 0; i < files * 4; ++i) {
        QCOMPARE(trace.row(i).fetchBytes, content(i % files).size());
        tls = tls || has(*trace.detail(i), PartKind::Tls);
    }
    QVERIFY(tls);
    QVERIFY(has(*trace.detail(0), PartKind::Lookup));
}

void TestHttpServers::aCertificateOfNobodyIsRefused()
{
    const QByteArray trusted = qgetenv("SSL_CERT_FILE");
    qunsetenv("SSL_CERT_FILE");
    WorkSpec work = workOn({secureUrl("/1"), url("/1")});
    work.rules.retries = 3;
    const Trace trace = runLive(work);
    qputenv("SSL_CERT_FILE", trusted);
    QCOMPARE(trace.failedCount(), 1);
    QCOMPARE(trace.row(0).fetchStatus, Status::Failed);
    QCOMPARE(trace.row(0).attempts, 1); // it will not be another the next time
    QVERIFY2(trace.detail(0)->error.contains(QStringLiteral("certificate")),
             qPrintable(trace.detail(0)->error));
}

void TestHttpServers::redirectsAreFollowed()
{
    const Trace trace = runLive(workOn({url("/moved"), secureUrl("/moved")}));
    QCOMPARE(trace.failedCount(), 0);
    for (const std::int64_t item : {0, 1}) {
        QCOMPARE(trace.row(item).fetchBytes, content(7).size());
        QCOMPARE(trace.row(item).attempts, 1);
        int answers = 0; // one of each request
        for (const FetchPart &part : trace.parts(item))
            answers += part.kind == PartKind::Download ? 1 : 0;
        QCOMPARE(answers, 2);
    }
}

// Where it leads is another request, which stands in line once more.
void TestHttpServers::aRedirectTakesItsTurn()
{
    WorkSpec work = workOn({url("/moved")});
    work.rules.rate = 100;
    const Trace trace = runLive(work);
    QCOMPARE(trace.failedCount(), 0);
    bool answered = false;
    bool waited = false; // behind the first answer
    for (const FetchPart &part : trace.parts(0)) {
        answered = answered || part.kind == PartKind::Download;
        waited = waited || (answered && part.kind == PartKind::Rate);
        QVERIFY(part.kind != PartKind::Waiting);
    }
    QVERIFY(waited);
}

void TestHttpServers::secretsStayInTls_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("asked");
    const QByteArray plain = "localhost:" + QByteArray::number(m_port);
    QTest::newRow("asked directly") << QByteArray("/asked") << QByteArray("mine.example sesame de");
    QTest::newRow("led to where it was") << QByteArray("/home") << QByteArray("mine.example sesame de");
    QTest::newRow("led out of TLS") << QByteArray("/plain") << plain + "  de";
}

void TestHttpServers::secretsStayInTls()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, asked);
    WorkSpec work = workOn({secureUrl(path)});
    work.steps = {{QStringLiteral("sha256"), {}}};
    work.rules.headers = {QStringLiteral("Host: mine.example"), QStringLiteral("X-Api-Key: sesame"),
                          QStringLiteral("Accept-Language: de")};
    const Trace trace = runLive(work);
    QCOMPARE(trace.failedCount(), 0);
    QCOMPARE(trace.detail(0)->digest, QCryptographicHash::hash(asked, QCryptographicHash::Sha256));
}

void TestHttpServers::redirectsEndSomewhere()
{
    const Trace trace = runLive(workOn({url("/loop"), url("/away"), url("/3")}));
    QCOMPARE(trace.failedCount(), 2);
    QCOMPARE(trace.detail(0)->error, QStringLiteral("more than 10 redirects"));
    QCOMPARE(
        trace.detail(1)->error,
        QStringLiteral("redirected to file:///etc/passwd: file is not fetched: only http and https are"));
    QCOMPARE(trace.row(2).fetchBytes, content(3).size());
}

void TestHttpServers::aBombIsOneFailedItem()
{
    WorkSpec work = workOn({url("/1"), url("/bomb"), url("/2")});
    work.rules.maxBytes = 1'000'000;
    const Trace trace = runLive(work);
    QCOMPARE(trace.failedCount(), 1);
    QCOMPARE(trace.detail(1)->error, QStringLiteral("more than 1MB"));
}

void TestHttpServers::whoIsBusySaysWhenToComeBack()
{
    WorkSpec work = workOn({url("/busy"), url("/never")});
    work.rules.retries = 1;
    const Trace trace = runLive(work);
    QCOMPARE(trace.failedCount(), 2);
    QCOMPARE(trace.detail(0)->httpStatus, 429);
    QCOMPARE(trace.row(0).attempts, 2);
    for (const FetchPart &part : trace.parts(0))
        if (part.kind == PartKind::Backoff)
            QVERIFY(part.end - part.begin >= 1s);
    QCOMPARE(trace.row(1).attempts, 1); // a day is not waited for
}

void TestHttpServers::pythonsServer()
{
    const quint16 port = freePort();
    QProcess python;
    python.setStandardErrorFile(QProcess::nullDevice());
    python.start(QStringLiteral("python3"),
                 {QStringLiteral("-m"), QStringLiteral("http.server"), QString::number(port),
                  QStringLiteral("--bind"), QStringLiteral("127.0.0.1"), QStringLiteral("--directory"),
                  m_folder.path() + QStringLiteral("/www")});
    QVERIFY2(answers(port, python), "python3 does not serve");
    std::vector<QByteArray> urls;
    for (int i = 0; i < files * 2; ++i)
        urls.push_back("http://127.0.0.1:" + QByteArray::number(port) + '/' + QByteArray::number(i % files));
    urls.push_back("http://127.0.0.1:" + QByteArray::number(port) + "/nothing%20here");
    for (const Mode mode : allModes) {
        const Trace trace = runLive(workOn(urls), 4, mode);
        QCOMPARE(trace.failedCount(), 1);
        QCOMPARE(trace.detail(files * 2)->error, QStringLiteral("HTTP 404"));
        for (int i = 0; i < files * 2; ++i)
            QCOMPARE(trace.row(i).fetchBytes, content(i % files).size());
    }
    end(python);
}

QTEST_GUILESS_MAIN(TestHttpServers)
#include "tst_http_servers.moc"
