// SPDX-License-Identifier: MIT
#include "formats/chrome_trace.h"

#include "analysis/run_names.h"
#include "analysis/waits.h"
#include "formats/chrome_lanes.h"
#include "formats/counter_sweep.h"
#include "formats/item_stays.h"
#include "formats/json_writer.h"
#include "formats/stage_row.h"
#include "pipeline/words.h"
#include "trace/missing.h"
#include "workload/inputs.h"
#include "workload/work_text.h"

#include <cmath>
#include <string>

namespace overlapse {

namespace {

double microsOf(Nanos time)
{
    return static_cast<double>(time.count()) / 1000;
}

/// Readers add `dur` to `ts` in doubles, some (speedscope) after taking the first `ts` of the tid from all others. A
/// sum that is rounded up would lie behind the next span's `ts`, and spans that meet would overlap; so where the exact
/// length does that, it is written a few units of the last place shorter, far below a nanosecond. A span without
/// length gets as little: at the same instant as the next one's begin its end could not be told from others.
void putDuration(JsonWriter &json, const Stay &stay, Nanos first)
{
    const double from = microsOf(stay.begin);
    const double to = microsOf(stay.end);
    const double unit = std::max(std::nextafter(to, HUGE_VAL) - to, 1e-12);
    if (stay.begin == stay.end)
        return json.real(4 * unit);
    const double length = microsOf(stay.end - stay.begin);
    const auto fits = [&](double origin) { return (from - origin) + length <= to - origin; };
    if (fits(0) && fits(microsOf(first)))
        json.micros((stay.end - stay.begin).count());
    else
        json.real(to - from - 3 * unit);
}

/// Writes the events of one run. `flow` counts through the whole file.
class RunEvents
{
public:
    RunEvents(JsonWriter &json, const Recording &recording, Secrets secrets, const Run &run, QString name,
              std::int64_t pid, std::int64_t firstTid, std::int64_t &flow)
        : m_json(json), m_work(recording.workOf(run)), m_secrets(secrets), m_run(run),
          m_mode(modeName(run.spec.mode).toStdString()), m_name(std::move(name)), m_pid(pid),
          m_lanes(run, firstTid), m_waits(run), m_flow(flow)
    {
    }

    void write()
    {
        putNames();
        putRun();
        for (std::int64_t item = 0; item < m_run.trace.size(); ++item)
            putItem(m_run.trace.row(item));
        putCounters();
    }
    [[nodiscard]] std::int64_t nextTid() const { return m_lanes.nextTid(); }

private:
    // What every event has, `ts` of names included: speedscope asks for it.
    void begin(char phase, std::int64_t tid, Nanos at)
    {
        m_json.newLine();
        m_json.beginObject();
        m_json.key("ph");
        m_json.ascii(std::string_view(&phase, 1));
        m_json.key("pid");
        m_json.integer(m_pid);
        m_json.key("tid");
        m_json.integer(tid);
        m_json.key("ts");
        m_json.micros(at.count());
    }
    void end() { m_json.endObject(); }
    void text(std::string_view key, std::string_view value)
    {
        m_json.key(key);
        m_json.ascii(value);
    }
    void unicode(std::string_view key, const QString &value)
    {
        m_json.key(key);
        m_json.string(value);
    }
    void number(std::string_view key, std::int64_t value)
    {
        m_json.key(key);
        m_json.integer(value);
    }

    template<typename Value>
    void name(const char *what, std::int64_t tid, std::string_view key, const Value &value)
    {
        begin('M', tid, Nanos(0));
        text("name", what);
        m_json.key("args");
        m_json.beginObject();
        if constexpr (std::is_integral_v<Value>)
            number(key, value);
        else if constexpr (std::is_same_v<Value, QString>)
            unicode(key, value);
        else
            text(key, value);
        m_json.endObject();
        end();
    }
    void nameThread(const Lane &lane, const std::string &as)
    {
        name("thread_name", lane.tid, "name", as);
        name("thread_sort_index", lane.tid, "sort_index", lane.tid);
    }
    void putNames()
    {
        name("process_name", m_pid, "name", m_name);
        name("process_labels", m_pid, "labels", limits());
        name("process_sort_index", m_pid, "sort_index", m_pid);
        nameThread(m_lanes.driver(), "driver");
        for (std::size_t i = 0; i < m_lanes.threads().size(); ++i)
            nameThread(m_lanes.threads()[i], "thread " + std::to_string(i));
        for (std::size_t i = 0; i < m_lanes.slots().size(); ++i)
            nameThread(m_lanes.slots()[i], "fetch slot " + std::to_string(i));
    }
    [[nodiscard]] std::string limits() const
    {
        return limitsWords(m_run.spec).toStdString()
            + (m_run.clock == Clock::Live ? ", measured" : ", predicted");
    }

    void putRun()
    {
        const Stay whole{Nanos(0), m_run.trace.end()};
        begin('X', m_lanes.driver().tid, whole.begin);
        m_json.key("dur");
        putDuration(m_json, whole, Nanos(0));
        unicode("name", m_name);
        text("cat", "run");
        m_json.key("args");
        m_json.beginObject();
        text("mode", m_mode);
        text("limits", limits());
        number("items", m_run.trace.size());
        number("failed", m_run.trace.failedCount());
        m_json.key("cancelled");
        m_json.boolean(m_run.trace.cancelled());
        if (const std::int64_t lost = lostAtBeginning(m_run.trace); lost > 0)
            number("lost_items", lost);
        putOwn();
        m_json.endObject();
        end();
    }
    /// What is the file's is in its "otherData".
    void putOwn()
    {
        const RunFacts &facts = m_run.facts;
        if (facts.work)
            unicode("workload", workText(m_work, m_secrets));
        if (facts.when.isValid())
            unicode("recorded", facts.when.toUTC().toString(Qt::ISODateWithMs));
        if (!facts.program.isEmpty())
            unicode("program", facts.program);
        if (!facts.machine)
            return;
        unicode("cpu", facts.machine->cpu);
        unicode("system", facts.machine->system);
        number("cores", facts.machine->cores);
    }

    void putItem(const ItemRow &row)
    {
        const ItemStays stays = staysOf(row, m_run.trace.end());
        if (!stays.fetch.happened() || row.fetchLane < 0)
            return;
        const WaitTotals waits = m_waits.totalsOf(m_run.trace, row.item);
        const Lane &slot = m_lanes.ofFetch(row);
        putStage(row, 0, stays.fetch, slot, waits);
        if (stays.transform.happened()) {
            // In the fetch's last nanosecond: from there readers draw the arrow.
            putFlow('s', slot, std::max(stays.fetch.begin, stays.fetch.end - Nanos(1)));
            const Lane &lane = m_lanes.ofTransform(row);
            putStage(row, 1, stays.transform, lane, waits);
            putFlow('f', lane, stays.transform.begin);
            ++m_flow;
        }
        if (stays.fetchHeld.happened() && stays.fetchHeld.begin < stays.fetchHeld.end)
            putHeld(row, stays.fetchHeld, slot, waits);
    }

    void putStage(const ItemRow &row, int stage, const Stay &stay, const Lane &lane, const WaitTotals &waits)
    {
        const StageRow at = stageRow(row, stage);
        begin('X', lane.tid, stay.begin);
        m_json.key("dur");
        putDuration(m_json, stay, lane.first);
        if (at.cpu >= Nanos(0)) {
            m_json.key("tdur");
            m_json.micros(at.cpu.count());
        }
        text("name", std::string(at.name) + ' ' + std::to_string(row.item));
        text("cat", at.name);
        if (at.status == Status::Failed)
            text("cname", "terrible"); // red, in chrome://tracing
        m_json.key("args");
        beginArgs(row, stage);
        if (const char *status = statusName(at.status))
            text("status", status);
        putDetails(row, at);
        putWaits(waits, stage == 0 ? Cause::FetchQueued : Cause::TransformQueuedPool,
                 stage == 0 ? Cause::FetchHeldWakeup : Cause::TransformHeldWakeup);
        m_json.endObject();
        end();
    }

    /// One span, whatever its causes: an item may be held across thousands of transforms.
    void putHeld(const ItemRow &row, const Stay &stay, const Lane &lane, const WaitTotals &waits)
    {
        auto longest = static_cast<std::size_t>(Cause::FetchHeldOrder);
        for (std::size_t cause = longest; cause <= static_cast<std::size_t>(Cause::FetchHeldWakeup); ++cause)
            if (waits[cause] > waits[longest])
                longest = cause;
        begin('X', lane.tid, stay.begin);
        m_json.key("dur");
        putDuration(m_json, stay, lane.first);
        unicode("name", causeText(static_cast<Cause>(longest)));
        text("cat", "held");
        m_json.key("args");
        beginArgs(row, 0);
        putWaits(waits, Cause::FetchHeldOrder, Cause::FetchHeldWakeup);
        m_json.endObject();
        end();
    }

    void beginArgs(const ItemRow &row, int stage)
    {
        m_json.beginObject();
        number("item", row.item);
        text("stage", stageNames[stage]);
        text("mode", m_mode);
    }
    void putDetails(const ItemRow &row, const StageRow &at)
    {
        if (at.attempts > 1)
            number("attempts", at.attempts);
        if (at.bytes >= 0)
            number("bytes", at.bytes);
        const auto index = static_cast<std::size_t>(row.item);
        if (const auto &inputs = m_work.inputs; inputs && index < inputs->paths.size())
            unicode("input", shownInput(m_work, static_cast<std::int64_t>(index), m_secrets));
        const std::optional<ItemDetail> detail = m_run.trace.detail(row.item);
        if (detail && !detail->error.isEmpty() && at.status == Status::Failed)
            unicode("error", shownText(m_work, detail->error, m_secrets));
    }
    void putWaits(const WaitTotals &waits, Cause first, Cause last)
    {
        m_json.key("waits");
        m_json.beginObject();
        for (auto cause = static_cast<std::size_t>(first); cause <= static_cast<std::size_t>(last); ++cause)
            if (waits[cause] > Nanos(0))
                number(causeKey(static_cast<Cause>(cause)), waits[cause].count());
        m_json.endObject();
    }

    void putFlow(char phase, const Lane &lane, Nanos at)
    {
        begin(phase, lane.tid, at);
        if (phase == 'f')
            text("bp", "e");
        number("id", m_flow);
        text("name", "item");
        text("cat", "item");
        end();
    }

    void putCounters()
    {
        static constexpr std::array<std::string_view, counterCount> names{"fetches in flight",
                                                                          "transforms running", "items held"};
        CounterSweep().run(m_run, [this](Counter counter, Nanos at, std::int64_t value) {
            begin('C', m_pid, at);
            text("name", names[static_cast<std::size_t>(counter)]);
            m_json.key("args");
            m_json.beginObject();
            number("value", value);
            m_json.endObject();
            end();
        });
    }

    JsonWriter &m_json;
    const WorkSpec &m_work;
    Secrets m_secrets;
    const Run &m_run;
    std::string m_mode;
    QString m_name; ///< no other run's
    std::int64_t m_pid;
    Lanes m_lanes;
    WaitAccount m_waits;
    std::int64_t &m_flow;
};

void putOrigin(JsonWriter &json, const Recording &recording, Secrets secrets)
{
    const auto text = [&json](std::string_view key, const QString &value) {
        if (value.isEmpty())
            return;
        json.key(key);
        json.string(value);
    };
    json.beginObject();
    text("program", recording.program);
    text("workload", workText(recording.work, secrets));
    text("recorded",
         recording.when.isValid() ? recording.when.toUTC().toString(Qt::ISODateWithMs) : QString());
    text("cpu", recording.machine.cpu);
    text("system", recording.machine.system);
    json.key("cores");
    json.integer(recording.machine.cores);
    json.endObject();
}

} // namespace

bool writeChromeTrace(QIODevice &device, const Recording &recording, Secrets secrets)
{
    JsonWriter json(device);
    json.beginObject();
    json.key("displayTimeUnit");
    json.ascii("ns");
    json.key("otherData");
    putOrigin(json, recording, secrets);
    json.key("traceEvents");
    json.beginArray();
    // No pid is a tid: where an event has no thread, readers take its pid for one.
    auto tid = static_cast<std::int64_t>(recording.runs.size()) + 1;
    std::int64_t pid = 0;
    std::int64_t flow = 1;
    const QStringList names = runNames(recording);
    for (const Run &run : recording.runs) {
        RunEvents events(json, recording, secrets, run, names[pid], pid + 1, tid, flow);
        ++pid;
        events.write();
        tid = events.nextTid();
    }
    json.endArray();
    json.endObject();
    return json.finish();
}

} // namespace overlapse
