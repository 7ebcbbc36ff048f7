// SPDX-License-Identifier: MIT
#include "analysis/sentence.h"

#include "analysis/pace_words.h"
#include "pipeline/words.h"
#include "trace/missing.h"

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

/// "all 4 fetches failed"; empty unless everything did.
QString allFailedSentence(const OverItems &over)
{
    if (over.failed < over.all)
        return {};
    const bool fetches = over.failedFetches == over.all;
    if (over.all == 1)
        return fetches ? QStringLiteral("the only fetch failed") : QStringLiteral("the only item failed");
    return QStringLiteral("all %1 %2 failed")
        .arg(over.all)
        .arg(fetches ? QStringLiteral("fetches") : QStringLiteral("items"));
}

} // namespace

QString limitingSentence(const Run &run, const WorkSpec &work, int cores, const Figures &figures,
                         const WaitAccount &waits)
{
    if (work.items == 0)
        return QStringLiteral("there were no items");
    const auto limit = [&] {
        return figures.makespan == Nanos(0) ? QStringLiteral("nothing took any time")
                                            : limitOf({run, work, cores, figures, waits});
    };
    const std::int64_t lost = lostAtBeginning(run.trace);
    const auto withoutBeginning = [lost](const QString &text) {
        return lost == 0 ? text
                         : QStringLiteral("the recording lost its beginning, %1 items; of the rest: %2")
                               .arg(lost)
                               .arg(text);
    };
    if (!run.trace.cancelled() && figures.failed < figures.emitted)
        return withoutBeginning(limit());
    const OverItems over = overItems(run.trace);
    if (over.all == 0)
        return QStringLiteral("stopped after %1, before the first item was done")
            .arg(shortTime(figures.makespan));
    const QString failed = allFailedSentence(over);
    QString text = failed.isEmpty() ? limit() : failed;
    if (!run.trace.cancelled())
        return withoutBeginning(text);
    return QStringLiteral("stopped with %1 of %2 items done; until then %3")
        .arg(over.all)
        .arg(work.items)
        .arg(text);
}

} // namespace overlapse
