// SPDX-License-Identifier: MIT
#include "workload/byte_text.h"

#include "workload/quantity.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace overlapse {

namespace {

constexpr Unit units[] = {
    {"GiB", std::int64_t(1) << 30},
    {"GB", 1'000'000'000},
    {"MiB", 1 << 20},
    {"MB", 1'000'000},
    {"KiB", 1 << 10},
    {"kB", 1'000},
    {"B", 1},
    {"", 1},
};

} // namespace

Checked<qint64> parseBytes(const QString &text)
{
    using Failure = Checked<qint64>;
    const std::optional<Quantity> quantity = splitQuantity(text);
    const std::optional<Decimal> number = quantity && !quantity->number.contains(u'.')
        ? parseDecimal(quantity->number.toLatin1())
        : std::nullopt;
    const Unit *unit = quantity ? unitNamed(units, quantity->unit) : nullptr;
    if (!number || number->digits == 0 || !unit)
        return Failure::failure(
            QStringLiteral(
                "'%1' is not a size: write a number >= 1 with kB, MB, GB, KiB, MiB or GiB, as in 10MB")
                .arg(text));
    if (const std::optional<std::int64_t> bytes =
            scaled(*number, unit->size, std::numeric_limits<qint64>::max()))
        return *bytes;
    return Failure::failure(QStringLiteral("'%1' is too large").arg(text));
}

QString bytesText(qint64 bytes)
{
    const Unit *largest = std::find_if(std::begin(units), std::end(units), [bytes](const Unit &unit) {
        return bytes % unit.size == 0 && (bytes >= unit.size || unit.size == 1);
    });
    return QString::number(bytes / largest->size) + QLatin1String(largest->name);
}

} // namespace overlapse
