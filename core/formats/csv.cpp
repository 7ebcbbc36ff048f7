// SPDX-License-Identifier: MIT
#include "formats/csv.h"

#include "analysis/measured_times.h"
#include "formats/block_writer.h"
#include "formats/stage_row.h"
#include "pipeline/words.h"

#include <string>

namespace overlapse {

namespace {

void putOptional(BlockWriter &out, std::int64_t value)
{
    out.put(",");
    if (value >= 0)
        out.number(value);
}

// A field that may hold anything.
void putText(BlockWriter &out, const QString &text)
{
    out.put(",");
    if (text.isEmpty())
        return;
    QByteArray utf8 = text.toUtf8();
    out.put("\"");
    out.put(utf8.replace('"', "\"\"").toStdString());
    out.put("\"");
}

// What is said of an item beside its stamps.
struct ItemText
{
    QString error;
    QString clock;
    QString input;
    QString finalUrl;
    QByteArray digest;
    std::int64_t waited = 0; ///< ns
};

// `intro` is "RUN,MODE,".
void putStage(BlockWriter &out, const std::string &intro, std::int64_t item, const StageRow &row, int stage,
              const ItemText &text)
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
    putText(out, row.status == Status::Failed ? text.error : QString());
    out.put(",");
    out.put(text.clock.toStdString());
    putText(out, text.input);
    putText(out, stage == 0 ? text.finalUrl : QString());
    out.put(",");
    if (stage == 1)
        out.put(text.digest.toStdString());
    putOptional(out, stage == 0 && row.started != absent ? text.waited : -1);
    out.put("\r\n");
}

ItemText textOf(const Run &run, const WorkSpec &work, std::int64_t item, Secrets secrets)
{
    ItemText text;
    text.clock = run.clock == Clock::Live ? QStringLiteral("measured") : QStringLiteral("predicted");
    if (work.inputs && static_cast<std::size_t>(item) < work.inputs->paths.size())
        text.input = shownInput(work, item, secrets);
    if (const std::optional<ItemDetail> detail = run.trace.detail(item)) {
        text.error = shownText(work, detail->error, secrets);
        text.finalUrl = shownText(work, detail->finalUrl, secrets);
        text.digest = detail->digest.toHex();
        text.waited = waitedIn(run.trace.parts(item)).count();
    }
    return text;
}

} // namespace

bool writeCsv(QIODevice &device, const Recording &recording, Secrets secrets)
{
    BlockWriter out(device);
    out.put("run,mode,item,stage,admitted_ns,started_ns,finished_ns,yielded_ns,cpu_ns,lane,attempts,status,"
            "bytes,error,clock,input,final_url,digest,waited_ns\r\n");
    for (std::size_t index = 0; index < recording.runs.size(); ++index) {
        const Run &run = recording.runs[index];
        const WorkSpec &work = recording.workOf(run);
        const std::string intro = std::to_string(index) + ',' + modeName(run.spec.mode).toStdString() + ',';
        for (std::int64_t item = 0; item < run.trace.size(); ++item) {
            const ItemRow row = run.trace.row(item);
            const ItemText text = textOf(run, work, item, secrets);
            for (const int stage : {0, 1})
                putStage(out, intro, item, stageRow(row, stage), stage, text);
        }
    }
    return out.finish();
}

} // namespace overlapse
