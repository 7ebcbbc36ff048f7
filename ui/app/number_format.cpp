// SPDX-License-Identifier: MIT
#include "app/number_format.h"

#include "pipeline/numbers.h"

namespace overlapse {

QString NumberFormat::text(qlonglong number) const
{
    return countText(number, QLocale());
}

double NumberFormat::number(const QString &text) const
{
    static const QString separators = QStringLiteral(",.'\u2019\u066C"); // and every kind of space
    constexpr int mostDigits = 12;
    double value = 0;
    int digits = 0;
    for (const QChar c : text) {
        if (c.isSpace() || separators.contains(c))
            continue;
        if (c.digitValue() < 0 || ++digits > mostDigits)
            return -1;
        value = value * 10 + c.digitValue();
    }
    return digits > 0 ? value : -1;
}

} // namespace overlapse
