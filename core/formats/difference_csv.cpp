// SPDX-License-Identifier: MIT
#include "formats/difference_csv.h"

#include "formats/block_writer.h"

#include <algorithm>

namespace overlapse {

namespace {

struct Times
{
    Nanos latency = absent;
    Nanos fetch = absent;
    Nanos transform = absent;
};

/// From what is known of the item in that run; of one that is not in it nothing is.
Times timesOf(const ComparedRun &of, std::int64_t item)
{
    if (item < 0 || item >= of.run.trace.size())
        return {};
    const ItemRow row = of.run.trace.row(item);
    const auto between = [](Nanos from, Nanos to) {
        return from == absent || to == absent ? absent : to - from;
    };
    Times times{between(row.fetchAdmitted, row.transformYielded),
                between(row.fetchStarted, row.fetchFinished),
                between(row.transformStarted, row.transformFinished)};
    if (times.fetch != absent)
        times.fetch = std::max(times.fetch - heldBack(of.run.trace.parts(item)), Nanos(0));
    return times;
}

void putKnown(BlockWriter &out, std::int64_t value)
{
    out.put(",");
    if (value >= 0)
        out.number(value);
}

void putInput(BlockWriter &out, const ComparedRun &of, std::int64_t item, Secrets secrets)
{
    out.put(",");
    if (item < 0 || !of.work.inputs || of.work.inputs->paths.empty())
        return;
    QByteArray input = shownInput(of.work, item, secrets).toUtf8();
    out.put("\"");
    out.put(input.replace('"', "\"\"").toStdString());
    out.put("\"");
}

class Lines
{
public:
    Lines(QIODevice &device, const ComparedRun &a, const ComparedRun &b, Secrets secrets)
        : m_out(device), m_a(a), m_b(b), m_secrets(secrets)
    {
        m_out.put("rank,item_a,item_b,input,difference_ns,latency_a_ns,latency_b_ns,fetch_a_ns,fetch_b_ns,"
                  "transform_a_ns,transform_b_ns,why\r\n");
    }
    void put(std::int64_t rank, const ItemPair &pair, const std::int64_t *difference, const char *why)
    {
        if (rank >= 0)
            m_out.number(rank);
        putKnown(m_out, pair.a);
        putKnown(m_out, pair.b);
        putInput(m_out, pair.a >= 0 ? m_a : m_b, pair.a >= 0 ? pair.a : pair.b, m_secrets);
        m_out.put(",");
        if (difference)
            m_out.number(*difference);
        const Times inA = timesOf(m_a, pair.a);
        const Times inB = timesOf(m_b, pair.b);
        for (const Nanos time :
             {inA.latency, inB.latency, inA.fetch, inB.fetch, inA.transform, inB.transform})
            putKnown(m_out, time.count());
        m_out.put(",");
        m_out.put(why);
        m_out.put("\r\n");
    }
    bool finish() { return m_out.finish(); }

private:
    BlockWriter m_out;
    const ComparedRun &m_a;
    const ComparedRun &m_b;
    Secrets m_secrets;
};

} // namespace

const char *apartKey(Apart why)
{
    static constexpr std::array<const char *, apartCount> keys{
        "only_a",      "only_b",       "failed_a",     "failed_b",
        "failed_both", "unfinished_a", "unfinished_b", "unfinished_both"};
    return keys[static_cast<std::size_t>(why)];
}

bool writeDifferenceCsv(QIODevice &device, const RunDifference &difference, const ComparedRun &a,
                        const ComparedRun &b, Secrets secrets)
{
    Lines lines(device, a, b, secrets);
    for (std::size_t rank = 0; rank < difference.size(); ++rank)
        lines.put(static_cast<std::int64_t>(rank), difference.pairAt(rank), &difference.differences[rank],
                  "");
    for (std::size_t why = 0; why < apartCount; ++why)
        for (const ItemPair &pair : difference.pairs->apart[why])
            lines.put(-1, pair, nullptr, apartKey(Apart(why)));
    return lines.finish();
}

} // namespace overlapse
