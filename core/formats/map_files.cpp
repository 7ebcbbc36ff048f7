// SPDX-License-Identifier: MIT
#include "formats/map_files.h"

#include "formats/json_writer.h"
#include "pipeline/words.h"
#include "trace/this_machine.h"

#include <string>

namespace overlapse {

namespace {

std::string textOf(const QString &text)
{
    return text.toStdString();
}

void putLimits(JsonWriter &json, const char *name, const std::vector<std::int64_t> &limits)
{
    json.key(name);
    json.beginArray();
    for (const std::int64_t limit : limits)
        json.integer(limit);
    json.endArray();
}

template<typename Put>
void putCells(JsonWriter &json, const char *name, const LimitsMap &map, Put put)
{
    json.newLine();
    json.key(name);
    json.beginArray();
    for (std::size_t row = 0; row < map.axes.transformLimits.size(); ++row) {
        json.beginArray();
        for (std::size_t column = 0; column < map.axes.fetchLimits.size(); ++column)
            put(map.cells[map.place(column, row)]);
        json.endArray();
    }
    json.endArray();
}

void putMark(JsonWriter &json, const char *name, const LimitsMap &map, std::optional<std::size_t> place)
{
    json.key(name);
    if (!place)
        return json.null();
    const PipelineSpec spec = map.specAt(*place);
    json.beginObject();
    json.key("fetch_limit");
    json.integer(spec.fetchLimit);
    json.key("transform_limit");
    json.integer(spec.transformLimit);
    json.key("makespan_ns");
    json.integer(map.cells[*place].makespan.count());
    json.key("items_per_s");
    json.real(map.throughputAt(*place));
    json.key("p99_ns");
    json.optional(map.cells[*place].p99.count());
    json.endObject();
}

void putMap(JsonWriter &json, const LimitsMap &map)
{
    json.newLine();
    json.beginObject();
    json.key("mode");
    json.string(modeName(map.base.mode));
    json.key("order");
    json.string(orderName(map.base.order));
    json.key("threads");
    json.integer(map.base.threads);
    json.key("items");
    json.integer(map.items);
    json.key("note");
    json.string(map.note);
    putLimits(json, "fetch_limits", map.axes.fetchLimits);
    putLimits(json, "transform_limits", map.axes.transformLimits);
    putCells(json, "makespan_ns", map, [&](const MapCell &cell) { json.optional(cell.makespan.count()); });
    putCells(json, "p99_ns", map, [&](const MapCell &cell) { json.optional(cell.p99.count()); });
    putCells(json, "failed", map,
             [&](const MapCell &cell) { json.optional(cell.makespan == absent ? -1 : cell.failed); });
    putCells(json, "reliable", map, [&](const MapCell &cell) { json.boolean(cell.reliable); });
    json.newLine();
    putMark(json, "best", map, bestOf(map));
    putMark(json, "knee", map, kneeOf(map));
    json.endObject();
}

void putKnown(BlockWriter &out, Nanos time)
{
    if (time != absent)
        out.number(time.count());
    out.put(",");
}

// All but the mark.
void putLine(BlockWriter &out, const LimitsMap &map, std::size_t place)
{
    const MapCell &cell = map.cells[place];
    const PipelineSpec spec = map.specAt(place);
    out.put(textOf(modeName(spec.mode) + u',' + orderName(spec.order) + u','));
    for (const std::int64_t number : {std::int64_t(spec.threads), spec.fetchLimit, spec.transformLimit}) {
        out.number(number);
        out.put(",");
    }
    putKnown(out, cell.makespan);
    if (cell.makespan > Nanos(0))
        out.number(map.throughputAt(place));
    out.put(",");
    putKnown(out, cell.p99);
    if (cell.makespan != absent)
        out.number(cell.failed);
    out.put(cell.reliable ? ",true," : ",false,");
}

} // namespace

bool writeMapsCsv(QIODevice &device, const std::vector<LimitsMap> &maps)
{
    BlockWriter out(device);
    out.put("mode,order,threads,fetch_limit,transform_limit,makespan_ns,items_per_s,p99_ns,failed,reliable,"
            "mark\n");
    for (const LimitsMap &map : maps) {
        const std::optional<std::size_t> best = bestOf(map);
        const std::optional<std::size_t> knee = kneeOf(map);
        for (std::size_t place = 0; place < map.cells.size(); ++place) {
            putLine(out, map, place);
            out.put(place == best && place == knee ? "best knee\n"
                        : place == best            ? "best\n"
                        : place == knee            ? "knee\n"
                                                   : "\n");
        }
    }
    return out.finish();
}

bool writeMapsJson(QIODevice &device, const std::vector<LimitsMap> &maps, const QString &workload, int cores,
                   std::int64_t lostRuns)
{
    JsonWriter json(device);
    json.beginObject();
    json.key("format");
    json.ascii("overlapse-map");
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
    json.key("maps");
    json.beginArray();
    for (const LimitsMap &map : maps)
        putMap(json, map);
    json.endArray();
    json.endObject();
    return json.finish();
}

} // namespace overlapse
