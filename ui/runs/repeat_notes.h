// SPDX-License-Identifier: MIT
// What the window says of repeats, worked out in the background when they are others.
#pragma once

#include "runs/repeated_modes.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QtQml/qqmlregistration.h>

namespace overlapse {

/// GUI thread; never waits.
class RepeatNotes : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the session has one")
    Q_PROPERTY(bool any READ any NOTIFY changed) ///< something was repeated
    Q_PROPERTY(
        QStringList intervals READ intervals NOTIFY changed) ///< of the medians, a mode each; may be none
    Q_PROPERTY(QStringList differences READ differences NOTIFY
                   changed) ///< which was the fastest, and which differ from it
    Q_PROPERTY(QStringList doubts READ doubts NOTIFY changed) ///< what makes the repeats less than they seem
    Q_PROPERTY(int disturbed READ disturbed NOTIFY changed)   ///< repeats, by other programs; counted or not
    Q_PROPERTY(int repeats READ repeats NOTIFY changed)       ///< all, in all modes
    Q_PROPERTY(
        bool leavesOut READ leavesOut NOTIFY changed)   ///< those do not count, unless all of a mode's are
    Q_PROPERTY(int leftOut READ leftOut NOTIFY changed) ///< so many do not

public:
    explicit RepeatNotes(QObject *parent = nullptr);
    /// Waits.
    ~RepeatNotes() override;

    [[nodiscard]] bool any() const { return m_repeats > 0; }
    [[nodiscard]] QStringList intervals() const;
    [[nodiscard]] QStringList differences() const;
    [[nodiscard]] QStringList doubts() const;
    [[nodiscard]] int disturbed() const { return m_disturbed; }
    [[nodiscard]] int repeats() const { return m_repeats; }
    [[nodiscard]] bool leavesOut() const { return m_leavesOut; }
    [[nodiscard]] int leftOut() const { return m_leftOut; }
    /// Something is still to come.
    [[nodiscard]] bool pending() const { return m_asked.runs != m_answered; }

    /// Of what is shown now. Not while modes are measured, nor of what is to be guessed.
    void ask(const PanelSources &sources);

Q_SIGNALS:
    void changed();

private:
    void find();
    void tell();

    RepeatQuestion m_asked;
    std::vector<RunId> m_answered;
    std::vector<RunId> m_underWay;
    RepeatsTold m_told;
    int m_disturbed = 0;
    int m_repeats = 0;
    int m_leftOut = 0;
    bool m_leavesOut = false;
    QThreadPool m_pool;
    QFutureWatcher<RepeatsTold> m_watcher;
};

} // namespace overlapse
