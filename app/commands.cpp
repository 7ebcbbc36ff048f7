// SPDX-License-Identifier: MIT
#include "commands.h"

#include "analysis/figures.h"
#include "analysis/missing_words.h"
#include "analysis/repeats.h"
#include "analysis/run_names.h"
#include "consent.h"
#include "diff_command.h"
#include "dry_run.h"
#include "explain_command.h"
#include "formats/files.h"
#include "formats/json.h"
#include "interrupt.h"
#include "make_runs.h"
#include "output.h"
#include "pipeline/numbers.h"
#include "pipeline/words.h"
#include "results_folder.h"
#include "serve_command.h"
#include "standard_output.h"
#include "sweep_command.h"
#include "trace/repeat_name.h"
#include "trace/this_machine.h"
#include "tune_command.h"
#include "workload/work_text.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QHashFunctions>
#include <QIODevice>
#include <QLoggingCategory>

#include <new>

namespace overlapse {

namespace {

Recording emptyRecording(const Request &request)
{
    Recording recording{programVersion(), QDateTime::currentDateTimeUtc(), thisMachine(), request.work, {}};
    if (request.cores != recording.machine.cores)
        recording.machine = {request.cores, {}, {}}; // supposed: no processor is known to have so many
    return recording;
}

QByteArray jsonText(const Recording &recording)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    writeJson(buffer, recording, false);
    return buffer.data();
}

// In the order of the modes that were asked for, or of all where a recording is exported.
std::vector<RepeatGroup> repeatsIn(const Request &request, const Recording &recording)
{
    const bool areRepeats = request.repeats > 1
        || std::ranges::any_of(recording.runs, [](const Run &run) { return isRepeatName(run.facts.name); });
    if (!areRepeats)
        return {};
    std::vector<RepeatGroup> repeats = repeatsOf(recording);
    std::ranges::stable_sort(repeats, {}, [&request](const RepeatGroup &group) {
        return std::pair(std::ranges::find(request.specs, group.spec) - request.specs.begin(),
                         group.spec.mode);
    });
    return repeats;
}

QString repeatsTable(const Recording &recording, const std::vector<RepeatGroup> &repeats)
{
    std::vector<const Run *> medians;
    medians.reserve(repeats.size());
    for (const RepeatGroup &group : repeats)
        medians.push_back(&recording.runs[group.medianRun]);
    const QString text = repeatsText(repeats, runNames(medians));
    return text.isEmpty() ? text : QStringLiteral("\nabove: of each mode the run of the median\n\n") + text;
}

// Everything that was asked for on stdout and in files; what fails is said, the rest is still written.
bool writeResults(const Request &request, const Recording &recording)
{
    bool written = true;
    const std::vector<RepeatGroup> repeats = repeatsIn(request, recording);
    if (request.json) {
        written = print(jsonText(recording));
    } else if (request.command != Command::Export) {
        written = print(tableText(mediansOf(recording, repeats), repeats.empty())
                        + repeatsTable(recording, repeats));
    }
    printError(failureText(recording));
    const auto say = [&written](const QString &error) {
        if (!error.isEmpty())
            printError(QStringLiteral("overlapse: %1\n").arg(terminalText(error)));
        written = written && error.isEmpty();
    };
    say(writeResultsList(request, recording));
    const FailedList failed = writeFailed(request, recording);
    say(failed.error);
    if (!failed.note.isEmpty())
        printError(QStringLiteral("overlapse: %1\n").arg(terminalText(failed.note)));
    for (const QString &path : request.exports) {
        const auto stopped = [] { return Interrupt::requested(); };
        say(exportTo(path, recording, repeats, request, stopped));
    }
    return written;
}

bool anyFailed(const Recording &recording)
{
    return std::any_of(recording.runs.begin(), recording.runs.end(),
                       [](const Run &run) { return run.trace.failedCount() > 0; });
}

// With --quiet.
void printFatalMessage(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (type == QtFatalMsg)
        printError(message + u'\n');
}

// But Qt's remark on a session without a folder for sockets, in which pictures are made all the same.
void printMessage(QtMsgType, const QMessageLogContext &, const QString &message)
{
    if (!message.startsWith(QLatin1String("QStandardPaths: XDG_RUNTIME_DIR")))
        printError(message + u'\n');
}

int interruptedBefore(const QString &what)
{
    printError(QStringLiteral("overlapse: interrupted before %1\n").arg(what));
    return Interrupt::status();
}

int failure(const QString &problem)
{
    printError(QStringLiteral("overlapse: %1\n").arg(terminalText(problem)));
    return SomeFailed;
}

// What there is to say of inputs that are all done: with --json, as a result without runs.
int nothingToDo(const Request &request)
{
    if (!request.quiet)
        printError(QStringLiteral("nothing to do: the %1 in %2\n")
                       .arg(request.skipped == 1
                                ? QStringLiteral("1 result is")
                                : QStringLiteral("%1 results are").arg(countText(request.skipped)),
                            terminalText(request.output)));
    const FailedList failed = writeFailed(request, {}); // none: whoever tries until it is empty is done
    if (!failed.error.isEmpty())
        printError(QStringLiteral("overlapse: %1\n").arg(terminalText(failed.error)));
    if (!request.quiet)
        for (const QString &path : request.exports)
            printError(QStringLiteral("%1 stays as it is: nothing was run\n").arg(terminalText(path)));
    const bool told = !request.json || print(jsonText(emptyRecording(request)));
    return told && failed.error.isEmpty() ? Done : SomeFailed;
}

// A run that was given up says so; what failed is said beside.
QString haltText(const Request &request, const Recording &recording)
{
    QString text;
    for (const Run &run : recording.runs)
        if (run.trace.cancelled() && request.work.halt != HaltRule() && !request.work.rules.stopAtError)
            text +=
                QStringLiteral("overlapse: --halt ended %1: %2 of the %3 items that were done had failed\n")
                    .arg(modeName(run.spec.mode), countText(run.trace.failedCount()),
                         countText(overItems(run.trace).all));
    return text;
}

// Predicts or measures. A status where nothing is left to be written then.
std::optional<int> obtain(const Request &request, Interrupt &interrupt, Recording &recording, Ended &ended)
{
    if (request.command == Command::Export)
        return std::nullopt;
    if (request.command == Command::Predict) {
        ended = predictRuns(request, interrupt, recording);
        if (ended.interrupted)
            return interruptedBefore(QStringLiteral("the prediction was complete"));
        if (!ended.problem.isEmpty())
            return ended.refused ? usageError(ended.problem) : failure(ended.problem);
        return std::nullopt;
    }
    ended = measureRuns(request, interrupt, recording);
    if (!ended.interrupted)
        printError(haltText(request, recording));
    if (ended.interrupted && recording.runs.empty()) // in the first reading of the files
        return interruptedBefore(QStringLiteral("anything was measured"));
    return std::nullopt;
}

int execute(const Request &request)
{
    if (const QString problem = consentProblem(request); !problem.isEmpty())
        return usageError(problem);
    Recording recording = emptyRecording(request);
    if (request.command == Command::Export) {
        Checked<Recording> opened = openRecording(request.recording);
        if (!opened)
            return usageError(opened.error);
        recording = std::move(*opened);
        sayWhatIsLost(request.recording, lostRunsText(recording));
    }
    Interrupt interrupt; // until now, a signal ends the program
    Ended ended;
    if (const std::optional<int> status = obtain(request, interrupt, recording, ended))
        return *status;
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
        printError(writtenText(request));
    if (ended.interrupted || Interrupt::requested())
        return Interrupt::status();
    const bool failed =
        !ended.problem.isEmpty() || (request.command != Command::Export && anyFailed(recording));
    return failed || !written ? SomeFailed : Done;
}

} // namespace

bool isCommand(const QString &name)
{
    return commandNamed(name).has_value();
}

int runCommand(const QStringList &arguments, int &argc, char **argv)
{
    const bool quiet = arguments.contains(QLatin1String("--quiet"));
    if (quiet)
        silenceLibraries();
    qInstallMessageHandler(quiet ? printFatalMessage : printMessage);
    // A chart needs fonts, so the application must be a graphical one; no window is opened.
    std::unique_ptr<QCoreApplication> app;
    if (std::any_of(arguments.begin(), arguments.end(), isDrawn)) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        // A PDF holds its fonts in the order of a hash: the same recording gives the same file.
        QHashSeed::setDeterministicGlobalSeed();
        app = std::make_unique<QGuiApplication>(argc, argv);
    } else {
        app = std::make_unique<QCoreApplication>(argc, argv);
    }
    // Of an image that is broken, the item says so.
    QLoggingCategory::setFilterRules(QStringLiteral("qt.gui.imageio*=false\nqt.gui.icc*=false"));
    Checked<Request> request = parseRequest(arguments);
    if (!request)
        return usageError(request.error);
    if (request->help)
        return print(helpText(request->command)) ? Done : SomeFailed;
    if (request->command == Command::Serve)
        return serve(request->serve, request->quiet);
    if (request->command == Command::Explain)
        return explainRecording(*request);
    if (request->command == Command::Diff)
        return compareRecordings(*request);
    if (const auto &times = request->work.durations)
        sayWhatIsLost(times->cut.file, lostRunsText(times->cut));
    if (request->command == Command::Sweep)
        return sweepLimits(*request);
    if (request->command == Command::Tune)
        return tuneLimits(*request);
    if (const QString problem = planResults(*request); !problem.isEmpty())
        return usageError(problem);
    if (request->dryRun)
        return print(dryRunText(*request)) ? Done : SomeFailed;
    if (request->work.items == 0)
        return nothingToDo(*request);
    if (const QString problem = openResultsFolder(*request); !problem.isEmpty())
        return usageError(problem);
    return execute(*request);
}

} // namespace overlapse
