// SPDX-License-Identifier: MIT
// What the C++ peers share: how numbers are read and runs are timed, and the one line of JSON on stdout.
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string_view>

namespace overlapse::peers {

constexpr int threads = 2;
constexpr std::size_t runs = 5;

struct EngineCase
{
    const char *peer; // the library, as the table of peers names it
    const char *name; // the case, without its limit
    std::int64_t inFlight;
    std::int64_t items;
};

/// A number from 1 to 1,000,000,000; anything else is absent.
inline std::optional<std::int64_t> countFrom(std::string_view text)
{
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc() || end != text.data() + text.size() || count < 1 || count > 1'000'000'000)
        return std::nullopt;
    return count;
}

/// Ends the program unless the items came out as 0, 1, 2 …: no case is to be fast by being wrong.
inline void requireInOrder(std::int64_t item, std::int64_t expected)
{
    if (item == expected)
        return;
    std::fputs("emitted out of order\n", stderr);
    std::abort();
}

/// Calls run(), which returns how many items it emitted, five times; prints the minimum and the median.
template<typename Run>
void reportEngine(const EngineCase &engine, Run run)
{
    std::array<double, runs> nsPerItem;
    for (double &ns : nsPerItem) {
        const auto begin = std::chrono::steady_clock::now();
        const std::int64_t emitted = run();
        const std::chrono::duration<double, std::nano> elapsed = std::chrono::steady_clock::now() - begin;
        requireInOrder(emitted, engine.items);
        ns = elapsed.count() / static_cast<double>(engine.items);
    }
    std::sort(nsPerItem.begin(), nsPerItem.end());
    std::printf("{\"peer\":\"%s\",\"case\":\"%s %lld\",\"items\":%lld,\"ns_per_item\":%.1f,"
                "\"median_ns_per_item\":%.1f,\"runs\":%zu}\n",
                engine.peer, engine.name, static_cast<long long>(engine.inFlight),
                static_cast<long long>(engine.items), nsPerItem.front(), nsPerItem[runs / 2], runs);
}

} // namespace overlapse::peers
