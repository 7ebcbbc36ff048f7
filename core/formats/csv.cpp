// SPDX-License-Identifier: MIT
#include "formats/csv.h"

#include "formats/block_writer.h"
#include "formats/stage_row.h"
#include "pipeline/words.h"

#include <optional>

namespace overlapse {

namespace {

void putOptional(BlockWriter &out, std::int64_t value)
{
    out.put(",");
    if (value >= 0)
        out.number(value);
}

// The one field that may hold anything.
void putError(BlockWriter &out, const QString &error)
{
    QByteArray text = error.toUtf8();
    out.put(",\"");
    out.put(text.replace('"', "\"\"").toStdString());
    out.put("\"");
}

// `intro` is "RUN,MODE,". No field but the error can hold a comma, a quote or a line end.
void putStage(BlockWriter &out, const std::string &intro, std::int64_t item, const StageRow &row, int stage,
              const std::optional<QString> &error)
{
    out.put(intro);
    out.number(item);
    out.put(",");
    out.put(row.name);
    for (const Nanos stamp : {row.admitted, row.started, row.finished, row.yielded, row.cpu})
        putOptional(out, stamp.count());
    out.put(",");
    out.put(laneText(stage, row.lane).toStdString());
    putOptional(out, row.attempts);
    out.put(",");
    if (const char *status = statusName(row.status))
        out.put(status);
    putOptional(out, row.bytes);
    if (row.status == Status::Failed && error)
        putError(out, *error);
    else
        out.put(",");
    out.put("\r\n");
}

} // namespace

bool writeCsv(QIODevice &device, const Recording &recording, Secrets secrets)
{
    BlockWriter out(device);
    out.put("run,mode,item,stage,admitted_ns,started_ns,finished_ns,yielded_ns,cpu_ns,lane,attempts,status,"
            "bytes,error\r\n");
    for (std::size_t index = 0; index < recording.runs.size(); ++index) {
        const Run &run = recording.runs[index];
        const std::string intro = std::to_string(index) + ',' + modeName(run.spec.mode).toStdString() + ',';
        for (std::int64_t item = 0; item < run.trace.size(); ++item) {
            const ItemRow row = run.trace.row(item);
            const ItemDetail *detail = run.trace.detail(item);
            std::optional<QString> error;
            if (detail)
                error = shownText(recording.workOf(run), detail->error, secrets);
            for (const int stage : {0, 1})
                putStage(out, intro, item, stageRow(row, stage), stage, error);
        }
    }
    return out.finish();
}

} // namespace overlapse
