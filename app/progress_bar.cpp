// SPDX-License-Identifier: MIT
#include "progress_bar.h"

#include "pipeline/words.h"

#include <algorithm>
#include <cstdio>

#include <unistd.h>

namespace overlapse {

ProgressBar::ProgressBar(bool quiet)
    : m_visible(!quiet && ::isatty(STDERR_FILENO) == 1 && qgetenv("TERM") != "dumb"),
      m_colour(qEnvironmentVariableIsEmpty("NO_COLOR"))
{
}

void ProgressBar::show(const QString &mode, int index, int modes, const Progress &progress)
{
    if (!m_visible)
        return;
    if (index != m_index)
        m_since.start();
    m_index = index;
    constexpr int width = 30;
    const double share = progress.items > 0 && index >= 0
        ? std::clamp(double(progress.done) / double(progress.items), 0.0, 1.0)
        : 0;
    const int filled = static_cast<int>(share * width);
    const QString bar = (m_colour ? QStringLiteral("\x1b[34m") : QString()) + QString(filled, u'#')
        + (m_colour ? QStringLiteral("\x1b[0m") : QString()) + QString(width - filled, u'.');
    const QString count = index < 0 ? QString() : QStringLiteral("%1/%2 ").arg(index + 1).arg(modes);
    const QString line = QStringLiteral("\r\x1b[K%1%2 [%3] %4 of %5%6")
                             .arg(count, mode, bar)
                             .arg(progress.done)
                             .arg(progress.items)
                             .arg(index < 0 ? QString() : paceText(progress));
    put(line);
}

void ProgressBar::say(const QString &what)
{
    if (m_visible)
        put(QStringLiteral("\r\x1b[K%1").arg(what));
}

void ProgressBar::put(const QString &line)
{
    std::fputs(line.toUtf8().constData(), stderr);
    std::fflush(stderr);
    m_shown = true;
}

// Of the mode under way, once a second of it is over.
QString ProgressBar::paceText(const Progress &progress) const
{
    QString text;
    if (progress.failed > 0)
        text = QStringLiteral(", %1 failed").arg(progress.failed);
    const double seconds = double(m_since.elapsed()) / 1000;
    if (seconds < 1 || progress.done <= 0)
        return text;
    const double rate = double(progress.done) / seconds;
    text += QStringLiteral(", %1/s").arg(rate, 0, 'f', rate < 10 ? 1 : 0);
    const double left = double(progress.items - progress.done) / rate;
    if (left >= 1)
        text +=
            QStringLiteral(", %1 left").arg(durationText(Nanos(static_cast<qint64>(left) * 1'000'000'000)));
    return text;
}

void ProgressBar::clear()
{
    if (m_shown)
        std::fputs("\r\x1b[K", stderr);
    m_shown = false;
}

} // namespace overlapse
