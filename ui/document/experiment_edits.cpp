// SPDX-License-Identifier: MIT
#include "document/experiment_edits.h"

#include "pipeline/bounds.h"
#include "workload/command_words.h"
#include "workload/served_text.h"
#include "workload/work_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace overlapse {

namespace {

using Failure = Checked<Experiment>;

// As a server elsewhere: some answers are slow, a few fail.
ServedFolder usualServer()
{
    return {.latency = {.kind = TimeSpec::Kind::Lognormal, .a = std::chrono::milliseconds(80), .p = 0.6},
            .fail = 0.02};
}

} // namespace

Experiment withItems(Experiment experiment, std::int64_t items)
{
    experiment.work.items = std::clamp<std::int64_t>(items, 1, mostItems);
    return experiment;
}

Checked<Experiment> withFetchTime(Experiment experiment, const QString &text)
{
    const Checked<TimeSpec> time = parseFetchTime(text);
    if (!time)
        return Failure::failure(time.error);
    if (*time == experiment.work.fetchTime && !experiment.work.durations)
        return experiment;
    experiment.work.fetchTime = *time;
    experiment.work.durations.reset();
    return experiment;
}

Checked<Experiment> withTransformTime(Experiment experiment, const QString &text)
{
    const Checked<TransformChoice> choice = parseTransform(text);
    if (!choice)
        return Failure::failure(choice.error);
    if (choice->kind == TransformKind::Real)
        return Failure::failure(
            QCoreApplication::translate("Edits", "'%1' needs real work: choose Files, Web or Command above")
                .arg(text));
    setTransform(experiment.work, *choice);
    experiment.work.durations.reset();
    return experiment;
}

Checked<Experiment> withSteps(const Experiment &experiment, const QString &text)
{
    const Checked<TransformChoice> choice = parseTransform(text);
    if (!choice)
        return Failure::failure(choice.error);
    const QString before = transformText(experiment.work);
    Experiment next = experiment;
    setTransform(next.work, *choice);
    return transformText(next.work) == before ? experiment : next;
}

Experiment withSeed(Experiment experiment, std::int64_t seed)
{
    experiment.work.seed = static_cast<std::uint64_t>(std::max<std::int64_t>(0, seed));
    return experiment;
}

Experiment withCapacity(Experiment experiment, std::int64_t capacity)
{
    experiment.work.capacity = std::clamp<std::int64_t>(capacity, 0, mostCapacity);
    return experiment;
}

Experiment withSupposed(Experiment experiment, Supposed supposed)
{
    if (!experiment.work.isReal())
        supposed = {.cores = supposed.cores};
    experiment.supposed = supposed;
    return experiment;
}

Experiment withKnownCapacity(Experiment experiment, std::int64_t capacity)
{
    experiment.knownCapacity = std::clamp<std::int64_t>(capacity, 0, mostCapacity);
    return experiment;
}

Checked<Experiment> withCommand(Experiment experiment, const QString &text)
{
    const QString command = text.trimmed();
    if (const Checked<CommandWords> words = parseCommand(command); !words && !command.isEmpty())
        return Failure::failure(words.error);
    experiment.work.command = command;
    return experiment;
}

Checked<Experiment> withLatency(Experiment experiment, const QString &text)
{
    const Checked<TimeSpec> time = parseTime(text);
    if (!time)
        return Failure::failure(time.error);
    if (experiment.work.served)
        experiment.work.served->latency = *time;
    return experiment;
}

Checked<Experiment> withFailing(Experiment experiment, const QString &text)
{
    const QString trimmed = text.trimmed();
    const Checked<double> share = parseShare(trimmed.endsWith(u'%') ? trimmed : trimmed + u'%');
    if (!share)
        return Failure::failure(share.error);
    if (experiment.work.served)
        experiment.work.served->fail = *share;
    return experiment;
}

Experiment withoutInputs(Experiment experiment)
{
    experiment.work.served.reset();
    experiment.work.inputs.reset();
    experiment.work.items = 0;
    experiment.sources = {};
    experiment.traits = {};
    return experiment;
}

Experiment withInputs(Experiment experiment, const InputSources &sources, const ListedInputs &listed)
{
    experiment.sources = sources;
    experiment.traits = listed.traits;
    experiment.work.inputs = listed.inputs;
    experiment.work.items = static_cast<std::int64_t>(listed.inputs->paths.size());
    if (listed.served.isEmpty()) {
        experiment.work.served.reset();
        return experiment;
    }
    if (!experiment.work.served)
        experiment.work.served = usualServer();
    experiment.work.served->folder = listed.served;
    return experiment;
}

Experiment withFetchLimit(Experiment experiment, std::int64_t limit)
{
    limit = std::clamp<std::int64_t>(limit, 1, mostFetches(experiment.work.fetch));
    if (limit == experiment.limits.fetchLimit)
        return experiment;
    experiment.limits.fetchLimit = limit;
    experiment.fetchLimit = {};
    return experiment;
}

Experiment withTransformLimit(Experiment experiment, std::int64_t limit)
{
    limit = std::clamp<std::int64_t>(limit, 1, highestLimit);
    if (limit == experiment.limits.transformLimit)
        return experiment;
    experiment.limits.transformLimit = limit;
    experiment.transformLimit = {};
    return experiment;
}

Experiment withThreads(Experiment experiment, int threads, int cores)
{
    threads = std::clamp(threads, 1, 4 * cores);
    if (threads == experiment.limits.threads)
        return experiment;
    experiment.limits.threads = threads;
    experiment.threads = {};
    return experiment;
}

Experiment withOrder(Experiment experiment, Order order)
{
    experiment.limits.order = order;
    return experiment;
}

KindOfWork usualWork(FetchKind kind)
{
    KindOfWork usual;
    if (kind == FetchKind::Simulated)
        return usual;
    usual.work.items = 0;
    usual.work.fetch = kind;
    usual.work.transform = TransformKind::Real;
    if (kind == FetchKind::File)
        usual.work.steps = {{QStringLiteral("gunzip"), {}}, {QStringLiteral("sha256"), {}}};
    return usual;
}

Experiment withSpec(Experiment experiment, const PipelineSpec &spec)
{
    if (usesLimits(spec.mode))
        experiment =
            withTransformLimit(withFetchLimit(std::move(experiment), spec.fetchLimit), spec.transformLimit);
    if (usesPool(spec.mode) && experiment.limits.threads != spec.threads) {
        experiment.limits.threads = spec.threads; // as advised: more than the slider gives, too
        experiment.threads = {};
    }
    return spec.mode == Mode::Sequential ? experiment : withOrder(std::move(experiment), spec.order);
}

Experiment withKind(Experiment experiment, const KindOfWork &kind)
{
    experiment.work = kind.work;
    experiment.sources = kind.sources;
    experiment.traits = kind.traits;
    experiment.coldCache = false;
    if (experiment.limits.fetchLimit > mostFetches(kind.work.fetch)) {
        experiment.limits.fetchLimit = mostFetches(kind.work.fetch);
        experiment.fetchLimit = {};
    }
    return experiment;
}

} // namespace overlapse
