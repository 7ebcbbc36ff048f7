// SPDX-License-Identifier: MIT
#include "formats/json.h"

#include "analysis/figures.h"
#include "analysis/recording_cost.h"
#include "analysis/replay_fit.h"
#include "formats/json_writer.h"
#include "formats/repeats_json.h"
#include "formats/setting_json.h"
#include "formats/stage_row.h"
#include "formats/why_json.h"
#include "pipeline/words.h"
#include "trace/missing.h"
#include "workload/file_cache.h"
#include "workload/inputs.h"
#include "workload/output_folder.h"
#include "workload/served_text.h"
#include "workload/work_text.h"

#include <algorithm>
#include <limits>
#include <set>

namespace overlapse {

namespace {

void putText(JsonWriter &json, const QString &text)
{
    if (text.isEmpty())
        json.null();
    else
        json.string(text);
}

void putMachine(JsonWriter &json, const Machine &machine)
{
    json.beginObject();
    json.key("cores");
    json.integer(machine.cores);
    json.key("cpu");
    putText(json, machine.cpu);
    json.key("system");
    putText(json, machine.system);
    json.endObject();
}

void putWorkload(JsonWriter &json, const WorkSpec &work, const CacheState &cache, Secrets secrets)
{
    const WorkSpec written = writtenWork(work, secrets);
    json.beginObject();
    json.key("items");
    json.integer(work.items);
    json.key("fetch");
    json.string(fetchText(written));
    json.key("transform");
    json.string(transformText(written));
    json.key("seed");
    json.integer(work.seed);
    if (work.capacity > 0) {
        json.key("capacity");
        json.integer(work.capacity);
    }
    if (work.durations) {
        json.key("durations");
        json.string(work.durations->source);
        if (work.durations->cut.lostRuns > 0) {
            json.key("lost_runs");
            json.integer(work.durations->cut.lostRuns);
        }
        if (work.durations->fit) {
            json.key("fit");
            json.real(work.durations->fit->off);
        }
    }
    if (work.served) {
        json.key("serve");
        json.string(work.served->folder);
        json.key("latency");
        json.string(timeText(work.served->latency));
        json.key("fail");
        json.string(shareText(work.served->fail));
        json.key("fail_with");
        json.string(failureKindText(work.served->failWith));
    }
    if (work.inputs) {
        json.key("inputs");
        json.beginArray();
        for (const QString &source : shownSources(work, secrets))
            json.string(source);
        json.endArray();
        json.key("passed_over");
        json.integer(work.inputs->passedOver);
        const auto putPassed = [&json](const char *key, std::int64_t count) {
            if (count == 0)
                return;
            json.key(key);
            json.integer(count);
        };
        putPassed("closed_folders", work.inputs->closedFolders);
        putPassed("passed_links", work.inputs->passedLinks);
        putPassed("passed_specials", work.inputs->passedSpecials);
        if (const QString text = cacheText(cache); !text.isEmpty()) {
            json.key("cache");
            json.string(text);
        }
    }
    json.endObject();
}

void putFetchDetail(JsonWriter &json, const ItemDetail &detail, const QString &finalUrl)
{
    if (detail.httpStatus > 0) {
        json.key("http_status");
        json.integer(detail.httpStatus);
    }
    if (!detail.address.isEmpty()) {
        json.key("address");
        json.string(detail.address);
    }
    if (!finalUrl.isEmpty()) {
        json.key("final_url");
        json.string(finalUrl);
    }
    if (detail.parts.empty())
        return;
    json.key("parts");
    json.beginArray();
    for (const FetchPart &part : detail.parts) {
        json.beginObject();
        json.key("kind");
        json.ascii(partName(part.kind));
        json.key("attempt");
        json.integer(part.attempt);
        json.key("status");
        json.ascii(statusName(part.status));
        json.key("begin_ns");
        json.integer(part.begin.count());
        json.key("end_ns");
        json.integer(part.end.count());
        json.endObject();
    }
    json.endArray();
}

void putStage(JsonWriter &json, const StageRow &row, int stage, const std::optional<ItemDetail> &detail,
              const WorkSpec &work, Secrets secrets)
{
    json.beginObject();
    json.key("name");
    json.ascii(row.name);
    const auto stamp = [&json](std::string_view key, Nanos value) {
        json.key(key);
        json.optional(value.count());
    };
    stamp("admitted_ns", row.admitted);
    stamp("started_ns", row.started);
    stamp("finished_ns", row.finished);
    stamp("yielded_ns", row.yielded);
    stamp("cpu_ns", row.cpu);
    json.key("lane");
    putText(json, laneText(stage, row.lane));
    json.key("attempts");
    json.integer(row.attempts);
    json.key("status");
    if (const char *status = statusName(row.status))
        json.ascii(status);
    else
        json.null();
    json.key("bytes");
    json.optional(row.bytes);
    if (detail && !detail->error.isEmpty() && row.status == Status::Failed) {
        json.key("error");
        json.string(shownText(work, detail->error, secrets));
    }
    if (detail && stage == 0)
        putFetchDetail(json, *detail, shownText(work, detail->finalUrl, secrets));
    json.endObject();
}

void putItem(JsonWriter &json, const Trace &trace, std::int64_t item, const WorkSpec &work, bool digests,
             Secrets secrets)
{
    const ItemRow row = trace.row(item);
    const std::optional<ItemDetail> detail = trace.detail(item);
    json.newLine();
    json.beginObject();
    json.key("index");
    json.integer(item);
    json.key("rank");
    json.optional(row.rank);
    if (work.inputs && static_cast<std::size_t>(item) < work.inputs->paths.size()) {
        json.key("input");
        json.string(shownInput(work, item, secrets));
    }
    if (digests) {
        json.key("digest");
        if (detail && !detail->digest.isEmpty())
            json.ascii(detail->digest.toHex().toStdString());
        else
            json.null();
    }
    if (detail && !detail->note.isEmpty()) {
        json.key("note");
        json.string(shownText(work, detail->note, secrets));
    }
    if (work.output && stageRow(row, 1).status == Status::Ok) {
        json.key("output");
        json.string(inputText(work.output->names[static_cast<std::size_t>(item)]));
    }
    json.key("stages");
    json.beginArray();
    for (const int stage : {0, 1})
        putStage(json, stageRow(row, stage), stage, detail, work, secrets);
    json.endArray();
    json.endObject();
}

// By rank; what was never emitted follows, by index.
std::vector<std::int32_t> emissionOrder(const Trace &trace)
{
    std::vector<std::int32_t> order(static_cast<std::size_t>(trace.size()));
    auto rest = static_cast<std::size_t>(trace.emittedCount());
    for (std::int64_t item = 0; item < trace.size(); ++item) {
        const std::int64_t rank = trace.row(item).rank;
        order[rank >= 0 ? static_cast<std::size_t>(rank) : rest++] = static_cast<std::int32_t>(item);
    }
    return order;
}

void putItems(JsonWriter &json, const Trace &trace, const WorkSpec &work, Secrets secrets)
{
    const bool digests =
        std::find(work.steps.begin(), work.steps.end(), TransformStep{QStringLiteral("sha256"), {}})
        != work.steps.end();
    json.beginArray();
    for (const std::int32_t item : emissionOrder(trace))
        putItem(json, trace, item, work, digests, secrets);
    json.endArray();
}

void putWaits(JsonWriter &json, const Run &run)
{
    const WaitAccount account(run);
    json.beginObject();
    for (int cause = 0; cause < causeCount; ++cause) {
        json.key(causeKey(static_cast<Cause>(cause)));
        json.integer(account.totals()[static_cast<std::size_t>(cause)].count());
    }
    json.endObject();
}

void putSpec(JsonWriter &json, const Run &run)
{
    putSetting(json, run.spec);
    json.key("clock");
    json.ascii(run.clock == Clock::Live ? "live" : "virtual");
}

void putFigures(JsonWriter &json, const Figures &figures, bool cancelled)
{
    json.key("makespan_ns");
    json.integer(figures.makespan.count());
    json.key("lower_bound_ns");
    json.integer(figures.lowerBound.count());
    json.key("throughput_per_s");
    json.real(figures.throughput);
    json.key("speedup");
    if (figures.speedup)
        json.real(*figures.speedup);
    else
        json.null();
    json.key("failed");
    json.integer(figures.failed);
    json.key("cancelled");
    json.boolean(cancelled);
}

const char *originName(Origin origin)
{
    switch (origin) {
    case Origin::Own: break;
    case Origin::WhatIf: return "what-if";
    case Origin::Foreign: return "foreign";
    }
    return nullptr;
}

/// Whether a run is more than its mode and its limits: otherwise the modes tell the runs apart.
bool hasFacts(const Run &run)
{
    const RunFacts &facts = run.facts;
    return facts.origin != Origin::Own || !facts.name.isEmpty() || facts.work || facts.machine
        || facts.when.isValid() || !facts.program.isEmpty() || facts.basis != RunId::None;
}

bool needsIds(const Recording &recording)
{
    std::set<Mode> modes;
    return std::any_of(recording.runs.begin(), recording.runs.end(),
                       [&](const Run &run) { return hasFacts(run) || !modes.insert(run.spec.mode).second; });
}

void putId(JsonWriter &json, std::string_view key, RunId id)
{
    if (id == RunId::None)
        return;
    json.key(key);
    json.integer(std::int64_t(id));
}

/// What is the run's own; the rest is said of all.
void putFacts(JsonWriter &json, const RunFacts &facts, Secrets secrets)
{
    const auto text = [&json](std::string_view key, const QString &value) {
        if (value.isEmpty())
            return;
        json.key(key);
        json.string(value);
    };
    text("name", facts.name);
    if (const char *origin = originName(facts.origin)) {
        json.key("origin");
        json.ascii(origin);
    }
    putId(json, "basis", facts.basis);
    text("program", facts.program);
    if (facts.when.isValid())
        text("when", facts.when.toUTC().toString(Qt::ISODateWithMs));
    if (facts.machine) {
        json.key("machine");
        putMachine(json, *facts.machine);
    }
    if (facts.work) {
        json.key("workload");
        putWorkload(json, *facts.work, {}, secrets);
    }
    if (facts.disturbed) {
        json.key("disturbed");
        json.real(*facts.disturbed);
    }
    if (facts.paused > Nanos(0)) {
        json.key("paused_ns");
        json.integer(facts.paused.count());
    }
}

void putNotes(JsonWriter &json, const RunFacts &facts)
{
    if (!facts.notes)
        return;
    json.key("notes");
    json.beginArray();
    for (const PinnedNote &note : *facts.notes) {
        json.beginObject();
        if (note.item >= 0) {
            json.key("item");
            json.integer(note.item);
        }
        json.key("at_ns");
        json.integer(note.at.count());
        json.key("text");
        json.string(note.text);
        json.endObject();
    }
    json.endArray();
}

void putRecorder(JsonWriter &json, const Run &run, const WorkSpec &work, int cores)
{
    if (!run.facts.looking)
        return;
    json.key("recorder");
    json.beginObject();
    json.key("clock_ns");
    json.real(run.facts.looking->clockNs);
    json.key("thread_clock_ns");
    json.real(run.facts.looking->threadClockNs);
    json.key("resolution_ns");
    json.integer(run.facts.looking->resolution.count());
    const std::optional<RecordingCost> cost = recordingCostOf(run, work, cores);
    json.key("cost_ns");
    json.optional(cost ? cost->time.count() : absent.count());
    json.key("share");
    json.real(cost ? cost->share : std::numeric_limits<double>::quiet_NaN()); // null
    json.endObject();
}

void putRun(JsonWriter &json, const Run &run, const Figures &figures, const WorkSpec &work, int cores,
            bool withItems, Secrets secrets, const Explanation *explanation)
{
    putSpec(json, run);
    putFacts(json, run.facts, secrets);
    putRecorder(json, run, work, cores);
    putFigures(json, figures, run.trace.cancelled());
    if (const std::int64_t lost = lostAtBeginning(run.trace); lost > 0) {
        json.key("lost_items");
        json.integer(lost);
    }
    putNotes(json, run.facts);
    const bool reliable = isReliable(run, work, cores);
    const DurationTable *times = run.clock == Clock::Virtual ? work.durations.get() : nullptr;
    if (!reliable || (times && (times->fit || mostSeen(*times) > 0))) {
        json.key("reliable");
        json.boolean(reliable);
    }
    json.key("waits_ns");
    putWaits(json, run);
    if (explanation)
        putWhy(json, *explanation);
    if (withItems) {
        json.key("items");
        putItems(json, run.trace, work, secrets);
    }
}

} // namespace

bool writeJson(QIODevice &device, const Recording &recording, bool withItems, Secrets secrets,
               const std::vector<Explanation> &explanations)
{
    JsonWriter json(device);
    json.beginObject();
    json.key("format");
    json.ascii("overlapse-result");
    json.key("version");
    json.integer(1);
    json.key("program");
    json.string(recording.program);
    json.key("machine");
    putMachine(json, recording.machine);
    json.key("workload");
    putWorkload(json, recording.work, recording.cache, secrets);
    if (recording.lostRuns > 0) {
        json.key("lost_runs");
        json.integer(recording.lostRuns);
    }
    json.newLine();
    json.key("runs");
    json.beginArray();
    const std::vector<Figures> figures = figuresOf(recording);
    const bool withIds = needsIds(recording);
    for (std::size_t index = 0; index < recording.runs.size(); ++index) {
        const Run &run = recording.runs[index];
        json.newLine();
        json.beginObject();
        if (withIds)
            putId(json, "id", run.facts.id);
        putRun(json, run, figures[index], recording.workOf(run), recording.machineOf(run).cores, withItems,
               secrets, index < explanations.size() ? &explanations[index] : nullptr);
        json.endObject();
    }
    json.endArray();
    putRepeats(json, recording);
    json.endObject();
    return json.finish();
}

} // namespace overlapse
