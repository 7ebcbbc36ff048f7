// SPDX-License-Identifier: MIT
// What a search for limits is to find and may take, as the window asks for it. Remembered as long as the window is there.
#pragma once

#include "forms/field.h"

#include "advice/limit_search.h"

namespace overlapse {

/// GUI thread. What cannot be read changes nothing and is said in its field.
class SearchForm : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the session has one")
    Q_PROPERTY(
        bool forLatency READ forLatency WRITE setForLatency NOTIFY
            changed) ///< as much throughput as there is with no larger p99 latency; else as much as there is
    Q_PROPERTY(overlapse::Field *p99 READ p99 CONSTANT)       ///< that, at most
    Q_PROPERTY(overlapse::Field *budget READ budget CONSTANT) ///< of measuring
    Q_PROPERTY(overlapse::Field *most READ most CONSTANT)     ///< fetches at a time, never exceeded
    Q_PROPERTY(bool ready READ ready NOTIFY changed)          ///< nothing that counts is wrong

public:
    explicit SearchForm(QObject *parent = nullptr);

    [[nodiscard]] bool forLatency() const { return m_forLatency; }
    void setForLatency(bool forLatency);
    [[nodiscard]] Field *p99() { return &m_p99; }
    [[nodiscard]] Field *budget() { return &m_budget; }
    [[nodiscard]] Field *most() { return &m_most; }
    [[nodiscard]] bool ready() const;
    /// Goal, budget and most fetches; the rest is not the form's.
    [[nodiscard]] SearchOptions options() const;

Q_SIGNALS:
    void changed();

private:
    QString setTime(Nanos &time, const QString &text);
    QString setMost(const QString &text);

    SearchOptions m_options;
    Nanos m_mostP99 = std::chrono::milliseconds(200);
    bool m_forLatency = false;
    Field m_p99;
    Field m_budget;
    Field m_most;
};

} // namespace overlapse
