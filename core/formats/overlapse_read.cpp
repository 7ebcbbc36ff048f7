// SPDX-License-Identifier: MIT
// Two passes: the structure first, passing over the columns' bytes; then the columns, block by block, straight
// into the trace, so that reading takes the memory of the result and not twice as much.
#include "formats/overlapse_file.h"

#include "formats/cbor_words.h"
#include "formats/column_reader.h"
#include "formats/overlapse_work.h"
#include "pipeline/words.h"

#include <QBuffer>

#include <limits>
#include <unordered_set>

namespace overlapse {

namespace {

constexpr qint64 maxParts = 1'000'000;
constexpr qint64 maxDigestBytes = 1'024;

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

/// What a file's kinds of parts are.
struct PartKinds
{
    qint64 count;
    PartKind waiting; ///< what its Waiting stands for
};

// Before version 5 all waiting was of one kind: where the work has a single rule that makes a fetch wait, for that.
PartKinds partKindsOf(qint64 version, const FetchRules &rules)
{
    constexpr qint64 beforeFive = 8;
    constexpr qint64 beforeEight = 10;
    if (version >= 5)
        return {version >= 8 ? partKindCount : beforeEight, PartKind::Waiting};
    if ((rules.rate > 0) == (rules.perHost > 0))
        return {beforeFive, PartKind::Waiting};
    return {beforeFive, rules.rate > 0 ? PartKind::Rate : PartKind::Host};
}

std::vector<FetchPart> readParts(CborSource &source, const PartKinds &kinds)
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
        part.kind = static_cast<PartKind>(source.integer(0, kinds.count - 1));
        if (part.kind == PartKind::Waiting)
            part.kind = kinds.waiting;
        source.element(1);
        part.attempt = static_cast<std::uint16_t>(source.integer(1, std::numeric_limits<quint16>::max()));
        source.element(2);
        part.status = static_cast<Status>(source.integer(qint64(Status::Ok), qint64(Status::Cancelled)));
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

void readDetails(CborSource &source, std::int64_t items, Trace &trace, qint64 version,
                 const FetchRules &rules)
{
    const PartKinds kinds = partKindsOf(version, rules);
    const qint64 members = version >= 6 ? 8 : version >= 2 ? 7 : 3;
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
            detail.parts = readParts(source, kinds);
        }
        if (version >= 6) {
            source.element(7);
            detail.finalUrl = source.text();
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
    spec.fetchLimit = source.integer(1, highestFileLimit);
    source.key("transform_limit");
    spec.transformLimit = source.integer(1, highestFileLimit);
    source.key("threads");
    spec.threads = static_cast<int>(source.integer(1, maxFileThreads));
    return spec;
}

// What runs name by its place, and what all of them have together. Of a version before 4: one of each.
struct Tables
{
    std::vector<Machine> machines;
    std::vector<std::shared_ptr<const WorkSpec>> works;
    std::unordered_set<RunId> ids;
    UnstoredItems unstored;
};

std::size_t readPlace(CborSource &source, const char *name, std::size_t places)
{
    source.key(name);
    return static_cast<std::size_t>(source.integer(0, static_cast<qint64>(places) - 1));
}

RunId readId(CborSource &source)
{
    return RunId(source.integer(1, std::int64_t(maxRunId)));
}

RunId readOwnId(CborSource &source, Tables &tables)
{
    source.key("id");
    const RunId id = readId(source);
    if (source.ok() && !tables.ids.insert(id).second)
        source.fail(QStringLiteral("%1 is the id of an earlier run").arg(qint64(id)));
    return id;
}

QString readRunName(CborSource &source)
{
    source.key("name");
    QString name = source.text();
    if (name.size() > maxRunName)
        source.fail(
            QStringLiteral("a name of length %1, expected at most %2").arg(name.size()).arg(maxRunName));
    return name;
}

RunId readBasis(CborSource &source, RunId own)
{
    source.key("basis");
    if (source.nextIsNull()) {
        source.null();
        return RunId::None;
    }
    const RunId basis = readId(source);
    if (source.ok() && basis == own)
        source.fail(QStringLiteral("a run cannot be its own basis"));
    return basis;
}

std::optional<LookingCost> readLooking(CborSource &source)
{
    source.key("looking");
    if (source.nextIsNull()) {
        source.null();
        return std::nullopt;
    }
    LookingCost cost;
    source.enterMap();
    source.key("clock_ns");
    cost.clockNs = source.real(mostReadingNs);
    source.key("thread_clock_ns");
    cost.threadClockNs = source.real(mostReadingNs);
    source.key("resolution_ns");
    cost.resolution = Nanos(source.integer(0, static_cast<qint64>(mostReadingNs)));
    source.leave();
    return cost;
}

RunFacts readFacts(CborSource &source, qint64 version, Tables &tables)
{
    RunFacts facts;
    facts.id = readOwnId(source, tables);
    source.key("origin");
    facts.origin = readWord<Origin>(source, originWords);
    facts.name = readRunName(source);
    source.key("pinned");
    facts.pinned = source.boolean();
    // The first of each is the recording's own, which is said by nothing.
    if (const std::size_t place = readPlace(source, "work", tables.works.size()); place > 0)
        facts.work = tables.works[place];
    if (const std::size_t place = readPlace(source, "machine", tables.machines.size()); place > 0)
        facts.machine = tables.machines[place];
    facts.when = readWhen(source);
    source.key("program");
    facts.program = source.text();
    facts.basis = readBasis(source, facts.id);
    source.key("disturbed");
    facts.disturbed = source.realOrNull(1);
    if (version >= 5) {
        source.key("paused_ns");
        facts.paused = Nanos(source.integer(0, maxColumnValue));
    }
    if (version >= 10)
        facts.looking = readLooking(source);
    return facts;
}

// All but the rows, which readRows() adds.
RunColumns readRun(CborSource &source, qint64 version, Tables &tables, Run &run)
{
    RunColumns columns;
    source.enterMap();
    if (version >= 4)
        run.facts = readFacts(source, version, tables);
    const WorkSpec &work = run.facts.work ? *run.facts.work : *tables.works.front();
    run.spec = readSpec(source);
    source.key("clock");
    run.clock = readWord<Clock>(source, clockWords);
    source.key("items");
    columns.items = source.integer(0, work.items);
    source.key("end_ns");
    const Nanos end(source.integer(0, maxColumnValue));
    qint64 mostInFlight = 0;
    if (version >= 8) {
        source.key("most_in_flight");
        mostInFlight = source.integer(0, maxFileItems);
    }
    source.key("cancelled");
    const bool cancelled = source.boolean();
    readColumns(source, columns, version, tables.unstored);
    run.trace = Trace(columns.items, columns.withBytes());
    run.trace.setEnd(end);
    run.trace.setMostInFlight(mostInFlight);
    run.trace.setCancelled(cancelled);
    readDetails(source, columns.items, run.trace, version, work.rules);
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
    return version;
}

template<typename Read>
void readTable(CborSource &source, const char *name, Read read)
{
    source.key(name);
    const qint64 count = source.enterArray(maxFileRuns + 1);
    if (count == 0)
        source.fail(QStringLiteral("expected the recording's own, found none"));
    for (qint64 i = 0; i < count && source.ok(); ++i) {
        source.element(i);
        read();
    }
    source.leave();
}

Tables readTables(CborSource &source, qint64 version)
{
    Tables tables;
    const auto machine = [&] { tables.machines.push_back(readMachine(source)); };
    const auto work = [&] {
        tables.works.push_back(
            std::make_shared<const WorkSpec>(readWork(source, version, std::span(tables.works))));
    };
    if (version >= 4) {
        readTable(source, "machines", machine);
        readTable(source, "works", work);
    } else {
        source.key("machine");
        machine();
        source.key("work");
        work();
    }
    return tables;
}

std::vector<RunColumns> readRuns(CborSource &source, qint64 version, Tables &tables, std::vector<Run> &runs)
{
    source.key("runs");
    const qint64 count = source.enterArray(maxFileRuns);
    std::vector<RunColumns> columns;
    for (qint64 i = 0; i < count && source.ok(); ++i) {
        source.element(i);
        Run &run = runs.emplace_back();
        columns.push_back(readRun(source, version, tables, run));
        if (version < 4)
            run.facts.id = RunId(i + 1);
    }
    source.leave();
    return columns;
}

Checked<Recording> readAll(QIODevice &device)
{
    Recording recording;
    CborSource source(device);
    const qint64 version = readHeader(source, recording);
    Tables tables = readTables(source, version);
    std::vector<RunColumns> columns;
    if (source.ok()) {
        recording.machine = tables.machines.front();
        recording.work = *tables.works.front();
        columns = readRuns(source, version, tables, recording.runs);
    }
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
