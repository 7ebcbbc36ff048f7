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

/// "all 4 fetches failed"; empty unless every emitted item did.
QString allFailedSentence(const Run &run, const Figures &figures)
{
    if (figures.failed < figures.emitted)
        return {};
    bool fetches = true;
    for (std::int64_t item = 0; item < run.trace.size() && fetches; ++item) {
        const ItemRow row = run.trace.row(item);
        fetches = row.rank < 0 || row.fetchStatus == Status::Failed;
    }
    if (figures.emitted == 1)
        return fetches ? QStringLiteral("the only fetch failed") : QStringLiteral("the only item failed");
    return QStringLiteral("all %1 %2 failed")
        .arg(figures.emitted)
        .arg(fetches ? QStringLiteral("fetches") : QStringLiteral("items"));
}

} // namespace

QString limitingSentence(const Run &run, const WorkSpec &work, int cores, const Figures &figures,
                         const WaitAccount &waits)
{
    if (work.items == 0)
        return QStringLiteral("there were no items");
    if (figures.emitted == 0)
        return QStringLiteral("stopped after %1, before the first item was done")
            .arg(shortTime(figures.makespan));
    QString text = allFailedSentence(run, figures);
    if (text.isEmpty())
        text = figures.makespan == Nanos(0) ? QStringLiteral("nothing took any time")
                                            : limitOf({run, work, cores, figures, waits});
    if (!run.trace.cancelled())
        return text;
    return QStringLiteral("stopped with %1 of %2 items done; until then %3")
        .arg(figures.emitted)
        .arg(work.items)
        .arg(text);
}

} // namespace overlapse
