// SPDX-License-Identifier: MIT
// What is advised against the best there is: random workloads, each searched and swept on the virtual clock.
#include "advice/limit_search.h"
#include "advice/work_slices.h"
#include "virtual/predict.h"

#include <QTest>

#include <random>
#include <set>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

constexpr int cores = 2;
constexpr int mostThreads = 4;
constexpr std::int64_t mostFetches = 64;

/// The same on every machine: distributions of the standard library are not.
class Draw
{
public:
    double between(double low, double high)
    {
        return low + (high - low) * static_cast<double>(m_bits() >> 11) / 9007199254740992.0;
    }
    std::int64_t whole(std::int64_t low, std::int64_t high)
    {
        return low + static_cast<std::int64_t>(m_bits() % static_cast<std::uint64_t>(high - low + 1));
    }
    template<typename Value>
    Value one(const std::vector<Value> &of)
    {
        return of[static_cast<std::size_t>(whole(0, std::ssize(of) - 1))];
    }
    TimeSpec times(double meanMs)
    {
        const auto nanos = [](double ms) { return Nanos(std::llround(ms * 1e6)); };
        const double a = between(0.5, 1.5) * meanMs;
        switch (whole(0, 3)) {
        case 0: return {.a = nanos(a)};
        case 1: return {.kind = TimeSpec::Kind::Uniform, .a = nanos(a / 4), .b = nanos(a * 7 / 4)};
        case 2: return {.kind = TimeSpec::Kind::Lognormal, .a = nanos(a), .p = 0.6};
        default: return {.kind = TimeSpec::Kind::Exp, .a = nanos(a)};
        }
    }

private:
    std::mt19937_64 m_bits{1};
};

struct Workload
{
    WorkSpec work;
    PipelineSpec present;

    [[nodiscard]] Nanos makespan(std::int64_t fetches, std::int64_t transforms) const
    {
        PipelineSpec spec = present;
        spec.fetchLimit = fetches;
        spec.transformLimit = transforms;
        return predict(spec, work, {.cores = cores}).end();
    }
};

Workload drawn(Draw &draw)
{
    Workload drawn;
    WorkSpec &work = drawn.work;
    work.items = draw.whole(100, 600);
    work.fetchTime = draw.times(draw.one<double>({5, 10, 20, 40}));
    work.transform = draw.one<TransformKind>({TransformKind::Cpu, TransformKind::Wall});
    work.transformTime = draw.times(draw.one<double>({0.1, 0.5, 1, 2, 4}));
    work.seed = static_cast<std::uint64_t>(draw.whole(1, 1'000));
    work.capacity = draw.whole(0, 1) == 0 ? 0 : draw.whole(3, 40);
    PipelineSpec &spec = drawn.present;
    spec.mode = draw.one<Mode>({Mode::Parallel, Mode::Concurrent, Mode::Prefetching});
    spec.order = draw.one<Order>({Order::Kept, Order::Any});
    spec.threads = static_cast<int>(draw.whole(1, mostThreads));
    spec.fetchLimit = draw.whole(1, 32);
    spec.transformLimit = draw.whole(1, 8);
    return drawn;
}

std::optional<Advice> advised(const Workload &asked)
{
    LimitSearch search({.base = asked.present,
                        .cores = cores,
                        .maxFetchLimit = mostFetches,
                        .items = asked.work.items,
                        .budget = 30s});
    WorkSlices slices(asked.work);
    for (std::optional<Slice> slice = search.next(); slice; slice = search.next()) {
        const WorkSpec part = slices.next(slice->items, slice->usualShare, slice->spec.fetchLimit);
        Run run{slice->spec, Clock::Live, predict(slice->spec, part, {.cores = cores})};
        run.facts.disturbed = 0;
        search.add(run, part);
    }
    return search.advice();
}

Nanos best(const Workload &asked, const PipelineSpec &advice)
{
    std::set<std::int64_t> fetches{1, 2, 4, 8, 16, 32, mostFetches};
    std::set<std::int64_t> transforms{1, 4, 16};
    for (const std::int64_t fifth : {4, 5, 6}) {
        fetches.insert(std::clamp<std::int64_t>(advice.fetchLimit * fifth / 5, 1, mostFetches));
        transforms.insert(std::max<std::int64_t>(1, advice.transformLimit * fifth / 5));
    }
    Nanos shortest = Nanos::max();
    for (const std::int64_t fetch : fetches)
        for (const std::int64_t transform : transforms)
            shortest = std::min(shortest, asked.makespan(fetch, transform));
    return shortest;
}

} // namespace

class TestAdvisedMakespan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isNearTheShortest();
};

void TestAdvisedMakespan::isNearTheShortest()
{
    constexpr int workloads = 50;
    constexpr int rightAtLeast = 48; // the others are hardly further off
    Draw draw;
    int right = 0;
    QStringList others;
    for (int done = 0; done < workloads;) {
        const Workload asked = drawn(draw);
        const Nanos usual = asked.makespan(32, 16);
        const Nanos present = asked.makespan(asked.present.fetchLimit, asked.present.transformLimit);
        if (usual < 200ms || usual > 1500ms || present > 2s)
            continue; // as bench_advice.py takes them
        ++done;
        const std::optional<Advice> advice = advised(asked);
        const double ratio = advice
            ? static_cast<double>(
                  asked.makespan(advice->spec.fetchLimit, advice->spec.transformLimit).count())
                / static_cast<double>(best(asked, advice->spec).count())
            : 0;
        if (advice && ratio <= 1.05)
            ++right;
        else
            others << QString::number(ratio, 'f', 3);
    }
    QVERIFY2(right >= rightAtLeast,
             qPrintable(QStringLiteral("%1 of %2 are right; the others are %3 times the best")
                            .arg(right)
                            .arg(workloads)
                            .arg(others.join(QStringLiteral(", ")))));
}

QTEST_APPLESS_MAIN(TestAdvisedMakespan)
#include "tst_advised_makespan.moc"
