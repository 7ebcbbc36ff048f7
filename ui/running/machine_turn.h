// SPDX-License-Identifier: MIT
// Who measures: one at a time of all windows of this process, for two at once would disturb each other.
#pragma once

#include <QCoreApplication>
#include <QString>

namespace overlapse {

/// GUI thread. Whoever has it gives it back, with its end at the latest.
class MachineTurn
{
    Q_DECLARE_TR_FUNCTIONS(MachineTurn)

public:
    MachineTurn() = default;
    ~MachineTurn() { giveBack(); }
    MachineTurn(const MachineTurn &) = delete;
    MachineTurn &operator=(const MachineTurn &) = delete;

    /// Why it cannot be taken now, for the user; empty: it can.
    [[nodiscard]] static QString obstacle();
    void take();
    void giveBack();

private:
    static const MachineTurn *holder;
};

} // namespace overlapse
