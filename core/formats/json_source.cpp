// SPDX-License-Identifier: MIT
#include "formats/json_source.h"

#include "formats/shown_text.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>
#include <set>
#include <vector>

namespace overlapse {

namespace {

// Both counted from 1; a column is a character, not a byte.
QString placeText(const QByteArray &text, qsizetype offset)
{
    const QByteArray before = text.left(offset);
    const qsizetype lineBegin = before.lastIndexOf('\n') + 1;
    QString line = QString::fromUtf8(before.mid(lineBegin));
    line.remove(QChar::ByteOrderMark);
    return QStringLiteral("%1:%2").arg(before.count('\n') + 1).arg(line.size() + 1);
}

// QJsonDocument says where it stopped, which is mostly after the character that it did not expect.
qsizetype offsetOf(const QJsonParseError &error, const QByteArray &text)
{
    const qsizetype offset = std::clamp<qsizetype>(error.offset, 0, text.size());
    const bool atIt = error.error == QJsonParseError::IllegalNumber
        || error.error == QJsonParseError::GarbageAtEnd || error.error == QJsonParseError::IllegalUTF8String;
    const bool atEnd = offset == text.size() && error.error != QJsonParseError::MissingObject;
    return atIt || atEnd || offset == 0 ? offset : offset - 1;
}

// The closing quote of the string that opens at `open`, in valid JSON.
qsizetype closingQuote(const QByteArray &text, qsizetype open)
{
    qsizetype i = open + 1;
    while (i < text.size() && text[i] != '"')
        i += text[i] == '\\' ? 2 : 1;
    return i;
}

QString unescaped(const QByteArray &quotedText)
{
    return QJsonDocument::fromJson('[' + quotedText + ']').array().first().toString();
}

struct RepeatedName
{
    qsizetype offset;
    QString name;
};

// QJsonDocument keeps the last of two members with the same name. `text` is valid JSON.
std::optional<RepeatedName> findRepeatedName(const QByteArray &text)
{
    std::vector<std::set<QString>> open; // the names of each object that is open; of an array, none
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '{' || c == '[') {
            open.emplace_back();
        } else if (c == '}' || c == ']') {
            open.pop_back();
        } else if (c == '"') {
            const qsizetype begin = i;
            i = closingQuote(text, begin);
            qsizetype next = i + 1;
            while (next < text.size() && QByteArrayView(" \t\r\n").contains(text[next]))
                ++next;
            if (next == text.size() || text[next] != ':')
                continue;
            const QString name = unescaped(text.mid(begin, i + 1 - begin));
            if (!open.back().insert(name).second)
                return RepeatedName{begin, name};
        }
    }
    return std::nullopt;
}

} // namespace

Checked<QJsonObject> readJsonObject(const QByteArray &text, const QString &name)
{
    const auto failure = [&](qsizetype offset, const QString &what) {
        return Checked<QJsonObject>::failure(
            QStringLiteral("%1:%2: %3").arg(name, placeText(text, offset), what));
    };
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        return failure(offsetOf(error, text),
                       QStringLiteral("this is not JSON: %1").arg(error.errorString()));
    if (!document.isObject())
        return failure(0, QStringLiteral("an array, expected an object: { … }"));
    if (const std::optional<RepeatedName> repeated = findRepeatedName(text))
        return failure(repeated->offset,
                       QStringLiteral("%1 stands there twice, expected once").arg(shown(repeated->name)));
    return document.object();
}

QString kindText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null: return QStringLiteral("null");
    case QJsonValue::Bool: return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case QJsonValue::Double: return QStringLiteral("a number");
    case QJsonValue::String: return QStringLiteral("a text");
    case QJsonValue::Array: return QStringLiteral("an array");
    case QJsonValue::Object: return QStringLiteral("an object");
    case QJsonValue::Undefined: break;
    }
    return QStringLiteral("nothing");
}

void JsonMembers::fail(const QString &key, const QString &what)
{
    if (ok())
        *m_error = printable(QStringLiteral("%1%2: %3").arg(m_path, key, what));
}

void JsonMembers::know(const char *key)
{
    if (!m_known.contains(QLatin1String(key)))
        m_known << QLatin1String(key);
}

bool JsonMembers::has(const char *key)
{
    know(key);
    return ok() && m_object.contains(QLatin1String(key));
}

QJsonValue JsonMembers::take(const char *key)
{
    know(key);
    return ok() ? m_object.value(QLatin1String(key)) : QJsonValue(QJsonValue::Undefined);
}

std::optional<qint64> JsonMembers::integer(const char *key, qint64 least, qint64 most)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return std::nullopt;
    // toInteger() gives its argument where there is a fraction, or more than 64 bits.
    const qint64 number = value.toInteger(least - 1);
    if (value.isDouble() && number >= least && number <= most)
        return number;
    const QString found = value.isDouble()
        ? QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest)
        : kindText(value);
    fail(QLatin1String(key),
         QStringLiteral("%1, expected a whole number from %2 to %3").arg(found).arg(least).arg(most));
    return std::nullopt;
}

std::optional<QString> JsonMembers::textOf(const QJsonValue &value, const QString &key)
{
    if (value.isUndefined())
        return std::nullopt;
    const QString text = value.toString();
    if (!value.isString())
        fail(key, QStringLiteral("%1, expected a text in quotes").arg(kindText(value)));
    else if (text.size() > maxTextLength)
        fail(key, QStringLiteral("longer than %1 characters; that many is the most").arg(maxTextLength));
    else if (std::any_of(text.begin(), text.end(),
                         [](QChar c) { return c.category() == QChar::Other_Control; }))
        fail(key, QStringLiteral("%1, expected one line without control characters").arg(shown(text)));
    else
        return text;
    return std::nullopt;
}

std::optional<QString> JsonMembers::text(const char *key)
{
    return textOf(take(key), QLatin1String(key));
}

std::optional<QJsonArray> JsonMembers::array(const char *key)
{
    const QJsonValue value = take(key);
    if (value.isArray())
        return value.toArray();
    if (!value.isUndefined())
        fail(QLatin1String(key), QStringLiteral("%1, expected an array: [ … ]").arg(kindText(value)));
    return std::nullopt;
}

JsonMembers JsonMembers::object(const char *key)
{
    const QJsonValue value = take(key);
    if (!value.isUndefined() && !value.isObject())
        fail(QLatin1String(key), QStringLiteral("%1, expected an object: { … }").arg(kindText(value)));
    return {value.toObject(), m_path + QLatin1String(key) + u'.', *m_error};
}

void JsonMembers::rejectOthers()
{
    for (const QString &key : m_object.keys())
        if (!m_known.contains(key))
            fail(printable(key.left(40)),
                 QStringLiteral("unknown here, expected %1").arg(m_known.join(QStringLiteral(", "))));
}

} // namespace overlapse
