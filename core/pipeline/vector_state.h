// SPDX-License-Identifier: MIT
// Some calls return with the upper halves of the AVX registers in use: SSE instructions of that thread are slower then.
#pragma once

namespace overlapse {

/// Before a long stretch of arithmetic on a thread that has run other libraries' code. Costs a nanosecond.
inline void clearUpperVectors()
{
#if defined(__x86_64__) && defined(__GNUC__)
    if (__builtin_cpu_supports("avx"))
        __asm__ volatile("vzeroupper" ::: "memory");
#endif
}

} // namespace overlapse
