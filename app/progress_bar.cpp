// SPDX-License-Identifier: MIT
#include "progress_bar.h"

#include <algorithm>
#include <cstdio>

#include <unistd.h>

namespace overlapse {

ProgressBar::ProgressBar(bool quiet)
    : m_visible(!quiet && ::isatty(STDERR_FILENO) == 1 && qgetenv("TERM") != "dumb"),
      m_colour(qEnvironmentVariableIsEmpty("NO_COLOR"))
{
}

void ProgressBar::show(const QString &mode, int index, int modes, qint64 done, qint64 items)
{
    if (!m_visible)
        return;
    constexpr int width = 30;
    const double share = items > 0 && index >= 0 ? std::clamp(double(done) / double(items), 0.0, 1.0) : 0;
    const int filled = static_cast<int>(share * width);
    const QString bar = (m_colour ? QStringLiteral("\x1b[34m") : QString()) + QString(filled, u'#')
        + (m_colour ? QStringLiteral("\x1b[0m") : QString()) + QString(width - filled, u'.');
    const QString count = index < 0 ? QString() : QStringLiteral("%1/%2 ").arg(index + 1).arg(modes);
    std::fprintf(stderr, "\r\x1b[K%s%s [%s] %lld of %lld", qPrintable(count), qPrintable(mode),
                 qPrintable(bar), static_cast<long long>(done), static_cast<long long>(items));
    std::fflush(stderr);
    m_shown = true;
}

void ProgressBar::clear()
{
    if (m_shown)
        std::fputs("\r\x1b[K", stderr);
    m_shown = false;
}

} // namespace overlapse
