// SPDX-License-Identifier: MIT
// Numbers and their units, as people and tables write them: what durations, sizes, shares and rates have in common. '.'
// is before the fraction in every locale.
#pragma once

#include <QByteArrayView>
#include <QString>

#include <cstdint>
#include <optional>
#include <span>

namespace overlapse {

/// A number >= 0 as it was written: digits x 10^exponent.
struct Decimal
{
    unsigned __int128 digits = 0; ///< 24 significant ones at most: what follows them is cut off
    int exponent = 0;
};

/// [+]digits[.digits][e[+-]digits], without blanks.
std::optional<Decimal> parseDecimal(QByteArrayView text);

/// So many units, by integer arithmetic: 0.1 of 1,000,000 is 100,000. What is finer is rounded to the nearest. Nothing
/// above `most`. A unit is at most 10^13.
std::optional<std::int64_t> scaled(const Decimal &decimal, std::int64_t unit, std::int64_t most);

/// A finite number; of "1e3" as well.
std::optional<double> parseNumber(const QString &text);
/// The shortest text that parseNumber() reads as the same.
QString numberText(double value);

/// "1.5 s" as "1.5" and "s", with blanks around either; without a unit, that is empty.
struct Quantity
{
    QString number; ///< digits, and a '.' among or around them
    QString unit;
};
std::optional<Quantity> splitQuantity(const QString &text);

struct Unit
{
    const char *name;
    std::int64_t size;
};
/// The one of this name; null if there is none.
const Unit *unitNamed(std::span<const Unit> units, const QString &name);

/// A percentage from 0% to 100%, as a fraction; nothing if it is none.
std::optional<double> parsePercentage(const QString &text);
/// "2%": of what parsePercentage() made, the shortest text that is the same again.
QString percentageText(double share);

} // namespace overlapse
