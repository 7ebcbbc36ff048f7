// SPDX-License-Identifier: MIT
// What lies behind the stages, as far as the slices of a search have told by now. Pure.
#pragma once

#include "trace/recording.h"

namespace overlapse {

class LearnedTimes
{
public:
    /// Of so many cores. `capacity` is what the user knows of each server; 0: to be found out.
    LearnedTimes(int cores, std::int64_t capacity) : m_cores(cores), m_known(capacity)
    {
        if (capacity > 0)
            m_capacity = capacity;
    }

    /// From a slice that was measured whole; where the machine was `quiet`, times to predict from as well as servers. Takes as
    /// long as some predictions of it.
    void learn(const Run &run, const WorkSpec &work, bool quiet);
    /// The smallest of these limits within 2 % of the best predicted, of the fetch limits where there are several, else of the
    /// transform limits; none where nothing is to be relied on.
    [[nodiscard]] std::optional<std::int64_t> kneeAmong(const PipelineSpec &base,
                                                        const std::vector<std::int64_t> &fetches,
                                                        const std::vector<std::int64_t> &transforms) const;
    /// Of all servers together, once each was filled.
    [[nodiscard]] std::optional<std::int64_t> capacity() const { return m_capacity; }

private:
    struct Kept
    {
        Run run;
        WorkSpec work;
    };

    int m_cores;
    std::int64_t m_known;
    std::optional<std::int64_t> m_capacity;
    std::vector<Kept> m_kept; // the last few
    std::shared_ptr<const DurationTable> m_times;
};

} // namespace overlapse
