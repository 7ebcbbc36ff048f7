// SPDX-License-Identifier: MIT
#include "pipeline/numbers.h"
#include "workload/transform.h"

#include <QByteArrayView>
#include <QRegularExpression>

#include <simdjson.h>

namespace overlapse {

namespace {

using Element = simdjson::dom::element;

// Every object, array, string, number, true, false and null; names of members are not values. No deeper than the parser
// goes, which is 1,024.
std::int64_t valuesIn(const Element &element) // NOLINT(misc-no-recursion)
{
    std::int64_t count = 1;
    if (simdjson::dom::array array; element.get(array) == simdjson::SUCCESS) {
        for (const Element value : array)
            count += valuesIn(value);
    } else if (simdjson::dom::object object; element.get(object) == simdjson::SUCCESS) {
        for (const auto &member : object)
            count += valuesIn(member.value);
    }
    return count;
}

QString reasonOf(simdjson::error_code code)
{
    QString reason = QString::fromUtf8(simdjson::error_message(code)).simplified();
    if (reason.endsWith(u'.'))
        reason.chop(1);
    return QStringLiteral("json: %1").arg(reason);
}

// JSON has numbers of any size, which are counted and not read: each becomes a 1 with blanks behind it. What is not
// written as a number stays, and is refused as what it is.
QByteArray withSmallNumbers(QByteArray text)
{
    static const QRegularExpression number(
        QStringLiteral("\\A-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?\\z"));
    constexpr QByteArrayView belongs("+-.0123456789Ee");
    bool quoted = false;
    for (qsizetype at = 0; at < text.size();) {
        const char c = text[at];
        qsizetype length = 1;
        if (quoted) {
            quoted = c != '"';
            length = c == '\\' ? 2 : 1;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '-' || (c >= '0' && c <= '9')) {
            while (at + length < text.size() && belongs.contains(text[at + length]))
                ++length;
            if (number.match(QString::fromLatin1(text.constData() + at, length)).hasMatch())
                text.replace(at, length, QByteArray(1, '1').leftJustified(length, ' '));
        }
        at += length;
    }
    return text;
}

// The parser reads a little beyond the end, which must be ours.
simdjson::simdjson_result<Element> parse(simdjson::dom::parser &parser, QByteArray &text, qsizetype begin)
{
    text.reserve(text.size() + static_cast<qsizetype>(simdjson::SIMDJSON_PADDING));
    return parser.parse(text.constData() + begin, static_cast<std::size_t>(text.size() - begin), false);
}

void json(StepData &item, const StepContext &)
{
    // One a thread: what it has grown to is used again. Many threads that keep what a large document took would not do.
    thread_local simdjson::dom::parser parser;
    constexpr qsizetype keptCapacity = 16 << 20;
    const auto size = static_cast<std::size_t>(item.data.size());
    if (size > simdjson::SIMDJSON_MAXSIZE_BYTES) {
        item.error = QStringLiteral("json: more than 4 GiB cannot be parsed");
        return;
    }
    const qsizetype begin = item.data.startsWith("\xef\xbb\xbf") ? 3 : 0; // the mark that editors write
    Element root;
    simdjson::error_code code = parse(parser, item.data, begin).get(root);
    QByteArray small;
    if (code == simdjson::NUMBER_ERROR) { // of what is no number, and of what needs more than 64 bits
        small = withSmallNumbers(item.data);
        code = parse(parser, small, begin).get(root);
    }
    if (code) {
        item.error = reasonOf(code);
    } else {
        const std::int64_t count = valuesIn(root);
        item.note = QStringLiteral("%1 %2").arg(
            countText(count), count == 1 ? QStringLiteral("value") : QStringLiteral("values"));
    }
    if (item.data.size() > keptCapacity)
        parser = simdjson::dom::parser();
}

Checked<Step> makeJson(const QString &)
{
    StepData nothing{.data =
                         "null"}; // the first document of a process makes the library look at its processor
    json(nothing, {});
    return Step(json);
}

} // namespace

const Transform &jsonTransform()
{
    static constexpr Transform transform{
        "json", "", "parses it and counts its values; the data stays as it is", makeJson};
    return transform;
}

} // namespace overlapse
