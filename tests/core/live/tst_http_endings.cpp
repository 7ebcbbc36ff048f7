// SPDX-License-Identifier: MIT
// Responses that end before they should, in every way and at every byte; and connections that do.
#include "live/live_run.h"

#include "core/live/scripted_server.h"
#include "core/workload/packed.h"

#include <QCryptographicHash>
#include <QTest>

#include <array>
#include <atomic>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

enum class Framing {
    LengthOfAll, ///< also where the body was cut
    LengthOfCut,
    Chunks,    ///< well ended
    CutChunks, ///< which have no end
    Closing,   ///< what ends the connection ends the body
};
constexpr std::array framings{Framing::LengthOfAll, Framing::LengthOfCut, Framing::Chunks, Framing::CutChunks,
                              Framing::Closing};
constexpr std::array framingNames{"length of all", "length of what comes", "chunks", "cut chunks", "closing"};

QByteArray chunked(const QByteArray &bytes)
{
    return bytes.isEmpty() ? QByteArray() : QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

QByteArray lengthField(qsizetype size)
{
    return "Content-Length: " + QByteArray::number(size) + "\r\n";
}

QByteArray response(const QByteArray &fields, const QByteArray &body)
{
    return "HTTP/1.1 200 OK\r\n" + fields + "\r\n" + body;
}

// The first `size` bytes of a body.
QByteArray responseOf(const PackedBody &body, Framing framing, qsizetype size)
{
    const QByteArray coding =
        body.coding.isEmpty() ? QByteArray() : "Content-Encoding: " + body.coding + "\r\n";
    const QByteArray bytes = body.bytes.left(size);
    const QByteArray chunks = chunked(bytes.left(size / 2)) + chunked(bytes.mid(size / 2));
    switch (framing) {
    case Framing::LengthOfAll: return response(coding + lengthField(body.bytes.size()), bytes);
    case Framing::LengthOfCut: return response(coding + lengthField(size), bytes);
    case Framing::Chunks: return response(coding + "Transfer-Encoding: chunked\r\n", chunks + "0\r\n\r\n");
    case Framing::CutChunks: return response(coding + "Transfer-Encoding: chunked\r\n", chunks);
    case Framing::Closing: return response(coding, bytes);
    }
    return {};
}

// Whether so many bytes could be all.
bool couldBeAll(const PackedBody &body, Framing framing, qsizetype size)
{
    if (framing == Framing::CutChunks || (framing == Framing::LengthOfAll && size < body.bytes.size()))
        return false;
    return body.coding.isEmpty() || body.isWhole(size);
}

WorkSpec workOn(const ScriptedServer &server, std::int64_t items)
{
    auto list = std::make_shared<InputList>();
    for (std::int64_t i = 0; i < items; ++i)
        list->paths.push_back(server.url('/' + QByteArray::number(i)));
    WorkSpec work;
    work.items = items;
    work.fetch = FetchKind::Http;
    work.transform = TransformKind::Real;
    work.steps = {{QStringLiteral("sha256"), {}}};
    work.inputs = std::move(list);
    return work;
}

Trace runLive(const WorkSpec &work, int inFlight = 1)
{
    const Mode mode = inFlight > 1 ? Mode::Concurrent : Mode::Sequential;
    LiveRun run({.mode = mode, .fetchLimit = inFlight, .transformLimit = 1, .threads = 1}, work,
                {.cores = 1});
    return run.future().result();
}

// Item i is answered with the i-th response, and the connection ends.
Trace fetchAll(const std::vector<QByteArray> &responses, const FetchRules &rules = {})
{
    const ScriptedServer server([&responses](const QByteArray &head) {
        return Reply{responses[ScriptedServer::targetOf(head).mid(1).toUInt()], true};
    });
    WorkSpec work = workOn(server, static_cast<std::int64_t>(responses.size()));
    work.rules = rules;
    return runLive(work);
}

void checkFailed(const Trace &trace, std::int64_t item)
{
    const ItemRow row = trace.row(item);
    const QString error = trace.detail(item) ? trace.detail(item)->error : QString();
    QVERIFY2(row.fetchStatus == Status::Failed, qPrintable(QString::number(item)));
    QCOMPARE(row.transformStatus, Status::Skipped);
    QVERIFY(!error.isEmpty());
    for (const char *word : {"disk", "application", "memory"})
        QVERIFY2(!error.contains(QLatin1String(word)), qPrintable(error));
}

void checkBrings(const Trace &trace, std::int64_t item, const QByteArray &data)
{
    QVERIFY2(trace.row(item).fetchStatus == Status::Ok, qPrintable(trace.detail(item)->error));
    QCOMPARE(trace.row(item).fetchBytes, data.size());
    QCOMPARE(trace.detail(item)->digest, QCryptographicHash::hash(data, QCryptographicHash::Sha256));
}

std::vector<PackedBody> allBodies()
{
    std::vector<PackedBody> bodies = packedBodies();
    bodies.insert(bodies.begin(), PackedBody{.name = "as it is", .coding = {}, .bytes = packedText});
    return bodies;
}

} // namespace

class TestHttpEndings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyBodyIsCutAtEveryByte_data();
    void everyBodyIsCutAtEveryByte();
    void everyResponseIsCutAtEveryByte_data();
    void everyResponseIsCutAtEveryByte();
    void whatFailsMayBeTriedAgain_data();
    void whatFailsMayBeTriedAgain();
    void oddResponses_data();
    void oddResponses();
    void onlyTheItemsOwnBodyCounts_data();
    void onlyTheItemsOwnBodyCounts();
    void keptConnectionsMayCloseAtAnyTime_data();
    void keptConnectionsMayCloseAtAnyTime();
};

void TestHttpEndings::everyBodyIsCutAtEveryByte_data()
{
    QTest::addColumn<int>("body");
    QTest::addColumn<int>("framing");
    int index = 0;
    for (const PackedBody &body : allBodies()) {
        for (std::size_t framing = 0; framing < framings.size(); ++framing)
            QTest::addRow("%s, %s", body.name, framingNames[framing]) << index << static_cast<int>(framing);
        ++index;
    }
}

void TestHttpEndings::everyBodyIsCutAtEveryByte()
{
    QFETCH(int, body);
    QFETCH(int, framing);
    const PackedBody packed = allBodies()[static_cast<std::size_t>(body)];
    const Framing how = framings[static_cast<std::size_t>(framing)];
    std::vector<QByteArray> responses;
    for (qsizetype size = 0; size <= packed.bytes.size(); ++size)
        responses.push_back(responseOf(packed, how, size));
    const Trace trace = fetchAll(responses);
    for (qsizetype size = 0; size <= packed.bytes.size(); ++size) {
        if (couldBeAll(packed, how, size))
            checkBrings(trace, size, packed.coding.isEmpty() ? packed.bytes.left(size) : packed.dataOf(size));
        else
            checkFailed(trace, size);
    }
}

void TestHttpEndings::everyResponseIsCutAtEveryByte_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("endsByItself");
    const QByteArray gzip = gzipped(packedText);
    QTest::newRow("length") << response(lengthField(packedText.size()), {}) << packedText << true;
    QTest::newRow("length, gzip") << response("Content-Encoding: gzip\r\n" + lengthField(gzip.size()), {})
                                  << gzip << true;
    // The very last character says nothing that was not known: libcurl does not insist on it.
    QTest::newRow("chunks") << response("Transfer-Encoding: chunked\r\n", {})
                            << chunked(packedText) + "0\r\n\r" << true;
    QTest::newRow("closing") << response("X: y\r\n", {}) << packedText << false;
    QTest::newRow("nothing in it") << response(lengthField(0), {}) << QByteArray() << true;
    QTest::newRow("after 100") << "HTTP/1.1 100 Continue\r\n\r\n" + response(lengthField(2), {})
                               << QByteArray("hi") << true;
    QTest::newRow("after 103") << "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
            + response(lengthField(2), {})
                               << QByteArray("hi") << true;
    QTest::newRow("lines of one character")
        << QByteArray("HTTP/1.0 200 OK\nContent-Length: 2\n\n") << QByteArray("hi") << true;
}

void TestHttpEndings::everyResponseIsCutAtEveryByte()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, body);
    QFETCH(bool, endsByItself);
    const QByteArray whole = head + body;
    std::vector<QByteArray> responses;
    for (qsizetype size = 0; size <= whole.size(); ++size)
        responses.push_back(whole.left(size));
    const Trace trace = fetchAll(responses);
    for (qsizetype size = 0; size < whole.size(); ++size) {
        if (endsByItself || size < head.size())
            checkFailed(trace, size);
        else
            checkBrings(trace, size, body.left(size - head.size()));
    }
    QCOMPARE(trace.row(whole.size()).fetchStatus, Status::Ok);
}

void TestHttpEndings::whatFailsMayBeTriedAgain_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<bool>("again");
    const auto row = [](const char *name, const QByteArray &first, bool again) {
        QTest::newRow(name) << first << again;
    };
    const QByteArray gzip = gzipped(packedText);
    QByteArray damaged = gzip;
    damaged[20] = static_cast<char>(damaged[20] ^ 0x55);
    row("nothing", {}, true);
    row("half a status line", "HTTP/1.1 2", true);
    row("half a head", "HTTP/1.1 200 OK\r\nContent-Le", true);
    row("half a body", response(lengthField(10), "12345"), true);
    row("half a chunk", response("Transfer-Encoding: chunked\r\n", "a\r\n12345"), true);
    row("no chunk", response("Transfer-Encoding: chunked\r\n", "hello\r\n"), true);
    row("half of what was packed", response("Content-Encoding: gzip\r\n" + lengthField(9), gzip.left(9)),
        true);
    row("damaged", response("Content-Encoding: gzip\r\n" + lengthField(gzip.size()), damaged), true);
    row("not HTTP", QByteArray("\x00\xff\x16\x03 this is not HTTP\r\n\r\n", 23), true);
    row("not HTTP, but text", "SSH-2.0-OpenSSH_9.2\r\n", true);
    row("busy", "HTTP/1.1 503 Busy\r\n" + lengthField(2) + "\r\nno", true);
    row("busy, and cut", "HTTP/1.1 503 Busy\r\n" + lengthField(20) + "\r\nno", true);
    row("gone", "HTTP/1.1 404 Gone\r\n" + lengthField(2) + "\r\nno", false);
    row("gone, and cut", "HTTP/1.1 404 Gone\r\n" + lengthField(20) + "\r\nno", false);
    row("unknown coding", response("Content-Encoding: foo\r\n" + lengthField(2), "ha"), false);
    row("a head without end", response("X: " + QByteArray(300'000, 'a') + "\r\n", "hi"), false);
    row("nowhere", "HTTP/1.1 302 Go\r\nLocation: ftp://localhost/\r\n" + lengthField(0) + "\r\n", false);
}

// The second attempt is answered in full.
void TestHttpEndings::whatFailsMayBeTriedAgain()
{
    QFETCH(QByteArray, first);
    QFETCH(bool, again);
    int requests = 0;
    const ScriptedServer server([&](const QByteArray &) {
        return Reply{++requests == 1 ? first : response(lengthField(packedText.size()), packedText), true};
    });
    WorkSpec work = workOn(server, 1);
    work.rules.retries = 1;
    const Trace trace = runLive(work);
    QCOMPARE(trace.row(0).attempts, again ? 2 : 1);
    if (again)
        checkBrings(trace, 0, packedText);
    else
        checkFailed(trace, 0);
}

void TestHttpEndings::oddResponses_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QByteArray>("data");
    const auto good = [](const char *name, const QByteArray &response, const QByteArray &data) {
        QTest::newRow(name) << response << QString() << data;
    };
    const auto bad = [](const char *name, const QByteArray &response, const char *error) {
        QTest::newRow(name) << response << QString::fromLatin1(error) << QByteArray();
    };
    const QByteArray gzip = gzipped(packedText);
    good("no content, though packed", "HTTP/1.1 204 No Content\r\nContent-Encoding: gzip\r\n\r\n", {});
    good("two fields", response("Content-Encoding: gzip\r\nContent-Encoding: zstd\r\n", zstandard(gzip)),
         packedText);
    good("300 without a way", "HTTP/1.1 300 Choose\r\n" + lengthField(2) + "\r\nhi", "hi");
    good("a trailer",
         response("Transfer-Encoding: chunked\r\n", "2\r\nhi\r\n0\r\nContent-Encoding: gzip\r\n\r\n"), "hi");
    bad("a head alone", response({}, {}).chopped(2), "the response ended inside its head");
    bad("gzip of nothing", response("Content-Encoding: gzip\r\n" + lengthField(0), {}),
        "the response ended before its gzip data did");
    bad("unknown coding", response("Content-Encoding: foo\r\n" + lengthField(2), "ha"),
        "packed as 'foo', which is none of gzip, deflate, br, zstd");
    bad("packed for the transfer",
        response("Transfer-Encoding: gzip, chunked\r\n", chunked(gzip) + "0\r\n\r\n"),
        "sent in the transfer coding 'gzip, chunked', which was not asked for");
    bad("a line of 300 kB", response("X: " + QByteArray(300'000, 'a') + "\r\n", "hi"),
        "a line of the response's head has more than 100 kB");
    bad("not HTTP", "SSH-2.0-OpenSSH_9.2\r\n", "what came is not HTTP");
}

void TestHttpEndings::oddResponses()
{
    QFETCH(QByteArray, response);
    QFETCH(QString, error);
    QFETCH(QByteArray, data);
    const Trace trace = fetchAll({response});
    if (error.isEmpty())
        return checkBrings(trace, 0, data);
    checkFailed(trace, 0);
    QCOMPARE(trace.detail(0)->error, error);
}

void TestHttpEndings::onlyTheItemsOwnBodyCounts_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QString>("error");
    const QByteArray large(50'000, 'a');
    const QByteArray endless(3'000'000, 'a');
    const auto with = [](const QByteArray &status, const QByteArray &body) {
        return "HTTP/1.1 " + status + "\r\n" + lengthField(body.size()) + "\r\n" + body;
    };
    QTest::newRow("a redirect's") << with("302 Go\r\nLocation: /again", large) << QString();
    QTest::newRow("a busy server's") << with("503 Busy", large) << QString();
    QTest::newRow("a busy server's, without end") << with("503 Busy", endless) << QString();
    QTest::newRow("of what is not there") << with("404 Not Found", large) << QStringLiteral("HTTP 404");
    QTest::newRow("of what is not there, without end")
        << with("404 Not Found", endless) << QStringLiteral("HTTP 404");
    QTest::newRow("an error's that names a place, without end")
        << with("410 Gone\r\nLocation: /again", endless) << QStringLiteral("HTTP 410");
    QTest::newRow("a redirect's, without end")
        << with("302 Go\r\nLocation: /again", endless) << QStringLiteral("a redirect with more than 1MiB");
    QTest::newRow("its own") << with("200 OK", large) << QStringLiteral("more than 1kB");
}

void TestHttpEndings::onlyTheItemsOwnBodyCounts()
{
    QFETCH(QByteArray, first);
    QFETCH(QString, error);
    int requests = 0;
    const ScriptedServer server([&](const QByteArray &) {
        return Reply{++requests == 1 ? first : response(lengthField(packedText.size()), packedText), true};
    });
    WorkSpec work = workOn(server, 1);
    work.rules.maxBytes = 1000;
    work.rules.retries = 1;
    const Trace trace = runLive(work);
    if (error.isEmpty())
        return checkBrings(trace, 0, packedText);
    checkFailed(trace, 0);
    QCOMPARE(trace.detail(0)->error, error);
    QCOMPARE(trace.row(0).attempts, 1);
}

void TestHttpEndings::keptConnectionsMayCloseAtAnyTime_data()
{
    QTest::addColumn<int>("every");
    QTest::addColumn<int>("inFlight");
    // The server has one connection at a time: several in flight would wait for one that is kept.
    QTest::addRow("every third") << 3 << 1;
    for (const int inFlight : {1, 4, 32})
        QTest::addRow("each, %d in flight", inFlight) << 1 << inFlight;
}

// A few milliseconds after so many responses, when the next request is on its way. No attempt is lost by that.
void TestHttpEndings::keptConnectionsMayCloseAtAnyTime()
{
    QFETCH(const int, every);
    QFETCH(const int, inFlight);
    constexpr int items = 300;
    std::atomic<int> responses = 0;
    const ScriptedServer server([&](const QByteArray &) {
        const bool closes = ++responses % every == 0;
        return Reply{response(lengthField(2), "hi"), closes, closes ? 3ms : 0ms};
    });
    const Trace trace = runLive(workOn(server, items), inFlight);
    for (std::int64_t i = 0; i < items; ++i) {
        checkBrings(trace, i, "hi");
        QCOMPARE(trace.row(i).attempts, 1);
    }
    QVERIFY(server.connections() > items / every - 10);
}

QTEST_GUILESS_MAIN(TestHttpEndings)
#include "tst_http_endings.moc"
