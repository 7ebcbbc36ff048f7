// SPDX-License-Identifier: MIT
// What the system would still give this process.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <cstdint>
#include <limits>

namespace overlapse {

inline constexpr std::int64_t noLimit = std::numeric_limits<std::int64_t>::max();

/// How much more: as far as is known.
struct SystemRoom
{
    std::int64_t files = noLimit; ///< open files and sockets, once the limit is raised (ulimit -Hn)
    std::int64_t tasks = noLimit; ///< threads and processes (ulimit -u, the control group's pids.max)
    std::int64_t memory =
        noLimit; ///< bytes (ulimit -v, the control group's memory.max, what the machine has)
};
SystemRoom systemRoom();

/// The number after `key` in a file of lines such as "MemAvailable:   1234 kB" or "inactive_file 5"; -1 without one.
std::int64_t numberAfter(QByteArrayView text, QByteArrayView key);

/// The path of the control group in /proc/self/cgroup ("0::/user.slice/x"); empty where there is none of version 2.
QByteArray controlGroupIn(QByteArrayView text);

} // namespace overlapse
