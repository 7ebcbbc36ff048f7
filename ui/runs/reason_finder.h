// SPDX-License-Identifier: MIT
// Works out in the background why the items of runs waited: of those runs only that somebody looks at.
#pragma once

#include "runs/found_reasons.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace overlapse {

/// GUI thread; it never waits. One run after the other, and none while the runs still change: a drag pays nothing.
class ReasonFinder : public QObject
{
    Q_OBJECT

public:
    struct Question
    {
        PreparedRunPtr run;
        std::shared_ptr<const WorkSpec> work; ///< may be null where it is known, or not asked
        bool isAsked = false;                 ///< somebody looks at it; else what is known of it is kept
    };

    explicit ReasonFinder(QObject *parent = nullptr);
    ~ReasonFinder() override;

    /// Of all that are shown; what is known of others is forgotten.
    void ask(const std::vector<Question> &questions);
    [[nodiscard]] const QList<FoundReasons> &found() const { return m_found; }
    /// Something that was asked is still to come.
    [[nodiscard]] bool pending() const { return m_delay.isActive() || m_watcher.isRunning() || m_isTelling; }

Q_SIGNALS:
    void foundMore();

private:
    void findNext();
    void forget();

    std::vector<Question> m_questions;
    QList<FoundReasons> m_found; ///< the latest last
    QTimer m_delay;
    QThreadPool m_pool;
    QFutureWatcher<FoundReasons> m_watcher;
    bool m_isTelling = false; ///< what was found is not in m_found yet
};

} // namespace overlapse
