// SPDX-License-Identifier: MIT
// An executor without a clock: its work ends in any order, whenever the test likes, and every call that the
// machine makes is checked against the poll rules.
#pragma once

#include "pipeline/machine.h"
#include "pipeline/words.h"

#include <QStringList>

#include <algorithm>
#include <map>
#include <random>

namespace overlapse {

class CheckingExecutor final : public Executor
{
public:
    CheckingExecutor(const PipelineSpec &spec, std::int64_t items, std::uint64_t seed)
        : m_spec(spec), m_wanted(spec), m_wantedAtPoll(spec), m_items(items), m_random(seed)
    {
    }
    void attach(PipelineMachine *machine) { m_machine = machine; }

    /// Whatever went against the rules, in the order in which it was noticed.
    [[nodiscard]] const QStringList &problems() const { return m_problems; }
    [[nodiscard]] const std::vector<std::int64_t> &emissions() const { return m_emitted; }
    [[nodiscard]] const PipelineSpec &wanted() const { return m_wanted; }
    [[nodiscard]] bool hasPending() const { return !pending().empty(); }

    std::uint64_t below(std::uint64_t n) { return m_random() % n; }
    PipelineMachine::Poll poll();
    /// Ends some of what is under way, one at least.
    void finishSome();
    void request(const PipelineSpec &spec);
    void cancel();
    /// Noticed before the next transform on the driver, or in the midst of one.
    void askToStop() { m_stopAsked = true; }

    void admitted(Slot slot, std::int64_t item) override;
    Outcome beginFetch(Slot slot) override;
    Outcome continueFetch(Slot /*slot*/) override
    {
        expect(false, "a fetch of one await went on");
        return Outcome::Pending;
    }
    void fetchYielded(Slot slot) override;
    Outcome transformHere(Slot slot) override;
    Outcome spawnTransform(Slot slot) override;
    void transformSkipped(Slot slot) override;
    Outcome spawnTask(Slot slot) override;
    void emitted(Slot slot) override;
    bool stopRequested() override;
    void changed(const PipelineSpec &spec) override;

private:
    enum class Phase { Pushed, Fetching, Fetched, Entered, Working, Done };
    struct Item
    {
        std::int64_t item = -1;
        std::int64_t entry = -1; // order of entry into the stage it is in
        Phase phase = Phase::Pushed;
        bool failed = false;
        bool task = false;     // a blocking one
        bool onDriver = false; // decided as it enters the transform stage
        bool below = false;    // is in the transform stage
    };

    void expect(bool good, const char *what, std::int64_t item = -1)
    {
        if (!good)
            m_problems << QStringLiteral("%1 (item %2)").arg(QLatin1String(what)).arg(item);
    }
    void called();
    Outcome drawOutcome(Item &item, Phase whenReady, bool mayFail);
    void finish(Slot slot);
    void checkPending();
    [[nodiscard]] bool draining() const
    {
        return (m_wantedAtPoll.mode == Mode::Blocking) != (m_spec.mode == Mode::Blocking);
    }
    [[nodiscard]] std::vector<Slot> pending() const;
    template<typename Predicate>
    [[nodiscard]] std::int64_t count(Predicate predicate) const
    {
        return std::count_if(m_inFlight.begin(), m_inFlight.end(),
                             [&](const auto &e) { return predicate(e.second); });
    }
    [[nodiscard]] std::int64_t fetchStage() const
    {
        return count([](const Item &i) { return !i.below; });
    }
    [[nodiscard]] std::int64_t transformStage() const
    {
        return count([](const Item &i) { return i.below; });
    }
    [[nodiscard]] bool transformStageFull() const
    {
        return transformStage() >= effectiveTransformLimit(m_spec);
    }
    [[nodiscard]] std::int64_t unfinishedTasks() const
    {
        return count([](const Item &i) { return i.task && i.phase != Phase::Done; });
    }
    /// The one that entered the stage first.
    [[nodiscard]] const Item *oldest(bool below) const;

    PipelineSpec m_spec;
    PipelineSpec m_wanted;       // the latest request
    PipelineSpec m_wantedAtPoll; // as the poll under way found it
    std::int64_t m_items;
    std::mt19937_64 m_random;
    PipelineMachine *m_machine = nullptr;
    std::map<Slot, Item> m_inFlight;
    std::vector<std::int64_t> m_emitted;
    std::size_t m_peak = 0;
    std::int64_t m_nextItem = 0;
    std::int64_t m_nextFetch = 0;
    std::int64_t m_nextEntry = 0;
    int m_callsThisPoll = 0;
    int m_emissionsThisPoll = 0;
    bool m_polling = false;
    bool m_transforming = false;
    bool m_stopAsked = false;
    bool m_over = false; // cancelled, or a transform was given up
    QStringList m_problems;
};

// Each callback begins with this one.
inline void CheckingExecutor::called()
{
    expect(m_polling, "called outside poll()");
    expect(!m_transforming, "called while the driver transforms");
    expect(!m_over, "called after the end");
    ++m_callsThisPoll;
}

inline PipelineMachine::Poll CheckingExecutor::poll()
{
    m_wantedAtPoll = m_wanted;
    m_callsThisPoll = m_emissionsThisPoll = 0;
    m_polling = true;
    const PipelineMachine::Poll result = m_machine->poll();
    m_polling = false;
    expect(m_emissionsThisPoll == (result == PipelineMachine::Poll::Emitted ? 1 : 0), "one emission a poll");
    expect(m_spec == m_machine->spec(), "the executor is told each change");
    expect(m_machine->itemsPulled() == m_nextItem, "itemsPulled()");
    expect(m_machine->fetchStageSize() == fetchStage(), "fetchStageSize()");
    expect(m_machine->transformStageSize() == transformStage(), "transformStageSize()");
    if (result == PipelineMachine::Poll::Pending)
        checkPending();
    if (result == PipelineMachine::Poll::Ended)
        expect(m_nextItem == m_items && m_inFlight.empty(), "ended before its time");
    expect(!m_over || result == PipelineMachine::Poll::Stopped, "goes on after the end");
    return result;
}

inline void CheckingExecutor::request(const PipelineSpec &spec)
{
    m_wanted = spec;
    m_machine->request(spec);
}

inline void CheckingExecutor::cancel()
{
    m_machine->cancel();
    m_over = true;
}

inline bool CheckingExecutor::stopRequested()
{
    m_over = m_over || m_stopAsked;
    return m_stopAsked;
}

inline std::vector<Slot> CheckingExecutor::pending() const
{
    std::vector<Slot> slots;
    for (const auto &[slot, item] : m_inFlight)
        if (item.phase == Phase::Fetching || (item.phase == Phase::Working && !item.onDriver))
            slots.push_back(slot);
    return slots;
}

inline const CheckingExecutor::Item *CheckingExecutor::oldest(bool below) const
{
    const Item *found = nullptr;
    for (const auto &[slot, item] : m_inFlight)
        if (item.below == below && (!found || item.entry < found->entry))
            found = &item;
    return found;
}

inline void CheckingExecutor::finish(Slot slot)
{
    Item &item = m_inFlight[slot];
    const bool fetched = item.phase == Phase::Fetching;
    item.phase = fetched ? Phase::Fetched : Phase::Done;
    item.failed = item.failed || (fetched && below(6) == 0);
    m_machine->finished(slot, item.failed);
}

inline void CheckingExecutor::finishSome()
{
    std::vector<Slot> slots = pending();
    std::shuffle(slots.begin(), slots.end(), m_random);
    slots.resize(1 + below(slots.size()));
    for (const Slot slot : slots)
        finish(slot);
}

inline Outcome CheckingExecutor::drawOutcome(Item &item, Phase whenReady, bool mayFail)
{
    if (below(4) != 0)
        return Outcome::Pending;
    item.phase = whenReady;
    item.failed = item.failed || (mayFail && below(3) == 0);
    return item.failed ? Outcome::Failed : Outcome::Ready;
}

inline void CheckingExecutor::admitted(Slot slot, std::int64_t item)
{
    called();
    expect(item == m_nextItem++, "items are pulled in order", item);
    expect(item < m_items, "no more than there are", item);
    expect(!draining(), "admission pauses to and from blocking", item);
    expect(!m_inFlight.contains(slot), "a slot is free before it is used again", item);
    if (m_spec.mode == Mode::Blocking) {
        expect(unfinishedTasks() < m_spec.threads, "at most c tasks are unfinished", item);
    } else {
        expect(fetchStage() < effectiveFetchLimit(m_spec), "at most N in the fetch stage", item);
        expect(m_spec.mode == Mode::Prefetching || !transformStageFull(),
               "nothing above a full stage is polled", item);
    }
    m_inFlight[slot] = {.item = item, .entry = item, .below = m_spec.mode == Mode::Blocking};
    m_peak = std::max(m_peak, m_inFlight.size());
    expect(static_cast<std::size_t>(slot) < m_peak, "no more slots than items in flight", item);
}

inline Outcome CheckingExecutor::beginFetch(Slot slot)
{
    called();
    Item &item = m_inFlight[slot];
    expect(item.phase == Phase::Pushed && !item.below, "a fetch starts once", item.item);
    expect(item.item == m_nextFetch++ || m_spec.mode == Mode::Blocking,
           "fetches start in the order of their push", item.item);
    expect(m_spec.mode == Mode::Prefetching || !transformStageFull(), "nothing above a full stage is polled",
           item.item);
    item.phase = Phase::Fetching;
    return drawOutcome(item, Phase::Fetched, true);
}

inline void CheckingExecutor::fetchYielded(Slot slot)
{
    called();
    Item &item = m_inFlight[slot];
    expect(item.phase == Phase::Fetched, "yielded when it has finished", item.item);
    expect(!transformStageFull(), "at most M in the transform stage", item.item);
    expect(m_spec.order == Order::Any || oldest(false) == &item, "the fetch stage keeps order", item.item);
    item.phase = Phase::Entered;
    item.below = true;
    item.entry = m_nextEntry++;
    item.onDriver = !usesPool(m_spec.mode);
}

inline Outcome CheckingExecutor::spawnTransform(Slot slot)
{
    called();
    Item &item = m_inFlight[slot];
    expect(item.phase == Phase::Entered && !item.onDriver && !item.failed, "spawned as it enters", item.item);
    expect(item.entry == m_nextEntry - 1, "spawned as it enters", item.item);
    item.phase = Phase::Working;
    return drawOutcome(item, Phase::Done, true);
}

inline void CheckingExecutor::transformSkipped(Slot slot)
{
    called();
    Item &item = m_inFlight[slot];
    expect(item.phase == Phase::Entered && item.failed, "skipped once, if the fetch failed", item.item);
    item.phase = Phase::Done;
}

inline Outcome CheckingExecutor::transformHere(Slot slot)
{
    called();
    Item &item = m_inFlight[slot];
    expect(item.phase == Phase::Entered && item.onDriver && !item.failed, "transformed once, on the driver",
           item.item);
    expect(!m_stopAsked, "stop is looked at before each transform on the driver", item.item);
    item.phase = Phase::Working;
    m_transforming = true;
    if (hasPending() && below(2) == 0)
        finishSome();
    if (below(400) == 0)
        askToStop();
    m_transforming = false;
    m_over = m_stopAsked;
    if (m_stopAsked)
        return Outcome::Stopped;
    item.phase = Phase::Done;
    item.failed = below(8) == 0;
    return item.failed ? Outcome::Failed : Outcome::Ready;
}

inline Outcome CheckingExecutor::spawnTask(Slot slot)
{
    called();
    Item &item = m_inFlight[slot];
    expect(item.phase == Phase::Pushed && item.below, "a task starts once", item.item);
    m_nextFetch = item.item + 1;
    item.entry = m_nextEntry++;
    item.phase = Phase::Working;
    item.task = true;
    return drawOutcome(item, Phase::Done, true);
}

inline void CheckingExecutor::emitted(Slot slot)
{
    called();
    const Item &item = m_inFlight[slot];
    expect(item.phase == Phase::Done, "emitted when it is done", item.item);
    expect(m_spec.order == Order::Any || oldest(true) == &item, "the transform stage keeps order", item.item);
    m_emitted.push_back(item.item);
    m_inFlight.erase(slot);
    ++m_emissionsThisPoll;
}

inline void CheckingExecutor::changed(const PipelineSpec &spec)
{
    called();
    expect(m_callsThisPoll == 1, "changes take effect at the start of a poll");
    expect(!(spec == m_spec), "a change changes something");
    PipelineSpec wanted = m_wantedAtPoll;
    if (draining() && !m_inFlight.empty())
        wanted.mode = m_spec.mode;
    expect(spec == wanted, "the change that was asked for");
    m_spec = spec;
}

// What a poll must not leave undone when it answers that there is nothing to do (rules 1, 5, 8 and 9).
inline void CheckingExecutor::checkPending()
{
    expect(hasPending(), "pending, and nothing is under way");
    const bool kept = m_spec.order == Order::Kept;
    const bool mayAdmit = m_nextItem < m_items && !draining();
    for (const auto &[slot, item] : m_inFlight) {
        const bool next = !kept || oldest(item.below) == &item;
        expect(!(item.below && next && item.phase == Phase::Done), "an item could be emitted", item.item);
        expect(item.phase != Phase::Entered, "a transform could run or be skipped", item.item);
        if (item.below || transformStageFull())
            continue;
        expect(!(next && item.phase == Phase::Fetched), "an item could enter the transform stage", item.item);
        expect(item.phase != Phase::Pushed, "a fetch could start", item.item);
    }
    if (m_spec.mode == Mode::Blocking)
        expect(!mayAdmit || unfinishedTasks() >= m_spec.threads, "a thread is idle");
    else if (m_spec.mode == Mode::Prefetching || !transformStageFull())
        expect(!mayAdmit || fetchStage() >= effectiveFetchLimit(m_spec), "a fetch place is empty");
    if (m_spec.mode == Mode::Prefetching)
        for (const auto &[slot, item] : m_inFlight)
            expect(item.phase != Phase::Pushed, "a pushed fetch starts at once", item.item);
}

} // namespace overlapse
