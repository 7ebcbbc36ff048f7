// SPDX-License-Identifier: MIT
#include "options.h"

#include "diff_command.h"
#include "explain_command.h"
#include "formats/examples.h"
#include "live/rounds.h"
#include "option_reader.h"
#include "output.h"
#include "pipeline/bounds.h"
#include "pipeline/words.h"
#include "results_folder.h"
#include "scene/picture.h"
#include "serve_command.h"
#include "sweep_command.h"
#include "trace/this_machine.h"
#include "tune_command.h"
#include "work_options.h"
#include "workload/run_needs.h"
#include "workload/work_text.h"
#include "written_files.h"

#include <algorithm>

namespace overlapse {

namespace {

// What the command line leaves out is the experiment's; without one, the usual.
ExperimentFile readBase(OptionReader &reader, Request &request)
{
    const Command command = request.command;
    ExperimentFile base;
    base.fetchLimit.kind = base.transformLimit.kind = base.threads.kind = WrittenLimit::Kind::Left;
    if (command == Command::Run || command == Command::Sweep || command == Command::Tune)
        base.modes = {Mode::Parallel};
    if (!reader.isSet("experiment"))
        return base;
    if (reader.texts("experiment").size() > 1)
        reader.fail(QStringLiteral("--experiment: one at a time"));
    Checked<ExperimentFile> opened = openExperimentOrExample(reader.text("experiment"));
    if (!opened)
        reader.fail(QStringLiteral("--experiment: %1").arg(opened.error));
    else
        base = std::move(*opened);
    request.reads.push_back({QStringLiteral("experiment"), reader.text("experiment")});
    if (!base.durationsFile.isEmpty())
        request.reads.push_back({QStringLiteral("experiment"), pathFrom(base.folder, base.durationsFile)});
    return base;
}

std::vector<Mode> readModes(OptionReader &reader, Command command, const std::vector<Mode> &usual)
{
    const bool one = command == Command::Run || command == Command::Tune;
    const char *option = one ? "mode" : "modes";
    if (!reader.isSet(option) && command == Command::Tune) {
        // Of an experiment, the one that has limits to be found.
        const bool hasParallel = std::ranges::find(usual, Mode::Parallel) != usual.end();
        const auto limited = std::ranges::find_if(usual, usesLimits);
        return {hasParallel || limited == usual.end() ? Mode::Parallel : *limited};
    }
    if (!reader.isSet(option))
        return one ? std::vector{usual.front()} : usual;
    std::vector<Mode> modes;
    const QStringList names = one ? QStringList{reader.text(option)} : reader.text(option).split(u',');
    for (const QString &name : names) {
        const std::optional<Mode> mode = modeFromName(name.trimmed());
        if (!mode)
            reader.fail(
                QStringLiteral(
                    "--%1: unknown mode '%2': sequential, concurrent, parallel, prefetching or blocking")
                    .arg(QLatin1String(option), name.trimmed()));
        else if (std::find(modes.begin(), modes.end(), *mode) == modes.end())
            modes.push_back(*mode);
    }
    return modes;
}

void checkRoom(OptionReader &reader, const Request &request)
{
    const SystemRoom room = systemRoom();
    for (const PipelineSpec &spec : request.specs) {
        const std::optional<Misfit> misfit = misfitOf(spec, request.work, room);
        if (!misfit)
            continue;
        const QString option = misfit->limit == Misfit::Limit::Threads ? QStringLiteral("--threads")
                                                                       : QStringLiteral("--fetch-limit");
        return reader.fail(misfit->most > 0 ? QStringLiteral("%1: at most %2 here in the mode %3: %4")
                                                  .arg(option, QString::number(misfit->most),
                                                       modeName(spec.mode), misfit->why)
                                            : QStringLiteral("there is no room for the mode %1: %2")
                                                  .arg(modeName(spec.mode), misfit->why));
    }
}

void readPipeline(OptionReader &reader, ExperimentFile base, Request &request)
{
    const int cores = thisMachine().cores;
    request.cores = cores;
    if (predicts(request.command))
        request.cores = static_cast<int>(reader.number("cores", 1, mostThreads, base.cores.value_or(cores)));
    resolveLimits(base, request.cores);
    PipelineSpec spec = base.limits;
    spec.fetchLimit = reader.number("fetch-limit", 1, highestLimit, spec.fetchLimit);
    spec.transformLimit = reader.number("transform-limit", 1, highestLimit, spec.transformLimit);
    spec.threads = static_cast<int>(reader.number("threads", 1, mostThreads, spec.threads));
    if (reader.isSet("order")) {
        const std::optional<Order> order = orderFromName(reader.text("order"));
        if (order)
            spec.order = *order;
        else
            reader.fail(QStringLiteral("--order: '%1' is neither kept nor any").arg(reader.text("order")));
    }
    const FetchKind fetch = request.work.fetch;
    if (spec.fetchLimit > mostFetches(fetch))
        reader.fail(QStringLiteral("--fetch-limit: at most %1 with --fetch %2: each in flight has a thread")
                        .arg(mostFetches(fetch))
                        .arg(fetchText(request.work).section(u':', 0, 0)));
    for (const Mode mode : readModes(reader, request.command, base.modes)) {
        spec.mode = mode;
        request.specs.push_back(spec);
    }
    if (!predicts(request.command) && reader.error().isEmpty())
        checkRoom(reader, request);
}

void readScale(OptionReader &reader, Request &request)
{
    bool ok = false;
    request.scale = reader.text("scale").toDouble(&ok);
    if (!ok || !(request.scale >= 0.5 && request.scale <= 4))
        return reader.fail(
            QStringLiteral("--scale: '%1' is not a number from 0.5 to 4").arg(reader.text("scale")));
    const bool any = std::any_of(request.exports.begin(), request.exports.end(), [](const QString &path) {
        return pictureFormatOf(path) == PictureFormat::Png;
    });
    const int side = std::max(request.size.width(), request.size.height());
    if (any && side * request.scale > largestPictureSide)
        reader.fail(QStringLiteral("--scale: %1 times --size %2x%3 is more than %4 pixels: take less of one")
                        .arg(reader.text("scale"))
                        .arg(request.size.width())
                        .arg(request.size.height())
                        .arg(largestPictureSide));
}

void readOutput(OptionReader &reader, Request &request)
{
    request.exports = reader.texts("export");
    request.quiet = reader.isSet("quiet");
    if (!predicts(request.command) && reader.isSet("unmask"))
        request.secrets = Secrets::Kept;
    request.dryRun =
        !predicts(request.command) && request.command != Command::Export && reader.isSet("dry-run");
    request.yes = request.command != Command::Export && reader.isSet("yes");
    request.json = request.command != Command::Export && reader.isSet("json");
    if (request.dryRun && request.json)
        reader.fail(
            QStringLiteral("--dry-run shows what would be done, of which --json has nothing: leave one out"));
    request.sizeGiven = reader.isSet("size");
    if (request.sizeGiven) {
        const QStringList sides = reader.text("size").split(u'x');
        bool widthOk = false;
        bool heightOk = false;
        request.size = {sides.value(0).toInt(&widthOk), sides.value(1).toInt(&heightOk)};
        const bool good = sides.size() == 2 && widthOk && heightOk && request.size.width() >= 400
            && request.size.height() >= 250 && request.size.width() <= 16'000
            && request.size.height() <= 16'000;
        if (!good)
            reader.fail(
                QStringLiteral("--size: '%1' is not WIDTHxHEIGHT from 400x250 to 16000x16000, as in 1600x900")
                    .arg(reader.text("size")));
    }
    if (reader.isSet("scale"))
        readScale(reader, request);
    if (reader.isSet("theme")) {
        const std::optional<Scheme> scheme = schemeNamed(reader.text("theme"));
        request.scheme = scheme.value_or(Scheme::Light);
        if (!scheme)
            reader.fail(
                QStringLiteral("--theme: '%1' is none of light, dark, high-contrast and high-contrast-dark")
                    .arg(reader.text("theme")));
    }
    for (const QString &path : request.exports)
        if (const QString error = exportProblem(path); !error.isEmpty())
            reader.fail(QStringLiteral("--export: %1").arg(error));
}

void readRepeats(OptionReader &reader, Request &request)
{
    request.repeats = static_cast<int>(reader.number("repeat", 2, mostRepeats, 1));
    for (const char *option : {"output", "failed"})
        if (request.repeats > 1 && reader.isSet(option))
            reader.fail(QStringLiteral("--repeat measures, and --%1 keeps what came of it: leave one out")
                            .arg(QLatin1String(option)));
}

void readExperimentAndOptions(OptionReader &reader, Request &request)
{
    if (!reader.error().isEmpty())
        return;
    ExperimentFile base = readBase(reader, request);
    request.limitsOfNow = reader.isSet("fetch-limit") || base.fetchLimit.kind != WrittenLimit::Kind::Left;
    const Checked<FetchChoice> fetch = parseFetch(reader.text("fetch"));
    const bool real =
        reader.isSet("fetch") ? fetch && fetch->kind != FetchKind::Simulated : base.work.isReal();
    if (predicts(request.command) && real && !reader.isSet("durations"))
        reader.fail(
            QStringLiteral("%1 works on simulated times; real work has to be measured: use overlapse compare "
                           "--fetch file --export run.overlapse, and --durations run.overlapse here")
                .arg(request.command == Command::Sweep ? QStringLiteral("sweep")
                                                       : QStringLiteral("predict")));
    if (reader.error().isEmpty())
        readWork(reader, base, request);
    if (!predicts(request.command) && request.command != Command::Tune) {
        readResultsFolder(reader, request);
        readRepeats(reader, request);
    }
    if (reader.error().isEmpty())
        readPipeline(reader, std::move(base), request);
}

} // namespace

std::optional<Command> commandNamed(const QString &name)
{
    static constexpr std::pair<const char *, Command> all[] = {
        {"run", Command::Run},         {"compare", Command::Compare}, {"predict", Command::Predict},
        {"sweep", Command::Sweep},     {"tune", Command::Tune},       {"export", Command::Export},
        {"explain", Command::Explain}, {"diff", Command::Diff},       {"serve", Command::Serve},
    };
    for (const auto &[word, command] : all)
        if (name == QLatin1String(word))
            return command;
    return {};
}

using ReadOwn = void (*)(OptionReader &, Request &);

/// Of commands that have options of their own alone; null: it does some work.
static ReadOwn ownReader(Command command)
{
    switch (command) {
    case Command::Serve: return readServe;
    case Command::Explain: return readExplain;
    case Command::Diff: return readDiff;
    default: return nullptr;
    }
}

Checked<Request> parseRequest(const QStringList &arguments)
{
    Request request;
    request.command = commandNamed(arguments.first()).value_or(Command::Run);
    OptionReader reader(arguments, request.command);
    request.help = reader.error().isEmpty() && reader.isSet("help");
    if (request.help)
        return request;
    if (const ReadOwn read = ownReader(request.command)) {
        read(reader, request);
        return reader.error().isEmpty() ? request : Checked<Request>::failure(reader.error());
    }
    const QStringList files = reader.files();
    if (request.command == Command::Export) {
        if (files.size() != 1)
            reader.fail(QStringLiteral(
                "export takes one recording, as in overlapse export run.overlapse --export run.svg"));
        else if (!reader.isSet("export"))
            reader.fail(QStringLiteral("export needs --export OUT: .png, .svg, .pdf, .html, .md, .csv, "
                                       ".json, .trace.json or .overlapse"));
        request.recording = files.value(0);
        request.reads.push_back({QString(), request.recording});
    } else {
        if (!files.isEmpty())
            reader.fail(QStringLiteral("'%1' is not an option: see overlapse %2 --help")
                            .arg(files.first(), arguments.first()));
        readExperimentAndOptions(reader, request);
    }
    if (request.command == Command::Sweep && reader.error().isEmpty())
        readSweep(reader, request);
    if (request.command == Command::Tune && reader.error().isEmpty())
        readTune(reader, request);
    if (request.command == Command::Tune) {
        request.quiet = reader.isSet("quiet");
        request.yes = reader.isSet("yes");
        request.json = reader.isSet("json");
    } else if (reader.error().isEmpty()) {
        readOutput(reader, request);
    }
    if (reader.error().isEmpty())
        reader.fail(writtenFilesProblem(request));
    if (!reader.error().isEmpty())
        return Checked<Request>::failure(reader.error());
    return request;
}

} // namespace overlapse
