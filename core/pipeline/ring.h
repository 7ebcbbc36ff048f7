// SPDX-License-Identifier: MIT
// A first-in-first-out queue in one block of memory that grows by doubling and never shrinks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace overlapse {

/// std::deque allocates and frees blocks as a short queue travels; this one settles and stays. At most 2^31 elements;
/// 24 bytes, so that it shares a cache line with the mutex that guards it.
template<typename T>
class Ring
{
public:
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    T &front() { return m_cells[m_head]; }
    /// The i-th oldest element.
    T &operator[](std::size_t i) { return m_cells[(m_head + i) & (m_capacity - 1)]; }
    const T &operator[](std::size_t i) const { return m_cells[(m_head + i) & (m_capacity - 1)]; }

    void push(T value)
    {
        if (m_size == m_capacity)
            grow();
        m_cells[(m_head + m_size) & (m_capacity - 1)] = value;
        ++m_size;
    }

    T pop()
    {
        T value = m_cells[m_head];
        m_head = (m_head + 1) & (m_capacity - 1);
        --m_size;
        return value;
    }

    /// The oldest of these, wherever it is; O(size).
    void remove(const T &value)
    {
        std::uint32_t left = 0;
        bool found = false;
        for (std::uint32_t i = 0; i < m_size; ++i) {
            if (!found && (*this)[i] == value)
                found = true;
            else
                (*this)[left++] = (*this)[i];
        }
        m_size = left;
    }

    void clear() { m_head = m_size = 0; }

private:
    void grow()
    {
        const std::uint32_t capacity = m_capacity == 0 ? 16 : m_capacity * 2;
        auto cells = std::make_unique<T[]>(capacity);
        for (std::uint32_t i = 0; i < m_size; ++i)
            cells[i] = (*this)[i];
        m_cells = std::move(cells);
        m_capacity = capacity;
        m_head = 0;
    }

    std::unique_ptr<T[]> m_cells;
    std::uint32_t m_capacity = 0; // a power of two
    std::uint32_t m_head = 0;
    std::uint32_t m_size = 0;
};

} // namespace overlapse
