// SPDX-License-Identifier: MIT
#include "workload/same_work.h"

#include "workload/fetch_rules.h"

#include <QByteArrayView>
#include <QCryptographicHash>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace overlapse {

namespace {

// Each part with its length in front: "ab", "c" is not "a", "bc".
class Hash
{
public:
    void add(const void *data, std::size_t bytes)
    {
        const auto length = static_cast<std::uint64_t>(bytes);
        m_hash.addData(QByteArrayView(reinterpret_cast<const char *>(&length), sizeof length));
        m_hash.addData(QByteArrayView(static_cast<const char *>(data), static_cast<qsizetype>(bytes)));
    }
    void finish(Fingerprint &fingerprint) const
    {
        std::uint64_t halves[2];
        const QByteArray result = m_hash.result();
        std::memcpy(halves, result.constData(), sizeof halves);
        fingerprint.set(halves[0], halves[1]);
    }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha1};
};

bool holdTheSame(const InputList &a, const InputList &b)
{
    return a.paths == b.paths;
}

bool holdTheSame(const DurationTable &a, const DurationTable &b)
{
    return a.fetch == b.fetch && a.transform == b.transform && a.fetchCpu == b.fetchCpu
        && a.transformOutside == b.transformOutside && a.server == b.server && a.servers == b.servers
        && a.perHost == b.perHost && a.rate == b.rate && a.deadline == b.deadline
        && a.fetchThread == b.fetchThread && a.unsureBelow == b.unsureBelow
        && a.fetchCpuUnknown == b.fetchCpuUnknown && a.trials == b.trials && a.fetchFailed == b.fetchFailed
        && a.transformFailed == b.transformFailed;
}

template<typename List>
bool same(const std::shared_ptr<const List> &a, const std::shared_ptr<const List> &b)
{
    if (a == b || !a || !b)
        return a == b;
    if (a->fingerprint.isSet() && b->fingerprint.isSet())
        return a->fingerprint == b->fingerprint;
    return holdTheSame(*a, *b);
}

bool sameTimes(const WorkSpec &a, const WorkSpec &b)
{
    const bool drawn = a.fetchTime.kind != TimeSpec::Kind::Constant
        || a.transformTime.kind != TimeSpec::Kind::Constant || a.served;
    return (a.isReal() || a.durations || a.fetchTime == b.fetchTime)
        && (a.transform == TransformKind::Real || a.durations || a.transformTime == b.transformTime)
        && (!drawn || a.seed == b.seed);
}

} // namespace

std::shared_ptr<const InputList> finished(InputList list)
{
    Hash hash;
    for (const std::vector<char> &block : list.paths.packed())
        hash.add(block.data(), block.size());
    auto shared = std::make_shared<InputList>(std::move(list));
    hash.finish(shared->fingerprint);
    return shared;
}

namespace {

double sumOf(const std::vector<Nanos> &times)
{
    double sum = 0;
    for (const Nanos time : times)
        sum += static_cast<double>(time.count());
    return sum;
}

// Of fetches, and of transforms where it is known what of them is not: others are CPU time all the same.
double computingOf(const DurationTable &table)
{
    const double fetches = table.fetchCpu.empty() ? 0 : sumOf(table.fetch);
    const double transforms = table.transformOutside.empty() ? 0 : sumOf(table.transform);
    const double cpu = sumOf(table.fetchCpu) + transforms - sumOf(table.transformOutside);
    return fetches + transforms > 0 ? cpu / (fetches + transforms) : 0;
}

// Of items that were tried again.
void addUpRetries(DurationTable &table)
{
    double inFlight = sumOf(table.fetch);
    double squares = 0;
    double longest = 0;
    for (std::size_t at = 0; at < table.trials.size();) {
        const std::int64_t row = table.trials[at].row;
        double time = 0;
        for (; at < table.trials.size() && table.trials[at].row == row; ++at)
            time += static_cast<double>(table.trials[at].time.count())
                + static_cast<double>(table.trials[at].wait.count());
        inFlight += time;
        squares += time * time;
        longest =
            std::max(longest, time + static_cast<double>(table.fetch[static_cast<std::size_t>(row)].count()));
    }
    table.longestRetried = longest;
    table.retrySpread = inFlight > 0 ? 2 * std::sqrt(squares) / inFlight : 0;
}

} // namespace

std::shared_ptr<const DurationTable> finished(DurationTable table)
{
    table.computing = computingOf(table);
    addUpRetries(table);
    Hash hash;
    for (const std::vector<Nanos> *times :
         {&table.fetch, &table.transform, &table.fetchCpu, &table.transformOutside})
        hash.add(times->data(), times->size() * sizeof(Nanos));
    hash.add(table.server.data(), table.server.size() * sizeof(std::int32_t));
    for (const Trial &trial : table.trials)
        for (const std::int64_t value :
             {trial.row, std::int64_t(trial.time.count()), std::int64_t(trial.wait.count())})
            hash.add(&value, sizeof value);
    for (const std::vector<std::int64_t> *rows : {&table.fetchFailed, &table.transformFailed}) {
        const std::size_t count = rows->size();
        hash.add(&count, sizeof count);
        hash.add(rows->data(), rows->size() * sizeof(std::int64_t));
    }
    hash.add(&table.perHost, sizeof table.perHost);
    hash.add(&table.rate, sizeof table.rate);
    hash.add(&table.deadline, sizeof table.deadline);
    hash.add(&table.fetchThread, sizeof table.fetchThread);
    hash.add(&table.unsureBelow, sizeof table.unsureBelow);
    hash.add(&table.fetchCpuUnknown, sizeof table.fetchCpuUnknown);
    for (const Capacity &capacity : table.servers)
        for (const std::int64_t value :
             {capacity.places, std::int64_t(capacity.filled), std::int64_t(capacity.known)})
            hash.add(&value, sizeof value);
    auto shared = std::make_shared<DurationTable>(std::move(table));
    hash.finish(shared->fingerprint);
    return shared;
}

bool sameWork(const WorkSpec &a, const WorkSpec &b)
{
    return a.items == b.items && a.fetch == b.fetch && a.transform == b.transform && a.steps == b.steps
        && a.command == b.command && rulesInUse(a.rules, a.fetch) == rulesInUse(b.rules, b.fetch)
        && a.served == b.served && (a.isReal() || a.durations || a.capacity == b.capacity) && sameTimes(a, b)
        && same(a.durations, b.durations) && same(a.inputs, b.inputs);
}

} // namespace overlapse
