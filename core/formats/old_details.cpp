// SPDX-License-Identifier: MIT
#include "formats/old_details.h"

#include "formats/detail_columns.h"

#include <limits>

namespace overlapse {

namespace {

constexpr qint64 maxParts = 1'000'000;

/// What a file's kinds of parts are.
struct PartKinds
{
    qint64 count;
    PartKind waiting; ///< what its Waiting stands for
};

// Before version 5 all waiting was of one kind: where the work has a single rule that makes a fetch wait, for that.
PartKinds partKindsOf(qint64 version, const FetchRules &rules)
{
    constexpr qint64 beforeFive = 8;
    constexpr qint64 beforeEight = 10;
    if (version >= 5)
        return {version >= 8 ? partKindCount : beforeEight, PartKind::Waiting};
    if ((rules.rate > 0) == (rules.perHost > 0))
        return {beforeFive, PartKind::Waiting};
    return {beforeFive, rules.rate > 0 ? PartKind::Rate : PartKind::Host};
}

std::vector<FetchPart> readParts(CborSource &source, const PartKinds &kinds)
{
    constexpr qint64 values = 5;
    std::vector<FetchPart> parts;
    const qint64 count = source.enterArray(maxParts);
    Nanos before{0};
    for (qint64 i = 0; i < count && source.ok(); ++i) {
        source.element(i);
        if (source.enterArray(values) != values)
            source.fail(QStringLiteral("expected kind, attempt, status, begin and end"));
        FetchPart part{};
        source.element(0);
        part.kind = static_cast<PartKind>(source.integer(0, kinds.count - 1));
        if (part.kind == PartKind::Waiting)
            part.kind = kinds.waiting;
        source.element(1);
        part.attempt = static_cast<std::uint16_t>(source.integer(1, std::numeric_limits<quint16>::max()));
        source.element(2);
        part.status = static_cast<Status>(source.integer(qint64(Status::Ok), qint64(Status::Cancelled)));
        source.element(3);
        part.begin = Nanos(source.integer(before.count(), maxColumnValue));
        source.element(4);
        part.end = Nanos(source.integer(part.begin.count(), maxColumnValue));
        source.leave();
        before = part.end;
        parts.push_back(part);
    }
    source.leave();
    return parts;
}

} // namespace

void readOldDetails(CborSource &source, std::int64_t items, Trace &trace, qint64 version,
                    const FetchRules &rules)
{
    const PartKinds kinds = partKindsOf(version, rules);
    const qint64 members = version >= 6 ? 8 : version >= 2 ? 7 : 3;
    source.key("details");
    const qint64 count = source.enterArray(items);
    qint64 least = 0;
    for (qint64 i = 0; i < count && source.ok(); ++i) {
        source.element(i);
        if (source.enterArray(members) != members)
            source.fail(QStringLiteral("expected %1 values of an item").arg(members));
        ItemDetail detail;
        source.element(0);
        const qint64 item = source.integer(least, items - 1);
        source.element(1);
        detail.digest = source.bytes(maxDigestBytes);
        source.element(2);
        detail.error = source.text();
        if (version >= 2) {
            source.element(3);
            detail.note = source.text();
            source.element(4);
            detail.httpStatus = static_cast<int>(source.integer(0, 999));
            source.element(5);
            detail.address = source.text();
            source.element(6);
            detail.parts = readParts(source, kinds);
        }
        if (version >= 6) {
            source.element(7);
            detail.finalUrl = source.text();
        }
        source.leave();
        if (source.ok())
            trace.putDetail(item, detail);
        least = item + 1;
    }
    source.leave();
}

} // namespace overlapse
