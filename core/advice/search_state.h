// SPDX-License-Identifier: MIT
// What a search knows and where it is. What follows from a slice is in limit_search.cpp, what the machine foretells in
// search_foresight.cpp, what there is now in search_now.cpp.
#pragma once

#include "advice/learned_times.h"
#include "advice/limit_search.h"
#include "advice/search_axis.h"
#include "advice/search_words.h"

#include <algorithm>
#include <chrono>

namespace overlapse {

class LimitSearch::Private
{
public:
    static constexpr std::int64_t firstFetches = 4;
    static constexpr std::int64_t firstItems = 16;
    /// Of N: of fewer there is nothing but a beginning and an end.
    static constexpr std::int64_t leastRounds = 3;
    /// Of one that says what others have to reach.
    static constexpr std::size_t comparedSlices = 2;

    static double secondsOf(Nanos time) { return std::chrono::duration<double>(time).count(); }

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
    [[nodiscard]] double sliceTime() const { return std::clamp(secondsOf(options.budget) / 30, 0.1, 1.); }

    /// At a rate of items a second.
    [[nodiscard]] std::int64_t itemsAt(double rate, std::int64_t fetches) const
    {
        constexpr std::int64_t usualRounds = 4;
        if (rate <= 0)
            return std::min(std::max(firstItems, usualRounds * fetches), options.items);
        // Of few, the mean says little: then a slice takes longer.
        constexpr double tellingItems = 100;
        const auto enough = static_cast<std::int64_t>(
            std::max(rate * sliceTime(), std::min(tellingItems, rate * secondsOf(options.budget) / 12)));
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
        return static_cast<double>(figures.over - figures.failed) / secondsOf(figures.took);
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
    /// As many fetches as the cores that they compute on; none: they wait for something else.
    [[nodiscard]] std::optional<std::int64_t> fetchesForCores() const
    {
        return learned.fetchesCompute() ? std::optional(std::min<std::int64_t>(options.cores, mostFetches()))
                                        : std::nullopt;
    }
    [[nodiscard]] AxisPoint pointOf(std::int64_t value) const
    {
        const Tried *one = find(at(value));
        if (!one)
            return {.value = value};
        return {.value = value,
                .throughputs = one->throughputs(),
                .predicted = predictedKnee > 0 ? std::optional(value >= predictedKnee) : std::nullopt,
                .likely = phase == Phase::Fetches && value == fetchesForCores(),
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
    void settleOrTellApart();
    /// By more than 2 %, whatever else its slices may mean.
    [[nodiscard]] static bool isShownBetter(const Tried &one, const Tried &here);
    void settle();
    /// Whether the limits of now are to be measured: not where as many are not allowed, or were refused.
    [[nodiscard]] bool asksOfNow() const;
    [[nodiscard]] bool isNowRefused() const;
    void takeWhatWasShownBetter();
    void learnUsualFailures();
    [[nodiscard]] std::optional<PipelineSpec> furtherByBoth() const;
    /// The limits are; those of now may be being measured.
    [[nodiscard]] bool isFound() const { return phase == Phase::Present || phase == Phase::Settled; }
    [[nodiscard]] const Tried *chosen() const;
    /// Whether more in flight may gain, and there are too few items to see.
    [[nodiscard]] bool areTooFew(const Tried &one) const;
    [[nodiscard]] QString whyOf(const Tried &one) const;
    /// Empty: the limits of now were measured, or are not asked for.
    [[nodiscard]] QString whyNowIsMissing() const;
    /// Whether the machine foretells what was measured: then it may be asked for what was not.
    [[nodiscard]] bool isPredictedWell(const Tried &one) const;
    [[nodiscard]] bool allArePredictedWell() const
    {
        return std::ranges::all_of(tried, [this](const Tried &known) { return isPredictedWell(known); });
    }
    [[nodiscard]] std::optional<BetterMode> betterMode(const Tried &one) const;

    enum class Phase { Warming, Raising, Fetches, Transforms, Both, Telling, Present, Settled };
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
    PipelineSpec both;             // other limits that should gain together, or are to be told apart
    UsualFailures usualFailures;
    double lately = 0; // items a second
    Nanos spent{0};
    LearnedTimes learned;
    std::vector<SliceInTurn> inTurn;
    Nanos pause{0};                   // before the next
    std::int64_t seen = 0;            // items that were over
    int failures = 0;                 // slices running in which everything failed
    std::optional<BetterMode> better; // once it is settled
    QString problem;                  // why nothing can be found
};

} // namespace overlapse
