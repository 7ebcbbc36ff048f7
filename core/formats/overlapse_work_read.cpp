// SPDX-License-Identifier: MIT
#include "formats/overlapse_work.h"

#include "formats/cbor_words.h"
#include "formats/columns.h"
#include "formats/overlapse_file.h"
#include "formats/plain_column.h"
#include "pipeline/bounds.h"
#include "pipeline/side_by_side.h"
#include "workload/draw.h"
#include "workload/same_work.h"
#include "workload/served_text.h"
#include "workload/urls.h"
#include "workload/work_text.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>

namespace overlapse {

namespace {

constexpr qint64 maxSources = 1'000'000;
constexpr qint64 maxHeaders = 1'000;

TimeSpec readTime(CborSource &source, const char *name, qint64 version)
{
    TimeSpec time;
    source.key(name);
    source.enterMap();
    source.key("kind");
    time.kind = readWord<TimeSpec::Kind>(source, timeWords);
    source.key("a_ns");
    time.a = Nanos(source.integer(0, maxTime.count()));
    source.key("b_ns");
    time.b = Nanos(source.integer(0, maxTime.count()));
    if (time.kind == TimeSpec::Kind::Uniform && time.b < time.a)
        source.fail(QStringLiteral("a uniform time ends before it begins"));
    source.key("p");
    time.p = source.real();
    if (time.p < 0 || time.p > (time.kind == TimeSpec::Kind::Spike ? 1 : 10))
        source.fail(QStringLiteral("%1 is out of range").arg(time.p));
    if (version >= 8) {
        source.key("awaits");
        time.awaits = static_cast<std::int32_t>(source.integer(1, mostAwaits));
    }
    source.leave();
    return time;
}

double readRate(CborSource &source)
{
    source.key("rate");
    const double rate = source.real();
    if (!(rate >= 0 && rate <= mostRate))
        source.fail(QStringLiteral("%1 is out of range").arg(rate));
    return rate;
}

std::vector<Nanos> readNanos(CborSource &source, const char *name)
{
    source.key(name);
    const std::vector<qint64> values = source.int64Array(0, maxTime.count());
    std::vector<Nanos> times;
    times.reserve(values.size());
    for (const qint64 value : values)
        times.emplace_back(value);
    return times;
}

using Works = std::span<const std::shared_ptr<const WorkSpec>>;

/// Null where there is none. What earlier works have is there for its number, in versions that do so.
template<typename Table>
std::shared_ptr<const Table> readShared(CborSource &source, Works earlier,
                                        std::shared_ptr<const Table> WorkSpec::*table)
{
    if (source.nextIsNull()) {
        source.null();
        return nullptr;
    }
    const qint64 place = source.integer(0, std::numeric_limits<qint64>::max());
    if (place >= qint64(earlier.size()) || !(*earlier[static_cast<std::size_t>(place)].*table)) {
        source.fail(QStringLiteral("no earlier work %1 has any").arg(place));
        return nullptr;
    }
    return *earlier[static_cast<std::size_t>(place)].*table;
}

bool areRows(const std::vector<std::int64_t> &rows, const DurationTable &table)
{
    return std::ranges::is_sorted(rows, std::ranges::less_equal())
        && (rows.empty() || rows.back() < static_cast<std::int64_t>(table.fetch.size()));
}

// What held fetches back, and what failed.
void readHeldBack(CborSource &source, DurationTable &table, qint64 version)
{
    source.key("stopped");
    table.stopped = source.boolean();
    source.key("per_host");
    table.perHost = source.integer(0, highestFileLimit);
    table.rate = readRate(source);
    const auto column = [&source](const char *name, qint64 most) {
        source.key(name);
        const auto numbers = source.int64Array(0, most);
        return std::vector<std::int64_t>(numbers.begin(), numbers.end());
    };
    const std::vector<std::int64_t> rows = column("trial_row", maxFileItems);
    const std::vector<std::int64_t> times = column("trial_ns", maxTime.count());
    const std::vector<std::int64_t> waits = column("trial_wait_ns", maxTime.count());
    if (times.size() != rows.size() || waits.size() != rows.size())
        source.fail(QStringLiteral("expected as many of each as trials"));
    for (std::size_t i = 0; source.ok() && i < rows.size(); ++i)
        table.trials.push_back({.row = rows[i], .time = Nanos(times[i]), .wait = Nanos(waits[i])});
    table.fetchFailed = column("fetch_failed", maxFileItems);
    table.transformFailed = column("transform_failed", maxFileItems);
    if (version >= 9) {
        source.key("deadline_ns");
        table.deadline = Nanos(source.integer(0, maxColumnValue));
        source.key("fetch_thread");
        table.fetchThread = source.boolean();
        source.key("unsure_below");
        table.unsureBelow = source.integer(0, std::numeric_limits<qint64>::max());
        source.key("fetch_cpu_unknown");
        table.fetchCpuUnknown = source.boolean();
        source.key("overhead_ns");
        const Nanos overhead(source.integer(0, maxColumnValue));
        if (table.fit)
            table.fit->overhead = overhead;
    }
    if (source.ok()
        && (!std::ranges::is_sorted(rows)
            || (!rows.empty() && rows.back() >= static_cast<std::int64_t>(table.fetch.size()))
            || !areRows(table.fetchFailed, table) || !areRows(table.transformFailed, table)))
        source.fail(QStringLiteral("expected rows of the times, in order"));
}

// What lies behind the times: as many of each as there are times, or none.
void readBehind(CborSource &source, DurationTable &table, qint64 version)
{
    table.fetchCpu = readNanos(source, "fetch_cpu_ns");
    table.transformOutside = readNanos(source, "transform_outside_ns");
    source.key("server");
    for (const qint64 server : source.int64Array(0, maxFileItems))
        table.server.push_back(static_cast<std::int32_t>(server));
    source.key("most_in_flight");
    table.mostInFlight = source.integer(0, std::numeric_limits<qint64>::max());
    source.key("servers");
    const qint64 servers = source.enterArray(maxFileItems);
    for (qint64 i = 0; i < servers && source.ok(); ++i) {
        source.element(i);
        const qint64 members = version >= 8 ? 3 : 2;
        if (source.enterArray(members) != members)
            source.fail(QStringLiteral("expected places, and whether they were filled"));
        Capacity capacity;
        source.element(0);
        capacity.places = source.integer(0, std::numeric_limits<qint64>::max());
        source.element(1);
        capacity.filled = source.boolean();
        if (version >= 8) {
            source.element(2);
            capacity.known = source.boolean();
        }
        source.leave();
        table.servers.push_back(capacity);
    }
    source.leave();
    source.key("fit");
    if (const std::optional<double> off = source.realOrNull(mostFit))
        table.fit = ReplayFit{.off = *off};
    source.key("disturbed");
    if (const std::optional<double> disturbed = source.realOrNull(1); disturbed && table.fit)
        table.fit->disturbed = disturbed;
    const auto fits = [&table](const auto &column) {
        return column.empty() || column.size() == table.fetch.size();
    };
    const auto isPart = [](const std::vector<Nanos> &part, const std::vector<Nanos> &whole) {
        return std::equal(part.begin(), part.end(), whole.begin(), std::less_equal<>());
    };
    if (!fits(table.fetchCpu) || !fits(table.transformOutside) || !fits(table.server))
        source.fail(QStringLiteral("expected as many of each as fetch times, or none"));
    else if (!isPart(table.fetchCpu, table.fetch) || !isPart(table.transformOutside, table.transform))
        source.fail(QStringLiteral("a part of a time is longer than the time"));
    else if (std::any_of(table.server.begin(), table.server.end(),
                         [servers](std::int32_t server) { return server >= servers; }))
        source.fail(QStringLiteral("expected places in 'servers'"));
}

std::shared_ptr<const DurationTable> readDurationTable(CborSource &source, qint64 version, Works earlier)
{
    source.key("durations");
    if (!source.nextIsMap())
        return readShared(source, earlier, &WorkSpec::durations);
    DurationTable table;
    source.enterMap();
    source.key("source");
    table.source = source.text();
    table.fetch = readNanos(source, "fetch_ns");
    table.transform = readNanos(source, "transform_ns");
    if (table.fetch.empty() || table.fetch.size() != table.transform.size())
        source.fail(QStringLiteral("expected as many transform times as fetch times, and at least one"));
    else if (version >= 7)
        readBehind(source, table, version);
    if (source.ok() && version >= 8)
        readHeldBack(source, table, version);
    source.leave();
    return source.ok() ? finished(std::move(table)) : nullptr;
}

// As arrays, before version 11.
void readOldPaths(CborSource &source, std::int64_t items, NameList &paths)
{
    const qint64 count = source.enterArray(maxFileItems);
    if (count != items)
        source.fail(QStringLiteral("%1 paths for %2 items").arg(count).arg(items));
    for (qint64 i = 0; i < count && source.ok(); ++i) {
        source.element(i);
        paths.push_back(source.bytes(std::numeric_limits<qint64>::max()));
    }
    source.leave();
}

// So many of them, a page at a time: so few bytes stay in the caches. False: they cannot be read.
bool readPaths(FileBytes &bytes, const SizedBytes &all, std::int64_t first, std::int64_t count, qint64 at,
               NameList &paths)
{
    constexpr std::int64_t page = NameList::pageNames;
    std::vector<std::int64_t> sizes;
    QByteArray names;
    for (const std::int64_t end = first + count; first < end; first += page) {
        if (!all.sizes.load(bytes, first, std::min(page, end - first), sizes).isEmpty())
            return false;
        const std::int64_t sum = std::accumulate(sizes.begin(), sizes.end(), std::int64_t{0});
        if (sum > all.bytes - at)
            return false;
        names.resize(sum);
        if (!bytes.read(all.position + at, names.data(), sum))
            return false;
        at += sum;
        std::int64_t begin = 0;
        for (const std::int64_t size : sizes) {
            paths.push_back(QByteArrayView(names).sliced(begin, size));
            begin += size;
        }
    }
    return true;
}

void readPaths(CborSource &source, FileBytes &bytes, std::int64_t items, NameList &paths)
{
    constexpr std::int64_t piece = 16 * std::int64_t(NameList::pageNames);
    const SizedBytes all = readSizedBytes(source, items, true);
    if (!source.ok())
        return;
    std::vector<std::int64_t> firsts;
    for (std::int64_t first = 0; first < items; first += piece)
        firsts.push_back(first);
    std::vector<NameList> pieces(firsts.size());
    firsts.push_back(items);
    std::vector<std::int64_t> begins;
    if (const QString wrong = sumsBefore(bytes, all.sizes, firsts, begins); !wrong.isEmpty())
        return source.fail(wrong);
    if (begins.back() != all.bytes)
        return source.fail(begins.back() > all.bytes ? QStringLiteral("fewer bytes than the sizes say")
                                                     : QStringLiteral("more bytes than the sizes say"));
    const bool isWhole = sideBySide(pieces.size(), [&](std::size_t index) {
        return readPaths(bytes, all, firsts[index], firsts[index + 1] - firsts[index], begins[index],
                         pieces[index]);
    });
    if (!isWhole)
        return source.fail(QStringLiteral("cannot be read"));
    paths = NameList::joined(std::move(pieces));
}

std::shared_ptr<const InputList> readInputs(CborSource &source, FileBytes &bytes, qint64 version,
                                            std::int64_t items, Works earlier)
{
    source.key("inputs");
    if (!source.nextIsMap()) {
        std::shared_ptr<const InputList> inputs = readShared(source, earlier, &WorkSpec::inputs);
        if (inputs && qint64(inputs->paths.size()) != items)
            source.fail(QStringLiteral("%1 paths for %2 items").arg(inputs->paths.size()).arg(items));
        return inputs;
    }
    InputList inputs;
    source.enterMap();
    source.key("sources");
    const qint64 sources = source.enterArray(maxSources);
    for (qint64 i = 0; i < sources && source.ok(); ++i) {
        source.element(i);
        inputs.sources << source.text();
    }
    source.leave();
    source.key("passed_over");
    inputs.passedOver = source.integer(0, std::numeric_limits<qint64>::max());
    source.key("paths");
    if (version >= 11)
        readPaths(source, bytes, items, inputs.paths);
    else
        readOldPaths(source, items, inputs.paths);
    source.leave();
    return finished(std::move(inputs));
}

std::vector<TransformStep> readSteps(CborSource &source)
{
    std::vector<TransformStep> steps;
    source.key("steps");
    const qint64 count = source.enterArray(mostSteps);
    for (qint64 i = 0; i < count && source.ok(); ++i) {
        source.element(i);
        const Checked<TransformChoice> choice = parseTransform(source.text());
        if (!choice || choice->steps.size() != 1)
            source.fail(choice ? QStringLiteral("expected the name of a transform") : choice.error);
        else
            steps.push_back(choice->steps.front());
    }
    source.leave();
    return steps;
}

FetchRules readRules(CborSource &source)
{
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    FetchRules rules;
    source.key("rules");
    source.enterMap();
    source.key("headers");
    const qint64 headers = source.enterArray(maxHeaders);
    for (qint64 i = 0; i < headers && source.ok(); ++i) {
        source.element(i);
        rules.headers << source.text();
        const QString &header = rules.headers.last(); // a name alone where its value was left out
        if (const QString problem = headerProblem(header.contains(u':') ? header : header + u':');
            source.ok() && !problem.isEmpty())
            source.fail(problem);
    }
    source.leave();
    source.key("per_host");
    rules.perHost = source.integer(0, highestFileLimit);
    rules.rate = readRate(source);
    source.key("timeout_ns");
    rules.timeout = Nanos(source.integer(-1, maxTime.count()));
    source.key("deadline_ns");
    rules.deadline = Nanos(source.integer(0, maxTime.count()));
    source.key("retries");
    rules.retries = static_cast<int>(source.integer(0, mostRetries));
    source.key("max_bytes");
    rules.maxBytes = source.integer(1, most);
    source.key("stop_at_error");
    rules.stopAtError = source.boolean();
    source.leave();
    return rules;
}

std::optional<ServedFolder> readServed(CborSource &source, qint64 version)
{
    source.key("served");
    if (source.nextIsNull()) {
        source.null();
        return std::nullopt;
    }
    ServedFolder served;
    source.enterMap();
    source.key("folder");
    served.folder = source.text();
    served.latency = readTime(source, "latency", version);
    source.key("fail");
    served.fail = source.real();
    if (!(served.fail >= 0 && served.fail <= 1))
        source.fail(QStringLiteral("%1 is out of range").arg(served.fail));
    source.key("fail_with");
    const Checked<FailureKind> kind = parseFailureKind(source.text());
    if (!kind)
        source.fail(kind.error);
    else
        served.failWith = *kind;
    source.leave();
    return served;
}

} // namespace

WorkSpec readWork(CborSource &source, FileBytes &bytes, qint64 version, Works earlier)
{
    WorkSpec work;
    source.enterMap();
    source.key("items");
    work.items = source.integer(0, maxFileItems);
    source.key("fetch");
    work.fetch = readWord<FetchKind>(source, fetchWords);
    work.fetchTime = readTime(source, "fetch_time", version);
    if (version >= 8) {
        source.key("capacity");
        work.capacity = source.integer(0, mostCapacity);
    }
    source.key("transform");
    work.transform = readWord<TransformKind>(source, transformWords);
    if (work.transform == TransformKind::Real && !work.isReal())
        source.fail(QStringLiteral("a real transform needs a real fetch"));
    work.transformTime = readTime(source, "transform_time", version);
    work.steps = readSteps(source);
    source.key("seed");
    work.seed = source.unsignedInteger();
    work.durations = readDurationTable(source, version, earlier);
    work.inputs = readInputs(source, bytes, version, work.items, earlier);
    if (work.isReal() && !work.inputs)
        source.fail(QStringLiteral("a real fetch needs inputs"));
    if (version >= 2) {
        source.key("command");
        work.command = source.text();
        work.rules = readRules(source);
    }
    if (version >= 3)
        work.served = readServed(source, version);
    if (work.served && work.fetch != FetchKind::Http)
        source.fail(QStringLiteral("only what is fetched by http can be served"));
    source.leave();
    return work;
}

} // namespace overlapse
