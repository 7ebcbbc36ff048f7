// SPDX-License-Identifier: MIT
// Starting a thread, which the system may refuse.
#pragma once

#include "pipeline/scarcity.h"
#include "workload/system_error.h"

#include <cerrno>
#include <thread>
#include <utility>

#include <pthread.h>

namespace overlapse {

/// Has `thread` do `work`, under a name of at most 15 characters. Empty, or the system's reason why there is no thread;
/// `work` is then gone. Not one of Qt's: each of those takes a descriptor for an event loop, and Qt ends the program
/// where it finds none.
template<typename Work>
QString startThread(std::thread &thread, const char *name, Work work)
{
    if (isDenied(Scarce::Thread))
        return systemError(EAGAIN);
    try {
        thread = std::thread([name, work = std::move(work)]() mutable {
            ::pthread_setname_np(::pthread_self(), name);
            work();
        });
    } catch (const std::system_error &error) {
        return systemError(error.code().value());
    }
    return {};
}

} // namespace overlapse
