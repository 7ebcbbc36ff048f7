// SPDX-License-Identifier: MIT
#include "analysis/difference_words.h"

#include "analysis/conditions.h"
#include "analysis/described_run.h"
#include "analysis/missing_words.h"
#include "trace/repeat_name.h"
#include "workload/same_work.h"
#include "workload/work_difference.h"
#include "workload/work_text.h"

#include <algorithm>

namespace overlapse {

namespace {

// Makespans that differ by less are called alike: it is one run of each.
constexpr double alikeShare = 0.01;

/// Causes of one meaning, and what items do because of it: "waited 80 % less for an earlier item".
struct CauseGroup
{
    std::initializer_list<Cause> causes;
    const char *phrase = nullptr; ///< %1: how much more or less
};

constexpr CauseGroup groups[] = {
    {{Cause::FetchQueued}, "waited %1 for their first poll"},
    {{Cause::FetchHost}, "waited %1 for their host's turn"},
    {{Cause::FetchRate}, "waited %1 for the rate"},
    {{Cause::FetchBackoff}, "waited %1 to try again"},
    {{Cause::FetchCapacity}, "waited %1 in the server's line"},
    {{Cause::FetchUnpolled}, "were ready and unpolled %1"},
    {{Cause::FetchRunning}, "were fetched %1"},
    {{Cause::FetchHeldOrder, Cause::TransformHeldOrder}, "waited %1 for an earlier item"},
    {{Cause::FetchHeldDriver, Cause::TransformHeldDriver, Cause::TransformQueuedDriver},
     "waited %1 for the driver"},
    {{Cause::FetchHeldFull}, "waited %1 for room among the transforms"},
    {{Cause::FetchHeldWakeup, Cause::TransformHeldWakeup}, "waited %1 for the driver to wake"},
    {{Cause::TransformQueuedPool}, "waited %1 for a thread"},
    {{Cause::TransformCpu}, "were transformed on the CPU %1"},
    {{Cause::TransformOffCpu}, "were off the CPU %1 while they were transformed"},
    {{Cause::TransformUnknown}, "were transformed %1"},
};

RunDifference::Change changeOf(const RunDifference &difference, const CauseGroup &group)
{
    RunDifference::Change change;
    for (const Cause cause : group.causes) {
        const auto place = static_cast<std::size_t>(cause);
        if (!difference.causes[place])
            continue;
        change.inA += difference.byCause[place].inA;
        change.inB += difference.byCause[place].inB;
    }
    return change;
}

/// "80 % less", "4.0 s longer", "4.0 s (not at all in A)".
QString amountText(const RunDifference::Change &change)
{
    const bool less = change.inB < change.inA;
    if (change.inA == Nanos(0))
        return QStringLiteral("%1 (not at all in A)").arg(shortTime(change.inB));
    if (change.inB == Nanos(0))
        return QStringLiteral("no time (%1 in A)").arg(shortTime(change.inA));
    const Nanos by = less ? change.inA - change.inB : change.inB - change.inA;
    // So many per cent more than little says less than the time itself.
    if (by > change.inA)
        return QStringLiteral("%1 longer").arg(shortTime(by));
    return QStringLiteral("%1 %2").arg(percentText(by, change.inA),
                                       less ? QStringLiteral("less") : QStringLiteral("longer"));
}

/// "mostly because they waited 80 % less for an earlier item": the cause that did most of what came out in sum. Empty:
/// nothing came out, or no cause stands out.
QString reasonText(const RunDifference &difference)
{
    const Nanos net = difference.inB - difference.inA;
    const bool gained = net < Nanos(0);
    Nanos all{0}; ///< that went the same way
    Nanos most{0};
    const CauseGroup *largest = nullptr;
    for (const CauseGroup &group : groups) {
        const RunDifference::Change change = changeOf(difference, group);
        const Nanos by = gained ? change.inA - change.inB : change.inB - change.inA;
        if (by <= Nanos(0))
            continue;
        all += by;
        if (by > most) {
            most = by;
            largest = &group;
        }
    }
    constexpr double standsOut = 0.25;
    if (!largest || shareOf(most, all) < standsOut)
        return {};
    return (most * 2 > all ? QStringLiteral(", mostly because they ")
                           : QStringLiteral(", most of all because they "))
        + QString::fromUtf8(largest->phrase).arg(amountText(changeOf(difference, *largest)));
}

QString makespanSentence(const RunDifference &difference, const ComparedRun &a, const ComparedRun &b)
{
    const Nanos inA = difference.makespanA;
    const Nanos inB = difference.makespanB;
    const auto [textA, textB] = timesApart(inA, inB);
    if (a.run.trace.cancelled() || b.run.trace.cancelled()) {
        const auto ended = [](const ComparedRun &run, const QString &after) {
            return (run.run.trace.cancelled() ? QStringLiteral("was stopped after ")
                                              : QStringLiteral("took "))
                + after;
        };
        return QStringLiteral("A %1, B %2: how long they lasted is not comparable")
            .arg(ended(a, textA), ended(b, textB));
    }
    if (inA == inB)
        return QStringLiteral("A and B take exactly as long: %1").arg(shortTime(inA));
    const Nanos by = inA < inB ? inB - inA : inA - inB;
    const QString word = inB < inA ? QStringLiteral("shorter") : QStringLiteral("longer");
    if (shareOf(by, inA) < alikeShare)
        return QStringLiteral("B takes as long as A within 1 %: %1 %2, of %3")
            .arg(shortTime(by), word, shortTime(inA));
    const QString both = QStringLiteral("%1 instead of %2").arg(textB, textA);
    if (inB < inA)
        return QStringLiteral("B is %1 shorter, %2: %3").arg(shortTime(by), percentText(by, inA), both);
    return by > inA ? QStringLiteral("B is %1 longer: %2").arg(shortTime(by), both)
                    : QStringLiteral("B is %1 longer, %2: %3").arg(shortTime(by), percentText(by, inA), both);
}

QString joined(QStringList parts)
{
    if (parts.size() < 2)
        return parts.join(QString());
    const QString last = parts.takeLast();
    return parts.join(QStringLiteral(", ")) + QStringLiteral(" and ") + last;
}

/// "412 of 500 items were faster, 8 slower and 80 the same".
QString itemsText(const RunDifference &difference)
{
    const auto size = static_cast<qulonglong>(difference.size());
    const bool whole = difference.causes.all();
    const auto word = [whole](const char *ofLatency, const char *ofCauses) {
        return QString::fromLatin1(whole ? ofLatency : ofCauses);
    };
    std::vector<std::pair<std::size_t, QString>> parts{
        {difference.faster, word("faster", "gained")},
        {difference.slower, word("slower", "lost")},
        {difference.same(), word("the same", "neither")},
    };
    std::ranges::stable_sort(parts, std::greater(), &std::pair<std::size_t, QString>::first);
    if (parts.front().first == difference.size()) {
        const QString all =
            size == 1 ? QStringLiteral("the one item") : QStringLiteral("all %1 items").arg(size);
        return QStringLiteral("%1 %2%3").arg(
            all, whole ? (size == 1 ? QStringLiteral("was ") : QStringLiteral("were ")) : QString(),
            parts.front().second);
    }
    QStringList texts;
    for (const auto &[count, what] : parts) {
        if (count == 0)
            continue;
        texts << (texts.isEmpty() ? QStringLiteral("%1 of %2 items %3%4")
                                        .arg(count)
                                        .arg(size)
                                        .arg(whole ? QStringLiteral("were ") : QString(), what)
                                  : QStringLiteral("%1 %2").arg(count).arg(what));
    }
    return joined(texts);
}

/// Whether the run got longer where its items got faster, or the other way round.
bool isContrary(const RunDifference &difference)
{
    const Nanos items = difference.inB - difference.inA;
    const Nanos whole = difference.makespanB - difference.makespanA;
    const bool differs = shareOf(whole < Nanos(0) ? -whole : whole, difference.makespanA) >= alikeShare;
    return difference.causes.all() && differs && items != Nanos(0)
        && (items < Nanos(0)) != (whole < Nanos(0));
}

QString itemsSentence(const RunDifference &difference, bool areWhole)
{
    if (difference.size() == 0)
        return QStringLiteral("no item was emitted by both without a failure: there is nothing to compare");
    const Nanos net = difference.inB - difference.inA;
    QString text =
        (areWhole && isContrary(difference) ? QStringLiteral("yet ") : QString()) + itemsText(difference);
    if (net == Nanos(0) || difference.same() == difference.size())
        return text;
    text += QStringLiteral("; in all they %1 %2")
                .arg(net < Nanos(0) ? QStringLiteral("gained") : QStringLiteral("lost"),
                     shortTime(net < Nanos(0) ? -net : net));
    return text + reasonText(difference);
}

QString apartSentence(const PairedItems &pairs)
{
    QStringList parts;
    for (std::size_t why = 0; why < apartCount; ++why)
        if (const std::int64_t count = pairs.count(Apart(why)); count > 0)
            parts << counted(count, "item", "items") + u' ' + apartText(Apart(why));
    return parts.isEmpty() ? QString() : QStringLiteral("not compared: ") + joined(parts);
}

QString stoppedDoubt(const ComparedRun &a, const ComparedRun &b)
{
    const bool inA = a.run.trace.cancelled();
    const bool inB = b.run.trace.cancelled();
    if (!inA && !inB)
        return {};
    return (inA && inB ? QStringLiteral("both were")
                : inA  ? QStringLiteral("A was")
                       : QStringLiteral("B was"))
        + QStringLiteral(" stopped: the first items of a run need not be like the rest");
}

QString lostDoubt(const QString &letter, const ComparedRun &of)
{
    const QString lost = lostBeginningText(of.run.trace);
    return lost.isEmpty() ? lost : QStringLiteral("of %1 %2").arg(letter, lost);
}

QString workDoubt(const ComparedRun &a, const ComparedRun &b, const PairedItems &pairs)
{
    if (sameWork(a.work, b.work))
        return {};
    if (pairs.by == PairedBy::Input && !a.work.durations && !b.work.durations) {
        const QString otherwise = workDifference(b.work, a.work);
        return otherwise.isEmpty()
            ? QStringLiteral("they did not have the same inputs: only those of both are compared")
            : QStringLiteral("B did other work: %1").arg(otherwise);
    }
    const QString otherwise = workDifference(b.work, a.work);
    return QStringLiteral("the work is not the same%1: items are paired by their number")
        .arg(otherwise.isEmpty() ? QString() : QStringLiteral(" (B: %1)").arg(otherwise));
}

QString clockDoubt(const Run &a, const Run &b)
{
    if (a.clock == b.clock)
        return {};
    return a.clock == Clock::Virtual ? QStringLiteral("A is predicted, B was measured")
                                     : QStringLiteral("A was measured, B is predicted");
}

const Machine *machineOf(const ComparedRun &of)
{
    const std::optional<Machine> &own = of.run.facts.machine;
    return of.machine ? of.machine : own ? &*own : nullptr;
}

// A prediction is of no processor.
QString machineDoubt(const ComparedRun &of, const ComparedRun &other)
{
    const Machine *a = machineOf(of);
    const Machine *b = machineOf(other);
    if (!a || !b)
        return {};
    if (a->cores != b->cores)
        return QStringLiteral("A had %1, B %2").arg(counted(a->cores, "core", "cores")).arg(b->cores);
    const bool measured = of.run.clock == Clock::Live && other.run.clock == Clock::Live;
    return !measured || a->cpu == b->cpu ? QString() : QStringLiteral("they ran on different processors");
}

} // namespace

QStringList differenceSentences(const RunDifference &difference, const ComparedRun &a, const ComparedRun &b)
{
    const bool areWhole = !a.run.trace.cancelled() && !b.run.trace.cancelled();
    QStringList sentences{makespanSentence(difference, a, b), itemsSentence(difference, areWhole),
                          apartSentence(*difference.pairs)};
    sentences.removeAll(QString());
    return sentences;
}

QString thresholdSentence(const RunDifference &difference)
{
    if (difference.threshold == Nanos(0))
        return QStringLiteral("only what is exactly as long counts as the same");
    const QString text =
        QStringLiteral("differences below %1 count as the same").arg(shortTime(difference.threshold));
    return difference.isUsual ? text + QStringLiteral(" (1 % of the median latency of A)") : text;
}

QStringList differenceDoubts(const ComparedRun &a, const ComparedRun &b, const PairedItems &pairs)
{
    QStringList doubts{workDoubt(a, b, pairs),
                       stoppedDoubt(a, b),
                       lostDoubt(QStringLiteral("A"), a),
                       lostDoubt(QStringLiteral("B"), b),
                       clockDoubt(a.run, b.run),
                       machineDoubt(a, b),
                       disturbedSentence({&a.run, &b.run}, {QStringLiteral("A"), QStringLiteral("B")})};
    // A difference of one measurement each may be chance, which repeats alone can tell.
    if (a.run.clock == Clock::Live && b.run.clock == Clock::Live)
        doubts << (isRepeatName(a.run.facts.name) || isRepeatName(b.run.facts.name)
                       ? QStringLiteral("of several repeats this is one: the others may differ otherwise")
                       : QStringLiteral("each was measured once: repeats tell a difference from chance"));
    doubts.removeAll(QString());
    return doubts;
}

QString apartText(Apart why)
{
    switch (why) {
    case Apart::OnlyA: return QStringLiteral("only A has");
    case Apart::OnlyB: return QStringLiteral("only B has");
    case Apart::FailedA: return QStringLiteral("failed in A alone");
    case Apart::FailedB: return QStringLiteral("failed in B alone");
    case Apart::FailedBoth: return QStringLiteral("failed in both");
    case Apart::UnfinishedA: return QStringLiteral("not done in A");
    case Apart::UnfinishedB: return QStringLiteral("not done in B");
    case Apart::UnfinishedBoth: return QStringLiteral("done in neither");
    }
    return {};
}

} // namespace overlapse
