// SPDX-License-Identifier: MIT
#include "formats/search_json.h"

#include "formats/setting_json.h"
#include "trace/this_machine.h"

namespace overlapse {

namespace {

void putThroughput(JsonWriter &json, double throughput, const Interval &interval)
{
    json.key("throughput_per_s");
    json.real(throughput);
    json.key("interval_per_s");
    json.beginArray();
    json.real(interval.low);
    json.real(interval.high);
    json.endArray();
    json.key("interval_is_range");
    json.boolean(interval.isRange);
}

void putTried(JsonWriter &json, const TriedFigures &one)
{
    json.newLine();
    json.beginObject();
    putSetting(json, one.spec);
    json.key("slices");
    json.integer(one.slices);
    json.key("disturbed");
    json.integer(one.disturbed);
    putThroughput(json, one.throughput, one.interval);
    json.key("p99_ns");
    json.optional(one.p99.count());
    json.key("failed");
    json.real(one.failedShare);
    json.endObject();
}

void putGain(JsonWriter &json, const AdvisedGain &gain)
{
    json.key("gain");
    json.beginObject();
    putSetting(json, gain.now);
    json.key("ratio");
    json.real(gain.ratio);
    json.key("interval");
    json.beginArray();
    json.real(gain.interval.low);
    json.real(gain.interval.high);
    json.endArray();
    json.key("interval_is_range");
    json.boolean(gain.interval.isRange);
    json.endObject();
}

} // namespace

bool writeSearchJson(QIODevice &device, const SearchFindings &found, const QString &workload, int cores,
                     std::int64_t lostRuns)
{
    JsonWriter json(device);
    json.beginObject();
    json.key("format");
    json.ascii("overlapse-tune");
    json.key("version");
    json.integer(1);
    json.key("program");
    json.string(programVersion());
    json.key("workload");
    json.string(workload);
    if (lostRuns > 0) {
        json.key("lost_runs");
        json.integer(lostRuns);
    }
    json.key("cores");
    json.integer(cores);
    json.key("settled");
    json.boolean(found.settled);
    json.key("spent_ns");
    json.integer(found.spent.count());
    json.key("tried");
    json.beginArray();
    for (const TriedFigures &one : found.tried)
        putTried(json, one);
    json.endArray();
    json.key("capacity");
    if (found.capacity)
        json.integer(*found.capacity);
    else
        json.null();
    const std::optional<Advice> &advice = found.advice;
    json.newLine();
    json.key("advice");
    if (advice) {
        json.beginObject();
        putSetting(json, advice->spec);
        putThroughput(json, advice->throughput, advice->interval);
        if (advice->gain)
            putGain(json, *advice->gain);
        json.key("why");
        json.string(advice->why);
        json.endObject();
    } else {
        json.null();
    }
    json.key("reason");
    if (advice)
        json.null();
    else
        json.string(found.reason);
    json.endObject();
    return json.finish();
}

} // namespace overlapse
