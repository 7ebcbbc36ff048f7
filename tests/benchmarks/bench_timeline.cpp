// SPDX-License-Identifier: MIT
// Scenes of the timeline: items x zoom x view, in thread CPU time, so that what else runs does not count.
#include "bench.h"

#include "analysis/find_items.h"
#include "analysis/range_index.h"
#include "analysis/range_statistics.h"
#include "scene/timeline_scene.h"
#include "virtual/predict.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <functional>
#include <map>
#include <memory>
#include <tuple>

namespace bench {

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

double threadSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

struct Drawn
{
    Run run;
    WaitAccount waits;
    std::unique_ptr<RunLevels> levels;
    double indexed = 0; // seconds of both threads' wall time
    TimelineInput input;
};

std::unique_ptr<Drawn> drawn(std::int64_t items, std::int64_t limit, Order order)
{
    WorkSpec work;
    work.items = items;
    work.fetchTime = {.kind = TimeSpec::Kind::Lognormal, .a = 80ms, .p = 0.6};
    work.transformTime = {.kind = TimeSpec::Kind::Exp, .a = 5ms};
    auto all = std::make_unique<Drawn>();
    all->run.spec = {
        .mode = Mode::Parallel, .order = order, .fetchLimit = limit, .transformLimit = limit, .threads = 8};
    all->run.clock = Clock::Live;
    all->run.trace = predict(all->run.spec, work, {.cores = 8});
    all->waits = WaitAccount(all->run);
    const auto begin = std::chrono::steady_clock::now();
    all->levels = std::make_unique<RunLevels>(all->run, all->waits);
    all->indexed = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    PanelInput panel;
    panel.run = &all->run;
    panel.waits = &all->waits;
    panel.levels = all->levels.get();
    panel.title = QStringLiteral("Parallel");
    panel.items = items;
    panel.figures.makespan = all->run.trace.end();
    all->input.panels.push_back(panel);
    return all;
}

struct Scenes
{
    std::vector<double> seconds;
    std::size_t mostRects = 0;
};

// Zooms in steps of 1.5 until some items in flight are left, 12 positions each.
Scenes scenes(const Drawn &all, RowMode mode)
{
    constexpr int positions = 12;
    const TimeRange whole = fullRange(all.input);
    const Theme theme = darkTheme();
    TimelineView view;
    view.size = {1600, 900};
    view.rowMode = mode;
    Scenes found;
    const auto build = [&] {
        const double begin = threadSeconds();
        const TimelineLayout layout = layoutTimeline(all.input, view);
        const Scene scene = buildTimelineScene(all.input, view, theme, layout);
        const double end = threadSeconds();
        found.mostRects = std::max(found.mostRects, scene.rectCount());
        return end - begin;
    };
    const double items = static_cast<double>(all.run.trace.size());
    for (double zoom = 1; zoom < items / 4; zoom *= 1.5)
        for (int place = 0; place < positions; ++place) {
            const auto length = static_cast<double>(whole.end.count()) / zoom;
            const double from = (static_cast<double>(whole.end.count()) - length) * place / (positions - 1);
            view.begin = Nanos(std::llround(from));
            view.end = Nanos(std::llround(from + length));
            build(); // warm caches
            found.seconds.push_back(build());
        }
    std::sort(found.seconds.begin(), found.seconds.end());
    return found;
}

/// Medians of the smallest runs, by limit, order and view: what those of larger ones are measured against.
using SmallMedians = std::map<std::tuple<std::int64_t, Order, RowMode>, double>;

void addScenes(Rows &rows, const Drawn &all, const QString &name, SmallMedians &smalls)
{
    constexpr double milli = 1e3;
    constexpr double mostTimes = 3;
    for (const RowMode mode : {RowMode::Items, RowMode::Lanes}) {
        const Scenes found = scenes(all, mode);
        const QString what = QStringLiteral("%1, %2").arg(name, mode == RowMode::Items ? "items" : "lanes");
        const auto at = [&](double share) {
            return found.seconds[static_cast<std::size_t>(share
                                                          * static_cast<double>(found.seconds.size() - 1))]
                * milli;
        };
        const PipelineSpec &spec = all.run.spec;
        const double small = smalls.try_emplace({spec.fetchLimit, spec.order, mode}, at(0.5)).first->second;
        rows.push_back({what + ", median of " + QString::number(found.seconds.size()), at(0.5), "ms",
                        mostTimes * small, "10,000 items", small});
        rows.push_back({what + ", p99", at(0.99), "ms", 2});
        rows.push_back({what + ", worst", at(1), "ms", 2.5});
        rows.push_back({what + ", most rectangles", static_cast<double>(found.mostRects), "", 12'000});
    }
}

double wallSeconds(const std::function<void()> &work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// What is asked of all items: of a range of time at first, then as its ends are moved; and which are long.
void addAnswers(Rows &rows, const Drawn &all, const QString &name)
{
    const Nanos end = all.run.trace.end();
    RangeIndex index;
    const auto sumUp = [&](TimeRange range) {
        return wallSeconds([&] { rangeStatistics(all.run, all.waits, range, {}, &index); });
    };
    rows.push_back({name + ", statistics of all, at first", sumUp({Nanos(0), end}), "s", 0.3});
    std::vector<double> moved;
    for (int i = 1; i <= 9; ++i)
        moved.push_back(sumUp({end / 200 * i, end - end / 300 * i}));
    std::sort(moved.begin(), moved.end());
    rows.push_back({name + ", as the range is moved, median of 9", moved[moved.size() / 2], "s", 0.3});
    const Checked<ItemCondition> longOnes = parseItemCondition(QStringLiteral("fetch > 2s"));
    rows.push_back({name + ", find fetch > 2s",
                    wallSeconds([&] { findItems(all.run, WorkSpec(), *longOnes); }), "s", 0.05});
}

} // namespace

Rows timeline()
{
    Rows rows;
    SmallMedians smalls;
    for (const std::int64_t items :
         {std::int64_t{10'000}, std::int64_t{1'000'000}, std::int64_t{10'000'000}}) {
        if (quick && items > 1'000'000)
            break;
        for (const std::int64_t limit : {std::int64_t{64}, std::int64_t{16'000}})
            for (const Order order : {Order::Kept, Order::Any}) {
                const auto all = drawn(items, limit, order);
                const QString name = QStringLiteral("scene of %L1 items, N = %2, %3")
                                         .arg(items)
                                         .arg(limit)
                                         .arg(order == Order::Kept ? "kept" : "any");
                addScenes(rows, *all, name, smalls);
                if (items < 1'000'000)
                    continue;
                rows.push_back(
                    {name + ", indexes", all->indexed / static_cast<double>(items) * 1e6, "us/item", 0.12});
                rows.push_back({name + ", indexes",
                                static_cast<double>(all->levels->bytesUsed()) / static_cast<double>(items),
                                "bytes", 20});
                addAnswers(rows, *all, name);
            }
    }
    for (const Row &row : openRecordings())
        rows.push_back(row);
    return rows;
}

} // namespace bench
