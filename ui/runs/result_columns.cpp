// SPDX-License-Identifier: MIT
#include "runs/result_columns.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace overlapse {

namespace {

/// Of texts the least; they share what is left by their weights.
struct Width
{
    double least;
    double weight;
};

Width widthOf(ResultColumn column, std::int64_t items)
{
    switch (column) {
    case ResultColumn::Item: {
        const auto digits = static_cast<double>(QString::number(std::max<std::int64_t>(items - 1, 0)).size());
        return {std::max(56.0, 20 + 8 * digits), 0};
    }
    case ResultColumn::Input: return {128, 8};
    case ResultColumn::Status: return {70, 0};
    case ResultColumn::Attempts: return {72, 0};
    case ResultColumn::Fetch: return {80, 0};
    case ResultColumn::Transform: return {84, 0};
    case ResultColumn::Waiting:
    case ResultColumn::Latency: return {82, 0};
    case ResultColumn::BytesIn: return {76, 0};
    case ResultColumn::BytesOut: return {82, 0};
    case ResultColumn::Result: return {88, 3};
    case ResultColumn::Error: return {84, 3};
    }
    return {72, 0};
}

double leastOf(const std::vector<ResultColumn> &columns, std::int64_t items)
{
    double sum = 0;
    for (const ResultColumn column : columns)
        sum += widthOf(column, items).least;
    return sum;
}

} // namespace

std::vector<ColumnPlace> placeResultColumns(std::vector<ResultColumn> columns, std::int64_t items,
                                            double room, ResultColumn sorted)
{
    constexpr std::array leftOut{ResultColumn::BytesOut, ResultColumn::Result,    ResultColumn::Attempts,
                                 ResultColumn::BytesIn,  ResultColumn::Transform, ResultColumn::Fetch};
    const bool errors = std::find(columns.begin(), columns.end(), ResultColumn::Error) != columns.end();
    for (const ResultColumn column : leftOut) {
        if (leastOf(columns, items) <= room)
            break;
        if (column != sorted && (column != ResultColumn::Result || errors))
            columns.erase(std::remove(columns.begin(), columns.end(), column), columns.end());
    }
    double weights = 0;
    for (const ResultColumn column : columns)
        weights += widthOf(column, items).weight;
    const double spare = std::max(0.0, room - leastOf(columns, items));
    // Numbers alone stand a little wider, rather than far from each other.
    constexpr double mostWider = 24;
    const double wider =
        weights > 0 ? 0 : std::min(mostWider, std::floor(spare / static_cast<double>(columns.size())));
    std::vector<ColumnPlace> places;
    double x = 0;
    for (const ResultColumn column : columns) {
        const auto [least, weight] = widthOf(column, items);
        const double width = least + (weights > 0 ? std::floor(spare * weight / weights) : wider);
        places.push_back({column, x, width});
        x += width;
    }
    return places;
}

ResultHead resultHeadOf(const ColumnPlace &place, ResultColumn sorted, bool descending)
{
    struct Words
    {
        const char *text;
        const char *tip;
    };
    static constexpr std::array<Words, resultColumnCount> words{{
        {QT_TRANSLATE_NOOP("Results", "Item"), ""},
        {QT_TRANSLATE_NOOP("Results", "Input"), ""},
        {QT_TRANSLATE_NOOP("Results", "Status"),
         QT_TRANSLATE_NOOP("Results", "Of the last answer, for HTTP")},
        {QT_TRANSLATE_NOOP("Results", "Attempts"), QT_TRANSLATE_NOOP("Results", "How often it was fetched")},
        {QT_TRANSLATE_NOOP("Results", "Fetch"),
         QT_TRANSLATE_NOOP("Results", "How long the fetch ran, all attempts together")},
        {QT_TRANSLATE_NOOP("Results", "Transform"),
         QT_TRANSLATE_NOOP("Results", "How long the transform ran")},
        {QT_TRANSLATE_NOOP("Results", "Waiting"),
         QT_TRANSLATE_NOOP("Results", "Of its latency, when neither was running")},
        {QT_TRANSLATE_NOOP("Results", "Latency"), QT_TRANSLATE_NOOP("Results", "From admitted to emitted")},
        {QT_TRANSLATE_NOOP("Results", "Bytes in"), QT_TRANSLATE_NOOP("Results", "What was fetched")},
        {QT_TRANSLATE_NOOP("Results", "Bytes out"),
         QT_TRANSLATE_NOOP("Results", "What the transform made of it")},
        {QT_TRANSLATE_NOOP("Results", "Result"),
         QT_TRANSLATE_NOOP("Results", "What the transform found out, else the digest")},
        {QT_TRANSLATE_NOOP("Results", "Error"), ""},
    }};
    const Words &own = words[static_cast<std::size_t>(place.column)];
    ResultHead head;
    head.column = static_cast<int>(place.column);
    head.text = QCoreApplication::translate("Results", own.text);
    head.tip = *own.tip ? QCoreApplication::translate("Results", own.tip) : QString();
    head.number = isNumber(place.column);
    head.status = place.column == ResultColumn::Status || place.column == ResultColumn::Error;
    head.sorted = place.column == sorted;
    head.descending = head.sorted && descending;
    head.x = place.x;
    head.width = place.width;
    return head;
}

QString resultKey(ResultColumn column)
{
    static constexpr std::array<const char *, resultColumnCount> keys{
        "item",       "input",      "status",   "attempts",  "fetch_ms", "transform_ms",
        "waiting_ms", "latency_ms", "bytes_in", "bytes_out", "result",   "error"};
    return QLatin1String(keys[static_cast<std::size_t>(column)]);
}

} // namespace overlapse
