// SPDX-License-Identifier: MIT
#include "written_files.h"

#include "workload/command_words.h"
#include "workload/file_identity.h"
#include "workload/inputs.h"
#include "workload/output_names.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <set>

#include <unistd.h>

namespace overlapse {

namespace {

struct WrittenFile
{
    QString option;
    QString path;
    FileIdentity identity;
};
using WrittenFiles = std::vector<WrittenFile>;

std::optional<FileIdentity> identityOfRead(const QString &path)
{
    return path == QLatin1String("-") ? identityOf(STDIN_FILENO) : identityOf(QFile::encodeName(path));
}

WrittenFiles filesOf(const Request &request)
{
    WrittenFiles files;
    const auto add = [&files](const char *option, const QString &path) {
        if (const auto identity = identityOf(QFile::encodeName(path)))
            files.push_back({QLatin1String(option), path, *identity});
    };
    for (const QString &path : request.exports)
        add("export", path);
    if (!request.failed.isEmpty())
        add("failed", request.failed);
    return files;
}

QString twiceProblem(const WrittenFiles &files)
{
    for (std::size_t i = 0; i < files.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (files[i].identity == files[j].identity)
                return QStringLiteral("--%1: %2 is the same file as %3 of --%4: write to another")
                    .arg(files[i].option, files[i].path, files[j].path, files[j].option);
    return {};
}

QString problemIf(const WrittenFiles &files, const std::optional<FileIdentity> &read, const QString &what)
{
    const auto same = std::find_if(files.begin(), files.end(),
                                   [&read](const WrittenFile &file) { return read == file.identity; });
    return same == files.end()
        ? QString()
        : QStringLiteral("--%1: %2 is %3, which it would replace: write to another file")
              .arg(same->option, same->path, what);
}

QString readProblem(const WrittenFiles &files, const ReadFile &read)
{
    return problemIf(files, identityOfRead(read.path),
                     read.option.isEmpty() ? QStringLiteral("the recording that is read")
                                           : QStringLiteral("what --%1 reads").arg(read.option));
}

// Commands may read whatever file they name.
std::vector<QByteArray> wordsOf(const WorkSpec &work)
{
    QStringList commands{work.command};
    for (const TransformStep &step : work.steps)
        commands << step.argument;
    std::vector<QByteArray> words;
    for (const QString &command : commands)
        if (const Checked<CommandWords> parsed = parseCommand(command))
            words.insert(words.end(), parsed->words.begin(), parsed->words.end());
    return words;
}

// Canonical, with / at its end; empty: nothing is served.
QString servedFolder(const WorkSpec &work)
{
    return work.served ? QFileInfo(work.served->folder).canonicalFilePath() + u'/' : QString();
}

QString inputProblem(const WrittenFiles &files, const WorkSpec &work)
{
    if (work.inputs && work.fetch != FetchKind::Http)
        for (const QByteArray &path : work.inputs->paths)
            if (QString problem = problemIf(files, identityOf(path), QStringLiteral("an input"));
                !problem.isEmpty())
                return problem;
    for (const QByteArray &word : wordsOf(work))
        if (QString problem = problemIf(files, identityOf(word), QStringLiteral("what a command is given"));
            !problem.isEmpty())
            return problem;
    const QString served = servedFolder(work);
    for (const WrittenFile &file : files)
        if (!served.isEmpty() && QFileInfo(file.path).canonicalFilePath().startsWith(served))
            return QStringLiteral("--%1: %2 is a file that --serve serves: write to another file")
                .arg(file.option, file.path);
    return {};
}

} // namespace

QString writtenFilesProblem(const Request &request)
{
    WrittenFiles files = filesOf(request);
    if (QString problem = twiceProblem(files); !problem.isEmpty())
        return problem;
    // What is not there is read by nobody; so usually no input is looked at.
    std::erase_if(files, [](const WrittenFile &file) { return !file.identity.exists(); });
    if (files.empty())
        return {};
    for (const ReadFile &read : request.reads)
        if (QString problem = readProblem(files, read); !problem.isEmpty())
            return problem;
    return inputProblem(files, request.work);
}

QString resultsProblem(const Request &request)
{
    const QByteArray folder = QFile::encodeName(QDir::cleanPath(request.output)) + '/';
    const WrittenFiles files = filesOf(request);
    std::set<std::pair<std::uint64_t, std::uint64_t>> inputs;
    if (request.overwrite && request.work.fetch != FetchKind::Http)
        for (const QByteArray &path : request.work.inputs->paths)
            if (const auto input = identityOf(path); input && input->exists())
                inputs.emplace(input->device, input->number);
    const QString served = request.overwrite ? servedFolder(request.work) : QString();
    if (files.empty() && inputs.empty() && served.isEmpty())
        return {};
    std::vector<QByteArray> names = request.names;
    names.emplace_back(resultsListName);
    for (const QByteArray &name : names) {
        const auto identity = identityOf(folder + name);
        if (!identity)
            continue;
        const QString path = inputText(folder + name);
        if (identity->exists() && inputs.contains({identity->device, identity->number}))
            return QStringLiteral(
                       "--output: %1 is an input, which a result would replace: take another folder")
                .arg(path);
        const QString within = QFileInfo(path).canonicalPath() + u'/'; // of a link, where itself is
        if (identity->exists() && !served.isEmpty() && within.startsWith(served))
            return QStringLiteral("--output: %1 is a file that --serve serves, which a result would replace: "
                                  "take another folder")
                .arg(path);
        for (const WrittenFile &file : files)
            if (file.identity == *identity)
                return QStringLiteral("--%1: %2 is where a result goes: write to another file")
                    .arg(file.option, file.path);
    }
    return {};
}

} // namespace overlapse
