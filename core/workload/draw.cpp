// SPDX-License-Identifier: MIT
#include "workload/draw.h"

#include <algorithm>
#include <cmath>

namespace overlapse {

namespace {

// Finaliser of SplitMix64 (Steele, Lea, Flood 2014; constants of Stafford's variant 13).
std::uint64_t mix(std::uint64_t x)
{
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

// The normal quantile by Wichura's algorithm AS 241 (PPND16, Applied Statistics 37, 1988): about 1 part in 10^16.
double normalQuantile(double p)
{
    static constexpr double a[] = {3.3871328727963666080e0,  1.3314166789178437745e+2,
                                   1.9715909503065514427e+3, 1.3731693765509461125e+4,
                                   4.5921953931549871457e+4, 6.7265770927008700853e+4,
                                   3.3430575583588128105e+4, 2.5090809287301226727e+3};
    static constexpr double b[] = {1.0,
                                   4.2313330701600911252e+1,
                                   6.8718700749205790830e+2,
                                   5.3941960214247511077e+3,
                                   2.1213794301586595867e+4,
                                   3.9307895800092710610e+4,
                                   2.8729085735721942674e+4,
                                   5.2264952788528545610e+3};
    static constexpr double c[] = {1.42343711074968357734e0,  4.63033784615654529590e0,
                                   5.76949722146069140550e0,  3.64784832476320460504e0,
                                   1.27045825245236838258e0,  2.41780725177450611770e-1,
                                   2.27238449892691845833e-2, 7.74545014278341407640e-4};
    static constexpr double d[] = {1.0,
                                   2.05319162663775882187e0,
                                   1.67638483018380384940e0,
                                   6.89767334985100004550e-1,
                                   1.48103976427480074590e-1,
                                   1.51986665636164571966e-2,
                                   5.47593808499534494600e-4,
                                   1.05075007164441684324e-9};
    static constexpr double e[] = {6.65790464350110377720e0,  5.46378491116411436990e0,
                                   1.78482653991729133580e0,  2.96560571828504891230e-1,
                                   2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                   2.71155556874348757815e-5, 2.01033439929228813265e-7};
    static constexpr double f[] = {1.0,
                                   5.99832206555887937690e-1,
                                   1.36929880922735805310e-1,
                                   1.48753612908506148525e-2,
                                   7.86869131145613259100e-4,
                                   1.84631831751005468180e-5,
                                   1.42151175831644588870e-7,
                                   2.04426310338993978564e-15};
    const auto ratio = [](const double *top, const double *bottom, double x) {
        double t = 0;
        double u = 0;
        for (int i = 7; i >= 0; --i) {
            t = t * x + top[i];
            u = u * x + bottom[i];
        }
        return t / u;
    };
    const double q = p - 0.5;
    if (std::abs(q) <= 0.425)
        return q * ratio(a, b, 0.180625 - q * q);
    const double r = std::sqrt(-std::log(q < 0 ? p : 1 - p));
    const double x = r <= 5 ? ratio(c, d, r - 1.6) : ratio(e, f, r - 5);
    return q < 0 ? -x : x;
}

Nanos rounded(double ns)
{
    // As llround() does for what is not negative, without the call. The largest sum is below 2^54.
    // NOLINTNEXTLINE(bugprone-incorrect-roundings)
    return Nanos(static_cast<std::int64_t>(std::clamp(ns, 0.0, static_cast<double>(maxTime.count())) + 0.5));
}

} // namespace

double uniformDraw(std::uint64_t seed, std::int64_t item, int stage)
{
    // Odd multipliers keep neighbouring keys apart before the mixing.
    const std::uint64_t key = mix(seed + 0x9e3779b97f4a7c15ULL)
        ^ (static_cast<std::uint64_t>(item) * 2 + static_cast<std::uint64_t>(stage) + 1)
            * 0xd1342543de82ef95ULL;
    return (static_cast<double>(mix(mix(key)) >> 11) + 0.5) * 0x1p-53;
}

Nanos timeAt(const TimeSpec &spec, double u)
{
    const auto a = static_cast<double>(spec.a.count());
    const auto b = static_cast<double>(spec.b.count());
    switch (spec.kind) {
    case TimeSpec::Kind::Constant: return spec.a;
    case TimeSpec::Kind::Uniform: return rounded(a + (b - a) * u);
    // 1 - u is off by 2^-54 at most, which moves even the longest mean's draw by half a nanosecond only; log1p()
    // would take twice the time of log().
    case TimeSpec::Kind::Exp: return rounded(-a * std::log(1 - u));
    case TimeSpec::Kind::Lognormal: return rounded(a * std::exp(spec.p * normalQuantile(u)));
    case TimeSpec::Kind::Spike: return u < spec.p ? spec.b : spec.a;
    }
    return spec.a;
}

} // namespace overlapse
