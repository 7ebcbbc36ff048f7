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

QString multiple(Nanos slower, Nanos faster)
{
    const double factor = static_cast<double>(slower.count()) / static_cast<double>(faster.count());
    return QStringLiteral("%1×").arg(factor, 0, 'f', factor < 1.1 ? 2 : factor < 9.95 ? 1 : 0);
}

/// "parallel, prefetching and blocking".
QString listed(const std::vector<const Run *> &runs)
{
    QStringList names;
    for (const Run *run : runs)
        names << modeName(run->spec.mode);
    if (names.size() == 1)
        return names.first();
    const QString last = names.takeLast();
    return names.join(QStringLiteral(", ")) + QStringLiteral(" and ") + last;
}

/// Whole runs on one clock.
std::vector<const Run *> comparableRuns(const Recording &recording)
{
    std::vector<const Run *> live;
    std::vector<const Run *> predicted;
    for (const Run &run : recording.runs)
        if (!run.trace.cancelled() && run.trace.emittedCount() > 0)
            (run.clock == Clock::Live ? live : predicted).push_back(&run);
    return live.size() >= predicted.size() ? live : predicted;
}

Nanos totalFetchTime(const Trace &trace)
{
    Nanos sum{0};
    for (std::int64_t item = 0; item < trace.size(); ++item)
        sum += trace.stamp(StampColumn::FetchFinished, item) - trace.stamp(StampColumn::FetchStarted, item);
    return sum;
}

QString poolWords(const PipelineSpec &spec, const WorkSpec &work, int cores)
{
    const std::int64_t k = std::min(parallelism(spec, work.transform, cores), work.items);
    const bool byCores = work.transform != TransformKind::Wall && k == cores;
    return QStringLiteral("transforms on %1 %2%3")
        .arg(k)
        .arg(byCores ? QStringLiteral("core") : QStringLiteral("thread"),
             k == 1 ? QString() : QStringLiteral("s"));
}

QString whyBest(const Run &run, const WorkSpec &work, int cores)
{
    const bool fetches = totalFetchTime(run.trace) > Nanos(0);
    const QString overlap = run.spec.fetchLimit > 1 ? QStringLiteral("while fetches overlap")
                                                    : QStringLiteral("while the next item is fetched");
    switch (run.spec.mode) {
    case Mode::Sequential: return QStringLiteral("overlapping the items saved nothing");
    case Mode::Concurrent:
        return run.spec.fetchLimit > 1
            ? QStringLiteral("fetches overlap, transforms take turns on the driver")
            : QStringLiteral("transforms on the driver while the next item is fetched");
    case Mode::Parallel: return poolWords(run.spec, work, cores) + (fetches ? u' ' + overlap : QString());
    case Mode::Prefetching:
        return poolWords(run.spec, work, cores)
            + (fetches ? QStringLiteral(" while fetching never waits for demand") : QString());
    case Mode::Blocking:
        return QStringLiteral("%1 items at a time, each on a thread of its own")
            .arg(std::min<std::int64_t>(run.spec.threads, work.items));
    }
    return {};
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

QString bestModeSentence(const Recording &recording)
{
    std::vector<const Run *> runs = comparableRuns(recording);
    if (runs.size() < 2)
        return {};
    const auto faster = [](const Run *a, const Run *b) { return a->trace.end() < b->trace.end(); };
    const Run *slowest = *std::max_element(runs.begin(), runs.end(), faster);
    const Run *fastest = *std::min_element(runs.begin(), runs.end(), faster);
    const Nanos best = fastest->trace.end();
    if (best == Nanos(0))
        return QStringLiteral("no time to compare: nothing took any");
    // What differs by less than a hundredth is not told apart.
    std::vector<const Run *> winners;
    for (const Run *run : runs)
        if ((run->trace.end() - best) * 100 <= best)
            winners.push_back(run);
    const auto exact = [best](const Run *run) { return run->trace.end() == best; };
    const QString within =
        std::all_of(winners.begin(), winners.end(), exact) ? QString() : QStringLiteral(", within 1 %");
    if (winners.size() == runs.size())
        return QStringLiteral("every mode took %1%2").arg(shortTime(best), within);
    const auto sequential = std::find_if(runs.begin(), runs.end(),
                                         [](const Run *run) { return run->spec.mode == Mode::Sequential; });
    const bool won = std::find_if(winners.begin(), winners.end(),
                                  [](const Run *run) { return run->spec.mode == Mode::Sequential; })
        != winners.end();
    const Run *base = sequential == runs.end() || won ? slowest : *sequential;
    const QString factor = multiple(base->trace.end(), best) + u' ' + modeName(base->spec.mode);
    if (winners.size() > 1)
        return QStringLiteral("%1 were equally fast%2: %3").arg(listed(winners), within, factor);
    return QStringLiteral("%1 was best: %2, %3")
        .arg(listed(winners), factor, whyBest(*fastest, recording.work, recording.machine.cores));
}

} // namespace overlapse
