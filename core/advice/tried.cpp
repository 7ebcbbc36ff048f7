// SPDX-License-Identifier: MIT
#include "advice/tried.h"

#include <algorithm>
#include <cmath>

namespace overlapse {

std::vector<double> Tried::throughputs() const
{
    std::vector<double> quiet;
    std::vector<double> all;
    for (const SliceFigures &slice : slices) {
        all.push_back(slice.throughput);
        if (slice.disturbed.value_or(0) <= tooDisturbed)
            quiet.push_back(slice.throughput);
    }
    return quiet.empty() ? all : quiet;
}

double Tried::throughput() const
{
    const std::vector<double> values = throughputs();
    return values.empty() ? 0 : medianOf(values);
}

Interval Tried::interval() const
{
    const std::vector<double> values = throughputs();
    return values.empty() ? Interval() : medianInterval(values);
}

Nanos Tried::p99() const
{
    std::vector<double> values;
    for (const SliceFigures &slice : slices)
        if (slice.p99 != absent)
            values.push_back(static_cast<double>(slice.p99.count()));
    return values.empty() ? absent : Nanos(std::llround(medianOf(values)));
}

std::int64_t Tried::over() const
{
    std::int64_t over = 0;
    for (const SliceFigures &slice : slices)
        over += slice.over;
    return over;
}

double Tried::failedShare() const
{
    std::int64_t failed = 0;
    for (const SliceFigures &slice : slices)
        failed += slice.failed;
    return over() > 0 ? static_cast<double>(failed) / static_cast<double>(over()) : 0;
}

bool Tried::isDisturbed() const
{
    return !slices.empty() && std::ranges::all_of(slices, [](const SliceFigures &slice) {
        return slice.disturbed.value_or(0) > tooDisturbed;
    });
}

bool Tried::refuses(const UsualFailures &usual) const
{
    constexpr double more = 0.02;
    constexpr double few = 3;
    constexpr double errors = 3; // standard errors of the difference of two shares
    const auto n = static_cast<double>(over());
    const double above = failedShare() - usual.share;
    if ((above - more) * n <= few)
        return false;
    if (usual.of == 0)
        return true;
    const auto known = static_cast<double>(usual.of);
    const double both = (failedShare() * n + usual.share * known) / (n + known);
    return above > errors * std::sqrt(both * (1 - both) * (1 / n + 1 / known));
}

QString rateFigure(double throughput)
{
    return QString::number(throughput, 'f', throughput < 10 ? 2 : throughput < 100 ? 1 : 0);
}

QString rateText(double throughput)
{
    return rateFigure(throughput) + QStringLiteral(" items/s");
}

double fallMeanwhile(const std::vector<SliceInTurn> &slices)
{
    constexpr std::size_t fewest = 6;
    std::vector<double> shares;
    for (const SliceInTurn &slice : slices) {
        std::vector<double> alike;
        for (const SliceInTurn &other : slices)
            if (other.spec == slice.spec)
                alike.push_back(other.throughput);
        if (const double median = medianOf(alike); alike.size() > 1 && median > 0)
            shares.push_back(slice.throughput / median);
    }
    if (shares.size() < fewest)
        return 0;
    const Drift drift = driftOf(shares);
    const std::span<const double> all(shares);
    const double fall = 1 - medianOf(all.last(all.size() / 3)) / medianOf(all.first(all.size() / 3));
    return drift.pValue < differenceLevel && !drift.rises && fall > 0 ? fall : 0;
}

} // namespace overlapse
