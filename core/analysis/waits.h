// SPDX-License-Identifier: MIT
// Where every nanosecond of an item's latency went (closed accounting): each instant from fetch.admitted to
// transform.yielded belongs to exactly one cause. Derived from the stamps, never measured a second time.
#pragma once

#include "trace/recording.h"

#include <array>
#include <vector>

namespace overlapse {

/// In the order in which an item meets them; where several causes of a held interval apply at one instant, the
/// one named first counts.
enum class Cause : std::uint8_t {
    FetchQueued,     ///< the driver had not polled it yet
    FetchBackoff,    ///< between a failed attempt and the next
    FetchRunning,
    FetchHeldOrder,  ///< until the last earlier item's fetch finished
    FetchHeldDriver, ///< the driver was running a transform
    FetchHeldFull,   ///< the transform stage held M
    FetchHeldWakeup, ///< the rest: the driver was waking or polling
    TransformQueuedPool, ///< no thread was free
    TransformQueuedDriver,
    TransformCpu,
    TransformOffCpu,  ///< wall time minus thread CPU time; drawn at the end of its span
    TransformUnknown, ///< the CPU clock was not read
    TransformHeldOrder,
    TransformHeldDriver,
    TransformHeldWakeup,
};
inline constexpr int causeCount = 15;

/// The key in JSON's `waits_ns`, e.g. "fetch_held_order".
const char *causeKey(Cause cause);
/// On screen, e.g. "held by order".
QString causeText(Cause cause);
/// Fetch running, transform on or off the CPU or unknown: work, not waiting.
bool isRunning(Cause cause);

using WaitTotals = std::array<Nanos, causeCount>;

struct CauseSpan
{
    Cause cause;
    Nanos begin;
    Nanos end;
    friend bool operator==(const CauseSpan &, const CauseSpan &) = default;
};

/// Built in one pass over a trace (n log n with order any), then answers for single items in O(log n).
/// A cancelled item's open interval ends with the run. Reading is thread-safe.
class WaitAccount
{
public:
    WaitAccount() = default;
    explicit WaitAccount(const Run &run);

    /// Adjoining, in time order, covering admitted to transform.yielded (or the run's end); empty if the item
    /// was never admitted. Zero-length spans are left out. `trace` is the run's.
    void spansOf(const Trace &trace, std::int64_t item, std::vector<CauseSpan> &out) const;
    [[nodiscard]] WaitTotals totalsOf(const Trace &trace, std::int64_t item) const;
    /// Over all items; sums to their total latency.
    [[nodiscard]] const WaitTotals &totals() const { return m_totals; }

private:
    struct Interval
    {
        Nanos begin;
        Nanos end;
    };
    void split(Nanos begin, Nanos end, Nanos orderEnd, bool fetchStage, std::vector<CauseSpan> &out) const;

    bool m_ordered = false;
    bool m_pool = false;
    std::vector<Nanos> m_fetchOrderEnd;     ///< latest fetch.finished of all earlier items (order kept)
    std::vector<Nanos> m_transformOrderEnd; ///< likewise of transform.finished
    std::vector<Interval> m_driverBusy;     ///< the driver ran a transform; disjoint, by time
    std::vector<Interval> m_transformFull;  ///< the transform stage held M; disjoint, by time
    WaitTotals m_totals{};
};

} // namespace overlapse
