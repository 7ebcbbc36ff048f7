// SPDX-License-Identifier: MIT
// Loaded before a program, this lets its n-th write fail as on a full disk: FAIL_WRITE_AT is n. A write is whatever may
// change the folder FAIL_WRITE_IN, from the making of a file to its renaming, and what goes to standard output. That it
// happened is told by an empty file FAIL_WRITE_TOLD.
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

std::atomic<long> left{0};
char place[4096];
char told[4096];

void take(const char *name, char (&into)[4096])
{
    if (const char *value = std::getenv(name))
        std::snprintf(into, sizeof into, "%s", value);
}

// Before main(); what the program starts itself is left alone.
[[gnu::constructor]] void begin()
{
    if (const char *at = std::getenv("FAIL_WRITE_AT"))
        left = std::atol(at);
    take("FAIL_WRITE_IN", place);
    take("FAIL_WRITE_TOLD", told);
    unsetenv("LD_PRELOAD");
}

bool fails(bool counts)
{
    if (!counts || --left != 0)
        return false;
    ::syscall(SYS_close, ::syscall(SYS_openat, AT_FDCWD, told, O_CREAT | O_WRONLY | O_CLOEXEC, 0666));
    errno = ENOSPC;
    return true;
}

bool within(const char *path)
{
    return path && (path[0] != '/' || std::string_view(path).starts_with(place));
}

bool within(int file)
{
    char name[64];
    std::snprintf(name, sizeof name, "/proc/self/fd/%d", file);
    char path[4096];
    const ssize_t length = ::readlink(name, path, sizeof path - 1);
    if (length < 0)
        return false;
    path[length] = '\0';
    return path[0] == '/' && within(path) && (::fcntl(file, F_GETFL) & O_ACCMODE) != O_RDONLY;
}

template<typename Function>
Function *original(Function *, const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

bool creates(int flags)
{
    return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE;
}

} // namespace

#define ORIGINAL(function) static auto *const original_##function = original(&::function, #function)

#define MODE(flags)                                                                                          \
    mode_t mode = 0;                                                                                         \
    if (creates(flags)) {                                                                                    \
        va_list list;                                                                                        \
        va_start(list, flags);                                                                               \
        mode = va_arg(list, mode_t);                                                                         \
        va_end(list);                                                                                        \
    }

extern "C" {

int open(const char *path, int flags, ...)
{
    ORIGINAL(open);
    MODE(flags)
    return fails(creates(flags) && within(path)) ? -1 : original_open(path, flags, mode);
}
int open64(const char *path, int flags, ...)
{
    ORIGINAL(open64);
    MODE(flags)
    return fails(creates(flags) && within(path)) ? -1 : original_open64(path, flags, mode);
}
int openat(int folder, const char *path, int flags, ...)
{
    ORIGINAL(openat);
    MODE(flags)
    return fails(creates(flags) && within(path)) ? -1 : original_openat(folder, path, flags, mode);
}
int openat64(int folder, const char *path, int flags, ...)
{
    ORIGINAL(openat64);
    MODE(flags)
    return fails(creates(flags) && within(path)) ? -1 : original_openat64(folder, path, flags, mode);
}
ssize_t write(int file, const void *data, size_t size)
{
    ORIGINAL(write);
    return fails(file == STDOUT_FILENO || within(file)) ? -1 : original_write(file, data, size);
}
int fsync(int file)
{
    ORIGINAL(fsync);
    return fails(within(file)) ? -1 : original_fsync(file);
}
int fdatasync(int file)
{
    ORIGINAL(fdatasync);
    return fails(within(file)) ? -1 : original_fdatasync(file);
}
int close(int file)
{
    ORIGINAL(close);
    const bool fail = left > 0 && fails(within(file));
    const int result = original_close(file);
    if (fail)
        errno = ENOSPC;
    return fail ? -1 : result;
}
int rename(const char *from, const char *to)
{
    ORIGINAL(rename);
    return fails(within(to)) ? -1 : original_rename(from, to);
}
int renameat(int fromFolder, const char *from, int toFolder, const char *to)
{
    ORIGINAL(renameat);
    return fails(within(to)) ? -1 : original_renameat(fromFolder, from, toFolder, to);
}
int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned flags)
{
    ORIGINAL(renameat2);
    return fails(within(to)) ? -1 : original_renameat2(fromFolder, from, toFolder, to, flags);
}
int linkat(int fromFolder, const char *from, int toFolder, const char *to, int flags)
{
    ORIGINAL(linkat);
    return fails(within(to)) ? -1 : original_linkat(fromFolder, from, toFolder, to, flags);
}
int mkdir(const char *path, mode_t mode)
{
    ORIGINAL(mkdir);
    return fails(within(path)) ? -1 : original_mkdir(path, mode);
}
int mkdirat(int folder, const char *path, mode_t mode)
{
    ORIGINAL(mkdirat);
    return fails(within(path)) ? -1 : original_mkdirat(folder, path, mode);
}

} // extern "C"
