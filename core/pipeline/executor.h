// SPDX-License-Identifier: MIT
// What PipelineMachine asks of the world: live/ answers with threads, virtual/ with a clock of its own.
#pragma once

#include "pipeline/spec.h"

namespace overlapse {

/// An item's place while it is in flight; reused for another item after the emission.
using Slot = std::int32_t;
inline constexpr Slot noSlot = -1;

enum class Outcome : std::uint8_t {
    Pending, ///< under way; PipelineMachine::finished() will tell
    Ready,   ///< finished already
    Failed,  ///< finished already, with an error
    Stopped, ///< given up because the run was asked to stop
};

/// Every call comes from PipelineMachine::poll(), on the driver's thread, in the order of the poll rules.
/// An implementation may call PipelineMachine::finished() from inside transformHere() for what completed
/// meanwhile (rule 6), and from nowhere else in here.
class Executor
{
public:
    virtual ~Executor() = default;

    /// The item was pulled from the source and entered the fetch stage (blocking: its task).
    virtual void admitted(Slot slot, std::int64_t item) = 0;
    /// The fetch's first poll (prefetching: as it is pushed). Pending, Ready or Failed.
    virtual Outcome beginFetch(Slot slot) = 0;
    /// A poll found that one of the fetch's awaits had ended (PipelineMachine::woke()): the next one begins. Pending.
    virtual Outcome continueFetch(Slot slot) = 0;
    /// The item left the fetch stage and entered the transform stage.
    virtual void fetchYielded(Slot slot) = 0;
    /// Runs the transform on the driver, to its end. Ready, Failed or Stopped.
    virtual Outcome transformHere(Slot slot) = 0;
    /// Hands the transform to the pool. Pending, Ready or Failed.
    virtual Outcome spawnTransform(Slot slot) = 0;
    /// First poll, in the transform stage, of an item whose fetch failed: it passes as a ready item.
    virtual void transformSkipped(Slot slot) = 0;
    /// Blocking only: hands fetch and transform, as one task, to the pool. Pending, Ready or Failed.
    virtual Outcome spawnTask(Slot slot) = 0;
    /// The item left the pipeline; its slot may be reused as soon as this returns.
    virtual void emitted(Slot slot) = 0;
    /// Looked at before each driver-run transform (rule 7).
    virtual bool stopRequested() = 0;
    /// A requested change took effect (rule 13).
    virtual void changed(const PipelineSpec &spec) = 0;
};

} // namespace overlapse
