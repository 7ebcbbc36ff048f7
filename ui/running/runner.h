// SPDX-License-Identifier: MIT
// Measuring: the modes that are asked for, one after the other. What acts outside of this program is asked about first.
#pragma once

#include "document/run_record.h"
#include "running/backlog.h"
#include "running/machine_turn.h"
#include "running/run_plan.h"
#include "running/run_request.h"
#include "running/run_rounds.h"
#include "running/run_status.h"
#include "runs/growing_run.h"

#include "live/comparison.h"
#include "live/rounds.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>

namespace overlapse {

/// GUI thread; never waits. Runs are prepared in the background, and the next one begins after that: it is not disturbed.
class Runner : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the session has one")
    Q_PROPERTY(bool running READ running NOTIFY runningChanged)
    Q_PROPERTY(bool canRun READ canRun NOTIFY runningChanged) ///< not running, and something to run
    Q_PROPERTY(
        overlapse::RunPlan plan READ plan NOTIFY confirmationWanted) ///< what a confirmation is asked for
    Q_PROPERTY(bool canRunOne READ canRunOne NOTIFY runningChanged)  ///< of the modes, in the offer or not
    Q_PROPERTY(int repeats READ repeats WRITE setRepeats NOTIFY repeatsChanged) ///< of each mode; 1: once
    Q_PROPERTY(int mostRepeats READ mostRepeats CONSTANT)
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged)
    Q_PROPERTY(int underWay READ underWay NOTIFY grew) ///< the mode that is being measured; -1: none

public:
    explicit Runner(QObject *parent = nullptr);
    /// Stops, and waits.
    ~Runner() override;

    /// What run() would measure from now on; nothing: it does nothing. A mode of the run under way that the offer no
    /// longer has is not begun, or ended as a stop ends it; one that comes back is measured after the others.
    void offer(const std::optional<RunRequest> &request);
    /// What the user agreed to was about another experiment.
    void forgetAgreement() { m_agreed.clear(); }
    /// The processor draws the pictures, so they cost what they show: fewer of them while a run is measured.
    void setRenderingCostly(bool costly) { m_renderingCostly = costly; }

    [[nodiscard]] bool running() const { return m_comparison != nullptr; }
    [[nodiscard]] bool canRun() const { return canRunOne() && !m_offered->modes.empty(); }
    [[nodiscard]] bool canRunOne() const { return !running() && m_offered.has_value(); }
    /// So often a run measures each mode, after one time that is left out, each round in an order of its own; 1: once, and
    /// that counts. Of the run under way it stays as it was.
    [[nodiscard]] int repeats() const { return m_repeats; }
    void setRepeats(int repeats);
    [[nodiscard]] static int mostRepeats() { return overlapse::mostRepeats; }
    [[nodiscard]] RunPlan plan() const { return m_plan; }
    [[nodiscard]] double progress() const;
    [[nodiscard]] int underWay() const;
    /// As of now.
    [[nodiscard]] GrowingRun growing() const;

    /// Measures all modes of the offer. Work that acts outside of this program is asked about first, by
    /// confirmationWanted(), and done after confirmRun().
    Q_INVOKABLE void run();
    /// One of the offer's experiment, in the offer or not.
    Q_INVOKABLE void runAlone(int mode);
    /// The user agrees to plan(). Where the work is another by now, that is asked about instead.
    Q_INVOKABLE void confirmRun();
    Q_INVOKABLE void stop();

Q_SIGNALS:
    void runningChanged();
    void repeatsChanged();
    void confirmationWanted();
    void progressChanged();
    void began();
    void grew();
    void measured(const overlapse::RunRecord &record); ///< without an id
    void ended();
    void said(const QString &status);
    void failed(const QString &problem);

private:
    void ask(const RunRequest &request);
    void start(const RunRequest &request);
    void follow(const std::vector<Mode> &before, const std::vector<Mode> &now);
    void onRunStarted(int index);
    void onRunFinished(int index, const Run &run);
    void onPrepared(int index, const PreparedRunPtr &prepared);
    [[nodiscard]] bool isResult(int index, const Trace &trace) const;
    void tell(int index, const PreparedRunPtr &prepared);
    void onFinished(bool stopped);
    void grow();
    void putIn();
    [[nodiscard]] Nanos elapsed() const;

    const Machine m_machine;
    std::optional<RunRequest> m_offered;
    RunRequest m_asked; ///< what plan() is about
    RunPlan m_plan;
    int m_repeats = 1;
    QStringList m_agreed; ///< what the user has agreed to last; empty: nothing
    bool m_renderingCostly = false;
    QThreadPool m_pool;

    // While a comparison runs.
    MachineTurn m_turn;
    std::unique_ptr<Comparison> m_comparison;
    std::shared_ptr<const WorkSpec> m_work;
    RunRounds m_rounds;
    bool m_isStopped = false; ///< by the user
    std::shared_ptr<Run> m_growing;
    std::shared_ptr<GrowingLevels> m_levels; ///< of it
    Backlog m_told;                          ///< what is not in it yet
    std::optional<Nanos> m_ended{};          ///< when its last item was out: it is being prepared
    QDateTime m_began;                       ///< of the comparison: what was measured in one go says the same
    RunStatus::Done m_done;
    QTimer m_frame;
};

} // namespace overlapse
