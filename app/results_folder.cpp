// SPDX-License-Identifier: MIT
#include "results_folder.h"

#include "output.h"
#include "pipeline/numbers.h"
#include "workload/output_folder.h"
#include "workload/output_names.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

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

} // namespace

void readResultsFolder(OptionReader &reader, Request &request)
{
    const bool asked = reader.isSet("output");
    for (const char *name : {"output", "overwrite"})
        if (reader.isSet(name) && request.command == Command::Compare)
            reader.fail(QStringLiteral("--%1 goes with run: a comparison does the work several times")
                            .arg(QLatin1String(name)));
    if (reader.isSet("overwrite") && !asked)
        reader.fail(QStringLiteral("--overwrite goes with --output DIR"));
    if (!asked || !reader.error().isEmpty())
        return;
    if (!request.work.isReal())
        return reader.fail(QStringLiteral("--output goes with real work: --fetch file, http or cmd:COMMAND"));
    request.output = reader.text("output");
    request.overwrite = reader.isSet("overwrite");
    if (const QString problem = folderProblem(request.output); !problem.isEmpty())
        reader.fail(QStringLiteral("--output: %1").arg(problem));
}

QString openResultsFolder(Request &request)
{
    if (request.output.isEmpty())
        return {};
    auto folder = OutputFolder::open(QFile::encodeName(QDir::cleanPath(request.output)), request.overwrite);
    if (!folder)
        return QStringLiteral("--output: %1").arg(folder.error);
    request.work.output = std::make_shared<const OutputPlan>(OutputPlan{*folder, outputNames(request.work)});
    return {};
}

QString writtenText(const Request &request)
{
    if (!request.work.output)
        return {};
    const std::int64_t count = request.work.output->folder->written();
    return QStringLiteral("wrote %1 %2 into %3\n")
        .arg(countText(count), count == 1 ? QStringLiteral("result") : QStringLiteral("results"),
             terminalText(request.output));
}

} // namespace overlapse
