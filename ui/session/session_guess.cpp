// SPDX-License-Identifier: MIT
// Guess first: results stay hidden until the user has said what they will be. For teaching.
#include "session.h"

#include "pipeline/words.h"
#include "workload/work_text.h"

#include <algorithm>
#include <cmath>

namespace overlapse {

void Session::setGuessing(bool guessing)
{
    if (guessing == m_guessing || running())
        return;
    m_guessing = guessing;
    hideAgain();
    rebuild();
    Q_EMIT experimentChanged();
    Q_EMIT runningChanged();
    Q_EMIT detailsChanged();
}

// What was guessed and shown was about the experiment as it was; a guess that is still being made is kept.
void Session::hideAgain()
{
    if (!hidden())
        m_guesses = {};
    m_revealed = false;
    if (hidden()) {
        m_walk.end();
        m_selected = m_hovered = -1;
    }
}

QString Session::setGuess(int mode, const QString &text)
{
    if (mode < 0 || mode >= static_cast<int>(m_guesses.size()))
        return {};
    auto &guess = m_guesses[static_cast<std::size_t>(mode)];
    guess.reset();
    if (text.trimmed().isEmpty())
        return {};
    const Checked<TimeSpec> time = parseTime(text);
    if (!time)
        return time.error;
    if (time->kind != TimeSpec::Kind::Constant)
        return tr("one time, as in 5s");
    guess = time->a;
    return {};
}

bool Session::hasGuess() const
{
    return std::any_of(m_guesses.begin(), m_guesses.end(),
                       [](const auto &guess) { return guess.has_value(); });
}

void Session::reveal()
{
    m_revealed = true;
    rebuild();
    Q_EMIT experimentChanged();
    Q_EMIT runningChanged();
    Q_EMIT detailsChanged();
}

QString Session::guessText(Mode mode, Nanos makespan) const
{
    const std::optional<Nanos> guess = m_guesses[static_cast<std::size_t>(mode)];
    if (!m_guessing || !m_revealed || !guess || makespan <= Nanos(0))
        return {};
    const double percent = 100 * (static_cast<double>(guess->count()) - static_cast<double>(makespan.count()))
        / static_cast<double>(makespan.count());
    const QString guessed = durationText(*guess, QLocale());
    if (std::abs(percent) < 1)
        return tr("your guess, %1, is right").arg(guessed);
    return (percent > 0 ? tr("your guess, %1, is %2 % too long") : tr("your guess, %1, is %2 % too short"))
        .arg(guessed)
        .arg(std::abs(percent), 0, 'f', 0);
}

} // namespace overlapse
