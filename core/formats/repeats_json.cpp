// SPDX-License-Identifier: MIT
#include "formats/repeats_json.h"

#include "analysis/repeats.h"
#include "formats/setting_json.h"

namespace overlapse {

namespace {

void putPlaces(JsonWriter &json, const char *name, const std::vector<std::size_t> &places)
{
    json.key(name);
    json.beginArray();
    for (const std::size_t place : places)
        json.integer(place);
    json.endArray();
}

void putInterval(JsonWriter &json, const char *name, const Interval &interval)
{
    json.key(name);
    json.beginArray();
    json.real(interval.low);
    json.real(interval.high);
    json.endArray();
}

void putGroup(JsonWriter &json, const RepeatGroup &group)
{
    json.newLine();
    json.beginObject();
    putSetting(json, group.spec);
    putPlaces(json, "runs", group.runs);
    json.key("median_run");
    json.integer(group.medianRun);
    json.key("median_ns");
    json.real(group.median);
    putInterval(json, "interval_ns", group.interval);
    json.key("interval_is_range");
    json.boolean(group.interval.isRange);
    putPlaces(json, "outliers", group.outliers);
    putPlaces(json, "disturbed", group.disturbed);
    putPlaces(json, "failed", group.failed);
    json.key("drift_p");
    json.real(group.drift.pValue);
    json.endObject();
}

} // namespace

void putRepeats(JsonWriter &json, const Recording &recording)
{
    const std::vector<RepeatGroup> groups = repeatsOf(recording);
    if (groups.empty())
        return;
    json.newLine();
    json.key("repeats");
    json.beginArray();
    for (const RepeatGroup &group : groups)
        putGroup(json, group);
    json.endArray();
    json.key("ranking");
    json.beginArray();
    for (const Ranked &ranked : rankingOf(groups)) {
        json.newLine();
        json.beginObject();
        json.key("repeat");
        json.integer(ranked.group);
        json.key("ratio");
        json.real(ranked.ratio);
        putInterval(json, "interval", ranked.interval);
        json.key("p");
        json.real(ranked.pValue);
        json.key("different");
        json.boolean(ranked.isDifferent());
        json.endObject();
    }
    json.endArray();
}

} // namespace overlapse
