// SPDX-License-Identifier: MIT
// The real transforms of a run, ready to be done to one item after the other.
#pragma once

#include "pipeline/work_spec.h"
#include "workload/transform.h"

namespace overlapse {

/// Made before a run's time zero, used from all of its threads.
class Steps
{
public:
    /// The steps must be known and their arguments good, as parseTransform() makes them; what is not fails each item.
    explicit Steps(const std::vector<TransformStep> &steps);

    /// One after the other on the calling thread, until one fails. Then `data` is empty.
    void apply(StepData &item, const StepContext &context) const;
    /// Whether a step starts commands: their CPU time is in StepData::childCpu, not the thread's.
    [[nodiscard]] bool startCommands() const { return m_startCommands; }

private:
    std::vector<Step> m_steps;
    QString m_problem;
    bool m_startCommands = false;
};

/// Whether the step is known and its argument good; one line if not.
QString stepProblem(const TransformStep &step);

} // namespace overlapse
