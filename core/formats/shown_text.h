// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace overlapse {

/// Without control characters and line ends: a message stays one line, whatever a file holds.
inline QString printable(QString text)
{
    for (QChar &c : text)
        if (!c.isPrint() && !c.isSurrogate())
            c = QChar::ReplacementCharacter;
    return text;
}

/// Data in a one-line message: short, in quotes, and printable.
inline QString shown(const QString &text)
{
    return u'\'' + printable(text.left(40)) + (text.size() > 40 ? QStringLiteral("…'") : QStringLiteral("'"));
}

} // namespace overlapse
