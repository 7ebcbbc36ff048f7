// SPDX-License-Identifier: MIT
#include "runs/stamp_text.h"

#include <algorithm>
#include <cmath>

namespace overlapse {

namespace {

struct Unit
{
    std::int64_t ns;
    const char *name;
    int decimals; ///< to the nanosecond
};
constexpr Unit units[] = {{1'000'000'000, "s", 9}, {1'000'000, "ms", 6}, {1'000, "µs", 3}, {1, "ns", 0}};

/// Of times further apart, no more is worth its room.
constexpr int leastDigits = 4;

} // namespace

StampTexts::StampTexts(std::vector<Nanos> stamps, const Wording &wording) : m_wording(wording)
{
    std::erase(stamps, absent);
    std::sort(stamps.begin(), stamps.end());
    stamps.erase(std::unique(stamps.begin(), stamps.end()), stamps.end());
    const std::int64_t latest = stamps.empty() ? 0 : stamps.back().count();
    const Unit *unit = std::find_if(std::begin(units), std::end(units),
                                    [latest](const Unit &one) { return latest >= one.ns; });
    if (unit == std::end(units))
        --unit;
    m_unit = static_cast<double>(unit->ns);
    m_name = QString::fromUtf8(unit->name);
    std::int64_t closest = std::max<std::int64_t>(latest, 1);
    for (std::size_t i = 1; i < stamps.size(); ++i)
        closest = std::min(closest, (stamps[i] - stamps[i - 1]).count());
    const int whole = latest > 0 ? static_cast<int>(std::log10(static_cast<double>(latest) / m_unit)) + 1 : 1;
    const int apart = static_cast<int>(std::ceil(std::log10(m_unit / static_cast<double>(closest)))) + 1;
    m_decimals = std::clamp(std::max(apart, leastDigits - whole), 0, unit->decimals);
}

QString StampTexts::of(Nanos stamp) const
{
    return stamp == absent
        ? QStringLiteral("–")
        : m_wording.decimal(static_cast<double>(stamp.count()) / m_unit, m_decimals) + u' ' + m_name;
}

} // namespace overlapse
