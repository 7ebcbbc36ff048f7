// SPDX-License-Identifier: MIT
#include "pipeline/side_by_side.h"

#include "pipeline/scarcity.h"

#include <QThread>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace overlapse {

bool sideBySide(std::size_t pieces, const std::function<bool(std::size_t)> &work)
{
    std::atomic<std::size_t> next{0};
    std::atomic<bool> stop{false};
    std::mutex mutex;
    std::exception_ptr thrown; // the first
    const auto some = [&] {
        try {
            for (std::size_t index = next++; index < pieces && !stop; index = next++)
                if (!work(index))
                    stop = true;
        } catch (...) {
            const std::scoped_lock lock(mutex);
            thrown = thrown ? thrown : std::current_exception();
            stop = true;
        }
    };
    // What cannot be helped with is done alone.
    std::vector<std::thread> helpers;
    const auto cores = static_cast<std::size_t>(std::max(1, QThread::idealThreadCount()));
    try {
        for (std::size_t i = 1; i < std::min(cores, pieces) && !isDenied(Scarce::Thread); ++i)
            helpers.emplace_back(some);
    } catch (const std::system_error &) {
    }
    some();
    for (std::thread &helper : helpers)
        helper.join();
    if (thrown)
        std::rethrow_exception(thrown);
    return !stop;
}

} // namespace overlapse
