// SPDX-License-Identifier: MIT
#include "workload/system_room.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QIODevice>
#include <QList>
#include <QStringList>

#include <algorithm>

#include <sys/resource.h>
#include <unistd.h>

namespace overlapse {

namespace {

constexpr std::int64_t kib = 1024;
constexpr std::int64_t ownFiles = 32; // that the program and its libraries open on the way
constexpr std::int64_t ownTasks = 16; // the driver, and whoever else is about

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::int64_t hardLimit(int resource)
{
    rlimit limit{};
    if (::getrlimit(static_cast<__rlimit_resource>(resource), &limit) != 0 || limit.rlim_max == RLIM_INFINITY)
        return noLimit;
    return static_cast<std::int64_t>(limit.rlim_max);
}

std::int64_t softLimit(int resource)
{
    rlimit limit{};
    if (::getrlimit(static_cast<__rlimit_resource>(resource), &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return noLimit;
    return static_cast<std::int64_t>(limit.rlim_cur);
}

std::int64_t openFiles()
{
    return static_cast<std::int64_t>(QDir(QStringLiteral("/proc/self/fd")).count());
}

std::int64_t without(std::int64_t limit, std::int64_t used)
{
    return limit == noLimit ? noLimit : std::max<std::int64_t>(limit - used, 0);
}

// Of the control group and those that it is in, the least of what `roomIn` says of one.
template<typename RoomIn>
std::int64_t leastOfGroups(RoomIn roomIn)
{
    const QByteArray group = controlGroupIn(contentOf(QStringLiteral("/proc/self/cgroup")));
    std::int64_t least = noLimit;
    if (group.isEmpty())
        return least;
    const QString top = QStringLiteral("/sys/fs/cgroup");
    for (QString folder = QDir::cleanPath(top + u'/' + QString::fromLocal8Bit(group)); folder.startsWith(top);
         folder = folder.left(folder.lastIndexOf(u'/')))
        least = std::min(least, roomIn(folder));
    return least;
}

std::int64_t limitIn(const QString &file)
{
    bool good = false; // "max" where there is none
    const qlonglong limit = contentOf(file).trimmed().toLongLong(&good);
    return good ? limit : noLimit;
}

// The limit counts every thread of this user, whoever started it; the superuser is asked for none.
std::int64_t tasksOfUser()
{
    if (::geteuid() == 0)
        return noLimit;
    const std::int64_t limit = hardLimit(RLIMIT_NPROC);
    if (limit == noLimit)
        return noLimit;
    std::int64_t used = 0;
    const QStringList processes = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &process : processes) {
        const QByteArray status = contentOf(QStringLiteral("/proc/%1/status").arg(process));
        if (numberAfter(status, "Uid:") == static_cast<std::int64_t>(::getuid()))
            used += std::max<std::int64_t>(numberAfter(status, "Threads:"), 0);
    }
    return without(limit, used);
}

std::int64_t tasksOfGroup(const QString &folder)
{
    const std::int64_t used = limitIn(folder + QStringLiteral("/pids.current"));
    return used == noLimit ? noLimit : without(limitIn(folder + QStringLiteral("/pids.max")), used);
}

// What it has of files that are cached goes when memory is needed.
std::int64_t memoryOfGroup(const QString &folder)
{
    const std::int64_t used = limitIn(folder + QStringLiteral("/memory.current"));
    if (used == noLimit)
        return noLimit;
    const QByteArray stat = contentOf(folder + QStringLiteral("/memory.stat"));
    const std::int64_t cached = std::max<std::int64_t>(numberAfter(stat, "inactive_file"), 0);
    return without(limitIn(folder + QStringLiteral("/memory.max")), used - std::min(cached, used));
}

std::int64_t memoryRoom()
{
    const QByteArray machine = contentOf(QStringLiteral("/proc/meminfo"));
    const QByteArray own = contentOf(QStringLiteral("/proc/self/status"));
    const auto bytesAfter = [](const QByteArray &text, const char *key) {
        return std::max<std::int64_t>(numberAfter(text, key), 0) * kib;
    };
    std::int64_t room = noLimit;
    if (numberAfter(machine, "MemAvailable:") >= 0)
        room = bytesAfter(machine, "MemAvailable:") + bytesAfter(machine, "SwapFree:");
    // Stacks, and blocks that begin on a page of their own, take more addresses than memory.
    if (const std::int64_t addresses = without(softLimit(RLIMIT_AS), bytesAfter(own, "VmSize:"));
        addresses != noLimit)
        room = std::min(room, addresses / 4 * 3);
    room = std::min(room, without(softLimit(RLIMIT_DATA), bytesAfter(own, "VmData:")));
    return std::min(room, leastOfGroups(memoryOfGroup));
}

} // namespace

std::int64_t numberAfter(QByteArrayView text, QByteArrayView key)
{
    for (const QByteArray &line : text.toByteArray().split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words[0] != key)
            continue;
        bool good = false;
        const qlonglong number = words.value(1).toLongLong(&good);
        return good ? number : -1;
    }
    return -1;
}

QByteArray controlGroupIn(QByteArrayView text)
{
    for (const QByteArray &line : text.toByteArray().split('\n'))
        if (line.startsWith("0::/"))
            return line.mid(3);
    return {};
}

SystemRoom systemRoom()
{
    return {.files = without(hardLimit(RLIMIT_NOFILE), openFiles() + ownFiles),
            .tasks = without(std::min(tasksOfUser(), leastOfGroups(tasksOfGroup)), ownTasks),
            .memory = memoryRoom()};
}

} // namespace overlapse
