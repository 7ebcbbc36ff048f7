// SPDX-License-Identifier: MIT
// Two runs held against each other, in the background.
#pragma once

#include "scene/compared_runs.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>

#include <stop_token>

namespace overlapse {

/// The latest question wins. GUI thread; it never waits.
class DifferenceFinder : public QObject
{
    Q_OBJECT

public:
    explicit DifferenceFinder(QObject *parent = nullptr);
    /// Cancels and waits; what is under way ends within some milliseconds, but for the sorting of millions of items.
    ~DifferenceFinder() override;

    /// Nothing happens where that was found already, or is being found. Titles alone are not another question.
    void ask(const ComparableRun &a, const ComparableRun &b, const DifferenceQuestion &question);
    /// What is under way ends; it is begun anew when it is asked for again.
    void stop();
    [[nodiscard]] bool pending() const { return m_pending; }

Q_SIGNALS:
    void found(const std::shared_ptr<const overlapse::ComparedRuns> &compared);
    void pendingChanged();

private:
    using Pairs = std::shared_ptr<const PairedItems>;
    struct Asked
    {
        ComparableRun a;
        ComparableRun b;
        DifferenceQuestion question;
    };
    /// Of the runs that were paired last.
    struct Paired
    {
        ComparableRun a;
        ComparableRun b;
        Pairs pairs;
    };
    void setPending(bool pending);

    QThreadPool m_pool;
    std::stop_source m_stop;
    QFutureWatcher<void> m_watcher;
    bool m_pending = false;
    std::optional<Asked> m_asked;
    std::optional<Paired> m_paired; ///< so that another measure or threshold needs no pairing
};

} // namespace overlapse
