// SPDX-License-Identifier: MIT
#include "workload/transform.h"

#include "transform_list.h" // by CMake, of the files in transforms/

#include <algorithm>

namespace overlapse {

const std::vector<const Transform *> &allTransforms()
{
    static const std::vector<const Transform *> all{OVERLAPSE_TRANSFORMS};
    return all;
}

const Transform *transformNamed(const QString &name)
{
    const auto &all = allTransforms();
    const auto found = std::find_if(all.begin(), all.end(), [&name](const Transform *transform) {
        return name == QLatin1String(transform->name);
    });
    return found == all.end() ? nullptr : *found;
}

bool isCommand(const TransformStep &step)
{
    const Transform *transform = transformNamed(step.name);
    return transform && transform->isCommand;
}

bool startCommands(const std::vector<TransformStep> &steps)
{
    return std::any_of(steps.begin(), steps.end(), isCommand);
}

} // namespace overlapse
