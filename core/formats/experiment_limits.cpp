// SPDX-License-Identifier: MIT
#include "formats/experiment_limits.h"

#include "pipeline/bounds.h"

#include <QRegularExpression>

#include <algorithm>

namespace overlapse {

namespace {

std::int64_t resolved(const WrittenLimit &written, std::int64_t number, std::int64_t usual, std::int64_t most,
                      int cores)
{
    switch (written.kind) {
    case WrittenLimit::Kind::Number: return number;
    case WrittenLimit::Kind::TimesCores:
        return std::min<std::int64_t>(most, std::int64_t(written.factor) * cores);
    case WrittenLimit::Kind::Left: break;
    }
    return std::min(most, usual);
}

} // namespace

void resolveLimits(ExperimentFile &file, int cores)
{
    PipelineSpec &limits = file.limits;
    const std::int64_t usual = usualLimit(cores);
    limits.fetchLimit =
        resolved(file.fetchLimit, limits.fetchLimit, usual, mostFetches(file.work.fetch), cores);
    limits.transformLimit = resolved(file.transformLimit, limits.transformLimit, usual, highestLimit, cores);
    limits.threads = static_cast<int>(resolved(file.threads, limits.threads, cores, mostThreads, cores));
}

std::optional<WrittenLimit> limitFromText(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^\\s*(?:([0-9]{1,4})\\s*x\\s*)?cores\\s*$"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const int factor = match.capturedLength(1) > 0 ? match.captured(1).toInt() : 1;
    if (factor < 1 || factor > mostTimesCores)
        return std::nullopt;
    return WrittenLimit{WrittenLimit::Kind::TimesCores, factor};
}

QString limitText(const WrittenLimit &limit)
{
    return limit.factor == 1 ? QStringLiteral("cores") : QStringLiteral("%1 x cores").arg(limit.factor);
}

} // namespace overlapse
