// SPDX-License-Identifier: MIT
// The parts of one fetch in a few bytes each: what it consists of, how far it begins after the one before, how long it is.
#pragma once

#include "trace/packed_bytes.h"
#include "trace/stamps.h"

#include <cstddef>
#include <iterator>
#include <vector>

namespace overlapse {

/// A view, to be gone through from front to back; valid as long as what it was asked of is there and unchanged.
class PackedParts
{
public:
    class Iterator
    {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = FetchPart;
        using difference_type = std::ptrdiff_t;
        using pointer = const FetchPart *;
        using reference = const FetchPart &;

        Iterator() = default;
        Iterator(const std::uint8_t *from, std::uint32_t left) : m_from(from), m_left(left) { read(); }
        reference operator*() const { return m_part; }
        pointer operator->() const { return &m_part; }
        Iterator &operator++()
        {
            --m_left;
            read();
            return *this;
        }
        Iterator operator++(int)
        {
            const Iterator before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const Iterator &a, const Iterator &b) { return a.m_left == b.m_left; }
        /// Behind this part; of the end, behind the last.
        [[nodiscard]] const std::uint8_t *position() const { return m_from; }

    private:
        void read();

        const std::uint8_t *m_from = nullptr;
        std::uint32_t m_left = 0;
        FetchPart m_part{};
    };

    PackedParts() = default;
    PackedParts(const std::uint8_t *from, std::uint32_t count) : m_from(from), m_count(count) {}

    [[nodiscard]] bool empty() const { return m_count == 0; }
    [[nodiscard]] std::size_t size() const { return m_count; }
    [[nodiscard]] Iterator begin() const { return {m_from, m_count}; }
    [[nodiscard]] Iterator end() const { return {}; }
    /// Of the last attempt; 0: there are no parts.
    [[nodiscard]] int lastAttempt() const;

private:
    const std::uint8_t *m_from = nullptr;
    std::uint32_t m_count = 0;
};

/// Appends them; what they are, whatever they are, comes back.
void packParts(std::vector<std::uint8_t> &bytes, const std::vector<FetchPart> &parts);

/// For how long rules and failures held the fetch back (isHeldBack).
Nanos heldBack(const PackedParts &parts);

} // namespace overlapse
