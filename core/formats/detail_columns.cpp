// SPDX-License-Identifier: MIT
#include "formats/detail_columns.h"

#include <algorithm>
#include <numeric>

namespace overlapse {

namespace {

/// So many rows at a time stay in the caches.
constexpr std::int64_t blockRows = 2'048;

QString loadBytes(FileBytes &bytes, const SizedBytes &sized, std::int64_t from, std::int64_t to,
                  QByteArray &all)
{
    all.resize(to - from);
    return bytes.read(sized.position + from, all.data(), to - from)
        ? QString()
        : QStringLiteral("cannot be read (byte %1)").arg(sized.position + from);
}

std::int64_t sumOf(const std::vector<std::int64_t> &values)
{
    return std::accumulate(values.begin(), values.end(), std::int64_t{0}); // values and rows have 31 bits
}

// Parts of one item stand in order of time and do not overlap.
bool takeParts(const DetailRows &rows, std::size_t from, std::int64_t count, std::vector<FetchPart> &parts)
{
    parts.clear();
    std::int64_t before = 0;
    for (std::size_t i = from; i < from + static_cast<std::size_t>(count); ++i) {
        if (rows.begin[i] < before || rows.end[i] < rows.begin[i])
            return false;
        before = rows.end[i];
        parts.push_back({Nanos(rows.begin[i]), Nanos(rows.end[i]),
                         static_cast<std::uint16_t>(rows.attempt[i]), static_cast<PartKind>(rows.kind[i]),
                         static_cast<Status>(rows.status[i])});
    }
    return true;
}

} // namespace

DetailColumns readDetailColumns(CborSource &source, std::int64_t items)
{
    DetailColumns columns;
    columns.items = items;
    source.key("details");
    if (source.nextIsNull()) {
        source.null();
        return columns;
    }
    source.enterMap();
    source.key("rows");
    const std::int64_t rows = columns.rows = source.integer(1, std::max<std::int64_t>(items, 1));
    columns.item = readPlainColumn(source, detailItem, rows);
    columns.http = readPlainColumn(source, detailHttp, rows);
    columns.error = readPlainColumn(source, detailError, rows);
    columns.note = readPlainColumn(source, detailNote, rows);
    columns.address = readPlainColumn(source, detailAddress, rows);
    source.key("digest");
    columns.digests = readSizedBytes(source, rows);
    source.key("final_url");
    columns.finalUrls = readSizedBytes(source, rows);
    columns.count = readPlainColumn(source, detailParts, rows);
    source.key("part_rows");
    // What takes memory is in the file: of parts at least their times.
    const std::int64_t parts = columns.parts = source.integer(0, mostPartRows);
    columns.kind = readPlainColumn(source, partKind, parts);
    columns.attempt = readPlainColumn(source, partAttempt, parts);
    columns.status = readPlainColumn(source, partStatus, parts);
    columns.begin = readPlainColumn(source, partBegin, parts, true);
    columns.end = readPlainColumn(source, partEnd, parts, true);
    source.key("text_rows");
    const std::int64_t texts = source.integer(0, mostTexts);
    source.key("texts");
    columns.texts = readSizedBytes(source, texts, true);
    source.leave();
    if (!source.ok())
        columns.rows = 0;
    return columns;
}

DetailLoader::DetailLoader(FileBytes &bytes, const DetailColumns &columns)
    : m_bytes(bytes), m_columns(columns)
{
    if (columns.rows > 0)
        m_error = findBegins();
    if (m_error.isEmpty() && columns.rows > 0)
        m_error = loadTexts();
}

// The first row of each chunk; items ascend.
QString DetailLoader::findRows(std::vector<std::int64_t> &rows)
{
    const std::int64_t chunks = (m_columns.items + Trace::chunkItems - 1) / Trace::chunkItems;
    if (m_columns.item.sameAsRow) {
        for (std::int64_t chunk = 0; chunk <= chunks; ++chunk)
            rows.push_back(std::min(chunk * Trace::chunkItems, m_columns.rows));
        return {};
    }
    std::vector<std::int64_t> items;
    std::int64_t before = -1;
    for (std::int64_t first = 0; first < m_columns.rows; first += Trace::chunkItems) {
        if (QString wrong = m_columns.item.load(m_bytes, first,
                                                std::min(Trace::chunkItems, m_columns.rows - first), items);
            !wrong.isEmpty())
            return wrong;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (items[i] <= before || items[i] >= m_columns.items)
                return QStringLiteral("item: row %1 is %2, expected %3 to %4")
                    .arg(first + std::int64_t(i))
                    .arg(items[i])
                    .arg(before + 1)
                    .arg(m_columns.items - 1);
            before = items[i];
            while (std::int64_t(rows.size()) <= items[i] / Trace::chunkItems)
                rows.push_back(first + std::int64_t(i));
        }
    }
    rows.resize(static_cast<std::size_t>(chunks) + 1, m_columns.rows);
    return {};
}

QString DetailLoader::findBegins()
{
    std::vector<std::int64_t> rows;
    std::vector<std::int64_t> parts;
    std::vector<std::int64_t> digests;
    std::vector<std::int64_t> urls;
    QString wrong = findRows(rows);
    if (wrong.isEmpty())
        wrong = sumsBefore(m_bytes, m_columns.count, rows, parts);
    if (wrong.isEmpty())
        wrong = sumsBefore(m_bytes, m_columns.digests.sizes, rows, digests);
    if (wrong.isEmpty())
        wrong = sumsBefore(m_bytes, m_columns.finalUrls.sizes, rows, urls);
    if (!wrong.isEmpty())
        return wrong;
    if (parts.back() != m_columns.parts)
        return QStringLiteral("part_rows is %1, and the parts are %2").arg(m_columns.parts).arg(parts.back());
    if (digests.back() != m_columns.digests.bytes || urls.back() != m_columns.finalUrls.bytes)
        return QStringLiteral("digest or final_url: more or fewer bytes than the sizes say");
    for (std::size_t i = 0; i < rows.size(); ++i)
        m_begins.push_back({rows[i], parts[i], digests[i], urls[i]});
    return {};
}

QString DetailLoader::loadTexts()
{
    const SizedBytes &texts = m_columns.texts;
    std::vector<std::int64_t> sizes;
    if (QString wrong = texts.sizes.load(m_bytes, 0, texts.sizes.rows, sizes); !wrong.isEmpty())
        return wrong;
    QByteArray text;
    std::int64_t at = 0;
    for (const std::int64_t size : sizes) {
        if (size > CborSource::maxTextBytes || at + size > texts.bytes)
            return QStringLiteral("texts: a text of %1 bytes, expected at most %2")
                .arg(size)
                .arg(std::min(CborSource::maxTextBytes, texts.bytes - at));
        if (QString wrong = loadBytes(m_bytes, texts, at, at + size, text); !wrong.isEmpty())
            return QStringLiteral("texts: ") + wrong;
        m_texts.push_back(QString::fromUtf8(text));
        at += size;
    }
    return at == texts.bytes ? QString() : QStringLiteral("texts: more bytes than the sizes say");
}

QString DetailLoader::load(std::int64_t first, DetailChunk &chunk)
{
    if (m_columns.rows == 0)
        return {};
    const auto index = static_cast<std::size_t>(first / Trace::chunkItems);
    Begin at = m_begins[index];
    const Begin &end = m_begins[index + 1];
    DetailRows rows;
    ItemDetail detail;
    QString wrong;
    while (wrong.isEmpty() && at.row < end.row) {
        wrong = loadRows(at, end, rows);
        if (wrong.isEmpty())
            wrong = putRows(rows, first, detail, chunk);
    }
    return wrong;
}

QString DetailLoader::loadRows(Begin &at, const Begin &end, DetailRows &rows)
{
    QString wrong;
    const auto load = [&](const PlainColumn &column, std::int64_t begin, std::int64_t count,
                          std::vector<std::int64_t> &values) {
        if (wrong.isEmpty())
            wrong = column.load(m_bytes, begin, count, values);
    };
    const std::int64_t count = std::min(blockRows, end.row - at.row);
    load(m_columns.item, at.row, count, rows.item);
    load(m_columns.http, at.row, count, rows.http);
    load(m_columns.error, at.row, count, rows.error);
    load(m_columns.note, at.row, count, rows.note);
    load(m_columns.address, at.row, count, rows.address);
    load(m_columns.count, at.row, count, rows.count);
    load(m_columns.digests.sizes, at.row, count, rows.digestSize);
    load(m_columns.finalUrls.sizes, at.row, count, rows.urlSize);
    if (!wrong.isEmpty())
        return wrong;
    const std::int64_t parts = sumOf(rows.count);
    const std::int64_t digests = sumOf(rows.digestSize);
    const std::int64_t urls = sumOf(rows.urlSize);
    if (parts > end.part - at.part || digests > end.digest - at.digest || urls > end.finalUrl - at.finalUrl)
        return QStringLiteral("the file is being written to");
    load(m_columns.kind, at.part, parts, rows.kind);
    load(m_columns.attempt, at.part, parts, rows.attempt);
    load(m_columns.status, at.part, parts, rows.status);
    load(m_columns.begin, at.part, parts, rows.begin);
    load(m_columns.end, at.part, parts, rows.end);
    if (wrong.isEmpty())
        wrong = loadBytes(m_bytes, m_columns.digests, at.digest, at.digest + digests, rows.digests);
    if (wrong.isEmpty())
        wrong = loadBytes(m_bytes, m_columns.finalUrls, at.finalUrl, at.finalUrl + urls, rows.finalUrls);
    at = {at.row + count, at.part + parts, at.digest + digests, at.finalUrl + urls};
    return wrong;
}

QString DetailLoader::putRows(const DetailRows &rows, std::int64_t first, ItemDetail &detail,
                              DetailChunk &chunk) const
{
    const auto ofItem = [&rows](std::size_t row, const char *what) {
        return QStringLiteral("item %1: %2").arg(rows.item[row]).arg(QLatin1String(what));
    };
    const auto texts = static_cast<std::int64_t>(m_texts.size());
    // Most have the text of the one before: what all threads share is not counted up and down for each.
    const auto take = [&](const std::vector<std::int64_t> &numbers, std::size_t row, QString &text) {
        if (row == 0 || numbers[row] != numbers[row - 1])
            text = numbers[row] == 0 ? QString() : m_texts[static_cast<std::size_t>(numbers[row] - 1)];
    };
    std::size_t part = 0;
    std::int64_t digest = 0;
    std::int64_t url = 0;
    for (std::size_t row = 0; row < rows.item.size(); ++row) {
        if (rows.error[row] > texts || rows.note[row] > texts || rows.address[row] > texts)
            return ofItem(row, "there is no text of that number");
        if (rows.digestSize[row] > maxDigestBytes || rows.urlSize[row] > CborSource::maxTextBytes)
            return ofItem(row, "a digest or a URL that is too long");
        if (!takeParts(rows, part, rows.count[row], detail.parts))
            return ofItem(row, "its parts are not in order of time");
        part += static_cast<std::size_t>(rows.count[row]);
        detail.httpStatus = static_cast<int>(rows.http[row]);
        take(rows.error, row, detail.error);
        take(rows.note, row, detail.note);
        take(rows.address, row, detail.address);
        detail.digest = QByteArray::fromRawData(rows.digests.constData() + digest, rows.digestSize[row]);
        detail.finalUrl = QString::fromUtf8(rows.finalUrls.constData() + url, rows.urlSize[row]);
        digest += rows.digestSize[row];
        url += rows.urlSize[row];
        chunk.put(static_cast<std::uint32_t>(rows.item[row] - first), detail);
    }
    return {};
}

} // namespace overlapse
