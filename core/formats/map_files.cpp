// SPDX-License-Identifier: MIT
#include "formats/map_files.h"

#include "formats/json_writer.h"
#include "pipeline/words.h"
#include "trace/this_machine.h"

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
    putLimits(json, "fetch_limits", map.axes.fetchLimits);
    putLimits(json, "transform_limits", map.axes.transformLimits);
    putCells(json, "makespan_ns", map, [&](const MapCell &cell) { json.optional(cell.makespan.count()); });
    putCells(json, "p99_ns", map, [&](const MapCell &cell) { json.optional(cell.p99.count()); });
    putCells(json, "reliable", map, [&](const MapCell &cell) { json.boolean(cell.reliable); });
    json.newLine();
    putMark(json, "best", map, bestOf(map));
    putMark(json, "knee", map, kneeOf(map));
    json.endObject();
}

} // namespace

bool writeMapsCsv(QIODevice &device, const std::vector<LimitsMap> &maps)
{
    BlockWriter out(device);
    out.put("mode,order,threads,fetch_limit,transform_limit,makespan_ns,items_per_s,p99_ns,reliable,mark\n");
    for (const LimitsMap &map : maps) {
        const std::optional<std::size_t> best = bestOf(map);
        const std::optional<std::size_t> knee = kneeOf(map);
        const std::string intro = textOf(QStringLiteral("%1,%2,%3,")
                                             .arg(modeName(map.base.mode), orderName(map.base.order))
                                             .arg(map.base.threads));
        for (std::size_t place = 0; place < map.cells.size(); ++place) {
            const MapCell &cell = map.cells[place];
            const PipelineSpec spec = map.specAt(place);
            out.put(intro);
            out.number(spec.fetchLimit);
            out.put(",");
            out.number(spec.transformLimit);
            out.put(",");
            if (cell.makespan != absent)
                out.number(cell.makespan.count());
            out.put(",");
            if (cell.makespan > Nanos(0))
                out.number(map.throughputAt(place));
            out.put(",");
            if (cell.p99 != absent)
                out.number(cell.p99.count());
            out.put(cell.reliable ? ",true," : ",false,");
            out.put(place == best && place == knee ? "best knee"
                        : place == best            ? "best"
                        : place == knee            ? "knee"
                                                   : "");
            out.put("\n");
        }
    }
    return out.finish();
}

bool writeMapsJson(QIODevice &device, const std::vector<LimitsMap> &maps, const QString &workload, int cores)
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
