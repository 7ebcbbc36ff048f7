// SPDX-License-Identifier: MIT
#include "workload/open_files.h"

#include "workload/descriptor.h"

#include <algorithm>
#include <cerrno>
#include <vector>

#include <sys/eventfd.h>
#include <sys/resource.h>

namespace overlapse {

namespace {

constexpr rlim_t ownUse = 128; // the window's, the program's and its libraries' own, generously

} // namespace

void raiseOpenFiles(std::int64_t more)
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    const rlim_t wanted = std::min<rlim_t>(static_cast<rlim_t>(more) + ownUse, limit.rlim_max);
    if (wanted <= limit.rlim_cur)
        return;
    limit.rlim_cur = wanted;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

int descriptorError(int more)
{
    std::vector<Descriptor> taken;
    for (int i = 0; i < more; ++i) {
        taken.emplace_back(::eventfd(0, EFD_CLOEXEC));
        if (!taken.back().isOpen())
            return errno;
    }
    return 0;
}

} // namespace overlapse
