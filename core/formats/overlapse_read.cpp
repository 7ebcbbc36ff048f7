// SPDX-License-Identifier: MIT
// Two passes: the structure first, passing over the columns' bytes; then the columns, block by block, straight
// into the trace, so that reading takes the memory of the result and not twice as much.
#include "formats/overlapse_file.h"

#include "formats/cbor_source.h"
#include "formats/column_reader.h"
#include "formats/file_words.h"
#include "pipeline/bounds.h"
#include "pipeline/words.h"
#include "workload/draw.h"
#include "workload/served_text.h"
#include "workload/urls.h"
#include "workload/work_text.h"

#include <QBuffer>

#include <limits>

namespace overlapse {

namespace {

constexpr qint64 maxSources = 1'000'000;
constexpr qint64 maxHeaders = 1'000;
constexpr qint64 maxParts = 1'000'000;
constexpr qint64 maxDigestBytes = 1'024;
constexpr qint64 maxLimit = std::numeric_limits<std::int32_t>::max();

template<typename Value, typename Words>
Value readWord(CborSource &source, const Words &words)
{
    const QString name = source.text();
    const std::optional<Value> value = fromWord(words, name);
    if (!value)
        source.fail(QStringLiteral("'%1' is not a word that is known here").arg(name.left(40).simplified()));
    return value.value_or(Value{});
}

template<typename Value>
Value readName(CborSource &source, std::optional<Value> (*fromName)(const QString &))
{
    const QString name = source.text();
    const std::optional<Value> value = fromName(name);
    if (!value)
        source.fail(QStringLiteral("'%1' is not a word that is known here").arg(name.left(40).simplified()));
    return value.value_or(Value{});
}

QDateTime readWhen(CborSource &source)
{
    source.key("when");
    if (source.nextIsNull()) {
        source.null();
        return {};
    }
    source.tag(0);
    const QString text = source.text();
    const QDateTime when = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!when.isValid())
        source.fail(QStringLiteral("expected a date and time such as 2024-05-01T12:00:00.000Z"));
    return when.toUTC();
}

Machine readMachine(CborSource &source)
{
    Machine machine;
    source.key("machine");
    source.enterMap();
    source.key("cores");
    machine.cores = static_cast<int>(source.integer(1, maxFileThreads));
    source.key("cpu");
    machine.cpu = source.text();
    source.key("system");
    machine.system = source.text();
    source.leave();
    return machine;
}

TimeSpec readTime(CborSource &source, const char *name)
{
    TimeSpec time;
    source.key(name);
    source.enterMap();
    source.key("kind");
    time.kind = readWord<TimeSpec::Kind>(source, timeWords);
    source.key("a_ns");
    time.a = Nanos(source.integer(0, maxTime.count()));
    source.key("b_ns");
    time.b = Nanos(source.integer(0, maxTime.count()));
    if (time.kind == TimeSpec::Kind::Uniform && time.b < time.a)
        source.fail(QStringLiteral("a uniform time ends before it begins"));
    source.key("p");
    time.p = source.real();
    if (time.p < 0 || time.p > (time.kind == TimeSpec::Kind::Spike ? 1 : 10))
        source.fail(QStringLiteral("%1 is out of range").arg(time.p));
    source.leave();
    return time;
}

std::vector<Nanos> readNanos(CborSource &source, const char *name)
{
    source.key(name);
    const std::vector<qint64> values = source.int64Array(0, maxTime.count());
    std::vector<Nanos> times;
    times.reserve(values.size());
    for (const qint64 value : values)
        times.emplace_back(value);
    return times;
}

std::shared_ptr<const DurationTable> readDurationTable(CborSource &source)
{
    source.key("durations");
    if (source.nextIsNull()) {
        source.null();
        return nullptr;
    }
    auto table = std::make_shared<DurationTable>();
    source.enterMap();
    source.key("source");
    table->source = source.text();
    table->fetch = readNanos(source, "fetch_ns");
    table->transform = readNanos(source, "transform_ns");
    if (table->fetch.empty() || table->fetch.size() != table->transform.size())
        source.fail(QStringLiteral("expected as many transform times as fetch times, and at least one"));
    source.leave();
    return table;
}

std::shared_ptr<const InputList> readInputs(CborSource &source, std::int64_t items)
{
    source.key("inputs");
    if (source.nextIsNull()) {
        source.null();
        return nullptr;
    }
    auto inputs = std::make_shared<InputList>();
    source.enterMap();
    source.key("sources");
    const qint64 sources = source.enterArray(maxSources);
    for (qint64 i = 0; i < sources && source.ok(); ++i) {
        source.element(i);
        inputs->sources << source.text();
    }
    source.leave();
    source.key("passed_over");
    inputs->passedOver = source.integer(0, std::numeric_limits<qint64>::max());
    source.key("paths");
    const qint64 paths = source.enterArray(maxFileItems);
    if (paths != items)
        source.fail(QStringLiteral("%1 paths for %2 items").arg(paths).arg(items));
    if (source.ok())
        inputs->paths.reserve(static_cast<std::size_t>(paths));
    for (qint64 i = 0; i < paths && source.ok(); ++i) {
        source.element(i);
        inputs->paths.push_back(source.bytes(std::numeric_limits<qint64>::max()));
    }
    source.leave();
    source.leave();
    return inputs;
}

std::vector<TransformStep> readSteps(CborSource &source)
{
    std::vector<TransformStep> steps;
    source.key("steps");
    const qint64 count = source.enterArray(mostSteps);
    for (qint64 i = 0; i < count && source.ok(); ++i) {
        source.element(i);
        const Checked<TransformChoice> choice = parseTransform(source.text());
        if (!choice || choice->steps.size() != 1)
            source.fail(choice ? QStringLiteral("expected the name of a transform") : choice.error);
        else
            steps.push_back(choice->steps.front());
    }
    source.leave();
    return steps;
}

FetchRules readRules(CborSource &source)
{
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    FetchRules rules;
    source.key("rules");
    source.enterMap();
    source.key("headers");
    const qint64 headers = source.enterArray(maxHeaders);
    for (qint64 i = 0; i < headers && source.ok(); ++i) {
        source.element(i);
        rules.headers << source.text();
        const QString &header = rules.headers.last(); // a name alone where its value was left out
        if (const QString problem = headerProblem(header.contains(u':') ? header : header + u':');
            source.ok() && !problem.isEmpty())
            source.fail(problem);
    }
    source.leave();
    source.key("per_host");
    rules.perHost = source.integer(0, maxLimit);
    source.key("rate");
    rules.rate = source.real();
    if (!(rules.rate >= 0 && rules.rate <= mostRate))
        source.fail(QStringLiteral("%1 is out of range").arg(rules.rate));
    source.key("timeout_ns");
    rules.timeout = Nanos(source.integer(-1, maxTime.count()));
    source.key("deadline_ns");
    rules.deadline = Nanos(source.integer(0, maxTime.count()));
    source.key("retries");
    rules.retries = static_cast<int>(source.integer(0, mostRetries));
    source.key("max_bytes");
    rules.maxBytes = source.integer(1, most);
    source.key("stop_at_error");
    rules.stopAtError = source.boolean();
    source.leave();
    return rules;
}

std::optional<ServedFolder> readServed(CborSource &source)
{
    source.key("served");
    if (source.nextIsNull()) {
        source.null();
        return std::nullopt;
    }
    ServedFolder served;
    source.enterMap();
    source.key("folder");
    served.folder = source.text();
    served.latency = readTime(source, "latency");
    source.key("fail");
    served.fail = source.real();
    if (!(served.fail >= 0 && served.fail <= 1))
        source.fail(QStringLiteral("%1 is out of range").arg(served.fail));
    source.key("fail_with");
    const Checked<FailureKind> kind = parseFailureKind(source.text());
    if (!kind)
        source.fail(kind.error);
    else
        served.failWith = *kind;
    source.leave();
    return served;
}

WorkSpec readWork(CborSource &source, qint64 version)
{
    WorkSpec work;
    source.key("work");
    source.enterMap();
    source.key("items");
    work.items = source.integer(0, maxFileItems);
    source.key("fetch");
    work.fetch = readWord<FetchKind>(source, fetchWords);
    work.fetchTime = readTime(source, "fetch_time");
    source.key("transform");
    work.transform = readWord<TransformKind>(source, transformWords);
    if (work.transform == TransformKind::Real && !work.isReal())
        source.fail(QStringLiteral("a real transform needs a real fetch"));
    work.transformTime = readTime(source, "transform_time");
    work.steps = readSteps(source);
    source.key("seed");
    work.seed = source.unsignedInteger();
    work.durations = readDurationTable(source);
    work.inputs = readInputs(source, work.items);
    if (work.isReal() && !work.inputs)
        source.fail(QStringLiteral("a real fetch needs inputs"));
    if (version >= 2) {
        source.key("command");
        work.command = source.text();
        work.rules = readRules(source);
    }
    if (version >= 3)
        work.served = readServed(source);
    if (work.served && work.fetch != FetchKind::Http)
        source.fail(QStringLiteral("only what is fetched by http can be served"));
    source.leave();
    return work;
}

std::vector<FetchPart> readParts(CborSource &source)
{
    constexpr qint64 values = 5;
    std::vector<FetchPart> parts;
    const qint64 count = source.enterArray(maxParts);
    Nanos before{0};
    for (qint64 i = 0; i < count && source.ok(); ++i) {
        source.element(i);
        if (source.enterArray(values) != values)
            source.fail(QStringLiteral("expected kind, attempt, status, begin and end"));
        FetchPart part{};
        source.element(0);
        part.kind = static_cast<PartKind>(source.integer(0, partKindCount - 1));
        source.element(1);
        part.attempt = static_cast<std::uint16_t>(source.integer(1, std::numeric_limits<quint16>::max()));
        source.element(2);
        part.status = static_cast<Status>(source.integer(0, qint64(Status::Cancelled)));
        source.element(3);
        part.begin = Nanos(source.integer(before.count(), maxColumnValue));
        source.element(4);
        part.end = Nanos(source.integer(part.begin.count(), maxColumnValue));
        source.leave();
        before = part.end;
        parts.push_back(part);
    }
    source.leave();
    return parts;
}

void readDetails(CborSource &source, std::int64_t items, Trace &trace, qint64 version)
{
    const qint64 members = version >= 2 ? 7 : 3;
    source.key("details");
    const qint64 count = source.enterArray(items);
    qint64 least = 0;
    for (qint64 i = 0; i < count && source.ok(); ++i) {
        source.element(i);
        if (source.enterArray(members) != members)
            source.fail(QStringLiteral("expected %1 values of an item").arg(members));
        ItemDetail detail;
        source.element(0);
        const qint64 item = source.integer(least, items - 1);
        source.element(1);
        detail.digest = source.bytes(maxDigestBytes);
        source.element(2);
        detail.error = source.text();
        if (version >= 2) {
            source.element(3);
            detail.note = source.text();
            source.element(4);
            detail.httpStatus = static_cast<int>(source.integer(0, 999));
            source.element(5);
            detail.address = source.text();
            source.element(6);
            detail.parts = readParts(source);
        }
        source.leave();
        if (source.ok())
            trace.putDetail(item, std::move(detail));
        least = item + 1;
    }
    source.leave();
}

PipelineSpec readSpec(CborSource &source)
{
    PipelineSpec spec;
    source.key("mode");
    spec.mode = readName(source, modeFromName);
    source.key("order");
    spec.order = readName(source, orderFromName);
    source.key("fetch_limit");
    spec.fetchLimit = source.integer(1, maxLimit);
    source.key("transform_limit");
    spec.transformLimit = source.integer(1, maxLimit);
    source.key("threads");
    spec.threads = static_cast<int>(source.integer(1, maxFileThreads));
    return spec;
}

// All but the rows, which readRows() adds.
RunColumns readRun(CborSource &source, std::int64_t itemsOfWork, Run &run, qint64 version)
{
    RunColumns columns;
    source.enterMap();
    run.spec = readSpec(source);
    source.key("clock");
    run.clock = readWord<Clock>(source, clockWords);
    source.key("items");
    columns.items = source.integer(0, itemsOfWork);
    source.key("end_ns");
    const Nanos end(source.integer(0, maxColumnValue));
    source.key("cancelled");
    const bool cancelled = source.boolean();
    readColumns(source, columns);
    run.trace = Trace(columns.items, columns.withBytes);
    run.trace.setEnd(end);
    run.trace.setCancelled(cancelled);
    readDetails(source, columns.items, run.trace, version);
    source.leave();
    return columns;
}

// Returns the format's version.
qint64 readHeader(CborSource &source, Recording &recording)
{
    if (source.nextIsTag())
        source.tag(quint64(QCborKnownTags::Signature));
    source.enterMap();
    source.key("format");
    if (source.text() != QLatin1String("overlapse-recording"))
        source.failPlainly(QStringLiteral("this is not an Overlapse recording"));
    source.key("version");
    const qint64 version = source.integer(1, std::numeric_limits<qint64>::max());
    if (version > recordingVersion)
        source.failPlainly(QStringLiteral("written by a newer Overlapse (format %1; this one reads %2)")
                               .arg(version)
                               .arg(recordingVersion));
    source.key("program");
    recording.program = source.text();
    recording.when = readWhen(source);
    recording.machine = readMachine(source);
    return version;
}

Checked<Recording> readAll(QIODevice &device)
{
    Recording recording;
    CborSource source(device);
    const qint64 version = readHeader(source, recording);
    recording.work = readWork(source, version);
    source.key("runs");
    const qint64 runs = source.enterArray(maxFileRuns);
    std::vector<RunColumns> columns;
    for (qint64 i = 0; i < runs && source.ok(); ++i) {
        source.element(i);
        columns.push_back(readRun(source, recording.work.items, recording.runs.emplace_back(), version));
    }
    source.leave();
    source.leave();
    source.endOfFile();
    QString error = source.error();
    for (std::size_t i = 0; i < columns.size() && error.isEmpty(); ++i) {
        error = readRows(device, columns[i], recording.runs[i].trace);
        if (!error.isEmpty())
            error = QStringLiteral("runs[%1]: ").arg(i) + error;
    }
    if (!error.isEmpty())
        return Checked<Recording>::failure(error);
    return recording;
}

} // namespace

Checked<Recording> readRecording(QIODevice &device)
{
    if (device.isSequential() || !device.seek(0))
        return Checked<Recording>::failure(
            QStringLiteral("a recording can only be read from a file, not from a pipe"));
    try {
        return readAll(device);
    } catch (const std::bad_alloc &) {
        return Checked<Recording>::failure(QStringLiteral("there is not enough memory for this recording"));
    }
}

Checked<Recording> readRecording(const QByteArray &file)
{
    QBuffer buffer;
    buffer.setData(file);
    buffer.open(QIODevice::ReadOnly);
    return readRecording(buffer);
}

} // namespace overlapse
