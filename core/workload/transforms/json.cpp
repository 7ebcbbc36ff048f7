// SPDX-License-Identifier: MIT
#include "pipeline/numbers.h"
#include "workload/transform.h"

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
    // The parser reads a little beyond the end, which must be ours.
    item.data.reserve(item.data.size() + static_cast<qsizetype>(simdjson::SIMDJSON_PADDING));
    Element root;
    if (const simdjson::error_code code = parser.parse(item.data.constData(), size, false).get(root)) {
        item.error = reasonOf(code);
    } else {
        const std::int64_t count = valuesIn(root);
        item.note = QStringLiteral("%1 %2").arg(
            countText(count), count == 1 ? QStringLiteral("value") : QStringLiteral("values"));
    }
    if (item.data.size() > keptCapacity)
        parser = simdjson::dom::parser();
}

Checked<Step> make(const QString &)
{
    StepData nothing{.data =
                         "null"}; // the first document of a process makes the library look at its processor
    json(nothing, {});
    return Step(json);
}

} // namespace

const Transform &jsonTransform()
{
    static constexpr Transform transform{"json", "",
                                         "parses it and counts its values; the data stays as it is", make};
    return transform;
}

} // namespace overlapse
