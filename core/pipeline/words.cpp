// SPDX-License-Identifier: MIT
#include "pipeline/words.h"

#include "pipeline/numbers.h"

#include <cmath>

namespace overlapse {

QString modeName(Mode mode)
{
    switch (mode) {
    case Mode::Sequential: return QStringLiteral("sequential");
    case Mode::Concurrent: return QStringLiteral("concurrent");
    case Mode::Parallel: return QStringLiteral("parallel");
    case Mode::Prefetching: return QStringLiteral("prefetching");
    case Mode::Blocking: return QStringLiteral("blocking");
    }
    return {};
}

std::optional<Mode> modeFromName(const QString &name)
{
    for (const Mode mode : allModes)
        if (modeName(mode) == name)
            return mode;
    return std::nullopt;
}

QString modeSummary(Mode mode)
{
    switch (mode) {
    case Mode::Sequential: return QStringLiteral("one item at a time");
    case Mode::Concurrent: return QStringLiteral("fetches overlap; transforms take turns on the driver");
    case Mode::Parallel: return QStringLiteral("fetches overlap; transforms run on the pool");
    case Mode::Prefetching: return QStringLiteral("parallel, and fetching never waits for demand");
    case Mode::Blocking: return QStringLiteral("one blocking task per item on the pool");
    }
    return {};
}

QString orderName(Order order)
{
    return order == Order::Kept ? QStringLiteral("kept") : QStringLiteral("any");
}

std::optional<Order> orderFromName(const QString &name)
{
    if (name == QLatin1String("kept"))
        return Order::Kept;
    if (name == QLatin1String("any"))
        return Order::Any;
    return std::nullopt;
}

QString durationText(Nanos time, const QLocale &locale)
{
    struct Unit
    {
        double ns;
        const char *name;
    };
    static constexpr Unit units[] = {{1e9, "s"}, {1e6, "ms"}, {1e3, "µs"}, {1, "ns"}};
    const auto ns = static_cast<double>(time.count());
    if (time.count() == 0)
        return decimalText(0, 0, locale) + QStringLiteral(" s");
    for (const Unit &unit : units) {
        // Half a last digit below the unit still rounds up to one of it.
        if (std::abs(ns) < 0.9995 * unit.ns && unit.ns > 1)
            continue;
        const double value = ns / unit.ns;
        const double size = std::abs(value);
        const int decimals = unit.ns == 1 || size >= 999.5 ? 0 : size >= 99.95 ? 1 : size >= 9.995 ? 2 : 3;
        return decimalText(value, decimals, locale) + u' ' + QString::fromUtf8(unit.name);
    }
    return {};
}

} // namespace overlapse
