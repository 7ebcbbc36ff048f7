// SPDX-License-Identifier: MIT
// What the system's page cache holds of the inputs when a mode begins.
#pragma once

#include "pipeline/work_spec.h"
#include "trace/recording.h"

#include <atomic>
#include <optional>

namespace overlapse {

/// Reads every file once, on the calling thread, so that all of them are in the cache.
void warmCache(const InputList &inputs, const std::atomic<bool> *stop = nullptr);

/// Asks the system to forget the content of every file, and looks whether it did. Names and sizes may stay cached.
/// What has been written lately is written to the disk first. What another program has mapped stays, and
/// everything on file systems that live in memory. Files that cannot be opened are passed over.
CacheState coolCache(const InputList &inputs, const std::atomic<bool> *stop = nullptr);

/// How much of an open file is cached: a number of pages, or nothing where the system does not tell this user.
std::optional<std::int64_t> cachedPages(int file, std::int64_t size);

/// The worse of both: what is said of a comparison is true of every mode.
CacheState worseOf(const CacheState &a, const CacheState &b);

/// "warm", "cold", "cold, but 3 of 20 files stayed cached", "not cold: all of 20 files stayed cached"; empty where nothing was done.
QString cacheText(const CacheState &state);

} // namespace overlapse
