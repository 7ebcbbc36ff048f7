// SPDX-License-Identifier: MIT
#include "serve/served_file.h"

#include "serve/response_head.h"
#include "serve/served_path.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <climits>

#include <fcntl.h>
#include <sys/stat.h>

namespace overlapse {

namespace {

constexpr int forbidden = 403;

int statusOf(int error)
{
    switch (error) {
    case EACCES:
    case EPERM: return forbidden;
    case ENOENT:
    case ENOTDIR:
    case ELOOP:
    case ENAMETOOLONG: return notFound;
    case EMFILE:
    case ENFILE:
    case ENOMEM: return 503;
    default: return 500;
    }
}

// What the kernel shows of an open file: a link that reads as its canonical path, and that opens it once more.
class OpenFileLink
{
public:
    explicit OpenFileLink(int number)
    {
        constexpr std::string_view folder = "/proc/self/fd/";
        char *const end = std::copy(folder.begin(), folder.end(), m_name.begin());
        *std::to_chars(end, m_name.end() - 1, number).ptr = '\0';
    }
    [[nodiscard]] const char *name() const { return m_name.data(); }

private:
    std::array<char, 40> m_name{};
};

} // namespace

ServedFile openServed(const std::string &root, const std::string &path)
{
    ServedFile served;
    const auto refused = [](int status) {
        ServedFile none;
        none.status = status;
        return none;
    };
    const std::string full = path.empty() ? root : root + '/' + path;
    // Finds the place without opening what is there: opening some devices, or a pipe, is an act of its own.
    const Descriptor place(::open(full.c_str(), O_PATH | O_CLOEXEC));
    struct stat info
    {};
    if (!place.isOpen() || ::fstat(place.number(), &info) != 0)
        return refused(statusOf(errno));
    const OpenFileLink link(place.number());
    std::array<char, PATH_MAX> canonical{};
    const ssize_t length = ::readlink(link.name(), canonical.data(), canonical.size());
    if (length < 0)
        return refused(statusOf(errno));
    const std::string_view found(canonical.data(), static_cast<std::size_t>(length));
    if (found.size() == canonical.size() || !isWithin(root, found))
        return refused(forbidden);
    if (S_ISDIR(info.st_mode)) {
        served.folder = found;
        return served;
    }
    if (!S_ISREG(info.st_mode))
        return refused(notFound);
    served.file = Descriptor(::open(link.name(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!served.file.isOpen())
        return refused(statusOf(errno));
    served.state = {etagOf(info.st_size, info.st_mtim.tv_sec, info.st_mtim.tv_nsec), info.st_mtim.tv_sec,
                    info.st_size};
    return served;
}

} // namespace overlapse
