// SPDX-License-Identifier: MIT
#include "analysis/hold_steps.h"

namespace overlapse {

namespace {

struct DriverSpan
{
    Nanos begin;
    Nanos end;
};

// With order kept everything is in order as it comes.
template<typename T, typename Less>
void sortIfNeeded(std::vector<T> &values, Less less)
{
    if (!std::is_sorted(values.begin(), values.end(), less))
        std::sort(values.begin(), values.end(), less);
}

Nanos at(const std::vector<Nanos> &times, std::size_t i)
{
    return i < times.size() ? times[i] : never;
}

} // namespace

/// Everything that can change the state, sorted by time.
struct HoldSteps::Edges
{
    std::vector<Nanos> entered; // the transform stage
    std::vector<Nanos> left;
    std::vector<DriverSpan> driver;
};

// What was still in the stage, or still running, when the run was stopped never leaves.
HoldSteps::Edges HoldSteps::edgesOf(const Run &run)
{
    Edges edges;
    const bool limited = run.spec.mode != Mode::Blocking;
    const auto items = static_cast<std::size_t>(run.trace.size());
    edges.entered.reserve(limited ? items : 0);
    edges.left.reserve(limited ? items : 0);
    edges.driver.reserve(usesPool(run.spec.mode) ? 0 : items);
    for (std::int64_t first = 0; first < run.trace.size();) {
        const Trace::Columns columns = run.trace.columnsFrom(first);
        for (std::int64_t i = 0; i < columns.count; ++i) {
            const Nanos entered = columns[StampColumn::FetchYielded][i];
            if (limited && entered != absent) {
                edges.entered.push_back(entered);
                if (const Nanos left = columns[StampColumn::TransformYielded][i]; left != absent)
                    edges.left.push_back(left);
            }
            const Nanos started = columns[StampColumn::TransformStarted][i];
            if (columns.lanes[1][i] == driverLane && started != absent) {
                const Nanos finished = columns[StampColumn::TransformFinished][i];
                edges.driver.push_back({started, finished == absent ? never : finished});
            }
        }
        first += columns.count;
    }
    sortIfNeeded(edges.entered, std::less<>());
    sortIfNeeded(edges.left, std::less<>());
    sortIfNeeded(edges.driver, [](const DriverSpan &a, const DriverSpan &b) { return a.begin < b.begin; });
    return edges;
}

HoldSteps::HoldSteps(const Run &run)
{
    const Edges edges = edgesOf(run);
    const std::int64_t limit = effectiveTransformLimit(run.spec);
    std::size_t entered = 0;
    std::size_t left = 0;
    std::size_t driver = 0;
    Nanos driverUntil = Nanos::min();
    Nanos now = Nanos::min();
    for (;;) {
        Nanos next = std::min(at(edges.entered, entered), at(edges.left, left));
        if (driver < edges.driver.size())
            next = std::min(next, edges.driver[driver].begin);
        if (driverUntil > now)
            next = std::min(next, driverUntil);
        if (next == never)
            return;
        now = next;
        // All that happens at one instant, before a look at the state: what has no length does not count.
        while (at(edges.entered, entered) == now)
            ++entered;
        while (at(edges.left, left) == now)
            ++left;
        for (; driver < edges.driver.size() && edges.driver[driver].begin == now; ++driver)
            driverUntil = std::max(driverUntil, edges.driver[driver].end);
        const auto inside = static_cast<std::int64_t>(entered) - static_cast<std::int64_t>(left);
        append(now, driverUntil > now ? State::Driver : inside >= limit ? State::Full : State::Free);
    }
}

void HoldSteps::append(Nanos at, State state)
{
    if (m_states.back() == state)
        return;
    if (m_times.size() % sumStride == 0) {
        Sums sums = m_sums.back();
        for (std::size_t step = m_times.size() - sumStride; step < m_times.size(); ++step)
            addUp(sums, step, step + 1 < m_times.size() ? m_times[step + 1] : at);
        m_sums.push_back(sums);
    }
    m_times.push_back(at);
    m_states.push_back(state);
}

void HoldSteps::addUp(Sums &sums, std::size_t step, Nanos end) const
{
    // Without a branch, which nothing could foretell.
    const Nanos length = m_states[step] == State::Free ? Nanos(0) : end - m_times[step];
    const bool driver = m_states[step] == State::Driver;
    sums.driver += driver ? length : Nanos(0);
    sums.full += driver ? Nanos(0) : length;
}

// The last step at or before `at`: strides that double away from the hint, then a binary search of the last.
std::size_t HoldSteps::find(Nanos at, std::size_t hint) const
{
    std::size_t low = hint;
    std::size_t high = hint;
    std::size_t stride = 1;
    if (m_times[hint] <= at) {
        high = hint + 1;
        for (; high < m_times.size() && m_times[high] <= at; stride *= 2) {
            low = high;
            high += stride;
        }
        high = std::min(high, m_times.size());
    } else {
        for (low = hint - 1; m_times[low] > at; stride *= 2) {
            high = low;
            low = high > stride ? high - stride : 0;
        }
    }
    const auto first = m_times.begin() + static_cast<std::ptrdiff_t>(low);
    const auto last = m_times.begin() + static_cast<std::ptrdiff_t>(high);
    return static_cast<std::size_t>(std::upper_bound(first, last, at) - m_times.begin()) - 1;
}

void HoldSteps::moveTo(std::size_t step, Place &place) const
{
    if (step < place.step || step - place.step > step % sumStride)
        place = {step - step % sumStride, m_sums[step / sumStride]};
    for (; place.step < step; ++place.step)
        addUp(place.before, place.step, m_times[place.step + 1]);
}

HoldSteps::Sums HoldSteps::sumsBefore(Nanos at, Place &place) const
{
    moveTo(find(at, place.step), place);
    Sums sums = place.before;
    addUp(sums, place.step, at);
    return sums;
}

} // namespace overlapse
