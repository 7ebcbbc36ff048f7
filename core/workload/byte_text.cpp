// SPDX-License-Identifier: MIT
#include "workload/byte_text.h"

#include <QRegularExpression>

#include <limits>

namespace overlapse {

namespace {

struct Unit
{
    const char *name;
    qint64 bytes;
};
constexpr Unit units[] = {{"GiB", qint64(1) << 30}, {"GB", 1'000'000'000}, {"MiB", 1 << 20},
                          {"MB", 1'000'000},        {"KiB", 1 << 10},      {"kB", 1'000}};

} // namespace

Checked<qint64> parseBytes(const QString &text)
{
    using Failure = Checked<qint64>;
    static const QRegularExpression form(QStringLiteral("^\\s*([0-9]{1,18})\\s*([A-Za-z]*)\\s*$"));
    const QRegularExpressionMatch match = form.match(text);
    const QString unit = match.captured(2);
    qint64 factor = unit.isEmpty() ? 1 : 0;
    for (const Unit &known : units)
        if (unit == QLatin1String(known.name))
            factor = known.bytes;
    const qint64 number = match.captured(1).toLongLong();
    if (!match.hasMatch() || factor == 0 || number == 0)
        return Failure::failure(
            QStringLiteral(
                "'%1' is not a size: write a number >= 1 with kB, MB, GB, KiB, MiB or GiB, as in 10MB")
                .arg(text));
    if (number > std::numeric_limits<qint64>::max() / factor)
        return Failure::failure(QStringLiteral("'%1' is too large").arg(text));
    return number * factor;
}

QString bytesText(qint64 bytes)
{
    for (const Unit &unit : units)
        if (bytes >= unit.bytes && bytes % unit.bytes == 0)
            return QString::number(bytes / unit.bytes) + QLatin1String(unit.name);
    return QString::number(bytes);
}

} // namespace overlapse
