// SPDX-License-Identifier: MIT
#include "formats/difference_json.h"

#include "formats/difference_csv.h"
#include "formats/json_writer.h"
#include "trace/this_machine.h"

namespace overlapse {

namespace {

void putSide(JsonWriter &json, const char *name, const QString &recording, std::int64_t lostRuns,
             const QString &run, Nanos makespan)
{
    json.newLine();
    json.key(name);
    json.beginObject();
    json.key("recording");
    json.string(recording);
    if (lostRuns > 0) {
        json.key("lost_runs");
        json.integer(lostRuns);
    }
    json.key("run");
    json.string(run);
    json.key("makespan_ns");
    json.integer(makespan.count());
    json.endObject();
}

void putCauses(JsonWriter &json, const RunDifference &difference)
{
    json.newLine();
    json.key("by_cause");
    json.beginObject();
    for (std::size_t cause = 0; cause < causeCount; ++cause) {
        const RunDifference::Change &change = difference.byCause[cause];
        if (change == RunDifference::Change())
            continue;
        json.newLine();
        json.key(causeKey(Cause(cause)));
        json.beginObject();
        for (const auto &[key, time] : {std::pair{"a_ns", change.inA},
                                        {"b_ns", change.inB},
                                        {"gained_ns", change.gained},
                                        {"lost_ns", change.lost}}) {
            json.key(key);
            json.integer(time.count());
        }
        json.endObject();
    }
    json.endObject();
}

void putTexts(JsonWriter &json, const char *name, const QStringList &texts)
{
    json.newLine();
    json.key(name);
    json.beginArray();
    for (const QString &text : texts)
        json.string(text);
    json.endArray();
}

void putDifference(JsonWriter &json, const WrittenDifference &written)
{
    const RunDifference &difference = written.difference;
    json.newLine();
    json.beginObject();
    putSide(json, "a", written.recordingA, written.lostA, written.runA, difference.makespanA);
    putSide(json, "b", written.recordingB, written.lostB, written.runB, difference.makespanB);
    json.newLine();
    json.key("paired_by");
    json.ascii(difference.pairs->by == PairedBy::Input ? "input" : "number");
    json.key("threshold_ns");
    json.integer(difference.threshold.count());
    json.key("usual_threshold");
    json.boolean(difference.isUsual);
    for (const auto &[key, count] : {std::pair{"compared", difference.size()},
                                     {"faster", difference.faster},
                                     {"same", difference.same()},
                                     {"slower", difference.slower}}) {
        json.key(key);
        json.integer(count);
    }
    json.key("latency_a_ns");
    json.integer(difference.inA.count());
    json.key("latency_b_ns");
    json.integer(difference.inB.count());
    putCauses(json, difference);
    json.newLine();
    json.key("apart");
    json.beginObject();
    for (std::size_t why = 0; why < apartCount; ++why)
        if (const std::int64_t count = difference.pairs->count(Apart(why)); count > 0) {
            json.key(apartKey(Apart(why)));
            json.integer(count);
        }
    json.endObject();
    putTexts(json, "sentences", written.sentences);
    putTexts(json, "doubts", written.doubts);
    json.endObject();
}

} // namespace

bool writeDifferencesJson(QIODevice &device, const std::vector<WrittenDifference> &differences)
{
    JsonWriter json(device);
    json.beginObject();
    json.key("format");
    json.ascii("overlapse-difference");
    json.key("version");
    json.integer(1);
    json.key("program");
    json.string(programVersion());
    json.key("differences");
    json.beginArray();
    for (const WrittenDifference &difference : differences)
        putDifference(json, difference);
    json.endArray();
    json.endObject();
    return json.finish();
}

} // namespace overlapse
