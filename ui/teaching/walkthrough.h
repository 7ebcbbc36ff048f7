// SPDX-License-Identifier: MIT
// Where a walk through a prediction stands: one step at a time, or playing.
#pragma once

#include "virtual/walk.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace overlapse {

/// GUI thread only. The session gives it the steps of the mode that was touched last.
class Walkthrough : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the session has one")
    Q_PROPERTY(bool active READ active NOTIFY changed)
    Q_PROPERTY(bool playing READ playing NOTIFY changed)
    Q_PROPERTY(double speed READ speed WRITE setSpeed NOTIFY changed) ///< 0.25 to 4: steps at 1x last 0.8 s
    Q_PROPERTY(int index READ index WRITE seek NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QString mode READ mode NOTIFY changed)
    Q_PROPERTY(QString time READ time NOTIFY changed)
    Q_PROPERTY(QString what READ what NOTIFY changed)
    Q_PROPERTY(QString rule READ rule NOTIFY changed)

public:
    explicit Walkthrough(QObject *parent = nullptr);

    /// Begins, or goes on at the same instant with other steps.
    void begin(std::vector<WalkStep> steps, const QString &mode);
    Q_INVOKABLE void end();
    Q_INVOKABLE void step(int by);
    /// From the end, play begins anew.
    Q_INVOKABLE void playOrPause();
    void seek(int index);
    void setSpeed(double speed);
    /// Milliseconds between pictures while it plays.
    void setFrame(int ms) { m_tick.setInterval(ms); }

    [[nodiscard]] bool active() const { return !m_steps.empty(); }
    [[nodiscard]] bool playing() const { return m_tick.isActive(); }
    [[nodiscard]] double speed() const { return m_speed; }
    [[nodiscard]] int index() const { return m_index; }
    [[nodiscard]] int count() const { return static_cast<int>(m_steps.size()); }
    [[nodiscard]] QString mode() const { return m_mode; }
    [[nodiscard]] QString time() const;
    [[nodiscard]] QString what() const { return active() ? here().what : QString(); }
    [[nodiscard]] QString rule() const { return active() ? here().rule : QString(); }
    /// The instant that is shown: between two steps while it plays.
    [[nodiscard]] Nanos now() const;
    /// Of the current step; -1: none.
    [[nodiscard]] std::int64_t item() const { return active() ? here().event.item : -1; }

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] const WalkStep &here() const { return m_steps[static_cast<std::size_t>(m_index)]; }
    void tick();

    std::vector<WalkStep> m_steps;
    QString m_mode;
    int m_index = 0;
    double m_part = 0; // of the way to the next step
    double m_speed = 1;
    QTimer m_tick;
    QElapsedTimer m_since;
};

} // namespace overlapse
