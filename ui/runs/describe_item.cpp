// SPDX-License-Identifier: MIT
#include "runs/describe_item.h"

#include "analysis/described_run.h"
#include "analysis/short_spans.h"
#include "runs/stamp_text.h"
#include "scene/core_words.h"
#include "scene/escaped.h"
#include "scene/reason_words.h"
#include "workload/byte_text.h"
#include "workload/work_text.h"

#include <algorithm>

namespace overlapse {

namespace {

bool contains(const PreparedRun &run, std::int64_t item)
{
    return item >= 0 && item < run.run.trace.size() && run.run.trace.row(item).fetchAdmitted != absent;
}

Nanos latencyOf(const PreparedRun &run, std::int64_t item)
{
    const ItemRow row = run.run.trace.row(item);
    return (row.transformYielded == absent ? run.run.trace.end() : row.transformYielded) - row.fetchAdmitted;
}

LatencyBar barOf(const QString &title, const PreparedRun &run, std::int64_t item, Nanos longest,
                 const Theme &theme, const Wording &wording)
{
    LatencyBar bar{
        title,
        wording.translate("Item", "%1 from pull to emitted").arg(wording.duration(latencyOf(run, item))),
        run.run.clock == Clock::Virtual,
        {}};
    // What a driver holds may change its cause thousands of times: more than a bar can show, or a window can bear.
    constexpr std::size_t most = 100;
    std::vector<CauseSpan> spans;
    run.waits.spansOf(run.run.trace, item, spans);
    const auto scale = static_cast<double>(std::max<std::int64_t>(longest.count(), 1));
    const Nanos begin = run.run.trace.row(item).fetchAdmitted;
    const bool isCoarse = spans.size() > most;
    if (isCoarse)
        run.waits.spansOf(run.run.trace, item,
                          {begin, begin + latencyOf(run, item),
                           std::max(Nanos(1), longest / static_cast<std::int64_t>(most / 2))},
                          spans);
    for (const CauseSpan &span : spans) {
        const QString text = QStringLiteral("%1 %2").arg(inWindow(causeText(span.cause)),
                                                         wording.duration(span.end - span.begin));
        bar.pieces.append(
            {causeColour(theme, span.cause), static_cast<double>((span.begin - begin).count()) / scale,
             static_cast<double>((span.end - span.begin).count()) / scale,
             isCoarse ? wording.translate("Item", "mostly %1", "a cause and its time").arg(text) : text});
    }
    return bar;
}

/// Who released the item from its waits; empty while that is not known.
class ReleaseNotes
{
public:
    ReleaseNotes(std::shared_ptr<const Reasons> reasons, std::int64_t item, const Wording &wording)
        : m_reasons(std::move(reasons)), m_item(item), m_wording(wording)
    {
        if (m_reasons)
            m_waits = releasedWaits(*m_reasons, item);
    }

    void ofAdmission(DetailLine &line) const
    {
        for (const ReleasedWait &released : m_waits)
            if (released.wait.begin == released.wait.end)
                note(line, released.release);
    }
    void of(DetailLine &line, Cause cause) const
    {
        for (const ReleasedWait &released : m_waits)
            if (released.wait.cause == cause && released.wait.begin < released.wait.end)
                note(line, released.release);
    }
    void of(DetailLine &line, const CauseSpan &wait) const
    {
        Releases::Hints hints;
        if (m_reasons)
            note(line, m_reasons->releases.of(m_item, wait, hints));
    }

private:
    void note(DetailLine &line, const Release &release) const
    {
        if (release.kind == Release::Kind::None)
            return;
        line.note = m_wording.translate("Item", "item %1").arg(release.item);
        line.item = static_cast<int>(release.item);
        line.about = releaseWords(release, m_wording);
    }

    std::shared_ptr<const Reasons> m_reasons;
    std::int64_t m_item;
    const Wording &m_wording;
    std::vector<ReleasedWait> m_waits;
};

QString laneWords(const ItemRow &row, const Wording &wording)
{
    QStringList parts;
    if (row.transformLane >= 0)
        parts << wording.translate("Timeline", "thread %1").arg(row.transformLane);
    else if (row.transformLane == driverLane)
        parts << wording.translate("Timeline", "driver");
    if (row.fetchLane >= 0)
        parts << wording.translate("Timeline", "slot %1").arg(row.fetchLane);
    return parts.join(QStringLiteral(" · "));
}

void addStamp(QList<DetailLine> &lines, const QString &name, Nanos stamp, const StampTexts &texts)
{
    lines.append({name, texts.of(stamp), {}, false});
}

void addWaits(QList<DetailLine> &lines, const WaitTotals &totals, Cause first, Cause last,
              const ReleaseNotes &notes, const Wording &wording)
{
    for (int c = static_cast<int>(first); c <= static_cast<int>(last); ++c) {
        const auto cause = static_cast<Cause>(c);
        const Nanos time = totals[static_cast<std::size_t>(c)];
        if (time == Nanos(0) || isRunning(cause))
            continue;
        lines.append({inWindow(causeText(cause)), wording.duration(time), {}, true});
        notes.of(lines.back(), cause);
    }
}

QString partWords(PartKind kind, const Wording &wording)
{
    switch (kind) {
    case PartKind::Waiting: return wording.translate("Item", "waiting for its thread");
    case PartKind::Lookup: return wording.translate("Item", "look-up of the host");
    case PartKind::Connect: return wording.translate("Item", "connecting");
    case PartKind::Tls: return wording.translate("Item", "agreeing on keys (TLS)");
    case PartKind::FirstByte: return wording.translate("Item", "until the first byte");
    case PartKind::Download: return wording.translate("Item", "download");
    case PartKind::Running: return wording.translate("Item", "running");
    case PartKind::Backoff: return wording.translate("Item", "back-off");
    case PartKind::Host: return wording.translate("Item", "waiting for its host's turn");
    case PartKind::Rate: return wording.translate("Item", "waiting for the rate");
    case PartKind::Capacity: return wording.translate("Item", "in the server's line");
    case PartKind::Unpolled: return wording.translate("Item", "ready and unpolled");
    }
    return {};
}

// What the fetch consisted of; each attempt is named where there were several.
void addParts(QList<DetailLine> &lines, const PackedParts &parts, const ReleaseNotes &notes,
              const Wording &wording)
{
    const bool several = parts.lastAttempt() > 1;
    for (const FetchPart &part : parts) {
        QString note = several && !isHeldBack(part.kind)
            ? wording.translate("Item", "attempt %1").arg(part.attempt)
            : QString();
        if (part.status == Status::Failed)
            note = several ? wording.translate("Item", "attempt %1 failed").arg(part.attempt)
                           : wording.translate("Item", "failed");
        lines.append({partWords(part.kind, wording), wording.duration(part.end - part.begin), note, true});
        if (part.kind == PartKind::Host)
            notes.of(lines.back(), {Cause::FetchHost, part.begin, part.end});
        else if (part.kind == PartKind::Capacity)
            notes.of(lines.back(), {Cause::FetchCapacity, part.begin, part.end});
    }
}

QString sizeText(std::int64_t bytes, const Wording &wording)
{
    return bytes < 10'000 ? wording.translate("Item", "%1 bytes").arg(countText(bytes, wording.locale))
                          : wording.locale.formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

// What real work found out about the item.
QList<DetailLine> factsOf(const ItemRow &row, const std::optional<ItemDetail> &detail, const Wording &wording)
{
    QList<DetailLine> lines;
    const auto add = [&lines](const QString &name, const QString &value) {
        lines.append({name, value, {}, false});
    };
    if (detail && detail->httpStatus > 0)
        add(wording.translate("Item", "HTTP status"), QString::number(detail->httpStatus));
    if (detail && !detail->address.isEmpty())
        add(wording.translate("Item", "address"), escaped(detail->address));
    if (row.fetchBytes >= 0 && row.fetchStatus == Status::Ok)
        add(wording.translate("Item", "fetched"), sizeText(row.fetchBytes, wording));
    if (row.attempts > 1)
        add(wording.translate("Item", "attempts"), QString::number(row.attempts));
    return lines;
}

// In the place of a figure.
void addTooShort(QList<DetailLine> &lines, const QString &stage, const Wording &wording)
{
    lines.append({stage, wording.translate("Item", "shorter than the clock can tell"), {}, true});
}

QList<DetailLine> linesOf(const PreparedRun &run, std::int64_t item, const ReleaseNotes &notes,
                          const Wording &wording)
{
    const ItemRow row = run.run.trace.row(item);
    const WaitTotals totals = run.waits.totalsOf(run.run.trace, item);
    const StampTexts stamps({row.fetchAdmitted, row.fetchStarted, row.fetchFinished, row.fetchYielded,
                             row.transformStarted, row.transformFinished, row.transformYielded},
                            wording);
    QList<DetailLine> lines;
    addStamp(lines, wording.translate("Item", "admitted"), row.fetchAdmitted, stamps);
    notes.ofAdmission(lines.back());
    // What held the fetch back is among the parts.
    addWaits(lines, totals, Cause::FetchQueued, Cause::FetchQueued, notes, wording);
    addStamp(lines, wording.translate("Item", "fetch started"), row.fetchStarted, stamps);
    addParts(lines, run.run.trace.parts(item), notes, wording);
    if (isFetchTooShort(run.run, row))
        addTooShort(lines, wording.translate("Item", "fetch", "a stage"), wording);
    else if (row.fetchCpu != absent && row.fetchFinished != absent)
        lines.append(
            {wording.translate("Item", "on the CPU"),
             wording.translate("Item", "%1 of %2", "durations")
                 .arg(wording.duration(row.fetchCpu), wording.duration(row.fetchFinished - row.fetchStarted)),
             {},
             true});
    addStamp(lines, wording.translate("Item", "fetch finished"), row.fetchFinished, stamps);
    addWaits(lines, totals, Cause::FetchHeldOrder, Cause::FetchHeldWakeup, notes, wording);
    addStamp(lines, wording.translate("Item", "fetch yielded"), row.fetchYielded, stamps);
    addWaits(lines, totals, Cause::TransformQueuedPool, Cause::TransformQueuedDriver, notes, wording);
    // Of what failed before, the transform is passed by in an instant that says nothing.
    const bool isSkipped = row.transformStatus == Status::Skipped;
    if (!isSkipped)
        addStamp(lines, wording.translate("Item", "transform started"), row.transformStarted, stamps);
    if (isTransformTooShort(run.run, row)) {
        addTooShort(lines, wording.translate("Item", "transform", "a stage"), wording);
    } else if (row.transformFinished != absent && !isSkipped) {
        const Nanos wall = row.transformFinished - row.transformStarted;
        lines.append({wording.translate("Item", "on the CPU"),
                      row.transformCpu == absent
                          ? wording.translate("Item", "unknown of %1").arg(wording.duration(wall))
                          : wording.translate("Item", "%1 of %2", "durations")
                                .arg(wording.duration(row.transformCpu), wording.duration(wall)),
                      {},
                      true});
    }
    if (!isSkipped)
        addStamp(lines, wording.translate("Item", "transform finished"), row.transformFinished, stamps);
    addWaits(lines, totals, Cause::TransformHeldOrder, Cause::TransformHeldWakeup, notes, wording);
    addStamp(lines, wording.translate("Item", "emitted"), row.transformYielded, stamps);
    return lines;
}

QString serviceTimes(const Run &run, const ItemRow &row, const Wording &wording)
{
    QStringList parts;
    const auto time = [&](Nanos span, bool tooShort) {
        return tooShort ? wording.translate("Item", "at most %1", "a time")
                              .arg(wording.sentence(shortTime(run.facts.looking->resolution)))
                        : wording.duration(span);
    };
    if (row.fetchFinished != absent && row.fetchStarted != absent)
        parts << wording.translate("Item", "fetch %1")
                     .arg(time(row.fetchFinished - row.fetchStarted, isFetchTooShort(run, row)));
    if (row.transformFinished != absent && row.transformStarted != absent)
        parts << wording.translate("Item", "transform %1")
                     .arg(time(row.transformFinished - row.transformStarted, isTransformTooShort(run, row)));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

ItemDetails describeItem(std::int64_t item, const std::vector<PanelRun> &panels, PanelId focus,
                         const WorkSpec &work, const Theme &theme, const Wording &wording)
{
    const PanelRun *chosen = nullptr;
    for (const PanelRun &panel : panels)
        if (panel.run && panel.run->complete && contains(*panel.run, item) && (!chosen || panel.id == focus))
            chosen = &panel;
    if (!chosen) {
        ItemDetails none;
        none.title = wording.translate("Item", "Item %1").arg(item);
        none.note = wording.translate("Item", "Nothing is known of it yet.");
        return item < 0 ? ItemDetails{} : none;
    }
    const auto workOf = [&work](const PanelRun &panel) -> const WorkSpec & {
        return panel.work ? *panel.work : work;
    };
    const WorkSpec &done = workOf(*chosen);
    std::vector<const PanelRun *> alike;
    Nanos longest{0};
    for (const PanelRun &panel : panels) {
        if (!panel.run || !panel.run->complete || !contains(*panel.run, item)
            || !sameWork(workOf(panel), done))
            continue;
        alike.push_back(&panel);
        longest = std::max(longest, latencyOf(*panel.run, item));
    }
    ItemDetails details;
    for (const PanelRun *panel : alike)
        details.bars.append(barOf(panel->title, *panel->run, item, longest, theme, wording));
    const Run &run = chosen->run->run;
    const ItemRow row = run.trace.row(item);
    details.title = wording.translate("Item", "Item %1").arg(item);
    details.mode = chosen->title;
    details.lanes = laneWords(row, wording);
    details.lines = linesOf(*chosen->run, item, ReleaseNotes(chosen->reasons, item, wording), wording);
    details.subtitle = serviceTimes(run, row, wording);
    if (done.inputs && static_cast<std::size_t>(item) < done.inputs->paths.size())
        details.subtitle = escaped(shownInput(done, item));
    const std::optional<ItemDetail> detail = run.trace.detail(item);
    details.error = detail ? escaped(shownText(done, detail->error)) : QString();
    details.note = detail ? escaped(shownText(done, detail->note)) : QString();
    details.facts = factsOf(row, detail, wording);
    if (const PinnedNote *note = chosen->notes ? noteOf(*chosen->notes, item, Nanos(0)) : nullptr)
        details.pinned = note->text;
    return details;
}

} // namespace overlapse
