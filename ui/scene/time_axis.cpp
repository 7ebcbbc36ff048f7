// SPDX-License-Identifier: MIT
#include "scene/time_axis.h"

#include "pipeline/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace overlapse {

namespace {

constexpr std::int64_t microsecond = 1'000;
constexpr std::int64_t millisecond = 1'000'000;
constexpr std::int64_t second = 1'000'000'000;
constexpr std::int64_t minute = 60 * second;
constexpr std::int64_t hour = 60 * minute;

struct Unit
{
    std::int64_t ns;
    const char *name;
};
constexpr std::array units{Unit{hour, "h"},         Unit{minute, "min"},     Unit{second, "s"},
                           Unit{millisecond, "ms"}, Unit{microsecond, "µs"}, Unit{1, "ns"}};

/// 1, 2, 5, 10, … that is at least `least`.
std::int64_t oneTwoFive(std::int64_t least)
{
    constexpr std::int64_t top = 4'000'000'000'000'000'000;
    std::int64_t decade = 1;
    while (decade < top / 10 && decade * 10 <= least)
        decade *= 10;
    for (const std::int64_t factor : {1, 2, 5, 10})
        if (decade > top / factor || decade * factor >= least)
            return decade * factor;
    return decade;
}

/// Minutes and hours only where whole ones are counted; otherwise the unit that gives the largest label at least one.
const Unit &unitFor(std::int64_t step, std::int64_t largest)
{
    for (const Unit &unit : units) {
        const bool sexagesimal = unit.ns > second;
        if (sexagesimal ? step >= unit.ns || step == unit.ns / 2 : largest >= unit.ns)
            return unit;
    }
    return units.back();
}

int decimalsFor(std::int64_t step, const Unit &unit)
{
    int decimals = 0;
    for (std::int64_t size = unit.ns; size > 1 && step % size != 0 && decimals < 12; size /= 10)
        ++decimals;
    return decimals;
}

/// So many that a last digit is at most a step.
int decimalsAtMost(std::int64_t step, const Unit &unit)
{
    int decimals = 0;
    for (std::int64_t size = unit.ns; size > step && size > 1; size /= 10)
        ++decimals;
    return decimals;
}

/// To the last nanosecond, however long the time: a double has no room for those of a run of months.
QString numberText(std::int64_t at, const Unit &unit, int decimals, const QLocale &locale)
{
    std::int64_t parts = 1;
    for (int i = 0; i < decimals; ++i)
        parts *= 10;
    std::int64_t whole = at / unit.ns;
    std::int64_t part = (std::abs(at % unit.ns) * parts + unit.ns / 2) / unit.ns;
    if (part == parts) {
        whole += at < 0 ? -1 : 1;
        part = 0;
    }
    QLocale ungrouped = locale;
    ungrouped.setNumberOptions(QLocale::OmitGroupSeparator);
    QString text = ungrouped.toString(static_cast<qlonglong>(whole));
    if (at < 0 && whole == 0)
        text.prepend(locale.negativeSign());
    if (decimals > 0) // with the zeros before it
        text += locale.decimalPoint()
            + ungrouped.toString(static_cast<qlonglong>(parts + part)).mid(locale.zeroDigit().size());
    return text;
}

QString withUnit(const QString &number, const Unit &unit)
{
    return number + u' ' + QString::fromUtf8(unit.name);
}

QString tickLabel(std::int64_t at, const Unit &unit, int decimals, const QLocale &locale)
{
    if (at == 0)
        return decimalText(0, 0, locale);
    return withUnit(numberText(at, unit, decimals, locale), unit);
}

} // namespace

TimeAxis::TimeAxis(Nanos begin, Nanos end, double left, double right)
    : m_begin(begin), m_end(std::max(end, begin + Nanos(1))), m_left(left), m_right(std::max(right, left + 1))
{
    const auto range = static_cast<double>((m_end - m_begin).count());
    m_pixelsPerNano = (m_right - m_left) / range;
    m_nanosPerPixel = range / (m_right - m_left);
}

Nanos TimeAxis::timeAt(double x) const
{
    if (x == m_right)
        return m_end;
    const double offset = std::clamp((x - m_left) * m_nanosPerPixel, -4e18, 4e18);
    return m_begin + Nanos(std::llround(offset));
}

TimeScale TimeAxis::scale() const
{
    constexpr double most = 1e15; // ns a pixel: eleven days
    return {.step = Nanos(static_cast<std::int64_t>(std::clamp(m_nanosPerPixel, 1.0, most))),
            .largest = std::max(std::chrono::abs(m_begin), std::chrono::abs(m_end))};
}

QString timeText(Nanos at, const TimeScale &scale, const QLocale &locale)
{
    const std::int64_t largest = std::max(std::abs(scale.largest.count()), std::abs(at.count()));
    const Unit &unit = unitFor(niceStep(scale.step * axisTickSpacing / scale.pixels).count(), largest);
    const int decimals = at == Nanos(0) ? 0 : decimalsAtMost(scale.step.count(), unit);
    return withUnit(numberText(at.count(), unit, decimals, locale), unit);
}

Nanos niceStep(Nanos least)
{
    const std::int64_t wanted = std::max<std::int64_t>(least.count(), 1);
    if (wanted <= 10 * second)
        return Nanos(oneTwoFive(wanted));
    for (const std::int64_t step : {20 * second, 30 * second, minute, 2 * minute, 5 * minute, 10 * minute,
                                    20 * minute, 30 * minute, hour})
        if (step >= wanted)
            return Nanos(step);
    return Nanos(oneTwoFive((wanted + hour - 1) / hour) * hour);
}

std::vector<Tick> niceTicks(const TimeAxis &axis, double spacing, double glyphWidth, const QLocale &locale)
{
    const std::int64_t largest = std::max(std::abs(axis.begin().count()), std::abs(axis.end().count()));
    Nanos step = niceStep(Nanos(std::llround(std::max(1.0, spacing * axis.nanosPerPixel()))));
    // Labels grow as the step shrinks; a step or two more always makes room.
    for (int i = 0; i < 40; ++i) {
        const Unit &unit = unitFor(step.count(), largest);
        const QString longest = tickLabel(largest, unit, decimalsFor(step.count(), unit), locale);
        const double room = static_cast<double>(step.count()) / axis.nanosPerPixel();
        if (room >= (static_cast<double>(longest.size()) + 1) * glyphWidth)
            break;
        step = niceStep(step + Nanos(1));
    }
    const Unit &unit = unitFor(step.count(), largest);
    const int decimals = decimalsFor(step.count(), unit);
    std::vector<Tick> ticks;
    std::int64_t index = axis.begin().count() / step.count();
    if (index * step.count() < axis.begin().count())
        ++index;
    for (; index * step.count() <= axis.end().count(); ++index)
        ticks.push_back({index * step, tickLabel(index * step.count(), unit, decimals, locale)});
    return ticks;
}

} // namespace overlapse
