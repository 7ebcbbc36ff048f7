// SPDX-License-Identifier: MIT
#include "workload/file_identity.h"

#include <algorithm>
#include <array>
#include <climits>

#include <sys/stat.h>
#include <unistd.h>

namespace overlapse {

namespace {

FileIdentity identityIn(const struct stat &info, const QByteArray &name = {})
{
    return {static_cast<std::uint64_t>(info.st_dev), static_cast<std::uint64_t>(info.st_ino), name};
}

QByteArray folderOf(const QByteArray &path)
{
    const qsizetype slash = path.lastIndexOf('/');
    return slash < 0 ? QByteArray(".") : path.left(std::max<qsizetype>(slash, 1));
}

// Empty if it is none.
QByteArray linkTarget(const QByteArray &path)
{
    std::array<char, PATH_MAX> target{};
    const ssize_t length = ::readlink(path.constData(), target.data(), target.size());
    if (length <= 0)
        return {};
    const QByteArray name(target.data(), length);
    return name.startsWith('/') ? name : folderOf(path) + '/' + name;
}

} // namespace

std::optional<FileIdentity> identityOf(const QByteArray &path)
{
    struct stat info
    {};
    if (::stat(path.constData(), &info) == 0)
        return identityIn(info);
    // A link that leads to nothing is written through.
    constexpr int mostLinks = 40; // as the system has it
    QByteArray end = path;
    for (int links = 0; links < mostLinks; ++links) {
        const QByteArray target = linkTarget(end);
        if (target.isEmpty())
            break;
        end = target;
    }
    const QByteArray name = end.mid(end.lastIndexOf('/') + 1);
    if (name.isEmpty() || ::stat(folderOf(end).constData(), &info) != 0)
        return std::nullopt;
    return identityIn(info, name);
}

std::optional<FileIdentity> identityOf(int descriptor)
{
    struct stat info
    {};
    return ::fstat(descriptor, &info) == 0 && S_ISREG(info.st_mode) ? std::optional(identityIn(info))
                                                                    : std::nullopt;
}

} // namespace overlapse
