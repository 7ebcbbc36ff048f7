// SPDX-License-Identifier: MIT
#include "trace/detail_chunk.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <new>
#include <utility>

#ifdef Q_OS_LINUX
#include <sys/mman.h>
#endif

namespace overlapse {

namespace {

// What a record has besides parts, in this order: bits of its first number, above which stands the count of parts.
constexpr std::uint64_t digestBit = 1;
constexpr std::uint64_t errorBit = 2;
constexpr std::uint64_t noteBit = 4;
constexpr std::uint64_t httpBit = 8;
constexpr std::uint64_t addressBit = 16;
constexpr std::uint64_t finalUrlBit = 32;
constexpr int countShift = 6;

// How a text is written: the low bits of its number.
enum TextForm : std::uint8_t { Kept, Utf8, Utf16 };
constexpr int formShift = 2;
constexpr std::uint64_t formMask = 3;

/// So many different texts are kept once; those of a run with a text of its own for each item are written out.
constexpr std::size_t mostTexts = 1'024;
constexpr std::uint32_t firstPage = 256;
constexpr std::uint32_t pageSpan = 65'536; ///< of what an entry says; larger records have a page of their own
constexpr std::size_t mostPages = std::numeric_limits<std::uint32_t>::max() / pageSpan;

void packBytes(std::vector<std::uint8_t> &bytes, const void *from, std::size_t size)
{
    const auto *first = static_cast<const std::uint8_t *>(from);
    bytes.insert(bytes.end(), first, first + size);
}

std::uint64_t headOf(const ItemDetail &detail)
{
    return (detail.digest.isEmpty() ? 0 : digestBit) | (detail.error.isEmpty() ? 0 : errorBit)
        | (detail.note.isEmpty() ? 0 : noteBit) | (detail.httpStatus == 0 ? 0 : httpBit)
        | (detail.address.isEmpty() ? 0 : addressBit) | (detail.finalUrl.isEmpty() ? 0 : finalUrlBit)
        | static_cast<std::uint64_t>(detail.parts.size()) << countShift;
}

// A part of a huge page; the next ones of this thread are behind it.
std::shared_ptr<std::uint8_t[]> partOfHugePage()
{
    constexpr std::size_t hugePage = std::size_t{2} << 20;
    static_assert(hugePage % pageSpan == 0);
    thread_local std::shared_ptr<std::uint8_t[]> block;
    thread_local std::size_t used = hugePage;
    if (used == hugePage) {
        constexpr std::align_val_t alignment{hugePage};
        block = {static_cast<std::uint8_t *>(::operator new(hugePage, alignment)),
                 [](std::uint8_t *bytes) { ::operator delete(bytes, alignment); }};
        used = 0;
#ifdef Q_OS_LINUX
        madvise(block.get(), hugePage, MADV_HUGEPAGE); // a hint: it may be refused
#endif
    }
    std::uint8_t *const part = block.get() + std::exchange(used, used + pageSpan);
    return used == hugePage ? std::shared_ptr<std::uint8_t[]>(std::move(block), part)
                            : std::shared_ptr<std::uint8_t[]>(block, part);
}

} // namespace

DetailChunk::DetailChunk(const DetailChunk &other)
    : QSharedData(other), m_at(other.m_at), m_texts(other.m_texts), m_numbers(other.m_numbers),
      m_huge(other.m_huge)
{
    m_pages.reserve(other.m_pages.size());
    for (const Page &page : other.m_pages) {
        Page &copy = m_pages.emplace_back();
        copy.bytes.reset(new std::uint8_t[page.size]);
        copy.size = page.size;
        copy.used = page.used;
        std::memcpy(copy.bytes.get(), page.bytes.get(), page.used);
    }
}

void DetailChunk::put(std::uint32_t place, const ItemDetail &detail)
{
    const std::uint64_t head = headOf(detail);
    if (head == 0) {
        if (place < m_at.size())
            m_at[place] = 0;
        return;
    }
    thread_local std::vector<std::uint8_t> record; // whose memory is used again
    record.clear();
    packNumber(record, head);
    packParts(record, detail.parts);
    if ((head & digestBit) != 0) {
        packNumber(record, static_cast<std::uint64_t>(detail.digest.size()));
        packBytes(record, detail.digest.constData(), static_cast<std::size_t>(detail.digest.size()));
    }
    if ((head & errorBit) != 0)
        packText(record, detail.error, true);
    if ((head & noteBit) != 0)
        packText(record, detail.note, true);
    if ((head & httpBit) != 0)
        packNumber(record, folded(detail.httpStatus));
    if ((head & addressBit) != 0)
        packText(record, detail.address, true);
    if ((head & finalUrlBit) != 0)
        packText(record, detail.finalUrl, false);
    if (place >= m_at.size())
        m_at.resize(place + 1, 0);
    const std::uint32_t at = roomFor(static_cast<std::uint32_t>(record.size()));
    Page &page = m_pages[(at - 1) / pageSpan];
    std::memcpy(page.bytes.get() + (at - 1) % pageSpan, record.data(), record.size());
    page.used += static_cast<std::uint32_t>(record.size());
    m_at[place] = at;
}

std::uint32_t DetailChunk::roomFor(std::uint32_t bytes)
{
    if (m_pages.empty() || m_pages.back().size - m_pages.back().used < bytes
        || m_pages.back().used >= pageSpan) {
        if (m_pages.size() == mostPages)
            throw std::bad_alloc();
        const std::uint32_t next = m_pages.empty() ? firstPage : std::min(m_pages.back().size * 2, pageSpan);
        Page page;
        page.size = std::max(next, bytes);
        if (m_huge && page.size == pageSpan)
            page.bytes = partOfHugePage();
        else
            page.bytes.reset(new std::uint8_t[page.size]);
        m_pages.push_back(std::move(page));
    }
    return 1 + static_cast<std::uint32_t>(m_pages.size() - 1) * pageSpan + m_pages.back().used;
}

const std::uint8_t *DetailChunk::recordAt(std::uint32_t place) const
{
    const std::uint32_t at = place < m_at.size() ? m_at[place] : 0;
    return at == 0 ? nullptr : m_pages[(at - 1) / pageSpan].bytes.get() + (at - 1) % pageSpan;
}

PackedParts DetailChunk::parts(std::uint32_t place) const
{
    const std::uint8_t *from = recordAt(place);
    if (!from)
        return {};
    const std::uint64_t head = unpackNumber(from);
    return {from, static_cast<std::uint32_t>(head >> countShift)};
}

bool DetailChunk::isRedirected(std::uint32_t place) const
{
    const std::uint8_t *from = recordAt(place);
    return from && (unpackNumber(from) & finalUrlBit) != 0;
}

bool DetailChunk::hasError(std::uint32_t place) const
{
    const std::uint8_t *from = recordAt(place);
    return from && (unpackNumber(from) & errorBit) != 0;
}

std::optional<ItemDetail> DetailChunk::get(std::uint32_t place) const
{
    const std::uint8_t *from = recordAt(place);
    if (!from)
        return std::nullopt;
    ItemDetail detail;
    const std::uint64_t head = unpackNumber(from);
    const PackedParts parts(from, static_cast<std::uint32_t>(head >> countShift));
    detail.parts.reserve(parts.size());
    PackedParts::Iterator part = parts.begin();
    for (; part != parts.end(); ++part)
        detail.parts.push_back(*part);
    from = part.position();
    if ((head & digestBit) != 0) {
        const auto size = static_cast<qsizetype>(unpackNumber(from));
        detail.digest = QByteArray(reinterpret_cast<const char *>(from), size);
        from += size;
    }
    if ((head & errorBit) != 0)
        detail.error = unpackText(from);
    if ((head & noteBit) != 0)
        detail.note = unpackText(from);
    if ((head & httpBit) != 0)
        detail.httpStatus = static_cast<int>(unfolded(unpackNumber(from)));
    if ((head & addressBit) != 0)
        detail.address = unpackText(from);
    if ((head & finalUrlBit) != 0)
        detail.finalUrl = unpackText(from);
    return detail;
}

void DetailChunk::packText(std::vector<std::uint8_t> &bytes, const QString &text, bool mayComeAgain)
{
    if (mayComeAgain && m_lastText.isSharedWith(text))
        return packNumber(bytes, std::uint64_t{m_lastNumber} << formShift | Kept);
    if (mayComeAgain) {
        auto known = m_numbers.constFind(text);
        if (known == m_numbers.constEnd() && m_texts.size() < mostTexts) {
            m_texts.push_back(text);
            known = m_numbers.insert(text, static_cast<std::uint32_t>(m_texts.size() - 1));
        }
        if (known != m_numbers.constEnd()) {
            m_lastText = known.key();
            m_lastNumber = *known;
            return packNumber(bytes, std::uint64_t{*known} << formShift | Kept);
        }
    }
    const QByteArray utf8 = text.toUtf8();
    // Halves of surrogate pairs, which a text of a foreign program may hold, have no UTF-8.
    const bool isExact = QString::fromUtf8(utf8) == text;
    const std::size_t size = isExact ? static_cast<std::size_t>(utf8.size())
                                     : static_cast<std::size_t>(text.size()) * sizeof(QChar);
    packNumber(bytes, std::uint64_t{size} << formShift | (isExact ? Utf8 : Utf16));
    packBytes(bytes, isExact ? static_cast<const void *>(utf8.constData()) : text.constData(), size);
}

QString DetailChunk::unpackText(const std::uint8_t *&from) const
{
    const std::uint64_t head = unpackNumber(from);
    const std::uint64_t number = head >> formShift;
    if ((head & formMask) == Kept)
        return m_texts[number];
    const std::uint8_t *begin = from;
    from += number;
    if ((head & formMask) == Utf8)
        return QString::fromUtf8(reinterpret_cast<const char *>(begin), static_cast<qsizetype>(number));
    QString text(static_cast<qsizetype>(number / sizeof(QChar)), Qt::Uninitialized);
    std::memcpy(text.data(), begin, number);
    return text;
}

std::size_t DetailChunk::bytesUsed() const
{
    std::size_t sum = m_at.capacity() * sizeof(std::uint32_t);
    for (const Page &page : m_pages)
        sum += page.size + sizeof(Page);
    for (const QString &text : m_texts)
        sum += static_cast<std::size_t>(text.size()) * sizeof(QChar) + 3 * sizeof(QString);
    return sum;
}

} // namespace overlapse
