// SPDX-License-Identifier: MIT
#include "scene/reason_words.h"

#include "scene/core_words.h"

namespace overlapse {

namespace {

QString stateWords(const Admission &admission, const Wording &wording)
{
    QStringList parts;
    for (int c = 0; c < causeCount; ++c)
        if (const std::int64_t count = admission.states[static_cast<std::size_t>(c)]; count > 0) {
            const QString cause = causeText(static_cast<Cause>(c));
            parts << QStringLiteral("%1 %2").arg(wording.count(count),
                                                 wording.translated ? inWindow(cause) : cause);
        }
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
    const QString inFlight =
        wording.translate("Reasons", "%1 in flight").arg(wording.count(admission.fetching));
    switch (admission.why) {
    case Why::Over: return wording.translate("Reasons", "the run is over");
    case Why::SourceEnded:
        return withStates(
            run.trace.cancelled()
                ? wording.translate("Reasons", "the run was stopped, nothing more was let in; %1")
                      .arg(inFlight)
                : wording.translate("Reasons", "the source has ended, all items are in; %1").arg(inFlight),
            admission, wording);
    case Why::DriverElsewhere:
        return wording
            .translate("Reasons", "the driver runs the transform of item %1 and polls nothing meanwhile; %2")
            .arg(admission.item)
            .arg(inFlight);
    case Why::TransformsFull:
        return wording
            .translate("Reasons", "the transforms are full (M = %1), so nothing above them is polled; %2")
            .arg(wording.count(admission.limit), inFlight);
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
        return wording.translate("Reasons", "there is room, and the driver is waking or polling; %1")
            .arg(inFlight);
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

QString admissionWords(const Reasons &reasons, Nanos at, const Wording &wording)
{
    const Admission admission = admissionAt(reasons.run, reasons.waits, reasons.releases, at);
    QString why = wording.translate("Reasons", "at %1: %2", "a time, a reason")
                      .arg(wording.duration(at), reasonWords(admission, reasons.run, wording));
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
