// SPDX-License-Identifier: MIT
#include "formats/experiment_file.h"

#include "formats/durations_csv.h"
#include "formats/experiment_limits.h"
#include "formats/experiment_work.h"
#include "formats/json_source.h"
#include "formats/shown_text.h"
#include "pipeline/bounds.h"
#include "pipeline/words.h"
#include "trace/this_machine.h"
#include "workload/file_identity.h"
#include "workload/same_work.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QIODevice>

#include <algorithm>

namespace overlapse {

namespace {

constexpr qint64 currentVersion = 1;

// False if the rest of the file need not be looked at.
bool readHead(JsonMembers &members, QString &error)
{
    const QString format = members.take("format").toString();
    if (format == QLatin1String("overlapse-result")) {
        error = QStringLiteral(
            "this is a result, not an experiment: \"format\" is \"overlapse-result\", expected "
            "\"overlapse-experiment\"");
        return false;
    }
    if (format != QLatin1String("overlapse-experiment")) {
        error = QStringLiteral(
            "this is not an Overlapse experiment: expected \"format\": \"overlapse-experiment\"");
        return false;
    }
    constexpr const char *key = "version";
    const bool given = members.has(key);
    const std::optional<qint64> version = members.integer(key, 1, INT64_MAX);
    if (!given)
        members.fail(QLatin1String(key), QStringLiteral("left out, expected %1").arg(currentVersion));
    else if (version && *version > currentVersion)
        members.fail(QLatin1String(key),
                     QStringLiteral("%1 is newer than this program, which reads version %2")
                         .arg(*version)
                         .arg(currentVersion));
    return members.ok();
}

std::int64_t readLimit(JsonMembers &members, const char *key, qint64 most, WrittenLimit &written)
{
    const QJsonValue value = members.take(key);
    if (value.isUndefined()) {
        written.kind = WrittenLimit::Kind::Left;
        return 1;
    }
    if (value.isDouble())
        return members.integer(key, 1, most).value_or(1);
    const std::optional<WrittenLimit> multiple = limitFromText(value.toString());
    if (!multiple)
        members.fail(
            QLatin1String(key),
            QStringLiteral("%1, expected a whole number from 1 to %2, or \"cores\", or a multiple of them "
                           "(2 to %3) as in \"4 x cores\"")
                .arg(value.isString() ? shown(value.toString()) : kindText(value))
                .arg(most)
                .arg(mostTimesCores));
    written = multiple.value_or(WrittenLimit());
    return 1;
}

void readOrder(JsonMembers &members, Order &order)
{
    constexpr const char *key = "order";
    const std::optional<QString> name = members.text(key);
    if (!name)
        return;
    const std::optional<Order> known = orderFromName(*name);
    if (!known)
        members.fail(QLatin1String(key), QStringLiteral("%1 is neither kept nor any").arg(shown(*name)));
    order = known.value_or(order);
}

void readLimits(JsonMembers members, ExperimentFile &file)
{
    PipelineSpec &limits = file.limits;
    const qint64 most = mostFetches(file.work.fetch);
    limits.fetchLimit = readLimit(members, "fetch_limit", most, file.fetchLimit);
    limits.transformLimit = readLimit(members, "transform_limit", highestLimit, file.transformLimit);
    limits.threads = static_cast<int>(readLimit(members, "threads", mostThreads, file.threads));
    readOrder(members, limits.order);
    if (const std::optional<qint64> cores = members.integer("cores", 1, mostThreads))
        file.cores = static_cast<int>(*cores);
    members.rejectOthers();
}

void readModes(JsonMembers &members, ExperimentFile &file)
{
    constexpr const char *modes = "modes";
    const std::optional<QJsonArray> names = members.array(modes);
    if (!names)
        return;
    file.modes.clear();
    if (names->isEmpty())
        members.fail(QLatin1String(modes),
                     QStringLiteral("no mode, expected one at least, as in [\"parallel\"]"));
    for (qsizetype i = 0; i < names->size() && members.ok(); ++i) {
        const QString key = QStringLiteral("%1[%2]").arg(QLatin1String(modes)).arg(i);
        const std::optional<QString> name = members.textOf(names->at(i), key);
        if (!name)
            return;
        const std::optional<Mode> mode = modeFromName(*name);
        if (!mode)
            members.fail(
                key,
                QStringLiteral("unknown mode %1: sequential, concurrent, parallel, prefetching or blocking")
                    .arg(shown(*name)));
        else if (std::find(file.modes.begin(), file.modes.end(), *mode) != file.modes.end())
            members.fail(key, QStringLiteral("%1 stands there twice, expected once").arg(*name));
        else
            file.modes.push_back(*mode);
    }
}

} // namespace

Checked<ExperimentFile> readExperiment(const QByteArray &text, const QString &name)
{
    const auto failure = [&name](const QString &what) {
        return Checked<ExperimentFile>::failure(QStringLiteral("%1: %2").arg(name, what));
    };
    if (text.size() > maxExperimentBytes)
        return failure(
            QStringLiteral("larger than %1 KiB; that much is the most").arg(maxExperimentBytes >> 10));
    const Checked<QJsonObject> root = readJsonObject(text, name);
    if (!root)
        return Checked<ExperimentFile>::failure(root.error);
    ExperimentFile file;
    QString error;
    JsonMembers members(*root, {}, error);
    if (!readHead(members, error))
        return failure(error);
    file.title = members.text("title").value_or(QString());
    file.about = members.text("about").value_or(QString());
    readWork(members.object("work"), file, name);
    readLimits(members.object("limits"), file);
    readModes(members, file);
    members.rejectOthers();
    if (!error.isEmpty())
        return failure(error);
    resolveLimits(file, file.cores.value_or(thisMachine().cores));
    return file;
}

Checked<ExperimentFile> openExperiment(const QString &path)
{
    const auto failure = [&path](const QString &what) {
        return Checked<ExperimentFile>::failure(QStringLiteral("%1: %2").arg(path, what));
    };
    QFile source(path);
    const QFileInfo info(path);
    if (info.exists() && !info.isFile())
        return failure(QStringLiteral("this is not a file"));
    if (!source.open(QIODevice::ReadOnly))
        return failure(source.errorString());
    Checked<ExperimentFile> file = readExperiment(source.read(maxExperimentBytes + 1), path);
    if (!file)
        return file;
    file->folder = info.path() == QLatin1String(".") ? QString() : info.path();
    if (file->durationsFile.isEmpty())
        return file;
    Checked<DurationTable> table = readDurations(pathFrom(file->folder, file->durationsFile));
    if (!table)
        return failure(QStringLiteral("work.durations: %1").arg(table.error));
    if (file->work.items == 0)
        file->work.items = static_cast<std::int64_t>(table->fetch.size());
    file->work.durations = finished(std::move(*table));
    return file;
}

QString pathFrom(const QString &folder, const QString &name)
{
    return folder.isEmpty() || QDir::isAbsolutePath(name) ? name : folder + u'/' + name;
}

QStringList inputPaths(const ExperimentFile &file)
{
    QStringList paths;
    for (const QString &name : file.inputs)
        paths << (file.work.fetch == FetchKind::Http ? name : pathFrom(file.folder, name));
    return paths;
}

QStringList listPaths(const ExperimentFile &file)
{
    return file.list.isEmpty() ? QStringList() : QStringList(pathFrom(file.folder, file.list));
}

QString servedPath(const ExperimentFile &file)
{
    return pathFrom(file.folder, file.work.served->folder);
}

bool isRead(const ExperimentFile &file, const QString &path)
{
    const std::optional<FileIdentity> written = identityOf(QFile::encodeName(path));
    if (!written || !written->exists())
        return false;
    QStringList names = listPaths(file);
    if (!file.durationsFile.isEmpty())
        names << pathFrom(file.folder, file.durationsFile);
    if (file.work.durations)
        names << file.work.durations->source;
    if (file.work.fetch == FetchKind::File || file.work.fetch == FetchKind::Command)
        names << inputPaths(file);
    if (file.work.served)
        names << servedPath(file);
    const QString whole = QFileInfo(path).canonicalFilePath();
    return std::any_of(names.begin(), names.end(), [&](const QString &name) {
        const QFileInfo info(name);
        return identityOf(QFile::encodeName(name)) == written
            || (info.isDir() && whole.startsWith(info.canonicalFilePath() + u'/'));
    });
}

bool beginsLikeExperiment(const QByteArray &beginning)
{
    QByteArray text = beginning;
    if (text.startsWith("\xef\xbb\xbf"))
        text.remove(0, 3);
    return text.trimmed().startsWith('{');
}

} // namespace overlapse
