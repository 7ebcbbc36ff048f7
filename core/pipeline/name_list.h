// SPDX-License-Identifier: MIT
// Millions of names in little memory: of each, how much of the one before it begins with, and what follows.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <utility>
#include <vector>

namespace overlapse {

/// Names have any bytes. A value; names are made anew where they are asked for: going through all is cheap, one by its
/// place a little less so.
class NameList
{
public:
    using value_type = QByteArray;

    class Iterator
    {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = QByteArray;
        using difference_type = std::ptrdiff_t;
        using pointer = const QByteArray *;
        using reference = const QByteArray &;

        Iterator() = default;
        Iterator(const NameList &list, std::size_t at) : m_list(&list), m_at(at) { read(); }
        reference operator*() const { return m_name; }
        pointer operator->() const { return &m_name; }
        /// How many bytes it begins with as the one before, at least.
        [[nodiscard]] qsizetype shared() const { return m_shared; }
        Iterator &operator++()
        {
            ++m_at;
            read();
            return *this;
        }
        Iterator operator++(int)
        {
            Iterator before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const Iterator &a, const Iterator &b) { return a.m_at == b.m_at; }

    private:
        friend class NameList;
        void read();

        const NameList *m_list = nullptr;
        std::size_t m_at = 0;
        const char *m_next = nullptr;
        qsizetype m_shared = 0;
        QByteArray m_name;
    };

    NameList() = default;
    NameList(std::initializer_list<QByteArray> names);
    NameList(const std::vector<QByteArray> &names);

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] QByteArray operator[](std::size_t at) const;
    [[nodiscard]] QByteArray front() const { return (*this)[0]; }
    [[nodiscard]] Iterator begin() const { return {*this, 0}; }
    [[nodiscard]] Iterator end() const { return {*this, m_size}; }
    [[nodiscard]] Iterator from(std::size_t at) const
    {
        return {*this, at};
    } ///< a multiple of `pageNames`, or the end
    /// Whether one of these bytes is in any of them; a fraction of the cost of going through all, on all cores.
    [[nodiscard]] bool haveAny(QByteArrayView bytes) const;

    void push_back(QByteArrayView name);
    template<typename... Parts>
    void emplace_back(Parts &&...parts)
    {
        push_back(QByteArray(std::forward<Parts>(parts)...));
    }
    void assign(std::size_t count, const QByteArray &name);
    void append(const NameList &other);
    /// Those of all, one list behind the other. Each but the last has a multiple of `pageNames`: nothing is packed anew.
    static NameList joined(std::vector<NameList> lists);

    static constexpr std::size_t pageNames = 4'096;

    /// What stands for all of them: of two lists it is the same where the names are. Some blocks, in their order.
    [[nodiscard]] const std::vector<std::vector<char>> &packed() const { return m_pages; }
    [[nodiscard]] std::size_t bytesUsed() const;

    friend bool operator==(const NameList &a, const NameList &b)
    {
        return a.m_size == b.m_size && a.m_pages == b.m_pages;
    }

private:
    // One in sixteen is written out, so that none is far from one that is.
    static constexpr std::size_t groupNames = 16;

    std::vector<std::vector<char>> m_pages;
    std::vector<std::size_t> m_groups; ///< where each group begins in its page
    QByteArray m_last;
    std::size_t m_size = 0;
};

} // namespace overlapse
