// SPDX-License-Identifier: MIT
#include "runs/result_values.h"

#include "scene/escaped.h"
#include "workload/secrets.h"
#include "workload/work_text.h"

#include <QByteArrayView>

#include <algorithm>

namespace overlapse {

namespace {

constexpr std::int64_t otherFailure = 1'000;
constexpr std::int64_t cutOff = 2'000;
constexpr std::int64_t neverReached = 3'000;

std::int64_t between(const Trace &trace, StampColumn from, StampColumn to, std::int64_t item)
{
    const Nanos begin = trace.stamp(from, item);
    const Nanos end = trace.stamp(to, item);
    return begin == absent || end == absent ? noNumber : (end - begin).count();
}

bool failed(const ItemRow &row)
{
    return row.fetchStatus == Status::Failed || row.transformStatus == Status::Failed;
}

std::int64_t fetchTime(const Trace &trace, std::int64_t item)
{
    return between(trace, StampColumn::FetchStarted, StampColumn::FetchFinished, item);
}

// An item whose fetch failed passes the second stage in no time: that is not a transform.
std::int64_t transformTime(const Trace &trace, std::int64_t item)
{
    return trace.failedCount() > 0 && trace.row(item).transformStatus == Status::Skipped
        ? noNumber
        : between(trace, StampColumn::TransformStarted, StampColumn::TransformFinished, item);
}

std::int64_t latency(const Trace &trace, std::int64_t item)
{
    return between(trace, StampColumn::FetchAdmitted, StampColumn::TransformYielded, item);
}

std::int64_t waiting(const Trace &trace, std::int64_t item)
{
    const std::int64_t all = latency(trace, item);
    if (all == noNumber)
        return noNumber;
    const std::int64_t fetch = fetchTime(trace, item);
    const std::int64_t transform = transformTime(trace, item);
    return all - (fetch == noNumber ? 0 : fetch) - (transform == noNumber ? 0 : transform);
}

std::int64_t severity(const ItemRow &row, const std::optional<ItemDetail> &detail)
{
    const int code = detail ? detail->httpStatus : 0;
    if (failed(row))
        return row.fetchStatus == Status::Failed && code >= 400 ? code : otherFailure;
    if (row.fetchStatus == Status::NotReached)
        return neverReached;
    if (row.fetchStatus == Status::Cancelled || row.transformStatus == Status::Cancelled
        || row.transformYielded == absent)
        return cutOff;
    return code;
}

std::int64_t orNone(std::int64_t number)
{
    return number < 0 ? noNumber : number;
}

QString statusText(std::int64_t severity, const Wording &wording)
{
    switch (severity) {
    case 0: return wording.translate("Results", "ok");
    case otherFailure: return wording.translate("Results", "failed");
    case cutOff: return wording.translate("Results", "stopped");
    case neverReached: return wording.translate("Results", "not reached");
    default: return QString::number(severity);
    }
}

QString inputOf(const WorkSpec &work, std::int64_t item)
{
    return work.inputs && static_cast<std::size_t>(item) < work.inputs->paths.size()
        ? escaped(shownInput(work, item))
        : QString();
}

QString resultOf(const WorkSpec &work, const std::optional<ItemDetail> &detail)
{
    if (!detail)
        return {};
    return detail->note.isEmpty() ? QString::fromLatin1(detail->digest.toHex())
                                  : escaped(shownText(work, detail->note));
}

QString bytesText(std::int64_t bytes, const Wording &wording)
{
    return bytes < 10'000 ? wording.translate("Results", "%1 B", "bytes").arg(wording.count(bytes))
                          : wording.locale.formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

// A table of files below one folder, or of pages of one host, need not say so in each line.
QString commonBegin(const InputList &inputs, const std::atomic<bool> &stop)
{
    constexpr qsizetype worthIt = 8;
    if (inputs.paths.size() < 2)
        return {};
    const QByteArray first = inputs.paths.front();
    QByteArrayView begin(first);
    for (const QByteArray &path : inputs.paths) {
        const auto differ = std::mismatch(begin.begin(), begin.end(), path.begin(), path.end());
        begin = begin.first(differ.first - begin.begin());
        if (begin.size() < worthIt || stop)
            return {};
    }
    begin = begin.first(begin.lastIndexOf('/') + 1);
    // What is masked when it is shown stays in its line.
    const bool plain = begin.indexOf('?') < 0 && begin.indexOf('@') < 0;
    return plain && begin.size() >= worthIt ? escaped(QString::fromUtf8(begin)) : QString();
}

bool isTime(ResultColumn column)
{
    return column == ResultColumn::Fetch || column == ResultColumn::Transform
        || column == ResultColumn::Waiting || column == ResultColumn::Latency;
}

} // namespace

ResultFacts resultFactsOf(const Run &run, const WorkSpec &work, const std::atomic<bool> &stop)
{
    ResultFacts facts;
    if (work.inputs)
        facts.inputsBegin = commonBegin(*work.inputs, stop);
    if (!run.trace.hasBytes())
        return facts;
    const Trace &trace = run.trace;
    for (std::int64_t item = trace.nextDetailed(0); item >= 0 && !(facts.results && facts.errors) && !stop;
         item = trace.nextDetailed(item + 1)) {
        const std::optional<ItemDetail> detail = trace.detail(item);
        facts.results = facts.results || !detail->note.isEmpty() || !detail->digest.isEmpty();
        facts.errors = facts.errors || !detail->error.isEmpty();
    }
    for (std::int64_t item = 0; item < run.trace.size() && !stop; ++item) {
        const ItemRow row = run.trace.row(item);
        facts.retried = facts.retried || row.attempts > 1;
        facts.bytesIn = facts.bytesIn || row.fetchBytes >= 0;
        facts.bytesOut = facts.bytesOut || row.transformBytes >= 0;
        if (facts.retried && facts.bytesIn && facts.bytesOut)
            break;
    }
    return facts;
}

std::vector<ResultColumn> resultColumnsOf(const Run &run, const WorkSpec &work, const ResultFacts &facts)
{
    using C = ResultColumn;
    if (!work.isReal())
        return {C::Item, C::Fetch, C::Transform, C::Waiting, C::Latency};
    if (run.clock == Clock::Virtual)
        return {C::Item, C::Input, C::Fetch, C::Transform, C::Waiting, C::Latency};
    std::vector<C> columns{C::Item, C::Input, C::Status};
    const auto add = [&columns](bool wanted, C column) {
        if (wanted)
            columns.push_back(column);
    };
    add(facts.retried, C::Attempts);
    columns.insert(columns.end(), {C::Fetch, C::Transform, C::Latency});
    add(facts.bytesIn, C::BytesIn);
    add(facts.bytesOut, C::BytesOut);
    add(facts.results, C::Result);
    add(facts.errors, C::Error);
    return columns;
}

bool isNumber(ResultColumn column)
{
    switch (column) {
    case ResultColumn::Input:
    case ResultColumn::Status:
    case ResultColumn::Result:
    case ResultColumn::Error: return false;
    default: return true;
    }
}

std::int64_t resultNumber(const Run &run, ResultColumn column, std::int64_t item)
{
    const Trace &trace = run.trace;
    switch (column) {
    case ResultColumn::Item: return item;
    case ResultColumn::Status: return severity(trace.row(item), trace.detail(item));
    case ResultColumn::Attempts: return trace.row(item).attempts > 0 ? trace.row(item).attempts : noNumber;
    case ResultColumn::Fetch: return fetchTime(trace, item);
    case ResultColumn::Transform: return transformTime(trace, item);
    case ResultColumn::Waiting: return waiting(trace, item);
    case ResultColumn::Latency: return latency(trace, item);
    case ResultColumn::BytesIn: return orNone(trace.row(item).fetchBytes);
    case ResultColumn::BytesOut: return orNone(trace.row(item).transformBytes);
    case ResultColumn::Input:
    case ResultColumn::Result:
    case ResultColumn::Error: break;
    }
    return noNumber;
}

bool itemFailed(const Run &run, std::int64_t item)
{
    return run.trace.failedCount() > 0 && failed(run.trace.row(item));
}

QString resultText(const Run &run, const WorkSpec &work, ResultColumn column, std::int64_t item,
                   const Wording &wording)
{
    const std::optional<ItemDetail> detail = run.trace.detail(item);
    switch (column) {
    case ResultColumn::Item: return QString::number(item); // as everywhere: it is a name
    case ResultColumn::Input: return inputOf(work, item);
    case ResultColumn::Result: return resultOf(work, detail);
    case ResultColumn::Error: return detail ? escaped(shownText(work, detail->error)) : QString();
    default: break;
    }
    const std::int64_t number = resultNumber(run, column, item);
    if (number == noNumber)
        return {};
    if (column == ResultColumn::Status)
        return statusText(number, wording);
    if (isTime(column))
        return wording.duration(Nanos(number));
    return column == ResultColumn::Attempts ? wording.count(number) : bytesText(number, wording);
}

QString bareResultText(const Run &run, const WorkSpec &work, ResultColumn column, std::int64_t item)
{
    if (!isNumber(column))
        return resultText(run, work, column, item, {});
    const std::int64_t number = resultNumber(run, column, item);
    if (number == noNumber)
        return {};
    constexpr double nanosPerMilli = 1e6;
    return isTime(column) ? decimalText(static_cast<double>(number) / nanosPerMilli, 6)
                          : QString::number(number);
}

bool resultMatches(const Run &run, const WorkSpec &work, std::int64_t item, const QString &text,
                   const Wording &wording)
{
    if (!work.isReal())
        return QString::number(item).startsWith(text);
    const auto has = [&text](const QString &shown) { return shown.contains(text, Qt::CaseInsensitive); };
    const std::optional<ItemDetail> detail = run.trace.detail(item);
    if (detail
        && (has(shownText(work, detail->error)) || has(shownText(work, detail->note)) || has(detail->address)
            || QString::fromLatin1(detail->digest.toHex()).startsWith(text, Qt::CaseInsensitive)))
        return true;
    return has(inputOf(work, item)) || has(resultText(run, work, ResultColumn::Status, item, wording));
}

} // namespace overlapse
