// SPDX-License-Identifier: MIT
// The work, as the window edits it: its kind, its inputs, and what is done to them. Nothing here fetches or runs anything.
#pragma once

#include "document/document.h"
#include "document/experiment_edits.h"
#include "forms/field.h"

#include <QUrl>

namespace overlapse {

/// GUI thread.
class WorkForm : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the session has one")
    Q_PROPERTY(int kind READ kind WRITE setKind NOTIFY changed) ///< as FetchKind counts them
    Q_PROPERTY(int items READ items WRITE setItems NOTIFY changed)
    Q_PROPERTY(int seed READ seed WRITE setSeed NOTIFY changed)
    Q_PROPERTY(int capacity READ capacity WRITE setCapacity NOTIFY changed) ///< 0: as many as come
    Q_PROPERTY(overlapse::Field *fetch READ fetch CONSTANT)                 ///< a time
    Q_PROPERTY(overlapse::Field *transform READ transform CONSTANT)         ///< of simulated work: a time
    Q_PROPERTY(overlapse::Field *steps READ steps CONSTANT)                 ///< of real work: "gunzip+sha256"
    Q_PROPERTY(overlapse::Field *command READ command CONSTANT)
    Q_PROPERTY(
        overlapse::Field *urls READ urls CONSTANT) ///< one a line; empty where there are too many to show
    Q_PROPERTY(overlapse::Field *latency READ latency CONSTANT) ///< of the served folder
    Q_PROPERTY(overlapse::Field *failing READ failing CONSTANT) ///< the share of its requests: "2%"
    Q_PROPERTY(QString folder READ folder NOTIFY changed)       ///< the chosen folder or files; empty: none
    Q_PROPERTY(QString list READ list NOTIFY changed)     ///< the file with an input a line; empty: none
    Q_PROPERTY(QString served READ served NOTIFY changed) ///< the folder that is served instead; empty: none

public:
    explicit WorkForm(Document &document, QObject *parent = nullptr);

    [[nodiscard]] int kind() const { return static_cast<int>(work().fetch); }
    void setKind(int kind);
    [[nodiscard]] int items() const { return static_cast<int>(work().items); }
    void setItems(int items);
    [[nodiscard]] int seed() const { return static_cast<int>(work().seed); }
    void setSeed(int seed);
    [[nodiscard]] int capacity() const { return static_cast<int>(work().capacity); }
    void setCapacity(int capacity);
    [[nodiscard]] Field *fetch() { return &m_fetch; }
    [[nodiscard]] Field *transform() { return &m_transform; }
    [[nodiscard]] Field *steps() { return &m_steps; }
    [[nodiscard]] Field *command() { return &m_command; }
    [[nodiscard]] Field *urls() { return &m_urls; }
    [[nodiscard]] Field *latency() { return &m_latency; }
    [[nodiscard]] Field *failing() { return &m_failing; }
    [[nodiscard]] QString folder() const;
    [[nodiscard]] QString list() const { return sources().list; }
    [[nodiscard]] QString served() const { return sources().served; }

    /// The user has let go: the next change is a step of its own for undo.
    Q_INVOKABLE void commit() { m_document.commit(); }
    /// Those of these transforms that this program has.
    Q_INVOKABLE QStringList known(QStringList transforms) const;
    Q_INVOKABLE void chooseFolder(const QUrl &folder);
    /// A file with an input a line. Only read.
    Q_INVOKABLE void chooseList(const QUrl &file);
    /// Its files become the URLs, served by the run itself.
    Q_INVOKABLE void serveFolder(const QUrl &folder);
    Q_INVOKABLE void useUrls(); ///< instead of the served folder

    /// Another experiment: what was typed before is no longer about it.
    void clearErrors();

Q_SIGNALS:
    void changed();
    /// What these sources hold has to be found out, to become that step of undo.
    void listingWanted(const overlapse::InputSources &sources, overlapse::Edit step);
    /// Other inputs are taken from the same sources now.
    void relistingWanted();
    void listingUnwanted();

private:
    [[nodiscard]] const Experiment &experiment() const { return m_document.experiment(); }
    [[nodiscard]] const WorkSpec &work() const { return experiment().work; }
    [[nodiscard]] const InputSources &sources() const { return experiment().sources; }
    QString take(Edit what, const Checked<Experiment> &next);
    QString setSteps(const QString &text);
    QString setUrls(const QString &text);
    void refresh();
    [[nodiscard]] std::array<Field *, 7> fields();

    Document &m_document;
    Field m_fetch;
    Field m_transform;
    Field m_steps;
    Field m_command;
    Field m_urls;
    Field m_latency;
    Field m_failing;
    std::array<std::optional<KindOfWork>, 4> m_others; ///< by kind: as it was when another was chosen
};

} // namespace overlapse
