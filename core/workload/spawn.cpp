// SPDX-License-Identifier: MIT
#include "workload/spawn.h"

#include <csignal>

#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

namespace overlapse {

namespace {

// The same for every program.
struct SpawnAttributes
{
    posix_spawnattr_t value{};

    SpawnAttributes()
    {
        sigset_t all;
        ::sigfillset(&all);
        sigset_t none;
        ::sigemptyset(&none);
        ::posix_spawnattr_init(&value);
        ::posix_spawnattr_setsigdefault(&value, &all);
        ::posix_spawnattr_setsigmask(&value, &none);
        ::posix_spawnattr_setpgroup(&value, 0);
        ::posix_spawnattr_setflags(&value,
                                   POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
    }
};

} // namespace

int spawn(std::vector<QByteArray> words, int in, int out, int err, pid_t &process)
{
    static const SpawnAttributes attributes;
    std::vector<char *> arguments;
    arguments.reserve(words.size() + 1);
    for (QByteArray &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);

    posix_spawn_file_actions_t actions;
    int error = ::posix_spawn_file_actions_init(&actions);
    if (error != 0)
        return error;
    if (in < 0)
        error = ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    else
        error = ::posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    if (error == 0)
        error = ::posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    if (error == 0)
        error = ::posix_spawn_file_actions_adddup2(&actions, err, STDERR_FILENO);
    if (error == 0)
        error = ::posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    if (error == 0)
        error = ::posix_spawnp(&process, arguments.front(), &actions, &attributes.value, arguments.data(),
                               environ);
    ::posix_spawn_file_actions_destroy(&actions);
    return error;
}

} // namespace overlapse
