// SPDX-License-Identifier: MIT
#include "teaching/walkthrough.h"

#include "pipeline/words.h"

#include <algorithm>
#include <cmath>

namespace overlapse {

namespace {
constexpr double stepMs = 800; // at 1x
}

Walkthrough::Walkthrough(QObject *parent) : QObject(parent)
{
    m_tick.setInterval(16);
    connect(&m_tick, &QTimer::timeout, this, &Walkthrough::tick);
}

void Walkthrough::begin(std::vector<WalkStep> steps, const QString &mode)
{
    const Nanos at = now();
    const bool wasActive = active();
    m_steps = std::move(steps);
    m_mode = mode;
    m_part = 0;
    m_index = 0;
    if (wasActive)
        while (m_index + 1 < count() && m_steps[static_cast<std::size_t>(m_index) + 1].event.at <= at)
            ++m_index;
    if (m_steps.empty())
        m_tick.stop();
    Q_EMIT changed();
}

void Walkthrough::end()
{
    m_tick.stop();
    m_steps.clear();
    m_index = 0;
    m_part = 0;
    Q_EMIT changed();
}

void Walkthrough::step(int by)
{
    m_tick.stop();
    seek(m_index + by);
}

void Walkthrough::seek(int index)
{
    m_index = std::clamp(index, 0, std::max(0, count() - 1));
    m_part = 0;
    m_since.restart();
    Q_EMIT changed();
}

void Walkthrough::playOrPause()
{
    if (!active())
        return;
    if (playing()) {
        m_tick.stop();
    } else {
        if (m_index + 1 == count())
            m_index = 0;
        m_since.start();
        m_tick.start();
    }
    Q_EMIT changed();
}

void Walkthrough::setSpeed(double speed)
{
    m_speed = std::clamp(speed, 0.25, 4.0);
    Q_EMIT changed();
}

void Walkthrough::tick()
{
    m_part += static_cast<double>(m_since.restart()) * m_speed / stepMs;
    while (m_part >= 1 && m_index + 1 < count()) {
        m_part -= 1;
        ++m_index;
    }
    if (m_index + 1 == count()) {
        m_part = 0;
        m_tick.stop();
    }
    Q_EMIT changed();
}

Nanos Walkthrough::now() const
{
    if (!active())
        return Nanos(0);
    const Nanos at = here().event.at;
    if (m_index + 1 >= count())
        return at;
    const Nanos next = m_steps[static_cast<std::size_t>(m_index) + 1].event.at;
    return at + Nanos(std::llround(m_part * static_cast<double>((next - at).count())));
}

QString Walkthrough::time() const
{
    return durationText(now(), QLocale());
}

} // namespace overlapse
