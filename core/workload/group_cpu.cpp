// SPDX-License-Identifier: MIT
#include "workload/group_cpu.h"

#include <QByteArray>
#include <QList>

#include <atomic>
#include <memory>
#include <string>

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

namespace overlapse {

namespace {

constinit std::atomic<std::int64_t> foundSoFar{0};

// A process may go at any instant: then it is no longer in the group.
QByteArray statOf(const char *process)
{
    const std::string path = "/proc/" + std::string(process) + "/stat";
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return {};
    QByteArray text(1024, Qt::Uninitialized);
    const ssize_t size = ::read(file, text.data(), static_cast<std::size_t>(text.size()));
    ::close(file);
    text.truncate(std::max<qsizetype>(size, 0));
    return text;
}

} // namespace

std::optional<ProcessStat> parseProcessStat(QByteArrayView text, Nanos tick)
{
    // The name, in brackets, may hold anything; after it stand state, parent, group, and the times as the 12th to 15th.
    const qsizetype nameEnd = text.lastIndexOf(')');
    if (nameEnd < 0 || nameEnd + 2 > text.size())
        return std::nullopt;
    constexpr qsizetype groupAt = 2;
    constexpr qsizetype timesAt = 11;
    constexpr qsizetype times = 4;
    const QList<QByteArray> fields = text.sliced(nameEnd + 2).toByteArray().split(' ');
    if (fields.size() < timesAt + times)
        return std::nullopt;
    bool good = false;
    ProcessStat stat{.group = fields[groupAt].toInt(&good)};
    for (qsizetype i = timesAt; i < timesAt + times && good; ++i)
        stat.cpu += tick * fields[i].toLongLong(&good);
    return good ? std::optional(stat) : std::nullopt;
}

Nanos cpuOfGroup(pid_t group, pid_t except)
{
    static const Nanos tick = Nanos(std::chrono::seconds(1)) / std::max(::sysconf(_SC_CLK_TCK), 1L);
    const std::unique_ptr<DIR, int (*)(DIR *)> all(::opendir("/proc"), ::closedir);
    Nanos sum{0};
    // NOLINTNEXTLINE(concurrency-mt-unsafe): nobody else reads this one
    while (const dirent *entry = all ? ::readdir(all.get()) : nullptr) {
        const pid_t process = QByteArrayView(entry->d_name).toInt();
        if (process <= 0 || process == except)
            continue;
        const std::optional<ProcessStat> stat = parseProcessStat(statOf(entry->d_name), tick);
        if (stat && stat->group == group)
            sum += stat->cpu;
    }
    foundSoFar.fetch_add(sum.count(), std::memory_order_relaxed);
    return sum;
}

Nanos unreapedCpu()
{
    return Nanos(foundSoFar.load(std::memory_order_relaxed));
}

} // namespace overlapse
