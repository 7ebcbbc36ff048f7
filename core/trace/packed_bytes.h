// SPDX-License-Identifier: MIT
// Numbers in as few bytes as they need: seven bits a byte, the lowest first; the last byte has no highest bit.
#pragma once

#include <cstdint>
#include <vector>

namespace overlapse {

inline void packNumber(std::vector<std::uint8_t> &bytes, std::uint64_t number)
{
    constexpr std::uint64_t more = 0x80;
    for (; number >= more; number >>= 7)
        bytes.push_back(static_cast<std::uint8_t>(number | more));
    bytes.push_back(static_cast<std::uint8_t>(number));
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
