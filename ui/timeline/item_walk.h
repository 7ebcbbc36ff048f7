// SPDX-License-Identifier: MIT
// From item to item in the order of their admission, and from state to state of the one that is selected; and what is said
// of them to who does not see it.
#pragma once

#include "timeline/view.h"

namespace overlapse {

/// GUI thread. Everything is told when it is asked for.
class ItemWalk : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the session has one")
    /// "item 7 · report.pdf, parallel: held by order 112 ms, 12 % of its latency"; empty: none is selected
    Q_PROPERTY(QString told READ told NOTIFY changed)
    Q_PROPERTY(
        QString state READ state NOTIFY
            changed) ///< the part behind the colon, and which of how many; empty while another is pointed at

public:
    explicit ItemWalk(View &view, QObject *parent = nullptr);

    [[nodiscard]] QString told() const;
    [[nodiscard]] QString state() const;

    /// To the next item, or the one before, in the panel touched last; where none is selected, the first that begins in the
    /// time that is seen, or the last. It comes into view.
    Q_INVOKABLE void stepItem(int by);
    /// To the next state of the selected item in the panel touched last, or the one before; the first time to its first, or
    /// last. At the end it stays. False: no item is selected there, of which the states are known.
    Q_INVOKABLE bool stepState(int by);
    /// None stands out; false: none did.
    Q_INVOKABLE bool endState();

Q_SIGNALS:
    void changed();

private:
    View &m_view;
};

} // namespace overlapse
