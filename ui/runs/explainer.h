// SPDX-License-Identifier: MIT
// Why a run took as long as it did, worked out in the background.
#pragma once

#include "analysis/explain_text.h"
#include "analysis/pattern_evidence.h"
#include "runs/panel_sources.h"
#include "scene/scheme.h"
#include "scene/timeline_scene.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <stop_token>

namespace overlapse {

/// Of one run at a time; the latest that was asked about. GUI thread; it never waits.
class Explainer : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the session has one")
    Q_PROPERTY(QString title READ title NOTIFY changed)  ///< what the run is called
    Q_PROPERTY(bool pending READ pending NOTIFY changed) ///< the rest is still to come
    Q_PROPERTY(bool known READ known NOTIFY changed) ///< whether it can be predicted what a change would gain
    Q_PROPERTY(QVariantList patterns READ patterns NOTIFY changed) ///< name, evidence, change, canTry
    Q_PROPERTY(
        QVariantList latency READ latency NOTIFY changed)    ///< of all items, by cause: color, share, text
    Q_PROPERTY(QVariantList cores READ cores NOTIFY changed) ///< what they did, as `latency`
    Q_PROPERTY(QVariantList histograms READ histograms NOTIFY changed) ///< time_charts.h
    Q_PROPERTY(int scheme READ scheme WRITE setScheme NOTIFY changed)  ///< in which colours
    Q_PROPERTY(QVariantList facts READ facts NOTIFY changed)           ///< topic, text; a topic stands once

public:
    explicit Explainer(std::function<PanelSources()> sources, QObject *parent = nullptr);
    /// Cancels and waits; a prediction under way ends within a few milliseconds.
    ~Explainer() override;

    [[nodiscard]] QString title() const { return m_question.title; }
    [[nodiscard]] bool pending() const { return m_pending; }
    [[nodiscard]] bool known() const { return m_answer.known; }
    [[nodiscard]] QVariantList patterns() const;
    [[nodiscard]] QVariantList facts() const;
    [[nodiscard]] QVariantList latency() const;
    [[nodiscard]] QVariantList cores() const;
    [[nodiscard]] QVariantList histograms() const;
    [[nodiscard]] int scheme() const { return static_cast<int>(m_scheme); }
    void setScheme(int scheme);

    /// Of what the mode shows; nothing happens where it shows nothing.
    Q_INVOKABLE void explainMode(int mode);
    /// Of a run that is kept, by its id.
    Q_INVOKABLE void explainRun(qlonglong id);
    /// What is under way is of no use any more.
    Q_INVOKABLE void stop();
    /// Asks for what the pattern's sentence says: tryWanted().
    Q_INVOKABLE void tryPattern(int index);
    /// Asks for what shows it in the timeline: showWanted().
    Q_INVOKABLE void showPattern(int index);
    /// As Markdown.
    Q_INVOKABLE void copy() const;

Q_SIGNALS:
    void changed();
    void asked(); ///< of another run
    void tryWanted(const overlapse::PipelineSpec &spec);
    void showWanted(qlonglong panel, const QString &what, const overlapse::PatternEvidence &evidence);

private:
    struct Answer
    {
        std::vector<FoundPattern> patterns;
        std::vector<PatternEvidence> evidence; ///< of each
        std::vector<Fact> facts;               ///< without the patterns
        CoreTime coreTime;
        StageTimes times;
        QString markdown;
        bool known = false;
    };

    struct Question
    {
        PanelId panel = PanelId::None; ///< which shows it
        PreparedRunPtr run{};
        WorkSpec work{};
        int cores = 1;
        QString title{};
        bool isShown = true; ///< in the timeline
        bool isOurs = true;  ///< of the experiment's work: what is advised can be tried with it
    };

    [[nodiscard]] Theme theme() const { return themeOf(m_scheme); }
    void start(const Question &question);
    static Answer answer(const Question &question, const std::stop_token &stop);

    std::function<PanelSources()> m_sources;
    QThreadPool m_pool;
    std::stop_source m_stop;
    QFutureWatcher<Answer> m_watcher;
    Question m_question;
    Answer m_answer;
    bool m_pending = false;
    Scheme m_scheme = Scheme::Light;
};

} // namespace overlapse
