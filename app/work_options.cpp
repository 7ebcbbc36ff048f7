// SPDX-License-Identifier: MIT
#include "work_options.h"

#include "formats/durations_csv.h"
#include "pipeline/bounds.h"
#include "serve/served_inputs.h"
#include "workload/fetch_rules.h"
#include "workload/inputs.h"
#include "workload/quantity.h"
#include "workload/same_work.h"
#include "workload/served_text.h"
#include "workload/urls.h"
#include "workload/work_programs.h"
#include "workload/work_text.h"

#include <QFile>
#include <QIODevice>

namespace overlapse {

namespace {

struct Sources
{
    QStringList inputs;
    QStringList lists;
};

Checked<InputList> collect(const QStringList &names, const WorkSpec &work)
{
    if (work.served)
        return collectServed(work.served->folder, beginsWithGunzip(work));
    return work.fetch == FetchKind::Http
        ? collectUrls(names)
        : collectInputs(names, work.fetch == FetchKind::File && beginsWithGunzip(work));
}

Checked<InputList> readList(const QString &name, bool nulSeparated, FetchKind fetch)
{
    QFile file(name);
    const bool standardInput = name == QLatin1String("-");
    if (!(standardInput ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly)))
        return Checked<InputList>::failure(QStringLiteral("%1: %2").arg(name, file.errorString()));
    return readInputList(file, standardInput ? QStringLiteral("standard input") : name, nulSeparated,
                         fetch == FetchKind::Http ? urlProblem : nullptr);
}

void readInputs(OptionReader &reader, const Sources &usual, Request &request)
{
    WorkSpec &work = request.work;
    // Inputs on the command line replace all of the experiment's.
    const bool given = reader.isSet("inputs") || reader.isSet("list");
    const QStringList names = given ? reader.texts("inputs") : usual.inputs;
    const QStringList lists = given ? reader.texts("list") : usual.lists;
    const QString kind = fetchText(work).section(u':', 0, 0);
    if (names.isEmpty() && lists.isEmpty() && !work.served)
        return reader.fail(
            work.fetch == FetchKind::Http
                ? QStringLiteral("--fetch http needs --list FILE or --inputs URL: what to get; or "
                                 "--serve FOLDER, to try it without a network")
                : QStringLiteral("--fetch %1 needs --inputs PATH or --list FILE: the %2")
                      .arg(kind,
                           work.fetch == FetchKind::File ? QStringLiteral("files to read")
                                                         : QStringLiteral("inputs of the command")));
    if (reader.isSet("items"))
        return reader.fail(QStringLiteral("--items does not go with --fetch %1: each %2 is an item")
                               .arg(kind, inputNoun(work.fetch, 1)));
    InputList all;
    if (!names.isEmpty() || work.served) {
        Checked<InputList> inputs = collect(names, work);
        if (!inputs)
            return reader.fail(
                QStringLiteral("--%1: %2")
                    .arg(work.served ? QStringLiteral("serve") : QStringLiteral("inputs"), inputs.error));
        all = std::move(*inputs);
    }
    for (const QString &name : lists) {
        request.reads.push_back({QStringLiteral("list"), name});
        Checked<InputList> list = readList(name, request.null, work.fetch);
        if (!list)
            return reader.fail(QStringLiteral("--list: %1").arg(list.error));
        all.sources << list->sources;
        all.paths.append(list->paths);
    }
    work.items = static_cast<std::int64_t>(all.paths.size());
    work.inputs = finished(std::move(all));
}

void readDurationsOption(OptionReader &reader, Request &request)
{
    WorkSpec &work = request.work;
    request.reads.push_back({QStringLiteral("durations"), reader.text("durations")});
    if (reader.isSet("fetch") || reader.isSet("transform"))
        return reader.fail(QStringLiteral("--durations replaces --fetch and --transform: leave them out"));
    Checked<DurationTable> table = readDurations(
        reader.text("durations"),
        predicts(request.command) ? DurationsFor::Predicting : DurationsFor::Measuring, work.capacity);
    work.capacity = 0; // it is the table's now
    if (!table)
        return reader.fail(QStringLiteral("--durations: %1").arg(table.error));
    if (!reader.isSet("items"))
        work.items = static_cast<std::int64_t>(table->fetch.size());
    work.transform = table->wall ? TransformKind::Wall : TransformKind::Cpu;
    work.fetchTime.awaits = table->awaits;
    work.durations = finished(std::move(*table));
}

// What an option replaces altogether is not looked at any further. True if the experiment's inputs are of use.
bool replaceKind(OptionReader &reader, WorkSpec &work)
{
    const WorkSpec usual;
    const bool given = reader.isSet("fetch");
    const auto fetch =
        reader.parsed<FetchChoice>("fetch", parseFetch, {work.fetch, work.fetchTime, work.command});
    const bool real = given && fetch.kind != FetchKind::Simulated;
    if (work.isReal() && (reader.isSet("durations") || (given && !real))) {
        work.fetch = FetchKind::Simulated;
        work.items = usual.items;
        work.rules = {};
        if (work.transform == TransformKind::Real)
            setTransform(work, {.time = usual.transformTime});
    }
    if (work.durations && (given || reader.isSet("transform"))) {
        work.durations.reset();
        work.transform = usual.transform;
    }
    if (given && !real)
        work.fetchTime = fetch.time;
    const bool same = !given || fetch.kind == work.fetch;
    if (real) {
        if (!work.isReal())
            setTransform(work, {.kind = TransformKind::Real});
        if (!same)
            work.rules = {};
        work.fetch = fetch.kind;
        work.command = fetch.command;
    }
    return same;
}

void checkPrograms(OptionReader &reader, const WorkSpec &work)
{
    if (const QString problem = fetchProgramProblem(work); !problem.isEmpty())
        reader.fail(QStringLiteral("--fetch: cmd: %1").arg(problem));
    if (const QString problem = stepProgramProblem(work); !problem.isEmpty())
        reader.fail(QStringLiteral("--transform: cmd: %1").arg(problem));
}

void failWithoutRealWork(OptionReader &reader, const char *option)
{
    reader.fail(QStringLiteral("--%1 goes with real work: --fetch file, http or cmd:COMMAND")
                    .arg(QLatin1String(option)));
}

// A header is one, or as @FILE those that a file has, a line each: what is secret need not be in the list of processes.
Checked<QStringList> headersIn(const QString &text, Request &request)
{
    if (!text.startsWith(u'@'))
        return QStringList{text};
    const QString path = text.mid(1);
    request.reads.push_back({QStringLiteral("header"), path});
    return readHeaders(path);
}

void readRule(OptionReader &reader, FetchRule rule, Request &request)
{
    WorkSpec &work = request.work;
    const char *option = ruleInfo(rule).option;
    if (!reader.isSet(option))
        return;
    if (!work.isReal())
        return failWithoutRealWork(reader, option);
    if (!mayHaveRule(work.fetch, rule))
        return reader.fail(QStringLiteral("--%1 goes with --fetch http").arg(QLatin1String(option)));
    work.rules = withoutRule(std::move(work.rules), rule);
    QStringList texts;
    for (const QString &text : reader.texts(option)) {
        const Checked<QStringList> lines =
            rule == FetchRule::Headers ? headersIn(text, request) : Checked<QStringList>(QStringList{text});
        if (!lines)
            return reader.fail(QStringLiteral("--%1: %2").arg(QLatin1String(option), lines.error));
        texts << *lines;
    }
    for (const QString &text : texts) {
        Checked<FetchRules> rules = withWrittenRule(std::move(work.rules), rule, text);
        if (!rules)
            return reader.fail(QStringLiteral("--%1: %2").arg(QLatin1String(option), rules.error));
        work.rules = std::move(*rules);
    }
}

void readHalt(OptionReader &reader, WorkSpec &work)
{
    if (!reader.isSet("halt"))
        return;
    if (!work.isReal())
        return failWithoutRealWork(reader, "halt");
    const QString text = reader.text("halt");
    const std::optional<double> share = parsePercentage(text);
    bool ok = false;
    const qint64 failures = text.toLongLong(&ok);
    if (share)
        work.halt.share = *share;
    else
        work.halt.failures = failures;
    if (share ? *share <= 0 : (!ok || failures < 1))
        reader.fail(
            QStringLiteral("--halt: '%1' is neither a number of failures, as in 20, nor a share of what is "
                           "done, as in 20%")
                .arg(text));
}

// A folder on the command line replaces the experiment's, URLs on it do as well.
void readServed(OptionReader &reader, const ExperimentFile &experiment, bool ownInputs, WorkSpec &work)
{
    const bool urls = reader.isSet("inputs") || reader.isSet("list");
    if (!ownInputs || urls)
        work.served.reset();
    if (work.served)
        work.served->folder = servedPath(experiment);
    if (reader.isSet("serve")) {
        if (work.fetch != FetchKind::Http)
            return reader.fail(QStringLiteral("--serve goes with --fetch http"));
        if (urls)
            return reader.fail(QStringLiteral("--serve replaces --inputs and --list: leave them out"));
        if (!work.served)
            work.served = ServedFolder();
        work.served->folder = reader.text("serve");
    }
    for (const char *name : {"latency", "fail", "fail-with"})
        if (!work.served && reader.isSet(name))
            return reader.fail(QStringLiteral("--%1 goes with --serve FOLDER").arg(QLatin1String(name)));
    if (!work.served)
        return;
    work.served->latency = reader.parsed<TimeSpec>("latency", parseTime, work.served->latency);
    work.served->fail = reader.parsed<double>("fail", parseShare, work.served->fail);
    work.served->failWith = reader.parsed<FailureKind>("fail-with", parseFailureKind, work.served->failWith);
}

void readCache(OptionReader &reader, const ExperimentFile &experiment, Request &request)
{
    const bool usuallyCold = experiment.coldCache && request.work.fetch == FetchKind::File;
    request.cache = usuallyCold ? CacheStart::Cold : CacheStart::Usual;
    if (!reader.isSet("cache"))
        return;
    const QString text = reader.text("cache");
    request.cache = text == QLatin1String("cold") ? CacheStart::Cold : CacheStart::Warm;
    if (request.cache == CacheStart::Warm && text != QLatin1String("warm"))
        reader.fail(QStringLiteral("--cache: '%1' is neither cold nor warm").arg(text));
}

} // namespace

void readWork(OptionReader &reader, const ExperimentFile &experiment, Request &request)
{
    WorkSpec &work = request.work;
    work = experiment.work;
    request.null = reader.isSet("null");
    const bool ownInputs = replaceKind(reader, work);
    work.items = reader.number("items", 1, mostItems, work.items);
    work.seed =
        static_cast<std::uint64_t>(reader.number("seed", 0, INT64_MAX, static_cast<qint64>(work.seed)));
    if (reader.isSet("capacity") && work.isReal())
        reader.fail(QStringLiteral("--capacity goes with simulated fetches, and with --durations"));
    work.capacity = work.isReal() ? 0 : reader.number("capacity", 1, mostCapacity, work.capacity);
    setTransform(work,
                 reader.parsed<TransformChoice>("transform", parseTransform,
                                                {work.transform, work.transformTime, work.steps}));
    for (const char *name : {"inputs", "list", "null"})
        if (!work.isReal() && reader.isSet(name))
            failWithoutRealWork(reader, name);
    if (!predicts(request.command) && request.command != Command::Tune)
        readHalt(reader, work);
    for (const FetchRule rule : allFetchRules)
        readRule(reader, rule, request);
    if (work.fetch != FetchKind::File && reader.isSet("cache"))
        reader.fail(QStringLiteral("--cache goes with --fetch file"));
    if (!work.isReal() && work.transform == TransformKind::Real)
        reader.fail(QStringLiteral(
                        "--transform %1 needs something real to work on: add --fetch file --inputs PATH, or "
                        "--fetch http --list FILE")
                        .arg(transformText(work)));
    readCache(reader, experiment, request);
    if (!predicts(request.command))
        readServed(reader, experiment, ownInputs, work);
    checkPrograms(reader, work);
    if (!reader.error().isEmpty())
        return;
    if (work.isReal())
        readInputs(reader, ownInputs ? Sources{inputPaths(experiment), listPaths(experiment)} : Sources{},
                   request);
    else if (reader.isSet("durations"))
        readDurationsOption(reader, request);
}

} // namespace overlapse
