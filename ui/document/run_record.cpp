// SPDX-License-Identifier: MIT
#include "document/run_record.h"

#include "pipeline/words.h"
#include "scene/mode_title.h"

namespace overlapse {

bool fits(const RunRecord &record, const Experiment &experiment)
{
    if (record.measured() && experiment.supposed.any())
        return false;
    return sameWork(record.work(), experiment.work)
        && sameLimits(record.spec(), experiment.specFor(record.spec().mode));
}

QString shownName(const RunFacts &facts)
{
    QString name = facts.name;
    // A file may hold any: nothing that has no room in a line, or turns the text around it.
    name.removeIf([](QChar c) { return c.category() == QChar::Other_Format; });
    return name.simplified();
}

QString keptTitle(const RunRecord &record, const Wording &wording)
{
    if (QString name = shownName(record.facts); !name.isEmpty())
        return name;
    const QString limits = limitsText(record.spec(), wording);
    const QString mode = modeTitle(record.spec().mode);
    return limits.isEmpty() ? wording.translate("Timeline", "%1, kept", "a mode").arg(mode)
                            : QStringLiteral("%1: %2").arg(mode, limits);
}

} // namespace overlapse
