// SPDX-License-Identifier: MIT
#include "app/number_format.h"

#include "pipeline/numbers.h"

#include <optional>

namespace overlapse {

QString NumberFormat::text(qlonglong number) const
{
    return countText(number, QLocale());
}

double NumberFormat::number(const QString &text) const
{
    static const QString separators = QStringLiteral(",.'\u2019\u066C"); // and every kind of space
    constexpr int mostDigits = 12;
    constexpr int ofGroup = 3;
    double value = 0;
    int digits = 0;
    std::optional<int> before; // the last separator
    for (const QChar c : text) {
        if (c.isSpace())
            continue;
        if (separators.contains(c)) {
            before = digits;
            continue;
        }
        if (c.digitValue() < 0 || ++digits > mostDigits)
            return -1;
        value = value * 10 + c.digitValue();
    }
    const bool isWhole = !before || digits - *before == ofGroup;
    return digits > 0 && isWhole ? value : -1;
}

} // namespace overlapse
