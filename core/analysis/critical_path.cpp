// SPDX-License-Identifier: MIT
#include "analysis/critical_path.h"

#include <algorithm>

namespace overlapse {

namespace {

/// Walks from the end to the beginning.
class Walk
{
public:
    Walk(const Run &run, const WaitAccount &waits, const Releases &releases)
        : m_trace(run.trace), m_waits(waits), m_releases(releases), m_at(run.trace.end()),
          m_jumps(8 * run.trace.size())
    {
    }

    std::vector<PathPiece> pieces()
    {
        m_item = lastItem();
        m_pieces.reserve(static_cast<std::size_t>(m_trace.size()));
        while (m_item >= 0 && m_at > Nanos(0))
            step();
        std::reverse(m_pieces.begin(), m_pieces.end());
        return std::move(m_pieces);
    }

private:
    [[nodiscard]] std::int64_t lastItem() const
    {
        std::int64_t last = -1;
        for (std::int64_t item = m_trace.size() - 1; item >= 0; --item) {
            if (m_trace.stamp(StampColumn::FetchAdmitted, item) == absent)
                continue;
            const Nanos emitted = m_trace.stamp(StampColumn::TransformYielded, item);
            // In a stopped run, the earliest that is still on its way.
            if (emitted == absent || last < 0
                || (m_trace.stamp(StampColumn::TransformYielded, last) != absent
                    && emitted > m_trace.stamp(StampColumn::TransformYielded, last)))
                last = item;
        }
        return last;
    }

    void step()
    {
        const bool isBefore = m_at <= m_trace.stamp(StampColumn::FetchAdmitted, m_item);
        const std::optional<CauseSpan> span = isBefore
            ? std::nullopt
            : m_waits.spanBefore(m_trace, m_item, m_at, m_releases.orderEnds(m_item), m_hint);
        if (!span)
            return follow(m_releases.ofAdmission(m_item, m_hints), Nanos(0), Cause::FetchHeldWakeup);
        if (span->end < m_at) // it has left: what came after is nobody's
            add(span->end, Cause::TransformHeldWakeup);
        else if (isRunning(span->cause))
            add(span->begin, span->cause);
        else
            follow(m_releases.of(m_item, *span, m_hints), span->begin, span->cause);
    }

    // What passed between the release and its effect is the driver's, or the system's.
    void follow(const Release &release, Nanos begin, Cause cause)
    {
        if (release.kind == Release::Kind::None || release.item == m_item || m_jumps == 0)
            return add(begin, cause);
        if (release.at < m_at)
            add(release.at,
                cause < Cause::TransformQueuedPool ? Cause::FetchHeldWakeup : Cause::TransformHeldWakeup);
        if (!m_pieces.empty())
            m_pieces.back().by = release.kind;
        --m_jumps;
        m_item = release.item;
    }

    void add(Nanos begin, Cause cause)
    {
        m_pieces.push_back({begin, m_at, m_item, cause});
        m_at = begin;
    }

    const Trace &m_trace;
    const WaitAccount &m_waits;
    const Releases &m_releases;
    std::vector<PathPiece> m_pieces; // the last first
    Nanos m_at;
    std::int64_t m_item = -1;
    std::size_t m_hint = 0;
    Releases::Hints m_hints;
    std::int64_t m_jumps; // that are left: each item is come to a few times at most, whatever a file says
};

} // namespace

std::vector<PathPiece> criticalPath(const Run &run, const WaitAccount &waits, const Releases &releases)
{
    return Walk(run, waits, releases).pieces();
}

Nanos overheadOf(const WaitTotals &onPath)
{
    const auto of = [&onPath](Cause cause) { return onPath[static_cast<std::size_t>(cause)]; };
    return of(Cause::FetchHeldWakeup) + of(Cause::TransformHeldWakeup) + of(Cause::FetchQueued)
        + of(Cause::TransformQueuedDriver) + of(Cause::TransformQueuedPool);
}

WaitTotals pathTotals(const std::vector<PathPiece> &path)
{
    WaitTotals totals{};
    for (const PathPiece &piece : path)
        totals[static_cast<std::size_t>(piece.cause)] += piece.end - piece.begin;
    return totals;
}

} // namespace overlapse
