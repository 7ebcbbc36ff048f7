// SPDX-License-Identifier: MIT
#include "scene/cause_shares.h"

#include "scene/core_words.h"

#include <QVariantMap>

#include <numeric>

namespace overlapse {

QString shareWords(double share, const Wording &wording)
{
    const int decimals = share < 0.000995 ? 2 : share < 0.0995 ? 1 : 0;
    return wording.translate("Reasons", "%1 %", "a share").arg(wording.decimal(100 * share, decimals));
}

TimeShare timeShare(const QString &name, const QColor &colour, Nanos part, Nanos whole,
                    const Wording &wording)
{
    const double share =
        whole > Nanos(0) ? static_cast<double>(part.count()) / static_cast<double>(whole.count()) : 0;
    return {colour, share,
            QStringLiteral("%1 %2, %3").arg(name, wording.duration(part), shareWords(share, wording))};
}

std::vector<TimeShare> causeShares(const WaitTotals &totals, const Theme &theme, const Wording &wording)
{
    const Nanos whole = std::accumulate(totals.begin(), totals.end(), Nanos(0));
    std::vector<TimeShare> shares;
    for (int c = 0; c < causeCount; ++c) {
        const auto cause = static_cast<Cause>(c);
        if (const Nanos part = totals[static_cast<std::size_t>(c)]; part > Nanos(0))
            shares.push_back(
                timeShare(inWindow(causeText(cause)), causeColour(theme, cause), part, whole, wording));
    }
    return shares;
}

// What is idle is grey: the darker, the more there was to do.
std::vector<TimeShare> coreShares(const CoreTime &time, const Theme &theme, const Wording &wording)
{
    std::vector<TimeShare> shares;
    const auto add = [&](const char *name, const QColor &colour, Nanos part) {
        if (part > Nanos(0))
            shares.push_back(timeShare(wording.translate("Reasons", name), colour, part, time.all, wording));
    };
    add(QT_TRANSLATE_NOOP("Reasons", "fetching"), theme.fetch, time.fetching);
    add(QT_TRANSLATE_NOOP("Reasons", "transforming"), theme.transform, time.transforming);
    add(QT_TRANSLATE_NOOP("Reasons", "other programs"), theme.warning, time.others);
    add(QT_TRANSLATE_NOOP("Reasons", "transforms off the CPU"), theme.transformOffCpu, time.offCpu);
    add(QT_TRANSLATE_NOOP("Reasons", "idle, the input held back"), theme.text3, time.blocked);
    add(QT_TRANSLATE_NOOP("Reasons", "idle for lack of input"), theme.border, time.starved);
    return shares;
}

QVariantList listOf(const std::vector<TimeShare> &shares)
{
    QVariantList list;
    for (const TimeShare &share : shares)
        list << QVariantMap{{QStringLiteral("color"), share.colour},
                            {QStringLiteral("share"), share.share},
                            {QStringLiteral("text"), share.text}};
    return list;
}

} // namespace overlapse
