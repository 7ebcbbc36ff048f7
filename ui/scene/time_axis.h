// SPDX-License-Identifier: MIT
// Time to pixels and back, and where the ticks go. Pure arithmetic.
#pragma once

#include "pipeline/spec.h"

#include <QLocale>
#include <QString>

#include <vector>

namespace overlapse {

/// How exactly an instant is told: two that are a step apart differ in words, and the unit is that of an axis which ends
/// at `largest`.
struct TimeScale
{
    Nanos step{1};
    Nanos largest{0};
    int pixels = 1; ///< of the axis, to a step
};

/// "168.853 s"; its unit and its decimals are those of the scale, whatever the instant.
QString timeText(Nanos at, const TimeScale &scale, const QLocale &locale = QLocale::c());

/// Times are integers throughout; a difference of two is exact before it becomes a double.
class TimeAxis
{
public:
    TimeAxis() = default;
    /// An empty range is widened to one nanosecond, an empty width to one pixel.
    TimeAxis(Nanos begin, Nanos end, double left, double right);

    [[nodiscard]] Nanos begin() const { return m_begin; }
    [[nodiscard]] Nanos end() const { return m_end; }
    [[nodiscard]] double left() const { return m_left; }
    [[nodiscard]] double right() const { return m_right; }
    [[nodiscard]] double nanosPerPixel() const { return m_nanosPerPixel; }
    /// Of its pixels.
    [[nodiscard]] TimeScale scale() const;

    /// begin gives left and end gives right, exactly; times outside the range lie outside.
    [[nodiscard]] double x(Nanos time) const
    {
        return time == m_end ? m_right
                             : m_left + static_cast<double>((time - m_begin).count()) * m_pixelsPerNano;
    }
    /// To the nearest nanosecond; left gives begin and right gives end, exactly.
    [[nodiscard]] Nanos timeAt(double x) const;

private:
    Nanos m_begin{0};
    Nanos m_end{1};
    double m_left = 0;
    double m_right = 1;
    double m_pixelsPerNano = 1;
    double m_nanosPerPixel = 1;
};

struct Tick
{
    Nanos at;
    QString label;
    friend bool operator==(const Tick &, const Tick &) = default;
};

/// Pixels between the ticks of the timeline, at least.
inline constexpr int axisTickSpacing = 90;

/// The smallest step of the series 1-2-5 (above a second also 30 s, 30 min, …) that is at least `least`.
Nanos niceStep(Nanos least);

/// Ticks inside the axis, at multiples of a nice step, at least `spacing` pixels apart and never so close that
/// labels of `glyphWidth` pixels a character would touch.
std::vector<Tick> niceTicks(const TimeAxis &axis, double spacing, double glyphWidth = 7,
                            const QLocale &locale = QLocale::c());

} // namespace overlapse
