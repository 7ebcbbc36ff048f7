// SPDX-License-Identifier: MIT
#include "options.h"

#include "formats/durations_csv.h"
#include "output.h"
#include "pipeline/words.h"
#include "scene/picture.h"
#include "trace/this_machine.h"
#include "workload/inputs.h"
#include "workload/work_text.h"

#include <QCommandLineParser>
#include <QFile>

#include <algorithm>

namespace overlapse {

namespace {

constexpr qint64 mostItems = 100'000'000;
constexpr qint64 mostThreads = 1'024;
constexpr qint64 mostFileReads = 1'024;
constexpr qint64 highestLimit = 1'000'000'000;

// Collects the first mistake; later steps are passed over once there is one.
class Reader
{
public:
    Reader(const QStringList &arguments, Command command);

    void fail(const QString &error)
    {
        if (m_error.isEmpty())
            m_error = error;
    }
    [[nodiscard]] QString error() const { return m_error; }
    [[nodiscard]] bool isSet(const char *name) const { return m_parser.isSet(QLatin1String(name)); }
    [[nodiscard]] QString text(const char *name) const { return m_parser.value(QLatin1String(name)); }
    [[nodiscard]] QStringList texts(const char *name) const { return m_parser.values(QLatin1String(name)); }
    [[nodiscard]] QStringList files() const { return m_parser.positionalArguments(); }

    qint64 number(const char *name, qint64 least, qint64 most, qint64 usual)
    {
        if (!isSet(name))
            return usual;
        bool ok = false;
        const qint64 value = text(name).toLongLong(&ok);
        if (!ok || value < least || value > most)
            fail(QStringLiteral("--%1: '%2' is not a whole number from %3 to %4")
                     .arg(QLatin1String(name), text(name), QString::number(least), QString::number(most)));
        return value;
    }
    template<typename T>
    T parsed(const char *name, Checked<T> (*parse)(const QString &), T usual)
    {
        if (!isSet(name))
            return usual;
        Checked<T> value = parse(text(name));
        if (!value) {
            fail(QStringLiteral("--%1: %2").arg(QLatin1String(name), value.error));
            return usual;
        }
        return *value;
    }

private:
    QCommandLineParser m_parser;
    QString m_error;
};

Reader::Reader(const QStringList &arguments, Command command)
{
    const auto add = [this](const char *name, bool takesValue) {
        m_parser.addOption(takesValue ? QCommandLineOption(QLatin1String(name), {}, QStringLiteral("value"))
                                      : QCommandLineOption(QLatin1String(name)));
    };
    for (const char *name : {"export", "size", "scale", "theme"})
        add(name, true);
    for (const char *name : {"help", "quiet"})
        add(name, false);
    if (command != Command::Export) {
        for (const char *name : {"items", "fetch", "transform", "durations", "seed", "inputs", "list",
                                 "fetch-limit", "transform-limit", "threads", "order"})
            add(name, true);
        add(command == Command::Run ? "mode" : "modes", true);
        add("json", false);
        add("null", false);
    }
    if (command == Command::Predict)
        add("cores", true);
    if (!m_parser.parse(arguments)) {
        QString error = m_parser.errorText();
        if (error.endsWith(u'.'))
            error.chop(1);
        fail(QStringLiteral("%1: see overlapse %2 --help").arg(error, arguments.first()));
    }
}

void readInputs(Reader &reader, WorkSpec &work)
{
    if (!reader.isSet("inputs") && !reader.isSet("list"))
        return reader.fail(
            QStringLiteral("--fetch file needs --inputs PATH or --list FILE: the files to read"));
    if (reader.isSet("items"))
        return reader.fail(QStringLiteral("--items does not go with --fetch file: each file is an item"));
    auto all = std::make_shared<InputList>();
    if (reader.isSet("inputs")) {
        Checked<InputList> inputs = collectInputs(reader.texts("inputs"), beginsWithGunzip(work));
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

void readDurationsOption(Reader &reader, WorkSpec &work)
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

void readWork(Reader &reader, WorkSpec &work)
{
    work.items = reader.number("items", 1, mostItems, work.items);
    work.seed = static_cast<std::uint64_t>(reader.number("seed", 0, INT64_MAX, 1));
    setTransform(work,
                 reader.parsed<TransformChoice>("transform", parseTransform, {.time = work.transformTime}));
    const bool file = reader.text("fetch") == QLatin1String("file");
    if (file) {
        work.fetch = FetchKind::File;
        if (!reader.isSet("transform"))
            setTransform(work, {.kind = TransformKind::Real});
    } else {
        work.fetchTime = reader.parsed<TimeSpec>("fetch", parseTime, work.fetchTime);
    }
    for (const char *name : {"inputs", "list", "null"})
        if (!file && reader.isSet(name))
            reader.fail(QStringLiteral("--%1 goes with --fetch file").arg(QLatin1String(name)));
    if (!file && work.transform == TransformKind::Real)
        reader.fail(
            QStringLiteral("--transform %1 needs something real to work on: add --fetch file --inputs PATH")
                .arg(transformText(work)));
    if (!reader.error().isEmpty())
        return;
    if (file)
        readInputs(reader, work);
    else if (reader.isSet("durations"))
        readDurationsOption(reader, work);
}

std::vector<Mode> readModes(Reader &reader, Command command)
{
    const bool one = command == Command::Run;
    const char *option = one ? "mode" : "modes";
    if (!reader.isSet(option))
        return one ? std::vector{Mode::Parallel} : std::vector<Mode>(allModes.begin(), allModes.end());
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

void readPipeline(Reader &reader, Request &request)
{
    const int cores = thisMachine().cores;
    request.cores = cores;
    if (request.command == Command::Predict)
        request.cores = static_cast<int>(reader.number("cores", 1, mostThreads, cores));
    PipelineSpec spec;
    const qint64 usual = std::max(4, request.cores);
    spec.fetchLimit = reader.number("fetch-limit", 1, highestLimit, usual);
    spec.transformLimit = reader.number("transform-limit", 1, highestLimit, usual);
    spec.threads = static_cast<int>(reader.number("threads", 1, mostThreads, request.cores));
    if (reader.isSet("order")) {
        const std::optional<Order> order = orderFromName(reader.text("order"));
        if (order)
            spec.order = *order;
        else
            reader.fail(QStringLiteral("--order: '%1' is neither kept nor any").arg(reader.text("order")));
    }
    if (request.work.isReal() && spec.fetchLimit > mostFileReads)
        reader.fail(
            QStringLiteral("--fetch-limit: at most %1 with --fetch file: each read in flight has a thread")
                .arg(mostFileReads));
    for (const Mode mode : readModes(reader, request.command)) {
        spec.mode = mode;
        request.specs.push_back(spec);
    }
}

void readScale(Reader &reader, Request &request)
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

void readOutput(Reader &reader, Request &request)
{
    request.exports = reader.texts("export");
    request.quiet = reader.isSet("quiet");
    request.json = request.command != Command::Export && reader.isSet("json");
    if (reader.isSet("size")) {
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
        request.dark = reader.text("theme") == QLatin1String("dark");
        if (!request.dark && reader.text("theme") != QLatin1String("light"))
            reader.fail(QStringLiteral("--theme: '%1' is neither light nor dark").arg(reader.text("theme")));
    }
    for (const QString &path : request.exports)
        if (const QString error = exportProblem(path); !error.isEmpty())
            reader.fail(QStringLiteral("--export: %1").arg(error));
}

Command commandNamed(const QString &name)
{
    return name == QLatin1String("compare") ? Command::Compare
        : name == QLatin1String("predict")  ? Command::Predict
        : name == QLatin1String("export")   ? Command::Export
                                            : Command::Run;
}

} // namespace

Checked<Request> parseRequest(const QStringList &arguments)
{
    Request request;
    request.command = commandNamed(arguments.first());
    Reader reader(arguments, request.command);
    request.help = reader.error().isEmpty() && reader.isSet("help");
    if (request.help)
        return request;
    const QStringList files = reader.files();
    if (request.command == Command::Export) {
        if (files.size() != 1)
            reader.fail(QStringLiteral(
                "export takes one recording, as in overlapse export run.overlapse --export run.svg"));
        else if (!reader.isSet("export"))
            reader.fail(QStringLiteral(
                "export needs --export OUT: .png, .svg, .pdf, .csv, .json, .trace.json or .overlapse"));
        request.recording = files.value(0);
    } else {
        if (!files.isEmpty())
            reader.fail(QStringLiteral("'%1' is not an option: see overlapse %2 --help")
                            .arg(files.first(), arguments.first()));
        if (request.command == Command::Predict && reader.text("fetch") == QLatin1String("file"))
            reader.fail(QStringLiteral("predict works on simulated times; real work has to be measured: use "
                                       "overlapse compare --fetch file"));
        if (reader.error().isEmpty())
            readWork(reader, request.work);
        if (reader.error().isEmpty())
            readPipeline(reader, request);
    }
    if (reader.error().isEmpty())
        readOutput(reader, request);
    if (!reader.error().isEmpty())
        return Checked<Request>::failure(reader.error());
    return request;
}

} // namespace overlapse
