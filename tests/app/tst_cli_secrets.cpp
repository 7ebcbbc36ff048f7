// SPDX-License-Identifier: MIT
// What may be secret in URLs and headers: printed never, written to files only with --unmask.
#include "program.h"

#include <atomic>
#include <cstring>
#include <thread>

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace overlapse;

namespace {

constexpr const char *secrets[] = {"pass5ecret", "query5ecret", "mark5ecret", "moved5ecret", "header5ecret"};

bool tells(const QByteArray &text)
{
    return text.contains("5ecret");
}

// Answers /away with the way to where nobody may go, and everything else with "ok"; says if the headers came.
class Redirecting
{
public:
    Redirecting()
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof(address);
        if (::bind(m_socket, reinterpret_cast<sockaddr *>(&address), size) != 0 || ::listen(m_socket, 16) != 0
            || ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&address), &size) != 0)
            qFatal("no socket to listen on");
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { serve(); });
    }
    Redirecting(const Redirecting &) = delete;
    Redirecting &operator=(const Redirecting &) = delete;
    ~Redirecting()
    {
        m_ending = true;
        m_thread.join();
        ::close(m_socket);
    }
    [[nodiscard]] QString url(const QString &path) const
    {
        return QStringLiteral("http://me:pass5ecret@127.0.0.1:%1/%2?key=query5ecret#mark=mark5ecret")
            .arg(m_port)
            .arg(path);
    }
    /// Requests that brought all that they should.
    [[nodiscard]] int whole() const { return m_whole; }

private:
    void serve()
    {
        while (!m_ending) {
            pollfd waiting{m_socket, POLLIN, 0};
            if (::poll(&waiting, 1, 20) <= 0)
                continue;
            const int client = ::accept(m_socket, nullptr, nullptr);
            QByteArray request;
            char bytes[4096];
            for (ssize_t n = 1; n > 0 && !request.contains("\r\n\r\n");) {
                n = ::read(client, bytes, sizeof(bytes));
                request.append(bytes, std::max<ssize_t>(n, 0));
            }
            m_whole += request.contains("?key=query5ecret") && request.contains("header5ecret") ? 1 : 0;
            const QByteArray answer = request.startsWith("GET /away")
                ? "HTTP/1.1 302 Found\r\nLocation: ftp://me:moved5ecret@host/?key=moved5ecret\r\n"
                  "Content-Length: 0\r\nConnection: close\r\n\r\n"
                : "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";
            const ssize_t sent = ::send(client, answer.constData(), std::size_t(answer.size()), MSG_NOSIGNAL);
            Q_UNUSED(sent);
            ::close(client);
        }
    }

    int m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    quint16 m_port = 0;
    std::atomic<bool> m_ending = false;
    std::atomic<int> m_whole = 0;
    std::thread m_thread;
};

const QStringList allFormats{"svg", "png", "pdf", "csv", "json", "trace.json", "overlapse"};

QStringList exportsTo(const QString &name)
{
    QStringList arguments;
    for (const QString &suffix : allFormats)
        arguments << QStringLiteral("--export") << name + u'.' + suffix;
    return arguments;
}

} // namespace

class TestCliSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingTellsThemUnlessAsked_data();
    void nothingTellsThemUnlessAsked();
    void exportsMaskAgainUnlessAsked();
    void mistakesDoNotRepeatThem_data();
    void mistakesDoNotRepeatThem();
};

void TestCliSecrets::nothingTellsThemUnlessAsked_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<int>("times");
    QTest::newRow("run") << QStringList{"run"} << 1;
    QTest::newRow("run, as JSON") << QStringList{"run", "--json"} << 1;
    QTest::newRow("compare") << QStringList{"compare", "--yes", "--modes", "sequential,parallel"} << 2;
}

void TestCliSecrets::nothingTellsThemUnlessAsked()
{
    QFETCH(const QStringList, command);
    QFETCH(const int, times);
    for (const bool unmask : {false, true}) {
        const Redirecting server;
        const Place place;
        QStringList arguments = command;
        arguments << QStringList{"--fetch",     "http",
                                 "--inputs",    server.url(QStringLiteral("ok")),
                                 "--inputs",    server.url(QStringLiteral("away")),
                                 "--transform", "none",
                                 "--header",    "Authorization: Bearer header5ecret"}
                  << exportsTo(QStringLiteral("a"));
        if (unmask)
            arguments << QStringLiteral("--unmask");
        const Outcome outcome = place.run(arguments);
        QCOMPARE(outcome.status, 1); // the one that led away failed
        QCOMPARE(server.whole(), 2 * times);
        QVERIFY2(outcome.err.contains("redirected to ftp://***@host/?key=***: ftp is not fetched"),
                 outcome.err.constData());
        QVERIFY(!tells(outcome.out));
        QVERIFY2(!tells(outcome.err), outcome.err.constData());
        for (const QString &suffix : allFormats) {
            const QByteArray content = place.content(QStringLiteral("a.") + suffix);
            QVERIFY2(!content.isEmpty(), qPrintable(suffix));
            const bool picture = allFormats.indexOf(suffix) < 3; // of several URLs, it says only how many
            QVERIFY2(tells(content) == (unmask && !picture), qPrintable(suffix));
        }
        if (unmask)
            for (const char *secret : secrets)
                QVERIFY2(place.content(QStringLiteral("a.overlapse")).contains(secret), secret);
    }
}

// A recording of one URL, which pictures name in their titles.
void TestCliSecrets::exportsMaskAgainUnlessAsked()
{
    const Redirecting server;
    const Place place;
    const Outcome made = place.run({"run", "--fetch", "http", "--inputs", server.url(QStringLiteral("ok")),
                                    "--transform", "none", "--header", "Authorization: Bearer header5ecret",
                                    "--unmask", "--export", "whole.overlapse"});
    QCOMPARE(made.status, 0);
    QVERIFY(!tells(made.out) && !tells(made.err));
    QVERIFY(tells(place.content(QStringLiteral("whole.overlapse"))));
    for (const QStringList &arguments :
         {QStringList{"export", "whole.overlapse"} + exportsTo(QStringLiteral("masked")),
          QStringList{"export", "masked.overlapse"} + exportsTo(QStringLiteral("again")),
          QStringList{"export", "whole.overlapse", "--unmask"} + exportsTo(QStringLiteral("kept"))}) {
        const Outcome outcome = place.run(arguments);
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QVERIFY(!tells(outcome.out) && !tells(outcome.err));
    }
    for (const QString &suffix : allFormats) {
        const QByteArray masked = place.content(QStringLiteral("masked.") + suffix);
        const QByteArray kept = place.content(QStringLiteral("kept.") + suffix);
        QVERIFY2(!tells(masked) && !masked.isEmpty(), qPrintable(suffix));
        // Once masked, nothing brings it back; and what cannot be read here, as in pixels, is the same too.
        QVERIFY2(masked == place.content(QStringLiteral("again.") + suffix), qPrintable(suffix));
        QVERIFY2(masked != kept, qPrintable(suffix));
        const bool packed = suffix == QLatin1String("png") || suffix == QLatin1String("pdf");
        QVERIFY2(tells(kept) || packed, qPrintable(suffix));
    }
}

void TestCliSecrets::mistakesDoNotRepeatThem_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("a URL of another kind")
        << QStringList{"--inputs", "ftp://me:pass5ecret@h/?key=query5ecret"};
    QTest::newRow("a URL that is none")
        << QStringList{"--inputs", "http://me:pass5ecret@h:x/?key=query5ecret"};
    QTest::newRow("a header without a colon")
        << QStringList{"--inputs", "http://h/", "--header", "Authorization Bearer header5ecret"};
}

void TestCliSecrets::mistakesDoNotRepeatThem()
{
    QFETCH(const QStringList, arguments);
    const Outcome outcome = Place().run(QStringList{"run", "--fetch", "http"} + arguments);
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.out, QByteArray());
    QCOMPARE(outcome.err.count('\n'), 1);
    QVERIFY2(!tells(outcome.err), outcome.err.constData());
}

QTEST_GUILESS_MAIN(TestCliSecrets)
#include "tst_cli_secrets.moc"
