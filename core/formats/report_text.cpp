// SPDX-License-Identifier: MIT
#include "formats/report_text.h"

namespace overlapse {

QString visibleText(const QString &text)
{
    QString visible;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            const char32_t whole = QChar::surrogateToUcs4(c, text[i + 1]);
            visible += QChar::isPrint(whole) ? text.mid(i, 2) : QString(QChar::ReplacementCharacter);
            ++i;
        } else if (c.isSurrogate() || c.category() == QChar::Other_NotAssigned) {
            visible += QChar::ReplacementCharacter;
        } else if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
                   || c == QChar::LineSeparator || c == QChar::ParagraphSeparator) {
            visible += QStringLiteral("\\x%1").arg(c.unicode(), 2, 16, QLatin1Char('0'));
        } else {
            visible += c;
        }
    }
    return visible;
}

QString htmlText(const QString &text)
{
    return visibleText(text).toHtmlEscaped().replace(u'\'', QStringLiteral("&#39;"));
}

QString markdownText(const QString &text)
{
    QString escaped;
    for (const QChar c : visibleText(text)) {
        if (QStringLiteral("\\`*_[]<>#|&~").contains(c))
            escaped += u'\\';
        escaped += c;
    }
    return escaped;
}

} // namespace overlapse
