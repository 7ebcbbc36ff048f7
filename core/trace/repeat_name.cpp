// SPDX-License-Identifier: MIT
#include "trace/repeat_name.h"

#include <QRegularExpression>

namespace overlapse {

QString repeatName(int round, int repeats)
{
    return round == 0 ? QStringLiteral("before the repeats")
                      : QStringLiteral("repeat %1 of %2").arg(round).arg(repeats);
}

QString medianName(std::size_t repeats)
{
    // Of an even number it is the shorter one of the two in the middle.
    return (repeats % 2 == 1 ? QStringLiteral("median of %1") : QStringLiteral("lower median of %1"))
        .arg(repeats);
}

bool isRepeatName(const QString &name)
{
    if (!name.startsWith(QLatin1String("repeat "))) // of thousands of runs most are asked again and again
        return false;
    static const QRegularExpression pattern(QStringLiteral("^repeat [1-9][0-9]* of [1-9][0-9]*$"));
    return pattern.match(name).hasMatch();
}

} // namespace overlapse
