// SPDX-License-Identifier: MIT
// Runs of a process that may open so and so many more files and sockets, from none at all to enough: each ends, and what
// could not be fetched says why. Each run is a process of its own, this program once more, for it cannot get them back.
#include "live/live_run.h"
#include "serve/served_inputs.h"
#include "serve/server_thread.h"
#include "workload/descriptor.h"
#include "workload/work_text.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

#include <sys/resource.h>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

constexpr int items = 6;
const auto noneLeft = QLatin1String("Too many open files");

// Takes all but so many descriptors of this process, for good or until it goes.
class OnlySoManyLeft
{
public:
    explicit OnlySoManyLeft(int left)
    {
        const rlimit limit{100, 100};
        if (::setrlimit(RLIMIT_NOFILE, &limit) != 0)
            qFatal("cannot set the limit");
        for (Descriptor one(::dup(STDOUT_FILENO)); one.isOpen(); one = Descriptor(::dup(STDOUT_FILENO)))
            m_taken.push_back(std::move(one));
        m_taken.erase(m_taken.end() - left, m_taken.end());
    }

private:
    std::vector<Descriptor> m_taken;
};

// `what` is a URL, a file, a command or a folder to serve.
WorkSpec workOn(const QString &kind, const QByteArray &what)
{
    WorkSpec work;
    work.items = items;
    work.transform = TransformKind::Real;
    auto inputs = std::make_shared<InputList>();
    if (kind == QLatin1String("serve")) {
        work.fetch = FetchKind::Http;
        work.rules.timeout = 2s;
        work.served = ServedFolder{.folder = QString::fromLocal8Bit(what)};
        *inputs = *collectServed(work.served->folder, false);
    } else {
        work.fetch = kind == QLatin1String("file") ? FetchKind::File
            : kind == QLatin1String("command")     ? FetchKind::Command
                                                   : FetchKind::Http;
        work.command = QStringLiteral("cat {}");
        inputs->paths.assign(items, what);
    }
    work.inputs = std::move(inputs);
    return work;
}

// One line an item: "ok", or the number of attempts and the error.
int runAsChild(const QStringList &arguments)
{
    const auto mode = static_cast<Mode>(arguments[3].toInt());
    WorkSpec work = workOn(arguments[0], arguments[1].toLocal8Bit());
    work.rules.retries = arguments[4].toInt();
    std::vector<QByteArray> lines;
    {
        const OnlySoManyLeft few(arguments[2].toInt());
        LiveRun run({.mode = mode, .fetchLimit = 3, .transformLimit = 2, .threads = 3}, work, {.cores = 2});
        const Trace trace = run.future().result();
        for (std::int64_t i = 0; i < items; ++i)
            lines.push_back(trace.row(i).fetchStatus == Status::Ok
                                ? QByteArray("ok")
                                : QByteArray::number(trace.row(i).attempts) + ' '
                                    + (trace.detail(i) ? trace.detail(i)->error.toUtf8() : QByteArray("?")));
    }
    for (const QByteArray &line : lines)
        std::printf("%s\n", line.constData());
    return 0;
}

// What a run with so many descriptors left says of its items; empty if it did not end as it should.
QByteArrayList linesWith(int left, const QString &kind, const QString &what, Mode mode, int retries = 0)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("--child"), kind, what, QString::number(left),
                 QString::number(static_cast<int>(mode)), QString::number(retries)});
    if (!child.waitForFinished(120'000)) {
        child.kill();
        child.waitForFinished();
        return {};
    }
    QByteArrayList lines = child.readAllStandardOutput().split('\n');
    lines.removeLast();
    return child.exitStatus() == QProcess::NormalExit && child.exitCode() == 0 ? lines : QByteArrayList();
}

} // namespace

class TestFewDescriptors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyRunEndsAndSaysWhy_data();
    void everyRunEndsAndSaysWhy();
    void whatMayPassIsTriedAgain();

private:
    [[nodiscard]] QString whatFor(const QString &kind) const;

    QTemporaryDir m_folder;
    std::unique_ptr<ServerThread> m_server;
};

void TestFewDescriptors::initTestCase()
{
    for (int i = 0; i < items; ++i) {
        QFile file(m_folder.filePath(QString::number(i)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write("hello"), 5);
    }
    ServeOptions options;
    options.folder = m_folder.path();
    m_server = std::make_unique<ServerThread>(options);
    QCOMPARE(m_server->start(), QString());
}

QString TestFewDescriptors::whatFor(const QString &kind) const
{
    if (kind == QLatin1String("serve"))
        return m_folder.path();
    if (kind == QLatin1String("file") || kind == QLatin1String("command"))
        return m_folder.filePath(QStringLiteral("0"));
    return QStringLiteral("http://%1:%2/0").arg(kind, QString::number(m_server->port()));
}

void TestFewDescriptors::everyRunEndsAndSaysWhy_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<Mode>("mode");
    for (const char *kind : {"127.0.0.1", "localhost", "serve", "file", "command"})
        for (const Mode mode : {Mode::Concurrent, Mode::Parallel, Mode::Blocking})
            QTest::addRow("%s, %d", kind, static_cast<int>(mode)) << QString::fromLatin1(kind) << mode;
}

void TestFewDescriptors::everyRunEndsAndSaysWhy()
{
    QFETCH(QString, kind);
    QFETCH(Mode, mode);
    int good = 0;
    for (const int left : {0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 60}) {
        const QByteArrayList lines = linesWith(left, kind, whatFor(kind), mode);
        QVERIFY2(lines.size() == items, qPrintable(QStringLiteral("%1 left").arg(left)));
        good = static_cast<int>(lines.count("ok"));
        if (left == 0)
            QCOMPARE(good, 0);
        for (const QByteArray &line : lines) {
            // A server in the same process may find none for the file, or for a connection that its client has made.
            const bool serverHasNone =
                kind == QLatin1String("serve") && (line == "1 HTTP 503" || line == "1 no byte for 2s");
            QVERIFY2(line == "ok" || line.contains(noneLeft.data()) || serverHasNone,
                     qPrintable(QStringLiteral("%1 left: ").arg(left) + QString::fromUtf8(line)));
        }
    }
    QCOMPARE(good, items);
}

// A socket may be had later; what the whole run needs may not.
void TestFewDescriptors::whatMayPassIsTriedAgain()
{
    const QString url = whatFor(QStringLiteral("127.0.0.1"));
    const auto lines = [&url](int left) {
        return linesWith(left, QStringLiteral("http"), url, Mode::Concurrent, 2);
    };
    // One is for the stop.
    for (const int left : {0, 1})
        for (const QByteArray &line : lines(left))
            QVERIFY2(line.startsWith("1 connections cannot be watched: "), line.constData());
    // Two more to watch connections with: none for a socket.
    for (const QByteArray &line : lines(3))
        QVERIFY2(line.startsWith("3 cannot open a socket: "), line.constData());
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--child"))
        return runAsChild(arguments.mid(2));
    TestFewDescriptors test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_few_descriptors.moc"
