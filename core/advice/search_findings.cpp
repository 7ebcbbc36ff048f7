// SPDX-License-Identifier: MIT
#include "advice/search_findings.h"

namespace overlapse {

SearchFindings findingsOf(const LimitSearch &search)
{
    SearchFindings findings{.capacity = search.capacity(),
                            .spent = search.spent(),
                            .settled = search.isSettled(),
                            .advice = search.advice(),
                            .now = search.now()};
    if (!findings.advice)
        findings.reason = search.reason();
    for (const Tried &one : search.tried()) {
        const std::size_t counting = one.isDisturbed() ? 0 : one.throughputs().size();
        findings.tried.push_back({.spec = one.spec,
                                  .slices = counting,
                                  .disturbed = one.slices.size() - counting,
                                  .throughput = one.throughput(),
                                  .interval = one.interval(),
                                  .p99 = one.p99(),
                                  .failedShare = one.failedShare()});
    }
    return findings;
}

} // namespace overlapse
