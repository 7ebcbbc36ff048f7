// SPDX-License-Identifier: MIT
#include "scene/reason_words.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace overlapse {

namespace {

/// What several items are doing. Which of those that share the cores is on one at an instant nobody knows, nor is it told.
const char *doing(Cause cause)
{
    switch (cause) {
    case Cause::FetchQueued: return QT_TRANSLATE_NOOP("Reasons", "%1 not polled yet");
    case Cause::FetchHost: return QT_TRANSLATE_NOOP("Reasons", "%1 waiting for a turn at their host");
    case Cause::FetchRate: return QT_TRANSLATE_NOOP("Reasons", "%1 waiting for the rate");
    case Cause::FetchBackoff: return QT_TRANSLATE_NOOP("Reasons", "%1 waiting to try again");
    case Cause::FetchCapacity: return QT_TRANSLATE_NOOP("Reasons", "%1 in the server's line");
    case Cause::FetchUnpolled: return QT_TRANSLATE_NOOP("Reasons", "%1 ready and unpolled");
    case Cause::FetchRunning: return QT_TRANSLATE_NOOP("Reasons", "%1 being fetched");
    case Cause::FetchHeldOrder:
    case Cause::TransformHeldOrder: return QT_TRANSLATE_NOOP("Reasons", "%1 held by order");
    case Cause::FetchHeldDriver:
    case Cause::TransformHeldDriver: return QT_TRANSLATE_NOOP("Reasons", "%1 done, and the driver busy");
    case Cause::FetchHeldFull: return QT_TRANSLATE_NOOP("Reasons", "%1 done, and the transform stage full");
    case Cause::FetchHeldWakeup:
    case Cause::TransformHeldWakeup: return QT_TRANSLATE_NOOP("Reasons", "%1 done, and the driver waking");
    case Cause::TransformQueuedPool: return QT_TRANSLATE_NOOP("Reasons", "%1 waiting for a thread");
    case Cause::TransformQueuedDriver: return QT_TRANSLATE_NOOP("Reasons", "%1 waiting for the driver");
    case Cause::TransformCpu:
    case Cause::TransformOffCpu:
    case Cause::TransformUnknown: return QT_TRANSLATE_NOOP("Reasons", "%1 being transformed");
    }
    return "";
}

QString stateWords(const Admission &admission, const Wording &wording)
{
    std::vector<std::pair<std::string_view, std::int64_t>> counts; // several causes may be one to the reader
    for (int c = 0; c < causeCount; ++c) {
        const std::int64_t count = admission.states[static_cast<std::size_t>(c)];
        if (count == 0)
            continue;
        const std::string_view words = doing(static_cast<Cause>(c));
        const auto same = std::find_if(counts.begin(), counts.end(),
                                       [words](const auto &entry) { return entry.first == words; });
        if (same == counts.end())
            counts.emplace_back(words, count);
        else
            same->second += count;
    }
    QStringList parts;
    for (const auto &[words, count] : counts)
        parts << wording.translate("Reasons", words.data()).arg(wording.count(count));
    return parts.join(QStringLiteral(", "));
}

/// With what these are doing, where it is known.
QString withStates(const QString &said, const Admission &admission, const Wording &wording)
{
    const QString states = stateWords(admission, wording);
    return states.isEmpty() ? said : QStringLiteral("%1: %2").arg(said, states);
}

QString reasonWords(const Admission &admission, const Run &run, const Wording &wording)
{
    using Why = Admission::Why;
    switch (admission.why) {
    case Why::Over: return wording.translate("Reasons", "the run is over");
    case Why::SourceEnded:
        return withStates(run.trace.cancelled()
                              ? wording.translate("Reasons", "the run was stopped, nothing more was let in")
                              : wording.translate("Reasons", "the source has ended, all items are in"),
                          admission, wording);
    case Why::DriverElsewhere:
        return withStates(
            wording
                .translate("Reasons", "the driver runs the transform of item %1 and polls nothing meanwhile")
                .arg(admission.item),
            admission, wording);
    case Why::TransformsFull:
        return withStates(
            wording.translate("Reasons", "the transforms are full (M = %1), so nothing above them is polled")
                .arg(wording.count(admission.limit)),
            admission, wording);
    case Why::FetchesFull:
        return withStates(run.spec.mode == Mode::Sequential
                              ? wording.translate("Reasons", "one item at a time")
                              : wording.translate("Reasons", "the fetches are full (N = %1)")
                                    .arg(wording.count(admission.limit)),
                          admission, wording);
    case Why::ThreadsBusy:
        return withStates(
            wording.translate("Reasons", "every thread has a task (%1)").arg(wording.count(admission.limit)),
            admission, wording);
    case Why::Room:
        return withStates(wording.translate("Reasons", "there is room, and the driver is waking or polling"),
                          admission, wording);
    }
    return {};
}

} // namespace

QString releaseWords(const Release &release, const Wording &wording)
{
    const auto text = [&](const char *form) { return wording.translate("Reasons", form).arg(release.item); };
    switch (release.kind) {
    case Release::Kind::None: return {};
    case Release::Kind::FetchEnded: return text(QT_TRANSLATE_NOOP("Reasons", "the fetch of item %1 ended"));
    case Release::Kind::TransformEnded:
        return text(QT_TRANSLATE_NOOP("Reasons", "the transform of item %1 ended"));
    case Release::Kind::DriverBack:
        return text(QT_TRANSLATE_NOOP("Reasons", "the driver came back from the transform of item %1"));
    case Release::Kind::Emitted:
        return text(QT_TRANSLATE_NOOP("Reasons", "item %1 was emitted and made room"));
    case Release::Kind::Left:
        return text(QT_TRANSLATE_NOOP("Reasons", "item %1 made room among the fetches"));
    case Release::Kind::TaskEnded: return text(QT_TRANSLATE_NOOP("Reasons", "the task of item %1 ended"));
    case Release::Kind::ThreadFree:
        return text(QT_TRANSLATE_NOOP("Reasons", "the thread was free of item %1"));
    case Release::Kind::HostFree: return text(QT_TRANSLATE_NOOP("Reasons", "the host had answered item %1"));
    case Release::Kind::ServerFree:
        return text(QT_TRANSLATE_NOOP("Reasons", "the server had served item %1"));
    }
    return {};
}

QString admissionWords(const Reasons &reasons, Nanos at, const TimeScale &scale, const Wording &wording)
{
    const Admission admission = admissionAt(reasons.run, reasons.waits, reasons.releases, at);
    QString why = wording.translate("Reasons", "at %1: %2", "a time, a reason")
                      .arg(wording.instant(at, scale), reasonWords(admission, reasons.run, wording));
    if (admission.next < 0)
        return why;
    const QString next = wording.translate("Reasons", "item %1 comes in %2 later", "an item, a time")
                             .arg(admission.next)
                             .arg(wording.duration(admission.nextAt - at));
    const QString release = releaseWords(admission.release, wording);
    return release.isEmpty() ? QStringLiteral("%1; %2").arg(why, next)
                             : QStringLiteral("%1; %2 (%3)").arg(why, next, release);
}

} // namespace overlapse
