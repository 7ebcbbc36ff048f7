// SPDX-License-Identifier: MIT
// Heads of requests, as clients write them, as they come in pieces, and as nobody should write them.
#include "serve/request_head.h"

#include <QByteArray>
#include <QTest>

#include <random>

using namespace overlapse;

Q_DECLARE_METATYPE(std::string)

namespace {

std::string get(const std::string &target, const std::string &fields = "Host: localhost\r\n",
                const std::string &version = "HTTP/1.1")
{
    return "GET " + target + ' ' + version + "\r\n" + fields + "\r\n";
}

QByteArray bytes(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

} // namespace

class TestRequestHead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHeadIsRead();
    void theConnectionLastsOrNot_data();
    void theConnectionLastsOrNot();
    void aBodyIsNoticed_data();
    void aBodyIsNoticed();
    void conditionsAreRead();
    void hostsHaveNoPort_data();
    void hostsHaveNoPort();
    void refused_data();
    void refused();
    void noPieceOfAGoodHeadIsRefused();
    void onlyTheFirstHeadIsTaken();
    void whatIsEndlessIsRefusedInTime();
    void anyBytesAreRefusedOrRead();
    void onlyNamesOfThisMachine();
};

void TestRequestHead::aHeadIsRead()
{
    const std::string text = get("/a%20b?c=d", "Host: localhost:8080\r\nAccept: */*\r\nRange: bytes=1-\r\n");
    const ParsedHead parsed = parseRequestHead(text);
    QCOMPARE(parsed.state, ParsedHead::State::Complete);
    QCOMPARE(parsed.size, text.size());
    QCOMPARE(bytes(parsed.head.method), QByteArray("GET"));
    QCOMPARE(bytes(parsed.head.target), QByteArray("/a%20b?c=d"));
    QCOMPARE(bytes(parsed.head.host), QByteArray("localhost"));
    QCOMPARE(parsed.head.conditions.range, std::string("bytes=1-"));
    QCOMPARE(parsed.head.conditions.ifNoneMatch, std::string());
    QVERIFY(!parsed.head.last);
    QVERIFY(!parsed.head.hasBody);
    // Line ends of one character, and methods that are not known here, are fine.
    const ParsedHead other = parseRequestHead("PROPFIND / HTTP/1.1\nhost:\t127.0.0.1 \n\n");
    QCOMPARE(other.state, ParsedHead::State::Complete);
    QCOMPARE(bytes(other.head.method), QByteArray("PROPFIND"));
    QCOMPARE(bytes(other.head.host), QByteArray("127.0.0.1"));
}

void TestRequestHead::theConnectionLastsOrNot_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<bool>("last");
    QTest::newRow("1.1") << get("/") << false;
    QTest::newRow("1.0") << get("/", "", "HTTP/1.0") << true;
    QTest::newRow("1.0 with a wish") << get("/", "Connection: keep-alive\r\n", "HTTP/1.0") << true;
    QTest::newRow("a later 1.x") << get("/", "Host: a\r\n", "HTTP/1.9") << false;
    QTest::newRow("close") << get("/", "Host: a\r\nConnection: close\r\n") << true;
    QTest::newRow("in any case, in a list")
        << get("/", "Host: a\r\ncOnnection: Foo ,\tCLOSE, bar\r\n") << true;
    QTest::newRow("a word with close in it") << get("/", "Host: a\r\nConnection: closed\r\n") << false;
}

void TestRequestHead::theConnectionLastsOrNot()
{
    QFETCH(const std::string, text);
    const ParsedHead parsed = parseRequestHead(text);
    QCOMPARE(parsed.state, ParsedHead::State::Complete);
    QTEST(parsed.head.last, "last");
}

void TestRequestHead::aBodyIsNoticed_data()
{
    QTest::addColumn<std::string>("fields");
    QTest::addColumn<bool>("hasBody");
    QTest::newRow("a length") << std::string("content-length: 12\r\n") << true;
    QTest::newRow("no length") << std::string("Content-Length: 0\r\n") << false;
    QTest::newRow("a length, twice") << std::string("Content-Length: 7\r\nContent-Length: 07\r\n") << true;
    QTest::newRow("no length, twice") << std::string("Content-Length: 0\r\nContent-Length: 00\r\n") << false;
    QTest::newRow("a length beyond all numbers") << "Content-Length: " + std::string(100, '9') + "\r\n"
                                                 << true;
    QTest::newRow("chunks") << std::string("Transfer-Encoding: chunked\r\n") << true;
    QTest::newRow("packed chunks") << std::string("Transfer-Encoding: gzip, Chunked\r\n") << true;
}

void TestRequestHead::aBodyIsNoticed()
{
    QFETCH(const std::string, fields);
    const std::string text = get("/", "Host: localhost\r\n" + fields);
    const ParsedHead parsed = parseRequestHead(text);
    QCOMPARE(parsed.state, ParsedHead::State::Complete);
    QTEST(parsed.head.hasBody, "hasBody");
}

void TestRequestHead::conditionsAreRead()
{
    const std::string text =
        get("/",
            "Host: a\r\nif-match: \"a\"\r\nIf-None-Match: \"b\"\r\nIF-NONE-MATCH: W/\"c\"\r\n"
            "If-Modified-Since: d\r\nIf-Unmodified-Since: e\r\nIf-Range: f\r\nRange: g\r\n");
    const Conditions conditions = parseRequestHead(text).head.conditions;
    QCOMPARE(conditions.ifMatch, std::string("\"a\""));
    QCOMPARE(conditions.ifNoneMatch, std::string("\"b\",W/\"c\""));
    QCOMPARE(conditions.ifModifiedSince, std::string("d"));
    QCOMPARE(conditions.ifUnmodifiedSince, std::string("e"));
    QCOMPARE(conditions.ifRange, std::string("f"));
    QCOMPARE(conditions.range, std::string("g"));
}

void TestRequestHead::hostsHaveNoPort_data()
{
    QTest::addColumn<std::string>("value");
    QTest::addColumn<QByteArray>("host");
    QTest::newRow("name") << std::string("localhost") << QByteArray("localhost");
    QTest::newRow("name and port") << std::string("localhost:80") << QByteArray("localhost");
    QTest::newRow("address") << std::string("127.0.0.1:65535") << QByteArray("127.0.0.1");
    QTest::newRow("IPv6") << std::string("[::1]") << QByteArray("[::1]");
    QTest::newRow("IPv6 and port") << std::string("[::1]:80") << QByteArray("[::1]");
}

void TestRequestHead::hostsHaveNoPort()
{
    QFETCH(const std::string, value);
    const std::string text = get("/", "Host: " + value + "\r\n");
    const ParsedHead parsed = parseRequestHead(text);
    QCOMPARE(parsed.state, ParsedHead::State::Complete);
    QTEST(bytes(parsed.head.host), "host");
}

void TestRequestHead::refused_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("refusal");
    const auto with = [](const std::string &field) { return get("/", "Host: a\r\n" + field + "\r\n"); };
    using namespace std::string_literals;
    QTest::newRow("two lengths") << with("Content-Length: 7\r\nContent-Length: 0") << 400;
    QTest::newRow("two lengths, the other way") << with("Content-Length: 0\r\nContent-Length: 7") << 400;
    QTest::newRow("three lengths") << with("Content-Length: 7\r\nContent-Length: 7\r\nContent-Length: 8")
                                   << 400;
    QTest::newRow("lengths in a list") << with("Content-Length: 7, 7") << 400;
    QTest::newRow("a body that ends twice") << with("Content-Length: 3\r\nTransfer-Encoding: chunked") << 400;
    QTest::newRow("a body without end") << with("Transfer-Encoding: gzip") << 400;
    QTest::newRow("a body whose end is not last") << with("Transfer-Encoding: chunked, gzip") << 400;
    QTest::newRow("no version") << "GET /\r\n\r\n"s << 400;
    QTest::newRow("no target") << "GET HTTP/1.1\r\n\r\n"s << 400;
    QTest::newRow("two blanks") << "GET  / HTTP/1.1\r\nHost: a\r\n\r\n"s << 400;
    QTest::newRow("a blank in the target") << get("/a b") << 400;
    QTest::newRow("a blank at the end") << "GET / HTTP/1.1 \r\nHost: a\r\n\r\n"s << 400;
    QTest::newRow("a blank first") << " GET / HTTP/1.1\r\nHost: a\r\n\r\n"s << 400;
    QTest::newRow("a carriage return first") << "\rGET / HTTP/1.1\r\nHost: a\r\n\r\n"s << 400;
    QTest::newRow("a method that is no word") << "G(T / HTTP/1.1\r\nHost: a\r\n\r\n"s << 400;
    QTest::newRow("a method without end") << std::string(33, 'G') << 400;
    QTest::newRow("TLS") << "\x16\x03\x01\x02\x00\x01\x00\x01\xfc"s << 400;
    QTest::newRow("NUL in the target") << get("/\0"s) << 400;
    QTest::newRow("a carriage return in the target") << get("/\r") << 400;
    QTest::newRow("a lower-case version") << get("/", "Host: a\r\n", "http/1.1") << 400;
    QTest::newRow("no minor version") << get("/", "Host: a\r\n", "HTTP/1") << 400;
    QTest::newRow("a version of letters") << get("/", "Host: a\r\n", "HTTP/x.y") << 400;
    QTest::newRow("HTTP/2") << "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"s << 505;
    QTest::newRow("HTTP/0.9 by name") << get("/", "Host: a\r\n", "HTTP/0.9") << 505;
    QTest::newRow("no host") << get("/", "") << 400;
    QTest::newRow("two hosts") << with("Host: a") << 400;
    QTest::newRow("a field without a colon") << with("Accept") << 400;
    QTest::newRow("a field without a name") << with(": x") << 400;
    QTest::newRow("a blank before the colon") << with("Accept : x") << 400;
    QTest::newRow("a field that goes on in the next line") << with("Accept: x\r\n y") << 400;
    QTest::newRow("NUL in a field") << with("Accept: \0x"s) << 400;
    QTest::newRow("a carriage return in a field") << with("Accept: x\ry") << 400;
    QTest::newRow("a length that is no number") << with("Content-Length: -1") << 400;
    QTest::newRow("an empty length") << with("Content-Length:") << 400;
    QTest::newRow("a long target") << get('/' + std::string(longestTarget, 'a')) << 414;
    QTest::newRow("a long target that is not all there") << "GET /" + std::string(longestTarget, 'a') << 414;
    QTest::newRow("a large head") << with("Accept: " + std::string(longestHead, 'a')) << 431;
    QTest::newRow("a large head that is not all there")
        << "GET / HTTP/1.1\r\nAccept: " + std::string(longestHead, 'a') << 431;
    std::string many;
    for (int i = 0; i < 4000; ++i)
        many += "a: b\r\n";
    QTest::newRow("many fields") << "GET / HTTP/1.1\r\n" + many << 431;
}

void TestRequestHead::refused()
{
    QFETCH(const std::string, text);
    const ParsedHead parsed = parseRequestHead(text);
    QCOMPARE(parsed.state, ParsedHead::State::Refused);
    QTEST(parsed.refusal, "refusal");
}

void TestRequestHead::noPieceOfAGoodHeadIsRefused()
{
    const std::string text = "\r\n\n"
        + get("/a/" + std::string(longestTarget - 3, 'x'), "Host: localhost:1\r\nAccept: text/html, */*\r\n");
    for (std::size_t size = 0; size < text.size(); ++size) {
        const ParsedHead parsed = parseRequestHead(std::string_view(text).substr(0, size));
        QVERIFY2(parsed.state == ParsedHead::State::Incomplete, qPrintable(QString::number(size)));
    }
    const ParsedHead parsed = parseRequestHead(text);
    QCOMPARE(parsed.state, ParsedHead::State::Complete);
    QCOMPARE(parsed.size, text.size());
}

void TestRequestHead::onlyTheFirstHeadIsTaken()
{
    const std::string first = get("/first");
    const std::string all = first + get("/second") + "GE";
    const ParsedHead parsed = parseRequestHead(all);
    QCOMPARE(bytes(parsed.head.target), QByteArray("/first"));
    QCOMPARE(parsed.size, first.size());
    QCOMPARE(bytes(parseRequestHead(std::string_view(all).substr(parsed.size)).head.target),
             QByteArray("/second"));
    // However much comes behind it.
    const std::string flood = first + std::string(10 * longestHead, '\n');
    QCOMPARE(parseRequestHead(flood).size, first.size());
}

void TestRequestHead::whatIsEndlessIsRefusedInTime()
{
    for (const std::string &unit : {std::string("\r\n"), std::string("A"), std::string("GET / HTTP/1.1\r\n"),
                                    std::string("GET /a"), std::string("a: b\r\n")}) {
        std::string text;
        while (text.size() < longestHead && parseRequestHead(text).state == ParsedHead::State::Incomplete)
            text += unit;
        QVERIFY2(parseRequestHead(text).state == ParsedHead::State::Refused, unit.c_str());
    }
}

void TestRequestHead::anyBytesAreRefusedOrRead()
{
    std::mt19937 random(1);
    const std::string good = get("/a?b", "Host: localhost\r\nConnection: close\r\nContent-Length: 0\r\n");
    std::array<int, 3> seen{};
    for (int round = 0; round < 20'000; ++round) {
        std::string text = good;
        for (unsigned change = 0; change <= random() % 4; ++change) {
            const std::size_t at = random() % text.size();
            switch (random() % 3) {
            case 0: text[at] = static_cast<char>(random()); break;
            case 1: text.erase(at, random() % 8); break;
            default: text.insert(at, text.substr(random() % text.size(), random() % 20)); break;
            }
        }
        const ParsedHead parsed = parseRequestHead(text);
        ++seen.at(static_cast<std::size_t>(parsed.state));
        QVERIFY(parsed.size <= text.size());
        if (parsed.state == ParsedHead::State::Refused)
            QVERIFY(parsed.refusal >= 400 && parsed.refusal < 600);
        if (parsed.state == ParsedHead::State::Complete)
            QVERIFY(!parsed.head.method.empty() && !parsed.head.target.empty());
    }
    for (const int count : seen)
        QVERIFY(count > 100);
}

void TestRequestHead::onlyNamesOfThisMachine()
{
    for (const char *name : {"127.0.0.1", "localhost", "LocalHost", "localhost.", "a.localhost", "[::1]"})
        QVERIFY2(isLoopbackName(name), name);
    for (const char *name : {"", "example.com", "localhost.example.com", "notlocalhost", ".localhost",
                             "127.0.0.1.example.com", "0.0.0.0", "192.168.1.1"})
        QVERIFY2(!isLoopbackName(name), name);
}

QTEST_APPLESS_MAIN(TestRequestHead)
#include "tst_request_head.moc"
