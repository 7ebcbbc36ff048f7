// SPDX-License-Identifier: MIT
// Workloads as text: what the command line, the window's fields and the files have in common.
#pragma once

#include "pipeline/checked.h"
#include "pipeline/work_spec.h"
#include "workload/secrets.h"

namespace overlapse {

/// A decimal >= 0 with ns, us, ms, s, min or h; 0 needs none.
Checked<Nanos> parseDuration(const QString &text);

/// A duration, or uniform(A,B), exp(MEAN), lognormal(MEDIAN,SIGMA), spike(USUAL,SHARE%,SPIKE).
Checked<TimeSpec> parseTime(const QString &text);

/// A TIME, or awaits(K,TIME): of K parts that are equally long.
Checked<TimeSpec> parseFetchTime(const QString &text);

/// What a fetch does: such a time, `file`, `http`, or `cmd:COMMAND`.
struct FetchChoice
{
    FetchKind kind = FetchKind::Simulated;
    TimeSpec time{};
    QString command{};
};
Checked<FetchChoice> parseFetch(const QString &text);

/// What a transform does: a TIME (meaning cpu(TIME)), cpu(TIME), wall(TIME), or `none`, or some of allTransforms()
/// joined by `+`, which need a real fetch. A command, cmd:…, comes last and goes to the end of the text.
struct TransformChoice
{
    TransformKind kind = TransformKind::Cpu;
    TimeSpec time{};
    std::vector<TransformStep> steps{};
};
inline constexpr std::size_t mostSteps = 16;
Checked<TransformChoice> parseTransform(const QString &text);
void setTransform(WorkSpec &work, const TransformChoice &choice);

/// The same in canonical form: parsing it gives the same spec. Durations use the largest unit that is exact.
QString exactDuration(Nanos time);
QString timeText(const TimeSpec &spec);
/// "gunzip", "image(200)", "cmd:wc -l".
QString stepText(const TransformStep &step);
/// "cpu(1s)", "wall(50ms)", "gunzip+sha256", "none".
QString transformText(const WorkSpec &work);
/// "file", "http", "cmd:…" or the time.
QString fetchText(const WorkSpec &work);
/// One line for captions: "4 items, fetch 1s, transform cpu(1s)".
QString workText(const WorkSpec &work, Secrets secrets = Secrets::Masked);

/// "files", "URLs" or "inputs", or one of them.
QString inputNoun(FetchKind fetch, std::int64_t count);

/// Whether items are fetched from elsewhere or by programs: what is not done twice without being asked for.
bool actsOutside(const WorkSpec &work);

/// Whether the first step unpacks, so that only .gz files are taken from folders.
bool beginsWithGunzip(const WorkSpec &work);

} // namespace overlapse
