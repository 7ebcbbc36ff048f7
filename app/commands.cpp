// SPDX-License-Identifier: MIT
#include "commands.h"

#include "analysis/clock_range.h"
#include "formats/files.h"
#include "formats/json.h"
#include "interrupt.h"
#include "live/comparison.h"
#include "live/start_thread.h"
#include "output.h"
#include "pipeline/words.h"
#include "progress_bar.h"
#include "results_folder.h"
#include "serve_command.h"
#include "trace/this_machine.h"
#include "virtual/predict.h"
#include "workload/run_needs.h"
#include "workload/work_text.h"

#include <QBuffer>
#include <QFutureWatcher>
#include <QGuiApplication>
#include <QHashFunctions>
#include <QLoggingCategory>
#include <QTextStream>
#include <QTimer>

#include <cstdio>
#include <stop_token>

#include <unistd.h>

namespace overlapse {

namespace {

void print(std::FILE *stream, const QString &text)
{
    std::fputs(text.toUtf8().constData(), stream);
    std::fflush(stream);
}

int usageError(const QString &error)
{
    print(stderr, QStringLiteral("overlapse: %1\n").arg(terminalText(error)));
    return UsageError;
}

Recording emptyRecording(const Request &request)
{
    Recording recording{programVersion(), QDateTime::currentDateTimeUtc(), thisMachine(), request.work, {}};
    recording.machine.cores = request.cores;
    return recording;
}

QString preparationText(const Comparison &comparison)
{
    return comparison.warmsUp() ? QStringLiteral("reading every file once")
                                : QStringLiteral("dropping the files from the cache");
}

/// How what takes long has ended.
struct Ended
{
    bool interrupted = false;
    QString problem{};    ///< why it is not complete though nobody interrupted it
    bool refused = false; ///< by what was asked for
};

// Where memory may run out, what it takes to tell what was measured is put aside until it is.
std::unique_ptr<char[]> memoryForTelling(const Request &request)
{
    const std::int64_t needed = bytesNeeded(request.specs, request.work);
    const std::int64_t room = systemRoom().memory;
    if (needed <= room)
        return nullptr;
    const double share = double(bytesNeeded({}, request.work)) / double(needed);
    return std::unique_ptr<char[]>(new (std::nothrow) char[static_cast<std::size_t>(share * double(room))]);
}

// Runs the modes one after the other.
Ended measure(const Request &request, Interrupt &interrupt, Recording &recording)
{
    Comparison comparison(request.specs, request.work, request.cores, false, request.cache);
    QEventLoop loop;
    Ended ended;
    QObject::connect(&comparison, &Comparison::runFinished, &loop,
                     [&](int, const Run &run) { recording.runs.push_back(run); });
    QObject::connect(&comparison, &Comparison::finished, &loop, [&](bool early) {
        ended.interrupted = early;
        loop.quit();
    });
    interrupt.tell([&comparison] { comparison.stop(); });
    ProgressBar bar(request.quiet);
    QTimer tick;
    QObject::connect(&tick, &QTimer::timeout, &loop, [&] {
        bar.show(comparison.preparesCache()
                     ? preparationText(comparison)
                     : modeName(request.specs[static_cast<std::size_t>(comparison.current())].mode),
                 comparison.current(), static_cast<int>(request.specs.size()),
                 {.done = comparison.emittedCount(),
                  .failed = comparison.failedCount(),
                  .items = request.work.items});
    });
    if (bar.visible())
        tick.start(100);
    const std::unique_ptr<char[]> aside = memoryForTelling(request);
    comparison.start();
    loop.exec();
    bar.clear();
    recording.cache = comparison.cache();
    ended.problem = comparison.problem();
    return ended;
}

Ended predictModes(const Request &request, const std::stop_source &stop, std::vector<Run> &runs)
{
    for (const PipelineSpec &spec : request.specs) {
        try {
            Trace trace = predict(spec, request.work, {.cores = request.cores, .cancel = stop.get_token()});
            if (stop.stop_requested())
                return {.interrupted = true};
            runs.push_back({spec, Clock::Virtual, std::move(trace)});
        } catch (const std::bad_alloc &) {
            return {.problem = QStringLiteral(
                                   "memory ran out while %1 was predicted: take fewer items, or fewer modes")
                                   .arg(modeName(spec.mode))};
        }
        if (QString problem = clockProblem(runs.back()); !problem.isEmpty())
            return {.problem = std::move(problem), .refused = true};
    }
    return {};
}

// Predicts the modes one after the other, beside the event loop that an interruption needs.
Ended predictAll(const Request &request, Interrupt &interrupt, Recording &recording)
{
    std::stop_source stop;
    QEventLoop loop;
    interrupt.tell([&stop] { stop.request_stop(); });
    QPromise<Ended> promise;
    promise.start();
    QFutureWatcher<Ended> watcher;
    QObject::connect(&watcher, &QFutureWatcher<Ended>::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(promise.future());
    std::thread thread;
    const QString why = startThread(thread, "predictions", [&, promise = std::move(promise)]() mutable {
        promise.addResult(predictModes(request, stop, recording.runs));
        promise.finish();
    });
    if (!why.isEmpty())
        return {.problem = QStringLiteral("cannot start a thread: %1").arg(why)};
    loop.exec();
    thread.join();
    return watcher.result();
}

// Everything that was asked for on stdout and in files; what fails is said, the rest is still written.
bool writeResults(const Request &request, const Recording &recording)
{
    if (request.json) {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        writeJson(buffer, recording, false);
        print(stdout, QString::fromUtf8(buffer.data()));
    } else if (request.command != Command::Export) {
        print(stdout, tableText(recording));
    }
    print(stderr, failureText(recording));
    bool written = true;
    for (const QString &path : request.exports) {
        const QString error = exportTo(path, recording, request, [] { return Interrupt::requested(); });
        if (!error.isEmpty())
            print(stderr, QStringLiteral("overlapse: %1\n").arg(terminalText(error)));
        written = written && error.isEmpty();
    }
    return written;
}

bool anyFailed(const Recording &recording)
{
    return std::any_of(recording.runs.begin(), recording.runs.end(),
                       [](const Run &run) { return run.trace.failedCount() > 0; });
}

// Qt's remark on a session without a folder for sockets, in which pictures are made all the same.
void printMessage(QtMsgType, const QMessageLogContext &, const QString &message)
{
    if (!message.startsWith(QLatin1String("QStandardPaths: XDG_RUNTIME_DIR")))
        print(stderr, message + u'\n');
}

int interruptedBefore(const QString &what)
{
    print(stderr, QStringLiteral("overlapse: interrupted before %1\n").arg(what));
    return Interrupt::status();
}

int failure(const QString &problem)
{
    print(stderr, QStringLiteral("overlapse: %1\n").arg(terminalText(problem)));
    return SomeFailed;
}

// What acts outside this program is not done several times without a word. Empty, or why it is not done now.
QString repetitionProblem(const Request &request)
{
    const std::size_t times = request.specs.size();
    if (request.command != Command::Compare || times < 2 || !actsOutside(request.work))
        return {};
    const QString what =
        request.work.fetch == FetchKind::Http ? QStringLiteral("fetched") : QStringLiteral("run");
    const QString said = QStringLiteral("each of %1 %2 is %3 %4 times, once in each mode")
                             .arg(QLocale::c().toString(static_cast<qlonglong>(request.work.items)),
                                  inputNoun(request.work.fetch, request.work.items), what)
                             .arg(times);
    if (request.yes) {
        if (!request.quiet)
            print(stderr, QStringLiteral("overlapse: %1\n").arg(said));
        return {};
    }
    if (::isatty(STDIN_FILENO) == 0 || ::isatty(STDERR_FILENO) == 0)
        return QStringLiteral("%1: add --yes if that is meant").arg(said);
    print(stderr, QStringLiteral("overlapse: %1. Go on? [y/N] ").arg(said));
    const QByteArray answer = QTextStream(stdin).readLine().trimmed().toLower().toUtf8();
    return answer == "y" || answer == "yes" ? QString() : QStringLiteral("not done");
}

QString sizeText(std::int64_t bytes)
{
    return QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

// What needs more memory than there is, is not begun without a word. Empty, or why it is not done now.
QString memoryProblem(const Request &request)
{
    if (request.command == Command::Export)
        return {};
    const std::int64_t needed = bytesNeeded(request.specs, request.work);
    const std::int64_t room = systemRoom().memory;
    if (needed <= room)
        return {};
    const QString said =
        QStringLiteral("%1 items in %2 %3 take about %4 of memory, and there is room for %5")
            .arg(QLocale::c().toString(static_cast<qlonglong>(request.work.items)))
            .arg(request.specs.size())
            .arg(request.specs.size() == 1 ? QStringLiteral("mode") : QStringLiteral("modes"),
                 sizeText(needed), sizeText(room));
    if (!request.yes)
        return QStringLiteral("%1: take fewer, or add --yes to try").arg(said);
    if (!request.quiet)
        print(stderr, QStringLiteral("overlapse: %1\n").arg(said));
    return {};
}

int execute(const Request &request)
{
    for (const auto &problemOf : {repetitionProblem, memoryProblem})
        if (const QString problem = problemOf(request); !problem.isEmpty())
            return usageError(problem);
    Recording recording = emptyRecording(request);
    if (request.command == Command::Export) {
        Checked<Recording> opened = openRecording(request.recording);
        if (!opened)
            return usageError(opened.error);
        recording = std::move(*opened);
    }
    Interrupt interrupt;
    Ended ended;
    if (request.command == Command::Predict) {
        ended = predictAll(request, interrupt, recording);
        if (ended.interrupted)
            return interruptedBefore(QStringLiteral("the prediction was complete"));
        if (!ended.problem.isEmpty())
            return ended.refused ? usageError(ended.problem) : failure(ended.problem);
    } else if (request.command != Command::Export) {
        ended = measure(request, interrupt, recording);
        if (ended.interrupted && recording.runs.empty())
            return interruptedBefore(
                QStringLiteral("anything was measured")); // in the first reading of the files
    }
    interrupt.beginAgain(); // no file is left half-written
    bool written = false;
    try {
        written = writeResults(request, recording);
    } catch (const std::bad_alloc &) {
        if (ended.problem.isEmpty())
            throw;
        ended.problem += QStringLiteral("; nor is there enough to tell what was measured");
    }
    if (!ended.problem.isEmpty())
        failure(ended.problem);
    if (!request.quiet)
        print(stderr, writtenText(request));
    if (ended.interrupted || Interrupt::requested())
        return Interrupt::status();
    const bool failed =
        !ended.problem.isEmpty() || (request.command != Command::Export && anyFailed(recording));
    return failed || !written ? SomeFailed : Done;
}

} // namespace

bool isCommand(const QString &name)
{
    return name == QLatin1String("run") || name == QLatin1String("compare")
        || name == QLatin1String("predict") || name == QLatin1String("export")
        || name == QLatin1String("serve");
}

int runCommand(const QStringList &arguments, int &argc, char **argv)
{
    // A picture needs fonts, so the application must be a graphical one; no window is opened.
    std::unique_ptr<QCoreApplication> app;
    if (std::any_of(arguments.begin(), arguments.end(), isPicture)) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        qInstallMessageHandler(printMessage);
        // A PDF holds its fonts in the order of a hash: the same recording gives the same file.
        QHashSeed::setDeterministicGlobalSeed();
        app = std::make_unique<QGuiApplication>(argc, argv);
    } else {
        app = std::make_unique<QCoreApplication>(argc, argv);
    }
    // Of an image that is broken, the item says so.
    QLoggingCategory::setFilterRules(QStringLiteral("qt.gui.imageio*=false"));
    Checked<Request> request = parseRequest(arguments);
    if (!request)
        return usageError(request.error);
    if (request->help) {
        print(stdout, helpText(request->command));
        return Done;
    }
    if (request->command == Command::Serve) {
        const QString error = serve(request->serve, request->quiet);
        return error.isEmpty() ? Done : usageError(error);
    }
    if (const QString problem = openResultsFolder(*request); !problem.isEmpty())
        return usageError(problem);
    return execute(*request);
}

} // namespace overlapse
