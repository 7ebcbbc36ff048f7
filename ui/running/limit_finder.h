// SPDX-License-Identifier: MIT
// The search for limits in the window: slices of the work are measured until it is known which are enough, and what is
// advised is measured against what there is. What acts outside of this program is asked about first.
#pragma once

#include "document/run_record.h"
#include "formats/report.h"
#include "running/find_task.h"
#include "running/found_limits.h"
#include "running/machine_turn.h"

#include "tuning/measured_search.h"
#include "tuning/paired_runs.h"

#include <QElapsedTimer>
#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace overlapse {

/// GUI thread; it never waits. What was found is kept until something else is searched for, and shown with the work that it
/// is about.
class LimitFinder : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the session has one")
    Q_PROPERTY(QString mode READ mode NOTIFY changed) ///< the name of the one that is searched
    Q_PROPERTY(
        QString obstacle READ obstacle NOTIFY changed)   ///< why nothing can be measured now; empty: it can
    Q_PROPERTY(bool running READ running NOTIFY changed) ///< something is measured, for a search or a check
    Q_PROPERTY(bool checking READ checking NOTIFY changed)
    Q_PROPERTY(bool stopping READ stopping NOTIFY changed)
    Q_PROPERTY(QString now READ now NOTIFY progressed)          ///< what is being measured; empty: nothing
    Q_PROPERTY(QString spent READ spent NOTIFY progressed)      ///< "12 s of at most 60 s"
    Q_PROPERTY(double progress READ progress NOTIFY progressed) ///< 0 to 1
    Q_PROPERTY(bool known READ known NOTIFY foundChanged)       ///< something was found, of this work
    Q_PROPERTY(overlapse::FoundLimits found READ found NOTIFY foundChanged)
    Q_PROPERTY(bool inUse READ inUse NOTIFY changed) ///< the experiment has the limits that are advised
    Q_PROPERTY(bool canCheck READ canCheck NOTIFY changed)
    Q_PROPERTY(QString checkNote READ checkNote NOTIFY changed)    ///< what check() would do
    Q_PROPERTY(QString outcome READ outcome NOTIFY foundChanged)   ///< of the check; empty: there was none
    Q_PROPERTY(QStringList doubts READ doubts NOTIFY foundChanged) ///< about that
    Q_PROPERTY(QString problem READ problem NOTIFY changed)        ///< what went wrong; may be empty
    Q_PROPERTY(overlapse::RunPlan plan READ plan NOTIFY confirmationWanted)

public:
    /// `wish` says what is to be searched for and may be spent; it is asked when a search begins.
    explicit LimitFinder(std::function<SearchOptions()> wish, QObject *parent = nullptr);
    /// Stops, and waits.
    ~LimitFinder() override;

    /// What find() would measure from now on, in that mode. None: nothing here can be measured.
    void offer(const std::optional<Experiment> &experiment, Mode mode);
    /// A run of the window goes on: nothing else is measured meanwhile.
    void setHeld(bool held);
    /// What the user agreed to was about another experiment.
    void forgetAgreement() { m_agreed.clear(); }

    [[nodiscard]] QString mode() const;
    [[nodiscard]] QString obstacle() const;
    [[nodiscard]] bool running() const { return m_task.kind != FindTask::Kind::None; }
    [[nodiscard]] bool checking() const { return m_task.kind == FindTask::Kind::Check; }
    [[nodiscard]] bool stopping() const { return m_stopping; }
    [[nodiscard]] QString now() const;
    [[nodiscard]] QString spent() const;
    [[nodiscard]] double progress() const;
    [[nodiscard]] bool known() const { return m_known && m_isOfOffer; }
    [[nodiscard]] FoundLimits found() const { return known() ? m_found : FoundLimits(); }
    [[nodiscard]] bool inUse() const;
    [[nodiscard]] bool canCheck() const;
    [[nodiscard]] QString checkNote() const;
    [[nodiscard]] QString outcome() const { return known() ? m_outcome.text : QString(); }
    [[nodiscard]] QStringList doubts() const { return known() ? m_outcome.doubts : QStringList(); }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] RunPlan plan() const { return m_plan; }

    /// What was found for the experiment, and what came of checking it.
    [[nodiscard]] ReportExtras forReport() const;

    /// Searches. Work that acts outside of this program is asked about first, by confirmationWanted(), and done after
    /// confirm().
    Q_INVOKABLE void find();
    /// Measures the advised limits against those of the experiment, or where these are the same against those that it had; as
    /// find() asks first.
    Q_INVOKABLE void check();
    /// The user agrees to plan().
    Q_INVOKABLE void confirm();
    /// What is known by then is kept.
    Q_INVOKABLE void stop();
    /// Asks for the limits that are advised: useWanted().
    Q_INVOKABLE void use();
    /// To the clipboard: what was tried and what is advised, as a table in plain text.
    Q_INVOKABLE void copy() const;

Q_SIGNALS:
    void changed();
    void progressed();
    void foundChanged();
    void confirmationWanted();
    void useWanted(const overlapse::PipelineSpec &spec);
    void keepWanted(const QList<overlapse::RunRecord> &records); ///< without ids

private:
    [[nodiscard]] bool offersTheSame() const;
    [[nodiscard]] const SearchFindings &findings() const { return m_search.findings(); }
    [[nodiscard]] CheckedLimits pair() const;
    /// Of the budget, by now.
    [[nodiscard]] Nanos spentNow() const;
    void ask(const FindTask &task);
    void begin(const FindTask &task);
    void end(const QString &problem);
    void onPairsMeasured(const QString &problem);
    void onChecked(const CheckOutcome &outcome);

    const Machine m_machine;
    std::function<SearchOptions()> m_wish;
    std::optional<Experiment> m_offered;
    Mode m_mode = Mode::Parallel;
    bool m_held = false;

    FindTask m_asked;
    RunPlan m_plan;
    QStringList m_agreed; ///< what the user has agreed to last

    MachineTurn m_turn;
    FindTask m_task; ///< under way
    bool m_stopping = false;
    QDateTime m_began;
    QElapsedTimer m_sliceTime;
    QTimer m_tick;
    MeasuredSearch m_search;
    PairedRuns m_pairs;
    QThreadPool m_pool;

    FindTask m_searched; ///< what was found is about
    bool m_known = false;
    bool m_isOfOffer = false;
    FoundLimits m_found;
    CheckOutcome m_outcome;
    QString m_problem;
};

} // namespace overlapse
