// SPDX-License-Identifier: MIT
#include "analysis/capacity.h"

#include "pipeline/service_line.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <vector>

namespace overlapse {

namespace {

constexpr std::size_t mostRequests = 4'000;
constexpr std::size_t fewestRequests = 16;  // of fewer, that services are alike is no sign
constexpr std::size_t fewestScattered = 60; // where they are not
// What is sent, or answered, within so much of the usual time may be so in any order: of a burst, a server reads its
// connections in an order of its own.
constexpr int orderShare = 200;

// The numbers below were found by trying some 1,400 synthetic recordings: constant to exponential services, 1 to 32 places,
// 1 to 64 in flight; 1 in 100 was off by more than a tenth (of the harder ones in tst_capacity 3).
// Deviation / mean of the service times: from there on, order tells more than scatter.
constexpr double scattered = 0.35;
constexpr double farBelow = 0.5; // a scatter that falls so low is that of the right number
constexpr double nearLowest = 1.15;
// d ln score / d ln places: before the right number it is about -1, after it about 0.
constexpr double falls = -0.55;
constexpr double fallsScattered = -0.8;
constexpr double fallsToTheEnd = -0.6;
constexpr double nearlyAll = 0.85;
constexpr double alike = 0.1;
constexpr double farShorter = 0.7;            // than the mean: no service is so short where they are alike
constexpr double hardlyFilled = 0.9;          // of those in flight: so little waiting may be chance,
constexpr double hardlyFilledScattered = 0.7; // and so little where services scatter

std::vector<Nanos> timesOf(std::span<const ServedRequest> requests)
{
    std::vector<Nanos> times;
    times.reserve(requests.size());
    for (const ServedRequest &request : requests)
        times.push_back(request.end - request.begin);
    return times;
}

// The most that were sent before one and answered after it. Of what was sent almost together none is before the other,
// but at one instant, as a virtual clock has it, the order is that of the requests.
std::int64_t mostOvertaken(std::span<const ServedRequest> requests)
{
    std::vector<Nanos> times = timesOf(requests);
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    const Nanos disorder = *middle / orderShare;

    std::vector<std::size_t> byBegin(requests.size());
    std::iota(byBegin.begin(), byBegin.end(), std::size_t(0));
    std::vector<std::size_t> byEnd = byBegin;
    std::stable_sort(byBegin.begin(), byBegin.end(),
                     [&](std::size_t a, std::size_t b) { return requests[a].begin < requests[b].begin; });
    std::stable_sort(byEnd.begin(), byEnd.end(),
                     [&](std::size_t a, std::size_t b) { return requests[a].end < requests[b].end; });
    std::vector<std::size_t> place(requests.size()); // in order of begin
    for (std::size_t at = 0; at < byBegin.size(); ++at)
        place[byBegin[at]] = at;
    std::vector<std::int64_t> answered(requests.size() + 1); // a Fenwick tree, by place
    const auto unanswered = [&answered](std::size_t places) {
        auto left = static_cast<std::int64_t>(places);
        for (; places > 0; places &= places - 1)
            left -= answered[places];
        return left;
    };
    const auto firstFrom = [&](Nanos begin) {
        const auto first =
            std::lower_bound(byBegin.begin(), byBegin.end(), begin, [&](std::size_t request, Nanos instant) {
                return requests[request].begin < instant;
            });
        return static_cast<std::size_t>(first - byBegin.begin());
    };
    std::int64_t most = 0;
    auto next = byEnd.begin();
    for (const std::size_t i : byEnd) {
        for (; next != byEnd.end() && requests[*next].end <= requests[i].end + disorder; ++next)
            for (std::size_t at = place[*next] + 1; at < answered.size(); at += at & (~at + 1))
                ++answered[at];
        const std::size_t before = firstFrom(requests[i].begin - disorder);
        const std::size_t alike = firstFrom(requests[i].begin);
        most = std::max(most, unanswered(before) + unanswered(place[i]) - unanswered(alike));
    }
    return most;
}

/// How much the service times would scatter that so many places mean.
class Scatter
{
public:
    Scatter(std::span<const ServedRequest> requests, std::int64_t most) : m_requests(requests), m_most(most)
    {
    }

    /// Deviation / mean.
    double of(std::int64_t places)
    {
        const auto [known, isNew] = m_known.try_emplace(places, 0.0);
        if (isNew)
            known->second = compute(places);
        return known->second;
    }
    /// Shortest / mean service of those that cannot have waited: the first ones, if so many are served at a time.
    [[nodiscard]] double shortestAtFirst(std::int64_t places) const
    {
        ServiceLine line(places);
        double sum = 0;
        Nanos shortest = Nanos::max();
        for (std::size_t i = 0; i < m_requests.size(); ++i) {
            const ServiceLine::Service service = line.served(m_requests[i].begin, m_requests[i].end);
            sum += static_cast<double>((service.end - service.begin).count());
            if (i < static_cast<std::size_t>(places))
                shortest = std::min(shortest, service.end - service.begin);
        }
        return sum > 0 ? static_cast<double>(shortest.count()) * static_cast<double>(m_requests.size()) / sum
                       : 1;
    }
    /// ln(scatter x sqrt(places)): more places than there are mean sums of services, which scatter less by that root.
    double score(std::int64_t places)
    {
        constexpr double least = 1e-6; // of a virtual server there may be none at all
        return std::log(std::max(least, of(places))) + 0.5 * std::log(static_cast<double>(places));
    }
    /// d score / d ln places, over so many places from there.
    double slope(std::int64_t places, std::int64_t width)
    {
        const std::int64_t to = std::min(m_most, places + std::max<std::int64_t>(1, width));
        return (score(to) - score(places)) / std::log(static_cast<double>(to) / static_cast<double>(places));
    }

private:
    [[nodiscard]] double compute(std::int64_t places) const
    {
        ServiceLine line(places);
        double sum = 0;
        double squares = 0;
        for (const ServedRequest &request : m_requests) {
            const ServiceLine::Service service = line.served(request.begin, request.end);
            const auto time = static_cast<double>((service.end - service.begin).count());
            sum += time;
            squares += time * time;
        }
        const auto n = static_cast<double>(m_requests.size());
        const double mean = sum / n;
        return mean > 0 ? std::sqrt(std::max(0.0, squares / n - mean * mean)) / mean : 0;
    }

    std::span<const ServedRequest> m_requests;
    std::int64_t m_most;
    std::map<std::int64_t, double> m_known;
};

// Of many in flight only every so many is tried: each costs a pass.
std::vector<std::int64_t> candidates(std::int64_t least, std::int64_t most)
{
    constexpr std::int64_t each = 64;
    std::vector<std::int64_t> all;
    for (std::int64_t places = least; places <= most; places += 1 + places / each)
        all.push_back(places);
    if (all.back() != most)
        all.push_back(most);
    return all;
}

std::int64_t placesOf(Scatter &scatter, std::int64_t least, std::int64_t most)
{
    const std::vector<std::int64_t> all = candidates(least, most);
    const std::int64_t lowest =
        *std::min_element(all.begin(), all.end(), [&](std::int64_t a, std::int64_t b) {
            return scatter.score(a) < scatter.score(b);
        });
    if (scatter.score(lowest) < scatter.score(least) + std::log(farBelow))
        return *std::find_if(all.begin(), all.end(), [&](std::int64_t places) {
            return scatter.score(places) <= scatter.score(lowest) + std::log(nearLowest);
        });
    if (least < most && most <= 2 * least && scatter.slope(least, most - least) <= fallsToTheEnd)
        return most;
    const bool isScattered = scatter.of(least) > scattered;
    std::int64_t places = least;
    const auto stillFalls = [&] {
        const std::int64_t wide = most <= places + places / 2 ? most - places : places >= 8 ? places / 2 : 1;
        const double slope = std::min({scatter.slope(places, 1), scatter.slope(places, 2),
                                       scatter.slope(places, places / 8), scatter.slope(places, wide)});
        return slope <= (isScattered ? fallsScattered : falls);
    };
    while (places < most && stillFalls())
        ++places;
    return isScattered && static_cast<double>(places) >= nearlyAll * static_cast<double>(most) ? most
                                                                                               : places;
}

// What was sent almost together may have come in any order.
void sortTogetherByEnd(std::vector<std::size_t> &order, std::span<const ServedRequest> requests)
{
    constexpr int togetherShare = 20; // of a short request's time
    if (requests.empty())
        return;
    std::vector<Nanos> times = timesOf(requests);
    const auto low = times.begin() + static_cast<std::ptrdiff_t>(times.size() / togetherShare);
    std::nth_element(times.begin(), low, times.end());
    const Nanos together = *low / togetherShare;
    for (auto first = order.begin(); first != order.end();) {
        const auto last = std::find_if(first, order.end(), [&](std::size_t i) {
            return requests[i].begin > requests[*first].begin + together;
        });
        std::stable_sort(first, last,
                         [&](std::size_t a, std::size_t b) { return requests[a].end < requests[b].end; });
        first = last;
    }
}

std::vector<ServedRequest> inOrder(const std::vector<std::size_t> &order,
                                   std::span<const ServedRequest> requests)
{
    std::vector<ServedRequest> all;
    all.reserve(order.size());
    for (const std::size_t at : order)
        all.push_back(requests[at]);
    return all;
}

} // namespace

std::int64_t mostInFlight(std::span<const ServedRequest> requests)
{
    std::int64_t most = 0;
    std::multiset<Nanos> ends; // of those begun so far and not ended
    for (const ServedRequest &request : requests) {
        ends.erase(ends.begin(), ends.upper_bound(request.begin));
        ends.insert(request.end);
        most = std::max(most, static_cast<std::int64_t>(ends.size()));
    }
    return most;
}

Capacity capacityOf(std::span<const ServedRequest> requests)
{
    requests = requests.first(std::min(requests.size(), mostRequests));
    const std::int64_t most = mostInFlight(requests);
    if (requests.empty())
        return {.places = 0, .filled = false};
    const std::int64_t least = std::min(most, mostOvertaken(requests) + 1);
    const Capacity open{.places = most, .filled = false};
    if (least == most)
        return open; // as many were being served
    // A server that is filled shows at once: the first wait the longer the later they come.
    const std::size_t atFirst = std::min(requests.size(), 2 * static_cast<std::size_t>(most));
    if (requests.size() < fewestScattered && Scatter(requests.first(atFirst), most).of(most) < alike)
        return open;
    const Capacity unknown{.places = most, .filled = false, .known = false};
    if (requests.size() < fewestRequests)
        return unknown;
    Scatter scatter(requests, most);
    std::int64_t places = placesOf(scatter, least, most);
    // A multiple of the right number makes one service of several, but for the first.
    const std::int64_t found = places;
    while (scatter.of(found) < 2 * alike && places > least && scatter.shortestAtFirst(places) < farShorter)
        --places;
    if (places < found && scatter.shortestAtFirst(places) < farShorter)
        return unknown;
    const bool areAlike = scatter.of(places) < (places < found ? 2 * alike : alike);
    if (!areAlike && requests.size() < fewestScattered)
        return unknown;
    if (static_cast<double>(places)
        >= (areAlike ? hardlyFilled : hardlyFilledScattered) * static_cast<double>(most))
        return open;
    return {.places = places, .filled = true};
}

Line lineOf(std::span<const ServedRequest> requests)
{
    std::vector<std::size_t> byBegin(requests.size());
    std::iota(byBegin.begin(), byBegin.end(), std::size_t(0));
    std::stable_sort(byBegin.begin(), byBegin.end(),
                     [&](std::size_t a, std::size_t b) { return requests[a].begin < requests[b].begin; });
    std::vector<std::size_t> byEnd = byBegin;
    sortTogetherByEnd(byEnd, requests);
    const std::vector<ServedRequest> alikeThen = inOrder(byEnd, requests);
    if (const Capacity capacity = capacityOf(alikeThen);
        capacity.filled && Scatter(alikeThen, capacity.places).of(capacity.places) < alike)
        return {capacity, std::move(byEnd)};
    return {capacityOf(inOrder(byBegin, requests)), std::move(byBegin)};
}

} // namespace overlapse
