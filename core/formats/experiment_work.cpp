// SPDX-License-Identifier: MIT
// Every key is asked for once, in work of each kind: what has been asked for is known, and what does not go with this
// work says what it goes with.
#include "formats/experiment_work.h"

#include "formats/shown_text.h"
#include "pipeline/bounds.h"
#include "workload/fetch_rules.h"
#include "workload/quantity.h"
#include "workload/same_work.h"
#include "workload/served_text.h"
#include "workload/urls.h"
#include "workload/work_text.h"

namespace overlapse {

namespace {

// Whether the key is there. It is a mistake where it does not fit.
bool given(JsonMembers &members, const char *key, bool fits, const QString &goesWith)
{
    if (!members.has(key))
        return false;
    if (!fits)
        members.fail(QLatin1String(key), QStringLiteral("goes with ") + goesWith);
    return fits;
}

QString httpFor(const WorkSpec &work)
{
    return work.isReal() ? QStringLiteral("\"fetch\": \"http\"")
                         : QStringLiteral("real work, as \"fetch\": \"http\"");
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

std::optional<Nanos> rowTime(JsonMembers &members, const QJsonArray &row, const QString &rowKey, int stage)
{
    const QString key = QStringLiteral("%1[%2]").arg(rowKey).arg(stage);
    const std::optional<QString> text = members.textOf(row.at(stage), key);
    if (!text)
        return std::nullopt;
    const Checked<Nanos> time = parseDuration(*text);
    if (!time)
        members.fail(key, time.error);
    return time.value;
}

std::shared_ptr<const DurationTable> readTable(JsonMembers &members, const QString &key,
                                               const QJsonArray &rows, const QString &name)
{
    DurationTable table;
    table.source = name;
    if (rows.isEmpty())
        members.fail(key, QStringLiteral("no times, expected rows such as [\"80ms\", \"20ms\"]"));
    for (qsizetype i = 0; i < rows.size() && members.ok(); ++i) {
        const QString rowKey = QStringLiteral("%1[%2]").arg(key).arg(i);
        const QJsonArray row = rows.at(i).toArray();
        if (row.size() != 2) {
            members.fail(
                rowKey,
                QStringLiteral("expected the times of a fetch and a transform, as in [\"80ms\", \"20ms\"]"));
            continue;
        }
        table.fetch.push_back(rowTime(members, row, rowKey, 0).value_or(Nanos(0)));
        table.transform.push_back(rowTime(members, row, rowKey, 1).value_or(Nanos(0)));
    }
    return finished(std::move(table));
}

// Whether times are replayed.
bool readDurations(JsonMembers &members, ExperimentFile &file, const QString &name)
{
    constexpr const char *key = "durations";
    const QJsonValue durations = members.take(key);
    if (durations.isUndefined())
        return false;
    if (durations.isArray()) {
        file.work.durations = readTable(members, QLatin1String(key), durations.toArray(), name);
        file.work.items = static_cast<std::int64_t>(file.work.durations->fetch.size());
    } else if (durations.isString() && !durations.toString().isEmpty()) {
        file.durationsFile = members.textOf(durations, QLatin1String(key)).value_or(QString());
        file.work.items = 0;
    } else {
        members.fail(
            QLatin1String(key),
            QStringLiteral("%1, expected the name of a CSV file, or rows such as [\"80ms\", \"20ms\"]")
                .arg(durations.isString() ? QStringLiteral("an empty text") : kindText(durations)));
    }
    return true;
}

void readFetch(JsonMembers &members, WorkSpec &work, bool replayed)
{
    constexpr const char *key = "fetch";
    if (replayed && members.has(key))
        members.fail(QLatin1String(key), QStringLiteral("the durations replace it: leave one of them out"));
    const std::optional<QString> text = members.text(key);
    if (!text)
        return;
    const Checked<FetchChoice> choice = parseFetch(*text);
    if (!choice)
        return members.fail(QLatin1String(key), choice.error);
    work.fetch = choice->kind;
    work.command = choice->command;
    if (work.isReal())
        setTransform(work, {.kind = TransformKind::Real});
    else
        work.fetchTime = choice->time;
}

// Empty, or what is wrong.
QString readReplayedTransform(WorkSpec &work, const QString &text)
{
    if (text == QLatin1String("wall(replayed)"))
        work.transform = TransformKind::Wall;
    else if (text != QLatin1String("cpu(replayed)"))
        return QStringLiteral("%1: the durations replace it: leave one of them out, or say wall(replayed)")
            .arg(shown(text));
    return {};
}

QString readTransformText(WorkSpec &work, const QString &text)
{
    const Checked<TransformChoice> choice = parseTransform(text);
    if (!choice)
        return choice.error;
    if (choice->kind == TransformKind::Real && !work.isReal())
        return QStringLiteral("%1 needs something real to work on, expected \"fetch\": \"file\", \"http\" or "
                              "\"cmd:…\"")
            .arg(shown(text));
    setTransform(work, *choice);
    return {};
}

void readTransform(JsonMembers &members, WorkSpec &work, bool replayed)
{
    constexpr const char *key = "transform";
    const std::optional<QString> text = members.text(key);
    if (!text)
        return;
    const QString problem = replayed ? readReplayedTransform(work, *text) : readTransformText(work, *text);
    if (!problem.isEmpty())
        members.fail(QLatin1String(key), problem);
}

void readItems(JsonMembers &members, WorkSpec &work)
{
    constexpr const char *key = "items";
    if (work.isReal() && members.has(key))
        members.fail(QLatin1String(key),
                     QStringLiteral("does not go with \"fetch\": \"%1\": each %2 is an item")
                         .arg(fetchText(work).section(u':', 0, 0), inputNoun(work.fetch, 1)));
    work.items = members.integer(key, 1, mostItems).value_or(work.items);
}

void readServed(JsonMembers &members, WorkSpec &work)
{
    constexpr const char *key = "serve";
    const bool here = given(members, key, work.fetch == FetchKind::Http, httpFor(work));
    ServedFolder served;
    const auto read = [&members, here](const char *name, auto parse, auto &into) {
        if (given(members, name, here, QStringLiteral("\"serve\": the name of a folder")))
            readText(members, name, parse, into);
    };
    if (here)
        served.folder = members.text(key).value_or(QString());
    if (here && served.folder.isEmpty())
        members.fail(QLatin1String(key), QStringLiteral("expected the name of a folder"));
    read("latency", parseTime, served.latency);
    read("fail", parseShare, served.fail);
    read("fail_with", parseFailureKind, served.failWith);
    if (here)
        work.served = served;
}

// Whether the key says what the work is done on.
bool namesInputs(JsonMembers &members, const char *key, const WorkSpec &work)
{
    const bool there =
        given(members, key, work.isReal(), QStringLiteral("real work, as \"fetch\": \"file\""));
    if (there && work.served)
        members.fail(QLatin1String(key),
                     QStringLiteral("the served folder replaces it: leave one of them out"));
    return there;
}

void readInput(JsonMembers &members, const QJsonValue &value, const QString &key, ExperimentFile &file)
{
    const std::optional<QString> name = members.textOf(value, key);
    if (!name)
        return;
    const bool url = file.work.fetch == FetchKind::Http;
    if (name->isEmpty())
        members.fail(key, QStringLiteral("an empty text, expected the name of a file or folder"));
    else if (const QString problem = url ? urlProblem(name->toUtf8()) : QString(); !problem.isEmpty())
        members.fail(key, problem);
    file.inputs << *name;
}

void readInputs(JsonMembers &members, ExperimentFile &file)
{
    constexpr const char *key = "inputs";
    constexpr const char *listKey = "list";
    const WorkSpec &work = file.work;
    const QJsonArray names =
        namesInputs(members, key, work) ? members.array(key).value_or(QJsonArray()) : QJsonArray();
    if (namesInputs(members, listKey, work))
        file.list = members.text(listKey).value_or(QString());
    if (work.isReal() && !work.served && names.isEmpty() && file.list.isEmpty())
        members.fail(
            QLatin1String(key),
            work.fetch == FetchKind::Http
                ? QStringLiteral("expected URLs, as in [\"https://example.org/1\"], a \"list\" of them, or "
                                 "a folder to \"serve\"")
                : QStringLiteral("expected the files and folders to read, as in [\"photos\", "
                                 "\"more/one.jpg\"], or a \"list\" of them"));
    for (qsizetype i = 0; i < names.size() && members.ok(); ++i)
        readInput(members, names.at(i), QStringLiteral("%1[%2]").arg(QLatin1String(key)).arg(i), file);
}

void readCache(JsonMembers &members, ExperimentFile &file)
{
    constexpr const char *key = "cache";
    if (!given(members, key, file.work.fetch == FetchKind::File, QStringLiteral("\"fetch\": \"file\"")))
        return;
    const std::optional<QString> cache = members.text(key);
    file.coldCache = cache == QStringLiteral("cold");
    if (cache && !file.coldCache && *cache != QLatin1String("warm"))
        members.fail(QLatin1String(key), QStringLiteral("%1 is neither cold nor warm").arg(shown(*cache)));
}

std::optional<QString> realText(JsonMembers &members, const char *key)
{
    const QJsonValue value = members.take(key);
    if (value.isDouble())
        return numberText(value.toDouble());
    if (!value.isUndefined())
        members.fail(QLatin1String(key), QStringLiteral("%1, expected a number").arg(kindText(value)));
    return std::nullopt;
}

// A single value as an option would have it.
std::optional<QString> ruleValue(JsonMembers &members, const RuleInfo &info)
{
    if (info.form == RuleForm::Text)
        return members.text(info.key);
    if (info.form == RuleForm::Real)
        return realText(members, info.key);
    const std::optional<qint64> number = members.integer(info.key, info.least, info.most);
    return number ? std::optional(QString::number(*number)) : std::nullopt;
}

void readRule(JsonMembers &members, FetchRule rule, WorkSpec &work)
{
    const RuleInfo &info = ruleInfo(rule);
    if (!given(members, info.key, mayHaveRule(work.fetch, rule), httpFor(work)))
        return;
    const auto read = [&](const std::optional<QString> &text, const QString &key) {
        if (!text)
            return;
        Checked<FetchRules> rules = withWrittenRule(std::move(work.rules), rule, *text);
        if (rules)
            work.rules = std::move(*rules);
        else
            members.fail(key, rules.error);
    };
    if (info.form != RuleForm::Texts)
        return read(ruleValue(members, info), QLatin1String(info.key));
    const QJsonArray values = members.array(info.key).value_or(QJsonArray());
    for (qsizetype i = 0; i < values.size() && members.ok(); ++i) {
        const QString key = QStringLiteral("%1[%2]").arg(QLatin1String(info.key)).arg(i);
        read(members.textOf(values.at(i), key), key);
    }
}

} // namespace

void readWork(JsonMembers members, ExperimentFile &file, const QString &name)
{
    const bool replayed = readDurations(members, file, name);
    readFetch(members, file.work, replayed);
    readTransform(members, file.work, replayed);
    readItems(members, file.work);
    file.work.seed = static_cast<std::uint64_t>(members.integer("seed", 0, INT64_MAX).value_or(1));
    if (!file.work.isReal() && !replayed)
        file.work.capacity = members.integer("capacity", 1, mostCapacity).value_or(0);
    readServed(members, file.work);
    readInputs(members, file);
    readCache(members, file);
    for (const FetchRule rule : allFetchRules)
        readRule(members, rule, file.work);
    members.rejectOthers();
}

} // namespace overlapse
