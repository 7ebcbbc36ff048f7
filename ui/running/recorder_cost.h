// SPDX-License-Identifier: MIT
// What recording costs on this machine, for the window's lower edge.
#pragma once

#include "trace/looking_cost.h"

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace overlapse {

/// GUI thread; it is measured in the background, once the event loop runs. All texts are empty until then, and have the
/// user's numbers.
class RecorderCost : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the session has one")
    Q_PROPERTY(QString clock READ clock NOTIFY measured)             ///< a reading of the clock: "23 ns"
    Q_PROPERTY(QString threadClock READ threadClock NOTIFY measured) ///< of a thread's CPU clock
    Q_PROPERTY(QString resolution READ resolution NOTIFY measured)   ///< what a span has to be longer than
    Q_PROPERTY(QString item READ item NOTIFY measured)               ///< an item without its CPU time
    Q_PROPERTY(QString longItem READ longItem NOTIFY measured)       ///< one with it
    Q_PROPERTY(QString longFrom READ longFrom CONSTANT) ///< as long as that, transforms have it: "20 µs"

public:
    explicit RecorderCost(QObject *parent = nullptr);

    [[nodiscard]] QString clock() const { return text(m_cost.clockNs); }
    [[nodiscard]] QString threadClock() const { return text(m_cost.threadClockNs); }
    [[nodiscard]] QString resolution() const { return text(static_cast<double>(m_cost.resolution.count())); }
    [[nodiscard]] QString item() const;
    [[nodiscard]] QString longItem() const;
    [[nodiscard]] QString longFrom() const;
    [[nodiscard]] bool pending() const { return m_cost == LookingCost(); }

Q_SIGNALS:
    void measured();

private:
    void measure();
    [[nodiscard]] static QString text(double ns);

    LookingCost m_cost;
};

} // namespace overlapse
