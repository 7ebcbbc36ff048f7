// SPDX-License-Identifier: MIT
// Workloads as text: what the command line, the window's fields and the files have in common.
#pragma once

#include "pipeline/checked.h"
#include "pipeline/work_spec.h"

namespace overlapse {

/// A decimal >= 0 with ns, us, ms, s, min or h.
Checked<Nanos> parseDuration(const QString &text);

/// A duration, or uniform(A,B), exp(MEAN), lognormal(MEDIAN,SIGMA), spike(USUAL,SHARE%,SPIKE).
Checked<TimeSpec> parseTime(const QString &text);

/// What a transform does: a TIME (meaning cpu(TIME)), cpu(TIME), wall(TIME), or `none`, `gunzip` and `sha256`
/// joined by `+`, which need a real fetch.
struct TransformChoice
{
    TransformKind kind = TransformKind::Cpu;
    TimeSpec time{};
    std::vector<TransformStep> steps{};
};
Checked<TransformChoice> parseTransform(const QString &text);
void setTransform(WorkSpec &work, const TransformChoice &choice);

/// The same in canonical form: parsing it gives the same spec. Durations use the largest unit that is exact.
QString exactDuration(Nanos time);
QString timeText(const TimeSpec &spec);
/// "cpu(1s)", "wall(50ms)", "gunzip+sha256", "none".
QString transformText(const WorkSpec &work);
/// "file" or the time.
QString fetchText(const WorkSpec &work);
/// One line for captions: "4 items, fetch 1s, transform cpu(1s)".
QString workText(const WorkSpec &work);

/// Whether the first step unpacks, so that only .gz files are taken from folders.
bool beginsWithGunzip(const WorkSpec &work);

} // namespace overlapse
