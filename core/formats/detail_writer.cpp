// SPDX-License-Identifier: MIT
#include "formats/detail_writer.h"

#include "formats/cbor_put.h"
#include "formats/detail_columns.h"

#include <QCborStreamWriter>
#include <QHash>

namespace overlapse {

namespace {

/// Texts that are the same are written once, as long as there are not too many to remember.
class Texts
{
public:
    std::int64_t numberOf(const QString &text)
    {
        constexpr qsizetype most = 100'000;
        if (text.isEmpty())
            return 0;
        const QStringView kept = cutText(text);
        const QByteArray bytes = kept.toUtf8();
        if (const auto known = m_numbers.constFind(bytes); known != m_numbers.constEnd())
            return *known;
        m_all.add(bytes);
        if (m_numbers.size() < most)
            m_numbers.insert(bytes, m_all.rows());
        return m_all.rows();
    }
    void put(QCborStreamWriter &cbor) const
    {
        putInt(cbor, "text_rows", m_all.rows());
        putKey(cbor, "texts");
        m_all.put(cbor, true);
    }

private:
    SizedBuilder m_all;
    QHash<QByteArray, std::int64_t> m_numbers;
};

// Items with a detail and a row.
template<typename Visit>
void forEachDetailed(const Trace &trace, Visit visit)
{
    for (std::int64_t item = trace.nextDetailed(0); item >= 0 && item < trace.size();
         item = trace.nextDetailed(item + 1))
        visit(item);
}

template<typename Value>
void putParts(QCborStreamWriter &cbor, const Trace &trace, const ColumnInfo &info, Value value,
              bool mustStore = false)
{
    ColumnBuilder column(info);
    forEachDetailed(trace, [&](std::int64_t item) {
        for (const FetchPart &part : trace.parts(item))
            column.add(value(part));
    });
    column.put(cbor, mustStore);
}

} // namespace

void putDetails(QCborStreamWriter &cbor, const Trace &trace, const WorkSpec &work, Secrets secrets)
{
    putKey(cbor, "details");
    ColumnBuilder items(detailItem);
    ColumnBuilder http(detailHttp);
    ColumnBuilder error(detailError);
    ColumnBuilder note(detailNote);
    ColumnBuilder address(detailAddress);
    ColumnBuilder count(detailParts);
    SizedBuilder digests;
    SizedBuilder urls;
    Texts texts;
    std::int64_t parts = 0;
    const auto shown = [&](const QString &text) {
        return text.isEmpty() ? text : shownText(work, text, secrets);
    };
    forEachDetailed(trace, [&](std::int64_t item) {
        const ItemDetail detail = *trace.detail(item);
        items.add(item);
        http.add(detail.httpStatus);
        error.add(texts.numberOf(shown(detail.error)));
        note.add(texts.numberOf(shown(detail.note)));
        address.add(texts.numberOf(detail.address));
        digests.add(detail.digest);
        urls.add(cutText(shown(detail.finalUrl)).toUtf8());
        count.add(std::int64_t(detail.parts.size()));
        parts += std::int64_t(detail.parts.size());
    });
    if (items.rows() == 0)
        return cbor.appendNull();
    cbor.startMap(17);
    putInt(cbor, "rows", items.rows());
    items.put(cbor, false, true);
    http.put(cbor);
    error.put(cbor);
    note.put(cbor);
    address.put(cbor);
    putKey(cbor, "digest");
    digests.put(cbor);
    putKey(cbor, "final_url");
    urls.put(cbor);
    count.put(cbor);
    putInt(cbor, "part_rows", parts);
    putParts(cbor, trace, partKind, [](const FetchPart &part) { return std::int64_t(part.kind); });
    putParts(cbor, trace, partAttempt, [](const FetchPart &part) { return std::int64_t(part.attempt); });
    putParts(cbor, trace, partStatus, [](const FetchPart &part) { return std::int64_t(part.status); });
    putParts(
        cbor, trace, partBegin, [](const FetchPart &part) { return part.begin.count(); }, true);
    putParts(
        cbor, trace, partEnd, [](const FetchPart &part) { return part.end.count(); }, true);
    texts.put(cbor);
    cbor.endMap();
}

} // namespace overlapse
