// SPDX-License-Identifier: MIT
#include "analysis/repeats.h"

#include "analysis/comparable_runs.h"
#include "analysis/conditions.h"
#include "analysis/described_run.h"
#include "pipeline/words.h"
#include "trace/missing.h"
#include "trace/repeat_name.h"

#include <algorithm>
#include <cmath>

namespace overlapse {

namespace {

void finish(RepeatGroup &group, const Recording &recording)
{
    group.median = medianOf(group.makespans);
    group.interval = medianInterval(group.makespans);
    for (const std::size_t outlier : outliersOf(group.makespans))
        group.outliers.push_back(group.runs[outlier]);
    group.drift = driftOf(group.makespans);
    group.medianRun = group.runs[placeOfMedian(group.makespans)];
    for (const std::size_t place : group.runs) {
        if (wasDisturbed(recording.runs[place].facts))
            group.disturbed.push_back(place);
        if (recording.runs[place].trace.failedCount() > 0)
            group.failed.push_back(place);
    }
}

QString timeText(double ns)
{
    return durationText(Nanos(std::llround(ns)));
}

QString pText(double p)
{
    return p < 0.001 ? QStringLiteral("p < 0.001") : QStringLiteral("p = %1").arg(p, 0, 'f', p < 0.1 ? 3 : 2);
}

QString ratioText(double ratio)
{
    constexpr double near = 0.05; // where two digits would say that there is none
    return QString::number(ratio, 'f', std::abs(ratio - 1) < near ? 3 : ratio < 10 ? 2 : 1);
}

// The least of each with which as many comparisons can say anything.
std::size_t repeatsToTell(std::size_t comparisons)
{
    std::size_t repeats = 2;
    while (leastPValue(repeats, repeats) * static_cast<double>(comparisons) >= differenceLevel)
        ++repeats;
    return repeats;
}

// Beside others that have more, what has too few repeats to tell anything is not compared: no comparison could be told.
void leaveOutTooFew(std::vector<Ranked> &ranking, const std::vector<RepeatGroup> &groups)
{
    const auto repeats = [&groups](const Ranked &ranked) { return groups[ranked.group].runs.size(); };
    while (ranking.size() > 2) {
        const auto [fewest, most] = std::ranges::minmax(ranking, {}, repeats);
        const std::size_t least = repeats(fewest);
        const bool tells =
            leastPValue(least, least) * static_cast<double>(ranking.size() - 1) < differenceLevel;
        if (tells || least == repeats(most))
            return;
        std::erase_if(ranking, [&](const Ranked &ranked) { return repeats(ranked) == least; });
    }
}

QString rankingText(const std::vector<RepeatGroup> &groups, const QStringList &names)
{
    const std::vector<Ranked> ranking = rankingOf(groups);
    if (ranking.empty())
        return {};
    std::size_t fewest = groups[ranking.front().group].runs.size();
    for (const Ranked &ranked : ranking)
        fewest = std::min(fewest, groups[ranked.group].runs.size());
    if (leastPValue(fewest, fewest) * static_cast<double>(ranking.size() - 1) >= differenceLevel)
        return QStringLiteral("whether they differ cannot be told from so few repeats, however far they are "
                              "apart: %1 of each "
                              "can\n")
            .arg(repeatsToTell(ranking.size() - 1));
    QStringList same;
    QString text;
    for (const Ranked &ranked : ranking) {
        const QString &name = names[static_cast<qsizetype>(ranked.group)];
        if (&ranked == &ranking.front())
            continue;
        if (!ranked.isDifferent()) {
            same.append(QStringLiteral("%1 (%2)").arg(name, pText(ranked.pValue)));
            continue;
        }
        text += QStringLiteral("%1 took %2 times as long (%3 to %4, %5)\n")
                    .arg(name, ratioText(ranked.ratio), ratioText(ranked.interval.low),
                         ratioText(ranked.interval.high), pText(ranked.pValue));
    }
    const QString &first = names[static_cast<qsizetype>(ranking.front().group)];
    QStringList tooFew;
    for (std::size_t group = 0; group < groups.size(); ++group)
        if (groups[group].failed.empty()
            && std::ranges::find(ranking, group, &Ranked::group) == ranking.end())
            tooFew.append(names[static_cast<qsizetype>(group)]);
    // It is the fastest only where all that it is compared with are seen to be slower.
    const QString how =
        QStringLiteral("; permutation tests of ranks at %1, after Holm\n").arg(differenceLevel);
    return first
        + (same.isEmpty() ? QStringLiteral(" was the fastest") : QStringLiteral(" had the smallest median"))
        + how + text
        + (same.isEmpty()
               ? QString()
               : QStringLiteral("no difference to it was seen: %1\n").arg(same.join(QStringLiteral(", "))))
        + (tooFew.isEmpty()
               ? QString()
               : QStringLiteral("too few repeats to compare: %1\n").arg(tooFew.join(QStringLiteral(", "))));
}

QString doubtsText(const RepeatGroup &group, const QString &name)
{
    QString text;
    const auto all = static_cast<qlonglong>(group.runs.size());
    if (!group.disturbed.empty())
        text += QStringLiteral("%1: %2 of %3 %4 disturbed by other programs: measure again\n")
                    .arg(name)
                    .arg(group.disturbed.size())
                    .arg(all)
                    .arg(group.disturbed.size() == 1 ? QStringLiteral("was") : QStringLiteral("were"));
    if (!group.failed.empty())
        text += QStringLiteral(
                    "%1: items failed in %2 of %3: what fails takes another time, so it is not compared\n")
                    .arg(name)
                    .arg(group.failed.size())
                    .arg(all);
    if (!group.outliers.empty() && group.runs.size() >= fewestRepeats)
        text += QStringLiteral("%1: %2 of %3 %4 far from the rest, by more than ten standard deviations\n")
                    .arg(name)
                    .arg(group.outliers.size())
                    .arg(all)
                    .arg(group.outliers.size() == 1 ? QStringLiteral("lies") : QStringLiteral("lie"));
    if (group.drift.pValue < differenceLevel)
        text += QStringLiteral(
                    "%1: the later, the %2 (%3): the machine or what was fetched from changed meanwhile\n")
                    .arg(name, group.drift.rises ? QStringLiteral("slower") : QStringLiteral("faster"),
                         pText(group.drift.pValue));
    return text;
}

} // namespace

std::vector<RepeatGroup> repeatsOf(const Recording &recording, bool withoutDisturbed)
{
    const std::vector<std::size_t> works = comparisonGroups(recording);
    std::vector<RepeatGroup> groups;
    std::vector<std::size_t> worksOfGroups;
    for (std::size_t place = 0; place < recording.runs.size(); ++place) {
        const Run &run = recording.runs[place];
        if (run.clock != Clock::Live || !isWhole(run.trace) || (withoutDisturbed && wasDisturbed(run.facts)))
            continue;
        std::size_t at = 0;
        while (at < groups.size() && (groups[at].spec != run.spec || worksOfGroups[at] != works[place]))
            ++at;
        if (at == groups.size()) {
            groups.push_back({.spec = run.spec});
            worksOfGroups.push_back(works[place]);
        }
        groups[at].runs.push_back(place);
        groups[at].makespans.push_back(static_cast<double>(run.trace.end().count()));
    }
    std::erase_if(groups, [](const RepeatGroup &group) { return group.runs.size() < 2; });
    for (RepeatGroup &group : groups)
        finish(group, recording);
    return groups;
}

Recording mediansOf(const Recording &recording, const std::vector<RepeatGroup> &groups)
{
    Recording medians = recording;
    medians.runs.clear();
    std::vector<bool> isRepeated(recording.runs.size());
    for (const RepeatGroup &group : groups) {
        medians.runs.push_back(recording.runs[group.medianRun]);
        medians.runs.back().facts.name = medianName(group.runs.size());
        for (const std::size_t place : group.runs)
            isRepeated[place] = true;
    }
    for (std::size_t place = 0; place < recording.runs.size(); ++place)
        if (!isRepeated[place])
            medians.runs.push_back(recording.runs[place]);
    return medians;
}

QString intervalText(const RepeatGroup &group)
{
    return group.interval.isRange
        ? QStringLiteral("too few for one")
        : QStringLiteral("%1 to %2").arg(timeText(group.interval.low), timeText(group.interval.high));
}

std::vector<Ranked> rankingOf(const std::vector<RepeatGroup> &groups)
{
    std::vector<Ranked> ranking;
    for (std::size_t group = 0; group < groups.size(); ++group)
        if (groups[group].failed.empty())
            ranking.push_back({.group = group});
    if (ranking.size() < 2)
        return {};
    leaveOutTooFew(ranking, groups);
    std::ranges::stable_sort(ranking, {},
                             [&groups](const Ranked &ranked) { return groups[ranked.group].median; });
    const RepeatGroup &fastest = groups[ranking.front().group];
    std::vector<double> pValues;
    for (Ranked &ranked : ranking) {
        const RepeatGroup &group = groups[ranked.group];
        ranked.ratio = fastest.median > 0 ? group.median / fastest.median : 1;
        ranked.interval = ratioInterval(fastest.makespans, group.makespans);
        if (&ranked != &ranking.front())
            pValues.push_back(permutationTest(fastest.makespans, group.makespans));
    }
    const std::vector<double> adjusted = holmAdjusted(pValues);
    for (std::size_t i = 0; i < adjusted.size(); ++i)
        ranking[i + 1].pValue = adjusted[i];
    return ranking;
}

QStringList repeatDifferences(const std::vector<RepeatGroup> &groups, const QStringList &names)
{
    return rankingText(groups, names).split(u'\n', Qt::SkipEmptyParts);
}

QStringList repeatDoubts(const std::vector<RepeatGroup> &groups, const QStringList &names)
{
    QString text;
    bool tooFew = false;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        text += doubtsText(groups[i], names[static_cast<qsizetype>(i)]);
        tooFew = tooFew || groups[i].interval.isRange;
    }
    if (tooFew)
        text += QStringLiteral("an interval needs %1 repeats: until then stands how far they were apart\n")
                    .arg(fewestRepeats);
    return text.split(u'\n', Qt::SkipEmptyParts);
}

QString repeatsText(const std::vector<RepeatGroup> &groups, const QStringList &names)
{
    if (groups.empty())
        return {};
    qsizetype width = 12;
    for (const QString &name : names)
        width = std::max(width, name.size());
    QString text = QStringLiteral("mode").leftJustified(width)
        + QStringLiteral(" repeats     median  95 % interval of the median  least to most\n");
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const RepeatGroup &group = groups[i];
        const auto [least, most] = std::ranges::minmax(group.makespans);
        text += names[static_cast<qsizetype>(i)].leftJustified(width)
            + QStringLiteral(" %1 %2  %3  %4 to %5\n")
                  .arg(group.runs.size(), 7)
                  .arg(timeText(group.median), 10)
                  .arg(intervalText(group), -27)
                  .arg(timeText(least), timeText(most));
    }
    text += u'\n';
    for (const QString &line : repeatDifferences(groups, names) + repeatDoubts(groups, names))
        text += line + u'\n';
    return text;
}

} // namespace overlapse
