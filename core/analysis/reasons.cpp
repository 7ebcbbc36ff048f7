// SPDX-License-Identifier: MIT
#include "analysis/reasons.h"

#include <algorithm>

namespace overlapse {

Reasons::Reasons(const Run &theRun, const WaitAccount &account, const WorkSpec &work)
    : run(theRun), waits(account), releases(run, work), path(criticalPath(run, waits, releases)),
      onPath(pathTotals(path))
{
}

std::vector<ReleasedWait> releasedWaits(const Reasons &reasons, std::int64_t item)
{
    std::vector<ReleasedWait> found;
    if (item < 0 || item >= reasons.run.trace.size())
        return found;
    const Nanos admitted = reasons.run.trace.stamp(StampColumn::FetchAdmitted, item);
    if (admitted == absent)
        return found;
    Releases::Hints hints;
    if (const Release release = reasons.releases.ofAdmission(item, hints);
        release.kind != Release::Kind::None)
        found.push_back({{Cause::FetchQueued, admitted, admitted}, release});
    std::vector<CauseSpan> spans;
    reasons.waits.spansOf(reasons.run.trace, item, spans);
    std::array<const CauseSpan *, causeCount> last{};
    for (const CauseSpan &span : spans)
        last[static_cast<std::size_t>(span.cause)] = &span;
    for (const CauseSpan &span : spans) {
        if (isRunning(span.cause) || last[static_cast<std::size_t>(span.cause)] != &span)
            continue;
        if (const Release release = reasons.releases.of(item, span, hints);
            release.kind != Release::Kind::None)
            found.push_back({span, release});
    }
    return found;
}

std::optional<ReleasedWait> longestReleased(const Reasons &reasons, std::int64_t item)
{
    const std::vector<ReleasedWait> waits = releasedWaits(reasons, item);
    const auto longest =
        std::max_element(waits.begin(), waits.end(), [](const ReleasedWait &a, const ReleasedWait &b) {
            return a.wait.end - a.wait.begin < b.wait.end - b.wait.begin;
        });
    return longest == waits.end() ? std::nullopt : std::optional(*longest);
}

std::int64_t pieceAt(const std::vector<PathPiece> &path, Nanos at)
{
    const auto after =
        std::upper_bound(path.begin(), path.end(), at,
                         [](Nanos instant, const PathPiece &piece) { return instant < piece.end; });
    return after == path.end() ? -1 : after - path.begin();
}

} // namespace overlapse
