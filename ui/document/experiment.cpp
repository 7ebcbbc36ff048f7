// SPDX-License-Identifier: MIT
#include "document/experiment.h"

#include "formats/examples.h"
#include "pipeline/words.h"

namespace overlapse {

bool sameLimits(const PipelineSpec &a, const PipelineSpec &b)
{
    return a.mode == b.mode
        && (!usesLimits(a.mode) || (a.fetchLimit == b.fetchLimit && a.transformLimit == b.transformLimit))
        && (!usesPool(a.mode) || a.threads == b.threads)
        && (a.mode == Mode::Sequential || a.order == b.order);
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
