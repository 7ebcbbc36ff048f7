// SPDX-License-Identifier: MIT
#include "workload/steps.h"

namespace overlapse {

namespace {

Checked<Step> stepFor(const TransformStep &step)
{
    const Transform *transform = transformNamed(step.name);
    return transform ? transform->make(step.argument)
                     : Checked<Step>::failure(QStringLiteral("unknown transform '%1'").arg(step.name));
}

} // namespace

Steps::Steps(const std::vector<TransformStep> &steps)
{
    for (const TransformStep &step : steps) {
        Checked<Step> made = stepFor(step);
        if (!made) {
            m_problem = made.error;
            return;
        }
        m_steps.push_back(std::move(*made));
        m_startCommands = m_startCommands || isCommand(step);
    }
}

void Steps::apply(StepData &item, const StepContext &context) const
{
    item.error = m_problem;
    for (const Step &step : m_steps) {
        if (!item.error.isEmpty())
            break;
        step(item, context);
    }
    if (!item.error.isEmpty())
        item.data.clear();
}

QString stepProblem(const TransformStep &step)
{
    return stepFor(step).error;
}

} // namespace overlapse
