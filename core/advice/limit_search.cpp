// SPDX-License-Identifier: MIT
#include "advice/limit_search.h"

#include "advice/learned_times.h"
#include "advice/search_axis.h"
#include "advice/search_words.h"
#include "analysis/described_run.h"
#include "analysis/replay_fit.h"
#include "analysis/sentence.h"
#include "workload/secrets.h"

#include <algorithm>
#include <cmath>

namespace overlapse {

namespace {

constexpr double second = 1e9;
constexpr std::int64_t firstFetches = 4;
constexpr std::int64_t firstItems = 16;
constexpr std::int64_t leastRounds = 3;       // of N: of fewer there is nothing but a beginning and an end
constexpr std::int64_t fewestTransforms = 32; // that are looked at: they are this machine's
constexpr double worthRaising = 1.85;         // what twice as many in flight gain where nothing is full
constexpr double worthTrying = 0.10;          // more, of what is only predicted: less may be as far off
constexpr std::size_t looks = 3;              // at one that gains less, before that is believed
constexpr std::size_t comparedSlices = 2;     // of one that says what others have to reach
constexpr Nanos longestPause = std::chrono::milliseconds(500);

double seconds(Nanos time)
{
    return static_cast<double>(time.count()) / second;
}

bool before(const PipelineSpec &a, const PipelineSpec &b)
{
    return a.fetchLimit != b.fetchLimit ? a.fetchLimit < b.fetchLimit : a.transformLimit < b.transformLimit;
}

// What the first item that failed says, masked as it is wherever it is printed.
QString firstError(const Run &run, const WorkSpec &work)
{
    const std::int64_t first = run.trace.nextError(0);
    return first < 0 ? QString() : shownText(work, run.trace.detail(first)->error);
}

// All up to some hundred; then each 2 % more than the one before.
std::vector<std::int64_t> from1To(std::int64_t most)
{
    std::vector<std::int64_t> all;
    for (std::int64_t value = 1; value < most; value = std::max(value + 1, value + value / 50))
        all.push_back(value);
    all.push_back(most);
    return all;
}

// Each a quarter more than the one before.
std::vector<std::int64_t> inSteps(std::int64_t most)
{
    std::vector<std::int64_t> all;
    for (std::int64_t value = 1; value < most; value = std::max(value + 1, value + value / 4))
        all.push_back(value);
    all.push_back(most);
    return all;
}

std::vector<std::int64_t> doublings(std::int64_t most)
{
    std::vector<std::int64_t> all;
    for (std::int64_t value = 1; value < most; value *= 2)
        all.push_back(value);
    all.push_back(most);
    return all;
}

} // namespace

class LimitSearch::Private
{
public:
    explicit Private(const SearchOptions &asked)
        : options(asked), mostThatPass(std::max<std::int64_t>(1, asked.maxFetchLimit)),
          raising(std::min(firstFetches, mostFetches())), transformLimit(asked.base.transformLimit),
          learned(asked.cores, asked.items, asked.capacity)
    {
    }

    [[nodiscard]] const Tried *find(const PipelineSpec &spec) const
    {
        const auto found = std::ranges::find(tried, spec, &Tried::spec);
        return found == tried.end() ? nullptr : &*found;
    }
    [[nodiscard]] PipelineSpec with(std::int64_t fetches, std::int64_t transforms) const
    {
        PipelineSpec spec = options.base;
        spec.fetchLimit = fetches;
        spec.transformLimit = transforms;
        return spec;
    }
    [[nodiscard]] PipelineSpec at(std::int64_t value) const
    {
        return phase == Phase::Transforms ? with(fetchLimit, value) : with(value, transformLimit);
    }
    [[nodiscard]] Nanos left() const { return std::max(Nanos(0), options.budget - spent); }
    /// What one slice should take.
    [[nodiscard]] double sliceTime() const { return std::clamp(seconds(options.budget) / 30, 0.1, 1.); }

    /// At a rate of items a second.
    [[nodiscard]] std::int64_t itemsAt(double rate, std::int64_t fetches) const
    {
        constexpr std::int64_t usualRounds = 4;
        if (rate <= 0)
            return std::min(std::max(firstItems, usualRounds * fetches), options.items);
        // Of few, the mean says little: then a slice takes longer.
        constexpr double tellingItems = 100;
        const auto enough = static_cast<std::int64_t>(
            std::max(rate * sliceTime(), std::min(tellingItems, rate * seconds(options.budget) / 12)));
        return std::clamp<std::int64_t>(enough, std::min(options.items, usualRounds * fetches),
                                        options.items);
    }
    [[nodiscard]] std::int64_t itemsFor(const PipelineSpec &spec) const
    {
        const Tried *one = find(spec);
        return itemsAt(one && one->throughput() > 0 ? one->throughput() : lately, spec.fetchLimit);
    }
    /// Whether a slice is all the work, at the best rate that was seen: then its beginning and its end count.
    [[nodiscard]] bool measuresAll() const
    {
        const Tried *best = bestTried(1);
        return best && itemsAt(best->throughput(), 1) == options.items;
    }
    [[nodiscard]] std::int64_t mostFetches() const
    {
        const std::int64_t most = measuresAll() ? options.items : options.items / leastRounds;
        return std::max<std::int64_t>(1, std::min(mostThatPass, most));
    }
    [[nodiscard]] std::int64_t mostTried() const
    {
        return tried.empty() ? raising : tried.back().spec.fetchLimit;
    }
    /// Of what was not seen nothing is predicted, unless the server was: then twice what it serves is more than enough.
    [[nodiscard]] std::int64_t mostLookedAt() const
    {
        if (learned.capacity() && options.base.order == Order::Kept)
            return mostFetches(); // those that are held take up room, but no server's
        return std::min(mostFetches(), 2 * std::max(mostTried(), learned.capacity().value_or(0)));
    }
    /// Items a second of all the work with that setting, of which this was a slice.
    [[nodiscard]] double overTheWhole(const Slice &slice, const SliceFigures &figures, bool isStopped) const
    {
        if (slice.items < options.items || isStopped || figures.took <= Nanos(0))
            return figures.throughput * learned.shareOfWhole(slice.spec);
        return static_cast<double>(figures.over - figures.failed) / seconds(figures.took);
    }
    [[nodiscard]] bool refuses(const Tried &one) const { return one.refuses(usualFailures); }
    [[nodiscard]] bool meetsGoal(const Tried &one) const
    {
        return options.mostP99 == Nanos(0) || (one.p99() != absent && one.p99() <= options.mostP99);
    }
    [[nodiscard]] const Tried *bestTried(std::size_t fewestSlices) const
    {
        const Tried *best = nullptr;
        for (const Tried &one : tried)
            if (!refuses(one) && meetsGoal(one) && one.slices.size() >= fewestSlices
                && (!best || one.throughput() > best->throughput()))
                best = &one;
        return best;
    }
    [[nodiscard]] AxisPoint pointOf(std::int64_t value) const
    {
        const Tried *one = find(at(value));
        if (!one)
            return {.value = value};
        return {.value = value,
                .throughputs = one->throughputs(),
                .predicted = predictedKnee > 0 ? std::optional(value >= predictedKnee) : std::nullopt,
                .refused = refuses(*one),
                .meetsGoal = meetsGoal(*one),
                .slices = one->slices.size()};
    }
    [[nodiscard]] SearchAxis axis() const
    {
        const bool ofTransforms = phase == Phase::Transforms;
        SearchAxis axis{.most = ofTransforms ? mostTransforms : mostFetches()};
        // Both limits together may cost 2 %, not each of them.
        if (const Tried *best = ofTransforms ? bestTried(comparedSlices) : nullptr)
            axis.atLeast = (1 - asGood) * best->throughput();
        for (const std::int64_t value : values)
            axis.points.push_back(pointOf(value));
        return axis;
    }

    bool endsByFailures(const SliceFigures &figures, const Run &run, const WorkSpec &work);
    void raised(const Tried &now);
    [[nodiscard]] bool risesAsPredicted(const Tried &now, const Tried &half) const;
    void beginComparing();
    void compareFetches();
    void decide();
    [[nodiscard]] std::optional<std::int64_t> furtherUp(std::int64_t settled);
    void settleOrLookFurther();
    [[nodiscard]] std::optional<PipelineSpec> furtherByBoth() const;
    [[nodiscard]] const Tried *chosen() const;
    /// Whether more in flight may gain, and there are too few items to see.
    [[nodiscard]] bool areTooFew(const Tried &one) const;
    [[nodiscard]] QString whyOf(const Tried &one) const;
    /// Whether the machine foretells what was measured: then it may be asked for what was not.
    [[nodiscard]] bool isPredictedWell(const Tried &one) const;
    [[nodiscard]] bool allArePredictedWell() const
    {
        return std::ranges::all_of(tried, [this](const Tried &known) { return isPredictedWell(known); });
    }
    [[nodiscard]] std::optional<BetterMode> betterMode(const Tried &one) const;

    enum class Phase { Warming, Raising, Fetches, Transforms, Both, Settled };
    SearchOptions options;
    Phase phase = Phase::Warming;
    std::vector<Tried> tried;
    std::vector<std::int64_t> values; // of the axis
    std::int64_t next = 0;            // of these; or what is raised to
    std::int64_t mostThatPass = 1;    // of fetches: allowed, and not refused
    std::int64_t mostTransforms = 1;
    std::int64_t raising = 1;
    std::int64_t fetchLimit = 0;    // found; 0: not yet
    std::int64_t predictedKnee = 0; // of the axis; 0: nothing to rely on
    std::int64_t transformLimit = 1;
    std::int64_t lookedUpFrom = 0; // an N
    PipelineSpec both;             // other limits that should gain together
    double usualFailures = 0;
    double lately = 0; // items a second
    Nanos spent{0};
    LearnedTimes learned;
    QString limiting; // of the last slice with the limits that are advised
    PipelineSpec limitingAt;
    std::vector<SliceInTurn> inTurn;
    Nanos pause{0};                   // before the next
    std::int64_t seen = 0;            // items that were over
    int failures = 0;                 // slices running in which everything failed
    std::optional<BetterMode> better; // once it is settled
    QString problem;                  // why nothing can be found
};

// Where everything fails at first, or time and again, nothing is to be found, and whoever refuses is left alone.
bool LimitSearch::Private::endsByFailures(const SliceFigures &figures, const Run &run, const WorkSpec &work)
{
    constexpr int enough = 3; // slices running
    if (figures.over == 0 || figures.failed < figures.over) {
        failures = 0;
        return false;
    }
    ++failures;
    if (phase != Phase::Warming && failures < enough)
        return false;
    problem = phase == Phase::Warming ? QStringLiteral("every item of the first slice failed")
                                      : QStringLiteral("every item of the last slices failed");
    if (const QString error = firstError(run, work); !error.isEmpty())
        problem += QStringLiteral(": ") + error;
    return true;
}

// Where order is kept, or transforms are few, twice as many in flight gain less though nothing is full: then the machine foretells
// what was gained, and that there is more.
bool LimitSearch::Private::risesAsPredicted(const Tried &now, const Tried &half) const
{
    constexpr double mostOfIt = 0.8;
    const double before = learned.throughputOf(half.spec);
    const double here = learned.throughputOf(now.spec);
    const double next = learned.throughputOf(with(std::min(2 * raising, mostFetches()), transformLimit));
    if (before <= 0 || here <= before)
        return false;
    const double gained = now.throughput() / half.throughput() - 1;
    return next > (1 + worthTrying) * here && gained > mostOfIt * (here / before - 1);
}

// One more was tried while N rises: twice as many, or enough is known.
void LimitSearch::Private::raised(const Tried &now)
{
    const Tried *half = raising > 1 ? find(with(raising / 2, transformLimit)) : nullptr;
    if (tried.size() == 1)
        usualFailures = raising == 1 ? now.failedShare() : 0;
    if (refuses(now)) {
        mostThatPass = std::max<std::int64_t>(1, raising - 1);
        return beginComparing();
    }
    const bool gains = !half || half->throughput() <= 0
        || now.throughput() > worthRaising * half->throughput() || risesAsPredicted(now, *half);
    if (!gains && !learned.capacity() && meetsGoal(now) && now.slices.size() < looks)
        return; // once more: of few items the mean says little
    if (learned.capacity() || raising == mostFetches() || !gains || !meetsGoal(now))
        return beginComparing();
    raising = std::min(2 * raising, mostFetches());
}

void LimitSearch::Private::beginComparing()
{
    mostTransforms = std::max<std::int64_t>(
        {options.base.transformLimit, std::int64_t{2} * options.base.threads, fewestTransforms});
    // Enough for as many fetches as there are, and as there may be; fewer come once N is found.
    for (const std::int64_t fetches : {raising, mostFetches()})
        if (const auto enough = learned.kneeAmong(options.base, {fetches}, from1To(mostTransforms)))
            transformLimit = std::max(transformLimit, enough->limit);
    compareFetches();
}

// Under the limit of transforms that there is by now.
void LimitSearch::Private::compareFetches()
{
    phase = Phase::Fetches;
    const auto predicted = learned.kneeAmong(options.base, from1To(mostLookedAt()), {transformLimit});
    predictedKnee = predicted && predicted->reliable ? predicted->limit : 0;
    std::optional<std::int64_t> knee = predicted ? std::optional(predicted->limit) : std::nullopt;
    const Tried *best = bestTried(1);
    if (!predicted && best)
        // What was measured says more than what cannot be relied on.
        knee = std::ranges::find_if(tried, [&](const Tried &one) {
                   return !refuses(one) && one.throughput() >= (1 - asGood) * best->throughput();
               })->spec.fetchLimit; // the best at least
    values = around(std::clamp<std::int64_t>(knee.value_or(raising), 1, mostFetches()), mostFetches());
    const auto compare = [this](std::int64_t value) {
        if (!std::ranges::binary_search(values, value))
            values.insert(std::ranges::lower_bound(values, value), value);
    };
    // What seemed the best while N rose is what the others have to compare with; and where fetches compute, as many as cores are
    // the first that can be it, though a busy machine makes more seem to be needed.
    if (best)
        compare(best->spec.fetchLimit);
    if (learned.fetchesCompute())
        compare(std::min<std::int64_t>(options.cores, mostFetches()));
    next = values.front();
    decide();
}

// Where order is kept, throughput does not rise evenly: a few more may bring nothing, and twice as many a lot. Where what is
// predicted is right here, it says how many to try; once from each N that seemed to be it.
std::optional<std::int64_t> LimitSearch::Private::furtherUp(std::int64_t settled)
{
    const Tried *here = find(with(settled, transformLimit));
    const std::int64_t most = std::min(mostFetches(), 2 * values.back());
    if (!here || learned.capacity() || most <= values.back() || lookedUpFrom >= settled)
        return {};
    lookedUpFrom = settled;
    if (!isPredictedWell(*here))
        return {};
    std::vector<std::pair<std::int64_t, double>> above;
    double best = 0;
    constexpr std::int64_t steps = 6;
    for (std::int64_t step = 1; step <= steps; ++step) {
        const std::int64_t value = values.back() + (most - values.back()) * step / steps;
        if (value > values.back() && (above.empty() || value > above.back().first))
            best = std::max(best, above.emplace_back(value, learned.throughputOf(at(value))).second);
    }
    if (best <= (1 + worthTrying) * learned.throughputOf(here->spec))
        return {};
    return std::ranges::find_if(above, [best](const auto &one) { return one.second >= (1 - asGood) * best; })
        ->first;
}

void LimitSearch::Private::decide()
{
    if (phase == Phase::Both)
        return settleOrLookFurther();
    const Step step = nextStep(axis());
    switch (step.kind) {
    case Step::Kind::Measure:
        if (!std::ranges::binary_search(values, step.value))
            values.insert(std::ranges::lower_bound(values, step.value), step.value);
        next = step.value;
        return;
    case Step::Kind::Settled: break;
    }
    if (phase == Phase::Fetches) {
        if (const auto further = furtherUp(step.value)) {
            values.push_back(*further);
            next = *further;
            return;
        }
        fetchLimit = step.value;
        phase = Phase::Transforms;
        const auto predicted = learned.kneeAmong(options.base, {fetchLimit}, from1To(mostTransforms));
        const std::int64_t knee = predicted ? predicted->limit : transformLimit;
        predictedKnee = knee;
        values = {std::min(knee, transformLimit), std::max(knee, transformLimit)};
        values.erase(std::unique(values.begin(), values.end()), values.end());
        return decide();
    }
    // Where more transforms gain, N was found while they were too few: it is looked for once more.
    const Tried *few = find(with(fetchLimit, transformLimit));
    const Tried *enough = find(with(fetchLimit, step.value));
    const bool opens = step.value > transformLimit && few && enough
        && enough->throughput() > (1 + asGood) * few->throughput();
    transformLimit = step.value;
    if (opens) {
        raising = std::max(raising, fetchLimit);
        return compareFetches();
    }
    settleOrLookFurther();
}

// One limit after the other may end where only both together gain. What the machine predicts of that is measured.
void LimitSearch::Private::settleOrLookFurther()
{
    constexpr std::size_t enough = 3; // slices
    if (phase == Phase::Both) {
        const Tried *here = find(with(fetchLimit, transformLimit));
        const Tried *there = find(both);
        if (!there || there->slices.size() < enough)
            return;
        if (here && !refuses(*there) && here->throughput() < (1 - asGood) * there->throughput()) {
            fetchLimit = both.fetchLimit;
            transformLimit = both.transformLimit;
        }
    }
    if (const auto further = furtherByBoth()) {
        phase = Phase::Both;
        both = *further;
        return;
    }
    phase = Phase::Settled;
    if (const Tried *one = chosen())
        better = betterMode(*one);
}

std::optional<PipelineSpec> LimitSearch::Private::furtherByBoth() const
{
    constexpr double worthMeasuring = 0.03;
    const Tried *here = find(with(fetchLimit, transformLimit));
    if (!here || options.mostP99 > Nanos(0) || !allArePredictedWell())
        return {};
    const bool isFilled = learned.capacity() && options.base.order == Order::Any;
    const auto among = learned.bothAmong(options.base, inSteps(isFilled ? mostTried() : mostLookedAt()),
                                         inSteps(mostTransforms));
    if (!among)
        return {};
    for (const PipelineSpec &further : {among->knee, among->best})
        if (!find(further)
            && learned.throughputOf(further) > (1 + worthMeasuring) * learned.throughputOf(here->spec))
            return further;
    return {};
}

const Tried *LimitSearch::Private::chosen() const
{
    if (phase == Phase::Settled)
        return find(with(fetchLimit, transformLimit));
    // The smallest of those that were tried within 2 % of the best; of the candidates, once each was measured twice.
    const bool areCompared = std::ranges::all_of(values, [&](std::int64_t value) {
        const Tried *one = find(at(value));
        return one && one->slices.size() >= comparedSlices;
    });
    const auto isCandidate = [&](const Tried &one) {
        return !refuses(one) && meetsGoal(one) && one.throughput() > 0
            && (values.empty() || !areCompared || one.slices.size() >= comparedSlices);
    };
    const Tried *best = nullptr;
    for (const Tried &one : tried)
        if (isCandidate(one) && (!best || one.throughput() > best->throughput()))
            best = &one;
    if (!best)
        return nullptr;
    for (const Tried &one : tried) {
        if (isCandidate(one) && one.throughput() >= (1 - asGood) * best->throughput())
            return &one;
    }
    return best;
}

bool LimitSearch::Private::areTooFew(const Tried &one) const
{
    const std::int64_t most = measuresAll() ? options.items : options.items / leastRounds;
    if (most >= options.maxFetchLimit)
        return false;
    if (one.spec.fetchLimit >= most)
        return true;
    const double here = learned.throughputOf(one.spec);
    const std::vector<std::int64_t> all = doublings(std::min(options.maxFetchLimit, options.items));
    return here > 0 && std::ranges::any_of(all, [&](std::int64_t fetches) {
               return fetches > most
                   && learned.throughputOf(with(fetches, one.spec.transformLimit)) > (1 + worthTrying) * here;
           });
}

bool LimitSearch::Private::isPredictedWell(const Tried &one) const
{
    return std::abs(learned.throughputOf(one.spec) - one.throughput()) <= poorFit * one.throughput();
}

// Of the others that have limits, with no more than twice as many in flight as were seen. What does not explain all that was
// tried says nothing of what was not: as long as a server is not known to be filled it would promise any gain.
std::optional<BetterMode> LimitSearch::Private::betterMode(const Tried &one) const
{
    std::optional<BetterMode> best;
    if (phase != Phase::Settled || options.mostP99 > Nanos(0) || !allArePredictedWell())
        return best;
    const double here = learned.throughputOf(one.spec);
    const std::int64_t most = std::min(mostFetches(), 2 * mostTried());
    std::vector<std::int64_t> transforms{one.spec.transformLimit};
    if (mostTransforms > transforms.front())
        transforms.push_back(mostTransforms);
    for (const Mode mode : {Mode::Concurrent, Mode::Parallel, Mode::Prefetching}) {
        PipelineSpec other = one.spec;
        other.mode = mode;
        if (mode == one.spec.mode)
            continue;
        const auto both = learned.bothAmong(other, doublings(most), transforms);
        const double gain = both ? learned.throughputOf(both->knee) / here - 1 : 0;
        if (gain > worthTrying && (!best || gain > best->gain))
            best = BetterMode{both->knee, gain};
    }
    return best;
}

QString LimitSearch::Private::whyOf(const Tried &one) const
{
    return searchWhy({.tried = tried,
                      .advised = one,
                      .capacity = learned.capacity(),
                      .usualFailures = usualFailures,
                      .maxFetchLimit = options.maxFetchLimit,
                      .limiting = limitingAt == one.spec ? limiting : QString(),
                      .fall = fallMeanwhile(inTurn),
                      .better = better,
                      .wholeItems = learned.countsWhole() ? options.items : 0,
                      .settled = phase == Phase::Settled});
}

LimitSearch::LimitSearch(const SearchOptions &options) : d(std::make_unique<Private>(options)) {}
LimitSearch::~LimitSearch() = default;

std::optional<Slice> LimitSearch::next() const
{
    if (d->phase == Private::Phase::Settled || !d->problem.isEmpty() || d->left() <= Nanos(0)
        || d->options.items < 1)
        return {};
    const bool compares = d->phase == Private::Phase::Fetches || d->phase == Private::Phase::Transforms;
    const PipelineSpec spec = d->phase == Private::Phase::Both ? d->both
        : compares                                             ? d->at(d->next)
                                                               : d->with(d->raising, d->transformLimit);
    return Slice{.spec = spec,
                 .items = d->itemsFor(spec),
                 .haltShare = std::min(0.95, d->usualFailures + 0.3),
                 .pause = std::min(d->pause, d->left())};
}

Nanos LimitSearch::patience() const
{
    return d->left();
}

void LimitSearch::add(const Run &run, const WorkSpec &work)
{
    const std::optional<Slice> asked = next();
    if (!asked)
        return;
    const SliceFigures figures = sliceFigures(run);
    d->spent += figures.took + asked->pause;
    d->seen += figures.over;
    const bool isStopped = run.trace.cancelled();
    d->pause = isStopped ? longestPause : Nanos(0);
    if (d->endsByFailures(figures, run, work))
        return;
    const bool isGivenUp = isStopped && figures.failedShare() >= asked->haltShare;
    if (isStopped && !isGivenUp && figures.over < leastRounds * asked->spec.fetchLimit)
        return; // hardly more than a beginning
    if (figures.throughput > 0)
        d->lately = figures.throughput;
    if (d->phase == Private::Phase::Warming) {
        d->phase = Private::Phase::Raising;
        if (figures.failed > 0)
            d->raising = 1;
        return;
    }
    auto one = std::ranges::find(d->tried, asked->spec, &Tried::spec);
    const bool isFirst = one == d->tried.end();
    // Far shorter than a slice should be, or than all the work, as it went faster than the last ones: once more, with more.
    const std::int64_t enough = d->itemsAt(figures.throughput, asked->spec.fetchLimit);
    if (isFirst && !isStopped && asked->items < enough
        && (enough >= 2 * asked->items || enough == d->options.items))
        return;
    if (isFirst) {
        one = std::ranges::find_if(d->tried,
                                   [&](const Tried &other) { return before(asked->spec, other.spec); });
        one = d->tried.insert(one, Tried{.spec = asked->spec});
    }
    one->slices.push_back(figures);
    if (!d->refuses(*one))
        d->learned.learn(run, work, figures.disturbed.value_or(0) <= tooDisturbed);
    one->slices.back().throughput = d->overTheWhole(*asked, figures, isStopped);
    d->inTurn.push_back({asked->spec, one->slices.back().throughput});
    const Tried now = *one;
    if (!run.trace.cancelled()) {
        const WaitAccount waits(run);
        d->limitingAt = now.spec;
        d->limiting =
            limitingSentence(run, work, d->options.cores, figuresOf(run, work, d->options.cores), waits);
    }
    if (d->phase == Private::Phase::Raising)
        d->raised(now);
    else
        d->decide();
}

const std::vector<Tried> &LimitSearch::tried() const
{
    return d->tried;
}

std::optional<std::int64_t> LimitSearch::capacity() const
{
    return d->learned.capacity();
}

Nanos LimitSearch::spent() const
{
    return d->spent;
}

bool LimitSearch::isSettled() const
{
    return d->phase == Private::Phase::Settled;
}

std::optional<Advice> LimitSearch::advice() const
{
    const Tried *one = d->problem.isEmpty() ? d->chosen() : nullptr;
    if (!one || one->isDisturbed() || !d->meetsGoal(*one) || d->refuses(*one) || d->areTooFew(*one))
        return {};
    return Advice{one->spec, one->throughput(), one->interval(), d->whyOf(*one)};
}

QString LimitSearch::reason() const
{
    if (!d->problem.isEmpty())
        return d->problem;
    if (d->options.items < 1)
        return QStringLiteral("there is nothing to do");
    if (d->tried.empty())
        return QStringLiteral("the budget was spent before one slice of the work was measured: %1 came back")
            .arg(d->seen == 0 ? QStringLiteral("nothing")
                              : counted(std::min(d->seen, d->options.items), "item", "items"));
    if (d->options.mostP99 > Nanos(0)
        && std::ranges::none_of(d->tried, [this](const Tried &one) { return d->meetsGoal(one); })) {
        const Tried *nearest = nullptr;
        for (const Tried &one : d->tried)
            if (one.p99() != absent && (!nearest || one.p99() < nearest->p99()))
                nearest = &one;
        if (nearest) {
            const auto [goal, p99] = timesApart(d->options.mostP99, nearest->p99());
            return QStringLiteral(
                       "nothing meets the goal of a p99 latency of %1: the nearest is %2, with N = %3 and "
                       "M = %4")
                .arg(goal, p99)
                .arg(nearest->spec.fetchLimit)
                .arg(nearest->spec.transformLimit);
        }
    }
    const Tried *one = d->chosen();
    if (one && one->isDisturbed())
        return QStringLiteral(
            "other programs used much of the machine meanwhile: try again when it is quiet");
    if (one && d->areTooFew(*one))
        return QStringLiteral("%1 too few to try more than N = %2, and more may gain: give more of them")
            .arg(counted(d->options.items, "item is", "items are"))
            .arg(std::max<std::int64_t>(
                1, d->measuresAll() ? d->options.items : d->options.items / leastRounds));
    return one && !d->refuses(*one) && d->meetsGoal(*one)
        ? QString()
        : QStringLiteral("more fails than with one in flight, whatever the limits: is there a limit to the "
                         "rate (--rate)?");
}

QString LimitSearch::now() const
{
    switch (d->phase) {
    case Private::Phase::Warming: return QStringLiteral("warming up");
    case Private::Phase::Raising: return QStringLiteral("raising N");
    case Private::Phase::Fetches: return QStringLiteral("around the knee");
    case Private::Phase::Transforms: return QStringLiteral("looking for M");
    case Private::Phase::Both: return QStringLiteral("trying other N and M together");
    case Private::Phase::Settled: break;
    }
    return QStringLiteral("settled");
}

} // namespace overlapse
