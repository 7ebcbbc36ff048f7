// SPDX-License-Identifier: MIT
// The smallest limits that are as good as the best, found by measuring: which slice of the work to measure next, and what
// follows from those that were. It measures nothing itself. Pure.
#pragma once

#include "advice/tried.h"

#include <memory>

namespace overlapse {

struct SearchOptions
{
    PipelineSpec base; ///< mode, order and threads of all; its transform limit is where M begins
    /// Its limits are those of now: at the end they are measured too, where they are allowed.
    bool comparesBase = false;
    int cores = 1;                   ///< of this machine
    std::int64_t maxFetchLimit = 64; ///< never exceeded
    std::int64_t items = 0;          ///< of the work: no slice has more
    std::int64_t capacity = 0;       ///< what the user knows of each server; 0: to be found out
    Nanos mostP99{0}; ///< the goal: as much throughput as there is with no larger p99 latency; 0: any
    Nanos budget = std::chrono::seconds(60); ///< of measuring
};

struct Slice
{
    PipelineSpec spec;
    std::int64_t items = 0;
    double usualShare = 0; ///< of items fails; where far more does, it is to be given up
    Nanos pause{0};        ///< before it begins: what the one before left under way may be worked on still
};

/// What is advised brings so many times as much as the limits of now do.
struct AdvisedGain
{
    PipelineSpec now;
    double ratio = 1; ///< of the medians
    Interval interval{};
};

struct Advice
{
    PipelineSpec spec;
    double throughput = 0;
    Interval interval{};
    std::optional<AdvisedGain> gain{}; ///< none: those of now are advised, or were not measured
    QString why{};                     ///< sentences
};

/// Beginning with few in flight, it doubles N until that gains clearly less than twice as much, and less than the machine
/// predicts from these slices (where order is kept, or transforms are few, that is less than twice), a server is seen to be
/// filled, or errors rise; what lies behind the stages, told from the slices, says where the knee should be. There, below and
/// above it slices are repeated in turn until the smallest N within 2 % of the best is found, and then the same for M; what
/// counts is the throughput over all the work, with its beginning and its end. Above, as many are tried as should gain a tenth;
/// at the end, other limits than these that should gain more together, what brought more than these but perhaps by chance, and
/// the limits of now. Both limits cost 2 % of the best together, not each.
/// Where all the work fits into a slice, every slice is all of it, and N may be as many as there are items. Where some
/// fails at once it begins with one in flight, and what fails there is usual. A setting in which more fails than that (the
/// server's "too busy") counts as worse than any that does not, and no larger N follows. Where everything fails thrice running
/// it ends.
class LimitSearch
{
public:
    explicit LimitSearch(const SearchOptions &options);
    ~LimitSearch();
    LimitSearch(const LimitSearch &) = delete;
    LimitSearch &operator=(const LimitSearch &) = delete;

    /// What to measure next; none: it is settled, or the budget is spent.
    [[nodiscard]] std::optional<Slice> next() const;
    /// How long that should take at most; a run that takes longer may be stopped, and added all the same.
    [[nodiscard]] Nanos patience() const;
    /// A measurement of next(), and the work that the slice was. Takes as long as some hundred predictions of it.
    void add(const Run &run, const WorkSpec &work);

    /// By N, then M. The first slice, which is a warm-up, is left out.
    [[nodiscard]] const std::vector<Tried> &tried() const;
    /// Found where servers were filled, of all together.
    [[nodiscard]] std::optional<std::int64_t> capacity() const;
    [[nodiscard]] Nanos spent() const;
    [[nodiscard]] bool isSettled() const;
    /// From what is known so far; none: reason() says why.
    [[nodiscard]] std::optional<Advice> advice() const;
    [[nodiscard]] QString reason() const;
    /// A few words on what is being found out.
    [[nodiscard]] QString now() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace overlapse
