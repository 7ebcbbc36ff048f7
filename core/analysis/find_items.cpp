// SPDX-License-Identifier: MIT
#include "analysis/find_items.h"

#include "analysis/item_chunks.h"

#include <cmath>
#include <limits>

namespace overlapse {

namespace {

using What = ItemTerm::What;
using Relation = ItemTerm::Relation;
using Items = std::vector<std::int64_t>;

constexpr Nanos notThere{-1}; // a time that no condition is true of

template<typename Value>
bool isSo(Value value, Relation relation, Value of)
{
    switch (relation) {
    case Relation::Less: return value < of;
    case Relation::AtMost: return value <= of;
    case Relation::Equal:
    case Relation::Holds: return value == of;
    case Relation::AtLeast: return value >= of;
    case Relation::More: return value > of;
    }
    return false;
}

/// Reads single times of items, without the rest of their rows.
class Times
{
public:
    explicit Times(const Trace &trace) : m_trace(trace) {}

    [[nodiscard]] Nanos fetch(std::int64_t item) const
    {
        return between(item, StampColumn::FetchStarted, StampColumn::FetchFinished);
    }
    [[nodiscard]] Nanos transform(std::int64_t item) const
    {
        return between(item, StampColumn::TransformStarted, StampColumn::TransformFinished);
    }
    [[nodiscard]] Nanos latency(std::int64_t item) const
    {
        return between(item, StampColumn::FetchAdmitted, StampColumn::TransformYielded);
    }
    [[nodiscard]] Nanos wait(std::int64_t item) const
    {
        const Nanos all = latency(item);
        if (all == notThere)
            return all;
        return all - std::max(Nanos(0), fetch(item)) - std::max(Nanos(0), transform(item))
            + heldBack(m_trace.parts(item));
    }
    /// Whether the time of that kind has ended.
    [[nodiscard]] bool hasEnded(std::int64_t item, What what) const
    {
        const StampColumn end = what == What::Fetch ? StampColumn::FetchFinished
            : what == What::Transform               ? StampColumn::TransformFinished
                                                    : StampColumn::TransformYielded;
        return m_trace.stamp(end, item) != absent;
    }

private:
    [[nodiscard]] Nanos between(std::int64_t item, StampColumn begin, StampColumn end) const
    {
        const Nanos from = m_trace.stamp(begin, item);
        const Nanos to = m_trace.stamp(end, item);
        return from == absent ? notThere : (to == absent ? m_trace.end() : to) - from;
    }

    const Trace &m_trace;
};

/// Calls use(read): read(item) is the time of that kind.
template<typename Use>
auto withTime(What what, const Times &times, const Use &use)
{
    switch (what) {
    case What::Fetch: return use([&times](std::int64_t item) { return times.fetch(item); });
    case What::Transform: return use([&times](std::int64_t item) { return times.transform(item); });
    case What::Latency: return use([&times](std::int64_t item) { return times.latency(item); });
    default: return use([&times](std::int64_t item) { return times.wait(item); });
    }
}

// By nearest rank, of the times that ended; where none did, longer than any.
Nanos percentileOf(const Trace &trace, const ItemTerm &term, const std::stop_token &cancel)
{
    const Times times(trace);
    auto parts = statesForCores<std::vector<Nanos>>();
    readInChunks(parts, trace.size(), cancel,
                 [&](std::vector<Nanos> &part, std::int64_t first, std::int64_t end) {
                     withTime(term.what, times, [&](const auto &timeOf) {
                         for (std::int64_t item = first; item < end; ++item)
                             if (times.hasEnded(item, term.what))
                                 part.push_back(timeOf(item));
                     });
                 });
    std::vector<Nanos> all = std::move(parts.front());
    for (std::size_t i = 1; i < parts.size(); ++i)
        all.insert(all.end(), parts[i].begin(), parts[i].end());
    if (all.empty() || cancel.stop_requested())
        return Nanos::max();
    const auto count = static_cast<double>(all.size());
    const auto rank = static_cast<std::ptrdiff_t>(std::ceil(term.percentile * count / 100));
    const auto place = all.begin() + std::clamp<std::ptrdiff_t>(rank, 1, std::ssize(all)) - 1;
    std::nth_element(all.begin(), place, all.end());
    return *place;
}

/// One of a condition's terms, with what it is compared with.
class Matcher
{
public:
    Matcher(const Run &run, const WorkSpec &work, ItemTerm term)
        : m_trace(run.trace), m_times(run.trace), m_work(work), m_term(std::move(term))
    {
    }

    /// Those of first to end - 1 of which it is true.
    void scan(std::int64_t first, std::int64_t end, Items &found) const
    {
        with([&](const auto &matches) {
            for (std::int64_t item = first; item < end; ++item)
                if (matches(item))
                    found.push_back(item);
        });
    }
    /// Of what is found already, from place `from` on, those stay of which it is true.
    void filter(Items &found, std::ptrdiff_t from) const
    {
        with([&](const auto &matches) {
            found.erase(std::remove_if(found.begin() + from, found.end(),
                                       [&](std::int64_t item) { return !matches(item); }),
                        found.end());
        });
    }

private:
    template<typename Use>
    void with(const Use &use) const
    {
        if (m_term.isTime())
            return withTime(m_term.what, m_times, [&](const auto &timeOf) { withRelation(timeOf, use); });
        switch (m_term.what) {
        case What::Item: return withNumber([](std::int64_t item) { return item; }, use);
        case What::Failed: return use([this](std::int64_t item) { return hasFailed(item); });
        case What::Name: return use([this](std::int64_t item) { return hasName(item); });
        case What::Status: return withNumber([this](std::int64_t item) { return statusOf(item); }, use);
        default: return withNumber([this](std::int64_t item) { return attemptsOf(item); }, use);
        }
    }
    // What is looked for most, without a switch for each item.
    template<typename TimeOf, typename Use>
    void withRelation(const TimeOf &timeOf, const Use &use) const
    {
        const Nanos limit(m_term.value);
        if (m_term.relation == Relation::More)
            return use([&](std::int64_t item) { return timeOf(item) > limit; });
        use([&](std::int64_t item) {
            const Nanos time = timeOf(item);
            return time != notThere && isSo(time, m_term.relation, limit);
        });
    }
    template<typename NumberOf, typename Use>
    void withNumber(const NumberOf &numberOf, const Use &use) const
    {
        use([&](std::int64_t item) {
            return isAdmitted(item) && isSo(numberOf(item), m_term.relation, m_term.value);
        });
    }

    [[nodiscard]] bool isAdmitted(std::int64_t item) const
    {
        return m_trace.stamp(StampColumn::FetchAdmitted, item) != absent;
    }
    [[nodiscard]] bool hasFailed(std::int64_t item) const
    {
        const ItemRow row = m_trace.row(item);
        return row.fetchStatus == Status::Failed || row.transformStatus == Status::Failed;
    }
    [[nodiscard]] bool hasName(std::int64_t item) const
    {
        if (!m_work.inputs || static_cast<std::size_t>(item) >= m_work.inputs->paths.size()
            || !isAdmitted(item))
            return false;
        const QString name = QString::fromUtf8(m_work.inputs->paths[static_cast<std::size_t>(item)]);
        return m_term.relation == Relation::Holds ? name.contains(m_term.text, Qt::CaseInsensitive)
                                                  : name.compare(m_term.text, Qt::CaseInsensitive) == 0;
    }
    // Without an answer none is equal to a status, or less.
    [[nodiscard]] std::int64_t statusOf(std::int64_t item) const
    {
        const std::optional<ItemDetail> detail = m_trace.detail(item);
        const bool known = detail && detail->httpStatus > 0;
        const bool below = m_term.relation == Relation::Less || m_term.relation == Relation::AtMost;
        return known ? detail->httpStatus : below ? std::numeric_limits<std::int64_t>::max() : -1;
    }
    [[nodiscard]] std::int64_t attemptsOf(std::int64_t item) const { return m_trace.row(item).attempts; }

    const Trace &m_trace;
    Times m_times;
    const WorkSpec &m_work;
    ItemTerm m_term;
};

// Columns of times are read fastest; names are taken apart last.
int costOf(const ItemTerm &term)
{
    switch (term.what) {
    case What::Item: return 0;
    case What::Fetch:
    case What::Transform:
    case What::Latency: return 1;
    case What::Failed:
    case What::Attempts: return 2;
    case What::Wait: return 3;
    case What::Status: return 4;
    case What::Name: return 5;
    }
    return 0;
}

// What is typed as a number, and is beyond all that a number holds, comes as a part of a name.
bool isNumber(const QString &text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

QString noSuchItem(const WorkSpec &work)
{
    return work.items == 1 ? QStringLiteral("there is no item of that number: the only one is 0")
                           : QStringLiteral("there is no item of that number: the %1 items are 0 to %2")
                                 .arg(work.items)
                                 .arg(work.items - 1);
}

} // namespace

QString conditionProblem(const ItemCondition &condition, const WorkSpec &work)
{
    const bool hasNames = work.inputs && !work.inputs->paths.empty();
    for (const ItemTerm &term : condition) {
        const bool isItem = term.what == What::Item && term.relation == Relation::Equal;
        if (work.items > 0
            && ((isItem && term.value >= work.items)
                || (term.what == What::Name && !hasNames && isNumber(term.text))))
            return noSuchItem(work);
        if (term.what == What::Name && !hasNames)
            return QStringLiteral("these items have no names: write a number, or e.g. fetch > 2s or failed");
        if (term.what == What::Status && work.fetch != FetchKind::Http)
            return QStringLiteral("only what is fetched over HTTP has a status: write e.g. failed");
    }
    return {};
}

std::vector<std::int64_t> findItems(const Run &run, const WorkSpec &work, const ItemCondition &condition,
                                    const std::stop_token &cancel)
{
    ItemCondition terms = condition;
    std::stable_sort(terms.begin(), terms.end(),
                     [](const ItemTerm &a, const ItemTerm &b) { return costOf(a) < costOf(b); });
    std::vector<Matcher> matchers;
    for (ItemTerm &term : terms) {
        if (term.percentile > 0)
            term.value = percentileOf(run.trace, term, cancel).count();
        matchers.emplace_back(run, work, term);
    }
    if (matchers.empty())
        return {};
    auto parts = statesForCores<Items>();
    readInChunks(parts, run.trace.size(), cancel, [&](Items &found, std::int64_t first, std::int64_t end) {
        const std::ptrdiff_t before = std::ssize(found);
        matchers.front().scan(first, end, found);
        for (std::size_t i = 1; i < matchers.size(); ++i)
            matchers[i].filter(found, before);
    });
    Items all = std::move(parts.front());
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const std::ptrdiff_t before = std::ssize(all);
        all.insert(all.end(), parts[i].begin(), parts[i].end());
        std::inplace_merge(all.begin(), all.begin() + before, all.end()); // each part rises
    }
    return all;
}

} // namespace overlapse
