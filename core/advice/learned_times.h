// SPDX-License-Identifier: MIT
// What lies behind the stages, as far as the slices of a search have told by now. Pure.
#pragma once

#include "trace/recording.h"

#include <algorithm>

namespace overlapse {

class LearnedTimes
{
public:
    /// Of so many cores, and of work of so many items. `capacity` is what the user knows of each server; 0: to be found out.
    LearnedTimes(int cores, std::int64_t items, std::int64_t capacity)
        : m_cores(cores), m_items(items), m_known(capacity)
    {
        if (capacity > 0)
            m_capacity = capacity;
    }

    /// From a slice that was measured whole; where the machine was `quiet`, times to predict from as well as servers. Takes as
    /// long as some predictions of it.
    void learn(const Run &run, const WorkSpec &work, bool quiet);
    struct Knee
    {
        std::int64_t limit = 1;
        bool reliable = true; ///< else it is where to look, and no more
    };
    /// The smallest of these limits within 2 % of the best predicted, of the fetch limits where there are several, else of the
    /// transform limits; among those that are to be relied on, where there are any, and no other transform limit promises much
    /// more. None where nothing is known.
    [[nodiscard]] std::optional<Knee> kneeAmong(const PipelineSpec &base,
                                                const std::vector<std::int64_t> &fetches,
                                                const std::vector<std::int64_t> &transforms) const;
    struct BothLimits
    {
        PipelineSpec knee; ///< the smallest within 2 % of the best
        PipelineSpec best;
    };
    /// Of all these limits together, as throughputOf() says; none where nothing is known.
    [[nodiscard]] std::optional<BothLimits> bothAmong(const PipelineSpec &base,
                                                      const std::vector<std::int64_t> &fetches,
                                                      const std::vector<std::int64_t> &transforms) const;
    /// Items a second of the whole work, its beginning and its end with it, if more in flight were served as fast as those that
    /// were seen; 0: nothing is known.
    [[nodiscard]] double throughputOf(const PipelineSpec &spec) const;
    /// Whether the work is so short that its beginning and end matter.
    [[nodiscard]] bool countsWhole() const { return m_items <= 20'000; }
    /// Of what a slice would show of that setting, as much is left over the whole work, which has a beginning and an end with
    /// fewer in flight: 1 of long work, or where nothing is known.
    [[nodiscard]] double shareOfWhole(const PipelineSpec &spec) const;
    /// Whether half of the time of fetches, or more, is CPU time of this machine.
    [[nodiscard]] bool fetchesCompute() const;
    /// Of all servers together, once each was filled.
    [[nodiscard]] std::optional<std::int64_t> capacity() const { return m_capacity; }

private:
    struct Kept
    {
        Run run;
        WorkSpec work;
    };

    /// Those of a prediction.
    [[nodiscard]] std::int64_t items() const { return std::min<std::int64_t>(1'000, m_items); }

    int m_cores;
    std::int64_t m_items;
    std::int64_t m_known;
    std::optional<std::int64_t> m_capacity;
    std::vector<Kept> m_kept; // the last few
    std::shared_ptr<const DurationTable> m_times;
};

} // namespace overlapse
