// SPDX-License-Identifier: MIT
#include "workload/served_text.h"

#include "workload/quantity.h"

namespace overlapse {

namespace {

struct KindName
{
    FailureKind kind;
    const char *name;
};
constexpr KindName kindNames[] = {
    {FailureKind::Unavailable, "503"}, {FailureKind::Reset, "reset"},     {FailureKind::Stall, "stall"},
    {FailureKind::Short, "short"},     {FailureKind::Garbage, "garbage"},
};

} // namespace

Checked<FailureKind> parseFailureKind(const QString &text)
{
    for (const KindName &entry : kindNames)
        if (text == QLatin1String(entry.name))
            return entry.kind;
    return Checked<FailureKind>::failure(
        QStringLiteral("'%1' is none of 503, reset, stall, short and garbage").arg(text));
}

Checked<double> parseShare(const QString &text)
{
    const std::optional<double> share = parsePercentage(text);
    return share ? Checked<double>(*share)
                 : Checked<double>::failure(
                     QStringLiteral("'%1' is not a percentage from 0% to 100%, as in 2%").arg(text));
}

QString failureKindText(FailureKind kind)
{
    for (const KindName &entry : kindNames)
        if (entry.kind == kind)
            return QLatin1String(entry.name);
    return {};
}

QString shareText(double share)
{
    return percentageText(share);
}

} // namespace overlapse
