// SPDX-License-Identifier: MIT
#include "teaching/lesson.h"

#include "scene/mode_title.h"
#include "workload/same_work.h"
#include "workload/work_text.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace overlapse {

Lesson::Lesson(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    m_pool.setObjectName(QStringLiteral("walks"));
}

Lesson::~Lesson()
{
    m_pool.waitForDone();
}

void Lesson::setSubject(const std::optional<WalkSubject> &subject)
{
    if (m_subject && subject && m_subject->spec == subject->spec && m_subject->cores == subject->cores
        && m_subject->work.seed == subject->work.seed && sameWork(m_subject->work, subject->work))
        return;
    const bool could = canWalk();
    m_subject = subject;
    if (m_walk.active() && !canWalk())
        m_walk.end();
    else if (m_walk.active())
        prepareWalk();
    if (could != canWalk())
        Q_EMIT canWalkChanged();
}

void Lesson::toggleWalk()
{
    ++m_request;
    if (m_walk.active())
        m_walk.end();
    else if (canWalk())
        prepareWalk();
}

void Lesson::prepareWalk()
{
    const int request = ++m_request;
    ++m_making;
    QtConcurrent::run(&m_pool, [subject = *m_subject] {
        return overlapse::walk(subject.spec, subject.work, {.cores = subject.cores});
    }).then(this, [this, request, mode = m_subject->spec.mode](const std::vector<WalkStep> &steps) {
        --m_making;
        if (request == m_request && canWalk())
            m_walk.begin(steps, modeTitle(mode));
    });
}

void Lesson::setGuessing(bool guessing)
{
    if (guessing == m_guessing)
        return;
    m_guessing = guessing;
    hideAgain();
    Q_EMIT hiddenChanged();
    Q_EMIT canWalkChanged();
}

void Lesson::hideAgain()
{
    const bool wasHidden = hidden();
    if (!wasHidden)
        m_guesses = {};
    m_revealed = false;
    if (!hidden())
        return;
    m_walk.end();
    if (!wasHidden)
        Q_EMIT hiddenChanged();
    Q_EMIT canWalkChanged();
}

QString Lesson::setGuess(int mode, const QString &text)
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

bool Lesson::hasGuess() const
{
    return std::any_of(m_guesses.begin(), m_guesses.end(),
                       [](const auto &guess) { return guess.has_value(); });
}

void Lesson::reveal()
{
    m_revealed = true;
    Q_EMIT hiddenChanged();
    Q_EMIT canWalkChanged();
}

std::array<std::optional<Nanos>, 5> Lesson::guesses() const
{
    return m_guessing && m_revealed ? m_guesses : std::array<std::optional<Nanos>, 5>{};
}

} // namespace overlapse
