// SPDX-License-Identifier: MIT
// Fetches over HTTP from this project's own server: what is on the wire, what comes back, and what fails alone.
#include "analysis/waits.h"
#include "live/live_run.h"
#include "serve/request_plan.h"
#include "serve/served_inputs.h"
#include "serve/server_thread.h"
#include "workload/descriptor.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <random>
#include <thread>

#include <netinet/in.h>
#include <sys/socket.h>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

constexpr int files = 20;

QByteArray content(int file)
{
    return QByteArray::number(file * 7919).repeated(file * 50 + 1);
}

struct Site
{
    explicit Site(ServeOptions options = {})
    {
        for (int i = 0; i < files; ++i) {
            QFile file(folder.filePath(QString::number(i)));
            if (!file.open(QIODevice::WriteOnly) || file.write(content(i)) != content(i).size())
                qFatal("cannot write");
        }
        options.folder = folder.path();
        server = std::make_unique<ServerThread>(options);
        if (const QString error = server->start(); !error.isEmpty())
            qFatal("%s", qPrintable(error));
    }
    [[nodiscard]] WorkSpec work(std::int64_t items) const
    {
        auto list = std::make_shared<InputList>();
        for (std::int64_t i = 0; i < items; ++i)
            list->paths.push_back("http://127.0.0.1:" + QByteArray::number(server->port()) + '/'
                                  + QByteArray::number(i % files));
        WorkSpec work;
        work.items = items;
        work.fetch = FetchKind::Http;
        work.transform = TransformKind::Real;
        work.inputs = std::move(list);
        return work;
    }

    QTemporaryDir folder;
    std::unique_ptr<ServerThread> server;
};

PipelineSpec spec(Mode mode, std::int64_t n, int c = 2)
{
    return {.mode = mode, .order = Order::Kept, .fetchLimit = n, .transformLimit = 4, .threads = c};
}

Trace runLive(const PipelineSpec &spec, const WorkSpec &work)
{
    LiveRun run(spec, work, {.cores = 2});
    return run.future().result();
}

// Parts follow one another without a gap, from the fetch's first request to its end.
void checkParts(const Trace &trace, std::int64_t item)
{
    const ItemRow row = trace.row(item);
    const std::optional<ItemDetail> detail = trace.detail(item);
    QVERIFY(detail);
    QVERIFY(!detail->parts.empty());
    Nanos at = detail->parts.front().begin;
    QVERIFY(at >= row.fetchStarted);
    for (const FetchPart &part : detail->parts) {
        QCOMPARE(part.begin.count(), at.count());
        QVERIFY(part.end >= part.begin);
        at = part.end;
    }
    QCOMPARE(at.count(), row.fetchFinished.count());
    QCOMPARE(detail->parts.back().attempt, row.attempts);
}

bool has(const ItemDetail &detail, PartKind kind)
{
    return std::any_of(detail.parts.begin(), detail.parts.end(),
                       [kind](const FetchPart &part) { return part.kind == kind; });
}

// One letter a part.
QByteArray kindsOf(const ItemDetail &detail)
{
    QByteArray kinds;
    for (const FetchPart &part : detail.parts)
        kinds += "wlctfdrbHR"[static_cast<std::size_t>(part.kind)];
    return kinds;
}

// Answers the first request of each connection, keeps it open, and closes it at the next.
class ForgetfulServer
{
public:
    ForgetfulServer() : m_listener(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *any = reinterpret_cast<sockaddr *>(&address);
        if (::bind(m_listener.number(), any, size) != 0 || ::listen(m_listener.number(), 16) != 0
            || ::getsockname(m_listener.number(), any, &size) != 0)
            qFatal("cannot listen");
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { serve(); });
    }
    ~ForgetfulServer()
    {
        ::shutdown(m_listener.number(), SHUT_RDWR);
        m_thread.join();
    }
    ForgetfulServer(const ForgetfulServer &) = delete;
    ForgetfulServer &operator=(const ForgetfulServer &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }

private:
    static bool hearsRequest(int connection)
    {
        QByteArray heard;
        std::array<char, 4096> bytes{};
        while (!heard.endsWith("\r\n\r\n")) {
            const ssize_t count = ::recv(connection, bytes.data(), bytes.size(), 0);
            if (count <= 0)
                return false;
            heard.append(bytes.data(), count);
        }
        return true;
    }
    void serve()
    {
        const QByteArray answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
        for (;;) {
            const Descriptor connection(::accept(m_listener.number(), nullptr, nullptr));
            if (!connection.isOpen())
                return;
            if (hearsRequest(connection.number())
                && ::send(connection.number(), answer.constData(), std::size_t(answer.size()), MSG_NOSIGNAL)
                    == answer.size())
                hearsRequest(connection.number());
        }
    }

    Descriptor m_listener;
    quint16 m_port = 0;
    std::thread m_thread;
};

} // namespace

class TestHttp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyModeBringsTheSame();
    void theThreadsCpuTimeIsShared();
    void soManyAreOnTheWire_data();
    void soManyAreOnTheWire();
    void limitsByHostAndRateHold();
    void whatARequestWaitsForIsToldApart_data();
    void whatARequestWaitsForIsToldApart();
    void aPlaceAtAHostChangesHandsAtOnce();
    void failuresCostTheirOwnItems_data();
    void failuresCostTheirOwnItems();
    void retriesBringItAfterAll();
    void aDeadlineEndsRetries();
    void whoWaitsInVainIsToldWithoutATurn();
    void whatAStopEndsIsRecorded();
    void aServerMayCloseWhatItKept();
    void theFirstErrorEndsTheRun();
    void tooMuchIsOneFailedItem();
    void nobodyListens();
    void aStopComesAtAnyInstant();
    void headersReachTheServer();
    void aRunServesItself();
    void aServerThatDoesNotStartFailsEveryItem();
};

void TestHttp::everyModeBringsTheSame()
{
    const Site site;
    WorkSpec work = site.work(60);
    work.steps = {{QStringLiteral("sha256"), {}}};
    for (const Mode mode : allModes) {
        const Trace trace = runLive(spec(mode, 8), work);
        QCOMPARE(trace.emittedCount(), 60);
        QCOMPARE(trace.failedCount(), 0);
        for (int i = 0; i < 60; ++i) {
            const std::optional<ItemDetail> detail = trace.detail(i);
            QVERIFY(detail);
            QCOMPARE(detail->digest,
                     QCryptographicHash::hash(content(i % files), QCryptographicHash::Sha256));
            QCOMPARE(detail->httpStatus, 200);
            QCOMPARE(detail->address, QStringLiteral("127.0.0.1"));
            QCOMPARE(trace.row(i).fetchBytes, content(i % files).size());
            QCOMPARE(trace.row(i).attempts, 1);
            QVERIFY(has(*detail, PartKind::Download));
            if (mode != Mode::Blocking)
                checkParts(trace, i);
        }
    }
}

// Each request has some of it, and all together no more than this process used meanwhile.
void TestHttp::theThreadsCpuTimeIsShared()
{
    const auto processCpu = [] {
        timespec ts{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ts);
        return std::chrono::seconds(ts.tv_sec) + Nanos(ts.tv_nsec);
    };
    const Site site({.fail = 0.3, .seed = 3});
    WorkSpec work = site.work(80);
    work.rules.retries = 1;
    for (const Mode mode : {Mode::Sequential, Mode::Parallel, Mode::Blocking}) {
        const Nanos before = processCpu();
        const Trace trace = runLive(spec(mode, 8, 4), work);
        const Nanos used = processCpu() - before;
        QVERIFY(trace.failedCount() > 0 && trace.failedCount() < 80);
        Nanos sum{0};
        for (int i = 0; i < 80; ++i) {
            QVERIFY(trace.fetchCpu(i) > Nanos(0));
            sum += trace.fetchCpu(i);
        }
        QVERIFY2(sum <= used, qPrintable(QStringLiteral("%1 of %2").arg(sum.count()).arg(used.count())));
    }
}

void TestHttp::soManyAreOnTheWire_data()
{
    QTest::addColumn<int>("limit");
    for (const int limit : {1, 6, 7, 64, 256})
        QTest::addRow("N = %d", limit) << limit;
}

// The server counts. What it has begun waits until as many are there as can be, whatever the machine's speed.
void TestHttp::soManyAreOnTheWire()
{
    QFETCH(int, limit);
    const Site site({.latency = {.a = 300ms}});
    const WorkSpec work = site.work(limit * 2);
    const Trace trace = runLive(spec(Mode::Prefetching, limit), work);
    QCOMPARE(trace.failedCount(), 0);
    QCOMPARE(site.server->counts().mostInProgress, limit);
    QCOMPARE(site.server->counts().requests, limit * 2);
}

void TestHttp::limitsByHostAndRateHold()
{
    const Site site({.latency = {.a = 5ms}});
    WorkSpec work = site.work(40);
    work.rules.perHost = 3;
    Trace trace = runLive(spec(Mode::Prefetching, 16), work);
    QCOMPARE(trace.failedCount(), 0);
    QCOMPARE(site.server->counts().mostInProgress, 3);

    work.rules.perHost = 0;
    work.rules.rate = 500;
    trace = runLive(spec(Mode::Prefetching, 16), work);
    std::vector<Nanos> begins;
    for (std::int64_t i = 0; i < 40; ++i) {
        const std::vector<FetchPart> parts = trace.detail(i)->parts;
        begins.push_back(parts.front().kind == PartKind::Rate ? parts.front().end : parts.front().begin);
    }
    std::sort(begins.begin(), begins.end());
    // Never more than the rate allows from any beginning on; a late one may be followed by one that is on time.
    for (std::size_t i = 1; i < begins.size(); ++i)
        QVERIFY(begins[i] - begins[0] >= static_cast<std::int64_t>(i - 1) * 2ms);
}

void TestHttp::whatARequestWaitsForIsToldApart_data()
{
    QTest::addColumn<std::int64_t>("perHost");
    QTest::addColumn<double>("rate");
    QTest::addColumn<QString>("kinds");
    QTest::addColumn<QByteArray>("someHave");
    QTest::newRow("neither rule") << std::int64_t(0) << 0.0 << QStringLiteral("w?l?c?f?d") << QByteArray();
    QTest::newRow("places at a host")
        << std::int64_t(2) << 0.0 << QStringLiteral("H?w?l?c?f?d") << QByteArray("H");
    QTest::newRow("a rate") << std::int64_t(0) << 1000.0 << QStringLiteral("R?l?c?f?d") << QByteArray("R");
    QTest::newRow("both") << std::int64_t(2) << 1000.0 << QStringLiteral("H?R?l?c?f?d") << QByteArray("HR");
}

void TestHttp::whatARequestWaitsForIsToldApart()
{
    QFETCH(std::int64_t, perHost);
    QFETCH(double, rate);
    QFETCH(QString, kinds);
    QFETCH(QByteArray, someHave);
    const Site site({.latency = {.a = 2ms}});
    WorkSpec work = site.work(40);
    work.rules.perHost = perHost;
    work.rules.rate = rate;
    const QRegularExpression form(u'^' + kinds + u'$');
    for (const Mode mode : allModes) {
        const Trace trace = runLive(spec(mode, 16), work);
        QCOMPARE(trace.failedCount(), 0);
        QByteArray seen;
        for (std::int64_t i = 0; i < 40; ++i) {
            const QByteArray found = kindsOf(*trace.detail(i));
            QVERIFY2(form.match(QString::fromLatin1(found)).hasMatch(), found.constData());
            seen += found;
            if (mode != Mode::Blocking)
                checkParts(trace, i);
        }
        if (mode == Mode::Prefetching) // which has many at a time
            for (const char kind : someHave)
                QVERIFY(seen.contains(kind));
    }
}

// With one place, whoever waited for it gets it at the instant at which the one before ends.
void TestHttp::aPlaceAtAHostChangesHandsAtOnce()
{
    const Site site({.latency = {.a = 2ms}});
    WorkSpec work = site.work(20);
    work.rules.perHost = 1;
    const Trace trace = runLive(spec(Mode::Prefetching, 20), work);
    Nanos before = absent;
    for (std::int64_t i = 0; i < 20; ++i) {
        const FetchPart first = trace.detail(i)->parts.front();
        QCOMPARE(first.kind == PartKind::Host, i > 0);
        if (i > 0)
            QCOMPARE(first.end.count(), before.count());
        before = trace.row(i).fetchFinished;
    }
}

void TestHttp::failuresCostTheirOwnItems_data()
{
    QTest::addColumn<FailureKind>("kind");
    QTest::addColumn<QString>("error");
    QTest::newRow("503") << FailureKind::Unavailable << QStringLiteral("HTTP 503");
    QTest::newRow("reset") << FailureKind::Reset << QString();
    QTest::newRow("stall") << FailureKind::Stall << QStringLiteral("no byte for 200ms");
    QTest::newRow("short") << FailureKind::Short << QStringLiteral("transfer closed with");
    QTest::newRow("garbage") << FailureKind::Garbage << QString();
}

// One at a time, the server's numbers are the items': it is known which ones fail.
void TestHttp::failuresCostTheirOwnItems()
{
    QFETCH(FailureKind, kind);
    QFETCH(QString, error);
    const ServeOptions options{.fail = 0.3, .failWith = kind};
    const Site site(options);
    WorkSpec work = site.work(30);
    work.rules.timeout = kind == FailureKind::Stall ? Nanos(200ms) : Nanos(30s);
    const Trace trace = runLive(spec(Mode::Sequential, 1), work);
    QCOMPARE(trace.emittedCount(), 30);
    std::int64_t failed = 0;
    for (std::int64_t i = 0; i < 30; ++i) {
        const ItemRow row = trace.row(i);
        const bool fails = planOf(options, i).fails;
        failed += fails ? 1 : 0;
        QCOMPARE(row.fetchStatus, fails ? Status::Failed : Status::Ok);
        QCOMPARE(row.transformStatus, fails ? Status::Skipped : Status::Ok);
        QCOMPARE(trace.detail(i)->error.isEmpty(), !fails);
        QVERIFY2(!fails || trace.detail(i)->error.startsWith(error), qPrintable(trace.detail(i)->error));
        QCOMPARE(trace.detail(i)->parts.back().status, fails ? Status::Failed : Status::Ok);
        checkParts(trace, i);
    }
    QVERIFY(failed > 3);
    QCOMPARE(trace.failedCount(), failed);
}

void TestHttp::retriesBringItAfterAll()
{
    const Site site({.fail = 0.4});
    WorkSpec work = site.work(12);
    work.rules.retries = 50;
    const PipelineSpec pipeline = spec(Mode::Concurrent, 6);
    const Run run{pipeline, Clock::Live, runLive(pipeline, work)};
    QCOMPARE(run.trace.failedCount(), 0);
    std::int64_t attempts = 0;
    Nanos backoff{0};
    for (std::int64_t i = 0; i < 12; ++i) {
        const ItemRow row = run.trace.row(i);
        const ItemDetail detail = *run.trace.detail(i);
        attempts += row.attempts;
        checkParts(run.trace, i);
        QCOMPARE(has(detail, PartKind::Backoff), row.attempts > 1);
        for (const FetchPart &part : detail.parts)
            if (part.kind == PartKind::Backoff)
                backoff += part.end - part.begin;
    }
    QVERIFY(attempts > 12);
    QCOMPARE(site.server->counts().requests, attempts);
    // What was waited is accounted for as that, and the sums still close.
    const WaitAccount account(run);
    QCOMPARE(account.totals()[static_cast<std::size_t>(Cause::FetchBackoff)].count(), backoff.count());
    Nanos sum{0};
    for (const Nanos time : account.totals())
        sum += time;
    Nanos latency{0};
    for (std::int64_t i = 0; i < 12; ++i)
        latency += run.trace.row(i).transformYielded - run.trace.row(i).fetchAdmitted;
    QCOMPARE(sum.count(), latency.count());
}

void TestHttp::aDeadlineEndsRetries()
{
    const Site site({.fail = 1});
    WorkSpec work = site.work(4);
    work.rules.retries = 1000;
    work.rules.deadline = 700ms;
    const Trace trace = runLive(spec(Mode::Concurrent, 4), work);
    QCOMPARE(trace.failedCount(), 4);
    for (std::int64_t i = 0; i < 4; ++i) {
        QVERIFY(trace.row(i).attempts > 1);
        QVERIFY(trace.row(i).attempts < 10); // 100 + 200 + 400 ms of back-off at the least: no room for more
        QCOMPARE(trace.detail(i)->httpStatus, 503);
    }
}

// One may begin in a minute, and none of the others would still be in time then.
void TestHttp::whoWaitsInVainIsToldWithoutATurn()
{
    const Site site;
    WorkSpec work = site.work(20);
    work.rules.rate = 1.0 / 60;
    work.rules.deadline = 300ms;
    for (const Mode mode : {Mode::Prefetching, Mode::Concurrent, Mode::Blocking}) {
        const Trace trace = runLive(spec(mode, 20, 20), work);
        QCOMPARE(trace.emittedCount(), 20);
        QVERIFY(trace.failedCount() >= 19); // on a busy machine, the first one may be late as well
        for (std::int64_t i = 0; i < 20; ++i) {
            const ItemDetail detail = *trace.detail(i);
            if (trace.row(i).fetchStatus == Status::Ok || has(detail, PartKind::FirstByte))
                continue;
            QCOMPARE(detail.error, QStringLiteral("took longer than 300ms"));
            QCOMPARE(detail.httpStatus, 0);
            QCOMPARE(kindsOf(detail), QByteArray("R"));
            QCOMPARE(detail.parts.front().status, Status::Failed);
            if (mode != Mode::Blocking)
                checkParts(trace, i);
        }
    }
    QVERIFY(site.server->counts().requests <= 3);
}

// The one that is on the wire is not answered; the others wait for its place.
void TestHttp::whatAStopEndsIsRecorded()
{
    const Site site({.fail = 1, .failWith = FailureKind::Stall});
    WorkSpec work = site.work(20);
    work.rules.perHost = 1;
    work.rules.timeout = 0ms;
    LiveRun run(spec(Mode::Prefetching, 20), work, {.cores = 2});
    while (site.server->counts().requests == 0)
        std::this_thread::sleep_for(1ms);
    run.stop();
    const Trace trace = run.future().result();
    for (std::int64_t i = 0; i < 20; ++i) {
        QCOMPARE(trace.row(i).fetchStatus, Status::Cancelled);
        const std::optional<ItemDetail> detail = trace.detail(i);
        QVERIFY(detail);
        const QByteArray kinds = kindsOf(*detail);
        QVERIFY2(i == 0 ? kinds.endsWith('f') || kinds.endsWith('d') : kinds == "H", kinds.constData());
        QCOMPARE(detail->parts.back().status, Status::Cancelled);
        QVERIFY(detail->parts.front().begin >= trace.row(i).fetchStarted);
        QVERIFY(detail->parts.back().end <= trace.end());
    }
}

// A connection that has gone is made again without a word, as often as it happens.
void TestHttp::aServerMayCloseWhatItKept()
{
    const ForgetfulServer server;
    auto list = std::make_shared<InputList>();
    list->paths.assign(40, "http://127.0.0.1:" + QByteArray::number(server.port()) + '/');
    WorkSpec work;
    work.items = 40;
    work.fetch = FetchKind::Http;
    work.transform = TransformKind::Real;
    work.inputs = std::move(list);
    const Trace trace = runLive(spec(Mode::Sequential, 1), work);
    for (std::int64_t i = 0; i < 40; ++i)
        QVERIFY2(trace.row(i).fetchStatus == Status::Ok, qPrintable(trace.detail(i)->error));
    QCOMPARE(trace.emittedCount(), 40);
}

void TestHttp::theFirstErrorEndsTheRun()
{
    const ServeOptions options{.fail = 0.2};
    const Site site(options);
    WorkSpec work = site.work(200);
    work.rules.stopAtError = true;
    const Trace trace = runLive(spec(Mode::Sequential, 1), work);
    std::int64_t first = 0;
    while (!planOf(options, first).fails)
        ++first;
    QVERIFY(trace.cancelled());
    QCOMPARE(trace.failedCount(), 1);
    QCOMPARE(trace.row(first).fetchStatus, Status::Failed);
    QCOMPARE(trace.detail(first)->error, QStringLiteral("HTTP 503"));
    QVERIFY(site.server->counts().requests <= first + 2); // the next may have begun
}

void TestHttp::tooMuchIsOneFailedItem()
{
    const Site site;
    WorkSpec work = site.work(files);
    work.rules.maxBytes = content(10).size();
    const Trace trace = runLive(spec(Mode::Concurrent, 4), work);
    for (int i = 0; i < files; ++i) {
        const bool fits = content(i).size() <= content(10).size();
        QCOMPARE(trace.row(i).fetchStatus, fits ? Status::Ok : Status::Failed);
        if (!fits)
            QVERIFY(trace.detail(i)->error.startsWith(QStringLiteral("more than ")));
    }
}

void TestHttp::nobodyListens()
{
    Site site;
    WorkSpec work = site.work(5);
    site.server->stop();
    work.rules.retries = 1;
    const Trace trace = runLive(spec(Mode::Concurrent, 5), work);
    QCOMPARE(trace.failedCount(), 5);
    for (std::int64_t i = 0; i < 5; ++i) {
        QCOMPARE(trace.row(i).attempts, 2);
        QCOMPARE(trace.detail(i)->parts.back().kind, PartKind::Connect);
        QVERIFY(!trace.detail(i)->error.isEmpty());
        checkParts(trace, i);
    }
}

void TestHttp::aStopComesAtAnyInstant()
{
    const Site site({.latency = {.kind = TimeSpec::Kind::Exp, .a = 500us}});
    WorkSpec work = site.work(500);
    work.rules.retries = 2;
    std::mt19937 random(7);
    for (int round = 0; round < 1000; ++round) {
        const Mode mode = allModes[static_cast<std::size_t>(round) % allModes.size()];
        work.rules.perHost = round % 3 == 0 ? 2 : 0;
        LiveRun run(spec(mode, 1 + round % 20), work, {.cores = 2});
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 4000));
        run.stop();
        const Trace trace = run.future().result();
        for (std::int64_t i = 0; i < trace.size(); ++i) {
            const ItemRow row = trace.row(i);
            QVERIFY(row.fetchStatus != Status::Failed);
            if (row.fetchFinished != absent)
                QVERIFY(row.fetchFinished >= row.fetchStarted);
            if (row.rank >= 0)
                QCOMPARE(row.fetchBytes, content(static_cast<int>(i % files)).size());
        }
    }
}

// An Accept-Encoding of one's own replaces curl's: the header is sent as it is.
void TestHttp::headersReachTheServer()
{
    const Site site;
    WorkSpec work = site.work(1);
    work.rules.headers = {QStringLiteral("Host: elsewhere.example")}; // which this server refuses
    const Trace trace = runLive(spec(Mode::Sequential, 1), work);
    QCOMPARE(trace.detail(0)->httpStatus, 421);
    QCOMPARE(trace.detail(0)->error, QStringLiteral("HTTP 421"));
}

// Each run has a server of its own, which draws the same again.
void TestHttp::aRunServesItself()
{
    const Site site;
    WorkSpec work = site.work(0);
    work.inputs = std::make_shared<InputList>(*collectServed(site.folder.path(), false));
    work.items = files;
    work.steps = {{QStringLiteral("sha256"), {}}};
    work.served = ServedFolder{.folder = site.folder.path(), .latency = {.a = 1ms}, .fail = 0.3};
    QByteArrayList failed;
    for (const Mode mode : {Mode::Sequential, Mode::Sequential, Mode::Parallel, Mode::Blocking}) {
        const Trace trace = runLive(spec(mode, 8), work);
        QCOMPARE(trace.emittedCount(), files);
        QByteArray which;
        for (int i = 0; i < files; ++i) {
            const std::optional<ItemDetail> detail = trace.detail(i);
            QVERIFY(detail);
            const QByteArray name = work.inputs->paths[std::size_t(i)].split('/').last();
            if (detail->httpStatus == 200)
                QCOMPARE(detail->digest,
                         QCryptographicHash::hash(content(name.toInt()), QCryptographicHash::Sha256));
            else
                QCOMPARE(detail->httpStatus, 503);
            which += detail->httpStatus == 200 ? '.' : 'x';
        }
        failed << which;
        QVERIFY(trace.failedCount() > 0);
        QCOMPARE(which.count('x'), failed.first().count('x'));
    }
    QCOMPARE(failed[0], failed[1]); // one after the other, the same requests fail
    QCOMPARE(site.server->counts().requests, 0);
}

void TestHttp::aServerThatDoesNotStartFailsEveryItem()
{
    const Site site;
    WorkSpec work = site.work(5);
    work.served = ServedFolder{.folder = QStringLiteral("/nowhere/at/all")};
    for (const Mode mode : {Mode::Sequential, Mode::Parallel, Mode::Blocking}) {
        const Trace trace = runLive(spec(mode, 8), work);
        QCOMPARE(trace.emittedCount(), 5);
        QCOMPARE(trace.failedCount(), 5);
        for (int i = 0; i < 5; ++i)
            QVERIFY2(trace.detail(i)->error.contains(QLatin1String("/nowhere/at/all")),
                     qPrintable(trace.detail(i)->error));
    }
}

QTEST_GUILESS_MAIN(TestHttp)
#include "tst_http.moc"
