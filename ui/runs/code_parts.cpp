// SPDX-License-Identifier: MIT
#include "runs/code_parts.h"

namespace overlapse {

QString withLimits(QString code, const PipelineSpec &spec)
{
    return code.replace(QLatin1String("%1"), QString::number(spec.fetchLimit))
        .replace(QLatin1String("%2"), QString::number(spec.transformLimit))
        .replace(QLatin1String("%3"), QString::number(spec.threads));
}

QString differenceOfTasks(const PipelineSpec &spec, const QString &sign)
{
    const bool kept = spec.order == Order::Kept;
    QString line;
    if (spec.mode == Mode::Concurrent)
        line = kept ? QStringLiteral("No fetch waits for order, nor for M.")
                    : QStringLiteral("No fetch waits for M.");
    else if (spec.mode == Mode::Parallel)
        line = kept ? QStringLiteral("As prefetching, and no fetch waits for order.")
                    : QStringLiteral("Nothing is polled, so this is prefetching.");
    else if (spec.mode == Mode::Prefetching && kept)
        line = QStringLiteral("No fetch waits for order.");
    return line.isEmpty() ? line : sign + u' ' + line + u'\n';
}

} // namespace overlapse
