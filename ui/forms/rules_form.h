// SPDX-License-Identifier: MIT
// The rules of real work, as the window edits them. An empty text is the usual.
#pragma once

#include "document/document.h"
#include "forms/field.h"

#include "workload/fetch_rules.h"

namespace overlapse {

/// GUI thread.
class RulesForm : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the session has one")
    Q_PROPERTY(int perHost READ perHost WRITE setPerHost NOTIFY changed) ///< 0: as many as N
    Q_PROPERTY(int retries READ retries WRITE setRetries NOTIFY changed)
    Q_PROPERTY(bool stopAtError READ stopAtError WRITE setStopAtError NOTIFY changed)
    Q_PROPERTY(overlapse::Field *rate READ rate CONSTANT) ///< a second
    Q_PROPERTY(overlapse::Field *timeout READ timeout CONSTANT)
    Q_PROPERTY(overlapse::Field *deadline READ deadline CONSTANT)
    Q_PROPERTY(overlapse::Field *maxBytes READ maxBytes CONSTANT) ///< of an item
    Q_PROPERTY(overlapse::Field *headers READ headers CONSTANT)   ///< one a line

public:
    explicit RulesForm(Document &document, QObject *parent = nullptr);

    [[nodiscard]] int perHost() const { return static_cast<int>(rules().perHost); }
    void setPerHost(int perHost);
    [[nodiscard]] int retries() const { return rules().retries; }
    void setRetries(int retries);
    [[nodiscard]] bool stopAtError() const { return rules().stopAtError; }
    void setStopAtError(bool stop);
    [[nodiscard]] Field *rate() { return &m_rate; }
    [[nodiscard]] Field *timeout() { return &m_timeout; }
    [[nodiscard]] Field *deadline() { return &m_deadline; }
    [[nodiscard]] Field *maxBytes() { return &m_maxBytes; }
    [[nodiscard]] Field *headers() { return &m_headers; }
    /// The user has let go: the next change is a step of its own for undo.
    Q_INVOKABLE void commit() { m_document.commit(); }
    /// Another experiment: what was typed before is no longer about it.
    void clearErrors();

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] const FetchRules &rules() const { return m_document.experiment().work.rules; }
    [[nodiscard]] Field::Read read(FetchRule rule) const;
    [[nodiscard]] Field::Apply apply(FetchRule rule);
    QString edit(FetchRule rule, const QString &text);
    QString take(FetchRule rule, const FetchRules &rules);

    Document &m_document;
    Field m_rate;
    Field m_timeout;
    Field m_deadline;
    Field m_maxBytes;
    Field m_headers;
};

} // namespace overlapse
