// SPDX-License-Identifier: MIT
#include "formats/results_list.h"

#include "workload/inputs.h"
#include "workload/output_folder.h"

#include <QByteArrayView>
#include <QSet>

namespace overlapse {

namespace {

constexpr QByteArrayView header("file,input,final_url,bytes,digest\r\n");

QByteArray quoted(const QString &text)
{
    QByteArray utf8 = text.toUtf8();
    return text.isEmpty() ? QByteArray() : '"' + utf8.replace('"', "\"\"") + '"';
}

// Where `mark` stands first, quotes aside; or the end.
qsizetype find(const QByteArray &list, char mark, qsizetype at)
{
    bool isQuoted = false;
    for (; at < list.size() && (isQuoted || list[at] != mark); ++at)
        isQuoted = isQuoted != (list[at] == '"');
    return at;
}

// The row that begins at `at`, with its line end.
QByteArray rowAt(const QByteArray &list, qsizetype at)
{
    return list.mid(at, find(list, '\n', at) + 1 - at);
}

// Its first field, as it is written.
QByteArray fileOf(const QByteArray &row)
{
    return row.left(find(row, ',', 0));
}

QByteArray rowOf(const WorkSpec &work, std::int64_t item, const ItemRow &row, const ItemDetail &detail,
                 Secrets secrets)
{
    const QByteArray &name = work.output->names[static_cast<std::size_t>(item)];
    const std::int64_t bytes = row.transformBytes >= 0 ? row.transformBytes : row.fetchBytes;
    return quoted(inputText(name)) + ',' + quoted(shownInput(work, item, secrets)) + ','
        + quoted(shownText(work, detail.finalUrl, secrets)) + ',' + QByteArray::number(qlonglong(bytes)) + ','
        + detail.digest.toHex() + "\r\n";
}

} // namespace

bool hasResultsList(const WorkSpec &work)
{
    const TransformStep sha256{QStringLiteral("sha256"), {}};
    return work.fetch == FetchKind::Http
        || std::find(work.steps.begin(), work.steps.end(), sha256) != work.steps.end();
}

Checked<QByteArray> resultsList(const QByteArray &before, const WorkSpec &work, const Trace &trace,
                                Secrets secrets)
{
    if (!before.isEmpty() && !before.startsWith(header))
        return Checked<QByteArray>::failure(
            QStringLiteral("this is there and is no list of results: it is not written over"));
    QSet<QByteArray> written;
    QByteArray rows;
    for (std::int64_t item = 0; item < trace.size(); ++item) {
        const ItemRow row = trace.row(item);
        if (row.transformStatus != Status::Ok)
            continue;
        const std::optional<ItemDetail> detail = trace.detail(item);
        rows += rowOf(work, item, row, detail.value_or(ItemDetail()), secrets);
        written.insert(quoted(inputText(work.output->names[static_cast<std::size_t>(item)])));
    }
    QByteArray list = header.toByteArray();
    for (qsizetype at = header.size(); at < before.size();) {
        const QByteArray row = rowAt(before, at);
        if (!written.contains(fileOf(row)))
            list += row;
        at += row.size();
    }
    return list + rows;
}

} // namespace overlapse
