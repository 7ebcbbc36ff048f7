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

QString supposedText(const Experiment &experiment, const Wording &wording)
{
    const Supposed &supposed = experiment.supposed;
    const auto times = [&wording](double times) {
        return wording.decimal(times, times < 0.1 ? 2 : times < 1 ? 1 : 0);
    };
    QStringList parts;
    if (supposed.fetchTimes != 1)
        parts
            << wording.translate("Suppose", "fetches take %1 times as long").arg(times(supposed.fetchTimes));
    if (supposed.transformTimes != 1)
        parts << wording.translate("Suppose", "transforms take %1 times as long")
                     .arg(times(supposed.transformTimes));
    if (supposed.cores > 0)
        parts << (supposed.cores == 1 ? wording.translate("Suppose", "1 core")
                                      : wording.translate("Suppose", "%Ln cores", nullptr, supposed.cores));
    if (supposed.items > experiment.work.items)
        parts << wording.translate("Suppose", "%Ln items, which repeat those that were measured", nullptr,
                                   supposed.items);
    else if (supposed.items > 0)
        parts << wording.translate("Suppose", "the first %Ln items", nullptr, supposed.items);
    return parts.join(QStringLiteral(", "));
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
