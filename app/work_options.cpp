// SPDX-License-Identifier: MIT
#include "work_options.h"

#include "formats/durations_csv.h"
#include "pipeline/bounds.h"
#include "workload/inputs.h"
#include "workload/work_text.h"

#include <QFile>

namespace overlapse {

namespace {

void readInputs(OptionReader &reader, const QStringList &usual, WorkSpec &work)
{
    // Inputs on the command line replace all of the experiment's.
    const QStringList names = reader.isSet("inputs") || reader.isSet("list") ? reader.texts("inputs") : usual;
    if (names.isEmpty() && !reader.isSet("list"))
        return reader.fail(
            QStringLiteral("--fetch file needs --inputs PATH or --list FILE: the files to read"));
    if (reader.isSet("items"))
        return reader.fail(QStringLiteral("--items does not go with --fetch file: each file is an item"));
    auto all = std::make_shared<InputList>();
    if (!names.isEmpty()) {
        Checked<InputList> inputs = collectInputs(names, beginsWithGunzip(work));
        if (!inputs)
            return reader.fail(QStringLiteral("--inputs: %1").arg(inputs.error));
        *all = std::move(*inputs);
    }
    for (const QString &name : reader.texts("list")) {
        QFile file(name);
        const bool standardInput = name == QLatin1String("-");
        if (!(standardInput ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly)))
            return reader.fail(QStringLiteral("--list: %1: %2").arg(name, file.errorString()));
        Checked<InputList> list = readInputList(file, standardInput ? QStringLiteral("standard input") : name,
                                                reader.isSet("null"));
        if (!list)
            return reader.fail(QStringLiteral("--list: %1").arg(list.error));
        all->sources << list->sources;
        all->paths.insert(all->paths.end(), list->paths.begin(), list->paths.end());
    }
    work.items = static_cast<std::int64_t>(all->paths.size());
    work.inputs = std::move(all);
}

void readDurationsOption(OptionReader &reader, WorkSpec &work)
{
    if (reader.isSet("fetch") || reader.isSet("transform"))
        return reader.fail(QStringLiteral("--durations replaces --fetch and --transform: leave them out"));
    Checked<DurationTable> table = readDurations(reader.text("durations"));
    if (!table)
        return reader.fail(QStringLiteral("--durations: %1").arg(table.error));
    if (!reader.isSet("items"))
        work.items = static_cast<std::int64_t>(table->fetch.size());
    work.durations = std::make_shared<DurationTable>(std::move(*table));
}

// What an option replaces altogether is not looked at any further.
void replaceKind(const OptionReader &reader, WorkSpec &work)
{
    const WorkSpec usual;
    const bool file = reader.text("fetch") == QLatin1String("file");
    const bool times = reader.isSet("durations") || (reader.isSet("fetch") && !file);
    if (work.isReal() && times) {
        work.fetch = FetchKind::Simulated;
        work.items = usual.items;
        if (work.transform == TransformKind::Real)
            setTransform(work, {.time = usual.transformTime});
    }
    if (work.durations && (reader.isSet("fetch") || reader.isSet("transform"))) {
        work.durations.reset();
        work.transform = usual.transform;
    }
    if (file && !work.isReal()) {
        work.fetch = FetchKind::File;
        work.durations.reset();
        setTransform(work, {.kind = TransformKind::Real});
    }
}

void readCache(OptionReader &reader, const ExperimentFile &experiment, Request &request)
{
    const bool usuallyCold = experiment.coldCache && request.work.isReal();
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
    replaceKind(reader, work);
    work.items = reader.number("items", 1, mostItems, work.items);
    work.seed =
        static_cast<std::uint64_t>(reader.number("seed", 0, INT64_MAX, static_cast<qint64>(work.seed)));
    setTransform(work,
                 reader.parsed<TransformChoice>("transform", parseTransform,
                                                {work.transform, work.transformTime, work.steps}));
    if (!work.isReal())
        work.fetchTime = reader.parsed<TimeSpec>("fetch", parseTime, work.fetchTime);
    for (const char *name : {"inputs", "list", "null", "cache"})
        if (!work.isReal() && reader.isSet(name))
            reader.fail(QStringLiteral("--%1 goes with --fetch file").arg(QLatin1String(name)));
    if (!work.isReal() && work.transform == TransformKind::Real)
        reader.fail(
            QStringLiteral("--transform %1 needs something real to work on: add --fetch file --inputs PATH")
                .arg(transformText(work)));
    readCache(reader, experiment, request);
    if (!reader.error().isEmpty())
        return;
    if (work.isReal())
        readInputs(reader, inputPaths(experiment), work);
    else if (reader.isSet("durations"))
        readDurationsOption(reader, work);
}

} // namespace overlapse
