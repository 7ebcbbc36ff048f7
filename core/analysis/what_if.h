// SPDX-License-Identifier: MIT
// A run once more on the virtual clock, with something changed: what that would have gained.
#pragma once

#include "analysis/measured_times.h"

#include <stop_token>

namespace overlapse {

/// Answers are makespans, each by a prediction: some tenths of a second for a million items. None where there is
/// nothing to predict from (a run that was stopped, or in which nothing was measured), where the prediction is not to be
/// relied on (replay_fit.h), or once it was cancelled.
class WhatIf
{
public:
    /// `cores` are those of the run.
    WhatIf(const Run &run, const WorkSpec &work, int cores, std::stop_token cancel = {});

    /// With the run's own mode and limits: what the others have to be compared with. Of a prediction, its own makespan.
    [[nodiscard]] std::optional<Nanos> asItWas() const { return m_asItWas; }
    [[nodiscard]] std::optional<Nanos> with(const PipelineSpec &spec) const;
    [[nodiscard]] std::optional<Nanos> withCores(int cores) const;
    /// Each fetch and each transform so many times as long; what holds fetches back is as it was.
    [[nodiscard]] std::optional<Nanos> scaled(double fetch, double transform) const;
    /// The items that take longest come first.
    [[nodiscard]] std::optional<Nanos> longestFirst() const;
    /// Each fetch comes back at its first attempt.
    [[nodiscard]] std::optional<Nanos> withoutRetries() const;

    /// The share of the makespan that such an answer saves; negative: it costs. 0 for none.
    [[nodiscard]] double gain(const std::optional<Nanos> &answer) const;
    /// What is known of each item; null: nothing.
    [[nodiscard]] const DurationTable *times() const { return m_times.get(); }

private:
    [[nodiscard]] std::optional<Nanos> predicted(const PipelineSpec &spec,
                                                 std::shared_ptr<const DurationTable> times, int cores) const;

    PipelineSpec m_spec;
    std::int64_t m_items;
    int m_cores;
    std::stop_token m_cancel;
    std::shared_ptr<const DurationTable> m_times;
    std::optional<Nanos> m_asItWas;
};

} // namespace overlapse
