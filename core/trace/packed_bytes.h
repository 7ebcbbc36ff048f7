// SPDX-License-Identifier: MIT
// Numbers in as few bytes as they need: seven bits a byte, the lowest first; the last byte has no highest bit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace overlapse {

inline constexpr std::size_t mostNumberBytes = 10;

/// To where there is room for `mostNumberBytes`; returns what is behind it.
inline std::uint8_t *packNumber(std::uint8_t *to, std::uint64_t number)
{
    constexpr std::uint64_t more = 0x80;
    for (; number >= more; number >>= 7)
        *to++ = static_cast<std::uint8_t>(number | more);
    *to++ = static_cast<std::uint8_t>(number);
    return to;
}

inline void packNumber(std::vector<std::uint8_t> &bytes, std::uint64_t number)
{
    std::uint8_t packed[mostNumberBytes];
    bytes.insert(bytes.end(), packed, packNumber(packed, number));
}

/// Moves `from` behind it. Only for what packNumber() wrote.
inline std::uint64_t unpackNumber(const std::uint8_t *&from)
{
    std::uint64_t number = 0;
    for (int shift = 0;; shift += 7) {
        const std::uint8_t byte = *from++;
        number |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
        if (byte < 0x80)
            return number;
    }
}

/// Small where it is near zero, on either side.
constexpr std::uint64_t folded(std::int64_t number)
{
    return (static_cast<std::uint64_t>(number) << 1) ^ static_cast<std::uint64_t>(number >> 63);
}
constexpr std::int64_t unfolded(std::uint64_t number)
{
    return static_cast<std::int64_t>((number >> 1) ^ (0 - (number & 1)));
}

} // namespace overlapse
