// SPDX-License-Identifier: MIT
#include "formats/why_json.h"

#include "pipeline/words.h"

namespace overlapse {

namespace {

void putTime(JsonWriter &json, std::string_view key, Nanos time)
{
    json.key(key);
    json.optional(time.count());
}

void putTimes(JsonWriter &json, std::string_view key, const StageTimes::Times &times)
{
    const Percentiles &percentiles = times.percentiles;
    json.key(key);
    json.beginObject();
    putTime(json, "p50", percentiles.p50);
    putTime(json, "p90", percentiles.p90);
    putTime(json, "p99", percentiles.p99);
    putTime(json, "max", percentiles.max);
    json.key("histogram");
    json.beginArray();
    for (const Histogram::Bucket &bucket : times.histogram.buckets) {
        json.beginArray();
        json.integer(bucket.from.count());
        json.integer(bucket.to.count());
        json.integer(bucket.count);
        json.endArray();
    }
    json.endArray();
    json.endObject();
}

void putLimits(JsonWriter &json, const std::optional<PipelineSpec> &spec)
{
    json.key("limits");
    if (!spec)
        return json.null();
    json.beginObject();
    json.key("mode");
    json.string(modeName(spec->mode));
    json.key("order");
    json.string(orderName(spec->order));
    json.key("fetch_limit");
    json.optional(usesLimits(spec->mode) ? spec->fetchLimit : -1);
    json.key("transform_limit");
    json.optional(usesLimits(spec->mode) ? spec->transformLimit : -1);
    json.key("threads");
    json.optional(usesPool(spec->mode) ? spec->threads : -1);
    json.endObject();
}

void putStamped(JsonWriter &json, const Explanation &why)
{
    const CoreTime &coreTime = why.coreTime;
    json.key("path_ns");
    json.beginObject();
    for (int cause = 0; cause < causeCount; ++cause) {
        json.key(causeKey(static_cast<Cause>(cause)));
        json.integer(why.onPath[static_cast<std::size_t>(cause)].count());
    }
    json.endObject();
    json.key("core_time_ns");
    json.beginObject();
    putTime(json, "all", coreTime.all);
    putTime(json, "fetching", coreTime.fetching);
    putTime(json, "transforming", coreTime.transforming);
    putTime(json, "others", coreTime.others);
    putTime(json, "off_cpu", coreTime.offCpu);
    putTime(json, "blocked", coreTime.blocked);
    putTime(json, "starved", coreTime.starved);
    json.endObject();
    json.key("times_ns");
    json.beginObject();
    putTimes(json, "latency", why.times.latency);
    putTimes(json, "fetch", why.times.fetch);
    putTimes(json, "transform", why.times.transform);
    json.endObject();
}

void putPredictions(JsonWriter &json, const Explanation &explanation)
{
    putTime(json, "predicted_ns", explanation.asItWas.value_or(absent));
    json.key("doubt");
    if (explanation.doubt.isEmpty())
        json.null();
    else
        json.string(explanation.doubt);
    json.key("changes");
    json.beginArray();
    for (const Shortening &one : explanation.shortenings) {
        json.beginObject();
        json.key("what");
        json.string(one.what);
        putTime(json, "makespan_ns", one.makespan.value_or(absent));
        json.key("gain");
        if (one.makespan)
            json.real(one.gain);
        else
            json.null();
        json.key("doubt");
        if (one.doubt.isEmpty())
            json.null();
        else
            json.string(one.doubt);
        json.endObject();
    }
    json.endArray();
    json.key("patterns");
    json.beginArray();
    for (const FoundPattern &found : explanation.patterns) {
        json.beginObject();
        json.key("pattern");
        json.ascii(patternKey(found.pattern));
        json.key("evidence");
        json.string(found.evidence);
        json.key("change");
        json.string(found.change);
        putTime(json, "makespan_ns", found.makespan.value_or(absent));
        putLimits(json, found.spec);
        json.endObject();
    }
    json.endArray();
}

} // namespace

void putWhy(JsonWriter &json, const Explanation &explanation)
{
    putStamped(json, explanation);
    putPredictions(json, explanation);
}

} // namespace overlapse
