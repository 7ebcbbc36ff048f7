// SPDX-License-Identifier: MIT
// Who of those that want to fetch may begin, and when: the limit by host, the rate, back-offs and the deadline.
#pragma once

#include "pipeline/executor.h"
#include "pipeline/work_spec.h"
#include "workload/urls.h"

#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

namespace overlapse {

/// The line that begun fetches stand in before each of their requests. Pure: it has no clock and no thread, and does
/// nothing but say whose turn it is; whoever uses it, on a real clock or a made-up one, hands in instants that never go
/// back. For one thread. Each call takes O(log n) with n fetches in it, however many hosts there are.
///
/// A request first gets one of its host's places (where there is a limit by host, first come, first served), then the
/// next beginning that the rate allows. The place is given back when the request ends; one that waits for the rate
/// holds it. A deadline counts from enter(), wherever the fetch is: in line, under way or backing off.
class FetchLine
{
public:
    enum class What : std::uint8_t {
        Begins,  ///< its request begins now
        Returns, ///< its back-off is over: its next attempt stands in line from now on
        Late,    ///< its deadline has passed, in line or under way: it has left
    };
    struct Turn
    {
        What what;
        Slot slot;
        std::uint16_t attempt; ///< from 1
        Nanos ready;           ///< Begins, Late: readySince(), of its last request

        friend bool operator==(const Turn &, const Turn &) = default;
    };

    /// Of the rules, those about when: perHost, rate, deadline and retries. `seed` is that of the back-offs.
    FetchLine(const FetchRules &rules, std::uint64_t seed);

    /// Whether hosts matter; else they may be left empty.
    [[nodiscard]] bool limitsHosts() const { return m_perHost > 0; }
    [[nodiscard]] bool empty() const { return m_count == 0; }

    /// A fetch wants to do its first request. Until it has left, nobody else may use its slot.
    void enter(Nanos now, Slot slot, std::int64_t item, const QByteArray &host);
    /// Its request ended, and the same attempt needs another one (a redirect): to the end of the line.
    void again(Nanos now, Slot slot, const QByteArray &host);
    /// Its request ended, and may do better later: it stands in line again, at `host`, after a back-off of at least
    /// `asked` (what the server wants). False if it may not, as attempts or time are used up or too much is asked: then
    /// it has left.
    [[nodiscard]] bool retry(Nanos now, Slot slot, Nanos asked, const QByteArray &host);
    /// The same after a wait that is known, however many attempts there were.
    void backOff(Nanos now, Slot slot, Nanos wait, const QByteArray &host);
    /// Its request ended, or is given up: nothing more is to come of it. What it still waited for goes to others.
    void leave(Nanos now, Slot slot);
    /// All leave.
    void clear();

    /// Whose turn it is now; call it until there is none. What is due by time comes before what begins, the earliest
    /// first and equal instants in order of entry; what begins comes in the order of the line.
    std::optional<Turn> next(Nanos now);
    /// From when on a fetch in the line has waited for the rate alone, and until then for its host; absent: it waits for
    /// its host still.
    [[nodiscard]] Nanos readySince(Slot slot) const { return m_places[static_cast<std::size_t>(slot)].ready; }
    /// When next() has something to say if nothing else happens; it may be in the past. never: it has not.
    [[nodiscard]] Nanos nextInstant() const;

private:
    struct Queue // through Place::before and behind
    {
        Slot first = noSlot;
        Slot last = noSlot;
    };
    struct Host
    {
        std::int64_t taken = 0;
        Queue waiting;
    };
    using Hosts = std::unordered_map<QByteArray, Host, HashHost>; // its nodes stay where they are
    struct Due
    {
        Nanos when;
        std::int64_t serial; // equal instants by order of entry
        Slot slot;
        bool operator<(const Due &other) const
        {
            return when != other.when ? when < other.when : serial < other.serial;
        }
    };
    enum class State : std::uint8_t { Outside, AtHost, Ready, UnderWay, BackingOff };
    struct Place
    {
        State state = State::Outside;
        std::uint16_t attempt = 1;
        Slot before = noSlot;
        Slot behind = noSlot;
        std::int64_t item = -1;
        Nanos entered{0};
        Nanos ready = absent;
        std::optional<Due> due;
        Hosts::pointer host = nullptr; // whose place it has or waits for
        QByteArray nextHost;           // after the back-off
    };

    Place &at(Slot slot) { return m_places[static_cast<std::size_t>(slot)]; }
    void append(Queue &queue, Slot slot);
    void take(Queue &queue, Slot slot);
    void setDue(Slot slot, Nanos when);
    void dropDue(Place &place);
    [[nodiscard]] Nanos deadlineOf(const Place &place) const;
    void wait(Nanos now, Slot slot, const QByteArray &host);
    void makeReady(Nanos now, Slot slot);
    void giveHostBack(Nanos now, Place &place);
    Turn fallDue(Nanos now);

    const std::int64_t m_perHost;
    const Nanos m_between; // two beginnings; 0: no rate
    const Nanos m_deadline;
    const int m_retries;
    const std::uint64_t m_seed;
    std::vector<Place> m_places; // by slot
    Hosts m_hosts;               // with someone there
    Queue m_ready;
    std::set<Due> m_due; // deadlines, and ends of back-offs: one a fetch at most
    Nanos m_nextBegin{0};
    std::int64_t m_serial = 0;
    std::int64_t m_count = 0;
};

} // namespace overlapse
