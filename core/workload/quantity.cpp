// SPDX-License-Identifier: MIT
#include "workload/quantity.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace overlapse {

namespace {

constexpr int mostDigits = 24; // times the largest unit, they fit into 128 bits

// What follows the e; toInt() alone would pass over spaces.
std::optional<int> parsePower(QByteArrayView text)
{
    bool ok = false;
    const int value = text.size() <= 6 && text.trimmed() == text ? text.toByteArray().toInt(&ok) : 0;
    return ok ? std::optional(value) : std::nullopt;
}

} // namespace

std::optional<Decimal> parseDecimal(QByteArrayView text)
{
    Decimal result;
    qsizetype i = text.startsWith('+') ? 1 : 0;
    int significant = 0;
    bool any = false;
    bool fraction = false;
    for (; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '.' && !fraction) {
            fraction = true;
            continue;
        }
        if (c < '0' || c > '9')
            break;
        any = true;
        const bool counts = significant < mostDigits;
        if (counts)
            result.digits = result.digits * 10 + unsigned(c - '0');
        if (result.digits > 0)
            ++significant;
        result.exponent += (counts ? 0 : 1) - (fraction ? 1 : 0);
    }
    if (!any)
        return std::nullopt;
    if (i == text.size())
        return result;
    const std::optional<int> power =
        text[i] == 'e' || text[i] == 'E' ? parsePower(text.sliced(i + 1)) : std::nullopt;
    if (!power)
        return std::nullopt;
    result.exponent += *power;
    return result;
}

std::optional<std::int64_t> scaled(const Decimal &decimal, std::int64_t unit, std::int64_t most)
{
    unsigned __int128 value = decimal.digits * static_cast<unsigned __int128>(unit);
    const auto highest = static_cast<unsigned __int128>(most);
    int exponent = decimal.exponent;
    for (; exponent > 0 && value > 0 && value <= highest; --exponent)
        value *= 10;
    for (; exponent < -1 && value > 0; ++exponent)
        value /= 10;
    if (exponent == -1)
        value = (value + 5) / 10;
    if (value > highest)
        return std::nullopt;
    return static_cast<std::int64_t>(value);
}

std::optional<double> parseNumber(const QString &text)
{
    bool ok = false;
    const double value = text.toDouble(&ok);
    return ok && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

QString numberText(double value)
{
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

std::optional<Quantity> splitQuantity(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^\\s*([0-9]+\\.?[0-9]*|\\.[0-9]+)\\s*([A-Za-zµ]*)\\s*$"));
    const QRegularExpressionMatch match = form.match(text);
    return match.hasMatch() ? std::optional(Quantity{match.captured(1), match.captured(2)}) : std::nullopt;
}

const Unit *unitNamed(std::span<const Unit> units, const QString &name)
{
    const auto found = std::find_if(units.begin(), units.end(), [&name](const Unit &unit) {
        return name == QString::fromUtf8(unit.name);
    });
    return found == units.end() ? nullptr : &*found;
}

std::optional<double> parsePercentage(const QString &text)
{
    const std::optional<double> percent = text.endsWith(u'%') ? parseNumber(text.chopped(1)) : std::nullopt;
    return percent && *percent >= 0 && *percent <= 100 ? std::optional(*percent / 100) : std::nullopt;
}

QString percentageText(double share)
{
    // 100 times a share need not be exact; and tiny ones are written with an exponent.
    for (const char form : {'f', 'g'})
        for (int digits = 0; digits <= 17; ++digits) {
            QString text = QString::number(share * 100, form, digits) + u'%';
            if (parsePercentage(text) == share)
                return text;
        }
    return numberText(share * 100) + u'%';
}

} // namespace overlapse
