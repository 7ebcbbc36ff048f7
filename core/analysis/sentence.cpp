// SPDX-License-Identifier: MIT
#include "analysis/sentence.h"

#include "analysis/pace_words.h"
#include "pipeline/words.h"

namespace overlapse {

namespace {

QString limitOf(const DescribedRun &run)
{
    switch (run.run.spec.mode) {
    case Mode::Sequential: return oneAtATimeSentence(run);
    case Mode::Blocking: return blockingSentence(run);
    case Mode::Concurrent:
    case Mode::Parallel:
    case Mode::Prefetching: break;
    }
    const Wait wait = largestWait(run);
    if (wait == Wait::None)
        return paceSentence(run);
    const QString proven = provenSentence(run, wait);
    return proven.isEmpty() ? waitSentence(run, wait) : proven;
}

/// What was over when the run ended, emitted or not.
struct Over
{
    std::int64_t items = 0;
    std::int64_t failed = 0;
    std::int64_t failedFetches = 0;
};

Over overOf(const Trace &trace)
{
    Over over;
    for (std::int64_t item = 0; item < trace.size(); ++item) {
        const ItemRow row = trace.row(item);
        const bool fetch = row.fetchStatus == Status::Failed;
        const bool failed = fetch || row.transformStatus == Status::Failed;
        over.items += failed || row.transformStatus == Status::Ok;
        over.failed += failed;
        over.failedFetches += fetch;
    }
    return over;
}

/// "all 4 fetches failed"; empty unless everything did.
QString allFailedSentence(const Over &over)
{
    if (over.failed < over.items)
        return {};
    const bool fetches = over.failedFetches == over.items;
    if (over.items == 1)
        return fetches ? QStringLiteral("the only fetch failed") : QStringLiteral("the only item failed");
    return QStringLiteral("all %1 %2 failed")
        .arg(over.items)
        .arg(fetches ? QStringLiteral("fetches") : QStringLiteral("items"));
}

} // namespace

QString limitingSentence(const Run &run, const WorkSpec &work, int cores, const Figures &figures,
                         const WaitAccount &waits)
{
    if (work.items == 0)
        return QStringLiteral("there were no items");
    const Over over = overOf(run.trace);
    if (over.items == 0)
        return QStringLiteral("stopped after %1, before the first item was done")
            .arg(shortTime(figures.makespan));
    QString text = allFailedSentence(over);
    if (text.isEmpty())
        text = figures.makespan == Nanos(0) ? QStringLiteral("nothing took any time")
                                            : limitOf({run, work, cores, figures, waits});
    if (!run.trace.cancelled())
        return text;
    return QStringLiteral("stopped with %1 of %2 items done; until then %3")
        .arg(over.items)
        .arg(work.items)
        .arg(text);
}

} // namespace overlapse
