// SPDX-License-Identifier: MIT
#include "workload/file_cache.h"

#include "workload/inputs.h"

#include <QStringList>

#include <algorithm>
#include <cerrno>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace overlapse {

namespace {

bool stops(const std::atomic<bool> *stop)
{
    return stop && stop->load(std::memory_order_relaxed);
}

enum class Query { Told, Refused, Unknown };

// cachestat(2), of Linux 6.5 and later: newer than Debian 12's headers, and the same number on every processor.
Query askCacheStat(int file, std::int64_t size, std::int64_t &pages)
{
    constexpr long cachestatNumber = 451;
    struct Range
    {
        std::uint64_t offset;
        std::uint64_t length;
    } range{0, static_cast<std::uint64_t>(size)};
    struct Answer
    {
        std::uint64_t cached;
        std::uint64_t dirty;
        std::uint64_t writeback;
        std::uint64_t evicted;
        std::uint64_t recentlyEvicted;
    } answer{};
    if (::syscall(cachestatNumber, file, &range, &answer, 0U) == 0) {
        pages = static_cast<std::int64_t>(answer.cached);
        return Query::Told;
    }
    return errno == EPERM ? Query::Refused : Query::Unknown;
}

// To others than the owner, and those who may write, mincore(2) says that everything is cached.
bool mincoreTells(int file)
{
    struct stat info
    {};
    if (::fstat(file, &info) != 0)
        return false;
    const std::string path = "/proc/self/fd/" + std::to_string(file);
    return ::geteuid() == 0 || info.st_uid == ::geteuid() || ::access(path.c_str(), W_OK) == 0;
}

std::optional<std::int64_t> askMincore(int file, std::int64_t size)
{
    if (!mincoreTells(file))
        return std::nullopt;
    const auto length = static_cast<std::size_t>(size);
    void *const begin = ::mmap(nullptr, length, PROT_READ, MAP_SHARED, file, 0);
    if (begin == MAP_FAILED)
        return std::nullopt;
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    std::vector<unsigned char> resident((length + page - 1) / page);
    const bool told = ::mincore(begin, length, resident.data()) == 0;
    ::munmap(begin, length);
    if (!told)
        return std::nullopt;
    return std::count_if(resident.begin(), resident.end(),
                         [](unsigned char flags) { return (flags & 1U) != 0; });
}

} // namespace

std::optional<std::int64_t> cachedPages(int file, std::int64_t size)
{
    std::int64_t pages = 0;
    if (size <= 0)
        return pages;
    switch (askCacheStat(file, size, pages)) {
    case Query::Told: return pages;
    case Query::Refused: return std::nullopt;
    case Query::Unknown: break;
    }
    return askMincore(file, size);
}

void warmCache(const InputList &inputs, const std::atomic<bool> *stop)
{
    for (const QByteArray &path : inputs.paths) {
        if (stops(stop))
            return;
        readWholeFile(path);
    }
}

CacheState coolCache(const InputList &inputs, const std::atomic<bool> *stop)
{
    CacheState state{.kind = CacheState::Kind::Cold};
    for (const QByteArray &path : inputs.paths) {
        if (stops(stop))
            return state;
        // O_NONBLOCK: opening a pipe nobody writes to must not hang.
        const int file = ::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        if (file < 0)
            continue;
        struct stat info
        {};
        if (::fstat(file, &info) == 0 && S_ISREG(info.st_mode)) {
            ++state.files;
            ::fdatasync(file);                                // what is not on the disk yet cannot be dropped
            ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED); // advice; what came of it is looked at
            const std::optional<std::int64_t> pages = cachedPages(file, info.st_size);
            state.stayed += pages.value_or(0) > 0 ? 1 : 0;
            state.unknown += pages ? 0 : 1;
        }
        ::close(file);
    }
    return state;
}

CacheState worseOf(const CacheState &a, const CacheState &b)
{
    return {b.kind, std::max(a.files, b.files), std::max(a.stayed, b.stayed), std::max(a.unknown, b.unknown)};
}

QString cacheText(const CacheState &state)
{
    if (state.kind == CacheState::Kind::AsFound)
        return {};
    if (state.kind == CacheState::Kind::Warm)
        return QStringLiteral("warm");
    QStringList buts;
    const auto add = [&](std::int64_t count, const char *what) {
        if (count > 0)
            buts << QStringLiteral("%1 of %2 files %3").arg(count).arg(state.files).arg(QLatin1String(what));
    };
    if (state.stayed == state.files && state.files > 0)
        return QStringLiteral("not cold: all of %1 files stayed cached").arg(state.files);
    add(state.stayed, "stayed cached");
    add(state.unknown, "could not be checked");
    return buts.isEmpty() ? QStringLiteral("cold")
                          : QStringLiteral("cold, but ") + buts.join(QStringLiteral(" and "));
}

} // namespace overlapse
