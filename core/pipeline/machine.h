// SPDX-License-Identifier: MIT
// The poll rules of Rust's futures 0.3 streams (`then`, `buffered`, `buffer_unordered`), and of two modes that
// Rust programs have under other names. Pure and single-threaded: it knows no time and no threads.
//
//   sequential   .then(fetch).then(transform), which is concurrent with N = M = 1
//   concurrent   .map(fetch).buffered(N).map(transform).buffered(M)
//   parallel     .map(fetch).buffered(N).map(|x| spawn(transform(x))).buffered(M)
//   prefetching  as parallel, but the fetch stage does not wait for downstream demand
//   blocking     one task per item on the pool: it waits for its fetch there, then transforms
//
// 1. A stage, when polled, first fills: while it holds fewer than its limit it polls the stage above and pushes
//    what it gets. Then it polls its own items and yields at most one. There is no refill until the next poll.
// 2. An item counts against the limit from its admission until it is yielded.
// 3. Nothing above a full stage is polled.
// 4. Woken items are polled first in, first out. A fetch starts in its first poll; a spawned transform is handed
//    to the pool as it is pushed.
// 5. Order kept: if the next in order is held back, yield it and poll nothing; else poll woken items until it
//    finishes, holding back the others. Order any: poll woken items until one finishes.
// 6. While the driver runs a transform it polls nothing.
// 7. One emission a poll at most.
// 8. Prefetching: the fetch stage is filled at the start of every poll and whenever an item leaves it, and a
//    pushed fetch starts at once.
// 9. Blocking: emit what order allows, then hand items to the pool while fewer than c tasks are unfinished.
// 11. A failed item is yielded in its place; a failed fetch passes the transform stage as a ready item.
// 15. A fetch of several awaits begins each in a poll: the one that finds the one before ended.
// 13. Changes take effect at the start of the next poll.
#pragma once

#include "pipeline/buffered_stage.h"

#include <optional>

namespace overlapse {

class PipelineMachine
{
public:
    enum class Poll : std::uint8_t {
        Emitted, ///< one item left the pipeline: poll again
        Pending, ///< nothing to do until finished() has been called
        Ended,   ///< every item was emitted
        Stopped, ///< cancelled, or the executor asked to stop
    };

    /// Items 0 to itemCount - 1. Limits and threads must be at least 1. The executor outlives the machine.
    PipelineMachine(const PipelineSpec &spec, std::int64_t itemCount, Executor &executor);

    Poll poll();
    /// The fetch, spawned transform or task in this slot has ended. Tell everything that is due before each poll(),
    /// equal instants in order of entry into the stage.
    void finished(Slot slot, bool failed);
    /// An await of the fetch in this slot has ended, and it was not its last; else as finished().
    void woke(Slot slot);
    /// Takes effect at the start of the next poll; the latest request wins (rule 13).
    void request(const PipelineSpec &spec) { m_requested = spec; }
    /// Drops the source; nothing new starts (rule 12).
    void cancel() { m_stopped = true; }

    [[nodiscard]] const PipelineSpec &spec() const { return m_spec; }
    [[nodiscard]] std::int64_t itemsPulled() const { return m_nextItem; }
    [[nodiscard]] std::int64_t fetchStageSize() const { return m_fetch.size(); }
    [[nodiscard]] std::int64_t transformStageSize() const { return m_transform.size(); }

    /// Blocking admits nothing while this many results wait for their turn (rule 9).
    static constexpr std::int64_t maxUnemittedTasks = 65'536;

private:
    [[nodiscard]] bool sourceReady() const { return m_nextItem < m_itemCount && !m_draining; }
    [[nodiscard]] bool idle() const { return m_fetch.size() == 0 && m_transform.size() == 0; }
    Slot admit();
    void emit(Slot slot);
    void applyRequest();
    void fillFetchStage();
    void startPushedFetch(Slot slot);
    bool pollFetch(Slot slot);
    Slot pollFetchStage();
    void enterTransformStage(Slot slot);
    bool pollTransform(Slot slot);
    Slot pollStages();
    Slot pollBlocking();

    PipelineSpec m_spec;
    std::int64_t m_itemCount;
    std::int64_t m_nextItem = 0;
    Executor &m_executor;
    SlotTable m_table;
    std::vector<Slot> m_free;
    BufferedStage m_fetch;
    BufferedStage m_transform; // blocking: its tasks
    std::int64_t m_unfinishedTasks = 0;
    std::optional<PipelineSpec> m_requested;
    bool m_draining = false; // to or from blocking: admission pauses until nothing is in flight
    bool m_stopped = false;
    bool m_transformedHere = false; // the driver transformed in the poll under way
};

} // namespace overlapse
