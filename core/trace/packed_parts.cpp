// SPDX-License-Identifier: MIT
#include "trace/packed_parts.h"

namespace overlapse {

namespace {

// The first byte: the kind, the status, and whether the attempt, which is mostly the first, follows.
constexpr int statusShift = 4;
constexpr std::uint8_t kindMask = 0x0f;
constexpr std::uint8_t statusMask = 0x07;
constexpr std::uint8_t hasAttempt = 0x80;
static_assert(partKindCount <= kindMask + 1, "a part's kind has four bits");
static_assert(static_cast<int>(Status::Cancelled) <= statusMask, "a part's status has three bits");

// Differences of any two instants, without overflow.
std::int64_t difference(Nanos later, Nanos earlier)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(later.count())
                                     - static_cast<std::uint64_t>(earlier.count()));
}

Nanos after(Nanos earlier, std::int64_t difference)
{
    return Nanos(static_cast<std::int64_t>(static_cast<std::uint64_t>(earlier.count())
                                           + static_cast<std::uint64_t>(difference)));
}

} // namespace

void packParts(std::vector<std::uint8_t> &bytes, const std::vector<FetchPart> &parts)
{
    constexpr std::size_t mostBytes = 1 + 3 * mostNumberBytes; // of a part
    const std::size_t before = bytes.size();
    bytes.resize(before + parts.size() * mostBytes);
    std::uint8_t *to = bytes.data() + before;
    Nanos last{0};
    for (const FetchPart &part : parts) {
        const bool again = part.attempt != 1;
        *to++ = static_cast<std::uint8_t>(static_cast<int>(part.kind)
                                          | static_cast<int>(part.status) << statusShift
                                          | (again ? hasAttempt : 0));
        if (again)
            to = packNumber(to, part.attempt);
        to = packNumber(to, folded(difference(part.begin, last)));
        to = packNumber(to, folded(difference(part.end, part.begin)));
        last = part.end;
    }
    bytes.resize(static_cast<std::size_t>(to - bytes.data()));
}

void PackedParts::Iterator::read()
{
    if (m_left == 0)
        return;
    const std::uint8_t first = *m_from++;
    m_part.kind = static_cast<PartKind>(first & kindMask);
    m_part.status = static_cast<Status>((first >> statusShift) & statusMask);
    m_part.attempt =
        (first & hasAttempt) != 0 ? static_cast<std::uint16_t>(unpackNumber(m_from)) : std::uint16_t{1};
    m_part.begin = after(m_part.end, unfolded(unpackNumber(m_from)));
    m_part.end = after(m_part.begin, unfolded(unpackNumber(m_from)));
}

int PackedParts::lastAttempt() const
{
    int last = 0;
    for (const FetchPart &part : *this)
        last = part.attempt;
    return last;
}

Nanos heldBack(const PackedParts &parts)
{
    Nanos sum{0};
    for (const FetchPart &part : parts)
        if (isHeldBack(part.kind))
            sum += part.end - part.begin;
    return sum;
}

} // namespace overlapse
