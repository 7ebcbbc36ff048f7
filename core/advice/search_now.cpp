// SPDX-License-Identifier: MIT
// The limits that there are now: whether a search measures them too, or why not.
#include "advice/search_state.h"

#include <algorithm>

namespace overlapse {

// As many in flight, or fewer.
bool LimitSearch::Private::isNowRefused() const
{
    return std::ranges::any_of(tried, [this](const Tried &one) {
        return one.spec.fetchLimit <= options.base.fetchLimit && refuses(one);
    });
}

bool LimitSearch::Private::asksOfNow() const
{
    constexpr std::size_t enough = 3; // slices
    const Tried *measured = find(options.base);
    return options.comparesBase && options.base.fetchLimit <= mostFetches() && !isNowRefused()
        && (!measured || measured->slices.size() < enough);
}

// What the advised limits gain is known where those of now were measured as well.
void LimitSearch::Private::settle()
{
    takeWhatWasShownBetter();
    if (phase != Phase::Present) {
        phase = Phase::Present;
        const Tried *one = chosen();
        better = one ? betterMode(*one) : std::nullopt;
        const double share = static_cast<double>(options.base.fetchLimit)
            / static_cast<double>(std::max<std::int64_t>(1, fetchLimit));
        if (one && !find(options.base)) // it may take that much longer
            lately = one->throughput() * std::min(1., share);
    }
    if (!asksOfNow())
        phase = Phase::Settled;
}

QString LimitSearch::Private::whyNowIsMissing() const
{
    const std::int64_t fetches = options.base.fetchLimit;
    if (!options.comparesBase || find(options.base))
        return {};
    QString why;
    if (fetches > options.maxFetchLimit)
        why = QStringLiteral("more than %1 in flight are not allowed").arg(options.maxFetchLimit);
    else if (fetches > mostThatPass || isNowRefused())
        why = QStringLiteral("as many, or fewer, were refused");
    else if (phase == Phase::Settled)
        why = QStringLiteral("they are too many for so few items");
    else
        why = left() <= Nanos(0) ? QStringLiteral("the budget was spent") : QStringLiteral("it was stopped");
    return QStringLiteral("N = %1 and M = %2, the limits of now, were not measured: %3")
        .arg(fetches)
        .arg(options.base.transformLimit)
        .arg(why);
}

} // namespace overlapse
