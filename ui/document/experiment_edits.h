// SPDX-License-Identifier: MIT
// What a field of the window changes in an experiment: pure, one function a field. A text that cannot be understood
// changes nothing and says what would be right.
#pragma once

#include "document/experiment.h"

namespace overlapse {

Experiment withItems(Experiment experiment, std::int64_t items);
Checked<Experiment> withFetchTime(Experiment experiment, const QString &text);
/// Of simulated work; what needs real work is refused.
Checked<Experiment> withTransformTime(Experiment experiment, const QString &text);
/// Of real work: "gunzip+sha256".
Checked<Experiment> withSteps(const Experiment &experiment, const QString &text);
Experiment withSeed(Experiment experiment, std::int64_t seed);
/// Of what simulated fetches come from; 0: as many as come.
Experiment withCapacity(Experiment experiment, std::int64_t capacity);
Experiment withKnownCapacity(Experiment experiment, std::int64_t capacity);
/// For predictions alone. Of simulated work cores only, as the rest can be said.
Experiment withSupposed(Experiment experiment, Supposed supposed);
/// Blank: none yet.
Checked<Experiment> withCommand(Experiment experiment, const QString &text);
/// Of the folder that a run serves to itself, which there is.
Checked<Experiment> withLatency(Experiment experiment, const QString &text);
/// The share of its requests that fail; without a sign, in percent.
Checked<Experiment> withFailing(Experiment experiment, const QString &text);
/// No URLs, no served folder.
Experiment withoutInputs(Experiment experiment);
/// With what was listed.
Experiment withInputs(Experiment experiment, const InputSources &sources, const ListedInputs &listed);

Experiment withFetchLimit(Experiment experiment, std::int64_t limit);
Experiment withTransformLimit(Experiment experiment, std::int64_t limit);
/// At most four for each of `cores`.
Experiment withThreads(Experiment experiment, int threads, int cores);
Experiment withOrder(Experiment experiment, Order order);

/// With the limits and the order of the spec, as far as its mode uses them.
Experiment withSpec(Experiment experiment, const PipelineSpec &spec);

/// What one kind of work is about.
struct KindOfWork
{
    WorkSpec work;
    InputSources sources{};
    InputTraits traits{};
};
/// What a kind of work begins with.
KindOfWork usualWork(FetchKind kind);
/// With other work; limits beyond what it can have come down.
Experiment withKind(Experiment experiment, const KindOfWork &kind);

} // namespace overlapse
