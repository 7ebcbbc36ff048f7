// SPDX-License-Identifier: MIT
// Why a run took as long as it did, worked out in the background.
#pragma once

#include "analysis/explain_text.h"
#include "runs/panel_sources.h"

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
    Q_PROPERTY(QVariantList facts READ facts NOTIFY changed)       ///< topic, text; a topic stands once

public:
    explicit Explainer(std::function<PanelSources()> sources, QObject *parent = nullptr);
    /// Cancels and waits; a prediction under way ends within a few milliseconds.
    ~Explainer() override;

    [[nodiscard]] QString title() const { return m_question.title; }
    [[nodiscard]] bool pending() const { return m_pending; }
    [[nodiscard]] bool known() const { return m_answer.known; }
    [[nodiscard]] QVariantList patterns() const;
    [[nodiscard]] QVariantList facts() const;

    /// Of what the mode shows; nothing happens where it shows nothing.
    Q_INVOKABLE void explainMode(int mode);
    /// Of a run that is kept, by its id.
    Q_INVOKABLE void explainRun(qlonglong id);
    /// What is under way is of no use any more.
    Q_INVOKABLE void stop();
    /// Asks for what the pattern's sentence says: tryWanted().
    Q_INVOKABLE void tryPattern(int index);
    /// As Markdown.
    Q_INVOKABLE void copy() const;

Q_SIGNALS:
    void changed();
    void asked(); ///< of another run
    void tryWanted(const overlapse::PipelineSpec &spec);

private:
    struct Answer
    {
        std::vector<FoundPattern> patterns;
        std::vector<Fact> facts; ///< without the patterns
        QString markdown;
        bool known = false;
    };

    struct Question
    {
        PreparedRunPtr run;
        WorkSpec work{};
        int cores = 1;
        QString title{};
        bool isOurs = true; ///< of the experiment's work: what is advised can be tried with it
    };

    void start(const Question &question);
    static Answer answer(const Question &question, const std::stop_token &stop);

    std::function<PanelSources()> m_sources;
    QThreadPool m_pool;
    std::stop_source m_stop;
    QFutureWatcher<Answer> m_watcher;
    Question m_question;
    Answer m_answer;
    bool m_pending = false;
};

} // namespace overlapse
