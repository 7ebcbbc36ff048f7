// SPDX-License-Identifier: MIT
// The executor on a virtual clock: an event heap for fetches, a pool of c threads, K shared cores.
#pragma once

#include "pipeline/due_heap.h"
#include "pipeline/ring.h"
#include "pipeline/service_line.h"
#include "trace/recorder.h"
#include "virtual/core_share.h"
#include "virtual/lane_set.h"
#include "virtual/predict.h"
#include "workload/fetch_line.h"

#include <optional>

namespace overlapse {

class VirtualExecutor final : public Executor
{
public:
    VirtualExecutor(const PipelineSpec &spec, const WorkSpec &work, const PredictOptions &options);
    Trace run();

    void admitted(Slot slot, std::int64_t item) override;
    Outcome beginFetch(Slot slot) override;
    Outcome continueFetch(Slot slot) override;
    void fetchYielded(Slot slot) override;
    Outcome transformHere(Slot slot) override;
    Outcome spawnTransform(Slot slot) override;
    void transformSkipped(Slot slot) override;
    Outcome spawnTask(Slot slot) override;
    void emitted(Slot slot) override;
    bool stopRequested() override { return m_stop; }
    void changed(const PipelineSpec &spec) override;

private:
    enum class FetchAt : std::uint8_t { InLine, AtServer, WaitingForTurn, OnCores };
    struct Job
    {
        std::int64_t item = -1;
        std::int64_t entry = 0; ///< order of entry into the transform stage
        Nanos started{0};
        Nanos fetchTime{0};     ///< drawn when the fetch begins
        Nanos transformTime{0}; ///< drawn as it enters the transform stage
        std::int32_t lane = noLane;
        bool blockingTask = false;
        bool fetched = false; ///< what it does on the cores is its transform
        std::uint16_t attempt = 1;
        std::int32_t await = 0; ///< which is under way, of
        std::int32_t awaits = 1;
        Nanos since{0};   ///< when its request began, or its wait for one
        Nanos entered{0}; ///< when its fetch began to stand in line for its first attempt
        FetchAt at = FetchAt::InLine;
        bool late = false;              ///< its deadline ended it
        Nanos cpuLeft{0};               ///< of the fetch, then
        std::vector<FetchPart> parts{}; ///< of a fetch that something held back
    };

    void log(Event::Kind kind, std::int64_t item)
    {
        if (m_options.log)
            m_options.log->push_back({m_now, kind, item});
    }
    Nanos nextEvent();
    [[nodiscard]] Nanos earliestEvent() const;
    void startFetch(Slot slot);
    void startRequest(Slot slot, Nanos time);
    void startAwait(Slot slot);
    void takeTurns();
    void requestBegins(const FetchLine::Turn &turn);
    void requestEnded(Slot slot);
    void addPart(Slot slot, PartKind kind, Nanos begin, Nanos end, Status status = Status::Ok);
    [[nodiscard]] QByteArray hostOf(std::int64_t item) const;
    [[nodiscard]] bool isLastAttempt(const Job &job) const;
    void fetchDue(Slot slot);
    void fetchLeavesCores(Slot slot);
    [[nodiscard]] Nanos fetchCpu(const Job &job) const;
    [[nodiscard]] bool takesTurns(const Job &job) const;
    void fetchIsLate(const FetchLine::Turn &turn);
    [[nodiscard]] Nanos deadlineOf(const Job &job) const;
    void endTurn(Slot slot);
    void transformDue(Slot slot);
    void coresEnded(Slot slot);
    void advanceTo(Nanos now);
    void processDue();
    void fetchEnded(Slot slot);
    void keepParts(Slot slot);
    [[nodiscard]] bool fetchFails(std::int64_t item) const;
    void startTransform(Slot slot);
    void transformEnded(Slot slot);
    void startWaiting();
    void wakeEnded();
    void finishCancelled();

    ServiceTimes m_times;
    const PredictOptions &m_options;
    bool m_wall;
    bool m_contended;
    bool m_cpuKnown;
    PipelineMachine m_machine;
    Recorder m_recorder;
    Trace m_trace;
    Nanos m_now{0};
    Nanos m_next{0};
    bool m_nextKnown = false;
    std::vector<Job> m_jobs; // by slot
    DueHeap m_fetches;
    DueHeap m_transforms; // whose end is known; the others are in m_cores
    CoreShare m_cores;
    int m_fetchThreads; // that compute for fetches at a time
    int m_inTurn = 0;   // fetches in m_cores that take turns (takesTurns()): no more than that
    Ring<Slot> m_turns; // and those that wait for theirs
    std::vector<ServiceLine> m_servers; // empty: fetches do not wait for each other
    std::optional<FetchLine> m_line;    // none: no rule and no failure holds them back
    std::uint32_t m_begun = 0;          // awaits; what is in flight at once is far less than it counts to
    std::int64_t m_inFlight = 0;        // requests
    std::int64_t m_mostInFlight = 0;
    LaneSet m_lanes;
    Ring<Slot> m_waiting;
    struct Ended
    {
        Slot slot;
        bool failed;
    };
    std::vector<Ended> m_ended; // transforms and tasks, at this instant
    std::int64_t m_nextEntry = 0;
    std::size_t m_nextChange = 0;
    Slot m_driverJob = noSlot;
    bool m_stop = false;
};

} // namespace overlapse
