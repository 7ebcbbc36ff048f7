// SPDX-License-Identifier: MIT
#include "analysis/core_split.h"

#include "analysis/bursts.h"
#include "pipeline/service_line.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace overlapse {

namespace {

constexpr std::size_t bins = 4'096;
constexpr double mostUsed = 0.8; // from this share of the cores on
// Schedulers are not as fair as that: so much more of a wait is explained by others at the cores.
constexpr double unfairness = 1.2;

/// A sum of steps over the time of a run, in bins.
class Steps
{
public:
    Steps(Nanos begin, Nanos end)
        : m_begin(begin), m_width(std::max(1.0, static_cast<double>((end - begin).count()) / bins))
    {
    }
    [[nodiscard]] double place(Nanos at) const
    {
        return std::clamp(static_cast<double>((at - m_begin).count()) / m_width, 0.0,
                          static_cast<double>(bins));
    }
    /// Adds `height` over the span to the sums that filled() makes.
    void add(const CpuSpan &span, double height)
    {
        addEdge(place(span.begin), height);
        addEdge(place(span.end), -height);
    }
    /// The mean height in each bin; the sums begin anew.
    std::vector<double> filled()
    {
        std::vector<double> heights(bins);
        double height = 0;
        for (std::size_t bin = 0; bin < bins; ++bin) {
            heights[bin] = height + m_partial[bin];
            height += m_edges[bin];
        }
        std::fill(m_edges.begin(), m_edges.end(), 0);
        std::fill(m_partial.begin(), m_partial.end(), 0);
        return heights;
    }

private:
    void addEdge(double at, double height)
    {
        if (at >= bins)
            return;
        const auto bin = static_cast<std::size_t>(at);
        m_edges[bin] += height;
        m_partial[bin] += height * (static_cast<double>(bin + 1) - at);
    }

    Nanos m_begin;
    double m_width;
    std::vector<double> m_edges = std::vector<double>(bins);   // what begins in a bin, from the next one on
    std::vector<double> m_partial = std::vector<double>(bins); // and how much of it lies in that bin
};

/// The mean of a height over any span.
class Means
{
public:
    explicit Means(const std::vector<double> &heights) : m_heights(heights), m_sums(heights.size() + 1)
    {
        for (std::size_t bin = 0; bin < heights.size(); ++bin)
            m_sums[bin + 1] = m_sums[bin] + heights[bin];
    }
    [[nodiscard]] double over(double begin, double end) const
    {
        const auto bin = std::min(static_cast<std::size_t>(begin), m_heights.size() - 1);
        return end > begin ? (sumTo(end) - sumTo(begin)) / (end - begin) : m_heights[bin];
    }

private:
    [[nodiscard]] double sumTo(double at) const
    {
        const auto bin = std::min(static_cast<std::size_t>(at), m_heights.size() - 1);
        return m_sums[bin] + (at - static_cast<double>(bin)) * m_heights[bin];
    }

    const std::vector<double> &m_heights;
    std::vector<double> m_sums;
};

double lengthOf(const CpuSpan &span)
{
    return static_cast<double>((span.end - span.begin).count());
}

double timeOf(const CpuSpan &span)
{
    return static_cast<double>(span.cpu.count());
}

// How much longer CPU time takes than on a core of one's own.
double stretchOf(double used, double cores)
{
    return used >= mostUsed ? std::numeric_limits<double>::infinity()
                            : 1 + std::pow(used, std::sqrt(2 * (cores + 1)) - 1) / (cores * (1 - used));
}

double coresBeside(double others, double there, double cores)
{
    return others > 0 ? std::max(cores - others, cores * there / (there + others)) : cores;
}

} // namespace

std::vector<Nanos> outsideOf(const std::vector<CpuSpan> &spans, double cores, double others,
                             std::vector<bool> *usedUp)
{
    if (spans.empty())
        return {};
    Nanos begin = spans.front().begin;
    Nanos end = spans.front().end;
    for (const CpuSpan &span : spans) {
        begin = std::min(begin, span.begin);
        end = std::max(end, span.end);
    }
    Steps present(begin, end);
    for (const CpuSpan &span : spans)
        present.add(span, 1);
    const std::vector<double> there = present.filled();
    std::vector<double> shares(bins);
    std::vector<double> left(bins); // cores
    for (std::size_t bin = 0; bin < bins; ++bin) {
        left[bin] = coresBeside(others, there[bin], cores);
        shares[bin] = there[bin] > left[bin] ? left[bin] / there[bin] : 1;
    }
    const Means meanShare(shares);
    const Means meanLeft(left);
    const auto over = [&present](const Means &means, const CpuSpan &span) {
        return means.over(present.place(span.begin), present.place(span.end));
    };
    // Each takes its CPU time as it comes by it.
    Steps taken(begin, end);
    for (const CpuSpan &span : spans)
        if (lengthOf(span) > 0)
            taken.add(span, timeOf(span) / lengthOf(span) / over(meanShare, span));
    std::vector<double> used = taken.filled();
    for (std::size_t bin = 0; bin < used.size(); ++bin)
        used[bin] = std::min(1.0, used[bin] * shares[bin] / left[bin]);
    const Means meanUsed(used);

    std::vector<Nanos> outside;
    outside.reserve(spans.size());
    for (const CpuSpan &span : spans) {
        const double waiting = 1 / over(meanShare, span) - 1; // of each nanosecond on a core
        const double share = over(meanUsed, span);
        const double stretch = std::min(1 + unfairness * waiting, stretchOf(share, over(meanLeft, span)));
        if (usedUp)
            usedUp->push_back(share >= mostUsed);
        outside.emplace_back(std::llround(std::max(0.0, lengthOf(span) - timeOf(span) * stretch)));
    }
    return outside;
}

std::vector<Nanos> outsideOfStarted(const std::vector<CpuSpan> &spans, double cores)
{
    const double places = std::max(1.0, std::floor(cores));
    ServiceLine line(static_cast<std::int64_t>(places));
    std::vector<Nanos> outside(spans.size());
    for (const std::size_t at : burstsByEnd<CpuSpan>(spans, togetherHere)) {
        const CpuSpan &span = spans[at];
        const Nanos time(std::llround(timeOf(span) * places / cores));
        outside[at] = std::max(Nanos(0), span.end - line.serve(span.begin, time).end);
    }
    return outside;
}

std::vector<Nanos> outsideOfThread(const std::vector<CpuSpan> &spans)
{
    constexpr double noBreak = 0.25; // of what one takes: CPU times are shares, and no more exact
    std::vector<std::size_t> byEnd(spans.size());
    std::iota(byEnd.begin(), byEnd.end(), std::size_t(0));
    std::ranges::stable_sort(byEnd, {}, [&spans](std::size_t at) { return spans[at].end; });
    // From the last one backwards: when the thread must have begun with each at the latest.
    std::vector<CpuSpan> busy(spans.size());
    Nanos next = Nanos::max();
    Nanos all{0};
    for (std::size_t place = byEnd.size(); place-- > 0;) {
        const CpuSpan &span = spans[byEnd[place]];
        const Nanos end = std::min(span.end, next);
        next = end - span.cpu;
        busy[place] = {next, end, span.cpu};
        all += span.cpu;
    }
    const Nanos gap(spans.empty() ? 0
                                  : std::llround(noBreak * static_cast<double>(all.count())
                                                 / static_cast<double>(spans.size())));
    std::vector<Nanos> outside(spans.size());
    Nanos since{0};
    for (std::size_t place = 0; place < byEnd.size(); ++place) {
        if (place == 0 || busy[place].begin > busy[place - 1].end + gap)
            since = busy[place].begin;
        outside[byEnd[place]] = std::max(Nanos(0), since - spans[byEnd[place]].begin);
    }
    return outside;
}

} // namespace overlapse
