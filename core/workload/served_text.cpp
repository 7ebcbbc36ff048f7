// SPDX-License-Identifier: MIT
#include "workload/served_text.h"

#include <QLocale>

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
    bool ok = false;
    const double percent = text.endsWith(u'%') ? QLocale::c().toDouble(text.chopped(1), &ok) : 0;
    if (!ok || !(percent >= 0 && percent <= 100))
        return Checked<double>::failure(
            QStringLiteral("'%1' is not a percentage from 0% to 100%, as in 2%").arg(text));
    return percent / 100;
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
    // The shortest number that reads as the same share: 100 times it need not be exact.
    QString text;
    for (int decimals = 0; decimals <= 17; ++decimals) {
        text = QString::number(share * 100, 'f', decimals) + u'%';
        if (const Checked<double> read = parseShare(text); read && *read == share)
            break;
    }
    return text;
}

} // namespace overlapse
