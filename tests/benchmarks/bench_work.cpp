// SPDX-License-Identifier: MIT
// Real work beside what people use for it today: curl and xargs, in the same run.
#include "bench.h"

#include "live/live_run.h"
#include "serve/server_thread.h"
#include "trace/this_machine.h"
#include "workload/inputs.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <chrono>

#include <sys/stat.h>

using namespace overlapse;
using namespace std::chrono_literals;

namespace bench {

namespace {

constexpr int rounds = 5;
constexpr int webFiles = 10'000;
constexpr int inFlight = 64;

using Clock = std::chrono::steady_clock;

double since(Clock::time_point begin)
{
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

// Its wall time; nothing if it cannot be run or says that it failed.
std::optional<double> timeOf(const QString &program, const QStringList &arguments, const QString &input = {})
{
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    if (!input.isEmpty())
        process.setStandardInputFile(input);
    const Clock::time_point begin = Clock::now();
    process.start(program, arguments);
    if (!process.waitForFinished(300'000) || process.exitStatus() != QProcess::NormalExit
        || process.exitCode() != 0)
        return std::nullopt;
    return since(begin);
}

// Seconds, recording on; nothing if an item failed.
std::optional<double> timeOf(const PipelineSpec &spec, const WorkSpec &work)
{
    LiveRun run(spec, work, {.cores = thisMachine().cores});
    const Trace trace = run.future().result();
    if (trace.failedCount() > 0 || trace.emittedCount() != work.items)
        return std::nullopt;
    return std::chrono::duration<double>(trace.end()).count();
}

WorkSpec workOn(FetchKind fetch, NameList inputs)
{
    WorkSpec work;
    work.fetch = fetch;
    work.transform = TransformKind::Real;
    auto list = std::make_shared<InputList>();
    list->paths = std::move(inputs);
    work.items = static_cast<std::int64_t>(list->paths.size());
    work.inputs = std::move(list);
    return work;
}

double median(std::vector<double> figures)
{
    std::sort(figures.begin(), figures.end());
    return figures.empty() ? 0 : figures[figures.size() / 2];
}

// One after the other, so that both have the same machine. Seconds; empty if one of them cannot be run.
struct Beside
{
    double own = 0;
    double peer = 0;
};
template<typename Own, typename Peer>
std::optional<Beside> beside(Own own, Peer peer)
{
    std::vector<double> ours;
    std::vector<double> theirs;
    for (int i = 0; i < rounds; ++i) {
        const std::optional<double> a = own();
        const std::optional<double> b = peer();
        if (!a || !b)
            return std::nullopt;
        ours.push_back(*a);
        theirs.push_back(*b);
    }
    return Beside{median(ours), median(theirs)};
}

bool writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

// A server that this project did not write, on a folder of small files.
class Nginx
{
public:
    explicit Nginx(const QString &folder) : m_folder(folder)
    {
        const QString program = QStandardPaths::findExecutable(
            QStringLiteral("nginx"), {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin")});
        m_port = static_cast<quint16>(20'000 + QRandomGenerator::global()->bounded(20'000));
        QString config =
            QStringLiteral("daemon off; pid %1/nginx.pid; error_log %1/error.log; worker_processes 2;\n"
                           "events { worker_connections 4096; }\n"
                           "http { access_log off; keepalive_requests 1000000;\n");
        for (const char *name : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
            config +=
                QStringLiteral("  %1_temp_path %2/tmp;\n").arg(QLatin1String(name), QStringLiteral("%1"));
        config += QStringLiteral("  server { listen 127.0.0.1:%2; root %1/www; } }\n");
        if (program.isEmpty()
            || !writeFile(folder + QStringLiteral("/nginx.conf"), config.arg(folder).arg(m_port).toUtf8()))
            return;
        m_process.start(program,
                        {QStringLiteral("-e"), folder + QStringLiteral("/error.log"), QStringLiteral("-c"),
                         folder + QStringLiteral("/nginx.conf")});
        for (int i = 0; i < 100 && !m_runs; ++i) {
            QTcpSocket socket;
            socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
            m_runs = socket.waitForConnected(100);
            if (!m_runs)
                QThread::msleep(50);
        }
    }
    ~Nginx()
    {
        m_process.terminate();
        m_process.waitForFinished(5'000);
    }
    [[nodiscard]] bool runs() const { return m_runs; }
    [[nodiscard]] QByteArray url(int file) const
    {
        return "http://127.0.0.1:" + QByteArray::number(m_port) + '/' + QByteArray::number(file);
    }

private:
    QString m_folder;
    QProcess m_process;
    quint16 m_port = 0;
    bool m_runs = false;
};

void addWeb(Rows &rows)
{
    const QTemporaryDir folder;
    QDir(folder.path()).mkpath(QStringLiteral("www"));
    for (int i = 0; i < webFiles; ++i)
        if (!writeFile(folder.filePath(QStringLiteral("www/%1").arg(i)),
                       QByteArray(2'700, static_cast<char>('a' + i % 26))))
            return;
    ::chmod(folder.path().toLocal8Bit().constData(),
            0755); // its workers are another user when root starts it
    const Nginx server(folder.path());
    if (!server.runs())
        return;
    std::vector<QByteArray> urls;
    QByteArray config;
    for (int i = 0; i < webFiles; ++i) {
        urls.push_back(server.url(i));
        config += "url=" + urls.back() + "\noutput=/dev/null\n";
    }
    if (!writeFile(folder.filePath(QStringLiteral("curl")), config))
        return;
    const WorkSpec work = workOn(FetchKind::Http, urls);
    for (const Mode mode : {Mode::Concurrent, Mode::Parallel, Mode::Prefetching}) {
        const PipelineSpec spec{
            .mode = mode, .fetchLimit = inFlight, .transformLimit = inFlight, .threads = thisMachine().cores};
        const auto both =
            beside([&] { return timeOf(spec, work); },
                   [&] {
                       return timeOf(QStringLiteral("curl"),
                                     {QStringLiteral("-s"), QStringLiteral("--parallel"),
                                      QStringLiteral("--parallel-max"), QString::number(inFlight),
                                      QStringLiteral("-K"), folder.filePath(QStringLiteral("curl"))});
                   });
        if (!both)
            return;
        rows.push_back({QStringLiteral("GET 10,000 files from nginx, N = 64, %1")
                            .arg(mode == Mode::Concurrent     ? QStringLiteral("concurrent")
                                     : mode == Mode::Parallel ? QStringLiteral("parallel")
                                                              : QStringLiteral("prefetching")),
                        webFiles / both->own, QStringLiteral("1/s"), 0.8 * webFiles / both->peer,
                        QStringLiteral("curl --parallel"), webFiles / both->peer, true});
    }
}

void addLatency(Rows &rows)
{
    const QTemporaryDir folder;
    if (!writeFile(folder.filePath(QStringLiteral("0")), QByteArray(2'700, 'x')))
        return;
    ServeOptions options;
    options.folder = folder.path();
    options.latency.a = 20ms;
    ServerThread server(options);
    if (!server.start().isEmpty())
        return;
    const QByteArray url = "http://127.0.0.1:" + QByteArray::number(server.port()) + "/0";
    const WorkSpec work = workOn(FetchKind::Http, std::vector<QByteArray>(webFiles, url));
    std::vector<double> figures;
    for (int i = 0; i < rounds; ++i)
        figures.push_back(
            timeOf(
                {.mode = Mode::Prefetching, .fetchLimit = inFlight, .transformLimit = inFlight, .threads = 2},
                work)
                .value_or(0));
    const double ideal = inFlight / 0.020;
    rows.push_back({QStringLiteral("GET with 20 ms latency, N = 64, prefetching"), webFiles / median(figures),
                    QStringLiteral("1/s"), 0.9 * ideal, QStringLiteral("N / latency"), ideal, true});
}

void addDocumentation(Rows &rows)
{
    const Checked<InputList> inputs = collectInputs({QStringLiteral("/usr/share/doc")}, true);
    if (!inputs)
        return;
    WorkSpec work = workOn(FetchKind::File, inputs->paths);
    work.steps = {{QStringLiteral("gunzip"), {}}, {QStringLiteral("sha256"), {}}};
    const int cores = thisMachine().cores;
    const QTemporaryDir folder;
    QByteArray list;
    for (const QByteArray &path : inputs->paths)
        list += path + '\0';
    const QString names = folder.filePath(QStringLiteral("names"));
    if (!writeFile(names, list))
        return;
    const PipelineSpec all{.mode = Mode::Parallel, .fetchLimit = 8, .transformLimit = 64, .threads = cores};
    timeOf(all, work); // warm
    std::vector<double> ones;
    for (int i = 0; i < rounds; ++i)
        ones.push_back(
            timeOf({.mode = Mode::Sequential, .fetchLimit = 1, .transformLimit = 1, .threads = 1}, work)
                .value_or(0));
    const auto both =
        beside([&] { return timeOf(all, work); },
               [&] {
                   return timeOf(QStringLiteral("xargs"),
                                 {QStringLiteral("-0"), QStringLiteral("-P"), QString::number(cores),
                                  QStringLiteral("-n"), QStringLiteral("1"), QStringLiteral("sh"),
                                  QStringLiteral("-c"), QStringLiteral("gunzip <\"$0\" | sha256sum")},
                                 names);
               });
    if (!both)
        return;
    const double count = static_cast<double>(work.items);
    rows.push_back({QStringLiteral("gunzip+sha256 of %1 files, parallel").arg(work.items), count / both->own,
                    QStringLiteral("1/s"), 15 * count / both->peer, QStringLiteral("xargs -P"),
                    count / both->peer, true});
    rows.push_back({QStringLiteral("the same, of %1 x one by one").arg(cores), count / both->own,
                    QStringLiteral("1/s"), 0.9 * cores * count / median(ones), QStringLiteral("one by one"),
                    count / median(ones), true});
}

void addCommands(Rows &rows)
{
    constexpr int commands = 2'000;
    WorkSpec work = workOn(FetchKind::Command, std::vector<QByteArray>(commands, "x"));
    work.command = QStringLiteral("true");
    const QTemporaryDir folder;
    const QString names = folder.filePath(QStringLiteral("names"));
    if (!writeFile(names, QByteArray("x\n").repeated(commands)))
        return;
    const auto both = beside(
        [&] {
            return timeOf({.mode = Mode::Prefetching, .fetchLimit = 2, .transformLimit = 4, .threads = 2},
                          work);
        },
        [&] {
            return timeOf(QStringLiteral("xargs"),
                          {QStringLiteral("-P"), QStringLiteral("2"), QStringLiteral("-n"),
                           QStringLiteral("1"), QStringLiteral("true")},
                          names);
        });
    if (both)
        rows.push_back({QStringLiteral("2,000 times `true`, N = 2, prefetching"), commands / both->own,
                        QStringLiteral("1/s"), commands / both->peer, QStringLiteral("xargs -P 2 -n 1"),
                        commands / both->peer, true});
}

// From stop() to the run's end, the worst of many instants.
double worstStop(const PipelineSpec &spec, const WorkSpec &work)
{
    double worst = 0;
    for (int i = 0; i < 40; ++i) {
        LiveRun run(spec, work, {.cores = thisMachine().cores});
        QThread::msleep(static_cast<unsigned long>(20 + i * 3));
        const Clock::time_point begin = Clock::now();
        run.stop();
        run.future().waitForFinished();
        worst = std::max(worst, since(begin));
    }
    return worst * 1'000;
}

void addStops(Rows &rows)
{
    const PipelineSpec spec{.mode = Mode::Parallel, .fetchLimit = 32, .transformLimit = 8, .threads = 2};
    WorkSpec commands = workOn(FetchKind::Command, std::vector<QByteArray>(1'000, "5"));
    commands.command = QStringLiteral("sleep {}");
    rows.push_back({QStringLiteral("stop with 32 commands under way, worst of 40"), worstStop(spec, commands),
                    QStringLiteral("ms"), 100});
    const QTemporaryDir folder;
    if (!writeFile(folder.filePath(QStringLiteral("0")), QByteArray(100'000, 'x')))
        return;
    ServeOptions options;
    options.folder = folder.path();
    options.latency = {.kind = TimeSpec::Kind::Exp, .a = 50ms};
    ServerThread server(options);
    if (!server.start().isEmpty())
        return;
    const QByteArray url = "http://127.0.0.1:" + QByteArray::number(server.port()) + "/0";
    rows.push_back({QStringLiteral("stop with 32 requests under way, worst of 40"),
                    worstStop(spec, workOn(FetchKind::Http, std::vector<QByteArray>(20'000, url))),
                    QStringLiteral("ms"), 100});
}

} // namespace

Rows realWork()
{
    Rows rows;
    addWeb(rows);
    addLatency(rows);
    addDocumentation(rows);
    addCommands(rows);
    addStops(rows);
    return rows;
}

} // namespace bench
