// SPDX-License-Identifier: MIT
#include "workload/work_difference.h"

#include "workload/fetch_rules.h"
#include "workload/same_work.h"
#include "workload/secrets.h"
#include "workload/work_text.h"

#include <QLocale>
#include <QStringList>

namespace overlapse {

namespace {

QStringList ruleDifferences(const WorkSpec &work, const WorkSpec &other)
{
    QStringList parts;
    for (const FetchRule rule : allFetchRules) {
        const QStringList texts = ruleTexts(rulesInUse(work.rules, work.fetch), rule);
        if (texts == ruleTexts(rulesInUse(other.rules, other.fetch), rule))
            continue;
        const QString name = QLatin1String(ruleInfo(rule).option);
        if (texts.isEmpty())
            parts << QStringLiteral("no %1").arg(name);
        for (const QString &text : texts)
            parts << QStringLiteral("%1 %2").arg(name, rule == FetchRule::Headers ? shownHeader(text) : text);
    }
    return parts;
}

bool isDrawn(const WorkSpec &work)
{
    return !work.isReal()
        && (work.fetchTime.kind != TimeSpec::Kind::Constant
            || work.transformTime.kind != TimeSpec::Kind::Constant);
}

QString countText(const WorkSpec &work)
{
    return QLocale::c().toString(static_cast<qlonglong>(work.items)) + u' '
        + (work.isReal()         ? inputNoun(work.fetch, work.items)
               : work.items == 1 ? QStringLiteral("item")
                                 : QStringLiteral("items"));
}

} // namespace

QString workDifference(const WorkSpec &work, const WorkSpec &other)
{
    if (sameWork(work, other))
        return {};
    if (work.fetch != other.fetch || work.durations || other.durations || work.served != other.served)
        return workText(work);
    const WorkSpec written = writtenWork(work, Secrets::Masked);
    const WorkSpec against = writtenWork(other, Secrets::Masked);
    QStringList parts;
    const QStringList sources = shownSources(work);
    if (sources != shownSources(other) && !sources.isEmpty())
        parts << countText(work) + QStringLiteral(" from ") + sources.join(QStringLiteral(", "));
    else if (work.items != other.items)
        parts << countText(work);
    if (fetchText(written) != fetchText(against))
        parts << QStringLiteral("fetch ") + fetchText(written);
    if (transformText(written) != transformText(against))
        parts << QStringLiteral("transform ") + transformText(written);
    parts += ruleDifferences(work, other);
    if (work.capacity != other.capacity && !work.isReal())
        parts << (work.capacity > 0 ? QStringLiteral("capacity %1").arg(work.capacity)
                                    : QStringLiteral("no capacity"));
    if (work.seed != other.seed && isDrawn(work) && isDrawn(other))
        parts << QStringLiteral("seed %1").arg(work.seed);
    return parts.isEmpty() ? workText(work) : parts.join(QStringLiteral(", "));
}

} // namespace overlapse
