// SPDX-License-Identifier: MIT
// Where every nanosecond of an item's latency went (closed accounting): each instant from fetch.admitted to
// transform.yielded belongs to exactly one cause. Derived from the stamps, never measured a second time.
#pragma once

#include "analysis/hold_steps.h"

#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace overlapse {

/// In the order in which an item meets them; where several causes of a held interval apply at one instant,
/// the one named first counts.
enum class Cause : std::uint8_t {
    FetchQueued,   ///< the driver had not polled it yet
    FetchHost,     ///< for its host's turn
    FetchRate,     ///< for the rate
    FetchBackoff,  ///< between a failed attempt and the next
    FetchCapacity, ///< in the line before a server that is full
    FetchUnpolled, ///< an await had ended, and the driver had not polled it
    FetchRunning,
    FetchHeldOrder,        ///< until the last earlier item's fetch finished
    FetchHeldDriver,       ///< the driver was running a transform
    FetchHeldFull,         ///< the transform stage held M
    FetchHeldWakeup,       ///< the rest: the driver was waking or polling
    TransformQueuedPool,   ///< no thread was free
    TransformQueuedDriver, ///< the driver had not come to it yet
    TransformCpu,
    TransformOffCpu,  ///< wall time minus thread CPU time; drawn at the end of its span
    TransformUnknown, ///< the CPU clock was not read
    TransformHeldOrder,
    TransformHeldDriver,
    TransformHeldWakeup,
};
inline constexpr int causeCount = 19;

/// The key in JSON's `waits_ns`, e.g. "fetch_held_order".
const char *causeKey(Cause cause);
/// On screen, e.g. "held by order"; where both stages have such a cause, the text is the same.
QString causeText(Cause cause);
/// Fetch running, transform on or off the CPU or unknown: work, not waiting.
bool isRunning(Cause cause);

/// Whether a run of that work can have the cause at all, by its mode, its order and its rules.
bool mayOccur(Cause cause, const PipelineSpec &spec, const WorkSpec &work);

using WaitTotals = std::array<Nanos, causeCount>;

struct CauseSpan
{
    Cause cause;
    Nanos begin;
    Nanos end;
    friend bool operator==(const CauseSpan &, const CauseSpan &) = default;
};

/// Until when order holds back an item that has finished in a stage; Nanos::min(): it does not.
struct OrderEnds
{
    Nanos fetch = Nanos::min();
    Nanos transform = Nanos::min();

    /// With order kept, for the items that come after one. What never finished holds back, for as long as the run
    /// lasts, whatever comes after it.
    void add(Nanos fetchFinished, Nanos transformFinished)
    {
        fetch = std::max(fetch, fetchFinished == absent ? never : fetchFinished);
        transform = std::max(transform, transformFinished == absent ? never : transformFinished);
    }
};

/// Built in one pass over a trace (n log n with order any), on all cores where it is long, then answers for single items in O(log n).
/// A cancelled item's open interval ends with the run. Reading is thread-safe.
/// It goes by the run's one spec: where limits, order or mode changed on the way, the sums still close, but
/// `fetch_held_full` and the order causes are those of that spec.
class WaitAccount
{
public:
    using OrderEnds = overlapse::OrderEnds;

    WaitAccount() = default;
    explicit WaitAccount(const Run &run);

    /// Replaces `out` with adjoining spans, in time order, covering admitted to transform.yielded (or the
    /// run's end); empty if the item was never admitted. Zero-length spans are left out. `trace` is the
    /// run's.
    void spansOf(const Trace &trace, std::int64_t item, std::vector<CauseSpan> &out) const;
    /// A part of the time, and the least that can be told apart.
    struct Grain
    {
        Nanos begin;
        Nanos end;
        Nanos least; ///< > 0
    };
    /// As spansOf(), at a cost that is bounded: where what holds the item changes more often than `least`, the cause that
    /// lasted longest stands for each such step; outside of the part, one cause stands for each held interval.
    void spansOf(const Trace &trace, std::int64_t item, const Grain &grain,
                 std::vector<CauseSpan> &out) const;
    [[nodiscard]] WaitTotals totalsOf(const Trace &trace, std::int64_t item) const;
    /// The last of these spans that begins before `at`, cut there; none if the item was not admitted by then. For who
    /// asks item after item: `order` is known to him, and the hint is his last.
    [[nodiscard]] std::optional<CauseSpan> spanBefore(const Trace &trace, std::int64_t item, Nanos at,
                                                      OrderEnds order, std::size_t &hint) const;
    /// What earlier items hold it back until; for one that begins a block of `orderBlock` at no cost. Who goes on item after
    /// item has OrderEnds::add().
    [[nodiscard]] OrderEnds orderEndsOf(const Trace &trace, std::int64_t item) const;
    // The latest `finished` of all earlier items is kept once a block; the rest of the block is read again.
    static constexpr std::int64_t orderBlock = 64;
    /// Over all items; sums to their total latency.
    [[nodiscard]] const WaitTotals &totals() const { return m_totals; }
    class Reader;
    /// When the driver was busy and when the transform stage was full.
    [[nodiscard]] const HoldSteps &holdSteps() const { return m_steps; }

private:
    /// Where the last search for each end of a held interval ended, by stage.
    struct Places
    {
        HoldSteps::Place begin[2];
        HoldSteps::Place end[2];
    };
    template<typename Whole, typename Held>
    void walk(const ItemRow &row, const PackedParts &parts, Nanos runEnd, OrderEnds order, Whole whole,
              Held held) const;
    void addSpans(const ItemRow &row, const PackedParts &parts, Nanos runEnd, OrderEnds order,
                  const Grain &grain, HoldSteps::Place &place, std::vector<CauseSpan> &out) const;
    void findOrderEnds(const Trace &trace);
    void addTotals(const Trace &trace, std::int64_t first, std::int64_t last, WaitTotals &totals) const;
    void addTotals(const ItemRow &row, const PackedParts &parts, Nanos runEnd, OrderEnds order,
                   Places &places, WaitTotals &totals) const;

    bool m_ordered = false;
    bool m_pool = false;
    HoldSteps m_steps;
    std::vector<OrderEnds> m_orderEnds; ///< before each block's first item; empty with order any
    WaitTotals m_totals{};
};

/// For who asks item after item: totalsOf() and spansOf(), without looking anew where the last one was. Quick in ascending order, right
/// in any. `account` and its `trace` must outlive it; one thread.
class WaitAccount::Reader
{
public:
    Reader(const WaitAccount &account, const Trace &trace) : m_account(account), m_trace(trace) {}
    [[nodiscard]] WaitTotals totalsOf(std::int64_t item);
    /// Replaces `out`.
    void spansOf(std::int64_t item, const Grain &grain, std::vector<CauseSpan> &out);

private:
    void goTo(std::int64_t item);

    const WaitAccount &m_account;
    const Trace &m_trace;
    OrderEnds m_order{Nanos::min(), Nanos::min()}; ///< of all items before m_at
    std::int64_t m_at = 0;
    Places m_places;
    HoldSteps::Place m_drawn; ///< of spansOf()
};

} // namespace overlapse
