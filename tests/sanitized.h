// SPDX-License-Identifier: MIT
// Whether what looks for mistakes in memory or between threads is built in, whatever the compiler.
#pragma once

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define OVERLAPSE_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define OVERLAPSE_SANITIZED 1
#endif
#endif

namespace overlapse {

#ifdef OVERLAPSE_SANITIZED
inline constexpr bool isSanitized =
    true; ///< everything is several times slower, and takes terabytes of address space
#else
inline constexpr bool isSanitized = false;
#endif

} // namespace overlapse
