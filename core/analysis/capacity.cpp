// SPDX-License-Identifier: MIT
#include "analysis/capacity.h"

#include "analysis/bursts.h"
#include "pipeline/service_line.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <random>
#include <set>
#include <vector>

namespace overlapse {

namespace {

constexpr std::size_t mostRequests = 4'000;
constexpr std::size_t fewestRequests = 16;  // of fewer, that services are alike is no sign
constexpr std::size_t fewestScattered = 60; // where they are not

// Shares of a short request's time.
constexpr double answeredTogether = 0.01; // what is answered within so much may have been so in any order
constexpr double sentTogether = 0.01;     // and sent, since the one before
constexpr double blurred = 0.05; // services that differ by less are alike: machines are not more exact

constexpr double alike = 0.1; // deviation / mean of services
// Where more of the services than this share are shorter than that share of their mean, they are not services but what
// passes between answers given together.
constexpr double mostHardly = 0.3;
constexpr double hardlyAny = 0.1;
constexpr double impossible = 6;              // nats for a request that was answered before a place was free
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

// Of short requests: what hardly waited.
double shortTime(std::span<const ServedRequest> requests)
{
    if (requests.empty())
        return 0;
    constexpr std::size_t share = 20;
    std::vector<Nanos> times = timesOf(requests);
    const auto low = times.begin() + static_cast<std::ptrdiff_t>(times.size() / share);
    std::nth_element(times.begin(), low, times.end());
    return static_cast<double>(low->count());
}

// The most that stood in line before one and were answered after it. Of one in a hundred that is not believed where it is
// far more than of the others: something else has happened to them.
std::int64_t mostOvertaken(std::span<const ServedRequest> requests)
{
    const Nanos disorder(static_cast<std::int64_t>(answeredTogether * shortTime(requests)));
    std::vector<std::size_t> byEnd(requests.size());
    std::iota(byEnd.begin(), byEnd.end(), std::size_t(0));
    std::stable_sort(byEnd.begin(), byEnd.end(),
                     [&](std::size_t a, std::size_t b) { return requests[a].end < requests[b].end; });
    std::vector<std::int64_t> answered(requests.size() + 1); // a Fenwick tree, by place in line
    const auto unanswered = [&answered](std::size_t places) {
        auto left = static_cast<std::int64_t>(places);
        for (; places > 0; places &= places - 1)
            left -= answered[places];
        return left;
    };
    std::vector<std::int64_t> overtaken;
    overtaken.reserve(requests.size());
    auto next = byEnd.begin();
    for (const std::size_t i : byEnd) {
        for (; next != byEnd.end() && requests[*next].end <= requests[i].end + disorder; ++next)
            for (std::size_t at = *next + 1; at < answered.size(); at += at & (~at + 1))
                ++answered[at];
        overtaken.push_back(unanswered(i));
    }
    std::sort(overtaken.begin(), overtaken.end(), std::greater<>());
    const std::int64_t usual = overtaken[overtaken.size() / 100];
    return *std::find_if(overtaken.begin(), overtaken.end(),
                         [usual](std::int64_t count) { return count <= usual + usual / 2; });
}

/// The service times that so many places mean.
class Services
{
public:
    /// A time is below zero where the end was before a place was free.
    Services(std::span<const ServedRequest> requests, std::int64_t places)
    {
        ServiceLine line(places);
        m_times.reserve(requests.size());
        for (const ServedRequest &request : requests) {
            const Nanos begin = line.nextBegin(request.begin);
            m_times.push_back(static_cast<double>((request.end - begin).count()));
            (begin == request.begin ? m_atOnce : m_waited).push_back(m_times.back());
            line.served(request.begin, request.end);
        }
        // NOLINTNEXTLINE(cppcoreguidelines-prefer-member-initializer): of the times, which come first
        m_mean = std::accumulate(m_times.begin(), m_times.end(), 0.0) / static_cast<double>(m_times.size());
    }

    [[nodiscard]] const std::vector<double> &times() const { return m_times; }
    /// Deviation / mean.
    [[nodiscard]] double scatter() const
    {
        const double squares = std::inner_product(m_times.begin(), m_times.end(), m_times.begin(), 0.0);
        const double variance = squares / static_cast<double>(m_times.size()) - m_mean * m_mean;
        return m_mean > 0 ? std::sqrt(std::max(0.0, variance)) / m_mean : 0;
    }
    [[nodiscard]] bool arePlausible() const
    {
        const auto hardly = std::count_if(m_times.begin(), m_times.end(),
                                          [this](double time) { return time < hardlyAny * m_mean; });
        return static_cast<double>(hardly) <= mostHardly * static_cast<double>(m_times.size());
    }
    /// In nats, from the distances of every few neighbours (Vasicek, A test for normality based on sample entropy,
    /// Journal of the Royal Statistical Society B 38, 1976). `blur` is added to each time's uncertainty.
    [[nodiscard]] double entropy(double blur) const
    {
        std::vector<double> times = m_times;
        std::sort(times.begin(), times.end());
        const auto n = std::ssize(times);
        const auto all = static_cast<double>(n);
        const auto few = std::max<std::ptrdiff_t>(1, std::lround(std::sqrt(all) / 2));
        double sum = 0;
        for (std::ptrdiff_t i = 0; i < n; ++i) {
            const std::ptrdiff_t from = std::max<std::ptrdiff_t>(0, i - few);
            const std::ptrdiff_t to = std::min(n - 1, i + few);
            const double share = static_cast<double>(to - from) / all;
            sum += std::log(
                (times[static_cast<std::size_t>(to)] - times[static_cast<std::size_t>(from)]) / share + blur);
        }
        return (sum + impossible * static_cast<double>(early(blur))) / all;
    }
    /// How many were answered long before a place was free.
    [[nodiscard]] std::int64_t early(double blur) const
    {
        return std::count_if(m_times.begin(), m_times.end(), [blur](double time) { return time < -blur; });
    }

    /// Whether those that had a place at once took about as long as those that waited for one: of what never waited, but
    /// ends one after the other as it began, few places would mean that most of it takes next to no time.
    [[nodiscard]] bool areOfOneKind() const
    {
        constexpr std::size_t share = 10; // the longest tenth
        constexpr double farLonger = 2;
        constexpr double deviations = 4;
        if (m_waited.size() < share)
            return true;
        std::vector<double> waited = m_waited;
        const auto high = waited.end() - static_cast<std::ptrdiff_t>(waited.size() / share);
        std::nth_element(waited.begin(), high, waited.end());
        const auto longer = std::count_if(m_atOnce.begin(), m_atOnce.end(),
                                          [&high](double time) { return time > farLonger * *high; });
        const auto all = static_cast<double>(m_atOnce.size());
        const double chance = all / share + deviations * std::sqrt(all * (1 - 1.0 / share) / share);
        return static_cast<double>(longer) <= std::max(chance, all / 2);
    }

private:
    std::vector<double> m_times;
    std::vector<double> m_atOnce;
    std::vector<double> m_waited;
    double m_mean = 0;
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

// The most likely: given how many places there are and the order of the line, each service time tells one end and each end
// one service time, so that the likelihood of the ends is that of the services.
struct Likeliest
{
    std::int64_t places;
    bool sure; ///< whether it is the likeliest of all, too
};
Likeliest placesOf(std::span<const ServedRequest> requests, std::int64_t least, std::int64_t most)
{
    const double blur = std::max(1.0, blurred * shortTime(requests));
    constexpr double none = std::numeric_limits<double>::infinity();
    std::int64_t likeliest = most;
    double lowest = none;
    double lowestOfAll = none;
    for (const std::int64_t places : candidates(least, most)) {
        const Services services(requests, places);
        if (!services.arePlausible())
            continue;
        const double entropy = services.entropy(blur);
        lowestOfAll = std::min(lowestOfAll, entropy);
        if (entropy < lowest && services.areOfOneKind()) {
            lowest = entropy;
            likeliest = places;
        }
    }
    return {likeliest, lowest <= lowestOfAll};
}

// What was sent together may have come in any order: a client that keeps order sends many at once when the head of its
// line has come, and a server reads its connections in an order of its own.
std::vector<std::size_t> orderInLine(std::span<const ServedRequest> requests)
{
    return burstsByEnd(
        requests,
        std::max(togetherHere, Nanos(static_cast<std::int64_t>(sentTogether * shortTime(requests)))));
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

// Whether more places would have been found to be more, if the services that they mean came in any other order. Where
// much is sent together, and services scatter, they are not: sorting by end hides that some overtook others.
bool tellsApart(std::span<const ServedRequest> line, std::int64_t places, std::int64_t others)
{
    constexpr double aboutAsMany = 1.15; // half of what others have more, or less: else it may be either
    constexpr int tries = 3;
    constexpr std::size_t enough = 1'000;
    line = line.first(std::min(line.size(), enough));
    std::vector<double> times = Services(line, others).times();
    std::mt19937 random;
    double found = 0;
    for (int i = 0; i < tries; ++i) {
        for (std::size_t left = times.size(); left > 1; --left)
            std::swap(times[left - 1], times[random() % left]);
        ServiceLine server(others);
        std::vector<ServedRequest> requests(line.begin(), line.end());
        for (std::size_t at = 0; at < requests.size(); ++at)
            requests[at].end =
                server.serve(requests[at].begin, Nanos(static_cast<std::int64_t>(std::max(0.0, times[at]))))
                    .end;
        found += static_cast<double>(capacityOf(inOrder(orderInLine(requests), requests)).places);
    }
    return found / tries > aboutAsMany * static_cast<double>(places);
}

// From some more places, and from a server where nothing waited.
bool tellsMore(std::span<const ServedRequest> line, std::int64_t places, std::int64_t most)
{
    constexpr double more = 1.3;
    const auto others = static_cast<std::int64_t>(std::lround(more * static_cast<double>(places)));
    return tellsApart(line, places, std::min(most, std::max(places + 1, others)))
        && tellsApart(line, places, most);
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
    if (requests.size() < fewestScattered && Services(requests.first(atFirst), most).scatter() < alike)
        return open;
    const Capacity unknown{.places = most, .filled = false, .known = false};
    if (requests.size() < fewestRequests)
        return unknown;
    const auto [places, sure] = placesOf(requests, least, most);
    const bool areAlike = Services(requests, places).scatter() < alike;
    if (!areAlike && requests.size() < fewestScattered)
        return unknown;
    if (static_cast<double>(places)
        >= (areAlike ? hardlyFilled : hardlyFilledScattered) * static_cast<double>(most))
        return open;
    return sure ? Capacity{.places = places, .filled = true} : unknown;
}

Line lineOf(std::span<const ServedRequest> requests)
{
    std::vector<std::size_t> byBegin = orderOfBegin(requests);
    std::vector<std::size_t> byEnd = orderInLine(requests);
    const std::vector<ServedRequest> line = inOrder(byEnd, requests);
    Capacity capacity = capacityOf(line);
    const Services services(line, std::max<std::int64_t>(1, capacity.places));
    if (!capacity.filled || services.scatter() < alike)
        return {capacity, std::move(byEnd)};
    // What takes alike ends in the order of its line, whatever came between.
    std::vector<std::size_t> wholly(requests.size());
    std::iota(wholly.begin(), wholly.end(), std::size_t(0));
    std::ranges::stable_sort(wholly, {}, [&requests](std::size_t at) { return requests[at].end; });
    if (Services(inOrder(wholly, requests), capacity.places).scatter() < alike)
        return {capacity, std::move(wholly)};
    const std::int64_t most = mostInFlight(std::span(line).first(std::min(line.size(), mostRequests)));
    // As it may have come, if it was served as it was sent.
    const double blur = blurred * shortTime(line);
    const bool inOrderSent = Services(inOrder(byBegin, requests), capacity.places).early(blur) == 0;
    // A line that was short is no more than sorting by end would make of none.
    const bool mayBeNone = !inOrderSent && 2 * capacity.places > most;
    if (mayBeNone || !tellsMore(line, capacity.places, most))
        capacity = {.places = most, .filled = false, .known = false};
    return {capacity, std::move(inOrderSent ? byBegin : byEnd)};
}

} // namespace overlapse
