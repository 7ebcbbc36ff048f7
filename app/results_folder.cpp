// SPDX-License-Identifier: MIT
#include "results_folder.h"

#include "formats/files.h"
#include "formats/results_list.h"
#include "output.h"
#include "pipeline/numbers.h"
#include "workload/inputs.h"
#include "workload/output_folder.h"
#include "workload/output_names.h"
#include "workload/same_work.h"
#include "written_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

namespace overlapse {

namespace {

QString folderProblem(const QString &path)
{
    if (path.isEmpty())
        return QStringLiteral("it needs the name of a folder");
    const QFileInfo info(QDir::cleanPath(path));
    if (info.exists() && !info.isDir())
        return QStringLiteral("%1 is not a folder").arg(path);
    const QFileInfo folder(info.exists() ? info.absoluteFilePath() : info.absolutePath());
    if (!folder.isDir())
        return QStringLiteral("%1: there is no folder %2").arg(path, folder.absoluteFilePath());
    if (!folder.isWritable())
        return QStringLiteral("%1: the folder %2 cannot be written to").arg(path, folder.absoluteFilePath());
    return {};
}

void readFailed(OptionReader &reader, Request &request)
{
    request.failed = reader.text("failed");
    if (request.work.served)
        reader.fail(
            QStringLiteral("--failed goes with --inputs and --list: what --serve serves cannot be listed"));
    if (request.failed.isEmpty())
        reader.fail(QStringLiteral("--failed: it needs the name of a file"));
    else if (const QString problem = placeProblem(request.failed); !problem.isEmpty())
        reader.fail(QStringLiteral("--failed: %1").arg(problem));
}

// Only what is a file: with anything else under its name, an item fails and says so.
bool isThere(const QByteArray &path)
{
    struct stat info
    {};
    return ::lstat(path.constData(), &info) == 0 && S_ISREG(info.st_mode);
}

void skipExisting(Request &request)
{
    const QByteArray folder = QFile::encodeName(QDir::cleanPath(request.output)) + '/';
    InputList rest;
    rest.sources = request.work.inputs->sources;
    rest.passedOver = request.work.inputs->passedOver;
    rest.closedFolders = request.work.inputs->closedFolders;
    std::vector<QByteArray> names;
    for (std::size_t i = 0; i < request.names.size(); ++i) {
        if (isThere(folder + request.names[i])) {
            ++request.skipped;
            continue;
        }
        rest.paths.push_back(request.work.inputs->paths[i]);
        names.push_back(request.names[i]);
    }
    request.names = std::move(names);
    request.work.items = static_cast<std::int64_t>(rest.paths.size());
    request.work.inputs = finished(std::move(rest));
}

QString skippedText(const Request &request)
{
    return request.skipped == 0 ? QString()
        : request.skipped == 1  ? QStringLiteral("; 1 was there")
                                : QStringLiteral("; %1 were there").arg(countText(request.skipped));
}

} // namespace

void readResultsFolder(OptionReader &reader, Request &request)
{
    const bool asked = reader.isSet("output");
    for (const char *name : {"output", "overwrite", "skip-existing", "failed"})
        if (reader.isSet(name) && request.command == Command::Compare)
            reader.fail(QStringLiteral("--%1 goes with run: a comparison does the work several times")
                            .arg(QLatin1String(name)));
    for (const char *name : {"overwrite", "skip-existing"})
        if (reader.isSet(name) && !asked)
            reader.fail(QStringLiteral("--%1 goes with --output DIR").arg(QLatin1String(name)));
    if (reader.isSet("overwrite") && reader.isSet("skip-existing"))
        reader.fail(QStringLiteral("--overwrite replaces what --skip-existing keeps: leave one out"));
    for (const char *name : {"output", "failed"})
        if (reader.isSet(name) && !request.work.isReal())
            reader.fail(QStringLiteral("--%1 goes with real work: --fetch file, http or cmd:COMMAND")
                            .arg(QLatin1String(name)));
    if (!reader.error().isEmpty())
        return;
    if (reader.isSet("failed"))
        readFailed(reader, request);
    if (!asked)
        return;
    request.output = reader.text("output");
    request.overwrite = reader.isSet("overwrite");
    request.skipExisting = reader.isSet("skip-existing");
    if (const QString problem = folderProblem(request.output); !problem.isEmpty())
        reader.fail(QStringLiteral("--output: %1").arg(problem));
}

QString planResults(Request &request)
{
    if (request.output.isEmpty())
        return {};
    // Of all inputs, so that an item is called the same however many are left out.
    request.names = outputNames(request.work);
    if (request.skipExisting)
        skipExisting(request);
    return resultsProblem(request);
}

QString openResultsFolder(Request &request)
{
    if (request.output.isEmpty())
        return {};
    auto folder = OutputFolder::open(QFile::encodeName(QDir::cleanPath(request.output)), request.overwrite);
    if (!folder)
        return QStringLiteral("--output: %1").arg(folder.error);
    request.work.output = std::make_shared<const OutputPlan>(OutputPlan{*folder, request.names});
    return {};
}

QString writtenText(const Request &request)
{
    if (!request.work.output)
        return {};
    const std::int64_t count = request.work.output->folder->written();
    return QStringLiteral("wrote %1 %2 into %3%4\n")
        .arg(countText(count), count == 1 ? QStringLiteral("result") : QStringLiteral("results"),
             terminalText(request.output), skippedText(request));
}

QString writeResultsList(const Request &request, const Recording &recording)
{
    if (!request.work.output || recording.runs.empty() || !hasResultsList(request.work))
        return {};
    const QByteArray path = QFile::encodeName(QDir::cleanPath(request.output)) + '/' + resultsListName;
    FileContent before;
    if (QFileInfo::exists(QFile::decodeName(path)))
        before = readWholeFile(path);
    const Checked<QByteArray> list = before.error.isEmpty()
        ? resultsList(before.data, request.work, recording.runs.front().trace, request.secrets)
        : Checked<QByteArray>::failure(before.error);
    const QString problem = list ? request.work.output->folder->replace(resultsListName, *list) : list.error;
    return problem.isEmpty() ? problem : QStringLiteral("%1: %2").arg(QFile::decodeName(path), problem);
}

FailedList writeFailed(const Request &request, const Recording &recording)
{
    if (request.failed.isEmpty())
        return {};
    std::vector<QByteArray> inputs;
    for (const Run &run : recording.runs)
        for (std::int64_t item = 0; item < run.trace.size(); ++item) {
            const ItemRow row = run.trace.row(item);
            if (row.fetchStatus == Status::Failed || row.transformStatus == Status::Failed)
                inputs.push_back(request.work.inputs->paths[static_cast<std::size_t>(item)]);
        }
    const WrittenList list = writtenList(inputs, request.null);
    FailedList written;
    written.error = saveAs(
        request.failed, [&list](QIODevice &device) { return device.write(list.text) == list.text.size(); });
    if (written.error.isEmpty() && list.nulSeparated && !request.null)
        written.note =
            QStringLiteral(
                "%1: a line cannot say each of the inputs that failed, so they end with NUL: read it with "
                "--null")
                .arg(request.failed);
    return written;
}

} // namespace overlapse
