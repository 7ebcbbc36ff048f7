// SPDX-License-Identifier: MIT
// What is drawn from a server's options, and the texts of heads.
#include "serve/request_plan.h"
#include "serve/response_head.h"
#include "serve/serve_options.h"

#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

class TestServeOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plansAreDrawn();
    void datesAreWritten_data();
    void datesAreWritten();
    void typesComeFromSuffixes();
    void headsAreWritten();
};

void TestServeOptions::plansAreDrawn()
{
    ServeOptions options;
    QCOMPARE(planOf(options, 0).wait, Nanos(0));
    options.latency.a = 50ms;
    options.fail = 0.1;
    int failed = 0;
    for (int i = 0; i < 10'000; ++i) {
        const RequestPlan plan = planOf(options, i);
        QCOMPARE(plan.wait, Nanos(50ms));
        QCOMPARE(plan.fails, uniformDraw(1, i, 1) < 0.1);
        failed += plan.fails ? 1 : 0;
    }
    QVERIFY2(failed > 850 && failed < 1150, qPrintable(QString::number(failed)));
    // A latency is that of an item's fetch with the same number.
    options.latency = {.kind = TimeSpec::Kind::Lognormal, .a = 80ms, .p = 0.6};
    WorkSpec work;
    work.fetchTime = options.latency;
    work.seed = options.seed = 7;
    const ServiceTimes times(work);
    for (int i = 0; i < 100; ++i)
        QCOMPARE(planOf(options, i).wait, times.fetch(i));
    for (const double share : {0.0, 1.0}) {
        options.fail = share;
        for (int i = 0; i < 1000; ++i)
            QCOMPARE(planOf(options, i).fails, share == 1);
    }
}

void TestServeOptions::datesAreWritten_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("the RFC's") << qint64(784'111'777) << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT");
    QTest::newRow("the first") << qint64(0) << QByteArray("Thu, 01 Jan 1970 00:00:00 GMT");
    QTest::newRow("before") << qint64(-1) << QByteArray("Wed, 31 Dec 1969 23:59:59 GMT");
    QTest::newRow("a leap day") << qint64(1'709'210'096) << QByteArray("Thu, 29 Feb 2024 12:34:56 GMT");
    QTest::newRow("beyond years") << std::numeric_limits<qint64>::max()
                                  << QByteArray("Fri, 31 Dec 9999 00:00:00 GMT");
    QTest::newRow("before years") << std::numeric_limits<qint64>::min()
                                  << QByteArray("Mon, 01 Jan 0001 00:00:00 GMT");
}

void TestServeOptions::datesAreWritten()
{
    QFETCH(const qint64, seconds);
    QTEST(QByteArray::fromStdString(httpDate(seconds)), "text");
}

void TestServeOptions::typesComeFromSuffixes()
{
    const auto type = [](const char *path) { return QByteArray(contentTypeOf(path).data()); };
    QCOMPARE(type("a.html"), QByteArray("text/html"));
    QCOMPARE(type("a/b.TXT"), QByteArray("text/plain"));
    QCOMPARE(type("a.tar.gz"), QByteArray("application/gzip"));
    QCOMPARE(type("a.jpeg"), QByteArray("image/jpeg"));
    for (const char *path : {"", "html", "a.html/b", "a.htmlx", "a.", ".", "a.html~"})
        QCOMPARE(type(path), QByteArray("application/octet-stream"));
}

void TestServeOptions::headsAreWritten()
{
    std::string text;
    appendHead(text, {.length = 12, .type = "text/html", .modified = 0});
    QCOMPARE(text,
             std::string("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 12\r\n"
                         "Last-Modified: Thu, 01 Jan 1970 00:00:00 GMT\r\n\r\n"));
    text.clear();
    appendHead(text, {.status = 405, .type = "text/plain", .modified = {}, .last = true});
    QCOMPARE(text,
             std::string("HTTP/1.1 405 Method Not Allowed\r\nContent-Type: text/plain\r\n"
                         "Content-Length: 0\r\nAllow: GET, HEAD\r\nConnection: close\r\n\r\n"));
    text.clear();
    appendHead(
        text,
        {.status = 206, .length = 2, .type = "text/plain", .etag = "\"a\"", .contentRange = "bytes 0-1/3"});
    QCOMPARE(text,
             std::string("HTTP/1.1 206 Partial Content\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n"
                         "ETag: \"a\"\r\nAccept-Ranges: bytes\r\nContent-Range: bytes 0-1/3\r\n\r\n"));
    text.clear();
    appendHead(text, {.status = 304, .etag = "\"a\""});
    QCOMPARE(text, std::string("HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\nAccept-Ranges: bytes\r\n\r\n"));
    text.clear();
    appendHead(text, {.status = 503, .type = "text/plain", .retryAfter = 30});
    QCOMPARE(
        text,
        std::string("HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n"
                    "Retry-After: 30\r\n\r\n"));
}

QTEST_APPLESS_MAIN(TestServeOptions)
#include "tst_serve_options.moc"
