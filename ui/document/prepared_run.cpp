// SPDX-License-Identifier: MIT
#include "document/prepared_run.h"

#include "analysis/replay_fit.h"
#include "analysis/scheduler_turns.h"
#include "analysis/spare_threads.h"

#include <QThreadPool>

namespace overlapse {

namespace {

// To take millions of rows apart takes longer than a frame, so it is not done where they are let go of.
void dispose(const PreparedRun *run)
{
    constexpr std::int64_t few = 10'000;
    if (run->run.trace.size() <= few)
        delete run;
    else
        spareThreads().start([run] { delete run; });
}

} // namespace

PreparedRunPtr prepareRun(Run run, const WorkSpec &work, int cores)
{
    const std::shared_ptr<PreparedRun> prepared(new PreparedRun, dispose);
    prepared->run = std::move(run);
    prepared->waits = WaitAccount(prepared->run);
    prepared->levels = RunLevels(prepared->run, prepared->waits);
    prepared->figures = figuresOf(prepared->run, work, cores);
    prepared->sentence = limitingSentence(prepared->run, work, cores, prepared->figures, prepared->waits);
    prepared->replayed = prepared->run.clock == Clock::Virtual ? work.durations : nullptr;
    prepared->endsLate =
        prepared->run.clock == Clock::Virtual && endsLateByTurns(prepared->run.spec, work, cores);
    prepared->doubt = doubtSentence(prepared->run, work, cores);
    prepared->recording = recordingCostOf(prepared->run, work, cores);
    return prepared;
}

PreparedRunPtr firstLookAt(Run run, const WorkSpec &work)
{
    const std::shared_ptr<PreparedRun> prepared(new PreparedRun, dispose);
    prepared->run = std::move(run);
    prepared->complete = false;
    const Trace &trace = prepared->run.trace;
    Figures &figures = prepared->figures;
    figures.makespan = trace.end();
    figures.emitted = trace.emittedCount();
    figures.failed = trace.failedCount();
    figures.throughput = throughputOf(figures);
    prepared->replayed = prepared->run.clock == Clock::Virtual ? work.durations : nullptr;
    return prepared;
}

bool PreparedRun::isReliable() const
{
    return !endsLate && (!replayed || overlapse::isReliable(*replayed, run));
}

} // namespace overlapse
