// SPDX-License-Identifier: MIT
// A setting of the pipeline as keys of a JSON object.
#pragma once

#include "formats/json_writer.h"
#include "pipeline/words.h"

namespace overlapse {

/// "mode", "order", "fetch_limit", "transform_limit" and "threads"; null is what means nothing to the mode.
inline void putSetting(JsonWriter &json, const PipelineSpec &spec)
{
    json.key("mode");
    json.string(modeName(spec.mode));
    json.key("order");
    json.string(orderName(spec.order));
    json.key("fetch_limit");
    json.optional(usesLimits(spec.mode) ? spec.fetchLimit : -1);
    json.key("transform_limit");
    json.optional(usesLimits(spec.mode) ? spec.transformLimit : -1);
    json.key("threads");
    json.optional(usesPool(spec.mode) ? spec.threads : -1);
}

} // namespace overlapse
