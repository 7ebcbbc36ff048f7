// SPDX-License-Identifier: MIT
// A first-in-first-out queue in one block of memory that grows by doubling and never shrinks.
#pragma once

#include <cstddef>
#include <vector>

namespace overlapse {

/// std::deque allocates and frees blocks as a short queue travels; this one settles and stays.
template<typename T>
class Ring
{
public:
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    T &front() { return m_cells[m_head]; }
    /// The i-th oldest element.
    T &operator[](std::size_t i) { return m_cells[(m_head + i) & (m_cells.size() - 1)]; }
    const T &operator[](std::size_t i) const { return m_cells[(m_head + i) & (m_cells.size() - 1)]; }

    void push(T value)
    {
        if (m_size == m_cells.size())
            grow();
        m_cells[(m_head + m_size) & (m_cells.size() - 1)] = value;
        ++m_size;
    }

    T pop()
    {
        T value = m_cells[m_head];
        m_head = (m_head + 1) & (m_cells.size() - 1);
        --m_size;
        return value;
    }

    void clear() { m_head = m_size = 0; }

private:
    void grow()
    {
        std::vector<T> cells(m_cells.empty() ? 16 : m_cells.size() * 2);
        for (std::size_t i = 0; i < m_size; ++i)
            cells[i] = (*this)[i];
        m_cells.swap(cells);
        m_head = 0;
    }

    std::vector<T> m_cells; // its size is a power of two
    std::size_t m_head = 0;
    std::size_t m_size = 0;
};

} // namespace overlapse
