// SPDX-License-Identifier: MIT
#include "scene/wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace overlapse {

QString Wording::translate(const char *context, const char *text, const char *note, std::int64_t count) const
{
    if (translated) {
        constexpr std::int64_t most = std::numeric_limits<int>::max();
        return QCoreApplication::translate(context, text, note, static_cast<int>(std::min(count, most)));
    }
    QString english = QString::fromUtf8(text);
    return count < 0 ? english : english.replace(QLatin1String("%Ln"), countText(count, locale));
}

} // namespace overlapse
