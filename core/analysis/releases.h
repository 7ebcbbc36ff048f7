// SPDX-License-Identifier: MIT
// Who ended each wait: derived from the stamps, as the waits are.
#pragma once

#include "analysis/waits.h"

#include <span>
#include <unordered_map>

namespace overlapse {

/// What let an item go on.
struct Release
{
    enum class Kind : std::uint8_t {
        None,           ///< nothing of another item: the source, the rate, a pause, the driver's waking
        FetchEnded,     ///< order: an earlier item's fetch
        TransformEnded, ///< order: an earlier item's transform
        DriverBack,     ///< the driver came back from an item's transform
        Emitted,        ///< an item left the pipeline and made room among M
        Left,           ///< an item left the fetch stage and made room among N
        TaskEnded,      ///< blocking: an item's task ended
        ThreadFree,     ///< an item's transform ended on the thread
        HostFree,       ///< an attempt of an item ended at its host
        ServerFree,     ///< an item was served
    };
    Kind kind = Kind::None;
    std::int64_t item = -1;
    Nanos at = absent; ///< when; at most the end of the wait, and the driver may have come to know it later

    friend bool operator==(const Release &, const Release &) = default;
};

/// "the fetch of item 7 ended"; "nothing of another item" for none.
QString releaseText(const Release &release);

/// Built once over a run, n log n at most, at most 24 bytes an item (more only for items that stood in a host's or a
/// server's line); then answers in O(log n). Reading is thread-safe. The run must outlive it, and must not change.
class Releases
{
public:
    Releases(const Run &run, const WorkSpec &work);

    /// Where the last searches ended: who asks about one instant after the other finds the next near it.
    struct Hints
    {
        std::size_t emitted = 0;
        std::size_t driver = 0;
    };
    /// What ended that wait of the item: the latest of what may have; of equal instants the first cause. None for what
    /// is running.
    [[nodiscard]] Release of(std::int64_t item, const CauseSpan &wait, Hints &hints) const;
    /// What let the item in; none for one that came in while there was room since the beginning.
    [[nodiscard]] Release ofAdmission(std::int64_t item, Hints &hints) const;
    /// Those that had left the fetch stage (blocking: whose task had ended) by then, and those that had been emitted; in
    /// the order in which they did.
    [[nodiscard]] std::span<const std::int32_t> leftBy(Nanos at) const { return by(m_left, m_leaving, at); }
    [[nodiscard]] std::span<const std::int32_t> emittedBy(Nanos at) const
    {
        return by(m_emitted, StampColumn::TransformYielded, at);
    }
    /// Those that left later.
    [[nodiscard]] std::span<const std::int32_t> leftAfter(Nanos at) const;
    /// Whose transform the driver ran at that instant; -1: none.
    [[nodiscard]] std::int64_t onDriver(Nanos at) const;
    /// As the account needs them, without searching.
    [[nodiscard]] WaitAccount::OrderEnds orderEnds(std::int64_t item) const;

private:
    using Items = std::vector<std::int32_t>;
    struct End
    {
        Nanos at;
        std::int32_t item;
    };

    [[nodiscard]] std::span<const std::int32_t> by(const Items &items, StampColumn column, Nanos at) const;
    void findHeads();
    void findThreads();
    void findPlaces(const WorkSpec &work);
    [[nodiscard]] Items inOrderOf(StampColumn column, bool onDriverOnly = false) const;
    [[nodiscard]] Release latest(const Items &items, StampColumn column, Nanos at, Release::Kind kind,
                                 std::size_t &hint) const;
    [[nodiscard]] Release cameBack(Nanos at, Hints &hints) const;
    [[nodiscard]] Release wasEmitted(Nanos at, Hints &hints) const;
    [[nodiscard]] Release polled(Nanos after, Nanos at, Hints &hints) const;
    [[nodiscard]] Release placeFree(std::int64_t item, const CauseSpan &wait, Release::Kind kind) const;
    [[nodiscard]] Release headOf(const Items &heads, StampColumn column, std::int64_t item,
                                 Release::Kind kind) const;

    const Run &m_run;
    Items m_fetchHeads; ///< of the items before it, the one whose fetch finished last; empty with order any
    Items m_transformHeads; ///< the same of transforms
    Items m_left;           ///< in the order in which they left the fetch stage; blocking: their task ended
    Items m_emitted;
    Items m_driver;       ///< transforms on the driver, by their ends
    Items m_threadBefore; ///< which item had the thread before; -1: none
    StampColumn m_leaving = StampColumn::FetchYielded;
    std::int64_t m_inside = 1;                                 ///< how many may be in what m_left is left
    std::unordered_map<std::int64_t, std::vector<End>> m_ends; ///< of attempts, by host or server
    Items m_places; ///< the host or server of an item; empty: all of one
};

} // namespace overlapse
