// SPDX-License-Identifier: MIT
// A run once more on the virtual clock, with something changed: what that would have gained.
#pragma once

#include "analysis/measured_times.h"

#include <functional>
#include <optional>
#include <stop_token>

namespace overlapse {

/// What the virtual clock says to a question.
struct Answer
{
    std::optional<Nanos> makespan{}; ///< none: not known
    QString doubt{};                 ///< why not; empty where the question means nothing for this run
};

/// Each answer is a prediction: some tenths of a second for a million items. Not known is what the prediction is not to be
/// relied on for (replay_fit.h), and all of it where there is nothing to go by: see doubt(). Once it was cancelled, answers
/// are useless.
class WhatIf
{
public:
    /// `cores` are those of the run.
    WhatIf(const Run &run, const WorkSpec &work, int cores, std::stop_token cancel = {});

    /// With the run's own mode and limits: what the others have to be compared with. Of a prediction, its own makespan.
    /// None: no question has an answer.
    [[nodiscard]] std::optional<Nanos> asItWas() const { return m_asItWas; }
    /// Why no question has an answer; empty where some have.
    [[nodiscard]] QString doubt() const { return m_doubt; }
    [[nodiscard]] Answer with(const PipelineSpec &spec) const;
    [[nodiscard]] Answer withCores(int cores) const;
    /// Each fetch and each transform so many times as long; what holds fetches back is as it was.
    [[nodiscard]] Answer scaled(double fetch, double transform) const;
    /// The items that take longest come first.
    [[nodiscard]] Answer longestFirst() const;
    /// Each fetch comes back at its first attempt.
    [[nodiscard]] Answer withoutRetries() const;
    /// Twice the rate, or twice as many requests to one host.
    [[nodiscard]] Answer withTwiceTheRate() const;
    [[nodiscard]] Answer withTwicePerHost() const;

    /// The share of the makespan that such an answer saves; negative: it costs. 0 for none.
    [[nodiscard]] double gain(const std::optional<Nanos> &answer) const;
    /// What is known of each item; null: nothing.
    [[nodiscard]] const DurationTable *times() const { return m_times.get(); }

private:
    [[nodiscard]] QString doubtOf(const Run &run, const WorkSpec &work) const;
    [[nodiscard]] Answer predicted(const PipelineSpec &spec, std::shared_ptr<const DurationTable> times,
                                   int cores) const;
    /// With a table that `change` made of the one that there is.
    [[nodiscard]] Answer changed(const std::function<void(DurationTable &)> &change) const;

    PipelineSpec m_spec;
    std::int64_t m_items;
    int m_cores;
    std::stop_token m_cancel;
    std::shared_ptr<const DurationTable> m_times;
    std::optional<Nanos> m_asItWas;
    QString m_doubt;
};

} // namespace overlapse
