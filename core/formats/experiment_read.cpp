// SPDX-License-Identifier: MIT
#include "formats/experiment_file.h"

#include "formats/durations_csv.h"
#include "formats/experiment_limits.h"
#include "formats/json_source.h"
#include "formats/shown_text.h"
#include "pipeline/bounds.h"
#include "pipeline/words.h"
#include "trace/this_machine.h"
#include "workload/byte_text.h"
#include "workload/served_text.h"
#include "workload/urls.h"
#include "workload/work_text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

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
    const bool given = members.has("version");
    const std::optional<qint64> version = members.integer("version", 1, INT64_MAX);
    if (!given)
        members.fail(QStringLiteral("version"), QStringLiteral("left out, expected %1").arg(currentVersion));
    else if (version && *version > currentVersion)
        members.fail(QStringLiteral("version"),
                     QStringLiteral("%1 is newer than this program, which reads version %2")
                         .arg(*version)
                         .arg(currentVersion));
    return members.ok();
}

std::optional<Nanos> rowTime(JsonMembers &members, const QJsonArray &row, qsizetype index, int stage)
{
    const QString key = QStringLiteral("durations[%1][%2]").arg(index).arg(stage);
    const std::optional<QString> text = members.textOf(row.at(stage), key);
    if (!text)
        return std::nullopt;
    const Checked<Nanos> time = parseDuration(*text);
    if (!time)
        members.fail(key, time.error);
    return time.value;
}

std::shared_ptr<const DurationTable> readTable(JsonMembers &members, const QJsonArray &rows,
                                               const QString &name)
{
    auto table = std::make_shared<DurationTable>();
    table->source = name;
    if (rows.isEmpty())
        members.fail(QStringLiteral("durations"),
                     QStringLiteral("no times, expected rows such as [\"80ms\", \"20ms\"]"));
    for (qsizetype i = 0; i < rows.size() && members.ok(); ++i) {
        const QJsonArray row = rows.at(i).toArray();
        if (row.size() != 2) {
            members.fail(
                QStringLiteral("durations[%1]").arg(i),
                QStringLiteral("expected the times of a fetch and a transform, as in [\"80ms\", \"20ms\"]"));
            continue;
        }
        table->fetch.push_back(rowTime(members, row, i, 0).value_or(Nanos(0)));
        table->transform.push_back(rowTime(members, row, i, 1).value_or(Nanos(0)));
    }
    return table;
}

void readDurationsMember(JsonMembers &members, ExperimentFile &file, const QString &name)
{
    const QJsonValue durations = members.take("durations");
    if (durations.isArray()) {
        file.work.durations = readTable(members, durations.toArray(), name);
        file.work.items = static_cast<std::int64_t>(file.work.durations->fetch.size());
    } else if (durations.isString() && !durations.toString().isEmpty()) {
        file.durationsFile = members.textOf(durations, QStringLiteral("durations")).value_or(QString());
        file.work.items = 0;
    } else {
        members.fail(
            QStringLiteral("durations"),
            QStringLiteral("%1, expected the name of a CSV file, or rows such as [\"80ms\", \"20ms\"]")
                .arg(durations.isString() ? QStringLiteral("an empty text") : kindText(durations)));
    }
    if (members.has("fetch"))
        members.fail(QStringLiteral("fetch"),
                     QStringLiteral("the durations replace it: leave one of them out"));
    const std::optional<QString> transform = members.text("transform");
    if (transform == QStringLiteral("wall(replayed)"))
        file.work.transform = TransformKind::Wall;
    else if (transform && *transform != QLatin1String("cpu(replayed)"))
        members.fail(
            QStringLiteral("transform"),
            QStringLiteral("%1: the durations replace it: leave one of them out, or say wall(replayed)")
                .arg(shown(*transform)));
}

void readInputNames(JsonMembers &members, ExperimentFile &file)
{
    const QJsonArray names = members.array("inputs").value_or(QJsonArray());
    file.list = members.text("list").value_or(QString());
    const bool urls = file.work.fetch == FetchKind::Http;
    if (file.work.served)
        for (const char *key : {"inputs", "list"})
            if (members.has(key))
                members.fail(QLatin1String(key),
                             QStringLiteral("the served folder replaces it: leave one of them out"));
    if (names.isEmpty() && file.list.isEmpty() && !file.work.served)
        members.fail(
            QStringLiteral("inputs"),
            urls ? QStringLiteral("expected URLs, as in [\"https://example.org/1\"], a \"list\" of them, or "
                                  "a folder to \"serve\"")
                 : QStringLiteral("expected the files and folders to read, as in [\"photos\", "
                                  "\"more/one.jpg\"], or a \"list\" of them"));
    for (qsizetype i = 0; i < names.size() && members.ok(); ++i) {
        const QString key = QStringLiteral("inputs[%1]").arg(i);
        const std::optional<QString> name = members.textOf(names.at(i), key);
        if (name && name->isEmpty())
            members.fail(key, QStringLiteral("an empty text, expected the name of a file or folder"));
        else if (const QString problem = name && urls ? urlProblem(name->toUtf8()) : QString();
                 !problem.isEmpty())
            members.fail(key, problem);
        file.inputs << name.value_or(QString());
    }
    if (members.has("items"))
        members.fail(QStringLiteral("items"),
                     QStringLiteral("does not go with \"fetch\": \"%1\": each %2 is an item")
                         .arg(fetchText(file.work).section(u':', 0, 0), inputNoun(file.work.fetch, 1)));
}

template<typename Value>
void readText(JsonMembers &members, const char *key, Checked<Value> (*parse)(const QString &), Value &into)
{
    const std::optional<QString> text = members.text(key);
    if (!text)
        return;
    const Checked<Value> value = parse(*text);
    if (!value)
        members.fail(QLatin1String(key), value.error);
    else
        into = *value;
}

constexpr const char *ruleKeys[] = {"headers",  "per_host", "rate",      "timeout",
                                    "deadline", "retries",  "max_bytes", "on_error"};

void readRules(JsonMembers &members, FetchKind fetch, FetchRules &rules)
{
    const QJsonArray headers = members.array("headers").value_or(QJsonArray());
    for (qsizetype i = 0; i < headers.size() && members.ok(); ++i) {
        const QString key = QStringLiteral("headers[%1]").arg(i);
        const QString header = members.textOf(headers.at(i), key).value_or(QString());
        if (const QString problem = headerProblem(header); members.ok() && !problem.isEmpty())
            members.fail(key, problem);
        rules.headers << header;
    }
    rules.perHost = members.integer("per_host", 1, highestLimit).value_or(0);
    const QJsonValue rate = members.take("rate");
    rules.rate = rate.toDouble(0);
    if (!rate.isUndefined() && !(rules.rate > 0 && rules.rate <= mostRate))
        members.fail(QStringLiteral("rate"),
                     QStringLiteral("expected requests a second, more than 0, as in 20"));
    readText(members, "timeout", parseDuration, rules.timeout);
    readText(members, "deadline", parseDuration, rules.deadline);
    rules.retries = static_cast<int>(members.integer("retries", 0, mostRetries).value_or(0));
    readText(members, "max_bytes", parseBytes, rules.maxBytes);
    const std::optional<QString> onError = members.text("on_error");
    rules.stopAtError = onError == QStringLiteral("stop");
    if (onError && !rules.stopAtError && *onError != QLatin1String("continue"))
        members.fail(QStringLiteral("on_error"),
                     QStringLiteral("%1 is neither continue nor stop").arg(shown(*onError)));
    for (const char *key : {"headers", "per_host", "rate"})
        if (fetch != FetchKind::Http && members.has(key))
            members.fail(QLatin1String(key), QStringLiteral("goes with \"fetch\": \"http\""));
}

constexpr const char *serveKeys[] = {"serve", "latency", "fail", "fail_with"};

void readServed(JsonMembers &members, WorkSpec &work)
{
    const bool given = members.has("serve");
    for (const char *key : {"latency", "fail", "fail_with"})
        if (!given && members.has(key))
            members.fail(QLatin1String(key), QStringLiteral("goes with \"serve\": the name of a folder"));
    if (!given)
        return;
    if (work.fetch != FetchKind::Http)
        return members.fail(QStringLiteral("serve"), QStringLiteral("goes with \"fetch\": \"http\""));
    ServedFolder served;
    served.folder = members.text("serve").value_or(QString());
    if (served.folder.isEmpty())
        members.fail(QStringLiteral("serve"), QStringLiteral("expected the name of a folder"));
    readText(members, "latency", parseTime, served.latency);
    readText(members, "fail", parseShare, served.fail);
    readText(members, "fail_with", parseFailureKind, served.failWith);
    work.served = served;
}

void readCache(JsonMembers &members, ExperimentFile &file)
{
    const std::optional<QString> cache = members.text("cache");
    file.coldCache = cache == QStringLiteral("cold");
    if (cache && !file.coldCache && *cache != QLatin1String("warm"))
        members.fail(QStringLiteral("cache"),
                     QStringLiteral("%1 is neither cold nor warm").arg(shown(*cache)));
}

void readStages(JsonMembers &members, ExperimentFile &file)
{
    const std::optional<QString> fetch = members.text("fetch");
    if (fetch) {
        const Checked<FetchChoice> choice = parseFetch(*fetch);
        if (!choice)
            return members.fail(QStringLiteral("fetch"), choice.error);
        file.work.fetch = choice->kind;
        file.work.command = choice->command;
        if (choice->kind == FetchKind::Simulated)
            file.work.fetchTime = choice->time;
    }
    const bool real = file.work.isReal();
    if (real) {
        setTransform(file.work, {.kind = TransformKind::Real});
        readServed(members, file.work);
        readInputNames(members, file);
        readRules(members, file.work.fetch, file.work.rules);
    }
    if (file.work.fetch == FetchKind::File)
        readCache(members, file);
    if (const std::optional<QString> transform = members.text("transform")) {
        const Checked<TransformChoice> choice = parseTransform(*transform);
        if (!choice)
            members.fail(QStringLiteral("transform"), choice.error);
        else if (choice->kind == TransformKind::Real && !real)
            members.fail(
                QStringLiteral("transform"),
                QStringLiteral(
                    "%1 needs something real to work on, expected \"fetch\": \"file\", \"http\" or \"cmd:…\"")
                    .arg(shown(*transform)));
        else
            setTransform(file.work, *choice);
    }
}

void readWork(JsonMembers members, ExperimentFile &file, const QString &name)
{
    for (const char *key : {"items", "fetch", "transform", "seed", "durations", "inputs", "list", "cache"})
        members.take(key); // known, whether looked at or not
    for (const char *key : ruleKeys)
        members.take(key);
    for (const char *key : serveKeys)
        members.take(key);
    if (members.has("durations"))
        readDurationsMember(members, file, name);
    else
        readStages(members, file);
    file.work.items = members.integer("items", 1, mostItems).value_or(file.work.items);
    file.work.seed = static_cast<std::uint64_t>(members.integer("seed", 0, INT64_MAX).value_or(1));
    for (const char *key : {"inputs", "list"})
        if (!file.work.isReal() && members.has(key))
            members.fail(QLatin1String(key), QStringLiteral("goes with real work, as \"fetch\": \"file\""));
    for (const char *key : ruleKeys)
        if (!file.work.isReal() && members.has(key))
            members.fail(QLatin1String(key), QStringLiteral("goes with real work, as \"fetch\": \"http\""));
    for (const char *key : serveKeys)
        if (!file.work.isReal() && members.has(key))
            members.fail(QLatin1String(key), QStringLiteral("goes with real work, as \"fetch\": \"http\""));
    if (file.work.fetch != FetchKind::File && members.has("cache"))
        members.fail(QStringLiteral("cache"), QStringLiteral("goes with \"fetch\": \"file\""));
    members.rejectOthers();
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

void readLimits(JsonMembers members, ExperimentFile &file)
{
    PipelineSpec &limits = file.limits;
    const qint64 most = mostFetches(file.work.fetch);
    limits.fetchLimit = readLimit(members, "fetch_limit", most, file.fetchLimit);
    limits.transformLimit = readLimit(members, "transform_limit", highestLimit, file.transformLimit);
    limits.threads = static_cast<int>(readLimit(members, "threads", mostThreads, file.threads));
    if (const std::optional<QString> name = members.text("order")) {
        const std::optional<Order> order = orderFromName(*name);
        if (!order)
            members.fail(QStringLiteral("order"),
                         QStringLiteral("%1 is neither kept nor any").arg(shown(*name)));
        limits.order = order.value_or(limits.order);
    }
    if (const std::optional<qint64> cores = members.integer("cores", 1, mostThreads))
        file.cores = static_cast<int>(*cores);
    members.rejectOthers();
}

void readModes(JsonMembers &members, ExperimentFile &file)
{
    const std::optional<QJsonArray> names = members.array("modes");
    if (!names)
        return;
    file.modes.clear();
    if (names->isEmpty())
        members.fail(QStringLiteral("modes"),
                     QStringLiteral("no mode, expected one at least, as in [\"parallel\"]"));
    for (qsizetype i = 0; i < names->size() && members.ok(); ++i) {
        const QString key = QStringLiteral("modes[%1]").arg(i);
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
    file->work.durations = std::make_shared<DurationTable>(std::move(*table));
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

bool beginsLikeExperiment(const QByteArray &beginning)
{
    QByteArray text = beginning;
    if (text.startsWith("\xef\xbb\xbf"))
        text.remove(0, 3);
    return text.trimmed().startsWith('{');
}

} // namespace overlapse
