// SPDX-License-Identifier: MIT
#include "formats/overlapse_work.h"

#include "formats/cbor_put.h"
#include "formats/columns.h"
#include "formats/file_words.h"
#include "formats/plain_column.h"
#include "workload/served_text.h"
#include "workload/work_text.h"

#include <QtEndian>

#include <algorithm>

namespace overlapse {

namespace {

void putTime(QCborStreamWriter &cbor, const char *name, const TimeSpec &time)
{
    putKey(cbor, name);
    cbor.startMap(5);
    putKey(cbor, "kind");
    cbor.append(wordFor(timeWords, time.kind));
    putInt(cbor, "a_ns", time.a.count());
    putInt(cbor, "b_ns", time.b.count());
    putKey(cbor, "p");
    cbor.append(time.p);
    putInt(cbor, "awaits", time.awaits);
    cbor.endMap();
}

qint64 numberOf(Nanos time)
{
    return time.count();
}
qint64 numberOf(std::int64_t number)
{
    return number;
}

template<typename Value>
void putInt64s(QCborStreamWriter &cbor, const char *name, const std::vector<Value> &values)
{
    putKey(cbor, name);
    cbor.append(QCborTag(quint64(ColumnType::Int64)));
    QByteArray bytes(qsizetype(values.size() * 8), Qt::Uninitialized);
    for (std::size_t i = 0; i < values.size(); ++i)
        qToLittleEndian<qint64>(numberOf(values[i]), bytes.data() + i * 8);
    cbor.append(bytes);
}

using WorksBefore = std::span<const WorkSpec *const>;

/// The first of them that this is true of; else as many as there are.
template<typename Test>
qint64 placeOf(WorksBefore works, Test test)
{
    return std::find_if(works.begin(), works.end(), [&](const WorkSpec *work) { return test(*work); })
        - works.begin();
}

void putDurations(QCborStreamWriter &cbor, const WorkSpec &work, WorksBefore earlier)
{
    putKey(cbor, "durations");
    const DurationTable *durations = work.durations.get();
    if (!durations) {
        cbor.appendNull();
        return;
    }
    const qint64 place =
        placeOf(earlier, [&](const WorkSpec &other) { return other.durations.get() == durations; });
    if (place < qint64(earlier.size()))
        return cbor.append(place);
    cbor.startMap(23);
    putText(cbor, "source", durations->source);
    putInt64s(cbor, "fetch_ns", durations->fetch);
    putInt64s(cbor, "transform_ns", durations->transform);
    putInt64s(cbor, "fetch_cpu_ns", durations->fetchCpu);
    putInt64s(cbor, "transform_outside_ns", durations->transformOutside);
    putInt64s(cbor, "server", durations->server);
    putInt(cbor, "most_in_flight", durations->mostInFlight);
    putKey(cbor, "servers");
    cbor.startArray(quint64(durations->servers.size()));
    for (const Capacity &capacity : durations->servers) {
        cbor.startArray(3);
        cbor.append(qint64(capacity.places));
        cbor.append(capacity.filled);
        cbor.append(capacity.known);
        cbor.endArray();
    }
    cbor.endArray();
    const std::optional<ReplayFit> &fit = durations->fit;
    putRealOrNull(cbor, "fit", fit ? std::optional(fit->off) : std::nullopt, mostFit);
    putRealOrNull(cbor, "disturbed", fit ? fit->disturbed : std::nullopt, 1);
    putKey(cbor, "stopped");
    cbor.append(durations->stopped);
    putInt(cbor, "per_host", durations->perHost);
    putKey(cbor, "rate");
    cbor.append(durations->rate);
    const auto ofTrials = [durations](auto member) {
        std::vector<std::int64_t> column;
        for (const Trial &trial : durations->trials)
            column.push_back(numberOf(trial.*member));
        return column;
    };
    putInt64s(cbor, "trial_row", ofTrials(&Trial::row));
    putInt64s(cbor, "trial_ns", ofTrials(&Trial::time));
    putInt64s(cbor, "trial_wait_ns", ofTrials(&Trial::wait));
    putInt64s(cbor, "fetch_failed", durations->fetchFailed);
    putInt64s(cbor, "transform_failed", durations->transformFailed);
    putInt(cbor, "deadline_ns", durations->deadline.count());
    putKey(cbor, "fetch_thread");
    cbor.append(durations->fetchThread);
    putInt(cbor, "unsure_below", durations->unsureBelow);
    putKey(cbor, "fetch_cpu_unknown");
    cbor.append(durations->fetchCpuUnknown);
    putInt(cbor, "overhead_ns", fit ? std::max<std::int64_t>(fit->overhead.count(), 0) : 0);
    cbor.endMap();
}

void putRules(QCborStreamWriter &cbor, const FetchRules &rules, Secrets secrets)
{
    putKey(cbor, "rules");
    cbor.startMap(8);
    putKey(cbor, "headers");
    cbor.startArray(quint64(rules.headers.size()));
    for (const QString &header : writtenHeaders(rules, secrets))
        putTextValue(cbor, header);
    cbor.endArray();
    putInt(cbor, "per_host", rules.perHost);
    putKey(cbor, "rate");
    cbor.append(rules.rate);
    putInt(cbor, "timeout_ns", rules.timeout.count());
    putInt(cbor, "deadline_ns", rules.deadline.count());
    putInt(cbor, "retries", rules.retries);
    putInt(cbor, "max_bytes", rules.maxBytes);
    putKey(cbor, "stop_at_error");
    cbor.append(rules.stopAtError);
    cbor.endMap();
}

// What is masked of inputs depends on what is done with them.
bool hasSameInputs(const WorkSpec &a, const WorkSpec &b, Secrets secrets)
{
    return a.inputs == b.inputs && a.fetch == b.fetch && shownSources(a, secrets) == shownSources(b, secrets);
}

void putInputs(QCborStreamWriter &cbor, const WorkSpec &work, WorksBefore earlier, Secrets secrets)
{
    putKey(cbor, "inputs");
    const InputList *inputs = work.inputs.get();
    if (!inputs) {
        cbor.appendNull();
        return;
    }
    const qint64 place =
        placeOf(earlier, [&](const WorkSpec &other) { return hasSameInputs(work, other, secrets); });
    if (place < qint64(earlier.size()))
        return cbor.append(place);
    cbor.startMap(3);
    putKey(cbor, "sources");
    cbor.startArray(quint64(inputs->sources.size()));
    for (const QString &source : shownSources(work, secrets))
        putTextValue(cbor, source);
    cbor.endArray();
    putInt(cbor, "passed_over", inputs->passedOver);
    putKey(cbor, "paths");
    SizedBuilder paths;
    for (std::size_t item = 0; item < inputs->paths.size(); ++item)
        paths.add(writtenInput(work, static_cast<std::int64_t>(item), secrets));
    paths.put(cbor, true);
    cbor.endMap();
}

void putServed(QCborStreamWriter &cbor, const std::optional<ServedFolder> &served)
{
    putKey(cbor, "served");
    if (!served) {
        cbor.appendNull();
        return;
    }
    cbor.startMap(4);
    putText(cbor, "folder", served->folder);
    putTime(cbor, "latency", served->latency);
    putKey(cbor, "fail");
    cbor.append(served->fail);
    putText(cbor, "fail_with", failureKindText(served->failWith));
    cbor.endMap();
}

} // namespace

void putWork(QCborStreamWriter &cbor, const WorkSpec &work, WorksBefore earlier, Secrets secrets)
{
    const WorkSpec written = writtenWork(work, secrets);
    cbor.startMap(13);
    putInt(cbor, "items", work.items);
    putKey(cbor, "fetch");
    cbor.append(wordFor(fetchWords, work.fetch));
    putTime(cbor, "fetch_time", work.fetchTime);
    putInt(cbor, "capacity", work.capacity);
    putKey(cbor, "transform");
    cbor.append(wordFor(transformWords, work.transform));
    putTime(cbor, "transform_time", work.transformTime);
    putKey(cbor, "steps");
    cbor.startArray(written.steps.size());
    for (const TransformStep &step : written.steps)
        putTextValue(cbor, stepText(step));
    cbor.endArray();
    putKey(cbor, "seed");
    cbor.append(quint64(work.seed));
    putDurations(cbor, work, earlier);
    putInputs(cbor, work, earlier, secrets);
    putText(cbor, "command", written.command);
    putRules(cbor, work.rules, secrets);
    putServed(cbor, work.served);
    cbor.endMap();
}

} // namespace overlapse
