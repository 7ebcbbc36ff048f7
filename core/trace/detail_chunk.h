// SPDX-License-Identifier: MIT
// The details of 65,536 items, each packed into as many bytes as it needs: three parts of a fetch, its status and its
// address take some 30, a digest its own length. Texts that come again are kept once.
#pragma once

#include "trace/item_detail.h"
#include "trace/packed_parts.h"

#include <QHash>
#include <QSharedData>

#include <memory>
#include <optional>
#include <vector>

namespace overlapse {

/// Places are from 0 to 65,535. A value; what is replaced stays in its bytes.
class DetailChunk : public QSharedData
{
public:
    DetailChunk() = default;
    DetailChunk(const DetailChunk &other);
    DetailChunk &operator=(const DetailChunk &) = delete;

    /// What comes from now on is put into huge pages, where the system has them, which chunks that one thread fills share: far fewer
    /// faults where all details come at once. (With the others no single one waits for megabytes to be cleared.)
    void useHugePages() { m_huge = true; }

    /// An empty detail is none. On std::bad_alloc nothing is changed.
    void put(std::uint32_t place, const ItemDetail &detail);
    [[nodiscard]] bool has(std::uint32_t place) const { return recordAt(place) != nullptr; }
    [[nodiscard]] std::optional<ItemDetail> get(std::uint32_t place) const;
    [[nodiscard]] PackedParts parts(std::uint32_t place) const;
    [[nodiscard]] bool isRedirected(std::uint32_t place) const;
    [[nodiscard]] bool hasError(std::uint32_t place) const;
    /// Places from here on may not have any.
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_at.size()); }
    [[nodiscard]] std::size_t bytesUsed() const;

private:
    // Records lie in pages and not across them: nothing is moved as they grow.
    struct Page
    {
        std::shared_ptr<std::uint8_t[]> bytes; ///< its own, or a part of a huge page
        std::uint32_t size = 0;
        std::uint32_t used = 0;
    };

    [[nodiscard]] const std::uint8_t *recordAt(std::uint32_t place) const;
    /// Where so many bytes fit: an entry of m_at.
    std::uint32_t roomFor(std::uint32_t bytes);
    void packText(std::vector<std::uint8_t> &bytes, const QString &text, bool mayComeAgain);
    [[nodiscard]] QString unpackText(const std::uint8_t *&from) const;

    std::vector<std::uint32_t> m_at; ///< by place: 1 + the page's number * 65,536 + the byte in it; 0: none
    std::vector<Page> m_pages;
    std::vector<QString> m_texts; ///< by number, those that may come again
    QHash<QString, std::uint32_t> m_numbers;
    QString m_lastText; ///< that was found there: mostly the next one is the same
    std::uint32_t m_lastNumber = 0;
    bool m_huge = false;
};

} // namespace overlapse
