// SPDX-License-Identifier: MIT
#include "runs/reason_finder.h"

#include "runs/made_from.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace overlapse {

namespace {
constexpr auto rest =
    std::chrono::milliseconds(60); // as long as runs change, they change more often than that
// Of a million items they take up to a hundred megabytes: of what nobody looks at just now, so much is kept.
constexpr std::int64_t mostItems = 2'000'000;
} // namespace

ReasonFinder::ReasonFinder(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    m_delay.setSingleShot(true);
    m_delay.setInterval(rest);
    connect(&m_delay, &QTimer::timeout, this, &ReasonFinder::findNext);
    connect(&m_watcher, &QFutureWatcher<FoundReasons>::finished, this, [this] {
        m_isTelling = false;
        m_found.append(m_watcher.result());
        forget();
        Q_EMIT foundMore();
        findNext();
    });
}

ReasonFinder::~ReasonFinder()
{
    m_watcher.disconnect();
    m_pool.waitForDone();
}

void ReasonFinder::ask(const std::vector<Question> &questions)
{
    const auto isSame = [](const Question &a, const Question &b) {
        return a.run == b.run && a.isAsked == b.isAsked;
    };
    if (std::equal(questions.begin(), questions.end(), m_questions.begin(), m_questions.end(), isSame))
        return;
    m_questions = questions;
    forget();
    const bool isOpen = std::any_of(m_questions.begin(), m_questions.end(), [this](const Question &question) {
        return question.isAsked && question.run->complete && !reasonsOf(m_found, &question.run->run);
    });
    if (isOpen)
        m_delay.start();
    else
        m_delay.stop();
}

void ReasonFinder::findNext()
{
    if (m_isTelling || m_delay.isActive())
        return;
    const auto open = std::find_if(m_questions.begin(), m_questions.end(), [this](const Question &question) {
        return question.isAsked && question.run->complete && !reasonsOf(m_found, &question.run->run);
    });
    if (open == m_questions.end())
        return;
    m_isTelling = true;
    m_watcher.setFuture(QtConcurrent::run(&m_pool, [question = *open] {
        const PreparedRun &run = *question.run;
        return FoundReasons{
            question.run, std::make_shared<const Reasons>(run.run, run.waits, madeFrom(run, *question.work))};
    }));
}

void ReasonFinder::forget()
{
    std::int64_t items = 0;
    for (qsizetype i = m_found.size() - 1; i >= 0; --i) {
        const auto question =
            std::find_if(m_questions.begin(), m_questions.end(),
                         [&](const Question &asked) { return asked.run == m_found[i].run; });
        const bool isShown = question != m_questions.end();
        if (isShown)
            items += m_found[i].run->run.trace.size();
        if (!isShown || (!question->isAsked && items > mostItems))
            m_found.removeAt(i);
    }
}

} // namespace overlapse
