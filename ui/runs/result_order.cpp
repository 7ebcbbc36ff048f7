// SPDX-License-Identifier: MIT
#include "runs/result_order.h"

#include <algorithm>
#include <optional>

namespace overlapse {

namespace {

constexpr std::int64_t itemsBetweenLooks = 4'096; // at `stop`

template<typename Key>
struct Entry
{
    Key key{};
    quint32 item = 0;
};

// A merge sort, so that there are moments to stop at: std::sort of ten million takes a second.
template<typename T, typename Before>
void sortUnlessStopped(std::vector<T> &entries, const Before &before, const std::atomic<bool> &stop)
{
    constexpr std::ptrdiff_t block = 65'536;
    const auto size = static_cast<std::ptrdiff_t>(entries.size());
    for (std::ptrdiff_t from = 0; from < size && !stop; from += block)
        std::sort(entries.begin() + from, entries.begin() + std::min(from + block, size), before);
    std::vector<T> merged(size > block ? entries.size() : 0);
    for (std::ptrdiff_t width = block; width < size && !stop; width *= 2) {
        for (std::ptrdiff_t from = 0; from < size && !stop; from += 2 * width) {
            const auto begin = entries.begin() + from;
            const auto middle = entries.begin() + std::min(from + width, size);
            const auto end = entries.begin() + std::min(from + 2 * width, size);
            std::merge(begin, middle, middle, end, merged.begin() + from, before);
        }
        entries.swap(merged);
    }
}

// `items` are in their own order; `keyOf` gives std::nullopt where there is no value.
template<typename Key, typename KeyOf>
std::vector<quint32> sortedBy(const std::vector<quint32> &items, const KeyOf &keyOf, bool descending,
                              const std::atomic<bool> &stop)
{
    std::vector<Entry<Key>> entries;
    std::vector<quint32> without;
    entries.reserve(items.size());
    for (const quint32 item : items) {
        if (item % itemsBetweenLooks == 0 && stop)
            return {};
        if (auto key = keyOf(item))
            entries.push_back({std::move(*key), item});
        else
            without.push_back(item);
    }
    const auto before = [descending](const Entry<Key> &a, const Entry<Key> &b) {
        const bool less = descending ? b.key < a.key : a.key < b.key;
        return less || (!(descending ? a.key < b.key : b.key < a.key) && a.item < b.item);
    };
    sortUnlessStopped(entries, before, stop);
    std::vector<quint32> sorted;
    sorted.reserve(items.size());
    for (const Entry<Key> &entry : entries)
        sorted.push_back(entry.item);
    sorted.insert(sorted.end(), without.begin(), without.end());
    return sorted;
}

std::vector<quint32> chosenItems(const Run &run, const WorkSpec &work, const ResultQuery &query,
                                 const std::atomic<bool> &stop, const Wording &wording)
{
    std::vector<quint32> items;
    if (query.failedOnly && run.trace.failedCount() == 0)
        return items;
    for (std::int64_t item = 0; item < run.trace.size(); ++item) {
        if (item % itemsBetweenLooks == 0 && stop)
            return {};
        if (query.failedOnly && !itemFailed(run, item))
            continue;
        if (query.filter.isEmpty() || resultMatches(run, work, item, query.filter, wording))
            items.push_back(static_cast<quint32>(item));
    }
    return items;
}

} // namespace

ResultOrder ResultOrder::everything(std::int64_t count, bool reversed)
{
    ResultOrder order;
    order.m_count = count;
    order.m_reversed = reversed;
    return order;
}

std::int64_t ResultOrder::itemAt(std::int64_t row) const
{
    if (m_listed)
        return m_items[static_cast<std::size_t>(row)];
    return m_reversed ? m_count - 1 - row : row;
}

std::int64_t ResultOrder::rowOf(std::int64_t item) const
{
    if (item < 0)
        return -1;
    if (m_listed) {
        const auto found = std::find(m_items.begin(), m_items.end(), static_cast<quint32>(item));
        return found == m_items.end() ? -1 : found - m_items.begin();
    }
    if (item >= m_count)
        return -1;
    return m_reversed ? m_count - 1 - item : item;
}

ResultOrder arrangeResults(const Run &run, const WorkSpec &work, const ResultQuery &query,
                           const std::atomic<bool> &stop, const Wording &wording)
{
    const bool everything = query.filter.isEmpty() && !query.failedOnly;
    if (everything && query.sort == ResultColumn::Item)
        return ResultOrder::everything(run.trace.size(), query.descending);
    std::vector<quint32> items = chosenItems(run, work, query, stop, wording);
    if (query.sort == ResultColumn::Item) {
        if (query.descending)
            std::reverse(items.begin(), items.end());
        return ResultOrder(std::move(items));
    }
    if (isNumber(query.sort) || query.sort == ResultColumn::Status) {
        const auto number = [&run, &query](std::int64_t item) {
            const std::int64_t value = resultNumber(run, query.sort, item);
            return value == noNumber ? std::nullopt : std::optional(value);
        };
        return ResultOrder(sortedBy<std::int64_t>(items, number, query.descending, stop));
    }
    const auto text = [&run, &work, &query, &wording](std::int64_t item) {
        QString value = resultText(run, work, query.sort, item, wording);
        return value.isEmpty() ? std::nullopt : std::optional(std::move(value));
    };
    return ResultOrder(sortedBy<QString>(items, text, query.descending, stop));
}

} // namespace overlapse
