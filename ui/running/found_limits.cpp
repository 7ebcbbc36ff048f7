// SPDX-License-Identifier: MIT
#include "running/found_limits.h"

#include "analysis/described_run.h"
#include "runs/panel_words.h"

namespace overlapse {

namespace {

QString rangeText(const Interval &interval, const Wording &wording)
{
    return FoundLimits::tr("%1 to %2", "items a second")
        .arg(throughputText(interval.low, wording.locale), throughputText(interval.high, wording.locale));
}

TriedRow rowOf(const TriedFigures &one, bool advised, const Wording &wording)
{
    const QString none = QStringLiteral("–");
    TriedRow row;
    row.fetchLimit = wording.count(one.spec.fetchLimit);
    row.transformLimit = wording.count(one.spec.transformLimit);
    row.slices = wording.count(static_cast<std::int64_t>(one.slices));
    if (one.disturbed > 0)
        row.slices =
            FoundLimits::tr("%1 of %2", "slices")
                .arg(row.slices, wording.count(static_cast<std::int64_t>(one.slices + one.disturbed)));
    row.throughput = throughputText(one.throughput, wording.locale);
    row.range = one.isOnce() ? FoundLimits::tr("once") : rangeText(one.interval, wording);
    row.few = one.interval.isRange;
    row.p99 = one.p99 == absent ? none : wording.sentence(shortTime(one.p99));
    row.failed = one.failedShare > 0
        ? QStringLiteral("%1 %").arg(wording.decimal(100 * one.failedShare, one.failedShare < 0.1 ? 1 : 0))
        : none;
    row.advised = advised;
    return row;
}

QString asSentence(const QString &text)
{
    return text.isEmpty() ? text : text.front().toUpper() + text.mid(1) + u'.';
}

} // namespace

FoundLimits foundLimitsOf(const SearchFindings &found, const Wording &wording)
{
    FoundLimits shown;
    shown.settled = found.settled;
    for (const TriedFigures &one : found.tried)
        shown.rows << rowOf(one, found.advises(one.spec), wording);
    shown.curve = searchCurveOf(found, wording);
    if (!found.advice) {
        shown.about = asSentence(wording.sentence(found.reason));
        return shown;
    }
    shown.advice = limitsName(found.advice->spec, wording);
    shown.brings = FoundLimits::tr("%1 items a second (%2).", "throughput, range")
                       .arg(throughputText(found.advice->throughput, wording.locale),
                            rangeText(found.advice->interval, wording));
    shown.about = asSentence(wording.sentence(found.advice->why));
    return shown;
}

} // namespace overlapse
