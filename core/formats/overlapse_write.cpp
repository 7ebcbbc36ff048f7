// SPDX-License-Identifier: MIT
#include "formats/overlapse_file.h"

#include "formats/block_writer.h"
#include "formats/cbor_put.h"
#include "formats/column_writer.h"
#include "formats/columns.h"
#include "formats/detail_writer.h"
#include "formats/file_words.h"
#include "formats/overlapse_work.h"
#include "formats/run_tables.h"
#include "pipeline/words.h"

#include <algorithm>

namespace overlapse {

namespace {

// QCborStreamWriter does not look at what its device answers.
class BlockDevice final : public QIODevice
{
public:
    explicit BlockDevice(QIODevice &device) : m_out(device) { open(WriteOnly | Unbuffered); }
    bool finish() { return m_out.finish(); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        m_out.put(std::string_view(data, static_cast<std::size_t>(size)));
        return size;
    }

private:
    BlockWriter m_out;
};

void putWhen(QCborStreamWriter &cbor, const QDateTime &when)
{
    putKey(cbor, "when");
    const QString text = when.isValid() ? when.toUTC().toString(Qt::ISODateWithMs) : QString();
    if (text.isEmpty()) {
        cbor.appendNull();
        return;
    }
    cbor.append(QCborTag(0));
    cbor.append(text);
}

void putNotes(QCborStreamWriter &cbor, const Run &run)
{
    static const PinnedNotes none;
    const PinnedNotes &notes = run.facts.notes ? *run.facts.notes : none;
    const auto kept = std::min<std::size_t>(notes.size(), maxNotes);
    putKey(cbor, "notes");
    cbor.startArray(quint64(kept));
    for (std::size_t i = 0; i < kept; ++i) {
        const PinnedNote &note = notes[i];
        cbor.startArray(3);
        cbor.append(qint64(note.item < run.trace.size() ? std::max<std::int64_t>(note.item, -1) : -1));
        cbor.append(qint64(std::clamp<std::int64_t>(note.at.count(), 0, maxColumnValue)));
        putTextValue(cbor, note.text, maxNoteText);
        cbor.endArray();
    }
    cbor.endArray();
}

void putMachine(QCborStreamWriter &cbor, const Machine &machine)
{
    cbor.startMap(3);
    putInt(cbor, "cores", machine.cores);
    putText(cbor, "cpu", machine.cpu);
    putText(cbor, "system", machine.system);
    cbor.endMap();
}

void putBasis(QCborStreamWriter &cbor, RunId basis, RunId own)
{
    putKey(cbor, "basis");
    if (isRunId(basis) && basis != own)
        cbor.append(qint64(basis));
    else
        cbor.appendNull();
}

bool canBeRead(const LookingCost &cost)
{
    const auto isIn = [](double ns) { return ns >= 0 && ns <= mostReadingNs; };
    return isIn(cost.clockNs) && isIn(cost.threadClockNs)
        && isIn(static_cast<double>(cost.resolution.count()));
}

void putLooking(QCborStreamWriter &cbor, const std::optional<LookingCost> &cost)
{
    putKey(cbor, "looking");
    if (!cost || !canBeRead(*cost)) {
        cbor.appendNull();
        return;
    }
    cbor.startMap(3);
    putKey(cbor, "clock_ns");
    cbor.append(cost->clockNs);
    putKey(cbor, "thread_clock_ns");
    cbor.append(cost->threadClockNs);
    putInt(cbor, "resolution_ns", cost->resolution.count());
    cbor.endMap();
}

// Only what differs from the recording's.
void putFacts(QCborStreamWriter &cbor, const Run &run, const RunTables::Place &place,
              const Recording &recording)
{
    const RunFacts &facts = run.facts;
    putInt(cbor, "id", std::int64_t(place.id));
    putKey(cbor, "origin");
    cbor.append(wordFor(originWords, facts.origin));
    putText(cbor, "name", facts.name, maxRunName);
    putKey(cbor, "pinned");
    cbor.append(facts.pinned);
    putInt(cbor, "work", std::int64_t(place.work));
    putInt(cbor, "machine", std::int64_t(place.machine));
    putWhen(cbor, facts.when == recording.when ? QDateTime() : facts.when);
    putText(cbor, "program", facts.program == recording.program ? QString() : facts.program);
    putBasis(cbor, facts.basis, place.id);
    putRealOrNull(cbor, "disturbed", facts.disturbed, 1);
    putInt(cbor, "paused_ns", std::clamp<std::int64_t>(facts.paused.count(), 0, maxColumnValue));
    putLooking(cbor, facts.looking);
}

void putRun(QCborStreamWriter &cbor, const Run &run, const RunTables::Place &place,
            const Recording &recording, Secrets secrets, UnstoredItems &unstored)
{
    cbor.startMap(25);
    putFacts(cbor, run, place, recording);
    putKey(cbor, "mode");
    cbor.append(modeName(run.spec.mode));
    putKey(cbor, "order");
    cbor.append(orderName(run.spec.order));
    putInt(cbor, "fetch_limit", run.spec.fetchLimit);
    putInt(cbor, "transform_limit", run.spec.transformLimit);
    putInt(cbor, "threads", run.spec.threads);
    putKey(cbor, "clock");
    cbor.append(wordFor(clockWords, run.clock));
    putInt(cbor, "items", run.trace.size());
    putInt(cbor, "end_ns", run.trace.end().count());
    putInt(cbor, "most_in_flight", run.trace.mostInFlight());
    putKey(cbor, "cancelled");
    cbor.append(run.trace.cancelled());
    putColumns(cbor, run.trace, unstored);
    putDetails(cbor, run.trace, recording.workOf(run), secrets);
    putNotes(cbor, run);
    cbor.endMap();
}

} // namespace

bool writeRecording(QIODevice &device, const Recording &recording, Secrets secrets)
{
    const RunTables tables = runTables(recording, secrets);
    BlockDevice out(device);
    QCborStreamWriter cbor(&out);
    cbor.append(QCborTag(QCborKnownTags::Signature));
    cbor.startMap(8);
    putKey(cbor, "format");
    cbor.append(QLatin1String("overlapse-recording"));
    putInt(cbor, "version", recordingVersion);
    putText(cbor, "program", recording.program);
    putWhen(cbor, recording.when);
    putInt(cbor, "lost", std::clamp<std::int64_t>(recording.lostRuns, 0, maxFileRuns));
    putKey(cbor, "machines");
    cbor.startArray(tables.machines.size());
    for (const Machine *machine : tables.machines)
        putMachine(cbor, *machine);
    cbor.endArray();
    putKey(cbor, "works");
    cbor.startArray(tables.works.size());
    for (std::size_t i = 0; i < tables.works.size(); ++i)
        putWork(cbor, *tables.works[i], std::span(tables.works).first(i), secrets);
    cbor.endArray();
    putKey(cbor, "runs");
    cbor.startArray(recording.runs.size());
    UnstoredItems unstored;
    for (std::size_t i = 0; i < recording.runs.size(); ++i)
        putRun(cbor, recording.runs[i], tables.runs[i], recording, secrets, unstored);
    cbor.endArray();
    cbor.endMap();
    return out.finish();
}

} // namespace overlapse
