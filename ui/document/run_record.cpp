// SPDX-License-Identifier: MIT
#include "document/run_record.h"

#include "pipeline/words.h"
#include "scene/mode_title.h"

namespace overlapse {

bool fits(const RunRecord &record, const Experiment &experiment)
{
    return sameWork(record.work(), experiment.work)
        && sameLimits(record.spec(), experiment.specFor(record.spec().mode));
}

QString keptTitle(const RunRecord &record, const Wording &wording)
{
    if (!record.facts.name.isEmpty())
        return record.facts.name;
    const QString limits = limitsText(record.spec(), wording);
    const QString mode = modeTitle(record.spec().mode);
    return limits.isEmpty() ? mode : QStringLiteral("%1: %2").arg(mode, limits);
}

} // namespace overlapse
