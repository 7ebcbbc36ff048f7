// SPDX-License-Identifier: MIT
// Runs and documents to test with: what is measured is a prediction that says it was.
#pragma once

#include "document/document_state.h"
#include "trace/repeat_name.h"
#include "virtual/predict.h"

#include <QTimeZone>

namespace overlapse {

inline QDateTime sampleTime()
{
    return QDateTime(QDate(2024, 5, 1), QTime(12, 30, 15, 250), Qt::UTC);
}

inline Machine sampleMachine()
{
    return {.cores = 2, .cpu = QStringLiteral("Xeon"), .system = QStringLiteral("Linux 6.1")};
}

inline PreparedRunPtr preparedSample(const PipelineSpec &spec, const WorkSpec &work, Clock clock)
{
    WorkSpec drawn = work;
    drawn.fetch = FetchKind::Simulated;
    drawn.transform = TransformKind::Cpu;
    return prepareRun({spec, clock, predict(spec, drawn, {.cores = 2}), {}}, work, 2);
}

inline RunRecord sampleRun(int id, const PipelineSpec &spec = {}, const WorkSpec &work = {},
                           Clock clock = Clock::Live)
{
    RunRecord record;
    record.facts = {.id = RunId(id),
                    .work = std::make_shared<WorkSpec>(work),
                    .machine = sampleMachine(),
                    .when = sampleTime(),
                    .program = QStringLiteral("overlapse 0.1.0")};
    record.prepared = preparedSample(spec, work, clock);
    return record;
}

inline RunRecord measured(int id, Mode mode)
{
    return sampleRun(id, {.mode = mode});
}

inline RunRecord keptRun(RunRecord record)
{
    record.facts.pinned = true;
    return record;
}

/// With limits that are not the usual.
inline RunRecord measuredWith(int id, Mode mode, std::int64_t fetchLimit)
{
    return sampleRun(id, {.mode = mode, .fetchLimit = fetchLimit});
}

/// Repeat number `number` of three, which took so much longer than it could have.
inline RunRecord repeated(int id, Mode mode, int number, std::chrono::milliseconds longer)
{
    RunRecord record = measured(id, mode);
    Run run = record.run();
    run.trace.setEnd(run.trace.end() + longer);
    record.prepared = prepareRun(std::move(run), record.work(), 2);
    record.facts.name = repeatName(number, 3);
    return record;
}

inline RunRecord disturbed(RunRecord record)
{
    record.facts.disturbed = 0.2;
    return record;
}

/// The usual experiment with these runs.
inline DocumentState stateOf(const QList<RunRecord> &runs)
{
    DocumentState state;
    state.runs = runs;
    return state;
}

/// "1 2* 3*-": the ids in their order, * of one that is kept, - of one that is not shown.
inline QString idsOf(const QList<RunRecord> &runs)
{
    QStringList ids;
    for (const RunRecord &record : runs)
        ids << QString::number(static_cast<qlonglong>(record.id())) + QLatin1String(record.kept() ? "*" : "")
                + QLatin1String(record.shown ? "" : "-");
    return ids.join(u' ');
}

inline QString idsOf(const DocumentState &state)
{
    return idsOf(state.runs);
}

/// 0: none.
inline int idOf(const RunRecord *record)
{
    return record ? static_cast<int>(record->id()) : 0;
}

inline bool sameExperiment(const Experiment &a, const Experiment &b)
{
    return sameWork(a.work, b.work) && a.work.rules == b.work.rules && a.limits == b.limits
        && a.cores == b.cores && a.title == b.title && a.sources == b.sources;
}

inline bool sameState(const DocumentState &a, const DocumentState &b)
{
    return sameExperiment(a.experiment, b.experiment) && a.runs == b.runs && a.shown == b.shown
        && a.skipped == b.skipped && a.file == b.file;
}

} // namespace overlapse
