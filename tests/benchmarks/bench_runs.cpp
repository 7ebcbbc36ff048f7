// SPDX-License-Identifier: MIT
// Live runs: the article's experiment, the engine's own cost, and how late a deadline is noticed.
#include "bench.h"

#include "analysis/critical_path.h"
#include "live/live_run.h"
#include "pipeline/words.h"
#include "virtual/predict.h"

#include <QThread>

namespace bench {

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

WorkSpec simulated(std::int64_t items, Nanos fetch, Nanos transform, TransformKind kind)
{
    WorkSpec work;
    work.items = items;
    work.fetchTime.a = fetch;
    work.transformTime.a = transform;
    work.transform = kind;
    return work;
}

Nanos makespan(const PipelineSpec &spec, const WorkSpec &work)
{
    LiveRun run(spec, work, {.cores = QThread::idealThreadCount()});
    return run.future().result().end();
}

double seconds(Nanos time)
{
    return std::chrono::duration<double>(time).count();
}

void addPeer(Row &row, const QString &peer, std::optional<double> value)
{
    if (!value)
        return;
    row.peer = peer;
    row.peerValue = *value;
}

// Live makespan over the golden one, of four items, N = M = 4.
Row articleRow(Mode mode, TransformKind kind, int threads, double target)
{
    const WorkSpec work = simulated(4, 1s, 1s, kind);
    const PipelineSpec spec{.mode = mode, .threads = threads};
    const Nanos golden = predict(spec, work, {.cores = QThread::idealThreadCount()}).end();
    const double ratio = seconds(makespan(spec, work)) / seconds(golden);
    Row row{QStringLiteral("%1, %2, c = %3: live / golden %4")
                .arg(modeName(mode),
                     kind == TransformKind::Wall ? QStringLiteral("wall(1s)") : QStringLiteral("cpu(1s)"))
                .arg(threads)
                .arg(durationText(golden)),
            ratio, QStringLiteral("x"), target};
    const bool inRust = mode == Mode::Sequential || mode == Mode::Concurrent || mode == Mode::Parallel;
    if (kind == TransformKind::Wall && inRust)
        if (const auto ns =
                peerFigure(QStringLiteral("peer_tokio"), {QStringLiteral("article-") + modeName(mode)},
                           QStringLiteral("makespan_ns")))
            addPeer(row, QStringLiteral("Tokio"), *ns / static_cast<double>(golden.count()));
    return row;
}

struct EngineCase
{
    Mode mode;
    std::int64_t limit;
    std::int64_t items;
    double target;
};

void addEngineRows(Rows &rows, const EngineCase &c)
{
    const PipelineSpec spec{.mode = c.mode, .fetchLimit = c.limit, .transformLimit = c.limit, .threads = 2};
    const WorkSpec work = simulated(c.items, 0ns, 0ns, TransformKind::Cpu);
    const MinMedian ours = repeat(5, [&] { return double(makespan(spec, work).count()) / double(c.items); });
    const QString name = QStringLiteral("%1, N = M = %2").arg(modeName(c.mode)).arg(c.limit);
    const QString limit = QString::number(c.limit);
    const auto add = [&](const QString &what, double value, std::optional<double> target, const QString &peer,
                         std::optional<double> peerValue) {
        Row row{name + what, value, QStringLiteral("ns/item"), target};
        addPeer(row, peer, peerValue);
        rows.push_back(row);
    };
    const auto peer = [&](const QString &program, const QStringList &arguments) {
        return peerFigure(program, arguments, QStringLiteral("ns_per_item"));
    };
    const QString million = QStringLiteral("1000000");
    const QString fewer = QStringLiteral("200000");
    const QString tokio = QStringLiteral("peer_tokio");
    const bool pool = usesPool(c.mode);
    add(QStringLiteral(", minimum of 5"), ours.minimum, c.target, QStringLiteral("Tokio"),
        pool ? peer(tokio, {QStringLiteral("engine-parallel"), limit, limit, fewer})
             : peer(tokio, {QStringLiteral("engine-concurrent"), limit, limit, million}));
    add(QStringLiteral(", median of 5"), ours.median, std::nullopt, {}, {});
    if (!pool)
        return;
    add(QStringLiteral(", minimum, beside"), ours.minimum, std::nullopt,
        QStringLiteral("Tokio, driven on a worker"),
        peer(tokio, {QStringLiteral("engine-parallel-worker"), limit, limit, million}));
    add(QStringLiteral(", minimum, beside"), ours.minimum, std::nullopt,
        QStringLiteral("oneTBB parallel_pipeline"), peer(QStringLiteral("peer_tbb"), {limit, million}));
    add(QStringLiteral(", minimum, beside"), ours.minimum, std::nullopt, QStringLiteral("QtConcurrent::run"),
        peer(QStringLiteral("peer_qtconcurrent"), {limit, fewer}));
}

} // namespace

Rows article()
{
    Rows rows;
    for (const Mode mode : allModes)
        rows.push_back(articleRow(mode, TransformKind::Wall, 2, 1.002));
    for (const Mode mode : {Mode::Parallel, Mode::Blocking})
        rows.push_back(articleRow(mode, TransformKind::Cpu, QThread::idealThreadCount(), 1.01));
    return rows;
}

Rows engine()
{
    Rows rows;
    addEngineRows(rows, {Mode::Concurrent, 256, 1'000'000, 250});
    addEngineRows(rows, {Mode::Parallel, 256, 1'000'000, 300});
    addEngineRows(rows, {Mode::Parallel, 8, 1'000'000, 400});
    return rows;
}

Rows fetchLateness()
{
    std::vector<double> late;
    LiveOptions options{.cores = QThread::idealThreadCount()};
    options.fetchNoticed = [&late](Nanos by) { late.push_back(double(by.count()) / 1000); };
    WorkSpec work = simulated(1'000, 0ns, 0ns, TransformKind::Cpu);
    work.fetchTime = {.kind = TimeSpec::Kind::Uniform, .a = 2ms, .b = 12ms};
    LiveRun run({.mode = Mode::Concurrent, .fetchLimit = 4, .transformLimit = 4, .threads = 1}, work,
                options);
    run.future().waitForFinished();
    std::sort(late.begin(), late.end());
    return {{QStringLiteral("deadline to its poll, driver idle, median"), late[late.size() / 2],
             QStringLiteral("us"), 10.0},
            {QStringLiteral("deadline to its poll, driver idle, p99"), late[late.size() * 99 / 100],
             QStringLiteral("us")}};
}

Rows predictor()
{
    Rows rows;
    const auto timed = [](const std::function<void()> &body) {
        const auto begin = std::chrono::steady_clock::now();
        body();
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    WorkSpec work = simulated(1'000'000, 0ns, 5ms, TransformKind::Cpu);
    work.fetchTime = {.kind = TimeSpec::Kind::Exp, .a = 80ms};
    for (const Mode mode : allModes) {
        const PipelineSpec spec{.mode = mode, .fetchLimit = 1'000, .transformLimit = 1'000, .threads = 8};
        const MinMedian taken = repeat(5, [&] { return timed([&] { predict(spec, work, {.cores = 8}); }); });
        rows.push_back({QStringLiteral("%1, 1,000,000 items, N = M = 1,000, median of 5").arg(modeName(mode)),
                        taken.median, QStringLiteral("s"), 0.25});
    }
    work.items = 1'000;
    const MinMedian all = repeat(101, [&] {
        return 1000 * timed([&] {
                   for (const Mode mode : allModes)
                       predict({.mode = mode, .fetchLimit = 16, .transformLimit = 4, .threads = 4}, work,
                               {.cores = 4});
               });
    });
    rows.push_back(
        {QStringLiteral("five modes of 1,000 items, median of 101"), all.median, QStringLiteral("ms"), 1.0});
    return rows;
}

Rows why()
{
    constexpr int rounds = 5;
    WorkSpec work = simulated(1'000'000, 0ns, 5ms, TransformKind::Cpu);
    work.fetchTime = {.kind = TimeSpec::Kind::Exp, .a = 80ms};
    const auto secondsSince = [](std::chrono::steady_clock::time_point begin) {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    Rows rows;
    for (const Mode mode : allModes)
        for (const Order order : {Order::Kept, Order::Any}) {
            if (mode == Mode::Sequential && order == Order::Any)
                continue;
            const PipelineSpec spec{
                .mode = mode, .order = order, .fetchLimit = 1'000, .transformLimit = 1'000, .threads = 8};
            const Run run{spec, Clock::Virtual, predict(spec, work, {.cores = 8})};
            const QString name = QStringLiteral("%1, order %2, 1,000,000 items, median of %3: ")
                                     .arg(modeName(mode), orderName(order))
                                     .arg(rounds);
            std::vector<double> paths;
            const MinMedian all = repeat(rounds, [&] {
                const auto begin = std::chrono::steady_clock::now();
                const WaitAccount waits(run);
                const Releases releases(run, work);
                const auto found = std::chrono::steady_clock::now();
                const std::size_t pieces = criticalPath(run, waits, releases).size();
                paths.push_back(secondsSince(found));
                return pieces > 0 ? secondsSince(begin) : 0;
            });
            std::sort(paths.begin(), paths.end());
            rows.push_back(
                {name + QStringLiteral("critical path"), paths[paths.size() / 2], QStringLiteral("s"), 0.2});
            rows.push_back({name + QStringLiteral("with accounting and releases"), all.median,
                            QStringLiteral("s"), 0.5});
        }
    return rows;
}

Rows memory()
{
    constexpr std::int64_t items = 1'000'000;
    const WorkSpec work = simulated(items, 1us, 1us, TransformKind::Cpu);
    const Trace trace = predict({.mode = Mode::Parallel, .threads = 2}, work, {.cores = 2});
    return {{QStringLiteral("trace, an item and stage"), double(trace.bytesUsed()) / (2.0 * items),
             QStringLiteral("bytes"), 80.0}};
}

} // namespace bench
