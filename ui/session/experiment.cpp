// SPDX-License-Identifier: MIT
#include "experiment.h"

#include "formats/examples.h"
#include "pipeline/words.h"

namespace overlapse {

bool fits(const Experiment &a, const Experiment &b, Mode mode)
{
    if (!sameWork(a.work, b.work))
        return false;
    const PipelineSpec &p = a.limits;
    const PipelineSpec &q = b.limits;
    const bool limits =
        !usesLimits(mode) || (p.fetchLimit == q.fetchLimit && p.transformLimit == q.transformLimit);
    return limits && (!usesPool(mode) || p.threads == q.threads)
        && (mode == Mode::Sequential || p.order == q.order);
}

Experiment articleExperiment(int cores)
{
    Experiment experiment;
    experiment.limits.threads = cores;
    for (const Example &example : examples())
        if (example.name == QLatin1String("article")) {
            experiment.title = example.file.title;
            experiment.about = example.file.about;
        }
    return experiment;
}

QString limitsText(const PipelineSpec &spec, const Wording &wording)
{
    QStringList parts;
    if (usesLimits(spec.mode))
        parts << QStringLiteral("N = %1, M = %2")
                     .arg(wording.locale.toString(static_cast<qlonglong>(spec.fetchLimit)),
                          wording.locale.toString(static_cast<qlonglong>(spec.transformLimit)));
    if (usesPool(spec.mode))
        parts << (spec.threads == 1 ? wording.translate("Timeline", "1 thread")
                                    : wording.translate("Timeline", "%Ln threads", nullptr, spec.threads));
    if (spec.mode != Mode::Sequential)
        parts << (spec.order == Order::Kept ? wording.translate("Timeline", "order kept")
                                            : wording.translate("Timeline", "order any"));
    return parts.join(QStringLiteral(", "));
}

} // namespace overlapse
