// SPDX-License-Identifier: MIT
#include "pipeline/numbers.h"

#include <QRegularExpression>

namespace overlapse {

QString decimalText(double value, int decimals, const QLocale &locale)
{
    QLocale ungrouped = locale;
    ungrouped.setNumberOptions(QLocale::OmitGroupSeparator);
    return ungrouped.toString(value, 'f', decimals);
}

QString countText(std::int64_t count, const QLocale &locale)
{
    const QLocale grouped = locale == QLocale::c() ? QLocale(QLocale::English) : locale;
    return grouped.toString(static_cast<qlonglong>(count));
}

QString withNumbers(const QString &sentence, const QLocale &locale)
{
    if (locale.decimalPoint() == QLatin1String(".") && locale.zeroDigit() == QLatin1String("0"))
        return sentence;
    static const QRegularExpression number(QStringLiteral("[0-9]+(?:\\.([0-9]+))?"));
    QString text;
    qsizetype copied = 0;
    for (auto found = number.globalMatch(sentence); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        text += sentence.mid(copied, match.capturedStart() - copied);
        text += decimalText(match.captured().toDouble(), static_cast<int>(match.capturedLength(1)), locale);
        copied = match.capturedEnd();
    }
    return text + sentence.mid(copied);
}

} // namespace overlapse
