// SPDX-License-Identifier: MIT
#include "pipeline/name_list.h"

#include <algorithm>
#include <cstring>

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
        const auto last = QByteArrayView(m_last);
        shared = std::mismatch(last.begin(), last.end(), name.begin(), name.end()).first - last.begin();
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
    const qsizetype shared = unpackLength(m_next);
    const qsizetype rest = unpackLength(m_next);
    m_name.resize(shared + rest);
    std::memcpy(m_name.data() + shared, m_next, static_cast<std::size_t>(rest));
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
