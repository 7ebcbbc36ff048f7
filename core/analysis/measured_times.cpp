// SPDX-License-Identifier: MIT
#include "analysis/measured_times.h"

#include "workload/draw.h"

#include <algorithm>

namespace overlapse {

namespace {

Nanos fetchTime(const ItemRow &row, const ItemDetail *detail)
{
    if (row.fetchStarted == absent || row.fetchFinished == absent)
        return absent;
    const Nanos time = row.fetchFinished - row.fetchStarted - (detail ? waitedIn(*detail) : Nanos(0));
    return std::clamp(time, Nanos(0), maxTime);
}

Nanos transformTime(const ItemRow &row)
{
    if (row.transformStarted == absent || row.transformFinished == absent)
        return absent;
    const Nanos span = row.transformFinished - row.transformStarted;
    return std::clamp(row.transformCpu == absent ? span : std::min(row.transformCpu, span), Nanos(0),
                      maxTime);
}

bool fillAbsent(std::vector<Nanos> &times)
{
    double sum = 0;
    std::int64_t known = 0;
    for (const Nanos time : times)
        if (time != absent) {
            sum += static_cast<double>(time.count());
            ++known;
        }
    if (known == 0)
        return false;
    const Nanos mean(static_cast<std::int64_t>(sum / static_cast<double>(known)));
    std::replace(times.begin(), times.end(), absent, mean);
    return true;
}

} // namespace

Nanos waitedIn(const ItemDetail &detail)
{
    Nanos waited{0};
    for (const FetchPart &part : detail.parts)
        if (isHeldBack(part.kind) || part.kind == PartKind::Waiting)
            waited += part.end - part.begin;
    return waited;
}

bool fillAbsent(DurationTable &table)
{
    for (std::size_t row = 0; row < table.fetch.size(); ++row)
        table.unmeasured += table.fetch[row] == absent || table.transform[row] == absent;
    return fillAbsent(table.fetch) && fillAbsent(table.transform);
}

std::shared_ptr<const DurationTable> measuredTimes(const Run &run, const QString &source)
{
    auto table = std::make_shared<DurationTable>();
    table->source = source;
    const Trace &trace = run.trace;
    table->fetch.reserve(static_cast<std::size_t>(trace.size()));
    table->transform.reserve(static_cast<std::size_t>(trace.size()));
    for (std::int64_t item = 0; item < trace.size(); ++item) {
        const ItemRow row = trace.row(item);
        table->fetch.push_back(fetchTime(row, trace.detail(item)));
        table->transform.push_back(transformTime(row));
    }
    return fillAbsent(*table) ? table : nullptr;
}

std::shared_ptr<const WorkSpec> measuredWork(const Run &run, const WorkSpec &work, const QString &source)
{
    std::shared_ptr<const DurationTable> times = measuredTimes(run, source);
    if (!times)
        return nullptr;
    auto measured = std::make_shared<WorkSpec>();
    measured->items = work.items;
    measured->seed = work.seed;
    measured->durations = std::move(times);
    return measured;
}

} // namespace overlapse
