// SPDX-License-Identifier: MIT
// Two passes: the structure first, passing over the columns' bytes; then the columns, block by block, straight
// into the trace, so that reading takes the memory of the result and not twice as much.
#include "formats/overlapse_file.h"

#include "formats/cbor_source.h"
#include "formats/column_reader.h"
#include "formats/file_words.h"
#include "pipeline/words.h"
#include "workload/draw.h"

#include <QBuffer>

#include <limits>

namespace overlapse {

namespace {

constexpr qint64 maxSources = 1'000'000;
constexpr qint64 maxSteps = 16;
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

WorkSpec readWork(CborSource &source)
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
    source.key("steps");
    const qint64 steps = source.enterArray(maxSteps);
    for (qint64 i = 0; i < steps && source.ok(); ++i) {
        source.element(i);
        work.steps.push_back(readWord<TransformStep>(source, stepWords));
    }
    source.leave();
    source.key("seed");
    work.seed = source.unsignedInteger();
    work.durations = readDurationTable(source);
    work.inputs = readInputs(source, work.items);
    if (work.isReal() && !work.inputs)
        source.fail(QStringLiteral("a fetch of files needs inputs"));
    source.leave();
    return work;
}

void readDetails(CborSource &source, std::int64_t items, Trace &trace)
{
    source.key("details");
    const qint64 count = source.enterArray(items);
    qint64 least = 0;
    for (qint64 i = 0; i < count && source.ok(); ++i) {
        source.element(i);
        if (source.enterArray(3) != 3)
            source.fail(QStringLiteral("expected an item, a digest and an error"));
        ItemDetail detail;
        source.element(0);
        const qint64 item = source.integer(least, items - 1);
        source.element(1);
        detail.digest = source.bytes(maxDigestBytes);
        source.element(2);
        detail.error = source.text();
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
RunColumns readRun(CborSource &source, std::int64_t itemsOfWork, Run &run)
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
    readDetails(source, columns.items, run.trace);
    source.leave();
    return columns;
}

void readHeader(CborSource &source, Recording &recording)
{
    if (source.nextIsTag())
        source.tag(quint64(QCborKnownTags::Signature));
    source.enterMap();
    source.key("format");
    if (source.text() != QLatin1String("overlapse-recording"))
        return source.failPlainly(QStringLiteral("this is not an Overlapse recording"));
    source.key("version");
    const qint64 version = source.integer(1, std::numeric_limits<qint64>::max());
    if (version > recordingVersion)
        return source.failPlainly(
            QStringLiteral("written by a newer Overlapse (format %1; this one reads %2)")
                .arg(version)
                .arg(recordingVersion));
    source.key("program");
    recording.program = source.text();
    recording.when = readWhen(source);
    recording.machine = readMachine(source);
}

Checked<Recording> readAll(QIODevice &device)
{
    Recording recording;
    CborSource source(device);
    readHeader(source, recording);
    recording.work = readWork(source);
    source.key("runs");
    const qint64 runs = source.enterArray(maxFileRuns);
    std::vector<RunColumns> columns;
    for (qint64 i = 0; i < runs && source.ok(); ++i) {
        source.element(i);
        columns.push_back(readRun(source, recording.work.items, recording.runs.emplace_back()));
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
