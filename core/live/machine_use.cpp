// SPDX-License-Identifier: MIT
#include "live/machine_use.h"

#include "workload/group_cpu.h"

#include <QByteArray>
#include <QFile>
#include <QIODevice>
#include <QList>

#include <algorithm>
#include <array>

#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

namespace overlapse {

namespace {

constexpr Nanos exactFrom = std::chrono::milliseconds(500);
constexpr Nanos shortest = std::chrono::milliseconds(100);
constexpr Nanos usualTick = std::chrono::milliseconds(10);
constexpr double worthSaying = 0.05;

// "cpu3 user nice system idle iowait irq softirq steal …"; a guest's time is in user. Interrupts are nobody's: most of them
// may serve what we fetch ourselves.
std::optional<Nanos> usedOf(const QList<QByteArray> &fields, Nanos tick)
{
    constexpr std::array<qsizetype, 4> used{1, 2, 3, 8};
    Nanos sum{0};
    for (const qsizetype at : used) {
        bool good = false;
        sum += tick * fields.value(at).toLongLong(&good);
        if (!good)
            return std::nullopt;
    }
    return sum;
}

std::vector<int> ownCores()
{
    cpu_set_t set;
    std::vector<int> cores;
    if (::sched_getaffinity(0, sizeof set, &set) != 0)
        return cores;
    for (int core = 0; core < CPU_SETSIZE; ++core)
        if (CPU_ISSET(core, &set))
            cores.push_back(core);
    return cores;
}

Nanos usageOf(int who)
{
    rusage usage{};
    ::getrusage(who, &usage);
    const auto time = [](const timeval &value) {
        return std::chrono::seconds(value.tv_sec) + std::chrono::microseconds(value.tv_usec);
    };
    return time(usage.ru_utime) + time(usage.ru_stime);
}

} // namespace

std::optional<Nanos> coresUsed(QByteArrayView text, const std::vector<int> &cores, Nanos tick)
{
    Nanos sum{0};
    std::size_t found = 0;
    for (const QByteArray &line : text.toByteArray().split('\n')) {
        if (!line.startsWith("cpu"))
            continue;
        const QList<QByteArray> fields = line.simplified().split(' ');
        bool isOne = false;
        const int core = fields[0].mid(3).toInt(&isOne);
        if (!isOne || std::find(cores.begin(), cores.end(), core) == cores.end())
            continue;
        const std::optional<Nanos> used = usedOf(fields, tick);
        if (!used)
            return std::nullopt;
        sum += *used;
        ++found;
    }
    return found > 0 && found == cores.size() ? std::optional(sum) : std::nullopt;
}

std::optional<MachineUse> machineUseNow()
{
    QFile file(QStringLiteral("/proc/stat"));
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return std::nullopt;
    const Nanos tick = Nanos(std::chrono::seconds(1)) / std::max(::sysconf(_SC_CLK_TCK), 1L);
    const std::vector<int> cores = ownCores();
    const std::optional<Nanos> used = coresUsed(file.readAll(), cores, tick);
    if (!used)
        return std::nullopt;
    return MachineUse{.at = std::chrono::steady_clock::now().time_since_epoch(),
                      .cores = *used,
                      .own = usageOf(RUSAGE_SELF) + usageOf(RUSAGE_CHILDREN) + unreapedCpu(),
                      .coreCount = static_cast<int>(cores.size())};
}

std::optional<double> othersShare(const MachineUse &before, const MachineUse &after)
{
    const Nanos wall = after.at - before.at;
    const Nanos used = after.cores - before.cores;
    const Nanos own = after.own - before.own;
    if (wall < shortest || before.coreCount != after.coreCount || after.coreCount < 1)
        return std::nullopt;
    const Nanos all = wall * after.coreCount;
    // Where cores are not counted at all, as in some sandboxes, we alone would have used more than everybody.
    if (used < Nanos(0) || own < Nanos(0) || own - used > all / 10)
        return std::nullopt;
    const double share = static_cast<double>((used - own).count()) / static_cast<double>(all.count());
    const double off = 2 * static_cast<double>(usualTick.count()) / static_cast<double>(wall.count());
    if (wall < exactFrom && share < off + worthSaying)
        return std::nullopt;
    return std::clamp(share, 0.0, 1.0);
}

} // namespace overlapse
