// SPDX-License-Identifier: MIT
#include "virtual/walk.h"

namespace overlapse {

namespace {

QString whatText(Event::Kind kind)
{
    switch (kind) {
    case Event::Kind::Admitted: return QStringLiteral("is admitted");
    case Event::Kind::FetchStarted: return QStringLiteral("begins its fetch");
    case Event::Kind::FetchFinished: return QStringLiteral("has been fetched");
    case Event::Kind::FetchYielded: return QStringLiteral("moves on to the transform stage");
    case Event::Kind::Spawned: return QStringLiteral("is handed to the pool");
    case Event::Kind::TransformStarted: return QStringLiteral("begins its transform");
    case Event::Kind::TransformFinished: return QStringLiteral("has been transformed");
    case Event::Kind::TransformSkipped: return QStringLiteral("failed to be fetched: nothing to transform");
    case Event::Kind::Emitted: return QStringLiteral("is emitted");
    case Event::Kind::Changed: return QStringLiteral("the limits change");
    }
    return {};
}

// In blocking, one task does both stages.
QString blockingRule(Event::Kind kind, const PipelineSpec &spec)
{
    switch (kind) {
    case Event::Kind::Admitted:
    case Event::Kind::FetchStarted:
        return QStringLiteral("Rule 9: fewer than %1 tasks are unfinished, so the next item is handed to the "
                              "pool. Its thread "
                              "begins with the fetch, and waits for it.")
            .arg(spec.threads);
    case Event::Kind::FetchFinished:
    case Event::Kind::TransformStarted:
        return QStringLiteral(
            "Rule 9: the thread that waited for the fetch goes on with the transform at once.");
    default:
        return QStringLiteral("Rule 9: the driver emits what order allows, then hands out further items.");
    }
}

QString admissionRule(const PipelineSpec &spec)
{
    if (spec.mode == Mode::Prefetching)
        return QStringLiteral("Rule 8: the fetch stage is filled to %1 at the start of every poll and "
                              "whenever an item leaves "
                              "it, whether or not somebody asks.")
            .arg(spec.fetchLimit);
    return QStringLiteral("Rule 1: the transform stage holds fewer than %1, so it polls the fetch stage, "
                          "which holds fewer "
                          "than %2 and pulls the next item.")
        .arg(effectiveTransformLimit(spec))
        .arg(effectiveFetchLimit(spec));
}

QString ruleText(Event::Kind kind, const PipelineSpec &spec)
{
    const bool pool = usesPool(spec.mode);
    const bool kept = spec.order == Order::Kept;
    switch (kind) {
    case Event::Kind::Admitted: return admissionRule(spec);
    case Event::Kind::FetchStarted:
        return spec.mode == Mode::Prefetching
            ? QStringLiteral("Rule 8: a fetch that is pushed starts at once.")
            : QStringLiteral("Rule 4: a fetch starts when it is polled for the first time.");
    case Event::Kind::FetchFinished:
        return QStringLiteral("Rule 4: whatever is due is noticed before the next poll. The item keeps its "
                              "place among the %1 "
                              "until it is yielded (rule 2).")
            .arg(effectiveFetchLimit(spec));
    case Event::Kind::FetchYielded:
        return kept
            ? QStringLiteral("Rule 5, order kept: it is the next in order and has finished, so it may leave.")
            : QStringLiteral("Rule 5, order any: the first item polled that has finished may leave.");
    case Event::Kind::Spawned:
        return QStringLiteral(
            "Rule 4: a spawned transform goes to the pool as it enters the stage, before any poll.");
    case Event::Kind::TransformStarted:
        return pool
            ? QStringLiteral("Rule 4: it takes the lowest of %1 threads that is free.").arg(spec.threads)
            : QStringLiteral(
                "Rule 6: the driver transforms it itself, and polls nothing until that is done.");
    case Event::Kind::TransformFinished:
        return pool
            ? QStringLiteral("Rule 4: the end of a transform wakes the driver.")
            : QStringLiteral("Rule 6: what ended meanwhile is noticed now, before anything else is polled.");
    case Event::Kind::TransformSkipped:
        return QStringLiteral("Rule 11: a failed fetch passes the transform stage as a ready item.");
    case Event::Kind::Emitted:
        return kept ? QStringLiteral("Rule 7: one item a poll at most; rule 5: the next in order.")
                    : QStringLiteral("Rule 7: one item a poll at most; rule 5: the first that has finished.");
    case Event::Kind::Changed:
        return QStringLiteral("Rule 13: changes take effect at the start of the next poll.");
    }
    return {};
}

} // namespace

std::vector<WalkStep> walk(const PipelineSpec &spec, const WorkSpec &work, const PredictOptions &options)
{
    std::vector<Event> log;
    PredictOptions logged = options;
    logged.log = &log;
    predict(spec, work, logged);
    std::vector<WalkStep> steps;
    steps.reserve(log.size());
    for (const Event &event : log) {
        const QString what = whatText(event.kind);
        steps.push_back({event,
                         event.item < 0 ? what : QStringLiteral("item %1 %2").arg(event.item).arg(what),
                         spec.mode == Mode::Blocking && event.kind != Event::Kind::Changed
                             ? blockingRule(event.kind, spec)
                             : ruleText(event.kind, spec)});
    }
    return steps;
}

} // namespace overlapse
