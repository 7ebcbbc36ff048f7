// SPDX-License-Identifier: MIT
#include "pipeline/same_work.h"

namespace overlapse {

namespace {

bool haveSameTimes(const WorkSpec &a, const WorkSpec &b)
{
    if (a.durations == b.durations)
        return true;
    return a.durations && b.durations && a.durations->fetch == b.durations->fetch
        && a.durations->transform == b.durations->transform;
}

bool haveSameInputs(const WorkSpec &a, const WorkSpec &b)
{
    return a.inputs == b.inputs || (a.inputs && b.inputs && a.inputs->paths == b.inputs->paths);
}

bool drawsTimes(const WorkSpec &work)
{
    const bool fetch = !work.isReal() && work.fetchTime.kind != TimeSpec::Kind::Constant;
    const bool transform =
        work.transform != TransformKind::Real && work.transformTime.kind != TimeSpec::Kind::Constant;
    return (!work.durations && (fetch || transform)) || work.served;
}

} // namespace

bool isSameWork(const WorkSpec &a, const WorkSpec &b)
{
    if (&a == &b)
        return true;
    return a.items == b.items && a.fetch == b.fetch && a.transform == b.transform && a.steps == b.steps
        && a.command == b.command && a.rules == b.rules && a.served == b.served && haveSameTimes(a, b)
        && (a.isReal() || a.durations || a.fetchTime == b.fetchTime)
        && (a.transform == TransformKind::Real || a.durations || a.transformTime == b.transformTime)
        && (!drawsTimes(a) || a.seed == b.seed) && haveSameInputs(a, b);
}

} // namespace overlapse
