// SPDX-License-Identifier: MIT
#include "runs/repeat_notes.h"

#include "analysis/conditions.h"

#include <QLocale>
#include <QtConcurrentRun>

#include <algorithm>

namespace overlapse {

namespace {

QStringList onScreen(const QStringList &lines)
{
    QStringList shown;
    for (const QString &line : lines) // "p = 0.002" is not parted
        shown << Wording::onScreen().sentence(line).replace(QStringLiteral(" = "),
                                                            QStringLiteral("\u00a0=\u00a0"));
    return shown;
}

} // namespace

RepeatNotes::RepeatNotes(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    connect(&m_watcher, &QFutureWatcher<RepeatsTold>::finished, this, &RepeatNotes::tell);
}

RepeatNotes::~RepeatNotes()
{
    m_watcher.disconnect();
    m_pool.waitForDone();
}

// What was said of others is not said any more.
QStringList RepeatNotes::intervals() const
{
    return pending() ? QStringList() : onScreen(m_told.intervals);
}

QStringList RepeatNotes::differences() const
{
    return pending() ? QStringList() : onScreen(m_told.differences);
}

QStringList RepeatNotes::doubts() const
{
    return pending() ? QStringList() : onScreen(m_told.doubts);
}

void RepeatNotes::ask(const PanelSources &sources)
{
    const std::vector<ModeRepeats> modes =
        sources.running || sources.hidden ? std::vector<ModeRepeats>() : repeatedModesOf(sources);
    const bool leavesOut = sources.state.withoutDisturbed;
    if (countedIn(modes) == m_asked.runs && leavesOut == m_leavesOut)
        return;
    m_asked = repeatQuestionOf(modes);
    m_leavesOut = leavesOut;
    m_disturbed = m_repeats = m_leftOut = 0;
    for (const ModeRepeats &mode : modes) {
        m_repeats += static_cast<int>(mode.all.size());
        m_leftOut += static_cast<int>(mode.leftOut());
        m_disturbed += static_cast<int>(std::ranges::count_if(
            mode.all, [](const RunRecord *repeat) { return wasDisturbed(repeat->facts); }));
    }
    find();
    Q_EMIT changed();
}

void RepeatNotes::find()
{
    if (!pending() || m_watcher.isRunning())
        return;
    m_underWay = m_asked.runs;
    m_watcher.setFuture(QtConcurrent::run(&m_pool, [question = m_asked] { return toldOf(question); }));
}

void RepeatNotes::tell()
{
    m_told = m_watcher.result();
    m_answered = std::exchange(m_underWay, {});
    find();
    Q_EMIT changed();
}

} // namespace overlapse
