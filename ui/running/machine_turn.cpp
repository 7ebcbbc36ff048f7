// SPDX-License-Identifier: MIT
#include "running/machine_turn.h"

namespace overlapse {

const MachineTurn *MachineTurn::holder = nullptr;

QString MachineTurn::obstacle()
{
    return holder ? tr("another window is measuring, and two at once would disturb each other: wait until it "
                       "is done")
                  : QString();
}

void MachineTurn::take()
{
    holder = this;
}

void MachineTurn::giveBack()
{
    if (holder == this)
        holder = nullptr;
}

} // namespace overlapse
