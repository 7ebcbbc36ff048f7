// SPDX-License-Identifier: MIT
#include "advice/limit_search.h"

#include "advice/search_state.h"
#include "analysis/described_run.h"
#include "analysis/sentence.h"
#include "workload/secrets.h"

#include <algorithm>

namespace overlapse {

namespace {

constexpr std::int64_t fewestTransforms = 32; // that are looked at: they are this machine's
constexpr double worthRaising = 1.85;         // what twice as many in flight gain where nothing is full
constexpr std::size_t looks = 3;              // at one that gains less, before that is believed
constexpr Nanos longestPause = std::chrono::milliseconds(500);

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

} // namespace

// Where everything fails at first, or time and again, nothing is to be found, and whoever refuses is left alone.
bool LimitSearch::Private::endsByFailures(const SliceFigures &figures, const Run &run, const WorkSpec &work)
{
    constexpr int enough = 3; // slices running
    if (figures.over == 0 || figures.failed < figures.over) {
        failures = 0;
        return false;
    }
    ++failures;
    // What is advised is known by then; the limits of now, which fail, are no problem of it.
    if (phase == Phase::Present || (phase != Phase::Warming && failures < enough))
        return false;
    problem = phase == Phase::Warming ? QStringLiteral("every item of the first slice failed")
                                      : QStringLiteral("every item of the last slices failed");
    if (const QString error = firstError(run, work); !error.isEmpty())
        problem += QStringLiteral(": ") + error;
    return true;
}

// What fails with one in flight is usual; the more were seen of which no more fail, the better it is known.
void LimitSearch::Private::learnUsualFailures()
{
    const Tried *alone = find(with(1, transformLimit));
    if (!alone || alone->failedShare() <= 0)
        return;
    usualFailures = {alone->failedShare(), alone->over()};
    double failed = 0;
    std::int64_t over = 0;
    for (const Tried &one : tried)
        if (!refuses(one)) {
            failed += one.failedShare() * static_cast<double>(one.over());
            over += one.over();
        }
    usualFailures = {failed / static_cast<double>(over), over};
}

// One more was tried while N rises: twice as many, or enough is known.
void LimitSearch::Private::raised(const Tried &now)
{
    const Tried *half = raising > 1 ? find(with(raising / 2, transformLimit)) : nullptr;
    if (!find(with(1, transformLimit)) && refuses(now)) {
        raising = 1; // perhaps that is usual
        return;
    }
    learnUsualFailures();
    if (refuses(now)) {
        mostThatPass = std::max<std::int64_t>(1, raising - 1);
        return beginComparing();
    }
    const bool gains = !half || half->throughput() <= 0
        || now.throughput() > worthRaising * half->throughput() || risesAsPredicted(now, *half);
    if (!gains && !learned.capacity() && meetsGoal(now) && now.slices.size() < looks)
        return; // once more: of few items the mean says little
    // A capacity that is known from the start is no reason to stop before it is reached.
    const bool isFilled = learned.capacity() && *learned.capacity() <= raising;
    if (isFilled || raising == mostFetches() || !gains || !meetsGoal(now))
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
    const Tried *best = bestTried(1);
    std::int64_t knee = raising;
    if (predicted)
        knee = predicted->limit;
    else if (best) // what was measured says more than what cannot be relied on
        knee = std::ranges::find_if(tried, [&](const Tried &one) {
                   return !refuses(one) && one.throughput() >= (1 - asGood) * best->throughput();
               })->spec.fetchLimit;
    values = around(std::clamp<std::int64_t>(knee, 1, mostFetches()), mostFetches());
    const auto compare = [this](std::int64_t value) {
        if (!std::ranges::binary_search(values, value))
            values.insert(std::ranges::lower_bound(values, value), value);
    };
    // What seemed the best while N rose is what the others have to compare with; and where fetches compute, as many as cores are
    // the first that can be it, though a busy machine makes more seem to be needed.
    if (best)
        compare(best->spec.fetchLimit);
    if (const auto forCores = fetchesForCores())
        compare(*forCores);
    next = values.front();
    decide();
}

void LimitSearch::Private::decide()
{
    if (phase == Phase::Both)
        return settleOrLookFurther();
    if (phase == Phase::Telling)
        return settleOrTellApart();
    if (phase == Phase::Present)
        return settle();
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
    settleOrTellApart();
}

// Another brought more, but in so few slices that it may be chance: both are asked again, as long as there is time for it and
// for the limits of now.
void LimitSearch::Private::settleOrTellApart()
{
    constexpr std::size_t enough = 7; // slices
    constexpr int mostOfBudget = 6;   // as a part
    const Tried *here = find(with(fetchLimit, transformLimit));
    const Tried *most = bestTried(1);
    if (!here || !most || here->throughput() >= (1 - asGood) * most->throughput()
        || mostOfBudget * left() < options.budget || isShownBetter(*most, *here))
        return settle();
    const Tried *fewer = most->slices.size() <= here->slices.size() ? most : here;
    if (fewer->slices.size() >= enough)
        return settle();
    phase = Phase::Telling;
    both = fewer->spec;
}

bool LimitSearch::Private::isShownBetter(const Tried &one, const Tried &here)
{
    constexpr std::size_t enough = 3; // slices
    return one.slices.size() >= enough
        && ratioInterval(one.throughputs(), here.throughputs()).high < 1 - asGood;
}

// One limit after the other: what was measured on the way, with another limit of the other stage, may be shown to be better.
void LimitSearch::Private::takeWhatWasShownBetter()
{
    constexpr std::size_t enough = 3; // slices
    const Tried *here = find(with(fetchLimit, transformLimit));
    // Of all that are: the best alone may be it by chance, and tell no difference.
    const Tried *best = nullptr;
    for (const Tried &one : tried)
        if (here && !refuses(one) && meetsGoal(one) && (!best || one.throughput() > best->throughput())
            && isShownBetter(one, *here))
            best = &one;
    if (!best)
        return;
    const auto smallest = std::ranges::find_if(tried, [&](const Tried &one) {
        return !refuses(one) && meetsGoal(one) && one.slices.size() >= enough
            && one.throughput() >= (1 - asGood) * best->throughput();
    });
    fetchLimit = smallest->spec.fetchLimit;
    transformLimit = smallest->spec.transformLimit;
}

const Tried *LimitSearch::Private::chosen() const
{
    if (isFound())
        return find(with(fetchLimit, transformLimit));
    // The smallest within 2 % of the best: of those that were measured twice, where one of these is.
    const Tried *best = bestTried(1);
    if (!best || best->throughput() <= 0)
        return nullptr;
    const double good = (1 - asGood) * best->throughput();
    const Tried *compared = bestTried(comparedSlices);
    const std::size_t fewest = compared && compared->throughput() >= good ? comparedSlices : 1;
    const auto smallest = std::ranges::find_if(tried, [&](const Tried &one) {
        return !refuses(one) && meetsGoal(one) && one.slices.size() >= fewest && one.throughput() >= good;
    });
    return &*smallest;
}

QString LimitSearch::Private::whyOf(const Tried &one) const
{
    return searchWhy({.tried = tried,
                      .advised = one,
                      .capacity = learned.capacity(),
                      .usualFailures = usualFailures,
                      .maxFetchLimit = options.maxFetchLimit,
                      .mostP99 = options.mostP99,
                      .now = options.comparesBase ? find(options.base) : nullptr,
                      .nowMissing = whyNowIsMissing(),
                      .fall = fallMeanwhile(inTurn),
                      .better = better,
                      .wholeItems = learned.countsWhole() ? options.items : 0,
                      .settled = isFound(),
                      .spent = left() <= Nanos(0)});
}

LimitSearch::LimitSearch(const SearchOptions &options) : d(std::make_unique<Private>(options)) {}
LimitSearch::~LimitSearch() = default;

std::optional<Slice> LimitSearch::next() const
{
    if (d->phase == Private::Phase::Settled || !d->problem.isEmpty() || d->left() <= Nanos(0)
        || d->options.items < 1)
        return {};
    const bool compares = d->phase == Private::Phase::Fetches || d->phase == Private::Phase::Transforms;
    const bool isOne = d->phase == Private::Phase::Both || d->phase == Private::Phase::Telling;
    const PipelineSpec spec = isOne           ? d->both
        : d->phase == Private::Phase::Present ? d->options.base
        : compares                            ? d->at(d->next)
                                              : d->with(d->raising, d->transformLimit);
    return Slice{.spec = spec,
                 .items = d->itemsFor(spec),
                 .usualShare = d->usualFailures.share,
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
    constexpr double mostlyFailed = 0.95;
    constexpr double farMore = 0.3;
    const bool isGivenUp =
        isStopped && figures.failedShare() >= std::min(mostlyFailed, asked->usualShare + farMore);
    if (isStopped && !isGivenUp
        && (figures.over < Private::leastRounds * asked->spec.fetchLimit || figures.throughput <= 0))
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
    if (!run.trace.cancelled()) {
        const WaitAccount waits(run);
        one->limiting =
            limitingSentence(run, work, d->options.cores, figuresOf(run, work, d->options.cores), waits);
    }
    if (d->phase == Private::Phase::Raising)
        d->raised(*one);
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
    return d->isFound();
}

std::optional<Advice> LimitSearch::advice() const
{
    const Tried *one = d->problem.isEmpty() ? d->chosen() : nullptr;
    if (!one || one->throughput() <= 0 || one->isDisturbed() || !d->meetsGoal(*one) || d->refuses(*one)
        || d->areTooFew(*one))
        return {};
    const Tried *now = d->options.comparesBase ? d->find(d->options.base) : nullptr;
    return Advice{.spec = one->spec,
                  .throughput = one->throughput(),
                  .interval = one->interval(),
                  .gain = now && now != one && !d->refuses(*now) ? gainOf(*one, *now) : std::nullopt,
                  .why = d->whyOf(*one)};
}

QString LimitSearch::reason() const
{
    if (!d->problem.isEmpty())
        return d->problem;
    if (d->options.items < 1)
        return QStringLiteral("there is nothing to do");
    if (d->tried.empty())
        return QStringLiteral("%1 before one slice of the work was measured: %2 came back")
            .arg(d->left() > Nanos(0) ? QStringLiteral("it was stopped")
                                      : QStringLiteral("the budget was spent"),
                 d->seen == 0 ? QStringLiteral("nothing")
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
                       .arg(nearest->spec.transformLimit)
                + (d->left() <= Nanos(0) && d->tried.front().spec.fetchLimit > 1
                       ? QStringLiteral("; the budget was spent before N = 1 was tried")
                       : QString());
        }
    }
    const Tried *one = d->chosen();
    if (one && one->isDisturbed())
        return QStringLiteral(
            "other programs used much of the machine meanwhile: try again when it is quiet");
    if (one && d->areTooFew(*one))
        return QStringLiteral("%1 too few to try more than N = %2, and more may gain: give more of them")
            .arg(counted(d->options.items, "item is", "items are"))
            .arg(std::max<std::int64_t>(1, d->options.items / Private::leastRounds));
    if (one && one->throughput() <= 0)
        return QStringLiteral(
            "far more failed in some parts of the work than in others, whatever the limits");
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
    case Private::Phase::Telling: return QStringLiteral("telling the best apart");
    case Private::Phase::Present: return QStringLiteral("measuring the limits of now");
    case Private::Phase::Settled: break;
    }
    return QStringLiteral("settled");
}

} // namespace overlapse
