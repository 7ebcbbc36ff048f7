// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace overlapse {

/// What stands in a file, for people to read and agree to: one line, in which what cannot be seen, or turns the
/// direction of what follows, is written out as in "\x1b" or "\u202e".
inline QString escaped(const QString &text)
{
    QString shown;
    for (const QChar c : text) {
        if (c.isPrint() || c.isSurrogate())
            shown += c;
        else if (c == u'\n')
            shown += QLatin1String("\\n");
        else if (c.unicode() < 0x100)
            shown += QStringLiteral("\\x%1").arg(int(c.unicode()), 2, 16, QLatin1Char('0'));
        else
            shown += QStringLiteral("\\u%1").arg(int(c.unicode()), 4, 16, QLatin1Char('0'));
    }
    return shown;
}

} // namespace overlapse
