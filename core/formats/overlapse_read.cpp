// SPDX-License-Identifier: MIT
// Two passes: the structure first, passing over the columns' bytes; then the columns, block by block, straight
// into the trace, so that reading takes the memory of the result and not twice as much.
#include "formats/overlapse_file.h"

#include "formats/cbor_words.h"
#include "formats/chunk_check.h"
#include "formats/column_reader.h"
#include "formats/detail_columns.h"
#include "formats/old_details.h"
#include "formats/overlapse_work.h"
#include "pipeline/words.h"

#include <QBuffer>

#include <limits>
#include <mutex>
#include <set>
#include <unordered_set>

namespace overlapse {

namespace {

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

std::shared_ptr<const PinnedNotes> readNotes(CborSource &source, std::int64_t items)
{
    PinnedNotes notes;
    std::set<std::pair<std::int64_t, Nanos>>
        places; // one note an item, and an instant: another could not be reached
    source.key("notes");
    const qint64 count = source.enterArray(maxNotes);
    for (qint64 i = 0; i < count && source.ok(); ++i) {
        constexpr qint64 values = 3;
        source.element(i);
        if (source.enterArray(values) != values)
            source.fail(QStringLiteral("expected an item, a time and a text"));
        PinnedNote note;
        source.element(0);
        note.item = source.integer(-1, items - 1);
        source.element(1);
        note.at = Nanos(source.integer(0, maxColumnValue));
        source.element(2);
        note.text = source.text();
        source.leave();
        if (!note.text.isEmpty() && places.emplace(note.item, note.item < 0 ? note.at : Nanos(0)).second)
            notes.push_back(std::move(note));
    }
    source.leave();
    return notes.empty() ? nullptr : std::make_shared<const PinnedNotes>(std::move(notes));
}

/// Where a run's columns are.
struct RunPlaces
{
    RunColumns rows;
    DetailColumns details;
};

// All but the rows and what is in columns, which loadRun() adds.
RunPlaces readRun(CborSource &source, qint64 version, Tables &tables, Run &run)
{
    RunPlaces places;
    RunColumns &columns = places.rows;
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
    if (version >= 11) {
        places.details = readDetailColumns(source, columns.items);
        run.facts.notes = readNotes(source, columns.items);
    } else {
        readOldDetails(source, columns.items, run.trace, version, work.rules);
    }
    source.leave();
    return places;
}

// Chunk by chunk and side by side. Empty, or what is wrong.
QString loadRun(FileBytes &bytes, const RunPlaces &places, Trace &trace, ReadProgress *progress)
{
    DetailLoader details(bytes, places.details);
    if (!details.error().isEmpty())
        return QStringLiteral("details: ") + details.error();
    ChunkCheck check(places.rows.items, trace.end());
    std::mutex mutex;
    QString wrong; // with details; of rows it is found out once it is known that something is
    const bool filled = trace.fill([&](const ChunkColumns &chunk, DetailChunk &of) {
        if (progress && progress->stop)
            return false;
        if (!loadChunk(bytes, places.rows, chunk) || !check.add(chunk))
            return false;
        if (QString why = details.load(chunk.first, of); !why.isEmpty()) {
            const std::scoped_lock lock(mutex);
            wrong = QStringLiteral("details: ") + why;
            return false;
        }
        if (progress)
            progress->done += chunk.count;
        return true;
    });
    if (progress && progress->stop)
        return stoppedReading();
    if (filled && check.finish())
        return {};
    QString why = whatIsWrong(bytes, places.rows, trace.end());
    if (!why.isEmpty() || filled)
        return why;
    return wrong.isEmpty() ? QStringLiteral("it cannot be read") : wrong;
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
    if (version >= 11) {
        source.key("lost");
        recording.lostRuns = source.integer(0, maxFileRuns);
    }
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

Tables readTables(CborSource &source, FileBytes &bytes, qint64 version)
{
    Tables tables;
    const auto machine = [&] { tables.machines.push_back(readMachine(source)); };
    const auto work = [&] {
        tables.works.push_back(
            std::make_shared<const WorkSpec>(readWork(source, bytes, version, std::span(tables.works))));
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

// Of a file that was cut short, the runs that are whole.
std::vector<RunPlaces> readRuns(CborSource &source, qint64 version, Tables &tables, Recording &recording)
{
    std::vector<Run> &runs = recording.runs;
    source.key("runs");
    const qint64 count = source.enterArray(maxFileRuns);
    std::vector<RunPlaces> columns;
    for (qint64 i = 0; i < count && source.ok(); ++i) {
        source.element(i);
        Run &run = runs.emplace_back();
        columns.push_back(readRun(source, version, tables, run));
        if (version < 4)
            run.facts.id = RunId(i + 1);
        if (source.isCutShort() && i > 0) {
            runs.pop_back();
            columns.pop_back();
            recording.lostRuns += count - i;
            return columns;
        }
    }
    source.leave();
    return columns;
}

Checked<Recording> readAll(QIODevice &device, ReadProgress *progress)
{
    Recording recording;
    CborSource source(device);
    FileBytes bytes(device);
    const qint64 version = readHeader(source, recording);
    const std::int64_t lostBefore = recording.lostRuns;
    Tables tables = readTables(source, bytes, version);
    std::vector<RunPlaces> places;
    if (source.ok()) {
        recording.machine = tables.machines.front();
        recording.work = *tables.works.front();
        places = readRuns(source, version, tables, recording);
    }
    source.leave();
    source.endOfFile();
    const bool someAreWhole = source.isCutShort() && recording.lostRuns > lostBefore;
    QString error = someAreWhole ? QString() : source.error();
    if (progress)
        for (const RunPlaces &run : places)
            progress->total += run.rows.items;
    for (std::size_t i = 0; i < places.size() && error.isEmpty(); ++i) {
        error = loadRun(bytes, places[i], recording.runs[i].trace, progress);
        if (!error.isEmpty() && error != stoppedReading())
            error = QStringLiteral("runs[%1]: ").arg(i) + error;
    }
    if (!error.isEmpty())
        return Checked<Recording>::failure(error);
    return recording;
}

} // namespace

QString stoppedReading()
{
    return QStringLiteral("opening it was stopped");
}

Checked<Recording> readRecording(QIODevice &device, ReadProgress *progress)
{
    if (device.isSequential() || !device.seek(0))
        return Checked<Recording>::failure(
            QStringLiteral("a recording can only be read from a file, not from a pipe"));
    try {
        return readAll(device, progress);
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
