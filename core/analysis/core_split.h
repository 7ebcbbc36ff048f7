// SPDX-License-Identifier: MIT
// What of a measured span was work, and what waiting for something other than the cores. Pure.
#pragma once

#include "pipeline/spec.h"

#include <vector>

namespace overlapse {

/// From `begin` to `end` some work took `cpu` of CPU time, at most that long.
struct CpuSpan
{
    Nanos begin;
    Nanos end;
    Nanos cpu;
};

/// Of each span, for how long it was neither on a core nor waiting for one, where they all share `cores` (a fraction
/// where other programs take part).
///
/// Of the length w of a span, CPU time takes a, and waiting for a core the more the more is asked of the cores. While R
/// spans are there, each can have min(1, K / R) of a core; S is what one could have had altogether. Where the cores were
/// used to u < 0.8 meanwhile, a span waited u^(sqrt(2 (K + 1)) - 1) / (K (1 - u)) a (a queue with K servers: Sakasegawa,
/// An approximation formula Lq = alpha rho^beta / (1 - rho), Annals of the Institute of Statistical Mathematics 29, 1977),
/// and no longer than 1.2 (w / S - 1) a: what others there explain, and a fifth for unfairness. Where the cores were
/// used up, nothing tells waiting from being outside: as much as the latter is explained by them, and only the rest is
/// something else. O(spans).
///
/// `others` is for how many more threads other programs wanted cores meanwhile, and had them: beside R spans they leave
/// K - others or a fair share of the cores, K R / (R + others), whichever is more. `usedUp`, where it is given, says of
/// each span whether the cores were used up meanwhile.
std::vector<Nanos> outsideOf(const std::vector<CpuSpan> &spans, double cores, double others = 0,
                             std::vector<bool> *usedUp = nullptr);

/// At most so long, of programs that are started, of which each computes at first, when it is loaded: the cores take one
/// after the other (bounds.h). Of those begun together, who ends first was first; of one core's part, each takes so much
/// longer. What shares the cores waited longer than that. O(spans log spans).
std::vector<Nanos> outsideOfStarted(const std::vector<CpuSpan> &spans, double cores);

/// At most so long, of what one thread does one after the other, each at the end of its span: what ends while the thread
/// has been busy without a break since its beginning may have waited for it all the time. O(spans log spans).
std::vector<Nanos> outsideOfThread(const std::vector<CpuSpan> &spans);

} // namespace overlapse
