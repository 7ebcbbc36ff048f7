// SPDX-License-Identifier: MIT
// 2026-11: some calls (QProcess::start(), QSettings::sync(), on Debian 12) return with the upper halves of the AVX
// registers in use. Every SSE instruction of that thread is slower from then on: the predictor took twice its time.
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
