// SPDX-License-Identifier: MIT
// Recordings to write, and what "the same recording" means.
#pragma once

#include "virtual/predict.h"

#include "trace/recording.h"
#include "workload/same_work.h"

#include <QBuffer>
#include <QTimeZone>

#include <map>

namespace overlapse {

inline Recording emptyRecording(const WorkSpec &work)
{
    Recording recording;
    recording.program = QStringLiteral("overlapse 0.1.0");
    recording.when = QDateTime(QDate(2024, 5, 1), QTime(12, 30, 15, 250), Qt::UTC);
    recording.machine = {
        .cores = 2, .cpu = QStringLiteral("Xéon \"7\""), .system = QStringLiteral("Linux 6.1")};
    recording.work = work;
    return recording;
}

inline Recording predicted(const WorkSpec &work, const PredictOptions &options, const PipelineSpec &spec = {},
                           const std::vector<Mode> &modes = {allModes.begin(), allModes.end()})
{
    Recording recording = emptyRecording(work);
    for (const Mode mode : modes) {
        PipelineSpec own = spec;
        own.mode = mode;
        recording.runs.push_back({own, Clock::Virtual, predict(own, work, options)});
    }
    return recording;
}

/// The experiment of the first start: four items, 1 s and 1 s.
inline Recording articleRecording()
{
    return predicted(WorkSpec{}, {.cores = 2});
}

inline WorkSpec variedWork(std::int64_t items)
{
    WorkSpec work;
    work.items = items;
    work.fetchTime = {.kind = TimeSpec::Kind::Lognormal, .a = std::chrono::milliseconds(80), .p = 0.6};
    work.transformTime = {.kind = TimeSpec::Kind::Uniform, .a = Nanos(1'000'001), .b = Nanos(9'000'000)};
    work.seed = 0xfedcba9876543210;
    return work;
}

inline std::shared_ptr<const DurationTable> sampleDurations()
{
    auto table = std::make_shared<DurationTable>();
    table->source = QStringLiteral("latenciés.csv");
    table->fetch = {Nanos(1), Nanos(0), Nanos(5'000'000'000), Nanos(7)};
    table->transform = {Nanos(3), Nanos(4), Nanos(0), Nanos(1'000'000'007)};
    return table;
}

/// Real work by hand: names that are not UTF-8, digests, a failed fetch, a failed transform, an item cut off.
inline Recording realRecording()
{
    WorkSpec work;
    work.items = 5;
    work.fetch = FetchKind::File;
    work.transform = TransformKind::Real;
    work.steps = {{QStringLiteral("gunzip"), {}}, {QStringLiteral("sha256"), {}}};
    auto inputs = std::make_shared<InputList>();
    inputs->sources = {QStringLiteral("/data/ä"), QStringLiteral("b \"c\"\n")};
    inputs->paths = {"/data/plain", QByteArray("/data/\xff\xfe\x80", 9), "/data/\xc3\xa4", "tab\there\\",
                     "last"};
    inputs->passedOver = 12;
    work.inputs = inputs;
    Trace trace(5, true);
    ItemRow row{.item = 0,
                .rank = 1,
                .fetchAdmitted = Nanos(0),
                .fetchStarted = Nanos(5),
                .fetchFinished = Nanos(10),
                .fetchYielded = Nanos(11),
                .transformStarted = Nanos(12),
                .transformFinished = Nanos(20),
                .transformYielded = Nanos(25),
                .transformCpu = Nanos(7),
                .fetchBytes = 4096,
                .transformBytes = 0,
                .fetchLane = 0,
                .transformLane = 2,
                .attempts = 1,
                .fetchStatus = Status::Ok,
                .transformStatus = Status::Ok};
    trace.put(row);
    trace.putDetail(0, {QByteArray::fromHex("00ff10"), {}});
    row = {.item = 1,
           .rank = 0,
           .fetchAdmitted = Nanos(1),
           .fetchStarted = Nanos(5),
           .fetchFinished = Nanos(6),
           .fetchYielded = Nanos(11),
           .transformStarted = Nanos(11),
           .transformFinished = Nanos(11),
           .transformYielded = Nanos(24),
           .fetchLane = 1,
           .attempts = 3,
           .fetchStatus = Status::Failed,
           .transformStatus = Status::Skipped};
    trace.put(row);
    trace.putDetail(1, {{}, QStringLiteral("No such file: \"\u00e4\"\u0001")});
    row = {.item = 2,
           .rank = 2,
           .fetchAdmitted = Nanos(1),
           .fetchStarted = Nanos(12),
           .fetchFinished = Nanos(13),
           .fetchYielded = Nanos(13),
           .transformStarted = Nanos(14),
           .transformFinished = Nanos(15),
           .transformYielded = Nanos(26),
           .transformCpu = Nanos(1),
           .fetchBytes = std::int64_t(1) << 53,
           .fetchLane = 0,
           .transformLane = driverLane,
           .attempts = 1,
           .fetchStatus = Status::Ok,
           .transformStatus = Status::Failed};
    trace.put(row);
    trace.putDetail(2, {{}, QStringLiteral("not gzip")});
    row = {.item = 3,
           .fetchAdmitted = Nanos(20),
           .fetchStarted = Nanos(21),
           .fetchLane = 0,
           .attempts = 1,
           .fetchStatus = Status::Cancelled};
    trace.put(row);
    trace.setEnd(Nanos(30));
    trace.setCancelled(true);
    Recording recording = emptyRecording(work);
    recording.runs.push_back({{.mode = Mode::Prefetching, .order = Order::Any}, Clock::Live, trace});
    return recording;
}

/// As it is measured: what was used of CPU time by both stages, by others, and for how long the program stood still.
inline Recording measuredRecording()
{
    Recording recording = realRecording();
    Trace &trace = recording.runs[0].trace;
    ItemRow row = trace.row(0);
    row.fetchCpu = Nanos(9); // of several threads, more than its span
    trace.put(row);
    row = trace.row(1);
    row.fetchCpu = Nanos(0);
    trace.put(row);
    recording.runs[0].facts = {.id = RunId(3), .disturbed = 0.25, .paused = Nanos(5'200'000'000)};
    recording.runs.push_back(recording.runs[0]);
    recording.runs[1].facts = {.id = RunId(4)};
    return recording;
}

/// One item was sent on to another address.
inline Recording redirectedRecording()
{
    Recording recording = measuredRecording();
    ItemDetail detail{.finalUrl = QStringLiteral("https://example.org/there")};
    recording.runs[0].trace.putDetail(2, std::move(detail));
    return recording;
}

/// One document's runs: three of one mode, of two works, two machines and two days, each called or kept in its own way.
inline Recording manifoldRecording()
{
    Recording recording = predicted(WorkSpec{}, {.cores = 2}, {}, {Mode::Sequential, Mode::Parallel});
    recording.runs[0].facts.id = RunId(7);
    recording.runs[1].facts.id = RunId(2);
    recording.runs[1].facts.pinned = true;
    auto work = std::make_shared<WorkSpec>();
    work->items = 6;
    work->durations = sampleDurations();
    const Machine machine{.cores = 8, .cpu = QStringLiteral("Large"), .system = QStringLiteral("Linux 6.9")};
    for (const int fetches : {2, 5}) {
        const PipelineSpec spec{.mode = Mode::Parallel, .fetchLimit = fetches};
        Run run{spec, Clock::Virtual, predict(spec, *work, {.cores = 8})};
        run.facts = {.id = RunId(10 + fetches),
                     .origin = Origin::WhatIf,
                     .name = QStringLiteral("N=%1 \u00fc").arg(fetches),
                     .work = work,
                     .machine = machine,
                     .when = recording.when.addDays(3),
                     .program = QStringLiteral("overlapse 0.2.0"),
                     .basis = RunId(2),
                     .disturbed = 0.125};
        recording.runs.push_back(run);
    }
    recording.runs[3].facts.origin = Origin::Foreign;
    return recording;
}

/// Predicted from a measurement of which it is known what lies behind: CPU time of fetches, two servers, one of them full.
inline Recording behindRecording()
{
    DurationTable table = *sampleDurations();
    table.fetchCpu = {Nanos(0), Nanos(0), Nanos(1'000'000'000), Nanos(7)};
    table.transformOutside = {Nanos(3), Nanos(1), Nanos(0), Nanos(1'000'000'000)};
    table.server = {0, 1, 1, 0};
    table.mostInFlight = 10;
    table.servers = {{.places = 9, .filled = false}, {.places = 1, .filled = true}};
    table.fit = ReplayFit{.off = 0.0625, .disturbed = 0.25};
    WorkSpec work;
    work.items = 6;
    work.durations = std::make_shared<const DurationTable>(std::move(table));
    return predicted(work, {.cores = 1}, {.fetchLimit = 3}, {Mode::Concurrent, Mode::Parallel});
}

/// Of which two rules and failures held some back as well.
inline Recording heldBackRecording()
{
    WorkSpec work = behindRecording().work;
    DurationTable table = *work.durations;
    table.servers[0].known = false;
    table.stopped = true;
    table.perHost = 1;
    table.rate = 2.5;
    table.trials = {{.row = 1, .time = Nanos(8), .wait = Nanos(90)},
                    {.row = 1, .time = Nanos(7), .wait = Nanos(200)},
                    {.row = 3, .time = Nanos(1), .wait = Nanos(0)}};
    table.fetchFailed = {3};
    table.transformFailed = {0, 2};
    work.durations = std::make_shared<const DurationTable>(std::move(table));
    return predicted(work, {.cores = 1}, {.fetchLimit = 3}, {Mode::Concurrent, Mode::Blocking});
}

/// With a deadline, and a thread that takes the CPU time of fetches one after the other.
inline Recording lateRecording()
{
    WorkSpec work = heldBackRecording().work;
    DurationTable table = *work.durations;
    table.deadline = Nanos(900'000'000);
    table.fetchThread = true;
    table.unsureBelow = 12;
    table.fetchCpuUnknown = true;
    table.fit->overhead = Nanos(187'500);
    work.durations = std::make_shared<const DurationTable>(std::move(table));
    return predicted(work, {.cores = 1}, {.fetchLimit = 3}, {Mode::Concurrent, Mode::Blocking});
}

/// With what the clocks cost where its second run was measured.
inline Recording lookedAtRecording()
{
    Recording recording = lateRecording();
    Run &run = recording.runs[1];
    run.clock = Clock::Live;
    run.facts.looking = {.clockNs = 23.25, .threadClockNs = 431.5, .resolution = Nanos(31)};
    return recording;
}

/// With notes, one of them to an instant, and of every kind of detail one.
inline Recording notedRecording()
{
    using namespace std::chrono_literals;
    Recording recording = redirectedRecording();
    recording.lostRuns = 2;
    Run &run = recording.runs[0];
    run.trace.putDetail(3,
                        {.digest = "d",
                         .error = QStringLiteral("HTTP 503"),
                         .note = QStringLiteral("3 values"),
                         .httpStatus = 503,
                         .address = QStringLiteral("127.0.0.1"),
                         .parts = {{1ns, 5ns, 1, PartKind::Connect, Status::Ok},
                                   {5ns, 9ns, 1, PartKind::FirstByte, Status::Failed},
                                   {9ns, 20ns, 2, PartKind::Backoff, Status::Ok}},
                         .finalUrl = QStringLiteral("https://example.org/ä")});
    run.facts.notes = std::make_shared<const PinnedNotes>(PinnedNotes{
        {2, 13ns, QStringLiteral("too large,\nit seems")}, {-1, 29ns, QStringLiteral("here I stopped")}});
    return recording;
}

inline bool sameWrittenWork(const WorkSpec &a, const WorkSpec &b)
{
    if (!a.durations != !b.durations || !a.inputs != !b.inputs)
        return false;
    if (a.durations
        && (a.durations->source != b.durations->source || a.durations->fetch != b.durations->fetch
            || a.durations->transform != b.durations->transform
            || a.durations->fetchCpu != b.durations->fetchCpu
            || a.durations->transformOutside != b.durations->transformOutside
            || a.durations->server != b.durations->server || a.durations->servers != b.durations->servers
            || a.durations->fit != b.durations->fit || a.durations->stopped != b.durations->stopped
            || a.durations->perHost != b.durations->perHost || a.durations->rate != b.durations->rate
            || a.durations->deadline != b.durations->deadline
            || a.durations->unsureBelow != b.durations->unsureBelow
            || a.durations->fetchCpuUnknown != b.durations->fetchCpuUnknown
            || a.durations->fetchThread != b.durations->fetchThread
            || a.durations->trials != b.durations->trials
            || a.durations->fetchFailed != b.durations->fetchFailed
            || a.durations->transformFailed != b.durations->transformFailed
            || a.durations->mostInFlight != b.durations->mostInFlight))
        return false;
    if (a.inputs
        && (a.inputs->sources != b.inputs->sources || a.inputs->paths != b.inputs->paths
            || a.inputs->passedOver != b.inputs->passedOver))
        return false;
    return a.items == b.items && a.fetch == b.fetch && a.fetchTime == b.fetchTime
        && a.transform == b.transform && a.transformTime == b.transformTime && a.steps == b.steps
        && a.seed == b.seed && a.command == b.command && a.rules == b.rules && a.served == b.served;
}

inline std::map<std::int64_t, ItemDetail> detailsOf(const Trace &trace)
{
    std::map<std::int64_t, ItemDetail> details;
    for (std::int64_t item = trace.nextDetailed(0); item >= 0; item = trace.nextDetailed(item + 1))
        details[item] = *trace.detail(item);
    return details;
}

/// Empty, or where they differ.
inline QString difference(const Run &a, const Run &b)
{
    const Trace &x = a.trace;
    const Trace &y = b.trace;
    const auto notesOf = [](const Run &run) { return run.facts.notes ? *run.facts.notes : PinnedNotes(); };
    if (!(a.spec == b.spec) || a.clock != b.clock || notesOf(a) != notesOf(b))
        return QStringLiteral("spec, clock or notes");
    if (x.size() != y.size() || x.end() != y.end() || x.cancelled() != y.cancelled()
        || x.hasBytes() != y.hasBytes()
        || (y.mostInFlight() > 0 && x.mostInFlight() != y.mostInFlight())) // older versions do not know it
        return QStringLiteral("size, end, cancelled, bytes or in flight");
    if (x.failedCount() != y.failedCount() || x.emittedCount() != y.emittedCount()
        || detailsOf(x) != detailsOf(y))
        return QStringLiteral("counts or details");
    for (std::int64_t item = 0; item < x.size(); ++item)
        if (!(x.row(item) == y.row(item)))
            return QStringLiteral("item %1").arg(item);
    return {};
}

/// Of what is said of the run; an id is looked at where `a` has one.
inline QString factDifference(const Recording &a, const Run &x, const Recording &b, const Run &y)
{
    if (!x.facts.work != !y.facts.work || !sameWork(a.workOf(x), b.workOf(y)))
        return QStringLiteral("its work");
    if (!(x.facts.machine == y.facts.machine) || x.facts.when != y.facts.when
        || x.facts.program != y.facts.program)
        return QStringLiteral("its machine, when or program");
    if (x.facts.id != RunId::None && x.facts.id != y.facts.id)
        return QStringLiteral("id");
    if (x.facts.origin != y.facts.origin || x.facts.name != y.facts.name || x.facts.pinned != y.facts.pinned
        || x.facts.basis != y.facts.basis || x.facts.disturbed != y.facts.disturbed
        || x.facts.paused != y.facts.paused || x.facts.looking != y.facts.looking)
        return QStringLiteral("origin, name, pinned, basis, disturbed, paused or looking");
    return {};
}

inline QString difference(const Recording &a, const Recording &b)
{
    if (a.program != b.program || a.when != b.when || !(a.machine == b.machine) || a.lostRuns != b.lostRuns)
        return QStringLiteral("program, when or machine");
    if (!sameWrittenWork(a.work, b.work))
        return QStringLiteral("work");
    if (a.runs.size() != b.runs.size())
        return QStringLiteral("number of runs");
    for (std::size_t i = 0; i < a.runs.size(); ++i) {
        if (const QString where = difference(a.runs[i], b.runs[i]); !where.isEmpty())
            return QStringLiteral("runs[%1]: %2").arg(i).arg(where);
        if (const QString what = factDifference(a, a.runs[i], b, b.runs[i]); !what.isEmpty())
            return QStringLiteral("runs[%1]: %2").arg(i).arg(what);
    }
    return {};
}

/// What `write` writes.
template<typename Write>
QByteArray written(Write write)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (!write(buffer))
        return {};
    return buffer.data();
}

} // namespace overlapse
