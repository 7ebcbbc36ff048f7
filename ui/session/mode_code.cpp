// SPDX-License-Identifier: MIT
#include "mode_code.h"

#include "pipeline/words.h"

namespace overlapse {

QString modeTitle(Mode mode)
{
    QString name = modeName(mode);
    name[0] = name[0].toUpper();
    return name;
}

QString rustCode(const PipelineSpec &spec)
{
    const QString buffered =
        spec.order == Order::Kept ? QStringLiteral("buffered") : QStringLiteral("buffer_unordered");
    const QString fetches = QStringLiteral("stream::iter(items)\n    .map(fetch)\n    .%1(%2)\n")
                                .arg(buffered)
                                .arg(spec.fetchLimit);
    const QString last = QStringLiteral("    .%1(%2)").arg(buffered).arg(spec.transformLimit);
    switch (spec.mode) {
    case Mode::Sequential:
        return QStringLiteral("stream::iter(items)\n    .then(fetch)\n    .then(transform)");
    case Mode::Concurrent: return fetches + QStringLiteral("    .map(transform)\n") + last;
    case Mode::Parallel: return fetches + QStringLiteral("    .map(|x| spawn(transform(x)))\n") + last;
    case Mode::Prefetching:
        return QStringLiteral("// parallel, but a task of its own\n// keeps %1 fetches going\n")
                   .arg(spec.fetchLimit)
            + fetches + QStringLiteral("    .map(|x| spawn(transform(x)))\n") + last;
    case Mode::Blocking:
        return QStringLiteral("stream::iter(items)\n    .map(|x| spawn_blocking(move || {\n        "
                              "transform(fetch(x))\n    }))\n    .%1(%2)")
            .arg(buffered)
            .arg(spec.threads);
    }
    return {};
}

} // namespace overlapse
