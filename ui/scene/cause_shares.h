// SPDX-License-Identifier: MIT
// A time split by cause, in words and colours.
#pragma once

#include "analysis/core_time.h"
#include "scene/theme.h"

#include <QVariantList>

namespace overlapse {

struct TimeShare
{
    QColor colour;
    double share; ///< of the whole, 0 to 1
    QString text; ///< "held by order 0.112 s, 12 %"
};

/// "12 %"; what is small with more decimals.
QString shareWords(double share, const Wording &wording);
TimeShare timeShare(const QString &name, const QColor &colour, Nanos part, Nanos whole,
                    const Wording &wording);
/// Those that are there, in the order in which an item meets them; the shares sum to 1.
std::vector<TimeShare> causeShares(const WaitTotals &totals, const Theme &theme, const Wording &wording);
std::vector<TimeShare> coreShares(const CoreTime &time, const Theme &theme, const Wording &wording);
/// Maps of color, share, text: for QML.
QVariantList listOf(const std::vector<TimeShare> &shares);

} // namespace overlapse
