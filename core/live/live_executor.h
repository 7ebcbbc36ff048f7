// SPDX-License-Identifier: MIT
// The executor on real threads: the driver's loop and its deadlines. Others do the work (live/workers.h).
#pragma once

#include "live/machine_use.h"
#include "live/run_feed.h"
#include "live/served_lines.h"
#include "live/spin_lead.h"
#include "live/workers.h"
#include "pipeline/due_heap.h"
#include "pipeline/machine.h"
#include "trace/looking_cost.h"
#include "trace/recorder.h"
#include "workload/draw.h"

#include <QPromise>

#include <deque>
#include <memory>

namespace overlapse {

struct LiveOptions
{
    int cores = 1; ///< cores that this process may use: nobody spins while more threads are awake
    /// If set, rows and details go there and the run's own Trace has none of them.
    std::shared_ptr<RunFeed> feed{};
    /// If set, counts items that failed; read by any thread.
    std::atomic<std::int64_t> *failed = nullptr;
    /// If set, called on the driver for each simulated fetch that was noticed: how late after its deadline.
    std::function<void(Nanos)> fetchNoticed{};
};

/// What else happened while a run was measured.
struct RunConditions
{
    std::optional<double> disturbed{};    ///< other programs' share of the machine, 0 to 1; none: not known
    Nanos paused{0};                      ///< for so long the program was stopped, which no stamp holds
    std::optional<LookingCost> looking{}; ///< what reading the clocks takes; none: nothing was begun
    /// Why it ended before its time though nobody stopped it, or why every item failed: memory or threads ran out. One line.
    QString problem{};
};

/// Lives on the driver's thread for one run.
class LiveExecutor final : public Executor
{
public:
    LiveExecutor(const PipelineSpec &spec, const WorkSpec &work, const LiveOptions &options, StopSignal &stop,
                 Completions &completions);
    ~LiveExecutor() override;

    /// Runs to the end, or until a stop was requested or the future cancelled.
    Trace run(QPromise<Trace> &promise);
    /// Under what conditions it ran; after run().
    [[nodiscard]] const RunConditions &conditions() const { return m_conditions; }

    void admitted(Slot slot, std::int64_t item) override;
    Outcome beginFetch(Slot slot) override;
    Outcome continueFetch(Slot slot) override;
    void fetchYielded(Slot slot) override;
    Outcome transformHere(Slot slot) override;
    Outcome spawnTransform(Slot slot) override;
    void transformSkipped(Slot slot) override;
    Outcome spawnTask(Slot slot) override;
    void emitted(Slot slot) override;
    bool stopRequested() override { return m_stop.requested(); }
    void changed(const PipelineSpec &spec) override;

private:
    [[nodiscard]] Nanos now() const { return m_clock.now(); }
    Nanos stampFor(Slot slot);
    void notice();
    void itemIsOver(bool failed);
    void noticeResult(const TaskResult &result);
    void recordFetch(const TaskResult &result);
    void recordTransform(const TaskResult &result);
    Task taskFor(Slot slot);
    void sleep();
    [[nodiscard]] bool spinForCompletion();
    void spinToDeadline(Nanos deadline);
    void beginWatch();
    void endWatch();
    void report(bool last);
    [[nodiscard]] Nanos nextReport() const;
    void addRunning();
    void putDetail(Slot slot, std::int64_t item);
    void keepLine(Slot slot);
    void beginAwait(Slot slot, Nanos instant);
    [[nodiscard]] bool lastAwaitEnded(Slot slot, Nanos when);
    void keepParts(Slot slot);
    void runToEnd();
    void keep(const ItemRow &row);
    void keep(std::int64_t item, ItemDetail detail);
    void memoryRanOut();
    void finishStopped();

    PipelineSpec m_spec;
    const WorkSpec &m_work;
    const LiveOptions &m_options;
    StopSignal &m_stop;
    Completions &m_completions;
    ServiceTimes m_times;
    ServedLines m_lines;
    /// A simulated fetch that consists of several parts.
    struct Parts
    {
        std::int32_t await = 0; ///< which is under way
        Nanos since{0};         ///< when it began to be served, or ended
        std::vector<FetchPart> all{};
    };
    bool m_inParts;
    std::vector<Parts> m_parts; // by slot, if so
    RunClock m_clock;
    PipelineMachine m_machine;
    Recorder m_recorder;
    Trace m_trace;
    QPromise<Trace> *m_promise = nullptr;
    std::deque<Payload> m_payloads; // of real work, by slot; threads hold their addresses
    std::vector<TaskResult> m_noticed;
    DueHeap m_timer; // simulated fetches
    SpinLead m_spinLead;
    AwakeCount m_awake;
    Workers m_workers;
    std::int64_t m_over = 0; // items that failed, or whose transform is done
    std::int64_t m_failed = 0;
    std::int64_t m_handedOut = 0; // tasks that threads have and the driver has not got back
    RunFeed::Batch m_report;
    Slot m_stampedSlot = noSlot;
    Nanos m_stamp{0};
    Nanos m_lastEmission{0};
    Nanos m_lastReport{0};
    std::optional<MachineUse> m_useBefore;
    Nanos m_pausedBefore{0};
    Nanos m_pausesTold{0};
    RunConditions m_conditions;
    bool m_reportDue = false;
};

} // namespace overlapse
