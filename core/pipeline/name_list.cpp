// SPDX-License-Identifier: MIT
#include "pipeline/name_list.h"

#include "pipeline/side_by_side.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <iterator>

namespace overlapse {

namespace {

// Seven bits a byte, the lowest first; the last byte has no highest bit.
void packLength(std::vector<char> &bytes, std::size_t length)
{
    for (; length >= 0x80; length >>= 7)
        bytes.push_back(static_cast<char>(length | 0x80));
    bytes.push_back(static_cast<char>(length));
}

qsizetype unpackLength(const char *&from)
{
    std::size_t length = 0;
    for (int shift = 0;; shift += 7) {
        const auto byte = static_cast<unsigned char>(*from++);
        length |= static_cast<std::size_t>(byte & 0x7f) << shift;
        if (byte < 0x80)
            return static_cast<qsizetype>(length);
    }
}

// How many bytes both begin with.
qsizetype sharedBy(QByteArrayView a, QByteArrayView b)
{
    const qsizetype most = std::min(a.size(), b.size());
    constexpr qsizetype word = sizeof(std::uint64_t);
    qsizetype at = 0;
    while (at + word <= most && std::memcmp(a.data() + at, b.data() + at, word) == 0)
        at += word;
    while (at < most && a[at] == b[at])
        ++at;
    return at;
}

} // namespace

NameList::NameList(std::initializer_list<QByteArray> names)
{
    for (const QByteArray &name : names)
        push_back(name);
}

NameList::NameList(const std::vector<QByteArray> &names)
{
    for (const QByteArray &name : names)
        push_back(name);
}

void NameList::push_back(QByteArrayView name)
{
    if (m_size % pageNames == 0) {
        if (!m_pages.empty())
            m_pages.back().shrink_to_fit();
        m_pages.emplace_back();
    }
    std::vector<char> &page = m_pages.back();
    qsizetype shared = 0;
    if (m_size % groupNames == 0) {
        m_groups.push_back(page.size());
    } else {
        shared = sharedBy(m_last, name);
    }
    const QByteArrayView rest = name.sliced(shared);
    packLength(page, static_cast<std::size_t>(shared));
    packLength(page, static_cast<std::size_t>(rest.size()));
    page.insert(page.end(), rest.begin(), rest.end());
    m_last.truncate(shared);
    m_last.append(rest);
    ++m_size;
}

void NameList::assign(std::size_t count, const QByteArray &name)
{
    *this = NameList();
    for (std::size_t i = 0; i < count; ++i)
        push_back(name);
}

void NameList::append(const NameList &other)
{
    if (&other == this)
        return append(NameList(other)); // it grows meanwhile
    for (const QByteArray &name : other)
        push_back(name);
}

NameList NameList::joined(std::vector<NameList> lists)
{
    NameList all;
    for (NameList &list : lists) {
        assert(all.m_size % pageNames == 0);
        if (!list.m_pages.empty())
            list.m_pages.back().shrink_to_fit();
        std::move(list.m_pages.begin(), list.m_pages.end(), std::back_inserter(all.m_pages));
        all.m_groups.insert(all.m_groups.end(), list.m_groups.begin(), list.m_groups.end());
        all.m_last = std::move(list.m_last);
        all.m_size += std::exchange(list.m_size, 0);
    }
    return all;
}

bool NameList::haveAny(QByteArrayView bytes) const
{
    std::array<bool, 256> wanted{};
    for (const char byte : bytes)
        wanted[static_cast<unsigned char>(byte)] = true;
    // What a name shares with the one before is seen there.
    return !sideBySide(m_pages.size(), [&](std::size_t page) {
        const char *next = m_pages[page].data();
        for (std::size_t left = std::min(pageNames, m_size - page * pageNames); left > 0; --left) {
            unpackLength(next);
            const qsizetype size = unpackLength(next);
            bool found = false;
            for (qsizetype i = 0; i < size; ++i)
                found |= wanted[static_cast<unsigned char>(next[i])];
            if (found)
                return false;
            next += size;
        }
        return true;
    });
}

QByteArray NameList::operator[](std::size_t at) const
{
    Iterator iterator(*this, at / groupNames * groupNames);
    while (iterator.m_at < at)
        ++iterator;
    return iterator.m_name;
}

void NameList::Iterator::read()
{
    if (m_at >= m_list->m_size)
        return;
    if (m_at % groupNames == 0)
        m_next = m_list->m_pages[m_at / pageNames].data() + m_list->m_groups[m_at / groupNames];
    m_shared = unpackLength(m_next);
    const qsizetype rest = unpackLength(m_next);
    m_name.resize(m_shared + rest);
    std::memcpy(m_name.data() + m_shared, m_next, static_cast<std::size_t>(rest));
    m_next += rest;
}

std::size_t NameList::bytesUsed() const
{
    std::size_t sum = m_groups.capacity() * sizeof(std::size_t);
    for (const std::vector<char> &page : m_pages)
        sum += page.capacity() + sizeof(std::vector<char>);
    return sum;
}

} // namespace overlapse
