// SPDX-License-Identifier: MIT
#include "analysis/described_run.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace overlapse {

namespace {

/// With so many more digits than one remembers.
QString timeText(Nanos time, int more)
{
    struct Unit
    {
        double ns;
        const char *name;
    };
    static constexpr Unit units[] = {{1e9, "s"}, {1e6, "ms"}, {1e3, "µs"}};
    const auto ns = static_cast<double>(time.count());
    for (const Unit &unit : units) {
        if (ns < 0.9995 * unit.ns)
            continue;
        const double value = ns / unit.ns;
        return QString::number(value, 'f', more + (value < 9.95 ? 1 : 0)) + u' '
            + QString::fromUtf8(unit.name);
    }
    return time == Nanos(0) ? QStringLiteral("0 s") : QString::number(time.count()) + QStringLiteral(" ns");
}

} // namespace

Nanos DescribedRun::latency() const
{
    return std::accumulate(waits.totals().begin(), waits.totals().end(), Nanos(0));
}

Nanos DescribedRun::transformRunning() const
{
    return total(Cause::TransformCpu) + total(Cause::TransformOffCpu) + total(Cause::TransformUnknown);
}

QString DescribedRun::ofMakespan(Nanos part) const
{
    return shortTime(part) + QStringLiteral(" of ") + shortTime(figures.makespan);
}

QString counted(std::int64_t count, const char *one, const char *many)
{
    return QStringLiteral("%1 %2").arg(count).arg(QString::fromUtf8(count == 1 ? one : many));
}

QString shortTime(Nanos time)
{
    return timeText(time, 0);
}

std::pair<QString, QString> timesApart(Nanos a, Nanos b)
{
    constexpr int nanoseconds = 9; // digits after the second
    std::pair<QString, QString> texts;
    for (int more = 0; more <= nanoseconds; ++more) {
        texts = {timeText(a, more), timeText(b, more)};
        if (a == b || texts.first != texts.second)
            break;
    }
    return texts;
}

double shareOf(Nanos part, Nanos whole)
{
    return whole > Nanos(0) ? static_cast<double>(part.count()) / static_cast<double>(whole.count()) : 0;
}

QString percentText(Nanos part, Nanos whole)
{
    int percent = static_cast<int>(std::lround(100 * shareOf(part, whole)));
    if (part > Nanos(0) && part < whole)
        percent = std::clamp(percent, 1, 99);
    return QStringLiteral("%1 %").arg(percent);
}

} // namespace overlapse
